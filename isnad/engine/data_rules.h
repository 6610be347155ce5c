// engine, inside: rules that reach over one cell: terms of office, places, modes, frames.
#pragma once

#include "isnad/engine/data_files.h"

namespace isnad {

/// terms.tsv: id is CODE.OFFICE.FROM, from <= to, two holders at once (a warning).
void check_terms(const RawTables& tables, DataReport& report);
/// places.tsv and geonames.tsv: no spelling twice in one state, both coordinates or none.
void check_places(const RawTables& tables, DataReport& report);
/// modes.tsv and the frames: the mode belongs to the type; conditions and inner statuses are well formed.
void check_frames(const RawTables& tables, DataReport& report);

}  // namespace isnad
