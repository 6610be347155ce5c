#include "isnad/record/retractions.h"

#include <algorithm>
#include <array>

#include "isnad/record/addition.h"
#include "isnad/record/statement.h"
#include "isnad/record/text_keys.h"
#include "isnad/record/utterances.h"

namespace isnad::record {
namespace {

constexpr std::size_t words_to_the_saying = 8;     // "withdrew ... his statement": of the subject between
constexpr std::size_t words_to_what_is_said = 10;  // "denied ... what was ascribed to him"
constexpr std::size_t words_to_what_is_told = 8;   // "its report, published yesterday, that X"

// Kinds of the table's words, as bits.
constexpr std::array<std::pair<std::string_view, std::uint32_t>, 11> kinds{{{"verb", 1},
                                                                            {"medium", 2},
                                                                            {"report", 4},
                                                                            {"own", 8},
                                                                            {"publishing", 16},
                                                                            {"about", 32},
                                                                            {"hindered", 64},
                                                                            {"said", 128},
                                                                            {"alleged", 256},
                                                                            {"ascribed", 512},
                                                                            {"of", 1024}}};

constexpr std::uint32_t bit(std::string_view kind) {
  for (const auto& [name, value] : kinds) {
    if (name == kind) return value;
  }
  return 0;
}

std::size_t words_between(std::string_view text, std::uint32_t from, std::uint32_t to) {
  return to <= from ? 0 : folded_words(text.substr(from, to - from)).size();
}

// What is told under the report: near it, not behind a comma, and not on a word of saying of its own.
bool stands_under(std::string_view sentence, Span report, const PlacedAct& act) {
  if (act.trigger.begin < report.end || act.cue.begin >= report.end) return false;
  const std::string_view between = sentence.substr(report.end, act.trigger.begin - report.end);
  constexpr std::string_view comma = "\xD8\x8C";  // ARABIC COMMA
  return between.find(comma) == std::string_view::npos && between.find(',') == std::string_view::npos &&
         folded_words(between).size() <= words_to_what_is_told;
}

bool has_article(std::string_view text, Span word) { return text.substr(word.begin, article.size()) == article; }

}  // namespace

Retractions::Retractions(const lexicon::Lexicon& lexicon) {
  const lexicon::Table& table = lexicon.table("record/retractions");
  for (std::uint32_t row = 0; row < table.rows(); ++row) {
    const std::string_view kind = table.cell(row, table.column("kind"));
    if (kind == "frame") {
      frames_.insert("frame " + std::string(table.cell(row, table.column("frame"))));
      continue;
    }
    const std::uint32_t value = bit(kind);
    Phrases& list = kind == "ascribed" ? ascribed_ : kind == "said" || kind == "alleged" ? sayings_ : words_;
    for (const std::string_view form : lexicon::split_list(table.cell(row, table.column("forms")))) list.add(form, value);
  }
  const lexicon::Table& media = lexicon.table("mentions/media");
  for (std::uint32_t row = 0; row < media.rows(); ++row) {
    for (const std::string_view name : lexicon::split_list(media.cell(row, media.column("names"))))
      media_.add(name, static_cast<std::uint32_t>(codes_.size()));
    codes_.emplace_back(media.cell(row, media.column("code")));
  }
}

bool Retractions::is_retraction(const Statement& act) const {
  const EventRecord& e = act.event();
  return e.status == "actual" && !e.why.empty() && frames_.count(e.why.front()) != 0;
}

void Retractions::mark(std::string_view sentence, const FoldedWords& words, std::string_view before,
                       const std::vector<PlacedAct>& acts) const {
  mark_actors(sentence, acts);
  mark_media(sentence, words, before, acts);
  mark_ascribed(sentence, acts);
}

// "withdrew its statement that X", "went back on accusing Y of X": X stands under the noun of saying.
void Retractions::mark_actors(std::string_view sentence, const std::vector<PlacedAct>& acts) const {
  for (const PlacedAct& act : acts) {
    if (!act.statement->retracts) continue;
    const auto sayings = sayings_.find(sentence.substr(act.trigger.end));
    for (const PlacedAct& told : acts) {
      const auto& voices = told.statement->event().voices;
      if (voices.empty() || told.cue.empty() || told.cue.begin < act.trigger.end) continue;
      const std::string who = voice_code(voices.back().who);
      const auto& sources = act.statement->sources;
      if (std::find(sources.begin(), sources.end(), who) == sources.end()) continue;
      const std::uint32_t at = told.cue.begin - act.trigger.end;
      const bool under = std::any_of(sayings.begin(), sayings.end(),
                                     [&](const FoundPhrase& f) { return f.text.begin <= at && at < f.text.end; });
      if (under && words_between(sentence, act.trigger.end, told.cue.begin) <= words_to_the_saying)
        told.statement->retractors = {who};
    }
  }
}

// Whether all words of the text are of these kinds, or, where they may be, adjectives: with the article.
bool Retractions::are_words_of(std::string_view text, std::uint32_t allowed, bool adjectives) const {
  const auto found = words_.find(text);
  std::size_t known = 0;
  for (const FoundPhrase& f : found) known += (f.value & allowed) != 0 ? 1 : 0;
  if (adjectives) {
    for (const std::string& word : folded_words(text)) known += word.compare(0, article.size(), article) == 0 ? 1 : 0;
  }
  return known >= folded_words(text).size();
}

// The medium that is the subject of the verb: behind it, before it, or "the newspaper" of which the page spoke before.
std::string Retractions::medium_of(std::string_view sentence, std::string_view before, Span verb, std::uint32_t& end) const {
  const auto names = media_.find(sentence);
  end = verb.end;
  for (const FoundPhrase& name : names) {
    if (name.text.begin >= verb.end &&
        are_words_of(sentence.substr(verb.end, name.text.begin - verb.end), bit("medium"), false)) {
      end = name.text.end;
      return codes_[name.value];
    }
    if (name.text.end <= verb.begin && words_between(sentence, name.text.end, verb.begin) == 0) return codes_[name.value];
  }
  for (const FoundPhrase& word : words_.find(sentence)) {
    if (word.value != bit("medium") || word.text.begin < verb.end || !has_article(sentence, word.text)) continue;
    if (words_between(sentence, verb.end, word.text.begin) != 0) continue;
    end = word.text.end;
    const auto earlier = media_.find(before);
    return earlier.empty() ? std::string() : codes_[earlier.back().value];
  }
  return {};
}

// The medium's own report: with a possessive, with the article, or with what it was about right behind it.
bool Retractions::is_of_a_report(std::string_view sentence, std::uint32_t from, const FoundPhrase& report,
                                 std::uint32_t next_act) const {
  if (report.text.begin < from || (report.value & (bit("report") | bit("own"))) == 0) return false;
  if (!are_words_of(sentence.substr(from, report.text.begin - from), bit("about") | bit("publishing"), true)) return false;
  if (report.value == bit("own") || has_article(sentence, report.text)) return true;
  if (words_between(sentence, report.text.end, next_act) == 0) return true;
  for (const FoundPhrase& word : words_.find(sentence)) {
    if (word.value == bit("about") && word.text.begin >= report.text.end &&
        words_between(sentence, report.text.end, word.text.begin) == 0)
      return true;
  }
  return false;
}

void Retractions::mark_media(std::string_view sentence, const FoldedWords& folded, std::string_view before,
                             const std::vector<PlacedAct>& acts) const {
  const auto words = words_.find(folded, {0, static_cast<std::uint32_t>(sentence.size())});
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].value != bit("verb")) continue;
    if (i > 0 && words[i - 1].value == bit("hindered") &&
        words_between(sentence, words[i - 1].text.end, words[i].text.begin) == 0)
      continue;
    std::uint32_t end = 0;
    const std::string code = medium_of(sentence, before, words[i].text, end);
    if (code.empty()) continue;
    for (const FoundPhrase& report : words) {
      const auto told =
          std::find_if(acts.begin(), acts.end(), [&](const PlacedAct& a) { return a.trigger.begin >= report.text.end; });
      if (told == acts.end() || !is_of_a_report(sentence, end, report, told->trigger.begin)) continue;
      if (!stands_under(sentence, report.text, *told)) continue;
      told->statement->retractors = {code};
      break;
    }
  }
}

