// What the build makes of hunspell-ar: bases with their endings, lemmas, the verbs of masdars.
#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>

#include "isnad/lexicon/lexicon.h"
#include "isnad/text/fold.h"
#include "isnad/words/broad_words.h"
#include "isnad/words/dictionary.h"
#include "isnad/words/hunspell_list.h"

namespace isnad::words {
namespace {

using lexicon::Lexicon;
using lexicon::Table;

constexpr std::string_view alef = "\xD8\xA7", hamza = "\xD8\xA1", waw = "\xD9\x88", yeh = "\xD9\x8A", teh_marbuta = "\xD8\xA9",
                           alef_maksura = "\xD9\x89";
constexpr std::string_view alef_hamza = "\xD8\xA7\xD8\xA1";  // -aa'

std::string without_last(std::string_view text) { return std::string(text.substr(0, text.size() - 2)); }

std::uint32_t class_bit(std::string_view name) {
  const auto at = std::find(ending_classes.begin(), ending_classes.end(), name);
  return 1U << static_cast<unsigned>(at - ending_classes.begin());
}

bool has_any(const HunspellEntry& entry, std::string_view firsts, std::string_view seconds) {
  return std::any_of(entry.flags.begin(), entry.flags.end(), [&](std::string_view flag) {
    return firsts.find(flag[0]) != std::string_view::npos && seconds.find(flag[1]) != std::string_view::npos;
  });
}

// The letters of a flag of ar.aff: first what it adds, then to which state (A definite, B indefinite, C D before a pronoun).
bool has_dual(const HunspellEntry& entry) { return has_any(entry, "CDEFG", "ABCD"); }
bool takes_feminine(const HunspellEntry& entry) { return has_any(entry, "B", "ABCD"); }

/// An adjective in -ii among the nouns: it has both genders, or the plural of such adjectives.
bool is_nisba(const HunspellEntry& entry) {
  return entry.stem.ends_with(yeh) && (takes_feminine(entry) || has_any(entry, "N", "ABCD"));
}

/// The endings that the flags of a nominal allow.
std::uint32_t nominal_classes(const HunspellEntry& entry) {
  std::uint32_t bits = 0;
  if (takes_feminine(entry)) bits |= class_bit("feminine");
  if (has_dual(entry)) bits |= class_bit("dual");
  if (has_any(entry, "H", "ABCD")) bits |= class_bit("plural_f");
  const bool nisba = entry.stem.ends_with(yeh);
  if (has_any(entry, "I", "ABCD") || (nisba && has_any(entry, "N", "ABCD"))) bits |= class_bit("plural_m");
  if (entry.has("JA")) bits |= class_bit("tanwin");
  if (entry.has("KA")) bits |= class_bit("tanwin_i");
  return bits;
}

/// What of a word its plurals share with it: no long vowels, no hamza, no teh marbuta.
std::string consonants(std::string_view word) {
  constexpr std::string_view passing[] = {alef, waw, yeh, hamza, "\xD9\x87"};
  const std::string folded = text::folded(word);
  std::string out;
  for (std::size_t i = 0; i + 1 < folded.size(); i += 2) {
    const std::string_view letter = std::string_view(folded).substr(i, 2);
    const bool last = i + 2 == folded.size();
    const bool passes =
        std::find(std::begin(passing), std::end(passing) - 1, letter) != std::end(passing) - 1 || (last && letter == passing[4]);
    if (!passes) out += letter;
  }
  return out;
}

// Templates of broken plurals that no singular fills: fawaa3il, mafaa3il, mafaa3iil, fa3aa'il.
bool looks_plural(std::string_view stem) {
  const std::string folded = text::folded(stem);
  const std::size_t letters = folded.size() / 2;
  const auto at = [&](std::size_t i) { return std::string_view(folded).substr(2 * i, 2); };
  if (letters == 5)
    return at(2) == alef && at(1) != alef && (at(3) != alef) && at(4) != alef && at(4) != "\xD9\x87" && at(4) != yeh;
  return letters == 6 && at(2) == alef && at(4) == yeh;
}

/// A pattern of derived_patterns.tsv: digits stand for any letter, the same digit for the same one.
struct DerivedPattern {
  HunspellKind kind;
  std::string_view pattern;
  std::string_view verb;
  std::string_view form;
};

/// The radicals that `word` puts into `pattern`, or nothing.
std::map<char, std::string> radicals_in(std::string_view pattern, std::string_view word) {
  std::map<char, std::string> radicals;
  while (!pattern.empty() && word.size() >= 2) {
    const std::string_view letter = word.substr(0, 2);
    if (pattern.front() >= '1' && pattern.front() <= '4') {
      const auto [at, fresh] = radicals.emplace(pattern.front(), letter);
      if (!fresh && at->second != letter) return {};
      pattern.remove_prefix(1);
    } else {
      if (pattern.substr(0, 2) != letter) return {};
      pattern.remove_prefix(2);
    }
    word.remove_prefix(2);
  }
  return pattern.empty() && word.empty() ? radicals : std::map<char, std::string>{};
}

std::string fill(std::string_view pattern, const std::map<char, std::string>& radicals) {
  std::string out;
  for (const char c : pattern) {
    if (const auto at = radicals.find(c); at != radicals.end()) {
      out += at->second;
    } else {
      out += c;
    }
  }
  return out;
}

/// Lays the list out: bases, lemmas, pool.
class BroadCompiler {
 public:
  explicit BroadCompiler(const Lexicon& lexicon) : dictionary_(lexicon) {
    const Table& table = lexicon.table("words/derived_patterns");
    for (std::uint32_t row = 0; row < table.rows(); ++row) {
      const std::string_view kind = table.cell(row, table.column("kind"));
      patterns_.push_back({kind == "masdar"              ? HunspellKind::masdar
                           : kind == "active_participle" ? HunspellKind::active_participle
                                                         : HunspellKind::passive_participle,
                           table.cell(row, table.column("pattern")), table.cell(row, table.column("verb")),
                           table.cell(row, table.column("form"))});
    }
    const Table& verbs = lexicon.table("words/verbs");
    for (std::uint32_t row = 0; row < verbs.rows(); ++row) {
      const std::string_view id = verbs.cell(row, verbs.column("id"));
      our_verbs_.insert(std::string(id.substr(0, id.rfind('.'))));
    }
  }

