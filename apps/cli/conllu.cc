#include "apps/cli/conllu.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <span>
#include <vector>

#include "apps/cli/terminal.h"
#include "apps/cli/word_pieces.h"
#include "isnad/base/utf8.h"

namespace isnad::cli {
namespace {

// A cell must hold no TAB or line break, and may not be empty.
std::string cell(std::string_view text) {
  std::string out = visible(text);
  return out.empty() ? "_" : out;
}

// One written word: a range when it has several pieces.
void append_pieces(std::string& out, const std::vector<Piece>& pieces, const std::string& surface, const std::string& misc, std::uint32_t& number) {
  const bool range = pieces.size() > 1;
  if (range) out += fmt::format("{}-{}\t{}\t_\t_\t_\t_\t_\t_\t_\t{}\n", number, number + pieces.size() - 1, surface, misc);
  for (const Piece& piece : pieces) {
    out += fmt::format("{}\t{}\t{}\t{}\t_\t{}\t_\t_\t_\t{}\n", number++, range ? cell(piece.form) : surface, cell(piece.lemma),
                       piece.upos, piece.features, range ? "_" : misc);
  }
}

void append_word(std::string& out, const Document& d, const words::Dictionary& dictionary, std::uint32_t token, bool space_after,
                 std::uint32_t& number) {
  const Span page = d.in_page(d.text.tokens()[token].span);
  const std::string misc = fmt::format("{}Bytes={}:{}", space_after ? "" : "SpaceAfter=No|", page.begin, page.end);
  append_pieces(out, pieces_of(d.text, d.words, dictionary, token), cell(d.text.surface(d.text.tokens()[token])), misc, number);
}

// A line of the input.
struct Line {
  std::string_view text;
  std::size_t begin = 0;  ///< byte of the input
};

// Without the byte order mark and the line ends; a line of spaces is blank.
std::vector<Line> lines_of(std::string_view input) {
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  std::vector<Line> out;
  std::size_t at = input.substr(0, mark.size()) == mark ? mark.size() : 0;
  while (at < input.size()) {
    const std::size_t end = std::min(input.find('\n', at), input.size());
    std::string_view text = input.substr(at, end - at);
    if (!text.empty() && text.back() == '\r') text.remove_suffix(1);
    out.push_back({text.find_first_not_of(" \t") == std::string_view::npos ? std::string_view() : text, at});
    at = end + 1;
  }
  return out;
}

// A sentence of given words as a text of one part, a space between the words.
class GivenSentence {
 public:
  GivenSentence(std::span<const Line> words, const words::Dictionary& dictionary) : given_(words), dictionary_(dictionary) {
    std::string utf8;
    for (const Line& word : given_) {
      begins_.push_back(static_cast<std::uint32_t>(utf8.size()));
      utf8.append(word.text).push_back(' ');
    }
    begins_.push_back(static_cast<std::uint32_t>(utf8.size()));
    const text::Part part{{0, begins_.back()}, text::PartKind::paragraph};
    text_ = text::make_text(std::move(utf8), std::span<const text::Part>(&part, 1));
    words_ = words::split_words(text_, dictionary_);
  }

  void append(std::string& out) const {
    std::uint32_t number = 1, token = 0;
    const auto tokens = text_.tokens();
    for (std::size_t i = 0; i < given_.size(); ++i) {
      while (token < tokens.size() && tokens[token].span.begin < begins_[i]) ++token;
      std::uint32_t end = token;
      while (end < tokens.size() && tokens[end].span.begin < begins_[i + 1]) ++end;
      const std::string misc = fmt::format("Bytes={}:{}", given_[i].begin, given_[i].begin + given_[i].text.size());
      append_pieces(out, pieces(given_[i].text, token, end), cell(given_[i].text), misc, number);
      token = end;
    }
  }

