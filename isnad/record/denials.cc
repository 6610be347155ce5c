#include "isnad/record/denials.h"

#include <algorithm>
#include <array>

#include "isnad/record/statement.h"
#include "isnad/record/text_keys.h"

namespace isnad::record {
namespace {

constexpr std::size_t words_to_the_act = 12;  // "denied ... having sold": of the subject between
constexpr std::size_t words_to_the_noun = 6;  // "denied ... the accusations": of the subject between
constexpr std::size_t words_to_what = 1;      // "which (huwa ma) it always denies"
constexpr std::size_t words_to_taken_up = 12; // "the accusations that were repeated ... and that it denies": in one clause
constexpr std::size_t words_behind_it = 2;    // "the accusations of the British": nothing is told of what they are

enum Kind : std::uint32_t { says_not, says_never, restricts, turns_back, stands_for_it, stands_alone, admits, leads };
constexpr std::array<std::string_view, 8> kinds{"not", "will_not", "less", "twice", "said", "that", "admits", "what"};

constexpr std::string_view reason_of_status = "status: ";
constexpr std::string_view reason_negator = "negated by ";
constexpr std::string_view reason_cue = "under ";
constexpr std::string_view reason_frame = "content of ";

// The id that a reason ends with, in brackets, without the name of its table.
std::string_view row_of(std::string_view reason) {
  if (reason.empty() || reason.back() != ')') return {};
  const std::size_t open = reason.rfind('(');
  std::string_view row = open == std::string_view::npos ? std::string_view() : reason.substr(open + 1);
  if (!row.empty()) row.remove_suffix(1);
  return row.substr(std::min(row.size(), row.find(' ') == std::string_view::npos ? 0 : row.find(' ') + 1));
}

// What follows the first of these words, up to the id.
std::string_view word_of(std::string_view reason) {
  for (const std::string_view head : {reason_cue, reason_frame}) {
    if (reason.substr(0, head.size()) != head) continue;
    const std::string_view rest = reason.substr(head.size());
    return rest.substr(0, rest.find(" ("));
  }
  return {};
}

bool ends_a_clause(char c) { return c == '.' || c == ',' || c == ';' || c == ':' || c == '\n'; }

// The text up to the next mark.
std::string_view clause_of(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && !ends_a_clause(text[end])) ++end;
  for (const std::string_view mark : {"\xD8\x8C", "\xD8\x9B"}) end = std::min(end, text.find(mark));
  return text.substr(0, end);
}

// The text behind the last mark.
std::string_view last_clause_of(std::string_view text) {
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (ends_a_clause(text[at])) begin = at + 1;
  }
  for (const std::string_view mark : {"\xD8\x8C", "\xD8\x9B"}) {
    if (const std::size_t at = text.rfind(mark); at != std::string_view::npos) begin = std::max(begin, at + mark.size());
  }
  return text.substr(begin);
}

// "denies it (tanfihi, nafatha, yanfuna-hum)": by the letters that the pronoun ends with.
bool ends_in_pronoun(std::string_view word) {
  constexpr std::string_view pronouns[] = {"\xD9\x87", "\xD9\x87\xD8\xA7", "\xD9\x87\xD9\x85\xD8\xA7"};  // -hu, -ha, -huma
  return std::any_of(std::begin(pronouns), std::end(pronouns), [word](std::string_view p) { return word.ends_with(p); });
}

// Where the act's word stands in the text of its sentence: the first place.
std::size_t place_of_trigger(const Statement& s) {
  const std::string& word = s.event().trigger_text;
  return word.empty() ? std::string::npos : s.sentence.find(word);
}

// "did not bomb houses, it bombed a store": the sentence tells the act once more.
bool tells_it_again(const Statement& s) {
  const auto act = folded_words(s.event().trigger_text);
  if (act.empty()) return false;
  const auto words = folded_words(s.sentence);
  const std::string root = skeleton_of(act.back());
  return std::count_if(words.begin(), words.end(), [&](const std::string& word) { return skeleton_of(word) == root; }) > 1;
}

// Where words may stand that take from a negation: anywhere in the sentence; under a word of denying in the act's clause.
std::string_view reach_of(const Statement& s, Sense negation) {
  const std::string_view sentence = s.sentence;
  const std::size_t at = place_of_trigger(s);
  if (negation != Sense::denied || at == std::string::npos) return sentence;
  return sentence.substr(0, at + clause_of(sentence.substr(at)).size());
}

}  // namespace

Denials::Denials(const lexicon::Lexicon& lexicon) {
  const auto each = [&](std::string_view name, const auto& take) {
    const lexicon::Table& table = lexicon.table(name);
    for (std::uint32_t row = 0; row < table.rows(); ++row) {
      take([&](std::string_view column) { return table.cell(row, table.column(column)); });
    }
  };
  each("record/denials", [&](const auto& cell) {
    const auto kind = std::find(kinds.begin(), kinds.end(), cell("kind"));
    for (const std::string_view form : lexicon::split_list(cell("forms")))
      words_.add(form, static_cast<std::uint32_t>(kind - kinds.begin()));
  });
  each("clauses/cues", [&](const auto& cell) {
    if (cell("kind") == "deny") rows_.emplace(cell("id"));
  });
  each("events/frames_verbal", [&](const auto& cell) {
    if (cell("mode") == "deny") rows_.emplace(cell("id"));
  });
}

