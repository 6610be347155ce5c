// page: bytes of a published page -> title, day, publisher, origin, author, body blocks.
//
// In: the bytes as they were given (raw scraped text, HTML, one JSON record), in
// any declared or detected encoding. Out: a Page that owns its UTF-8 text and can
// tell, for every byte of it, which bytes of the input carry it. Unknown fields
// are absent, never guessed. No language analysis here.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/base/result.h"
#include "isnad/base/span.h"
#include "isnad/lexicon/lexicon.h"
#include "isnad/page/source_map.h"

namespace isnad::page {

enum class Format { text, html, json };
enum class BlockKind { title, heading, paragraph };

/// One block of the text that is read for events; `text` indexes Page::utf8.
struct Block {
  Span text;
  BlockKind kind = BlockKind::paragraph;
};

/// A fact about the page; `page` are the bytes of the input that carry it and `how`
/// names the way it was found ("dateline", "json-ld", "og:title", "source line" ...).
struct Field {
  std::string value;
  Span page;
  std::string how;
};

/// What was left out of the body, and why ("breadcrumb", "related", "keywords" ...).
struct Dropped {
  Span page;
  std::string reason;
};

struct Page {
  std::string id;    ///< first 16 hex digits of the SHA-256 of the bytes
  std::string name;  ///< file name or URL, as given
  Format format = Format::text;
  std::string encoding;      ///< "UTF-8", "WINDOWS-1256" ...
  std::string encoding_how;  ///< "bom", "declared", "valid utf-8", "detected"
  std::uint32_t bytes = 0;   ///< size of the input

  std::string utf8;  ///< the text: for raw pages the whole page, for HTML title and blocks
  SourceMap map;     ///< bytes of utf8 -> bytes of the input

  std::optional<Field> title;
  std::optional<Field> published;  ///< "YYYY-MM-DD" or "YYYY-MM-DDTHH:MM"
  std::optional<Field> publisher;
  std::optional<Field> origin;
  std::optional<Field> author;
  std::optional<Field> translator;
  std::optional<Field> section;
  std::optional<Field> url;
  std::string json_map;        ///< of a JSON record whose members have other names: what parse_json_fields() takes
  std::vector<Block> blocks;   ///< in text order; the title first when there is one
  std::vector<Field> related;  ///< headlines of other articles, kept apart
  std::vector<Dropped> dropped;
  std::vector<std::string> notes;  ///< what was not understood, in plain words
};

/// Names of the JSON members that hold each field; the defaults are our own names.
struct JsonFields {
  std::string title = "title";
  std::string body = "body";
  std::string published = "published";
  std::string publisher = "publisher";
  std::string origin = "origin";
  std::string author = "author";
  std::string section = "section";
  std::string url = "url";
};

/// Reads "title=headline,body=text"; fails on an unknown field name.
[[nodiscard]] Result<JsonFields> parse_json_fields(std::string_view map);
/// The other way; only the fields whose members have other names than ours.
[[nodiscard]] std::string json_map_of(const JsonFields& fields);

/// Largest page that is read, in bytes; larger input is refused (docs/limits.md).
constexpr std::size_t largest_page = std::size_t{16} << 20U;

class Tables;

/// Reads pages with the tables of data/page, which are prepared once: making a Reader takes longer than
/// reading a page. Const, and may be used from many threads. The lexicon must outlive it.
class Reader {
 public:
  explicit Reader(const lexicon::Lexicon& lexicon);
  ~Reader();
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;

  /// Reads one page. Fails (ErrorCode::refused) only when there is nothing to read: empty, binary,
  /// larger than `largest_page`.
  [[nodiscard]] Result<Page> read(std::string_view bytes, std::string_view name) const;
  /// Reads one JSON record (one line of a JSON-lines file); spans count from the record's first byte.
  [[nodiscard]] Result<Page> read_json(std::string_view record, std::string_view name, const JsonFields& fields) const;
  /// Reads a page as it was read before: as a JSON record when it has a `json_map`.
  [[nodiscard]] Result<Page> read_again(std::string_view bytes, std::string_view name, std::string_view json_map) const;

 private:
  std::unique_ptr<const Tables> tables_;
};

/// Reader(lexicon).read(...), for a single page.
[[nodiscard]] Result<Page> read_page(std::string_view bytes, std::string_view name, const lexicon::Lexicon& lexicon);
/// Reader(lexicon).read_json(...), for a single record.
[[nodiscard]] Result<Page> read_json_record(std::string_view record, std::string_view name, const JsonFields& fields,
                                            const lexicon::Lexicon& lexicon);

}  // namespace isnad::page
