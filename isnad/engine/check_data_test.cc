// A small folder of tables that is right, and what is said when one thing in it is wrong.
#include "isnad/engine/check_data.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <string>

#include "isnad/engine/engine.h"

namespace isnad {
namespace {

namespace fs = std::filesystem;

const std::string schema_head =
    "id\ttable\tcolumn\tkind\tof\twhen\tempty\tsource\n"
    "# added 2026-11-21\n";

std::string schema_row(const std::string& table, const std::string& column, const std::string& kind, const std::string& of = "-",
                       const std::string& when = "-", const std::string& empty = "no") {
  return table + "#" + column + "#" + kind + "\t" + table + "\t" + column + "\t" + kind + "\t" + of + "\t" + when + "\t" + empty +
         "\there\n";
}

std::map<std::string, std::string> right_tables() {
  std::string schema = schema_head;
  for (const char* column : {"id", "table", "column", "kind", "of", "when", "empty", "source"}) {
    schema += schema_row("ontology/schema", column, "text", "-", "-", "yes");
  }
  schema += schema_row("mentions/people", "id", "id") + schema_row("mentions/people", "name", "word") +
            schema_row("mentions/people", "variants", "words", "-", "-", "yes") + schema_row("mentions/people", "source", "text");
  schema += schema_row("mentions/terms", "id", "id") + schema_row("mentions/terms", "person", "ref", "mentions/people.id") +
            schema_row("mentions/terms", "code", "one", "RUS;IRN") + schema_row("mentions/terms", "office", "text") +
            schema_row("mentions/terms", "from", "day") + schema_row("mentions/terms", "to", "day", "-", "-", "yes") +
            schema_row("mentions/terms", "source", "text");
  for (const char* table : {"mentions/places", "mentions/geonames"}) {
    schema += schema_row(table, "id", "id") + schema_row(table, "name", "word") + schema_row(table, "variants", "words", "-", "-", "yes") +
              schema_row(table, "country", "text", "-", "-", "yes") + schema_row(table, "lat", "decimal", "-90..90", "-", "yes") +
              schema_row(table, "lon", "decimal", "-180..180", "-", "yes") + schema_row(table, "source", "text");
  }
  const std::string places = "id\tname\tvariants\tcountry\tlat\tlon\tsource\n# added 2026-11-22\n";
  return {
      {"ontology/schema", schema},
      {"mentions/places", places + "aleppo\tحلب\tمدينة حلب\tSYR\t36.20\t37.16\there\n"},
      {"mentions/geonames", places + "geonames.1\tحمص\t-\tSYR\t34.73\t36.71\there\n"},
      {"mentions/people", "id\tname\tvariants\tsource\n# added 2026-11-21\none\tرئيس أول\tالأول\there\ntwo\tرئيس ثان\t-\there\n"},
      {"mentions/terms",
       "id\tperson\tcode\toffice\tfrom\tto\tsource\n# added 2026-11-21\n"
       "RUS.head.2000-01-01\tone\tRUS\thead\t2000-01-01\t2004-05-07\there\n"
       "RUS.head.2004-05-07\ttwo\tRUS\thead\t2004-05-07\t-\there\n"}};
}

class CheckData : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::path(testing::TempDir()) / ("isnad_check_data_" + std::to_string(reinterpret_cast<std::uintptr_t>(this)));
    tables_ = right_tables();
  }
  void TearDown() override { fs::remove_all(folder_); }

  DataReport check() {
    fs::remove_all(folder_);
    for (const auto& [name, text] : tables_) {
      const fs::path file = folder_ / (name + ".tsv");
      fs::create_directories(file.parent_path());
      std::ofstream(file, std::ios::binary) << text;
    }
    return check_data(folder_.string());
  }

  // Changes `from` to `to` in one table, and expects one complaint that holds `message`, at `line`.
  void expect_complaint(const std::string& table, const std::string& from, const std::string& to, const std::string& message,
                        const std::string& line, Severity severity = Severity::error) {
    tables_ = right_tables();
    const std::size_t at = tables_[table].find(from);
    ASSERT_NE(at, std::string::npos) << from;
    tables_[table].replace(at, from.size(), to);
    const DataReport report = check();
    bool found = false;
    std::string all;
    for (const Complaint& c : report.complaints) {
      all += c.where + ": " + c.message + "\n";
      const std::string place = table + ".tsv" + (line.empty() ? "" : ":" + line);
      found = found || (c.message.find(message) != std::string::npos && c.where.size() >= place.size() &&
                        c.where.substr(c.where.size() - place.size()) == place && c.severity == severity);
    }
    EXPECT_TRUE(found) << "expected at " << table << ":" << line << ": " << message << "\ngot:\n" << all;
  }

  fs::path folder_;
  std::map<std::string, std::string> tables_;
};

std::string all_of(const DataReport& report) {
  std::string out;
  for (const Complaint& c : report.complaints) out += c.where + ": " + c.message + "\n";
  return out;
}

TEST_F(CheckData, SaysNothingOfTablesThatAreRight) {
  const DataReport report = check();
  EXPECT_TRUE(report.complaints.empty()) << all_of(report);
  EXPECT_EQ(report.tables, 5U);
}

