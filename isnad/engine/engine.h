// engine: the library's front door. Calls the stages in order.
//
// An Engine is made once, is const and may be used from many threads. Reading
// fails only when there is no page to read (empty, binary, too large).
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "isnad/base/result.h"
#include "isnad/clauses/clauses.h"
#include "isnad/events/events.h"
#include "isnad/lexicon/lexicon.h"
#include "isnad/mentions/mentions.h"
#include "isnad/page/page.h"
#include "isnad/text/text.h"
#include "isnad/times/times.h"
#include "isnad/words/words.h"

namespace isnad {

/// "0.1.0"
[[nodiscard]] std::string_view version();

/// The tables that were compiled into the library, or those of a folder (see docs/data-format.md), compiled now: enough for who
/// asks a case and reads no new page.
[[nodiscard]] Result<lexicon::Lexicon> open_tables();
[[nodiscard]] Result<lexicon::Lexicon> open_tables(const std::string& data_directory);

/// One page with what every stage made of it. Spans of text stages index `text`;
/// `page.map` leads from there to the bytes of the page as given.
struct Document {
  page::Page page;
  std::optional<Day> published;
  std::string tables;  ///< version of the tables it was read with
  text::Text text;
  words::Words words;
  mentions::Mentions mentions;
  times::Times times;
  std::unique_ptr<const clauses::Clauses> clauses;
  events::Events events;

  /// Bytes of the page as given for a span of the text.
  [[nodiscard]] Span in_page(Span span) const { return page.map.to_page(span); }
};

class Engine {
 public:
  /// With the tables that were compiled into the library.
  [[nodiscard]] static Result<std::unique_ptr<const Engine>> open();
  /// With the tables of a folder (see docs/data-format.md), compiled now.
  [[nodiscard]] static Result<std::unique_ptr<const Engine>> open(const std::string& data_directory);

  /// Reads one page. `name` is its file name or URL. The result owns everything.
  [[nodiscard]] Result<std::unique_ptr<const Document>> read(std::string_view bytes, std::string_view name) const;
  /// Reads one JSON record.
  [[nodiscard]] Result<std::unique_ptr<const Document>> read_json(std::string_view record, std::string_view name,
                                                                  const page::JsonFields& fields) const;
  /// Reads a page as it was read before (page::Reader::read_again).
  [[nodiscard]] Result<std::unique_ptr<const Document>> read_again(std::string_view bytes, std::string_view name,
                                                                   std::string_view json_map) const;
  /// Runs the language stages over a page that was read already.
  [[nodiscard]] std::unique_ptr<const Document> analyse(page::Page page) const;
  /// The readings of a document of this engine that became no event, and why; in the order of the words.
  [[nodiscard]] std::vector<events::Rejected> rejected_readings(const Document& document) const;

  /// Version of the tables: 16 hex digits.
  [[nodiscard]] const std::string& tables_version() const { return lexicon_.version(); }
  [[nodiscard]] const lexicon::Lexicon& lexicon() const { return lexicon_; }
  [[nodiscard]] const page::Reader& reader() const { return reader_; }
  [[nodiscard]] const words::Dictionary& dictionary() const { return dictionary_; }
  [[nodiscard]] const mentions::Gazetteer& gazetteer() const { return gazetteer_; }
  [[nodiscard]] const times::Calendar& calendar() const { return calendar_; }
  [[nodiscard]] const clauses::Grammar& grammar() const { return grammar_; }
  [[nodiscard]] const events::FrameTable& frames() const { return frames_; }

 private:
  explicit Engine(lexicon::Lexicon lexicon);
  [[nodiscard]] events::Input input_of(const Document& document) const;

  lexicon::Lexicon lexicon_;
  page::Reader reader_;
  words::Dictionary dictionary_;
  mentions::Gazetteer gazetteer_;
  times::Calendar calendar_;
  clauses::Grammar grammar_;
  events::FrameTable frames_;
};

/// The files of the Debian package hunspell-ar, from which the build compiles the wide word list.
struct WordListFiles {
  std::string dic;
  std::string aff;
};

/// Reads the tables of a folder and makes the compiled sections of all modules. Without `list` the wide word list
/// is the one that was compiled into the library.
[[nodiscard]] Result<lexicon::Lexicon> compile_lexicon(const std::string& data_directory, const std::optional<WordListFiles>& list = std::nullopt);

}  // namespace isnad
