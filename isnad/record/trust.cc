#include "isnad/record/trust.h"

#include <sys/stat.h>
#include <sys/xattr.h>

#include <array>

namespace isnad::record {
namespace {

constexpr const char* attribute = "user.isnad.checked";

std::string state_of(const std::string& path) {
  struct stat s = {};
  if (::stat(path.c_str(), &s) != 0) return {};
  return std::to_string(s.st_dev) + " " + std::to_string(s.st_ino) + " " + std::to_string(s.st_size) + " " +
         std::to_string(s.st_mtim.tv_sec) + "." + std::to_string(s.st_mtim.tv_nsec);
}

}  // namespace

bool has_mark(const std::string& path) {
  std::array<char, 256> found{};
  const ssize_t size = ::getxattr(path.c_str(), attribute, found.data(), found.size());
  return size > 0 && std::string(found.data(), static_cast<std::size_t>(size)) == state_of(path);
}

void set_mark(const std::string& path) {
  const std::string state = state_of(path);
  // Without a mark the file is checked again; nothing else depends on it.
  static_cast<void>(::setxattr(path.c_str(), attribute, state.data(), state.size(), 0));
}

}  // namespace isnad::record
