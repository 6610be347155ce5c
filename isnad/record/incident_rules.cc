#include "isnad/record/incident_rules.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "isnad/record/text_keys.h"

namespace isnad::record {
namespace {

constexpr int news_days = 2;      // what is reported without a day happened at most so long before
constexpr int coming_days = 10;   // what is planned without a day comes at most so much later
constexpr std::size_t long_sentence = 10;  // words
constexpr int precise_days = 4;   // longer intervals ("this month") do not tell which day

void make_set(Keys& keys) {
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
}

bool has(const Keys& keys, std::uint64_t key) { return std::binary_search(keys.begin(), keys.end(), key); }

bool within(const Keys& a, const Keys& b) { return std::includes(b.begin(), b.end(), a.begin(), a.end()); }

std::uint64_t key_or_none(std::string_view text) { return text.empty() ? 0 : key_of_bytes(text); }

void add_participants(const std::vector<Participant>& list, Keys& codes, std::vector<ReportTraits::Name>& names) {
  for (const Participant& p : list) {
    codes.push_back(key_of_bytes(p.code));
    if (!p.name.empty()) names.push_back({codes.back(), bare_word_keys(p.name)});
  }
  make_set(codes);
}

void add_words(const Report& report, const Ordinals& ordinals, ReportTraits& t) {
  bool yesterday = false;  // "yesterday the first" is the day before it, and "first" without the article a superlative
  for (const std::string& word : folded_words(report.sentence)) {
    const std::string_view bare = bare_word(word);
    t.words.push_back(key_of_bytes(bare));
    if (bare.front() >= '0' && bare.front() <= '9') t.numbers.push_back(t.words.back());
    const auto found = ordinals.find(std::string(bare));
    if (found != ordinals.end() && t.ordinal == 0 && (found->second > 1 || (!yesterday && bare.size() < word.size())))
      t.ordinal = found->second;
    yesterday = word == "\xD8\xA7\xD9\x85\xD8\xB3";  // ams
  }
  make_set(t.words);
  make_set(t.numbers);
}

bool is_precise(const ReportTraits& r) { return r.dated && r.last - r.first < precise_days; }

Keys together(const ReportTraits& r) {
  Keys out = r.source;
  out.insert(out.end(), r.target.begin(), r.target.end());
  make_set(out);
  return out;
}

// One side says no more than the other, or leaves it out.
bool sides_fit(const Keys& a, const Keys& b) { return a.empty() || b.empty() || within(a, b) || within(b, a); }

bool participants_fit(const ReportTraits& a, const ReportTraits& b) {
  if (a.mutual) {
    const Keys x = together(a);
    const Keys y = together(b);
    return !x.empty() && !y.empty() && (within(x, y) || within(y, x));
  }
  return sides_fit(a.source, b.source) && sides_fit(a.target, b.target) &&
         (shared_keys(a.source, b.source) > 0 || shared_keys(a.target, b.target) > 0);
}

// Two names of one code that share no word: two people, when each side has but one of that code.
bool names_differ(const ReportTraits& a, const ReportTraits& b) {
  for (const auto& x : a.names) {
    bool met = false;
    bool shared = false;
    for (const auto& y : b.names) {
      if (x.code != y.code) continue;
      met = true;
      shared = shared || shared_keys(x.words, y.words) > 0;
    }
    if (met && !shared) return true;
  }
  return false;
}

bool days_fit(const ReportTraits& a, const ReportTraits& b) {
  const auto x = window_of(a);
  const auto y = window_of(b);
  if (x[0] > y[1] || y[0] > x[1]) return false;
  // "This month" holds many days; such reports are one only when they say the same month and were printed together.
  if (a.dated && b.dated && (!is_precise(a) || !is_precise(b))) return a.first == b.first && a.last == b.last;
  if (a.dated == b.dated || is_precise(a) || is_precise(b)) return true;
  return false;
}

// Both sides of the act are told by both.
bool both_sides(const ReportTraits& a, const ReportTraits& b) {
  if (a.mutual) return shared_keys(together(a), together(b)) >= 2;
  return shared_keys(a.source, b.source) > 0 && shared_keys(a.target, b.target) > 0;
}

std::size_t shared_names(const ReportTraits& a, const ReportTraits& b) {
  std::size_t n = 0;
  for (const auto& x : a.names) {
    for (const auto& y : b.names) {
      if (x.code == y.code && shared_keys(x.words, y.words) > 0) {
        ++n;
        break;
      }
    }
  }
  return n;
}

}  // namespace

Ordinals ordinals_of(const lexicon::Lexicon& lexicon) {
  Ordinals out;
  const lexicon::Table& words = lexicon.table("times/number_words");
  for (std::uint32_t row = 0; row < words.rows(); ++row) {
    if (words.cell(row, words.column("kind")) != "ordinal") continue;
    const int value = std::atoi(std::string(words.cell(row, words.column("value"))).c_str());
    if (value < 1) continue;  // "the last"
    for (const std::string_view form : lexicon::split_list(words.cell(row, words.column("forms")))) {
      for (const std::string& word : folded_words(form)) out.emplace(word, value);
    }
  }
  return out;
}

ReportTraits traits_of(const Report& report, const Ordinals& ordinals) {
  const EventRecord& e = report.event;
  ReportTraits t;
  t.event = e.id;
  t.page = key_of_bytes(std::string_view(e.id).substr(0, e.id.find(':')));
  t.type = key_of_bytes(e.type);
  // "met" and "held a meeting with" are said of one meeting, be it of two or of many.
  t.mode = key_or_none(e.mode == "multilateral" ? "meeting" : e.mode);
  t.status = key_of_bytes(e.status);
  const auto trigger = folded_words(e.trigger_text);
  t.trigger = trigger.empty() ? 0 : key_of_bytes(skeleton_of(trigger.front()));
  t.place = key_or_none(e.place);
  t.country = key_or_none(report.country);
  t.origin = key_or_none(report.origin);
  t.sentence = (t.page ^ (std::uint64_t{e.sentence.begin} << 32U)) + e.sentence.end;
  t.mutual = e.type == "CONSULT" || e.type == "AGREE" || e.type == "COOPERATE";
  t.actual = e.status == "actual";
  add_participants(e.source, t.source, t.names);
  add_participants(e.target, t.target, t.names);
  add_words(report, ordinals, t);
  if (e.date) {
    t.dated = true;
    t.first = static_cast<int>(e.date->first.time_since_epoch().count());
    t.last = static_cast<int>(e.date->last.time_since_epoch().count());
  }
  if (report.published) t.published = static_cast<int>(report.published->time_since_epoch().count());
  return t;
}

void WordWeights::count(const Keys& words) {
  ++sentences_;
  for (const std::uint64_t word : words) ++counts_[word];
}

std::uint32_t WordWeights::sentences_with(std::uint64_t word) const {
  const auto found = counts_.find(word);
  return found == counts_.end() ? 0 : found->second;
}

double WordWeights::of(std::uint64_t word) const {
  // Counted as if there were a thousand sentences more, so that a small case does not find its few words common.
  return std::log(static_cast<double>(sentences_ + 1000) / (1.0 + sentences_with(word)));
}

double WordWeights::likeness(const Keys& a, const Keys& b) const {
  double left = 0;
  double right = 0;
  double both = 0;
  for (const std::uint64_t word : a) {
    left += of(word);
    if (has(b, word)) both += of(word);
  }
  for (const std::uint64_t word : b) right += of(word);
  // Between the share of the shorter and that of the longer, nearer to the shorter: headlines are short.
  const double least = std::min(left, right);
  const double most = std::max(left, right);
  return least <= 0 ? 0 : both / (0.7 * least + 0.3 * most);
}

std::array<int, 2> window_of(const ReportTraits& r) {
  if (r.dated) return {r.first, r.last};
  if (r.published == INT_MIN) return {INT_MAX, INT_MIN};
  if (r.actual) return {r.published - news_days, r.published};
  return {r.published - news_days, r.published + coming_days};
}

const char* conflict_of(const ReportTraits& a, const ReportTraits& b) {
  // What one sentence tells with two words are two events (codebook 8.3, 8.16).
  if (a.sentence == b.sentence) return "one sentence";
  if (a.type != b.type) return "another type";
  if (a.status != b.status) return "another status";
  if (a.mode != 0 && b.mode != 0 && a.mode != b.mode) return "another mode";
  if (!participants_fit(a, b)) return "other participants";
  if (names_differ(a, b)) return "other persons";
  if (!days_fit(a, b)) return "other days";
  if (a.ordinal != 0 && b.ordinal != 0 && a.ordinal != b.ordinal) return "another ordinal";
  if (a.country != 0 && b.country != 0 && a.country != b.country) return "another country";
  if (a.place != 0 && b.place != 0 && a.place != b.place) return "another place";
  return nullptr;
}

Match match_of(const ReportTraits& a, const ReportTraits& b, const WordWeights& weights) {
  Match m;
  m.words = weights.likeness(a.words, b.words);
  const bool sides = both_sides(a, b);
  const bool trigger = a.trigger != 0 && a.trigger == b.trigger;
  const bool same_text = a.page == b.page || (a.origin != 0 && a.origin == b.origin);
  const bool dates = is_precise(a) && is_precise(b);
  const bool place = a.place != 0 && a.place == b.place;
  const bool numbers_apart = !a.numbers.empty() && !b.numbers.empty() && shared_keys(a.numbers, b.numbers) == 0;
  const std::size_t names = shared_names(a, b);
  m.score = m.words + (trigger ? 0.12 : 0) + (sides ? 0.12 : 0) + (dates ? 0.05 : 0) + (place ? 0.06 : 0) +
            0.08 * static_cast<double>(std::min<std::size_t>(names, 2));
  m.needed = same_text ? 0.58 : 0.68;
  m.reason = same_text ? "one text: participants, days and words agree" : "participants, days and words agree";
  if (a.mutual && sides && names >= 2 && dates) {
    m.needed = 0.45;
    m.reason = "the same persons on the same day";
  }
  // Other words of what is nearly one sentence tell of other acts in it; other figures in headlines of other days, too.
  if (!trigger && m.words >= 0.75 && !(a.mutual && sides)) m.needed += 0.6;
  if (numbers_apart && !dates && a.published != b.published) m.needed += 0.6;
  // A page says a thing twice in its headline, or word for word; two long sentences that are only alike tell of
  // parallel acts (two cables, two fronts).
  const bool long_both = a.words.size() >= long_sentence && b.words.size() >= long_sentence;
  if (a.page == b.page && long_both && m.words < 0.95) m.needed += 0.6;
  if (a.page == b.page && numbers_apart) m.needed += 0.6;
  if (!same_text && !sides && shared_keys(a.words, b.words) < 6) m.needed += 0.3;
  // What only one side tells of weighs on the words, and so do other figures, an untold first time.
  if (!sides) m.needed += 0.10;
  if (numbers_apart) m.needed += 0.10;
  if ((a.ordinal == 0) != (b.ordinal == 0) && a.ordinal + b.ordinal > 1 && !dates) m.needed += 0.10;
  if (!a.actual) m.needed += 0.05;
  return m;
}

}  // namespace isnad::record
