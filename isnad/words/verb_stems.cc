#include "isnad/words/verb_stems.h"

#include <array>
#include <cassert>
#include <utility>

#include "isnad/words/vowelled_spelling.h"

namespace isnad::words::stems {
namespace {

using spelling::is_consonant;

char long_of(char vowel) { return vowel == 'a' ? 'A' : vowel == 'i' ? 'I' : 'U'; }
char short_of(char vowel) { return vowel == 'A' ? 'a' : vowel == 'I' ? 'i' : 'u'; }

bool has_four_radicals(VerbPattern pattern) { return pattern >= VerbPattern::quad1; }

// Forms whose middle radical stands single, so that a weak one can be lost and a doubled pair
// can close up. Form III and VI have a long vowel before it: doubled pairs close, w and y stay.
bool may_be_hollow(VerbPattern pattern) {
  switch (pattern) {
    case VerbPattern::form1:
    case VerbPattern::form4:
    case VerbPattern::form7:
    case VerbPattern::form8:
    case VerbPattern::form10:
      return true;
    default:
      return false;
  }
}

bool may_be_doubled(VerbPattern pattern) {
  return may_be_hollow(pattern) || pattern == VerbPattern::form3 || pattern == VerbPattern::form6;
}

Close close_of(const VerbShape& shape) {
  const std::string& root = shape.root;
  if (is_weak(root.back())) return Close::defective;  // so too form IX: irEawaa
  if (shape.pattern == VerbPattern::form9 || shape.pattern == VerbPattern::quad4) {
    return Close::doubled;
  }
  if (has_four_radicals(shape.pattern) || !shape.filling.contracts) return Close::plain;
  if (root[1] == root[2] && may_be_doubled(shape.pattern)) return Close::doubled;
  if (is_weak(root[1]) && may_be_hollow(shape.pattern)) return Close::hollow;
  return Close::plain;
}

// The heads and last vowels of a pattern, active and passive.
struct Template {
  std::string perfect, perfect_passive, imperfect, imperfect_passive;
  char vowel_perfect, vowel_imperfect;
};

Template three_radicals(const VerbShape& shape) {
  const std::string r1(1, shape.root[0]);
  const std::string r2(1, shape.root[1]);
  const std::string r3(1, shape.root[2]);
  const std::string& with_first = shape.filling.cluster;
  switch (shape.pattern) {
    case VerbPattern::form1:
      return {r1 + "a" + r2, r1 + "u" + r2, r1 + r2, r1 + r2, shape.perfect, shape.imperfect};
    case VerbPattern::form2: {
      const std::string head = r1 + "a" + r2 + r2;
      return {head, r1 + "u" + r2 + r2, head, head, 'a', 'i'};
    }
    case VerbPattern::form3: {
      const std::string head = r1 + "A" + r2;
      return {head, r1 + "U" + r2, head, head, 'a', 'i'};
    }
    case VerbPattern::form4:
      return {"'a" + r1 + r2, "'u" + r1 + r2, r1 + r2, r1 + r2, 'a', 'i'};
    case VerbPattern::form5: {
      const std::string rest = "a" + r2 + r2;
      if (!with_first.empty()) {
        return {"{i" + with_first + rest,
                "{u" + with_first + "u" + r2 + r2,
                with_first + rest,
                with_first + rest,
                'a',
                'a'};
      }
      const std::string head = "ta" + r1 + rest;
      return {head, "tu" + r1 + "u" + r2 + r2, head, head, 'a', 'a'};
    }
    case VerbPattern::form6: {
      const std::string rest = "A" + r2;
      if (!with_first.empty()) {
        return {"{i" + with_first + rest,
                "{u" + with_first + "U" + r2,
                with_first + rest,
                with_first + rest,
                'a',
                'a'};
      }
      const std::string head = "ta" + r1 + rest;
      return {head, "tu" + r1 + "U" + r2, head, head, 'a', 'a'};
    }
    case VerbPattern::form7:
    case VerbPattern::form8: {
      const std::string head = with_first + "a" + r2;
      return {"{i" + head, "{u" + with_first + "u" + r2, head, head, 'a', 'i'};
    }
    case VerbPattern::form9: {
      const std::string head = r1 + r2 + "a" + r3;
      return {"{i" + head, "{u" + r1 + r2 + "u" + r3, head, head, 'a', 'i'};
    }
    default: {
      const std::string head = "sta" + r1 + r2;
      return {"{i" + head, "{ustu" + r1 + r2, head, head, 'a', 'i'};
    }
  }
}

Template four_radicals(const VerbShape& shape) {
  const std::string r1(1, shape.root[0]);
  const std::string r2(1, shape.root[1]);
  const std::string r3(1, shape.root[2]);
  const std::string r4(1, shape.root[3]);
  switch (shape.pattern) {
    case VerbPattern::quad1: {
      const std::string head = r1 + "a" + r2 + r3;
      return {head, r1 + "u" + r2 + r3, head, head, 'a', 'i'};
    }
    case VerbPattern::quad2: {
      const std::string head = "ta" + r1 + "a" + r2 + r3;
      return {head, "tu" + r1 + "u" + r2 + r3, head, head, 'a', 'a'};
    }
    case VerbPattern::quad3: {
      const std::string head = r1 + r2 + "an" + r3;
      return {"{i" + head, "{u" + r1 + r2 + "un" + r3, head, head, 'a', 'i'};
    }
    default: {  // the last radical doubled: itma'anna
      const std::string head = r1 + r2 + "a" + r3 + r4;
      return {"{i" + head, "{u" + r1 + r2 + "u" + r3 + r4, head, head, 'a', 'i'};
    }
  }
}

// w falls from the imperfect of form I before i, and in the verbs whose i became a beside a
// guttural: ya`idu, yada`u, yasa`u (Wright I 142). A doubled root keeps it: yawaddu.
bool drops_first_w(const VerbShape& shape, Close close) {
  if (shape.pattern != VerbPattern::form1 || shape.root[0] != 'w') return false;
  if (close == Close::doubled || close == Close::hollow) return false;
  if (shape.imperfect == 'i') return true;
  if (shape.imperfect != 'a') return false;
  return shape.perfect == 'a' || shape.root == "wsE" || shape.root == "wT'" || shape.root == "w*r";
}

// The short vowel of qultu, biEtu, xiftu: the perfect's own i or u wins (mittu), else it is u
// where the imperfect has u, and i elsewhere (Wright I 151-152).
char shortened_vowel(const VerbShape& shape) {
  if (shape.perfect != 'a') return shape.perfect;
  return shape.imperfect == 'u' ? 'u' : 'i';
}

// ra'aa loses its hamza wherever a prefix made it follow its vowel: yaraa, 'araa (Wright I 176).
bool loses_hamza(const VerbShape& shape) {
  return shape.root == "r'y" &&
         (shape.pattern == VerbPattern::form1 || shape.pattern == VerbPattern::form4);
}

// The first radicals that the t of form VIII changes or is changed by (Wright I 54-57, 148).
std::vector<std::string> eighth_form_clusters(char first) {
  switch (first) {
    case 'w':
      return {"tt", "wt"};
    case 'y':
      return {"tt", "yt"};
    case '\'':
      return {"'t", "tt"};
    case 't':
      return {"tt"};
    case 'd':
      return {"dd"};
    case '*':
      return {"dd", "**", "*d"};
    case 'z':
      return {"zd", "zz"};
    case 'v':
      return {"vv", "vt", "tt"};
    case 's':
      return {"st", "ss"};
    case 'S':
      return {"ST", "SS"};
    case 'D':
      return {"DT", "DD", "TT"};
    case 'T':
      return {"TT"};
    case 'Z':
      return {"ZT", "ZZ", "TT"};
    default:
      return {std::string(1, first) + "t"};
  }
}

std::vector<std::string> clusters(char first, VerbPattern pattern) {
  const std::string doubled(2, first);
  switch (pattern) {
    case VerbPattern::form5:
    case VerbPattern::form6:
      return {"", doubled};  // tadaaraka, iddaaraka (Wright I 111)
    case VerbPattern::form7:
      if (first == 'm') return {"nm", "mm"};  // immahaa
      return {std::string("n") + first};
    case VerbPattern::form8:
      return eighth_form_clusters(first);
    default:
      return {""};
  }
}

// What the glides of a defective stem do to an ending, by the stem's last vowel (Wright I 164-170).
std::string join_defective(const Stem& stem, std::string_view ending) {
  const std::string rest(ending.empty() ? "" : ending.substr(1));
  const char first = ending.empty() ? '\0' : ending[0];
  const bool is_only_vowel = ending.size() == 1;
  // A hamza left at the end by the lost glide keeps the seat it had within the word: lam yan'a;
  // the sign that a word ends without a mark keeps the two apart.
  if (first == '\0') {
    return stem.head + stem.vowel + (stem.head.back() == '\'' ? "." : "");
  }
  if (stem.vowel == 'a') {
    const std::string glide = stem.ends_in_alef ? "aw" : "ay";
    if (is_only_vowel && (first == 'a' || first == 'u')) {
      return stem.head + (stem.ends_in_alef ? "A" : "Y");
    }
    if (first == 'a') return stem.head + std::string(ending);  // ramat, ramataa
    if (first == 'A') return stem.head + glide + std::string(ending);
    if (first == 'U') return stem.head + "aw" + rest;
    if (first == 'I') return stem.head + "ay" + rest;
    return stem.head + glide + std::string(ending);
  }
  const bool in_i = stem.vowel == 'i';
  const std::string glide = in_i ? "iy" : "uw";
  const std::string long_vowel = in_i ? "I" : "U";
  if (first == 'u') return stem.head + long_vowel;
  if (first == 'a' || first == 'A') return stem.head + glide + std::string(ending);
  if (first == 'U' || first == 'I') return stem.head + std::string(ending);
  return stem.head + long_vowel + std::string(ending);
}

// A hollow stem without its middle radical: "qaw"+u+"l" gives "q", U, "l".
struct Opened {
  std::string base;
  char vowel;
};

Opened open_hollow(const Stem& stem) {
  assert(stem.head.size() >= 2);
  std::string base = stem.head.substr(0, stem.head.size() - 1);
  const char before = base.back();
  if (!spelling::is_short_vowel(before)) return {base, long_of(stem.vowel)};
  base.pop_back();
  // Between two vowels: a-w-V gives aa, u-w-i of the passive gives ii (qaala, qiila).
  return {base, before == 'a' ? 'A' : 'I'};
}

}  // namespace

bool is_weak(char sound) { return sound == 'w' || sound == 'y'; }

std::vector<Filling> possible_fillings(std::string_view root, VerbPattern pattern) {
  std::vector<Filling> fillings;
  for (const std::string& cluster : clusters(root.front(), pattern)) {
    fillings.push_back({true, cluster});
    fillings.push_back({false, cluster});
  }
  return fillings;
}

VerbStems build_stems(const VerbShape& shape) {
  const bool four = has_four_radicals(shape.pattern);
  assert(shape.root.size() == (four ? 4U : 3U));
  const Template parts = four ? four_radicals(shape) : three_radicals(shape);
  const Close close = close_of(shape);
  const bool in_yas = shape.root[0] == 'y' && shape.root[1] == '\'';
  const auto stem = [&](std::string head, char vowel) {
    Stem made;
    const std::size_t meeting = in_yas ? head.find("y'") : std::string::npos;
    if (meeting != std::string::npos) head[meeting + 1] = '>';  // yay'asu is spelled on alef
    made.head = std::move(head);
    made.vowel = vowel;
    made.last = shape.root.back();
    made.close = close;
    return made;
  };
  VerbStems stems;
  stems.perfect = stem(parts.perfect, parts.vowel_perfect);
  stems.perfect_passive = stem(parts.perfect_passive, 'i');
  stems.imperfect = stem(parts.imperfect, parts.vowel_imperfect);
  stems.imperfect_passive = stem(parts.imperfect_passive, 'a');
  switch (shape.pattern) {
    case VerbPattern::form1:
      stems.perfect.ends_in_alef = close == Close::defective && shape.root.back() == 'w';
      if (close == Close::hollow) stems.perfect.short_vowel = shortened_vowel(shape);
      if (drops_first_w(shape, close)) stems.imperfect.head.erase(0, 1);
      if (loses_hamza(shape)) {
        stems.imperfect.head = "r";
        stems.imperfect_passive.head = "r";
      }
      break;
    case VerbPattern::form4:
      if (loses_hamza(shape)) {
        stems.perfect.head = "'ar";
        stems.perfect_passive.head = "'ur";
        stems.imperfect.head = "r";
        stems.imperfect_passive.head = "r";
      }
      break;
    default:
      break;
  }
  const bool u_prefix = shape.pattern == VerbPattern::form2 ||
                        shape.pattern == VerbPattern::form3 ||
                        shape.pattern == VerbPattern::form4 || shape.pattern == VerbPattern::quad1;
  stems.prefix_vowel = u_prefix ? 'u' : 'a';
  return stems;
}

Stem with_vowel(Stem stem, char vowel) {
  stem.vowel = vowel;
  return stem;
}

std::string before_vowel(const Stem& stem) {
  assert(stem.close != Close::defective);
  if (stem.close == Close::hollow) {
    const Opened opened = open_hollow(stem);
    return opened.base + opened.vowel + stem.last;
  }
  if (stem.close == Close::doubled) {
    // The two radicals close up; their vowel falls, or moves before them where a consonant
    // would be left without one: madada > madda, yamdudu > yamuddu (Wright I 120).
    const std::string base = stem.head.substr(0, stem.head.size() - 1);
    const bool needs_vowel = base.empty() || is_consonant(base.back());
    return base + (needs_vowel ? std::string(1, stem.vowel) : "") + stem.last + stem.last;
  }
  return stem.head + stem.vowel + stem.last;
}

std::string before_consonant(const Stem& stem) {
  assert(stem.close != Close::defective);
  if (stem.close == Close::hollow) {
    const Opened opened = open_hollow(stem);
    const char vowel = stem.short_vowel != '\0' ? stem.short_vowel : short_of(opened.vowel);
    return opened.base + vowel + stem.last;
  }
  return stem.head + stem.vowel + stem.last;
}

std::vector<std::string> join(const Stem& stem, std::string_view ending) {
  if (stem.close == Close::defective) return {join_defective(stem, ending)};
  if (ending.empty()) {
    if (stem.close == Close::doubled) return {before_vowel(stem) + "a", before_consonant(stem)};
    return {before_consonant(stem)};
  }
  const std::string base = is_consonant(ending[0]) ? before_consonant(stem) : before_vowel(stem);
  return {base + std::string(ending)};
}

}  // namespace isnad::words::stems