  void add_verbs(const std::vector<HunspellEntry>& entries) {
    for (const HunspellEntry& e : entries) {
      if (e.kind != HunspellKind::verb || our_verbs_.contains(std::string(e.lemma))) continue;
      add_verb(e);
    }
  }

  void add_nominals(const std::vector<HunspellEntry>& entries) {
    const HunspellEntry* singular = nullptr;
    std::uint32_t lemma = 0;
    for (const HunspellEntry& e : entries) {
      if (e.kind == HunspellKind::verb) continue;
      const bool counted = has_dual(e) || takes_feminine(e);
      // A broken plural stands behind its singular.
      if (!counted && singular != nullptr && singular->kind == e.kind && e.kind != HunspellKind::name &&
          consonants(singular->stem) == consonants(e.stem) && consonants(e.stem).size() >= 4) {
        add_base(lemma, e, Number::plural);
        continue;
      }
      lemma = lemma_of(e);
      const bool plural = !counted && e.kind != HunspellKind::name && looks_plural(e.stem);
      add_base(lemma, e, counted || e.kind == HunspellKind::name ? Number::singular : plural ? Number::plural : Number::none);
      add_nisba(e);
      if (counted) singular = &e;
    }
  }

  void store(Lexicon& lexicon) {
    lexicon.add_section(std::string(broad_sections[0]), index_.build());
    lexicon.add_section(std::string(broad_sections[1]), bytes_of(bases_));
    lexicon.add_section(std::string(broad_sections[2]), bytes_of(lemmas_));
    lexicon.add_section(std::string(broad_sections[3]), pool_);
  }

 private:
  static std::string bytes_of(const std::vector<std::uint32_t>& numbers) {
    return std::string(reinterpret_cast<const char*>(numbers.data()), numbers.size() * sizeof(std::uint32_t));
  }

  std::uint32_t intern(std::string_view text) {
    const auto [at, fresh] = interned_.try_emplace(std::string(text), static_cast<std::uint32_t>(pool_.size()));
    if (fresh) pool_ += text;
    return at->second;
  }

  std::uint32_t new_lemma(std::string_view name, Upos upos, Derived derived, std::string_view verb_name, std::uint32_t verb) {
    const auto number = static_cast<std::uint32_t>(lemmas_.size() / 6);
    lemmas_.insert(lemmas_.end(), {intern(name), static_cast<std::uint32_t>(name.size()),
                                   static_cast<std::uint32_t>(upos) | static_cast<std::uint32_t>(derived) << 8U,
                                   intern(verb_name), static_cast<std::uint32_t>(verb_name.size()), verb});
    return number;
  }

