#include "isnad/mentions/learned_names.h"

#include <algorithm>

#include "isnad/mentions/chains.h"
#include "isnad/mentions/name_tagger.h"

namespace isnad::mentions {
namespace {

constexpr std::uint32_t known_places = 1U << static_cast<unsigned>(NameKind::state) | 1U << static_cast<unsigned>(NameKind::capital) |
                                       1U << static_cast<unsigned>(NameKind::place);

Kind kind_of(NameLabel label) {
  if (label == NameLabel::b_person) return Kind::person;
  return label == NameLabel::b_place ? Kind::place : Kind::institution;
}

// The clitics that the word itself carries: "wa-li-X" is a name after six bytes.
std::uint8_t clitics_before(const Ground& ground, std::uint32_t i) {
  const words::Word& w = ground.words[i];
  unsigned bytes = 0;
  if (w.conjunction != words::Conjunction::none) bytes += 2;
  if (w.preposition != words::Preposition::none) bytes += 2;
  return static_cast<std::uint8_t>(bytes);
}

Finding finding_of(const Ground& ground, std::uint32_t first, std::uint32_t end, Kind kind) {
  Finding f;
  f.stripped = clitics_before(ground, first);
  f.local = kind == Kind::person;
  f.learned = true;
  f.mention.first = f.mention.head = first;
  f.mention.end = end;
  f.mention.span = ground.span(first, end);
  f.mention.kind = kind;
  f.mention.name = ground.spelling(first, end).substr(f.stripped);
  f.mention.gender = kind == Kind::person ? words::Gender::none : ground.words[first].features.gender;
  f.mention.reason = "models/names.bin";
  return f;
}

bool is_wanted(NameLabel label) {
  return label == NameLabel::b_person || label == NameLabel::b_place || label == NameLabel::b_organisation;
}

// "a delegation that Mashal leads (yaquduhu)": a verb with its object begins no name.
bool is_verb_with_object(const Ground& ground, std::uint32_t token) {
  const words::Word& w = ground.words[token];
  bool verb = false;
  for (std::uint32_t r = w.first_reading; r < w.end_reading; ++r) {
    const words::Reading& reading = ground.words.readings[r];
    if (reading.known && reading.features.upos == words::Upos::proper) return false;
    verb |= reading.known && reading.features.upos == words::Upos::verb && reading.enclitic_person == 3;
  }
  return verb;
}

bool is_nameless_office(const Finding& f) {
  return f.mention.kind == Kind::office && f.mention.name.empty() && !f.mention.code.empty() && !f.counterpart;
}

// "X Y, the minister of Z": the name is that of the office behind the comma.
void join_office_after(const Ground& ground, Finding& person, Finding& office) {
  const std::uint32_t comma = person.mention.end;
  if (office.mention.first != comma + 1 || !is_comma(ground.words[comma].mark) || !is_nameless_office(office)) return;
  person.mention.code = office.mention.code;
  person.mention.sector = office.mention.sector;
  person.mention.reason += ", " + office.mention.reason;
  office.mention.name = person.mention.name;
}

}  // namespace

std::vector<Finding> find_by_rules(const Ground& ground, std::optional<Day> published) {
  std::vector<Finding> found = Finder(ground, published).find();
  drop_weak_names(found);
  add_short_names(ground, found);
  return found;
}

void add_learned_names(const Ground& ground, std::vector<Finding>& found) {
  const NameTagger tagger(ground.gazetteer.name_weights());
  if (tagger.empty()) return;
  const PageFacts facts = facts_of(ground, found);
  const auto labels = tagger.label_page(ground.text, facts);
  std::vector<Finding> added;
  std::size_t next = 0;
  std::uint32_t number = 0;
  for (const text::Sentence& s : ground.text.sentences()) {
    for (std::uint32_t i = s.first; i < s.end; ++i) {
      if (!is_wanted(labels[i]) || is_verb_with_object(ground, i)) continue;
      std::uint32_t end = i + 1;
      while (end < s.end && goes_on(labels[end])) ++end;
      while (next < found.size() && found[next].mention.end <= i) ++next;
      const bool taken = next < found.size() && found[next].mention.first < end;
      // What the tables know and the rules left alone ("qutr", a diameter) is no name here,
      // nor is the noun that opens one, alone.
      const std::uint32_t common = heads_of_names | (labels[i] == NameLabel::b_place ? known_places : 0U);
      const bool refused = end - i == 1 && (facts[i].tables & common) != 0;
      // One word alone may be anything; a person is called so after he has been named in full.
      const bool alone = labels[i] == NameLabel::b_person && end - i < 2;
      if (taken || alone || refused || ground.words[i].mark != 0 || ground.words[end - 1].mark != 0) continue;
      added.push_back(finding_of(ground, i, end, kind_of(labels[i])));
      added.back().sentence = number;
      if (added.back().local && next < found.size()) join_office_after(ground, added.back(), found[next]);
    }
    ++number;
  }
  if (added.empty()) return;
  const bool persons = std::any_of(added.begin(), added.end(), [](const Finding& f) { return f.local; });
  merge_by_place(found, std::move(added));
  if (persons) add_short_names(ground, found);
}

}  // namespace isnad::mentions
