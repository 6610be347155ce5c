#include "isnad/page/encoding.h"

#include <uchardet/uchardet.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>

#include "isnad/base/utf8.h"
#include "isnad/page/page.h"

namespace isnad::page {
namespace {

constexpr std::size_t sample_size = std::size_t{64} << 10U;
constexpr char32_t replacement = 0xFFFD;

struct Signature {
  std::string_view bytes;
  std::string_view what;
};
constexpr std::array signatures{
    Signature{"%PDF-", "a PDF file"},
    Signature{"\x89PNG", "a PNG image"},
    Signature{"\xFF\xD8\xFF", "a JPEG image"},
    Signature{"GIF8", "a GIF image"},
    Signature{"PK\x03\x04", "a ZIP archive"},
    Signature{"\x1F\x8B", "a gzip archive"},
    Signature{"\x7F"
              "ELF",
              "a program"},
    Signature{"SQLite format 3", "an SQLite store"},
    Signature{"\xD0\xCF\x11\xE0", "an Office file"},
    Signature{"\x28\xB5\x2F\xFD", "a zstd archive"},
};

struct Marks {
  std::size_t nuls = 0;
  std::size_t controls = 0;
};

Marks count_marks(std::string_view bytes) {
  Marks marks;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte == 0) ++marks.nuls;
    if (byte < 0x20 && byte != 0 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f' && byte != 0x1A &&
        byte != 0x0B) {
      ++marks.controls;
    }
  }
  return marks;
}

// UTF-16 without a mark: in Arabic and Latin text the high byte of nearly each unit is 00, 06 or 20.
std::optional<std::string_view> utf16_by_pattern(std::string_view sample) {
  if (sample.size() < 8 || sample.find('\0') == std::string_view::npos) return std::nullopt;
  std::array<std::size_t, 2> high{};
  const std::size_t pairs = sample.size() / 2;
  for (std::size_t i = 0; i < pairs * 2; ++i) {
    const char c = sample[i];
    if (c == '\0' || c == '\x06') ++high[i % 2];
  }
  if (high[1] * 10 >= pairs * 8 && high[0] * 10 <= pairs * 2) return "UTF-16LE";
  if (high[0] * 10 >= pairs * 8 && high[1] * 10 <= pairs * 2) return "UTF-16BE";
  return std::nullopt;
}

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

// The value after `charset=` (HTML) or `encoding=` (XML) near the top of the page.
std::string declared_encoding(std::string_view bytes) {
  const std::string head = lower_ascii(bytes.substr(0, 4096));
  if (head.find('<') == std::string::npos) return {};
  for (const std::string_view key : {"charset", "encoding"}) {
    std::size_t at = head.find(key);
    while (at != std::string::npos) {
      std::size_t value = head.find_first_not_of(" \t\r\n", at + key.size());
      if (value != std::string::npos && head[value] == '=') {
        value = head.find_first_not_of(" \t\r\n\"'", value + 1);
        const std::size_t end = value == std::string::npos ? value : head.find_first_of(" \t\r\n\"'/>?;", value);
        if (end != std::string::npos && end > value && end - value < 40) return head.substr(value, end - value);
      }
      at = head.find(key, at + key.size());
    }
  }
  return {};
}

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

Converter open_converter(const std::string& encoding) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(encoding.c_str(), &status));
  return U_SUCCESS(status) ? std::move(converter) : nullptr;
}

std::string canonical_name(const Converter& converter, const std::string& encoding) {
  for (const char* standard : {"MIME", "IANA"}) {
    UErrorCode status = U_ZERO_ERROR;
    const char* name = ucnv_getStandardName(encoding.c_str(), standard, &status);
    if (U_SUCCESS(status) && name != nullptr) return name;
  }
  UErrorCode status = U_ZERO_ERROR;
  const char* name = ucnv_getName(converter.get(), &status);
  return U_SUCCESS(status) && name != nullptr ? name : encoding;
}

