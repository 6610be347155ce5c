// cli: Arabic names of the codes, from the tables.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "apps/cli/terminal.h"
#include "isnad/engine/engine.h"

namespace isnad::cli {

class CodeNames {
 public:
  /// `lexicon` must outlive this.
  explicit CodeNames(const lexicon::Lexicon& lexicon);

  /// Arabic name of a participant code ("IRN", "MED:WSJ", "OFFICIALS:USA"); empty when the tables have none.
  [[nodiscard]] std::string_view of_code(std::string_view code) const;
  [[nodiscard]] std::string_view of_type(std::string_view type) const { return found(types_, type); }
  [[nodiscard]] std::string_view of_status(std::string_view status) const { return found(statuses_, status); }

 private:
  using Map = std::unordered_map<std::string_view, std::string_view>;
  [[nodiscard]] static std::string_view found(const Map& map, std::string_view key);

  Map codes_;
  Map types_;
  Map statuses_;
};

/// "RUS name, IRN name", each name isolated for the screen; "-" when there is none.
[[nodiscard]] std::string participants_line(const std::vector<events::Participant>& list, const CodeNames& names,
                                            const Screen& screen);
/// "RUS > IRN" with names.
[[nodiscard]] std::string who_to_whom(const events::Event& event, const CodeNames& names, const Screen& screen);
/// "MED:WSJ asserts < OFFICIALS:USA asserts", outermost first; "-" when the writer speaks.
[[nodiscard]] std::string voices_line(const events::Event& event, const CodeNames& names, const Screen& screen);
/// "2021-06-05", "2021-06", "2021" or "2021-06-05..2021-07-01".
[[nodiscard]] std::string days_line(const DayRange& days);

}  // namespace isnad::cli