  std::uint32_t verb_lemma(std::string_view name) {
    const auto at = verbs_.find(std::string(name));
    if (at != verbs_.end()) return at->second;
    const std::uint32_t lemma = new_lemma(name, Upos::verb, Derived::none, "", no_broad_lemma);
    verbs_.emplace(name, lemma);
    return lemma;
  }

  std::uint32_t lemma_of(const HunspellEntry& e) {
    switch (e.kind) {
      case HunspellKind::name:
        return new_lemma(e.stem, takes_feminine(e) ? Upos::adjective : Upos::proper, Derived::none, "", no_broad_lemma);
      case HunspellKind::adjective:
        return new_lemma(e.stem, Upos::adjective, Derived::none, "", no_broad_lemma);
      case HunspellKind::masdar:
        return derived_lemma(e, Upos::noun, Derived::masdar);
      case HunspellKind::active_participle:
        return derived_lemma(e, Upos::adjective, Derived::active_participle);
      case HunspellKind::passive_participle:
        return derived_lemma(e, Upos::adjective, Derived::passive_participle);
      default:
        return new_lemma(e.stem, is_nisba(e) ? Upos::adjective : Upos::noun, Derived::none, "", no_broad_lemma);
    }
  }

  // The first pattern that leads to a verb that one of the lists has.
  std::uint32_t derived_lemma(const HunspellEntry& e, Upos upos, Derived derived) {
    for (const DerivedPattern& p : patterns_) {
      if (p.kind != e.kind) continue;
      const auto radicals = radicals_in(p.pattern, e.stem);
      if (radicals.empty()) continue;
      const std::string verb = fill(p.verb, radicals);
      const std::string id = verb + "." + std::string(p.form);
      const auto named = dictionary_.lemmas_named(id);
      const bool ours =
          std::any_of(named.begin(), named.end(), [this](Lemma lemma) { return dictionary_.upos_of(lemma) == Upos::verb; });
      if (ours) return new_lemma(e.stem, upos, derived, id, no_broad_lemma);
      if (const auto at = verbs_.find(verb); at != verbs_.end()) return new_lemma(e.stem, upos, derived, id, at->second);
    }
    return new_lemma(e.stem, upos, derived, "", no_broad_lemma);
  }

  void add_base(std::uint32_t lemma, const HunspellEntry& e, Number number) {
    const bool teh = e.stem.ends_with(teh_marbuta), maksura = e.stem.ends_with(alef_maksura),
               tall_hamza = e.stem.ends_with(alef_hamza);
    const bool defective = e.stem.ends_with(yeh) && e.has("KA");
    const BaseKind kind = teh ? BaseKind::teh : maksura ? BaseKind::maksura : defective ? BaseKind::defective : BaseKind::plain;
    const bool feminine = teh || (tall_hamza && has_any(e, "F", "ABCD"));
    const std::uint32_t classes = nominal_classes(e);
    const Gender gender = number == Number::plural || number == Number::none ? Gender::none
                          : feminine                                         ? Gender::feminine
                                                                             : Gender::masculine;
    const std::string form = kind == BaseKind::plain ? std::string(e.stem) : without_last(e.stem);
    put(form, lemma, kind, classes, number, gender, false);
    // Wright I 299: feminine -aa' changes its hamza for waw in the dual and the sound plural.
    if (tall_hamza && has_any(e, "F", "ABCD")) {
      const std::uint32_t endings = class_bit("dual") | class_bit("plural_f");
      put(without_last(e.stem) + std::string(waw), lemma, BaseKind::plain, endings, number, gender, false);
    }
  }

  // Wright I 249-267: the adjective in -ii of a noun; in -awii where the list says so.
  void add_nisba(const HunspellEntry& e) {
    const bool plain = has_any(e, "L", "AB"), with_waw = has_any(e, "M", "AB");
    if (!plain && !with_waw) return;
    std::string stem(e.stem);
    if (stem.ends_with(teh_marbuta) || stem.ends_with(alef_maksura) || (stem.ends_with(alef) && stem.size() > 6))
      stem = without_last(stem);
    if (with_waw && stem.ends_with(hamza)) stem = without_last(stem);
    if (!with_waw && stem.ends_with(hamza)) stem = without_last(stem) + "\xD8\xA6";  // hamza on yeh
    if (!with_waw && stem.ends_with(yeh)) stem = without_last(stem);
    const std::string name = stem + (with_waw ? std::string(waw) : std::string()) + std::string(yeh);
    const std::uint32_t lemma = new_lemma(name, Upos::adjective, Derived::none, "", no_broad_lemma);
    const std::uint32_t classes =
        class_bit("feminine") | class_bit("dual") | class_bit("plural_f") | class_bit("plural_m") | class_bit("tanwin");
    put(name, lemma, BaseKind::plain, classes, Number::singular, Gender::masculine, false);
  }

