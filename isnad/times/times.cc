#include "isnad/times/times.h"

#include <algorithm>

#include "isnad/base/utf8.h"
#include "isnad/text/fold.h"
#include "isnad/times/parser.h"
#include "isnad/times/resolve.h"

namespace isnad::times {
namespace {

// Where the stored spelling of a token goes on after its proclitics; marks belong to the letter before.
std::uint32_t after_proclitics(const text::Text& text, const text::Token& token, std::uint8_t lead) {
  constexpr std::uint32_t bytes_of_letter = 2;
  std::uint32_t letters = lead / bytes_of_letter;
  std::uint32_t at = token.span.begin;
  const std::string_view bytes = text.utf8();
  while (at < token.span.end) {
    const CodePoint c = decode_utf8(bytes, at);
    if (!text::is_dropped_mark(c.value)) {
      if (letters == 0) break;
      --letters;
    }
    at += c.size;
  }
  return at;
}

/// The page's expressions before they are resolved, with where they stand.
struct PageReading {
  std::vector<Expression> expressions;  // tokens numbered in the whole text
  std::vector<std::uint32_t> sentences;
};

PageReading read_expressions(const text::Text& text, const Calendar& calendar) {
  PageReading result;
  Line line(text, calendar.tables());
  const Parser parser(line);
  const auto sentences = text.sentences();
  for (std::uint32_t s = 0; s < sentences.size(); ++s) {
    line.read(sentences[s]);
    const std::size_t before = result.expressions.size();
    parser.read_line(result.expressions);
    for (std::size_t k = before; k < result.expressions.size(); ++k) {
      Expression& expression = result.expressions[k];
      expression.first += line.first_token();
      expression.core += line.first_token();
      expression.end += line.first_token();
      result.sentences.push_back(s);
    }
  }
  return result;
}

Time make_time(const text::Text& text, const Expression& expression, const Resolved& resolved, std::uint32_t sentence) {
  Time time;
  const std::uint32_t first = resolved.core_only ? expression.core : expression.first;
  const auto tokens = text.tokens();
  const std::uint8_t lead = resolved.core_only ? std::uint8_t{0} : expression.lead;
  time.span = {after_proclitics(text, tokens[first], lead), tokens[expression.end - 1].span.end};
  time.first_token = first;
  time.end_token = expression.end;
  time.sentence = sentence;
  const Meaning& meaning = expression.meaning;
  time.type = resolved.core_only ? meaning.core_type : meaning.type;
  if (resolved.yearly) time.type = TimeType::set;
  time.anchor = resolved.anchor;
  time.relation = meaning.relation;
  time.value = resolved.value;
  time.rule = std::string(meaning.rule);
  return time;
}

// Folded without an article and without a letter that may be a preposition.
std::string_view stem(std::string_view folded) {
  constexpr std::string_view beh = "\xD8\xA8";
  constexpr std::string_view alef_lam = "\xD8\xA7\xD9\x84";
  if (folded.size() > 6 && folded.substr(0, 2) == beh) folded.remove_prefix(2);
  if (folded.substr(0, 4) == alef_lam) folded.remove_prefix(4);
  return folded;
}

// "on the same day as the visit": the first dated sentence that speaks of it (codebook ruling 18).
std::optional<DayRange> day_of_noun(const text::Text& text, const Times& times, std::uint32_t noun) {
  const std::string_view wanted = stem(text.folded(text.tokens()[noun]));
  for (const Time& time : times) {
    if (!time.value || time.value->first != time.value->last || time.type != TimeType::date) continue;
    const text::Sentence& sentence = text.sentences()[time.sentence];
    for (std::uint32_t i = sentence.first; i < sentence.end; ++i) {
      if (i != noun && stem(text.folded(text.tokens()[i])) == wanted) return time.value;
    }
  }
  return std::nullopt;
}

}  // namespace

Times find_times(const text::Text& text, const Calendar& calendar, const Reference& reference) {
  const PageReading reading = read_expressions(text, calendar);
  Resolver resolver(page_days(reading.expressions, reference));
  Times times;
  times.reserve(reading.expressions.size());
  for (std::size_t k = 0; k < reading.expressions.size(); ++k) {
    const Expression& expression = reading.expressions[k];
    const Resolved resolved = resolver.resolve(expression, reading.sentences[k]);
    times.push_back(make_time(text, expression, resolved, reading.sentences[k]));
  }
  for (std::size_t k = 0; k < times.size(); ++k) {
    if (!reading.expressions[k].meaning.same_of_noun) continue;
    times[k].value.reset();
    const auto value = day_of_noun(text, times, times[k].end_token);
    if (value) times[k].value = value;
  }
  return times;
}

std::string_view name_of(TimeType type) {
  constexpr std::string_view names[] = {"date", "period", "duration", "set", "open"};
  return names[static_cast<std::size_t>(type)];
}

std::string_view name_of(Anchor anchor) {
  constexpr std::string_view names[] = {"none", "absolute", "published", "context"};
  return names[static_cast<std::size_t>(anchor)];
}

}  // namespace isnad::times