// Turns UTF-16 units with their offsets into UTF-8 with runs.
class Utf8Writer {
 public:
  explicit Utf8Writer(MappedText& text) : text_(text) {}
  void add(char16_t unit, std::uint32_t page) {
    if (high_ != 0 && unit >= 0xDC00 && unit < 0xE000) {
      const char32_t pair = 0x10000 + ((static_cast<char32_t>(high_) - 0xD800) << 10U) + (unit - 0xDC00U);
      high_ = 0;
      hold(pair, held_page_);
      return;
    }
    high_ = 0;
    if (unit >= 0xD800 && unit < 0xDC00) {
      flush(page);
      high_ = unit;
      held_page_ = page;
      return;
    }
    hold(unit, page);
  }
  /// Writes the character in hand; it ends where the next one begins.
  void flush(std::uint32_t next) {
    if (!held_) return;
    const std::size_t before = text_.utf8.size();
    append_utf8(text_.utf8, held_char_);
    if (held_char_ == replacement) ++replaced_;
    const auto size = static_cast<std::uint32_t>(text_.utf8.size() - before);
    text_.map.add(held_page_, 1, size, std::max(next, held_page_) - held_page_);
    held_ = false;
  }
  [[nodiscard]] std::size_t replaced() const { return replaced_; }

 private:
  void hold(char32_t character, std::uint32_t page) {
    flush(page);
    held_ = true;
    held_char_ = character;
    held_page_ = page;
  }
  MappedText& text_;
  bool held_ = false;
  char32_t held_char_ = 0;
  std::uint32_t held_page_ = 0;
  char16_t high_ = 0;
  std::size_t replaced_ = 0;
};

struct Converted {
  MappedText text;
  std::size_t replaced = 0;
};

Converted convert(std::string_view bytes, std::uint32_t skip, const Converter& converter) {
  Converted out;
  Utf8Writer writer(out.text);
  ucnv_reset(converter.get());
  std::array<char16_t, 8192> units{};
  std::array<std::int32_t, 8192> offsets{};
  const char* source = bytes.data() + skip;
  const char* const end = bytes.data() + bytes.size();
  for (;;) {
    const auto base = static_cast<std::uint32_t>(source - bytes.data());
    char16_t* target = units.data();
    UErrorCode status = U_ZERO_ERROR;
    ucnv_toUnicode(converter.get(), &target, units.data() + units.size(), &source, end, offsets.data(), 1, &status);
    const auto count = static_cast<std::size_t>(target - units.data());
    for (std::size_t i = 0; i < count; ++i) {
      writer.add(units[i], base + static_cast<std::uint32_t>(std::max(offsets[i], std::int32_t{0})));
    }
    if (status != U_BUFFER_OVERFLOW_ERROR) break;
  }
  writer.flush(static_cast<std::uint32_t>(bytes.size()));
  out.replaced = writer.replaced();
  return out;
}

std::string times(std::size_t count, std::string_view what) {
  return std::to_string(count) + " " + std::string(what) + (count == 1 ? "" : "s");
}

Decoded decode_utf8_page(std::string_view bytes, std::uint32_t skip, std::vector<std::string>& notes) {
  Decoded out;
  out.encoding = "UTF-8";
  const std::string_view body = bytes.substr(skip);
  if (first_bad_utf8(body) == body.size()) {
    out.text.utf8 = body;
    out.text.map.add(skip, static_cast<std::uint32_t>(body.size()), 1, 1);
    out.text.identity = skip == 0;
    return out;
  }
  std::size_t bad = 0;
  std::size_t first = 0;
  for (std::uint32_t at = skip; at < bytes.size();) {
    const CodePoint point = decode_utf8(bytes, at);
    if (point.value == replacement && point.size == 1) {
      if (bad++ == 0) first = at;
      append_utf8(out.text.utf8, replacement);
      out.text.map.add(at, 1, 3, 1);
    } else {
      out.text.utf8 += bytes.substr(at, point.size);
      out.text.map.add(at, point.size, 1, 1);
    }
    at += point.size;
  }
  notes.push_back(times(bad, "byte") + " not UTF-8, the first at byte " + std::to_string(first) + "; read as U+FFFD");
  return out;
}

struct Utf8Quality {
  std::size_t good = 0;  // sequences of two bytes and more
  std::size_t bad = 0;   // bytes that are no UTF-8
};

Utf8Quality utf8_quality(std::string_view bytes) {
  Utf8Quality quality;
  for (std::size_t at = 0; at < bytes.size();) {
    const CodePoint point = decode_utf8(bytes, at);
    if (point.value == replacement && point.size == 1) {
      ++quality.bad;
    } else if (point.size > 1) {
      ++quality.good;
    }
    at += point.size;
  }
  return quality;
}