// Whether the act is what the governor before it is said of: near it, in its clause, with no "that" between.
bool Denials::is_under(const Statement& s, std::string_view governor) const {
  const std::size_t at = s.sentence.find(governor);
  if (governor.empty() || at == std::string::npos) return false;
  // "the news of the strike is untrue": a predicate stands behind the act, in one clause with it.
  const std::size_t act = place_of_trigger(s);
  if (act != std::string::npos && act < at) {
    const std::string_view over = std::string_view(s.sentence).substr(act, at - act);
    return clause_of(over).size() == over.size() && folded_words(over).size() <= words_to_the_act + 1;
  }
  const std::string_view behind = std::string_view(s.sentence).substr(at + governor.size());
  const std::string_view between = behind.substr(0, behind.find(s.event().trigger_text));
  if (between.size() == behind.size() || clause_of(between).size() != between.size()) return false;
  const auto words = words_.find(between);
  return folded_words(between).size() <= words_to_the_act &&
         std::none_of(words.begin(), words.end(), [](const FoundPhrase& word) { return word.value == stands_alone; });
}

// The act is negated itself, or by the verb whose object it is: "did not bomb", "did not impose a ban".
Sense Denials::by_negator(const Statement& s, std::string_view negator) const {
  const std::string_view sentence = s.sentence;
  const std::string& trigger = s.event().trigger_text;
  for (std::size_t at = sentence.find(negator); at != std::string_view::npos; at = sentence.find(negator, at + 1)) {
    const std::string_view behind = sentence.substr(at + negator.size());
    const std::string_view between = behind.substr(0, behind.find(trigger));
    if (between.size() == behind.size() || clause_of(between).size() != between.size() || folded_words(between).size() > 1)
      continue;
    const auto words = words_.find(negator);
    if (words.empty()) return Sense::none;
    return words.front().value == says_not ? Sense::not_so : words.front().value == says_never ? Sense::not_to_be : Sense::none;
  }
  return Sense::none;
}

Sense Denials::by_reason(const Statement& s, std::string_view reason) const {
  if (const std::string_view row = row_of(reason); !row.empty())
    return rows_.count(row) != 0 && is_under(s, word_of(reason)) ? Sense::denied : Sense::none;
  if (reason.substr(0, reason_negator.size()) != reason_negator || tells_it_again(s)) return Sense::none;
  return by_negator(s, reason.substr(reason_negator.size()));
}

bool Denials::says_less(std::string_view sentence, Sense negation) const {
  const auto words = words_.find(sentence);
  return std::any_of(words.begin(), words.end(), [&](const FoundPhrase& word) {
    return word.value == restricts || (word.value == turns_back && negation != Sense::denied);
  });
}

// What is planned may be denied with the plan.
Sense Denials::negation_of(const Statement& s) const {
  const EventRecord& e = s.event();
  if (e.status == "planned" && !e.voices.empty() && e.voices.back().stance == "denies") return Sense::denied;
  if (e.status != "negated") return Sense::none;
  for (const std::string& reason : e.why) {
    if (reason.compare(0, reason_of_status.size(), reason_of_status) == 0)
      return by_reason(s, std::string_view(reason).substr(reason_of_status.size()));
  }
  return Sense::none;
}

// Whether a negator stands anywhere before the place.
bool Denials::is_negated_before(std::string_view sentence, std::size_t at) const {
  const auto words = words_.find(sentence.substr(0, at));
  return std::any_of(words.begin(), words.end(),
                     [](const FoundPhrase& word) { return word.value == says_not || word.value == says_never; });
}

bool Denials::tells_of_admitting(std::string_view sentence) const {
  for (const FoundPhrase& word : words_.find(sentence)) {
    if (word.value == admits) return !is_negated_before(sentence, word.text.begin);
  }
  return false;
}

Sense Denials::sense_of(const Statement& s) const {
  const EventRecord& e = s.event();
  if (e.status == "actual" && !e.voices.empty() && e.voices.back().stance == "admits")
    return tells_of_admitting(s.sentence) ? Sense::admitted : Sense::none;
  const Sense negation = negation_of(s);
  return negation != Sense::none && says_less(reach_of(s, negation), negation) ? Sense::none : negation;
}

// "which Tehran denies (wa-huwa ma tanfihi)", "accusations that it denies (tanfiha)": the pronoun takes up what stands before it.
bool Denials::takes_up_what_was_said(const Statement& denial, std::size_t at) const {
  if (!ends_in_pronoun(denial.event().trigger_text)) return false;
  const std::string_view before = last_clause_of(std::string_view(denial.sentence).substr(0, at));
  for (const FoundPhrase& word : words_.find(before)) {
    if (word.value != leads && word.value != stands_for_it) continue;
    const std::string_view between = before.substr(word.text.end);
    const auto near = words_.find(between);
    const bool negated = std::any_of(near.begin(), near.end(), [](const FoundPhrase& x) { return x.value == says_not || x.value == says_never; });
    if (!negated && folded_words(between).size() <= (word.value == leads ? words_to_what : words_to_taken_up)) return true;
  }
  return false;
}

bool Denials::is_of_what_was_said(const Statement& denial) const {
  const std::size_t at = place_of_trigger(denial);
  if (at != std::string::npos && takes_up_what_was_said(denial, at)) return true;
  if (at == std::string::npos || is_negated_before(denial.sentence, at)) return false;
  const std::string_view behind = std::string_view(denial.sentence).substr(at + denial.event().trigger_text.size());
  for (const FoundPhrase& word : words_.find(behind)) {
    if (word.value != stands_for_it && word.value != stands_alone) continue;
    const std::string_view between = behind.substr(0, word.text.begin);
    return clause_of(between).size() == between.size() && folded_words(between).size() <= words_to_the_noun &&
           folded_words(clause_of(behind.substr(word.text.end))).size() <= words_behind_it;
  }
  return false;
}

}  // namespace isnad::record
