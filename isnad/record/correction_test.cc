#include "isnad/record/correction.h"

#include <gtest/gtest.h>

namespace isnad::record {
namespace {

Correction made(const std::string& kind, std::vector<std::string> targets, Time added = 0) {
  Correction c;
  c.kind = kind;
  c.targets = std::move(targets);
  c.author = "A. Reader";
  c.day = "2026-11-22";
  c.reason = "because";
  c.added = added;
  return c;
}

Correction amendment(const std::string& field, const std::string& was, const std::string& now) {
  Correction c = made("amend", {"p:1"});
  c.field = field;
  c.was = was;
  c.now = now;
  return checked(c).value();
}

const std::string line =
    R"({"kind":"event","id":"p:1","trigger":{"text":"w","span":[1,2]},"sentence":[0,9],"type":"AID","status":"actual","source":[],"target":[]})";

TEST(Correction, IsReadAsItWasWritten) {
  for (const Correction& c :
       {checked(made("reject", {"p:1"})).value(), amendment("date", "null", R"(["2021-01-01","2021-01-02"])"),
        checked(made("merge", {"p:2", "p:1"})).value()}) {
    const auto again = parse_correction(line_of(c));
    ASSERT_TRUE(again.ok()) << again.error().line();
    EXPECT_EQ(line_of(again.value()), line_of(c));
    EXPECT_EQ(again.value().id, c.id);
  }
}

TEST(Correction, IdIsMadeOfWhatItSaysNotOfWhenItCame) {
  EXPECT_EQ(checked(made("reject", {"p:1"}, 1)).value().id, checked(made("reject", {"p:1"}, 2)).value().id);
  EXPECT_NE(checked(made("reject", {"p:1"})).value().id, checked(made("accept", {"p:1"})).value().id);
  EXPECT_EQ(checked(made("merge", {"a", "b"})).value().id, checked(made("merge", {"b", "a"})).value().id);
}

TEST(Correction, WrongOnesAreRefused) {
  Correction rated = made("rate", {"outlet"});
  rated.field = "reliability";
  rated.now = "7";
  EXPECT_FALSE(checked(rated).ok());
  rated.now = "B";
  EXPECT_TRUE(checked(rated).ok());
  EXPECT_FALSE(checked(made("sing", {"p:1"})).ok());
  EXPECT_FALSE(checked(made("merge", {"p:1", "p:1"})).ok());
  EXPECT_FALSE(checked(made("reject", {})).ok());
  EXPECT_FALSE(parse_correction("[]").ok());
  std::string forged = line_of(checked(made("reject", {"p:1"})).value());
  forged.replace(forged.find("because"), 7, "becausE");
  EXPECT_FALSE(parse_correction(forged).ok()) << "the id no longer fits";
}

TEST(Correction, KnowsIdsFromNames) {
  EXPECT_TRUE(is_content_id("0123456789abcdef"));
  EXPECT_TRUE(is_content_id("0123456789abcdef:12"));
  EXPECT_FALSE(is_content_id("0123456789abcdef0"));
  EXPECT_FALSE(is_content_id("0123456789abcde"));
  EXPECT_FALSE(is_content_id("Example Daily"));
  EXPECT_FALSE(is_content_id(""));
}

TEST(ApplyCorrections, TheLastRatingCounts) {
  const auto rated = [](const std::string& grade, Time added) {
    Correction c = made("rate", {"p:1"}, added);
    c.field = "credibility";
    c.now = grade;
    return checked(c).value();
  };
  EXPECT_EQ(apply_corrections(line, {rated("2", 1), rated("4", 2)}).credibility, "4");
  EXPECT_EQ(apply_corrections(line, {made("accept", {"p:1"})}).credibility, "");
}

TEST(ApplyCorrections, AmendsRejectsAndTellsConflicts) {
  const Corrected amended = apply_corrections(line, {amendment("status", "\"actual\"", "\"planned\"")});
  EXPECT_EQ(member_of(amended.line, "status"), "\"planned\"");
  EXPECT_TRUE(amended.conflicts.empty());
  EXPECT_TRUE(apply_corrections(line, {amendment("status", "\"negated\"", "\"actual\"")}).conflicts.empty()) << "read so already";
  const Corrected conflict = apply_corrections(line, {amendment("status", "\"negated\"", "\"planned\"")});
  EXPECT_EQ(conflict.conflicts.size(), 1U);
  EXPECT_EQ(conflict.line, line);
  EXPECT_EQ(apply_corrections(line, {amendment("source", "[]", "\"IRN\"")}).conflicts.size(), 1U)
      << "a value that does not fit is no event any more";
  EXPECT_TRUE(apply_corrections(line, {checked(made("reject", {"p:1"})).value()}).rejected);
}

TEST(StandingOf, UndoingAnUndoingRestores) {
  const Correction reject = checked(made("reject", {"p:1"}, 1)).value();
  const Correction undo = checked(made("undo", {reject.id}, 2)).value();
  const Correction redo = checked(made("undo", {undo.id}, 3)).value();
  EXPECT_EQ(standing_of({reject}).size(), 1U);
  EXPECT_EQ(standing_of({undo, reject}).size(), 0U);
  EXPECT_EQ(standing_of({redo, undo, reject}).size(), 1U);
}

TEST(StandingOf, GoesByNamesAndNotByTheClock) {
  for (int n = 0; n < 20; ++n) {
    const Correction reject = checked(made("reject", {"p:" + std::to_string(n)}, 7)).value();
    const Correction undo = checked(made("undo", {reject.id}, 7)).value();
    EXPECT_TRUE(standing_of({reject, undo}).empty()) << "stated in one second: " << n;
    EXPECT_EQ(standing_of({checked(made("undo", {undo.id}, 7)).value(), reject, undo}).size(), 1U);
  }
}

TEST(ApplyCorrections, TheLaterOfTwoDecisionsCounts) {
  const Correction reject = checked(made("reject", {"p:1"}, 1)).value();
  const Correction accept = checked(made("accept", {"p:1"}, 2)).value();
  const Corrected accepted = apply_corrections(line, {reject, accept});
  EXPECT_TRUE(accepted.accepted && !accepted.rejected);
  const Corrected rejected = apply_corrections(line, {accept, reject});
  EXPECT_TRUE(rejected.rejected && !rejected.accepted);
}

TEST(ApplyCorrections, ASecondAmendmentStandsOnTheFirst) {
  const Corrected twice =
      apply_corrections(line, {amendment("status", "\"actual\"", "\"planned\""), amendment("status", "\"planned\"", "\"requested\"")});
  EXPECT_EQ(member_of(twice.line, "status"), "\"requested\"");
  EXPECT_TRUE(twice.conflicts.empty());
}

TEST(Correction, RefusesWordsThatTheCodebookDoesNotHave) {
  const auto with = [](const std::string& field, const std::string& now) {
    Correction c = made("amend", {"p:1"}, 1);
    c.field = field;
    c.was = "null";
    c.now = now;
    return checked(c).ok();
  };
  EXPECT_TRUE(with("status", "\"planned\""));
  EXPECT_FALSE(with("status", "\"banana\""));
  EXPECT_TRUE(with("type", "\"AID\""));
  EXPECT_FALSE(with("type", "\"HELP\""));
  EXPECT_TRUE(with("date", "null"));
  EXPECT_TRUE(with("date", "[\"2022-06-01\",\"2022-07-01\"]"));
  EXPECT_FALSE(with("date", "[\"2022-07-01\",\"2022-06-01\"]"));
  EXPECT_FALSE(with("date", "\"soon\""));
}

}  // namespace
}  // namespace isnad::record
