// record: whether the spans of a page's records cut out of its bytes what they say.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "isnad/page/page.h"
#include "isnad/record/records.h"

namespace isnad::record {

/// One line for each event whose trigger does not stand at its span. The page is read again, for its encoding
/// and its markup; a page that the reader cannot read as it was read (a JSON record with other member names)
/// is compared byte for byte where its bytes are its text, and passed over where they are not.
[[nodiscard]] std::vector<std::string> wrong_spans(std::string_view bytes, const PageRecords& records,
                                                   const page::Reader& reader);

}  // namespace isnad::record
