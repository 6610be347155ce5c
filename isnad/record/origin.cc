#include "isnad/record/origin.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

#include "isnad/base/utf8.h"
#include "isnad/record/disjoint.h"
#include "isnad/record/text_keys.h"

namespace isnad::record {
namespace {

constexpr std::size_t shingle_words = 4;
constexpr std::size_t sample = 4;             // one shingle in so many is looked up
constexpr std::size_t neighbours = 12;        // in a bucket, each page meets so many before it
constexpr std::size_t common = 40;            // a pair of words on more pages than this finds nothing
constexpr std::size_t least_common_pairs = 3; // shared rare pairs that make a candidate
constexpr std::size_t quotation_words = 6;
constexpr int copy_days = 21;     // a copy may come so much later
constexpr int rewrite_days = 3;   // a rewrite may not
constexpr double copied = 0.50;   // share of the shorter text's shingles
constexpr double mostly = 0.80;
constexpr double partly = 0.20;
constexpr double beyond = 0.30;   // share of the sequences that are no set phrases, in a text that is cut
constexpr int phrase_days = 7;    // what stands on pages further apart is a set phrase, or background: no sign of one report

struct Page {
  std::string id, outlet, outlet_code, published;
  std::vector<std::string> agencies;
  std::uint64_t added = 0;
  int day = 0;
  bool dated = false;
  std::vector<std::uint64_t> shingles, pairs, words, quotations;  // sorted, each once
  std::vector<std::uint64_t> own;                                 // the shingles that are no set phrases
};

void make_set(std::vector<std::uint64_t>& keys) {
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
}

bool opens_quotation(char32_t c) { return c == 0xAB || c == 0x201C || c == '"'; }
bool closes_quotation(char32_t c) { return c == 0xBB || c == 0x201D || c == '"'; }

// Keys of what stands between quotation marks, when it is long enough not to be a name.
std::vector<std::uint64_t> quotations_of(std::string_view text) {
  std::vector<std::uint64_t> out;
  std::size_t begin = std::string_view::npos;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    if (begin != std::string_view::npos && closes_quotation(c.value)) {
      std::vector<std::uint64_t> keys;
      for (const std::string& word : folded_words(text.substr(begin, at - begin))) keys.push_back(key_of_bytes(word));
      if (keys.size() >= quotation_words) out.push_back(joined_keys(keys.data(), keys.size()));
      begin = std::string_view::npos;
    } else if (opens_quotation(c.value)) {
      begin = at + c.size;
    }
    at += c.size;
  }
  make_set(out);
  return out;
}

Page page_of_text(const PageText& given) {
  Page p{given.id, given.outlet, given.outlet_code, given.published, given.agencies, given.added, 0, false, {}, {}, {}, {}, {}};
  if (const auto day = parse_day(std::string_view(given.published).substr(0, 10))) {
    p.day = static_cast<int>(day->time_since_epoch().count());
    p.dated = true;
  }
  std::vector<std::uint64_t> keys;
  std::vector<std::uint64_t> bare;
  for (const std::string& word : folded_words(given.text)) {
    keys.push_back(key_of_bytes(word));
    bare.push_back(key_of_bytes(bare_word(word)));
  }
  for (std::size_t i = 0; i + shingle_words <= keys.size(); ++i) p.shingles.push_back(joined_keys(&keys[i], shingle_words));
  for (std::size_t i = 0; i + 2 <= bare.size(); ++i) p.pairs.push_back(joined_keys(&bare[i], 2));
  p.words = std::move(bare);
  p.quotations = quotations_of(given.text);
  make_set(p.shingles);
  make_set(p.pairs);
  make_set(p.words);
  return p;
}

double share(std::size_t shared, std::size_t a, std::size_t b) {
  const std::size_t least = std::min(a, b);
  return least == 0 ? 0 : static_cast<double>(shared) / static_cast<double>(least);
}

std::string hundredths(double x) {
  const int n = static_cast<int>(x * 100 + 0.5);
  return n >= 100 ? "1.00" : std::string("0.") + (n < 10 ? "0" : "") + std::to_string(n);
}

// First by day of publication; within it those that tell the hour, by it; then by id.
bool earlier(const Page& a, const Page& b) {
  const auto key = [](const Page& p) {
    return std::make_tuple(!p.dated, p.published.substr(0, 10), p.published.size() <= 10, p.published, p.dated ? 0 : p.added);
  };
  const auto x = key(a);
  const auto y = key(b);
  return x != y ? x < y : a.id < b.id;
}

bool names(const Page& page, const std::string& code) {
  return !code.empty() && std::find(page.agencies.begin(), page.agencies.end(), code) != page.agencies.end();
}

// The agency that both name, or that one names and the other is.
std::string common_agency(const Page& a, const Page& b) {
  for (const std::string& code : a.agencies) {
    if (names(b, code) || b.outlet_code == code) return code;
  }
  return names(b, a.outlet_code) ? a.outlet_code : std::string();
}

struct Likeness {
  double shingles = 0, own = 0, pairs = 0, words = 0;
  std::size_t quotations = 0, shared = 0, shared_own = 0;
  std::string agency;
};

Likeness likeness_of(const Page& a, const Page& b) {
  Likeness l;
  l.shared = shared_keys(a.shingles, b.shingles);
  l.shingles = share(l.shared, a.shingles.size(), b.shingles.size());
  l.shared_own = shared_keys(a.own, b.own);
  l.own = share(l.shared_own, a.own.size(), b.own.size());
  l.pairs = share(shared_keys(a.pairs, b.pairs), a.pairs.size(), b.pairs.size());
  l.words = share(shared_keys(a.words, b.words), a.words.size(), b.words.size());
  l.quotations = shared_keys(a.quotations, b.quotations);
  l.agency = common_agency(a, b);
  return l;
}

// The rule that makes one a copy of the other; empty when none does. Sizes keep a note of two lines from being a
// copy of whatever quotes it.
const char* rule_of(const Page& a, const Page& b, const Likeness& l) {
  const int apart = a.dated && b.dated ? std::abs(a.day - b.day) : 0;
  if (apart > copy_days || l.shared == 0) return "";
  if (l.shingles >= 0.95 && share(a.shingles.size(), b.shingles.size(), b.shingles.size()) > 0.9) return "the same text";
  const bool beyond_formulas = l.shingles >= mostly || l.own >= beyond;
  if (l.shingles >= copied && l.shared >= 8 && beyond_formulas) return "the same words, cut or added to";
  if (apart > rewrite_days) return "";
  if (l.own >= partly && l.pairs >= 0.3 && l.words >= 0.65 && l.shared_own >= 8) return "a rewrite: sequences of words kept";
  if (!l.agency.empty() && l.own >= partly && l.shared_own >= 3 && l.pairs >= 0.35 && l.words >= 0.5)
    return "both from one agency, with words in common";
  if (l.quotations > 0 && l.own >= 0.25 && l.pairs >= 0.35 && l.words >= 0.5) return "a rewrite: the same quotation and words in common";
  return "";
}

using Pairs = std::unordered_map<std::uint64_t, std::uint32_t>;  // two page numbers -> keys found in common

void count_bucket(const std::vector<std::uint32_t>& bucket, Pairs& pairs) {
  for (std::size_t i = 1; i < bucket.size(); ++i) {
    const std::size_t from = i > neighbours ? i - neighbours : 0;
    if (from > 0) ++pairs[(std::uint64_t{bucket[0]} << 32U) | bucket[i]];
    for (std::size_t k = from; k < i; ++k) ++pairs[(std::uint64_t{bucket[k]} << 32U) | bucket[i]];
  }
}

// Pages by key, for keys that `take` wants; a bucket lists page numbers in order.
template <class Take>
void each_bucket(const std::vector<Page>& pages, std::vector<std::uint64_t> Page::* keys, std::size_t largest, Pairs& pairs,
                 Take take) {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> rows;
  for (std::uint32_t i = 0; i < pages.size(); ++i) {
    for (const std::uint64_t key : pages[i].*keys) {
      if (take(key)) rows.emplace_back(key, i);
    }
  }
  std::sort(rows.begin(), rows.end());
  std::vector<std::uint32_t> bucket;
  for (std::size_t i = 0; i < rows.size();) {
    bucket.clear();
    const std::uint64_t key = rows[i].first;
    for (; i < rows.size() && rows[i].first == key; ++i) bucket.push_back(rows[i].second);
    if (bucket.size() <= largest) count_bucket(bucket, pairs);
  }
}

std::string evidence_of(const Likeness& l) {
  std::string out = "{\"shared_sequences\":" + std::to_string(l.shared) + ",\"share\":" + hundredths(l.shingles) +
                    ",\"no_set_phrases\":" + std::to_string(l.shared_own) + ",\"share_of_them\":" + hundredths(l.own) + ",\"pairs\":" + hundredths(l.pairs) + ",\"words\":" + hundredths(l.words);
  if (l.quotations > 0) out += ",\"quotations\":" + std::to_string(l.quotations);
  if (!l.agency.empty()) out += ",\"agency\":" + json_string(l.agency);
  return out + "}";
}

}  // namespace