  void add_verb(const HunspellEntry& e) {
    const std::uint32_t lemma = verb_lemma(e.lemma);
    std::uint32_t classes = 0;
    for (const std::string_view flag : e.flags) {
      const auto at = std::find(ending_classes.begin(), ending_classes.end(), flag);
      if (at != ending_classes.end()) classes |= 1U << static_cast<unsigned>(at - ending_classes.begin());
    }
    const auto add = [&](bool there, BaseKind kind) {
      if (!there) return;
      put(std::string(e.stem), lemma, kind, classes, Number::none, Gender::none, false);
      if (e.stem.ends_with(alef_maksura))
        put(without_last(e.stem) + std::string(alef), lemma, kind, 0, Number::none, Gender::none, true);
    };
    add(e.perfect, BaseKind::perfect);
    add(e.imperfect, BaseKind::imperfect);
    add(e.imperative, BaseKind::imperative);
  }

  void put(const std::string& form, std::uint32_t lemma, BaseKind kind, std::uint32_t classes, Number number, Gender gender,
           bool bound) {
    if (form.size() < 4) return;
    const std::uint32_t bits = static_cast<std::uint32_t>(kind) | classes << 3U | static_cast<std::uint32_t>(number) << 24U |
                               static_cast<std::uint32_t>(gender) << 26U | (bound ? 1U << 28U : 0U);
    index_.add(text::folded(form), static_cast<std::uint32_t>(bases_.size() / 4));
    bases_.insert(bases_.end(), {lemma, bits, intern(form), static_cast<std::uint32_t>(form.size())});
  }

  const Dictionary dictionary_;
  std::vector<DerivedPattern> patterns_;
  std::set<std::string> our_verbs_;
  std::map<std::string, std::uint32_t> verbs_;
  lexicon::IndexBuilder index_;
  std::vector<std::uint32_t> bases_;
  std::vector<std::uint32_t> lemmas_;
  std::string pool_;
  std::map<std::string, std::uint32_t, std::less<>> interned_;
};

std::vector<HunspellHeading> headings_in(const Lexicon& lexicon) {
  constexpr std::array<std::string_view, 6> kinds = {"name",     "noun", "masdar", "active_participle", "passive_participle",
                                                     "adjective"};
  const Table& table = lexicon.table("words/list_headings");
  std::vector<HunspellHeading> out;
  for (std::uint32_t row = 0; row < table.rows(); ++row) {
    const auto at = std::find(kinds.begin(), kinds.end(), table.cell(row, table.column("kind")));
    HunspellHeading heading{table.cell(row, table.column("heading")), std::nullopt};
    if (at != kinds.end()) heading.kind = static_cast<HunspellKind>(at - kinds.begin());
    out.push_back(heading);
  }
  return out;
}

}  // namespace

Result<bool> compile_broad_words(Lexicon& lexicon, std::string_view dic, std::string_view aff) {
  constexpr std::size_t enough = 50000;
  const auto entries = read_hunspell_list(dic, aff, headings_in(lexicon));
  const auto of_kind = [&](HunspellKind kind) {
    return std::any_of(entries.begin(), entries.end(), [kind](const HunspellEntry& e) { return e.kind == kind; });
  };
  if (entries.size() < enough || !of_kind(HunspellKind::verb) || !of_kind(HunspellKind::masdar) ||
      !of_kind(HunspellKind::adjective)) {
    return Error{ErrorCode::bad_table,
                 "not the word list of hunspell-ar 3.2: expected 50000 entries or more, with verbs, masdars and adjectives; see "
                 "data/words/list_headings.tsv",
                 "ar.dic"};
  }
  BroadCompiler compiler(lexicon);
  compiler.add_verbs(entries);
  compiler.add_nominals(entries);
  compiler.store(lexicon);
  return true;
}

}  // namespace isnad::words
