// check_conjugator: compares the conjugator with the verb stems of Camel Morph MSA.
//
//   check_conjugator FOLDER [--all] [--shared VERBS]
//
// FOLDER holds MSA-Verb-LEX-PV.csv, -IV.csv and -CV.csv: one row per stem of the perfect, the
// imperfect and the imperative, in Buckwalter's letters, with the class of endings each takes.
// For every lemma (root and citation form) the tool derives a VerbEntry from the citation form
// (the perfect's vowel of doubled verbs from its stem, and the imperfect's vowel too where the
// citation form names none), conjugates it, and compares eight forms with those the stems make with
// their endings. The table has no passives, participles or masdars: those are not checked here.
// Prints what was read, what was left out and why, agreement form by form, the classes of
// disagreement that are differences of rule, and every other disagreement one by one (--all: those
// of the classes too). With --shared only the lemmas that the table VERBS (data/words/verbs.tsv)
// has are compared, conjugated from its rows; where it has the verb with other vowels, both are
// printed. Exits 1 when a file cannot be read.
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "isnad/words/conjugate.h"

namespace {

using isnad::words::VerbEntry;
using isnad::words::VerbForm;
using isnad::words::VerbPattern;

// Buckwalter's letters in the order of the Unicode block, U+0621 to U+063A and U+0640 to U+0652.
constexpr std::string_view letters_from_0621 = "'|>&<}AbptvjHxd*rzs$SDTZEg";
constexpr std::string_view letters_from_0640 = "_fqklmnhwYyFNKaui~o";

std::string to_arabic(std::string_view buckwalter) {
  std::string out;
  for (const char letter : buckwalter) {
    std::uint32_t point = 0x0671;  // '{', alef of wasl
    if (const std::size_t at = letters_from_0621.find(letter); at != std::string_view::npos) {
      point = 0x0621U + static_cast<std::uint32_t>(at);
    } else if (const std::size_t later = letters_from_0640.find(letter);
               later != std::string_view::npos) {
      point = 0x0640U + static_cast<std::uint32_t>(later);
    }
    out += static_cast<char>(0xC0U | (point >> 6U));
    out += static_cast<char>(0x80U | (point & 0x3FU));
  }
  return out;
}

std::string to_buckwalter(std::string_view arabic) {
  std::string out;
  for (std::size_t i = 0; i + 1 < arabic.size(); i += 2) {  // every letter here has two bytes
    const auto point = ((static_cast<std::uint32_t>(arabic[i]) & 0x1FU) << 6U) |
                       (static_cast<std::uint32_t>(arabic[i + 1]) & 0x3FU);
    if (point >= 0x0621 && point < 0x0621 + letters_from_0621.size()) {
      out += letters_from_0621[point - 0x0621];
    } else if (point >= 0x0640 && point < 0x0640 + letters_from_0640.size()) {
      out += letters_from_0640[point - 0x0640];
    } else {
      out += '{';
    }
  }
  return out;
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at)) {
    text.replace(at, from.size(), to);
    at += to.size();
  }
}

// One spelling for both sides: no sukun, shadda before its vowel, no fatha before alef, plain
// alef for wasl, alef after yeh at the end (ahyaa). Seats of hamza and all vowels stay.
std::string key(std::string text) {
  replace_all(text, "o", "");
  for (const char vowel : {'a', 'i', 'u'}) {
    replace_all(text, std::string{vowel, '~'}, std::string{'~', vowel});
  }
  replace_all(text, "aA", "A");
  replace_all(text, "aY", "Y");
  replace_all(text, "{", "A");
  replace_all(text, "yY", "yA");
  replace_all(text, "y~Y", "y~A");
  return text;
}

// ---------------------------------------------------------------- the table

struct Row {
  std::string root, pattern, stem, lemma;
  std::string suffix_class;  // "", v-suff, c-suff
  std::set<std::string> conditions;
};

