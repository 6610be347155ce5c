#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "isnad/record/answer.h"

namespace isnad::record {
namespace {

TEST(FormsWithPrefixes, AreWhatArabicWritesBeforeAWord) {
  const auto forms = forms_with_prefixes("وزير");
  const std::set<std::string> found(forms.begin(), forms.end());
  EXPECT_EQ(found.size(), forms.size()) << "each form once";
  for (const char* form : {"وزير", "الوزير", "ووزير", "بوزير", "بالوزير", "لوزير", "للوزير", "وللوزير", "فبالوزير", "كالوزير"})
    EXPECT_EQ(found.count(form), 1U) << form;
  for (const char* form : {"لالوزير", "لبوزير", "الالوزير"}) EXPECT_EQ(found.count(form), 0U) << form;
}

TEST(FormsWithPrefixes, AWordWithTheArticleKeepsIt) {
  const auto forms = forms_with_prefixes("الوزير");
  const std::set<std::string> found(forms.begin(), forms.end());
  for (const char* form : {"الوزير", "والوزير", "بالوزير", "للوزير", "وللوزير"}) EXPECT_EQ(found.count(form), 1U) << form;
  for (const char* form : {"وزير", "الالوزير", "لالوزير"}) EXPECT_EQ(found.count(form), 0U) << form;
}

TEST(SearchExpression, HoldsOnlyQuotedWords) {
  const auto of = [](const std::string& words, bool exact = true) {
    SearchQuestion q;
    q.words = words;
    q.exact = exact;
    return search_expression(q);
  };
  EXPECT_EQ(of("abc DEF"), "\"abc\" AND \"def\"");
  EXPECT_EQ(of("\"abc def\" x"), "\"abc def\" AND \"x\"");
  EXPECT_EQ(of("a\"b c\"d"), "\"a\" AND \"b c\" AND \"d\"");
  EXPECT_EQ(of("a* -b (c:d) ^e"), "\"a\" AND \"b\" AND \"c\" AND \"d\" AND \"e\"");
  EXPECT_EQ(of("... \" \" ؟"), "");
  EXPECT_EQ(of("إيران"), "\"ايران\"");
  EXPECT_EQ(of("abc", false), "\"abc\"");
  EXPECT_NE(of("إيران", false).find(" OR "), std::string::npos);
}

}  // namespace
}  // namespace isnad::record