 private:
  // What is several tokens to us stays one word: it is what its first Arabic word is, or its first Latin word, number or mark,
  // and keeps the proclitics that it begins with.
  [[nodiscard]] std::vector<Piece> pieces(std::string_view surface, std::uint32_t first, std::uint32_t end) const {
    const std::string form(surface);
    if (first == end) return {{form, form, "X", "_"}};
    if (end == first + 1) return pieces_of(text_, words_, dictionary_, first);
    std::uint32_t head = first;
    for (std::uint32_t t = first; t < end; ++t) {
      if (words_[t].kind < words_[head].kind) head = t;
    }
    auto out = pieces_of(text_, words_, dictionary_, head);
    const words::Word& w = words_[head];
    std::size_t stem = 0;
    while (head == first && stem + 1 < out.size() && stem < proclitics(w)) ++stem;
    Piece whole = out[head == first ? stem : std::min(proclitics(w), out.size() - 1)];
    std::size_t letters = 0;
    for (std::size_t i = 0; i < stem; ++i) letters += out[i].form.size();
    out.resize(stem);
    whole.form = letters < form.size() ? form.substr(letters) : form;
    whole.lemma = whole.form;
    out.push_back(std::move(whole));
    return out;
  }

  static std::size_t proclitics(const words::Word& w) {
    return std::size_t{w.conjunction != words::Conjunction::none} + std::size_t{w.interrogative} + std::size_t{w.future} +
           std::size_t{w.preposition != words::Preposition::none};
  }

  std::span<const Line> given_;
  const words::Dictionary& dictionary_;
  std::vector<std::uint32_t> begins_;  ///< in the text, of each word, and one past the last
  text::Text text_;
  words::Words words_;
};

// The first thing that makes the input none that we read.
std::optional<Error> refusal(std::string_view input, const std::vector<Line>& lines, std::string_view name) {
  if (const std::size_t bad = first_bad_utf8(input); bad < input.size()) {
    const auto line = 1 + std::count(input.begin(), input.begin() + static_cast<std::ptrdiff_t>(bad), '\n');
    return Error{ErrorCode::refused, fmt::format("byte {} is not UTF-8; convert the file (iconv -t UTF-8)", bad), fmt::format("{}:{}", name, line)};
  }
  bool any = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    any = any || !lines[i].text.empty();
    if (lines[i].text.find('\t') == std::string_view::npos) continue;
    return Error{ErrorCode::refused, "holds a TAB; --pretokenized takes one word a line and nothing beside it", fmt::format("{}:{}", name, i + 1)};
  }
  if (any) return std::nullopt;
  return Error{ErrorCode::refused, "holds no word; --pretokenized takes one word a line and a blank line after each sentence", std::string(name)};
}

}  // namespace

std::string conllu_of(const Document& d, const words::Dictionary& dictionary) {
  std::string out = fmt::format("# newdoc id = {}\n# page = {}\n", d.page.id, cell(d.page.name));
  std::uint32_t sentence_number = 0;
  for (const text::Sentence& sentence : d.text.sentences()) {
    out += fmt::format("# sent_id = {}-{}\n# text = {}\n", d.page.id, ++sentence_number, cell(cut(d.text.utf8(), sentence.span)));
    std::uint32_t number = 1;
    for (std::uint32_t token = sentence.first; token < sentence.end; ++token) {
      const bool last = token + 1 == sentence.end;
      append_word(out, d, dictionary, token, last || d.text.tokens()[token + 1].space_before, number);
    }
    out += "\n";
  }
  return out;
}

Result<std::string> conllu_of_given(std::string_view input, std::string_view name, const words::Dictionary& dictionary) {
  const std::vector<Line> lines = lines_of(input);
  if (auto refused = refusal(input, lines, name)) return *std::move(refused);
  std::string out = fmt::format("# newdoc\n# page = {}\n", cell(name));
  std::uint32_t sentence_number = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::size_t end = i;
    while (end < lines.size() && !lines[end].text.empty()) ++end;
    if (end == i) continue;
    out += fmt::format("# sent_id = {}\n# text =", ++sentence_number);
    for (std::size_t w = i; w < end; ++w) out.append(" ").append(cell(lines[w].text));
    out += "\n";
    GivenSentence(std::span<const Line>(lines).subspan(i, end - i), dictionary).append(out);
    out += "\n";
    i = end;
  }
  return out;
}

}  // namespace isnad::cli
