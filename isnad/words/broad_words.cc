#include "isnad/words/broad_words.h"

#include <algorithm>
#include <string>

#include "isnad/text/fold.h"

namespace isnad::words {
namespace {

const std::uint32_t* as_numbers(std::string_view bytes) { return reinterpret_cast<const std::uint32_t*>(bytes.data()); }

std::uint32_t classes_in(std::string_view cell) {
  std::uint32_t bits = 0;
  for (const std::string_view name : lexicon::split_list(cell)) {
    const auto at = std::find(ending_classes.begin(), ending_classes.end(), name);
    if (at != ending_classes.end()) bits |= 1U << static_cast<unsigned>(at - ending_classes.begin());
  }
  return bits;
}

BaseKind base_kind(std::string_view cell) {
  const auto at = std::find(base_kind_names.begin(), base_kind_names.end(), cell);
  return at == base_kind_names.end() ? BaseKind::plain : static_cast<BaseKind>(at - base_kind_names.begin());
}

Features features_in(const lexicon::Table& table, std::uint32_t row) {
  const std::string_view person = table.cell(row, table.column("person")), gender = table.cell(row, table.column("gender")),
                         number = table.cell(row, table.column("number")),
                         grammatical_case = table.cell(row, table.column("case")), state = table.cell(row, table.column("state"));
  Features f;
  f.person = person.empty() ? 0U : static_cast<std::uint32_t>(person.front() - '0') & 3U;
  f.gender = gender == "m" ? Gender::masculine : gender == "f" ? Gender::feminine : Gender::none;
  f.number = number == "sg" ? Number::singular : number == "du" ? Number::dual : number == "pl" ? Number::plural : Number::none;
  f.grammatical_case = grammatical_case == "nom"   ? Case::nominative
                       : grammatical_case == "obl" ? Case::oblique
                       : grammatical_case == "acc" ? Case::accusative
                                                   : Case::none;
  f.construct = state == "construct" ? 1 : 0;
  f.needs_enclitic = state == "bound" ? 1 : 0;
  return f;
}

// Wright I 95: the prefix of the imperfect says who acts where the ending does not.
void add_person_of_prefix(std::string_view form, Features& f) {
  constexpr std::string_view teh = "\xD8\xAA", noon = "\xD9\x86", yeh = "\xD9\x8A";
  const std::string_view prefix = form.substr(0, 2);
  const bool bare = f.number == Number::none;
  if (prefix == teh) {
    f.person = f.gender == Gender::none && bare ? 3U : f.number == Number::dual ? 3U : 2U;
    if (bare) f.gender = Gender::feminine;
  } else if (prefix == yeh) {
    f.person = 3;
    if (bare) f.gender = Gender::masculine;
  } else {
    f.person = 1;
  }
  if (bare) f.number = prefix == noon ? Number::plural : Number::singular;
}

}  // namespace

BroadWords::BroadWords(const lexicon::Lexicon& lexicon)
    : index_(lexicon.section(broad_sections[0])),
      bases_(as_numbers(lexicon.section(broad_sections[1]))),
      lemmas_(as_numbers(lexicon.section(broad_sections[2]))),
      lemma_count_(static_cast<std::uint32_t>(lexicon.section(broad_sections[2]).size() / sizeof(BroadLemma))),
      pool_(lexicon.section(broad_sections[3])) {
  if (lemma_count_ == 0) return;
  const lexicon::Table& table = lexicon.table("words/list_endings");
  for (std::uint32_t row = 0; row < table.rows(); ++row) {
    ListEnding ending;
    ending.spelling = table.cell(row, table.column("ending"));
    ending.base = base_kind(table.cell(row, table.column("base")));
    ending.needs = classes_in(table.cell(row, table.column("needs")));
    ending.features = features_in(table, row);
    const std::string folded = text::folded(ending.spelling);
    auto group = std::find_if(endings_.begin(), endings_.end(), [&](const EndingGroup& g) { return g.folded == folded; });
    if (group == endings_.end()) group = endings_.insert(endings_.end(), EndingGroup{folded, {}});
    group->rows.push_back(ending);
  }
}

BroadLemma BroadWords::lemma(std::uint32_t number) const {
  const std::uint32_t* l = lemmas_ + 6 * std::size_t{number};
  return {l[0], l[1], l[2], l[3], l[4], l[5]};
}

std::string_view BroadWords::name(std::uint32_t number) const {
  const BroadLemma l = lemma(number);
  return pool_.substr(l.name_begin, l.name_size);
}

std::string_view BroadWords::verb_name(std::uint32_t number) const {
  const BroadLemma l = lemma(number);
  return pool_.substr(l.verb_begin, l.verb_size);
}

bool BroadWords::fits(std::uint32_t number, const ListEnding& ending, BroadReading& out) const {
  const std::uint32_t* b = bases_ + 4 * std::size_t{number};
  const BroadBase base{b[0], b[1], b[2], b[3]};
  if (base.kind() != ending.base || (base.classes() & ending.needs) != ending.needs) return false;
  out.lemma = base.lemma;
  out.base = pool_.substr(base.form_begin, base.form_size);
  out.ending = ending.spelling;
  Features f = ending.features;
  const std::uint32_t kind = lemma(base.lemma).kind;
  f.upos = static_cast<Upos>(kind & 0xFFU);
  f.derived = static_cast<Derived>(kind >> 8U & 3U);
  if (base.bound()) f.needs_enclitic = 1;
  if (f.upos == Upos::verb) {
    f.aspect = ending.base == BaseKind::perfect     ? Aspect::perfect
               : ending.base == BaseKind::imperfect ? Aspect::imperfect
                                                    : Aspect::imperative;
    f.voice = Voice::active;
    if (f.aspect == Aspect::imperfect) add_person_of_prefix(out.base, f);
  } else {
    if (f.gender == Gender::none) f.gender = base.gender();
    if (f.number == Number::none) f.number = base.number();
  }
  out.features = f;
  return true;
}

}  // namespace isnad::words