// Share of the most frequent Arabic letters among the non-ASCII characters, in percent: in a
// wrong single-byte reading they scatter.
std::size_t common_letters(std::string_view utf8) {
  std::size_t all = 0;
  std::size_t common = 0;
  for (std::size_t at = 0; at < utf8.size();) {
    const CodePoint point = decode_utf8(utf8, at);
    at += point.size;
    if (point.value < 0x80) continue;
    ++all;
    switch (point.value) {
      case 0x0627:
      case 0x0644:
      case 0x064A:
      case 0x0645:
      case 0x0646:
      case 0x0648:
      case 0x0631:
      case 0x062A:
      case 0x0628:
      case 0x0629:
      case 0x0639:
      case 0x062F:
      case 0x0633:
      case 0x0647:
        ++common;
        break;
      default:
        break;
    }
  }
  return all == 0 ? 0 : common * 100 / all;
}

std::string detected_encoding(std::string_view bytes) {
  std::string best;
  std::size_t best_share = 60;
  const std::string_view sample = bytes.substr(0, sample_size);
  for (const char* candidate : {"windows-1256", "ISO-8859-6"}) {
    const Converter converter = open_converter(candidate);
    if (!converter) continue;
    const std::size_t share = common_letters(convert(sample, 0, converter).text.utf8);
    if (share > best_share) {
      best = candidate;
      best_share = share;
    }
  }
  if (!best.empty()) return best;
  const std::unique_ptr<uchardet, void (*)(uchardet_t)> detector(uchardet_new(), uchardet_delete);
  if (uchardet_handle_data(detector.get(), sample.data(), sample.size()) != 0) return {};
  uchardet_data_end(detector.get());
  return uchardet_get_charset(detector.get());
}

Decoded decode_as(std::string_view bytes, std::uint32_t skip, const std::string& encoding, const Converter& converter,
                  std::vector<std::string>& notes) {
  Converted converted = convert(bytes, skip, converter);
  Decoded out;
  out.encoding = canonical_name(converter, encoding);
  // Pages declared ISO-8859-6 are often Windows-1256: then bytes occur that ISO-8859-6 does not have.
  if (converted.replaced > 0 && out.encoding == "ISO-8859-6") {
    const Converter other = open_converter("windows-1256");
    Converted again = other ? convert(bytes, skip, other) : Converted{};
    if (other && again.replaced < converted.replaced) {
      notes.push_back("declared " + out.encoding + ", but it holds bytes that only windows-1256 has; read as that");
      out.encoding = canonical_name(other, "windows-1256");
      converted = std::move(again);
    }
  }
  if (converted.replaced > 0) {
    notes.push_back(times(converted.replaced, "character") + " not " + out.encoding + "; read as U+FFFD");
  }
  out.text = std::move(converted.text);
  return out;
}

std::optional<Decoded> decode_by_mark(std::string_view bytes, std::vector<std::string>& notes) {
  struct Mark {
    std::string_view bytes;
    const char* encoding;
  };
  using namespace std::string_view_literals;
  constexpr std::array marks{Mark{"\xFF\xFE\x00\x00"sv, "UTF-32LE"}, Mark{"\x00\x00\xFE\xFF"sv, "UTF-32BE"},
                             Mark{"\xFF\xFE"sv, "UTF-16LE"}, Mark{"\xFE\xFF"sv, "UTF-16BE"}};
  std::optional<Decoded> out;
  if (bytes.substr(0, 3) == "\xEF\xBB\xBF") {
    out = decode_utf8_page(bytes, 3, notes);
  } else {
    for (const Mark& mark : marks) {
      if (bytes.substr(0, mark.bytes.size()) != mark.bytes) continue;
      const Converter converter = open_converter(mark.encoding);
      if (converter) out = decode_as(bytes, static_cast<std::uint32_t>(mark.bytes.size()), mark.encoding, converter, notes);
      break;
    }
  }
  if (out) out->how = "bom";
  return out;
}