TEST_F(CheckData, FindsFaultsOfForm) {
  expect_complaint("mentions/people", "one\t", "one\t\t", "the row has 5 cells, the header has 4", "3");
  expect_complaint("mentions/people", "الأول", "", "the cell is empty", "3");
  expect_complaint("mentions/people", "الأول", " الأول", "stray space", "3");
  expect_complaint("mentions/people", "الأول", "\u200Fالأول", "invisible character U+200F", "3");
  expect_complaint("mentions/people", "أول\t", "ا\u0654ول\t", "NFC", "3");
  expect_complaint("mentions/people", "الأول", "\xD8", "is not UTF-8", "3");
  expect_complaint("mentions/people", "here\ntwo", "here\r\ntwo", "CR LF", "3");
  expect_complaint("mentions/people", "# added 2026-11-21\n", "", "under no line \"# added", "2");
  expect_complaint("mentions/people", "# added 2026-11-21", "# added 21.11.2026", "is no day", "2");
  expect_complaint("mentions/people", "-\there\n", "-\there", "no line break", "4");
  expect_complaint("mentions/people", "name\tvariants", "variants\tname", "in this order", "1");
}

TEST_F(CheckData, FindsFaultsOfCells) {
  expect_complaint("mentions/people", "two\t", "one\t", "is the id of line 3 already", "4");
  expect_complaint("mentions/people", "رئيس ثان", "رئيسٌ ثان", "vowel marks", "4");
  expect_complaint("mentions/people", "رئيس ثان", "رئيس;ثان", "is a list", "4");
  expect_complaint("mentions/people", "الأول", "الأول;الأول", "stands twice", "3");
  expect_complaint("mentions/people", "الأول", "الأول;", "empty piece", "3");
  expect_complaint("mentions/people", "-\there", "-\t-", "column source: is empty", "4");
  expect_complaint("mentions/terms", "\ttwo\t", "\tthree\t", "\"three\" stands in no row of mentions/people.id", "4");
  expect_complaint("mentions/terms", "one\tRUS", "one\tRSU", "is none of RUS;IRN", "3");
  expect_complaint("mentions/terms", "\t2000-01-01", "\t2000-13-01", "is no day", "3");
}

TEST_F(CheckData, FindsFaultsOfTerms) {
  expect_complaint("mentions/terms", "2004-05-07\there", "1999-05-07\there", "before it begins", "3");
  expect_complaint("mentions/terms", "RUS.head.2000-01-01", "RUS.head.2000", "does not begin with CODE.OFFICE.FROM", "3");
  expect_complaint("mentions/terms", "2004-05-07\there", "2006-05-07\there", "holds it until 2006-05-07", "4", Severity::warning);
}

TEST_F(CheckData, LetsSeveralHoldAnOfficeThatIsShared) {
  std::string& terms = tables_["mentions/terms"];
  terms.replace(terms.find("2004-05-07\there"), 10, "2006-05-07");
  EXPECT_EQ(check().complaints.size(), 1U);
  tables_["ontology/schema"] += schema_row("mentions/offices", "id", "id") +
                                schema_row("mentions/offices", "holders", "one", "one;many") +
                                schema_row("mentions/offices", "source", "text");
  tables_["mentions/offices"] = "id\tholders\tsource\n# added 2026-11-21\nhead\tmany\there\n";
  const DataReport report = check();
  EXPECT_TRUE(report.complaints.empty()) << all_of(report);
}

TEST_F(CheckData, FindsFaultsOfPlaces) {
  expect_complaint("mentions/geonames", "34.73", "94.73", "lies outside", "3");
  expect_complaint("mentions/geonames", "36.71", "-", "one of lat and lon is missing", "3");
  expect_complaint("mentions/geonames", "حمص", "حلب", "names a place of SYR at", "3");
  expect_complaint("mentions/places", "مدينة حلب", "حلب", "names a place of SYR at", "3");
}

TEST_F(CheckData, AllowsOneNameInTwoStates) {
  tables_["mentions/geonames"].replace(tables_["mentions/geonames"].find("حمص\t-\tSYR"), std::string("حمص\t-\tSYR").size(), "حلب\t-\tXXX");
  const DataReport report = check();
  EXPECT_TRUE(report.complaints.empty()) << all_of(report);
}

TEST_F(CheckData, FindsTablesWithoutSchemaAndSchemaWithoutTables) {
  tables_["mentions/new"] = "id\tsource\n# added 2026-11-21\na\tb\n";
  tables_.erase("mentions/terms");
  const std::string all = all_of(check());
  EXPECT_NE(all.find("mentions/new.tsv:1: the table stands in no row of ontology/schema.tsv"), std::string::npos) << all;
  EXPECT_NE(all.find("no table \"mentions/terms\" in the folder"), std::string::npos) << all;
}

TEST_F(CheckData, SurvivesAnyBytes) {
  for (const std::string& text :
       {std::string(), std::string("\n\n\n"), std::string(1000, '\t'), std::string("\0\xFF\xFE", 3), std::string("id")}) {
    tables_["mentions/people"] = text;
    EXPECT_GT(check().errors(), 0U);
  }
  EXPECT_GT(check_data("/no/such/folder").errors(), 0U);
}

// Conventions, rule 23: a list that stands in code and in a table is compared.
TEST(Schema, NamesEveryStatusOfTheCode) {
  const auto engine = Engine::open();
  ASSERT_TRUE(engine.ok());
  const lexicon::Table& statuses = engine.value()->lexicon().table("ontology/statuses");
  ASSERT_EQ(statuses.rows(), 6U);
  for (std::uint32_t row = 0; row < statuses.rows(); ++row) {
    EXPECT_EQ(events::name_of(static_cast<events::Status>(row)), statuses.cell(row, statuses.column("id")));
  }
}

}  // namespace
}  // namespace isnad