struct OriginTracer::State {
  std::vector<Page> pages;

  void set_phrases_apart();
  [[nodiscard]] std::vector<std::uint64_t> candidates() const;
  [[nodiscard]] std::vector<Link> copies() const;
  void gather(std::vector<Link>& links, const std::set<std::string>& rejected, std::vector<Member>& out) const;
  void add_cluster(const std::vector<std::size_t>& part, const std::map<std::size_t, std::size_t>& via,
                   const std::vector<Link>& links, std::vector<Member>& out) const;
};

OriginTracer::OriginTracer() : state_(std::make_unique<State>()) {}
OriginTracer::~OriginTracer() = default;

void OriginTracer::add(const PageText& page) { state_->pages.push_back(page_of_text(page)); }

// Honorifics, the formulas of weather reports and congratulations, the background at the end of agency reports.
void OriginTracer::State::set_phrases_apart() {
  constexpr std::uint64_t parts = 16;  // less memory at a time
  std::vector<std::pair<std::uint64_t, std::uint32_t>> rows;
  for (std::uint64_t part = 0; part < parts; ++part) {
    rows.clear();
    for (std::uint32_t i = 0; i < pages.size(); ++i) {
      for (const std::uint64_t key : pages[i].shingles) {
        if (key % parts == part) rows.emplace_back(key, i);
      }
    }
    std::sort(rows.begin(), rows.end());
    for (std::size_t begin = 0, end = 0; begin < rows.size(); begin = end) {
      int first = 0;
      int last = 0;
      bool dated = false;
      for (end = begin; end < rows.size() && rows[end].first == rows[begin].first; ++end) {
        const Page& page = pages[rows[end].second];
        if (!page.dated) continue;
        first = dated ? std::min(first, page.day) : page.day;
        last = dated ? std::max(last, page.day) : page.day;
        dated = true;
      }
      if (last - first > phrase_days || end - begin > common) continue;
      for (std::size_t i = begin; i < end; ++i) pages[rows[i].second].own.push_back(rows[i].first);
    }
  }
  for (Page& page : pages) std::sort(page.own.begin(), page.own.end());
}