std::vector<std::string> split_csv(const std::string& line) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  for (const char byte : line) {
    if (byte == '"') {
      quoted = !quoted;
    } else if (byte == ',' && !quoted) {
      cells.emplace_back();
    } else if (byte != '\r') {
      cells.back() += byte;
    }
  }
  return cells;
}

std::set<std::string> split_words(const std::string& text) {
  std::set<std::string> words;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    if (end > begin) words.insert(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

std::optional<std::vector<Row>> read_rows(const std::string& path) {
  std::ifstream in(path);
  std::string line;
  if (!std::getline(in, line)) return std::nullopt;
  const std::vector<std::string> names = split_csv(line);
  const auto column = [&](std::string_view name) {
    return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
  };
  const std::size_t root = column("ROOT"), pattern = column("PATTERN_ABSTRACT"),
                    stem = column("FORM"), lemma = column("LEMMA"), suffix = column("COND-T"),
                    conditions = column("COND-S"), define = column("DEFINE");
  std::vector<Row> rows;
  while (std::getline(in, line)) {
    const std::vector<std::string> cells = split_csv(line);
    if (cells.size() < names.size() || cells[define] != "LEXICON") continue;
    rows.push_back({cells[root], cells[pattern], cells[stem], cells[lemma], cells[suffix],
                    split_words(cells[conditions])});
  }
  return rows;
}

// ---------------------------------------------------------------- what the stems make

enum Cell : std::uint8_t {
  perfect_3ms,
  perfect_1s,
  imperfect_3ms,
  jussive_3ms,
  imperfect_3fp,
  imperative_2ms,
  imperative_2fs,
  imperative_2fp,
  cell_count
};
constexpr std::array<std::string_view, cell_count> cell_names = {
    "perfect 3ms",   "perfect 1s",     "imperfect 3ms",  "jussive 3ms",
    "imperfect 3fp", "imperative 2ms", "imperative 2fs", "imperative 2fp"};

// A condition "#-x" means: the stem has lost x, which comes back before each ending in this shape.
struct Closing {
  std::string_view condition;
  std::array<std::string_view, 3> shapes;  // in the order of the aspect's cells
};

constexpr std::array<Closing, 8> perfect_closings = {{
    {"#-ay", {"aY", "ayotu", ""}},
    {"#-aw", {"aA", "awotu", ""}},
    {"#-iy", {"iya", "iytu", ""}},
    {"#-a>", {"a>a", "a>otu", ""}},
    {"#-A'", {"aA'a", "a>otu", ""}},
    {"#->ay", {">aY", ">ayotu", ""}},
    {"#->~ay", {">~aY", ">~ayotu", ""}},
    {"#-aA", {"aA", "ayotu", ""}},
}};
constexpr std::array<Closing, 12> imperfect_closings = {{
    {"#-iy", {"iy", "i", "iyna"}},
    {"#-aY", {"aY", "a", "ayna"}},
    {"#-uw", {"uw", "u", "uwna"}},
    {"#-a>", {"a>u", "a>o", "a>ona"}},
    {"#-u&", {"u&u", "u&o", "u&ona"}},
    {"#-iy'", {"iy'u", "i}o", "i}ona"}},
    {"#-}iy", {"}iy", "}i", "}iyna"}},
    {"#-uw'", {"uw'u", "u&o", "u&ona"}},
    {"#-A'", {"aA'u", "a>o", "a>ona"}},
    {"#->ay", {">aY", ">a", ">ayna"}},
    {"#-aA", {"aA", "a", "ayna"}},
    {"#-ay", {"aY", "a", "ayna"}},
}};
constexpr std::array<Closing, 9> imperative_closings = {{
    {"#-aA", {"a", "ay", "ayna"}},
    {"#-iy", {"i", "iy", "iyna"}},
    {"#-aY", {"a", "ay", "ayna"}},
    {"#-uw", {"u", "iy", "uwna"}},
    {"#-a>", {"a>o", "a}iy", "a>ona"}},
    {"#-iy'", {"i}o", "iy}iy", "i}ona"}},
    {"#-}iy", {"}i", "}iy", "}iyna"}},
    {"#-uw'", {"u&o", "uw}iy", "u&ona"}},
    {"#-A'", {"a>o", "aA}iy", "a>ona"}},
}};

template <typename Closings>
const Closing* closing_of(const Row& row, const Closings& closings) {
  for (const Closing& closing : closings) {
    if (row.conditions.count(std::string(closing.condition)) > 0) return &closing;
  }
  return nullptr;
}

// `stem` before an ending in a consonant: two like consonants are written once with shadda.
std::string add_consonant(const std::string& stem, char consonant, std::string_view rest) {
  const bool meets_itself = !stem.empty() && stem.back() == consonant;
  return stem + (meets_itself ? "~" : std::string("o") + consonant) + std::string(rest);
}

using Expected = std::array<std::set<std::string>, cell_count>;

void expect_perfect(const Row& row, Expected& expected) {
  const bool before_vowel = row.suffix_class != "c-suff";
  const bool before_consonant = row.suffix_class != "v-suff";
  if (const Closing* closing = closing_of(row, perfect_closings)) {
    if (before_vowel) expected[perfect_3ms].insert(row.stem + std::string(closing->shapes[0]));
    if (before_consonant) expected[perfect_1s].insert(row.stem + std::string(closing->shapes[1]));
    return;
  }
  if (before_vowel) expected[perfect_3ms].insert(row.stem + "a");
  if (before_consonant) expected[perfect_1s].insert(add_consonant(row.stem, 't', "u"));
}

void expect_imperfect(const Row& row, Expected& expected) {
  const bool in_u = row.conditions.count("u-#") > 0;
  std::string stem = in_u ? "yu" : "ya";
  if (row.conditions.count(">-#") > 0) stem += in_u ? "&o" : ">o";
  stem += row.stem;
  if (const Closing* closing = closing_of(row, imperfect_closings)) {
    expected[imperfect_3ms].insert(stem + std::string(closing->shapes[0]));
    expected[jussive_3ms].insert(stem + std::string(closing->shapes[1]));
    expected[imperfect_3fp].insert(stem + std::string(closing->shapes[2]));
    return;
  }
  if (row.suffix_class != "c-suff") expected[imperfect_3ms].insert(stem + "u");
  if (row.suffix_class != "v-suff") {
    expected[jussive_3ms].insert(stem);
    expected[imperfect_3fp].insert(add_consonant(stem, 'n', "a"));
  }
}

void expect_imperative(const Row& row, Expected& expected) {
  if (const Closing* closing = closing_of(row, imperative_closings)) {
    expected[imperative_2ms].insert(row.stem + std::string(closing->shapes[0]));
    expected[imperative_2fs].insert(row.stem + std::string(closing->shapes[1]));
    expected[imperative_2fp].insert(row.stem + std::string(closing->shapes[2]));
    return;
  }
  if (row.suffix_class != "c-suff") {
    std::string stem = row.stem;
    // A final hamza changes its seat before the i of the ending.
    if (stem.back() == '>' || stem.back() == '&') stem.back() = '}';
    expected[imperative_2fs].insert(stem + "iy");
  }
  if (row.suffix_class != "v-suff") {
    expected[imperative_2ms].insert(row.stem);
    expected[imperative_2fp].insert(add_consonant(row.stem, 'n', "a"));
  }
}

// ---------------------------------------------------------------- from lemma to entry

struct Lemma {
  std::string root, citation, pattern;
  bool is_frozen = false;
  bool merges_hamzas = false;   // condition >-#: the first radical is a hamza after a short vowel
  std::string doubled_perfect;  // stem of the perfect before consonants
  std::string imperfect_stem;   // used only where the citation form gives no imperfect vowel
  Expected expected;
};

std::optional<VerbPattern> pattern_of(const std::string& abstract) {
  static const std::map<std::string, VerbPattern> patterns = {
      {"1a2a3", VerbPattern::form1},       {"1a2~a3", VerbPattern::form2},
      {"1A2a3", VerbPattern::form3},       {">a1o2a3", VerbPattern::form4},
      {"ta1a2~3", VerbPattern::form5},     {"ta1A2a3", VerbPattern::form6},
      {"{ino1a2a3", VerbPattern::form7},   {"{i1ota2a3", VerbPattern::form8},
      {"{i1o2a3~", VerbPattern::form9},    {"{isota1o2a3", VerbPattern::form10},
      {"1a2o3a4", VerbPattern::quad1},     {"ta1a2o3a4", VerbPattern::quad2},
      {"{i1o2ano3a4", VerbPattern::quad3}, {"{i1o2a3a4~", VerbPattern::quad4}};
  const auto found = patterns.find(abstract);
  if (found == patterns.end()) return std::nullopt;
  return found->second;
}

char last_short_vowel(std::string_view text) {
  const std::size_t at = text.find_last_of("aiu");
  return at == std::string_view::npos ? '-' : text[at];
}

VerbEntry entry_of(const Lemma& lemma, VerbPattern pattern) {
  VerbEntry entry;
  entry.pattern = pattern;
  std::string citation = lemma.citation;
  if (const std::size_t dash = citation.find('-'); dash != std::string::npos) {
    entry.imperfect = citation[dash + 1];
    citation.resize(dash);
  } else {
    entry.imperfect = last_short_vowel(lemma.imperfect_stem);
  }
  entry.perfect = last_short_vowel(citation);
  // The citation form hides the vowel of a doubled verb and of aaba (from 'awaba).
  if (!lemma.doubled_perfect.empty()) entry.perfect = last_short_vowel(lemma.doubled_perfect);
  if (entry.perfect == '-') entry.perfect = 'a';
  if (citation.back() != 'Y' && citation.back() != 'A') citation += 'a';
  entry.lemma = to_arabic(citation);
  for (const char letter : lemma.root) {
    const bool is_hamza = std::string_view("'|>&<}").find(letter) != std::string_view::npos;
    entry.root += letter == '.' ? "-" : to_arabic(std::string(1, is_hamza ? '\'' : letter));
  }
  return entry;
}

std::array<std::set<std::string>, cell_count> forms_of(const VerbEntry& entry) {
  std::array<std::set<std::string>, cell_count> cells;
  for (const VerbForm& form : isnad::words::conjugate(entry)) {
    if (form.voice != VerbForm::Voice::active) continue;
    const bool singular = form.number == VerbForm::Number::singular;
    const bool masculine = form.gender == VerbForm::Gender::masculine;
    const bool third = form.person == VerbForm::Person::third;
    const bool feminine_plural =
        form.number == VerbForm::Number::plural && form.gender == VerbForm::Gender::feminine;
    const std::string text = key(to_buckwalter(form.text));
    if (form.aspect == VerbForm::Aspect::perfect && singular) {
      if (third && masculine) cells[perfect_3ms].insert(text);
      if (form.person == VerbForm::Person::first) cells[perfect_1s].insert(text);
    } else if (form.aspect == VerbForm::Aspect::imperfect && third) {
      const bool indicative = form.mood == VerbForm::Mood::indicative;
      if (singular && masculine && indicative) cells[imperfect_3ms].insert(text);
      if (singular && masculine && form.mood == VerbForm::Mood::jussive) {
        cells[jussive_3ms].insert(text);
      }
      if (feminine_plural && indicative) cells[imperfect_3fp].insert(text);
    } else if (form.aspect == VerbForm::Aspect::imperative) {
      if (singular) cells[masculine ? imperative_2ms : imperative_2fs].insert(text);
      if (feminine_plural) cells[imperative_2fp].insert(text);
    }
  }
  return cells;
}

// Whole classes in which the table goes against the grammars; "" where a difference is to be
// looked at by itself.
std::string known_difference(const Lemma& lemma, VerbPattern pattern, std::size_t cell) {
  const bool imperative = cell >= imperative_2ms;
  const bool first_form = pattern == VerbPattern::form1;
  const std::string& root = lemma.root;
  if (pattern == VerbPattern::form6 && root[2] == root[4] && cell > perfect_1s) {
    return "VI doubled: a between the open radicals (yatahaajaj), the table has i";
  }
  if (first_form && root[0] == 'w' && cell > perfect_1s) {
    return "I with w: w falls only before i, or a from i (yawjalu, yawquru, ijal), the table drops "
           "it";
  }
  if (first_form && root[0] == 'y' && imperative) {
    return "I with y: imperative in u (uwsur), the table has iy";
  }
  if (first_form && root[0] == '>' && imperative) {
    return "I with hamza: imperative i'man, u'bur; only xudh, kul, mur lose it; the table has "
           "iylaf, i>man, bur";
  }
  if (root.back() == '>' && imperative) {
    return "last radical hamza: imperative keeps the imperfect's vowel (ubTu', hayyi'), the table "
           "has another";
  }
  if (pattern == VerbPattern::form4 && root[0] == 'y' && imperative) {
    return "IV with y: imperative aysir, the table has w";
  }
  return "";
}

std::string join(const std::set<std::string>& texts) {
  std::string out;
  for (const std::string& text : texts) out += (out.empty() ? "" : " / ") + text;
  return out;
}

// Takes the onset off imperatives of form IV, so that the rest can be compared: the table gives
// most of them the alef of wasl, or nothing, where the language has hamza ('akrim). True when one
// lacked the hamza.
bool drop_onset(std::set<std::string>& texts, bool is_ours) {
  bool lacked = false;
  std::set<std::string> rests;
  for (const std::string& text : texts) {
    if (text.rfind(">a", 0) == 0) {
      rests.insert(text.substr(2));
    } else if (text[0] == '|') {
      rests.insert(">" + text.substr(1));
    } else {
      lacked = !is_ours;
      rests.insert(text.rfind("Ai", 0) == 0 ? text.substr(2) : text);
    }
  }
  texts = rests;
  return lacked;
}

/// Rows of verbs.tsv by root, form and unvocalised lemma.
using SharedVerbs = std::multimap<std::string, VerbEntry>;

std::string shared_key(const VerbEntry& entry) {
  std::string lemma = isnad::words::strip_vowels(entry.lemma);
  const std::string wasla = to_arabic("{"), alef = to_arabic("A");
  replace_all(lemma, wasla, alef);
  return entry.root + '|' + std::to_string(static_cast<int>(entry.pattern)) + '|' + lemma;
}

std::optional<SharedVerbs> read_shared(const std::string& path) {
  std::ifstream in(path);
  if (!in) return std::nullopt;
  SharedVerbs out;
  for (std::string line; std::getline(in, line);) {
    std::vector<std::string> cells(1);
    for (const char byte : line) {
      if (byte == '\t')
        cells.emplace_back();
      else
        cells.back() += byte;
    }
    const auto pattern =
        cells.size() < 7 ? std::nullopt : isnad::words::read_verb_pattern(cells[3]);
    if (!pattern) continue;
    VerbEntry entry;
    entry.lemma = cells[1];
    entry.root = cells[2];
    entry.pattern = *pattern;
    entry.perfect = cells[4][0];
    entry.imperfect = cells[5][0];
    out.emplace(shared_key(entry), entry);
  }
  return out;
}

struct Tally {
  std::optional<SharedVerbs> shared;
  std::size_t not_shared = 0;
  std::set<std::string> met;  // lemmas of verbs.tsv that were compared
  std::map<std::string, std::set<std::string>> other_vowels;  // ... and those met with other vowels
  bool print_all = false;
  std::size_t ruled = 0;
  std::map<std::string, std::size_t> by_rule;  // disagreements of whole classes
  std::size_t without_hamza = 0;
  std::array<std::size_t, cell_count> compared{}, agreed{};
  std::size_t lemmas = 0, with_disagreement = 0;
  std::map<std::string, std::size_t> left_out;
  std::vector<std::string> disagreements;
};

/// Puts the row of verbs.tsv in place of `entry`; false when it has none with these vowels.
bool take_shared(const Lemma& lemma, VerbEntry& entry, Tally& tally) {
  const auto [from, to] = tally.shared->equal_range(shared_key(entry));
  if (from == to) {
    ++tally.not_shared;
    return false;
  }
  for (auto at = from; at != to; ++at) {
    const VerbEntry& row = at->second;
    // The citation form of a hollow verb does not show the perfect's vowel (xaaf-a); its stem
    // before consonants is compared.
    const bool hollow = lemma.root.size() == 5 && (lemma.root[2] == 'w' || lemma.root[2] == 'y');
    const bool same = row.imperfect == entry.imperfect && (hollow || row.perfect == entry.perfect);
    if (entry.pattern == VerbPattern::form1 && !same) continue;
    entry = row;
    tally.met.insert(row.lemma);
    return true;
  }
  tally.other_vowels[from->second.lemma].insert(
      to_buckwalter(from->second.lemma) + "\t" + lemma.root + "\tours " + from->second.perfect +
      " " + from->second.imperfect + "\ttheirs " + entry.perfect + " " + entry.imperfect);
  return false;
}

void compare(const Lemma& lemma, Tally& tally) {
  std::optional<VerbPattern> pattern = pattern_of(lemma.pattern);
  // The table files aamana yu'minu under III with aakhadha yu'aakhidhu; it is IV.
  if (pattern == VerbPattern::form3 && lemma.merges_hamzas) pattern = VerbPattern::form4;
  if (!pattern || lemma.is_frozen) {
    ++tally.left_out[lemma.is_frozen ? "frozen verb" : "pattern " + lemma.pattern];
    return;
  }
  VerbEntry entry = entry_of(lemma, *pattern);
  if (tally.shared && !take_shared(lemma, entry, tally)) return;
  if (!isnad::words::gives_back_lemma(entry)) {
    ++tally.left_out["the root of the table does not lead to its citation form; listed below"];
    tally.disagreements.push_back(lemma.citation + "\t" + lemma.root + "\t" + lemma.pattern +
                                  "\tleft out");
    return;
  }
  auto ours = forms_of(entry);
  ++tally.lemmas;
  bool all_agree = true;
  for (std::size_t cell = 0; cell < cell_count; ++cell) {
    if (lemma.expected[cell].empty()) continue;
    ++tally.compared[cell];
    std::set<std::string> theirs;
    for (const std::string& text : lemma.expected[cell]) theirs.insert(key(text));
    if (pattern == VerbPattern::form4 && cell >= imperative_2ms) {
      tally.without_hamza += drop_onset(theirs, false) ? 1U : 0U;
      drop_onset(ours[cell], true);
    }
    const bool agrees = std::any_of(theirs.begin(), theirs.end(), [&](const std::string& text) {
      return ours[cell].count(text) > 0;
    });
    if (agrees) {
      ++tally.agreed[cell];
      continue;
    }
    all_agree = false;
    const std::string reason = known_difference(lemma, *pattern, cell);
    if (!reason.empty()) {
      ++tally.by_rule[reason];
      ++tally.ruled;
      if (!tally.print_all) continue;
    }
    tally.disagreements.push_back(lemma.citation + "\t" + lemma.root + "\t" + lemma.pattern + "\t" +
                                  std::string(cell_names[cell]) + "\tours " + join(ours[cell]) +
                                  "\ttheirs " + join(theirs));
  }
  if (!all_agree) ++tally.with_disagreement;
}

void print(const Tally& tally) {
  std::cout << "lemmas compared: " << tally.lemmas << "\n";
  for (const auto& [reason, count] : tally.left_out) {
    std::cout << "left out: " << count << " (" << reason << ")\n";
  }
  std::cout << "imperatives of form IV compared without their first syllable, because the table "
               "writes no hamza: "
            << tally.without_hamza << "\n";
  std::size_t compared = 0;
  std::size_t agreed = 0;
  for (std::size_t cell = 0; cell < cell_count; ++cell) {
    std::cout << cell_names[cell] << ": " << tally.agreed[cell] << " of " << tally.compared[cell]
              << "\n";
    compared += tally.compared[cell];
    agreed += tally.agreed[cell];
  }
  const double share =
      compared == 0 ? 0.0 : 100.0 * static_cast<double>(agreed) / static_cast<double>(compared);
  std::cout << "all forms: " << agreed << " of " << compared << " agree (" << share << " %), "
            << tally.with_disagreement << " lemmas with a disagreement\n";
  for (const auto& [reason, count] : tally.by_rule)
    std::cout << "  " << count << ": " << reason << "\n";
  const std::size_t open = compared - agreed - tally.ruled;
  std::cout << "forms that differ outside these classes: " << open << " ("
            << 100.0 * static_cast<double>(open) /
                   static_cast<double>(std::max<std::size_t>(compared, 1))
            << " %)\n\n";
  for (const std::string& line : tally.disagreements) std::cout << line << "\n";
}

// Verbs of verbs.tsv whose vowels no lemma of the same root and form has.
void print_vowels(const Tally& tally) {
  std::size_t apart = 0;
  for (const auto& [lemma, lines] : tally.other_vowels) {
    if (tally.met.count(lemma) > 0) continue;
    ++apart;
    for (const std::string& line : lines) std::cout << "vowels\t" << line << '\n';
  }
  std::cout << "not in verbs.tsv: " << tally.not_shared << "; only with other vowels: " << apart
            << '\n';
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "usage: check_conjugator FOLDER [--all] [--shared VERBS]\n";
    return 1;
  }
  const std::string folder = argv[1];
  std::map<std::pair<std::string, std::string>, Lemma> lemmas;
  using Expect = void (*)(const Row&, Expected&);
  const std::array<std::pair<const char*, Expect>, 3> files = {
      {{"PV", expect_perfect}, {"IV", expect_imperfect}, {"CV", expect_imperative}}};
  for (const auto& [aspect, expect] : files) {
    const std::string path = folder + "/MSA-Verb-LEX-" + aspect + ".csv";
    const std::optional<std::vector<Row>> rows = read_rows(path);
    if (!rows) {
      std::cerr << path << ": cannot be read\n";
      return 1;
    }
    std::cout << path << ": " << rows->size() << " stems\n";
    for (const Row& row : *rows) {
      Lemma& lemma = lemmas[{row.root, row.lemma}];
      lemma.root = row.root;
      lemma.citation = row.lemma;
      lemma.pattern = row.pattern;
      lemma.merges_hamzas = lemma.merges_hamzas || row.conditions.count(">-#") > 0;
      if (std::string_view(aspect) == "PV" && row.conditions.count("gem") > 0 &&
          row.suffix_class == "c-suff") {
        lemma.doubled_perfect = row.stem;
      }
      lemma.is_frozen = lemma.is_frozen || row.conditions.count("Frozen") > 0;
      if (std::string_view(aspect) == "IV" && lemma.imperfect_stem.empty()) {
        const Closing* closing = closing_of(row, imperfect_closings);
        lemma.imperfect_stem =
            row.stem + (closing ? std::string(closing->shapes[0]).substr(0, 2) : "");
        if (closing && closing->condition == "#-}iy") lemma.imperfect_stem = row.stem + "i";
      }
      expect(row, lemma.expected);
    }
  }
  Tally tally;
  for (int i = 2; i < argc; ++i) {
    tally.print_all = tally.print_all || std::string_view(argv[i]) == "--all";
    if (std::string_view(argv[i]) != "--shared" || i + 1 == argc) continue;
    tally.shared = read_shared(argv[++i]);
    if (tally.shared) continue;
    std::cerr << argv[i] << ": cannot be read\n";
    return 1;
  }
  for (const auto& [name, lemma] : lemmas) compare(lemma, tally);
  print(tally);
  if (tally.shared) print_vowels(tally);
  return 0;
}