// What is ascribed are words, not deeds: "statements ascribed to him", "what the agency ascribed to him of statements".
bool Retractions::is_of_sayings(std::string_view sentence, Span phrase) const {
  const auto words = words_.find(sentence);
  for (const FoundPhrase& saying : sayings_.find(sentence)) {
    if (saying.value != bit("said") || saying.text.begin < phrase.begin) continue;
    if (saying.text.begin < phrase.end) return true;
    if (words_between(sentence, phrase.end, saying.text.begin) > words_to_the_saying) continue;
    for (const FoundPhrase& of : words) {
      if (of.value == bit("of") && of.text.begin >= phrase.end && of.text.end <= saying.text.begin &&
          words_between(sentence, of.text.end, saying.text.begin) == 0)
        return true;
    }
  }
  return false;
}

// "denied what was ascribed to him (of statements) about X".
void Retractions::mark_ascribed(std::string_view sentence, const std::vector<PlacedAct>& acts) const {
  for (const PlacedAct& denial : acts) {
    const EventRecord& e = denial.statement->event();
    if (e.type != "REJECT" || e.mode != "deny" || e.status != "actual") continue;
    for (const FoundPhrase& phrase : ascribed_.find(sentence)) {
      if (phrase.text.begin < denial.trigger.end ||
          words_between(sentence, denial.trigger.end, phrase.text.begin) > words_to_what_is_said)
        continue;
      if (is_of_sayings(sentence, phrase.text)) denial.statement->ascribed = true;
      const auto told =
          std::find_if(acts.begin(), acts.end(), [&](const PlacedAct& a) { return a.trigger.begin >= phrase.text.end; });
      if (told == acts.end()) continue;
      told->statement->deniers = denial.statement->sources;
      told->statement->disowned = true;
    }
  }
}

}  // namespace isnad::record
