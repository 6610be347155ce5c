#include "isnad/record/storylines.h"

#include <algorithm>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <set>
#include <tuple>

#include "isnad/record/pack.h"

namespace isnad::record {
namespace {

constexpr std::string_view version = "1";
constexpr long days_of_a_round = 90;       // talks
constexpr long days_of_a_matter = 3000;    // with a mark in common
constexpr long days_of_an_unmarked = 400;  // without one

struct StepRow {
  std::string matter;
  std::vector<std::string> objects;
  std::vector<std::string> types;
  std::string mode;
  std::vector<std::string> statuses;
  std::string step;
  int rank = 0;
};

std::vector<std::string> list_of(std::string_view cell) {
  std::vector<std::string> out;
  for (const std::string_view piece : lexicon::split_list(cell)) out.emplace_back(piece);
  return out;
}

bool has(const std::vector<std::string>& list, std::string_view text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

bool share(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::any_of(a.begin(), a.end(), [&](const std::string& x) { return has(b, x); });
}

std::vector<StepRow> rows_of(const lexicon::Lexicon& lexicon) {
  const lexicon::Table& t = lexicon.table("record/steps");
  std::vector<StepRow> out;
  for (std::uint32_t row = 0; row < t.rows(); ++row) {
    const auto cell = [&](const char* column) { return t.cell(row, t.column(column)); };
    out.push_back({std::string(cell("matter")), list_of(cell("objects")), list_of(cell("types")), std::string(cell("mode")),
                   list_of(cell("statuses")), std::string(cell("step")), std::atoi(std::string(cell("rank")).c_str())});
  }
  return out;
}

bool fits(const StepRow& row, const Statement& s) {
  const EventRecord& e = s.event();
  if (!row.objects.empty() && !share(row.objects, s.around)) return false;
  if (!has(row.types, "*") && !has(row.types, e.type)) return false;
  if (!row.mode.empty() && row.mode != e.mode) return false;
  return row.statuses.empty() || has(row.statuses, e.status);
}

// Things that name the kind of paper and not which paper it is.
bool is_mark(const std::string& object) {
  static const std::set<std::string, std::less<>> common{"treaty", "agreement", "draft", "weapons"};
  return common.count(object) == 0;
}

std::vector<std::string> sides_of(const StepRow& row, const Statement& s) {
  std::vector<std::string> out = s.sources;
  out.insert(out.end(), s.targets.begin(), s.targets.end());
  if (row.matter == "arms" && s.event().type != "AGREE") {
    // Who asks for arms is the receiver.
    if (s.event().type == "REQUEST") std::reverse(out.begin(), out.end());
    return out;
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

class Weaver {
 public:
  explicit Weaver(const std::vector<Statement>& statements) : statements_(statements) {}

  void add(const StepRow& row, std::size_t index) {
    const Statement& s = statements_[index];
    const std::vector<std::string> sides = sides_of(row, s);
    if (sides.size() < 2 || !s.day) return;
    std::vector<std::string> marks;
    std::copy_if(s.around.begin(), s.around.end(), std::back_inserter(marks), is_mark);
    Storyline* line = find(row.matter, sides, marks, s);
    if (line == nullptr) {
      lines_.push_back({{}, row.matter, sides, {}, {}});
      line = &lines_.back();
    }
    for (const std::string& mark : marks) {
      if (!has(line->marks, mark)) line->marks.push_back(mark);
    }
    line->steps.push_back({index, row.step, row.rank});
  }

  std::vector<Storyline> lines() { return std::move(lines_); }

 private:
  // The line with a mark in common before one without; of those the one that was spoken of last.
  Storyline* find(const std::string& matter, const std::vector<std::string>& sides, const std::vector<std::string>& marks,
                  const Statement& s) {
    Storyline* best = nullptr;
    int best_fit = 0;
    for (Storyline& line : lines_) {
      if (line.matter != matter || line.sides != sides) continue;
      const int fit = fit_of(line, marks, s);
      if (fit > 0 && fit >= best_fit) {
        best_fit = fit;
        best = &line;
      }
    }
    return best;
  }

  [[nodiscard]] int fit_of(const Storyline& line, const std::vector<std::string>& marks, const Statement& s) const {
    long apart = days_of_a_matter + 1;
    for (const Step& step : line.steps) {
      apart = std::min(apart, std::abs(days_between(statements_[step.statement].day, s.day).value_or(apart)));
    }
    const bool one_page = std::any_of(line.steps.begin(), line.steps.end(), [&](const Step& step) {
      return statements_[step.statement].hit.document.id == s.hit.document.id;
    });
    if (line.matter == "talks") return apart <= days_of_a_round ? 1 : 0;
    if (share(line.marks, marks)) return apart <= days_of_a_matter ? 3 : 0;
    if (line.marks.empty() || marks.empty()) return one_page ? 2 : apart <= days_of_an_unmarked ? 1 : 0;
    return 0;
  }

  const std::vector<Statement>& statements_;
  std::vector<Storyline> lines_;
};

}  // namespace

std::vector<Storyline> storylines_of(const std::vector<Statement>& statements, const lexicon::Lexicon& lexicon,
                                     const std::vector<std::string>& rejected) {
  const std::vector<StepRow> rows = rows_of(lexicon);
  std::vector<std::size_t> order(statements.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return statements[a].day.value_or(Day::max()) < statements[b].day.value_or(Day::max());
  });
  Weaver weaver(statements);
  for (const bool marked : {true, false}) {
    for (const std::size_t i : order) {
      const Statement& s = statements[i];
      if (std::any_of(s.around.begin(), s.around.end(), is_mark) != marked) continue;
      const auto row = std::find_if(rows.begin(), rows.end(), [&](const StepRow& r) { return fits(r, s); });
      if (row != rows.end()) weaver.add(*row, i);
    }
  }
  std::vector<Storyline> out;
  for (Storyline& line : weaver.lines()) {
    std::string sides;
    for (const std::string& side : line.sides) sides += side + "+";
    line.id = content_id("storyline\n" + line.matter + "\n" + sides + "\n" + statements[line.steps.front().statement].event().id);
    std::sort(line.marks.begin(), line.marks.end());
    std::stable_sort(line.steps.begin(), line.steps.end(), [&](const Step& a, const Step& b) {
      return statements[a.statement].day.value_or(Day::max()) < statements[b.statement].day.value_or(Day::max());
    });
    const auto undone = [&](const Step& step) {
      const std::string id = content_id("member\nstoryline\n" + line.id + "\n" + statements[step.statement].event().id);
      return std::binary_search(rejected.begin(), rejected.end(), id);
    };
    line.steps.erase(std::remove_if(line.steps.begin(), line.steps.end(), undone), line.steps.end());
    if (line.steps.size() > 1) out.push_back(std::move(line));
  }
  std::stable_sort(out.begin(), out.end(), [&](const Storyline& a, const Storyline& b) {
    const auto key = [&](const Storyline& l) { return std::tuple(statements[l.steps.front().statement].day, l.id); };
    return key(a) < key(b);
  });
  return out;
}

Result<bool> keep_storylines(Store& store, const std::vector<Storyline>& lines, const std::vector<Statement>& statements,
                             Time run) {
  std::vector<Member> members;
  for (const Storyline& line : lines) {
    for (const Step& step : line.steps) {
      const Statement& s = statements[step.statement];
      const nlohmann::ordered_json evidence = {{"matter", line.matter}, {"things", s.around}, {"status", s.event().status}};
      members.push_back(
          {{}, "storyline", line.id, s.event().id, step.name, s.day, "same matter, sides and marks", evidence.dump(), false});
    }
  }
  return store.replace_joins("storylines", version, run, {}, std::move(members));
}

}  // namespace isnad::record
