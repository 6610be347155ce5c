#include "apps/cli/inputs.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include "apps/cli/interrupt.h"
#include "isnad/engine/engine.h"
#include "isnad/record/records.h"

namespace isnad::cli {
namespace {

constexpr std::size_t chunk = std::size_t{256} << 10U;
constexpr std::size_t longest_peek = std::size_t{1} << 20U;

bool ends_with(std::string_view text, std::string_view tail) {
  return text.size() >= tail.size() && text.substr(text.size() - tail.size()) == tail;
}

bool named_as_records(std::string_view name) { return ends_with(name, ".jsonl") || ends_with(name, ".ndjson"); }

std::string shown_name(const std::string& name) { return name == "-" ? "(standard input)" : name; }

Error too_large(const std::string& name, const std::string& what) {
  return {ErrorCode::refused,
          what + ", larger than the " + std::to_string(page::largest_page >> 20U) +
              " MB that one page may have; split it, or give it as JSON records, one a line (*.jsonl)",
          name};
}

Error cannot_open(const std::string& name, int error) {
  if (error == ENOENT)
    return {ErrorCode::io, "there is no such file; check the name (a pattern is expanded by the shell, unquoted)", name};
  if (error == EACCES)
    return {ErrorCode::io, "permission denied; make the file readable for you (chmod +r) or run as its owner", name};
  return {ErrorCode::io, std::string("cannot be read: ") + std::strerror(error), name};
}

Error is_a_folder(const std::string& name) {
  return {ErrorCode::refused,
          "is a folder, and a page was expected; name its files, for instance " + name + (ends_with(name, "/") ? "*" : "/*"),
          name};
}

std::string_view trimmed(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return line.substr(first, line.find_last_not_of(" \t\r\n") - first + 1);
}

// An open file, pipe or terminal; closed at the end. Reads wake up on Ctrl-C.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ > STDERR_FILENO) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  Descriptor(Descriptor&&) = delete;
  Descriptor& operator=(Descriptor&&) = delete;

  // Bytes read, 0 at the end or after an interrupt, -1 with errno.
  ssize_t read(char* to, std::size_t size) const {
    for (;;) {
      if (interrupt() != 0) return 0;
      std::array<pollfd, 2> ready{pollfd{number_, POLLIN, 0}, pollfd{interrupt_descriptor(), POLLIN, 0}};
      if (::poll(ready.data(), ready.size(), -1) < 0 && errno != EINTR) return -1;
      if (interrupt() != 0) return 0;
      if (ready[0].revents == 0) continue;
      const ssize_t got = ::read(number_, to, size);
      if (got >= 0 || (errno != EINTR && errno != EAGAIN)) return got;
    }
  }

 private:
  int number_;
};

}  // namespace

class Inputs::Stream {
 public:
  Stream(std::string name, int descriptor, bool records, std::uint64_t& read)
      : name_(std::move(name)), descriptor_(descriptor), records_(records), read_(read) {}

  // Standard input and pipes show what they hold only when read.
  void look_for_records() {
    while (!ended_ && buffer_.find('\n') == std::string::npos && buffer_.size() < longest_peek) fill();
    const std::string_view line = trimmed(std::string_view(buffer_).substr(0, buffer_.find('\n')));
    records_ = records_ || (!line.empty() && line.front() == '{' && line.back() == '}');
  }

  std::optional<Input> next() { return records_ ? next_record() : whole_page(); }