// Pairs worth measuring, in order.
std::vector<std::uint64_t> OriginTracer::State::candidates() const {
  Pairs copies;
  each_bucket(pages, &Page::shingles, pages.size(), copies, [](std::uint64_t key) { return key % sample == 0; });
  Pairs rewrites;
  each_bucket(pages, &Page::pairs, common, rewrites, [](std::uint64_t) { return true; });
  std::vector<std::uint64_t> out;
  for (const auto& [pair, count] : copies) {
    if (count >= 2) out.push_back(pair);
  }
  for (const auto& [pair, count] : rewrites) {
    if (count >= least_common_pairs) out.push_back(pair);
  }
  make_set(out);
  return out;
}

// Each page and the earlier one that it repeats most.
std::vector<Link> OriginTracer::State::copies() const {
  std::map<std::uint32_t, std::pair<double, Link>> best;
  for (const std::uint64_t pair : candidates()) {
    const auto a = static_cast<std::uint32_t>(pair >> 32U);
    const auto b = static_cast<std::uint32_t>(pair);
    const Likeness l = likeness_of(pages[a], pages[b]);
    const std::string rule = rule_of(pages[a], pages[b], l);
    if (rule.empty()) continue;
    const double score = std::min(1.0, std::max(l.shingles, l.words));
    auto& kept = best[b];  // pages are in order of time: b is the later
    if (!kept.second.kind.empty() && score <= kept.first) continue;
    kept = {score, Link{"", "copies", pages[b].id, pages[a].id, score, rule, evidence_of(l), false}};
  }
  std::vector<Link> out;
  for (auto& [page, link] : best) out.push_back(std::move(link.second));
  return out;
}

