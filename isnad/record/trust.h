// record, inside: which files this machine has checked.
//
// A mark in the file's extended attributes holds its inode, size and time of change
// as isnad left them. A file that came from elsewhere, or was changed by anything
// else, has none or another. A file system without such attributes keeps no marks: then a
// file is checked each time.
#pragma once

#include <string>

namespace isnad::record {

[[nodiscard]] bool has_mark(const std::string& path);
void set_mark(const std::string& path);

}  // namespace isnad::record