 private:
  void fill() {
    const std::size_t before = buffer_.size();
    buffer_.resize(before + chunk);
    const ssize_t got = descriptor_.read(buffer_.data() + before, chunk);
    buffer_.resize(before + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    if (got < 0) error_ = errno;
    if (got <= 0) ended_ = true;
  }

  Input made(std::string bytes) const {
    Input input;
    input.name = shown_name(name_);
    input.bytes = std::move(bytes);
    input.read_so_far = read_;
    return input;
  }

  std::optional<Input> whole_page() {
    if (given_) return std::nullopt;
    given_ = true;
    while (!ended_ && buffer_.size() <= page::largest_page) fill();
    if (interrupt() != 0) return std::nullopt;
    read_ += buffer_.size();
    if (error_ != 0) return failed();
    if (buffer_.size() <= page::largest_page) return made(std::move(buffer_));
    buffer_ = {};
    Input input = made({});
    input.refused = too_large(input.name, "goes on after " + std::to_string(page::largest_page) + " bytes");
    return input;
  }

  Input failed() const {
    Input input = made({});
    input.refused = error_ == EISDIR ? is_a_folder(input.name) : cannot_open(input.name, error_);
    return input;
  }

  std::optional<Input> next_record() {
    for (;;) {
      std::size_t searched = 0;
      std::size_t newline = buffer_.find('\n', at_);
      while (newline == std::string::npos && !ended_ && buffer_.size() - at_ <= page::largest_page) {
        if (at_ > 0) drop_front();
        searched = buffer_.size();
        fill();
        newline = buffer_.find('\n', searched);
      }
      if (interrupt() != 0) return std::nullopt;
      if (newline == std::string::npos && !ended_) return skip_long_record();
      if (newline == std::string::npos && at_ == buffer_.size()) {
        if (error_ == 0 || given_) return std::nullopt;
        given_ = true;
        return failed();
      }
      if (auto record = take_record(std::min(newline, buffer_.size()))) return record;
    }
  }

  std::optional<Input> take_record(std::size_t end) {
    const std::string_view line(buffer_.data() + at_, end - at_);
    const std::string_view body = trimmed(line);
    ++line_;
    Input input = made(std::string(body));
    input.name += ":" + std::to_string(line_);
    input.is_record = true;
    input.offset = offset_ + (body.empty() ? 0 : static_cast<std::uint64_t>(body.data() - line.data()));
    step(std::min(end + 1, buffer_.size()));
    input.read_so_far = read_;
    if (body.empty()) return std::nullopt;
    if (body.size() > page::largest_page)
      input.refused = too_large(input.name, "the record has " + std::to_string(body.size()) + " bytes");
    if (input.refused) input.bytes = {};
    return input;
  }

  Input skip_long_record() {
    const std::uint64_t begin = offset_;
    std::size_t newline = std::string::npos;
    step(buffer_.size());
    while (!ended_ && newline == std::string::npos) {
      drop_front();
      fill();
      newline = buffer_.find('\n');
      step(newline == std::string::npos ? buffer_.size() : newline + 1);
    }
    ++line_;
    Input input = made({});
    input.name += ":" + std::to_string(line_);
    input.refused = too_large(input.name, "the record has " + std::to_string(offset_ - begin) + " bytes");
    return input;
  }

  void step(std::size_t to) {
    offset_ += to - at_;
    read_ += to - at_;
    at_ = to;
  }

  void drop_front() {
    buffer_.erase(0, at_);
    at_ = 0;
  }

  std::string name_;
  Descriptor descriptor_;
  bool records_;
  std::uint64_t& read_;
  std::string buffer_;
  std::size_t at_ = 0;        // in buffer_: where the next record begins
  std::uint64_t offset_ = 0;  // in the file: the same place
  std::uint64_t line_ = 0;
  bool ended_ = false;
  bool given_ = false;
  int error_ = 0;
};

Inputs::Inputs(std::vector<std::string> names, bool all_records, Intake intake)
    : names_(std::move(names)), all_records_(all_records), no_records_(intake == Intake::no_records), joins_read_(intake == Intake::joined) {
  std::uint64_t total = 0;
  bool all_files = true;
  bool all_pages = !all_records;
  for (const std::string& name : names_) {
    struct stat status = {};
    const bool known = name != "-" && ::stat(name.c_str(), &status) == 0;
    if (known && S_ISREG(status.st_mode)) total += static_cast<std::uint64_t>(status.st_size);
    if (name == "-" || (known && !S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode))) all_files = false;
    if (named_as_records(name) || name == "-") all_pages = false;
  }
  if (all_pages) pages_ = names_.size();
  if (all_files) bytes_ = total;
}

Inputs::~Inputs() = default;

std::optional<Input> Inputs::next() {
  auto first = ahead_ ? std::exchange(ahead_, std::nullopt) : next_alone();
  if (!joins_read_ || !first || !first->is_record || !record::is_document_line(first->bytes)) return first;
  first->is_read = true;
  first->bytes += '\n';
  while (auto more = next_alone()) {
    if (!more->is_record || !record::is_record_line(more->bytes)) {
      ahead_ = std::move(more);
      break;
    }
    first->bytes.append(more->bytes).append("\n");
    first->read_so_far = more->read_so_far;
  }
  // Whoever was interrupted has perhaps not all of its lines.
  return interrupt() == 0 ? std::move(first) : std::nullopt;
}

std::optional<Input> Inputs::next_alone() {
  while (interrupt() == 0) {
    if (stream_ != nullptr) {
      if (auto input = stream_->next()) return input;
      stream_.reset();
    }
    if (at_ == names_.size()) return std::nullopt;
    if (auto refused = open_next()) return refused;
  }
  return std::nullopt;
}

// Opens the next name; what is refused without being read comes back at once.
std::optional<Input> Inputs::open_next() {
  const std::string& name = names_[at_++];
  const auto refuse = [&](Error error) {
    Input input;
    input.name = shown_name(name);
    input.refused = std::move(error);
    input.read_so_far = read_;
    return input;
  };
  const bool records = !no_records_ && (all_records_ || named_as_records(name));
  // A pipe by name must not hold the program up while nobody writes to it.
  const int descriptor = name == "-" ? STDIN_FILENO : ::open(name.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (descriptor < 0) return refuse(cannot_open(name, errno));
  auto stream = std::make_unique<Stream>(name, descriptor, records, read_);
  struct stat status = {};
  if (::fstat(descriptor, &status) != 0) return refuse(cannot_open(shown_name(name), errno));
  if (S_ISDIR(status.st_mode)) return refuse(is_a_folder(shown_name(name)));
  const auto size = static_cast<std::uint64_t>(std::max<off_t>(status.st_size, 0));
  if (S_ISREG(status.st_mode) && !records && name != "-" && size > page::largest_page) {
    read_ += size;
    return refuse(too_large(name, "has " + std::to_string(size) + " bytes"));
  }
  if (!records && !no_records_ && (name == "-" || !S_ISREG(status.st_mode))) stream->look_for_records();
  stream_ = std::move(stream);
  return std::nullopt;
}

}  // namespace isnad::cli
