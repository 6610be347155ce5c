// What holds for every page: spans cut their text, lie in each other as they should, clauses nest, ids are unique.

#include <gtest/gtest.h>

#include <set>

#include "isnad/engine/records.h"
#include "tests/clause_rules.h"
#include "tests/sample_pages.h"

namespace isnad::tests {
namespace {

/// Bytes of the page are bytes of the text: UTF-8, not HTML or JSON, nothing ill-formed.
bool is_plain(const Document& d) {
  return d.page.format == page::Format::text && d.page.encoding == "UTF-8" &&
         d.text.utf8().find("\xEF\xBF\xBD") == std::string_view::npos;
}

void expect_span(const Document& d, const std::string& bytes, Span span, const char* what) {
  ASSERT_LT(span.begin, span.end) << what;
  ASSERT_LE(span.end, d.text.utf8().size()) << what;
  const Span in_page = d.in_page(span);
  ASSERT_LT(in_page.begin, in_page.end) << what << ": '" << cut(d.text.utf8(), span) << "'";
  ASSERT_LE(in_page.end, bytes.size()) << what;
  if (is_plain(d)) {
    EXPECT_EQ(cut(bytes, in_page), cut(d.text.utf8(), span)) << what;
  }
}

void check_page(const page::Page& p, const std::string& bytes) {
  std::uint32_t end = 0;
  for (const page::Block& block : p.blocks) {
    EXPECT_LE(end, block.text.begin) << "blocks overlap or are out of order";
    end = block.text.end;
  }
  for (const auto& [name, field] : {std::pair{"title", &p.title},
                                    {"published", &p.published},
                                    {"publisher", &p.publisher},
                                    {"origin", &p.origin},
                                    {"author", &p.author},
                                    {"translator", &p.translator},
                                    {"section", &p.section},
                                    {"url", &p.url}}) {
    if (!field->has_value()) continue;
    EXPECT_LE((*field)->page.begin, (*field)->page.end) << name;
    EXPECT_LE((*field)->page.end, bytes.size()) << name;
    EXPECT_FALSE((*field)->how.empty()) << name << ": found, but not how";
  }
  for (const page::Dropped& dropped : p.dropped) EXPECT_LE(dropped.page.end, bytes.size()) << dropped.reason;
  for (const page::Field& related : p.related) EXPECT_LE(related.page.end, bytes.size()) << related.value;
}

void check_words(const Document& d, const std::string& bytes) {
  const auto tokens = d.text.tokens();
  ASSERT_EQ(d.words.size(), tokens.size());
  for (std::uint32_t i = 0; i < d.words.size(); ++i) {
    EXPECT_EQ(d.words[i].span, tokens[i].span);
    if (i != 0) {
      ASSERT_LE(tokens[i - 1].span.end, tokens[i].span.begin) << "tokens overlap";
    }
  }
  std::uint32_t next = 0;
  for (const text::Sentence& sentence : d.text.sentences()) {
    ASSERT_EQ(sentence.first, next) << "a token stands in no sentence, or in two";
    ASSERT_LT(sentence.first, sentence.end);
    next = sentence.end;
    EXPECT_EQ(sentence.span, cover(tokens[sentence.first].span, tokens[sentence.end - 1].span));
    expect_span(d, bytes, sentence.span, "sentence");
  }
  EXPECT_EQ(next, tokens.size());
}

void check_names_and_times(const Document& d, const std::string& bytes) {
  std::uint32_t end = 0;
  for (const mentions::Mention& m : d.mentions) {
    ASSERT_LT(m.first, m.end);
    EXPECT_LE(end, m.first) << "mentions overlap";
    EXPECT_TRUE(m.first <= m.head && m.head < m.end) << "head outside the mention";
    end = m.end;
    expect_span(d, bytes, m.span, "mention");
  }
  end = 0;
  for (const times::Time& t : d.times) {
    EXPECT_LE(end, t.span.begin) << "times overlap";
    end = t.span.end;
    expect_span(d, bytes, t.span, "time");
    if (t.value) {
      EXPECT_LE(t.value->first, t.value->last);
    }
  }
}

void check_clauses(const Document& d) { EXPECT_EQ(broken_clause_rule(d), ""); }

void check_events(const Document& d, const std::string& bytes) {
  static const std::set<std::string> stances{"asserts", "denies", "admits", "doubts", "promises", "predicts"};
  std::set<std::uint32_t> triggers;
  for (const events::Event& e : d.events) {
    expect_span(d, bytes, e.trigger, "trigger");
    expect_span(d, bytes, e.sentence, "sentence of an event");
    EXPECT_TRUE(e.sentence.contains(e.trigger)) << cut(d.text.utf8(), e.trigger) << ": outside its sentence";
    EXPECT_FALSE(e.type.empty());
    EXPECT_FALSE(e.why.empty()) << "an event without a reason";
    EXPECT_TRUE(triggers.insert(d.in_page(e.trigger).begin).second)
        << "two events have one id: " << cut(d.text.utf8(), e.trigger);
    EXPECT_TRUE(e.confidence >= 0 && e.confidence <= 1) << e.confidence;
    for (const auto* side : {&e.source, &e.target}) {
      for (const events::Participant& p : *side) {
        EXPECT_FALSE(p.code.empty());
        expect_span(d, bytes, p.span, "participant");
      }
    }
    for (const events::Voice& v : e.attribution) {
      EXPECT_EQ(stances.count(v.stance), 1U) << "stance '" << v.stance << "'";
      if (!v.span.empty()) expect_span(d, bytes, v.span, "cue");
    }
    if (e.place) expect_span(d, bytes, e.place->span, "place");
    if (e.date) {
      EXPECT_LE(e.date->first, e.date->last);
    }
    if (e.time) {
      ASSERT_LT(*e.time, d.times.size());
    }
  }
}

void check(const SamplePage& sample) {
  SCOPED_TRACE(sample.name);
  const auto read = read_sample(sample);
  if (!read) {
    EXPECT_EQ(read.error().code, ErrorCode::refused);
    EXPECT_EQ(read.error().line().find('\n'), std::string::npos) << "a refusal is one line";
    return;
  }
  const Document& d = *read.value();
  check_page(d.page, sample.bytes);
  check_words(d, sample.bytes);
  check_names_and_times(d, sample.bytes);
  check_clauses(d);
  check_events(d, sample.bytes);
}

void check_all(const std::vector<SamplePage>& pages) {
  for (const SamplePage& page : pages) {
    check(page);
    if (testing::Test::HasFatalFailure()) return;
  }
}

TEST(Spans, CutTheirTextOutOfOurOwnPages) {
  const auto pages = own_pages();
  EXPECT_GE(pages.size(), 14U);
  check_all(pages);
}

TEST(Spans, CutTheirTextOutOfRealPages) {
  const auto pages = shared_pages();
  if (pages.empty()) GTEST_SKIP() << "../shared/pages is not there";
  check_all(pages);
}

TEST(Spans, CutTheirTextOutOfNewsArticles) {
  const auto pages = news_articles(under_sanitizer ? 100 : 1);
  if (pages.empty()) GTEST_SKIP() << "../shared/data/news is not there";
  check_all(pages);
}

}  // namespace
}  // namespace isnad::tests
