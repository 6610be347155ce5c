#include "isnad/record/storylines.h"

#include <algorithm>
#include <cstdlib>
#include <map>
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

// A statement that is a step.
struct PlacedStep {
  std::size_t statement = 0;
  const StepRow* row = nullptr;
  std::vector<std::string> marks;
};

// What can be of one storyline: the steps of one matter between the same sides, those with a mark first, then by day.
struct Course {
  std::string matter;
  std::vector<std::string> sides;
  std::vector<PlacedStep> steps;
};

Day day_or_last(const Statement& s) { return s.day.value_or(Day::max()); }

std::vector<Course> courses_of(const std::vector<Statement>& statements, const std::vector<StepRow>& rows) {
  std::vector<std::size_t> order(statements.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return day_or_last(statements[a]) < day_or_last(statements[b]); });
  std::map<std::pair<std::string, std::vector<std::string>>, Course> courses;
  for (const bool marked : {true, false}) {
    for (const std::size_t i : order) {
      const Statement& s = statements[i];
      if (!s.day || std::any_of(s.around.begin(), s.around.end(), is_mark) != marked) continue;
      const auto row = std::find_if(rows.begin(), rows.end(), [&](const StepRow& r) { return fits(r, s); });
      if (row == rows.end()) continue;
      std::vector<std::string> sides = sides_of(*row, s);
      if (sides.size() < 2) continue;
      PlacedStep step{i, &*row, {}};
      std::copy_if(s.around.begin(), s.around.end(), std::back_inserter(step.marks), is_mark);
      Course& course = courses[{row->matter, sides}];
      course.matter = row->matter;
      course.sides = std::move(sides);
      course.steps.push_back(std::move(step));
    }
  }
  std::vector<Course> out;
  for (auto& [key, course] : courses) out.push_back(std::move(course));
  return out;
}

// The storylines of one course.
class Weaver {
 public:
  Weaver(const std::vector<Statement>& statements, const Course& course) : statements_(statements), course_(course) {}

  void add(const PlacedStep& step) {
    Storyline* line = find(step);
    if (line == nullptr) {
      lines_.push_back({{}, course_.matter, course_.sides, {}, {}});
      line = &lines_.back();
    }
    for (const std::string& mark : step.marks) {
      if (!has(line->marks, mark)) line->marks.push_back(mark);
    }
    line->steps.push_back({step.statement, step.row->step, step.row->rank});
  }

  std::vector<Storyline> lines() { return std::move(lines_); }

 private:
  // The line with a mark in common before one without; of those the one that was spoken of last.
  Storyline* find(const PlacedStep& step) {
    Storyline* best = nullptr;
    int best_fit = 0;
    for (Storyline& line : lines_) {
      const int fit = fit_of(line, step.marks, statements_[step.statement]);
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
  const Course& course_;
  std::vector<Storyline> lines_;
};

// Gives the line its id, and its marks and steps their order. False when too little of it is left.
bool finish(Storyline& line, const std::vector<Statement>& statements, const std::vector<std::string>& rejected) {
  std::string sides;
  for (const std::string& side : line.sides) sides += side + "+";
  line.id = content_id("storyline\n" + line.matter + "\n" + sides + "\n" + statements[line.steps.front().statement].event().id);
  std::sort(line.marks.begin(), line.marks.end());
  std::stable_sort(line.steps.begin(), line.steps.end(), [&](const Step& a, const Step& b) {
    return day_or_last(statements[a.statement]) < day_or_last(statements[b.statement]);
  });
  const auto undone = [&](const Step& step) {
    const std::string id = content_id("member\nstoryline\n" + line.id + "\n" + statements[step.statement].event().id);
    return std::binary_search(rejected.begin(), rejected.end(), id);
  };
  if (!rejected.empty()) std::erase_if(line.steps, undone);
  return line.steps.size() > 1;
}

}  // namespace

History<Storyline> storylines_ever(const std::vector<Statement>& statements, const std::vector<Lifetime>& lives,
                                   const lexicon::Lexicon& lexicon, const std::vector<std::string>& rejected) {
  const std::vector<StepRow> rows = rows_of(lexicon);
  const std::vector<Course> courses = courses_of(statements, rows);
  std::vector<std::vector<std::int64_t>> turns_of;
  Reach reach;
  for (const Course& course : courses) {
    Turns turns;
    for (const PlacedStep& step : course.steps) turns.add(lives[step.statement]);
    turns_of.push_back(turns.days());
    reach.add(turns_of.back(), course.steps.size());
  }
  History<Storyline> out{{}, reach.since()};
  for (std::size_t i = 0; i < courses.size(); ++i) {
    const Course& course = courses[i];
    const auto on_day = [&](std::int64_t day) {
      Weaver weaver(statements, course);
      for (const PlacedStep& step : course.steps) {
        if (lives[step.statement].is_on(day)) weaver.add(step);
      }
      std::vector<Storyline> lines;
      for (Storyline& line : weaver.lines()) {
        if (finish(line, statements, rejected)) lines.push_back(std::move(line));
      }
      return lines;
    };
    for (Lived<Storyline>& line : lives_of(turns_since(std::move(turns_of[i]), out.since), on_day, [](const Storyline& l) { return l.id; }))
      out.items.push_back(std::move(line));
  }
  std::sort(out.items.begin(), out.items.end(), [&](const Lived<Storyline>& a, const Lived<Storyline>& b) {
    const auto key = [&](const Lived<Storyline>& l) {
      return std::tuple(statements[l.item.steps.front().statement].day, std::string_view(l.item.id), l.life.from);
    };
    return key(a) < key(b);
  });
  return out;
}

std::vector<Storyline> storylines_of(const std::vector<Statement>& statements, const lexicon::Lexicon& lexicon,
                                     const std::vector<std::string>& rejected) {
  std::vector<Storyline> out;
  for (Lived<Storyline>& line : storylines_ever(statements, std::vector<Lifetime>(statements.size()), lexicon, rejected).items)
    out.push_back(std::move(line.item));
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
