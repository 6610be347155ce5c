// record, inside: values as bytes, for what a case keeps of long computations.
//
// Numbers by seven bits, the lowest first; texts and lists behind their size. Bytes that come from a file may be
// anything: what is read past their end, or is no value, makes the whole unread (read_all() is false).
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

#include "isnad/base/date.h"

namespace isnad::record {

constexpr std::int64_t unknown_day = INT64_MIN;
constexpr std::int64_t farthest_day = 3'000'000;  // from 1970, to both sides: years of four digits

class ByteWriter {
 public:
  void number(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7U) out_ += static_cast<char>((value & 0x7FU) | 0x80U);
    out_ += static_cast<char>(value);
  }
  void text(std::string_view value) {
    number(value.size());
    out_ += value;
  }
  void word(std::string_view value) { text(value); }
  template <class Number>
  void place(Number value) {
    number(static_cast<std::uint64_t>(value));
  }
  void flag(bool value) { out_ += value ? '\1' : '\0'; }
  void real(double value) { raw(&value, sizeof value); }
  void day(const std::optional<Day>& value) {
    const std::int64_t days = value ? value->time_since_epoch().count() : unknown_day;
    raw(&days, sizeof days);
  }
  template <class List, class Each>
  void list(const List& items, const Each& each) {
    number(items.size());
    for (const auto& item : items) each(item);
  }
  [[nodiscard]] std::size_t size() const { return out_.size(); }
  std::string take() { return std::move(out_); }

 private:
  void raw(const void* bytes, std::size_t size) { out_.append(static_cast<const char*>(bytes), size); }
  std::string out_;
};

class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}

  std::uint64_t number() {
    std::uint64_t out = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      const std::string_view byte = piece(1);
      if (byte.empty()) return 0;
      const auto bits = static_cast<unsigned char>(byte[0]);
      out |= std::uint64_t{bits & 0x7FU} << shift;
      if (bits < 0x80) return out;
    }
    whole_ = false;
    return 0;
  }
  /// A view into the bytes.
  std::string_view view() { return piece(number()); }
  void text(std::string& value) { value = std::string(view()); }
  /// A text without control characters.
  void word(std::string& value) {
    text(value);
    const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == '\x7F'; };
    if (std::any_of(value.begin(), value.end(), is_control)) whole_ = false;
  }
  template <class Number>
  void place(Number& value) {
    value = static_cast<Number>(number());
  }
  void flag(bool& value) {
    const std::string_view byte = piece(1);
    value = !byte.empty() && byte[0] != '\0';
  }
  void real(double& value) { raw(&value, sizeof value); }
  void day(std::optional<Day>& value) {
    std::int64_t days = unknown_day;
    raw(&days, sizeof days);
    if (days != unknown_day && (days > farthest_day || days < -farthest_day)) whole_ = false;
    value = days == unknown_day || !whole_ ? std::nullopt : std::optional<Day>(Day{std::chrono::days(days)});
  }
  template <class List, class Each>
  void list(List& items, const Each& each) {
    const std::uint64_t size = list_size(items);
    for (std::uint64_t i = 0; i < size && whole_; ++i) each(items.emplace_back());
  }
  /// Of a list that is read item by item; makes room for it.
  template <class List>
  std::uint64_t list_size(List& items) {
    const std::uint64_t size = number();
    if (size > bytes_.size()) whole_ = false;  // an item has one byte at least
    if (!whole_) return 0;
    // The size may be a lie: of large items there is no room made for more than the bytes can hold.
    items.reserve(std::min<std::size_t>(size, bytes_.size() * 16 / sizeof(typename List::value_type) + 1));
    return size;
  }
  [[nodiscard]] bool is_whole() const { return whole_; }
  [[nodiscard]] bool read_all() const { return whole_ && bytes_.empty(); }

 private:
  std::string_view piece(std::uint64_t size) {
    if (size > bytes_.size()) whole_ = false;
    if (!whole_) return {};
    const std::string_view out = bytes_.substr(0, size);
    bytes_.remove_prefix(size);
    return out;
  }
  void raw(void* to, std::size_t size) {
    const std::string_view from = piece(size);
    if (!from.empty()) std::memcpy(to, from.data(), size);
  }
  std::string_view bytes_;
  bool whole_ = true;
};

}  // namespace isnad::record