// One cluster: who was first, who relays, and the agency when those who do not relay each other name it.
void OriginTracer::State::add_cluster(const std::vector<std::size_t>& part, const std::map<std::size_t, std::size_t>& via,
                                      const std::vector<Link>& links, std::vector<Member>& out) const {
  std::string agency;
  std::size_t first = part.front();
  std::map<std::string, std::size_t> named;
  for (const std::size_t i : part) {
    for (const std::string& code : pages[i].agencies) ++named[code];
  }
  for (const auto& [code, count] : named) {
    if (agency.empty() || count > named[agency]) agency = code;
  }
  for (const std::size_t i : part) {
    if (!agency.empty() && pages[i].outlet_code == agency) {
      first = i;
      break;
    }
  }
  const std::string cluster = "origin:" + pages[first].id;
  for (const std::size_t i : part) {
    Member m{"", "origin", cluster, pages[i].id, i == first ? "first" : "relay", std::nullopt, "", "", false};
    if (pages[i].dated) m.day = Day{std::chrono::days(pages[i].day)};
    const auto found = via.find(i);
    m.reason = i == first ? "the first of its text in this case" : found == via.end() ? "from the agency" : links[found->second].reason;
    m.evidence = "{\"outlet\":" + json_string(pages[i].outlet) + ",\"published\":" + json_string(pages[i].published) +
                 (agency.empty() ? "" : ",\"agency\":" + json_string(agency)) +
                 (found == via.end() ? "" : ",\"copies\":" + json_string(links[found->second].object)) + "}";
    out.push_back(std::move(m));
  }
}

void OriginTracer::State::gather(std::vector<Link>& links, const std::set<std::string>& rejected,
                                 std::vector<Member>& out) const {
  std::map<std::string, std::size_t> number;
  for (std::size_t i = 0; i < pages.size(); ++i) number[pages[i].id] = i;
  DisjointSets sets(pages.size());
  std::map<std::size_t, std::size_t> via;
  for (std::size_t k = 0; k < links.size(); ++k) {
    if (rejected.count(join_id(links[k])) != 0) continue;
    const std::size_t subject = number[links[k].subject];
    sets.join(subject, number[links[k].object]);
    via[subject] = k;
  }
  std::map<std::size_t, std::vector<std::size_t>> parts;
  for (std::size_t i = 0; i < pages.size(); ++i) parts[sets.root(i)].push_back(i);
  for (const auto& [root, part] : parts) {
    if (part.size() > 1) add_cluster(part, via, links, out);
  }
}

Joins OriginTracer::trace(const std::set<std::string>& rejected) {
  auto& pages = state_->pages;
  std::sort(pages.begin(), pages.end(), earlier);
  state_->set_phrases_apart();
  Joins out;
  out.links = state_->copies();
  state_->gather(out.links, rejected, out.members);
  return out;
}

}  // namespace isnad::record