Decoded decode_by_content(std::string_view bytes, std::vector<std::string>& notes) {
  const Utf8Quality quality = utf8_quality(bytes);
  const std::string declared = declared_encoding(bytes);
  const Converter converter = declared.empty() ? nullptr : open_converter(declared);
  const bool declares_utf8 = declared == "utf-8" || declared == "utf8";
  if (converter && !declares_utf8 && declared.rfind("utf-16", 0) != 0) {
    if (quality.bad == 0 && quality.good >= 4) {
      notes.push_back("declared " + declared + ", but its bytes are UTF-8; read as UTF-8");
    } else {
      Decoded out = decode_as(bytes, 0, declared, converter, notes);
      out.how = "declared";
      return out;
    }
  }
  if (!declared.empty() && !converter) notes.push_back("declares an unknown encoding, " + declared);
  if (quality.bad <= quality.good) {
    Decoded out = decode_utf8_page(bytes, 0, notes);
    out.how = declares_utf8 ? "declared" : "valid utf-8";
    if (quality.bad > 0 && !declares_utf8) out.how = "mostly utf-8";
    return out;
  }
  const std::string detected = detected_encoding(bytes);
  const Converter guess = detected.empty() ? nullptr : open_converter(detected);
  Decoded out = guess ? decode_as(bytes, 0, detected, guess, notes) : decode_utf8_page(bytes, 0, notes);
  out.how = guess ? "detected" : "not detected";
  return out;
}

std::optional<Error> refusal(std::string_view bytes, std::string_view name) {
  const auto refuse = [&name](std::string message) { return Error{ErrorCode::refused, std::move(message), std::string(name)}; };
  if (bytes.empty()) return refuse("empty: there is nothing to read");
  if (bytes.size() > largest_page) {
    return refuse("too large: " + std::to_string(bytes.size()) + " bytes; the largest page that is read has " +
                  std::to_string(largest_page) + " bytes (largest_page); split the file");
  }
  for (const Signature& signature : signatures) {
    if (bytes.substr(0, signature.bytes.size()) == signature.bytes) {
      return refuse("binary: looks like " + std::string(signature.what) + "; expected text, HTML or JSON");
    }
  }
  if (bytes.find_first_not_of(" \t\r\n\f\v") == std::string_view::npos) return refuse("empty: only white space");
  return std::nullopt;
}

}  // namespace

Result<Decoded> decode_page(std::string_view bytes, std::string_view name, std::vector<std::string>& notes) {
  if (auto error = refusal(bytes, name)) return *std::move(error);
  if (auto marked = decode_by_mark(bytes, notes)) return *std::move(marked);
  if (const auto utf16 = utf16_by_pattern(bytes.substr(0, sample_size))) {
    const std::string encoding(*utf16);
    const Converter converter = open_converter(encoding);
    if (converter) {
      Decoded out = decode_as(bytes, 0, encoding, converter, notes);
      out.how = "nul pattern";
      return out;
    }
  }
  const Marks marks = count_marks(bytes);
  if ((marks.nuls > 0 && marks.nuls + marks.controls == bytes.size()) || marks.nuls * 200 > bytes.size() + 200 ||
      marks.controls * 50 > bytes.size() + 200) {
    return Error{ErrorCode::refused,
                 "binary: " + times(marks.nuls, "NUL byte") + " and " + times(marks.controls, "control byte") + " among " +
                     std::to_string(bytes.size()) + "; expected text, HTML or JSON",
                 std::string(name)};
  }
  if (marks.nuls > 0) notes.push_back(times(marks.nuls, "stray NUL byte") + " in the text, kept");
  if (marks.controls > 0) notes.push_back(times(marks.controls, "control byte") + " in the text, kept");
  return decode_by_content(bytes, notes);
}

void note_overrides(std::string_view text, std::vector<std::string>& notes) {
  constexpr std::array<std::string_view, 2> overrides{"\xE2\x80\xAD", "\xE2\x80\xAE"};  // U+202D, U+202E
  std::size_t count = 0;
  for (const std::string_view mark : overrides) {
    for (std::size_t at = text.find(mark); at != std::string_view::npos; at = text.find(mark, at + mark.size())) ++count;
  }
  if (count > 0) {
    notes.push_back(times(count, "bidirectional override") +
                    " (U+202D, U+202E) in the text, kept: a line may read otherwise than it is stored");
  }
}

}  // namespace isnad::page
