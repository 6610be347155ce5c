// tools: sentences with known words and tags, to train on and to measure with.
//
// In: CoNLL-U (words are joined by SpaceAfter=No, as the Arabic PUD treebank has them) or
// lines "word TAB segments joined by + TAB tags joined by +". Out: surface words, each with
// its pieces. `text_of` gives the library a Text in which every surface word stands as given.
#pragma once

#include <fstream>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "isnad/text/fold.h"
#include "isnad/text/text.h"

namespace isnad::tools {

struct Piece {
  std::string form;
  std::string upos;
  std::string features;
  std::string lemma = {};
};

struct Surface {
  std::string form;
  std::vector<Piece> pieces;
};

using Sentence = std::vector<Surface>;

inline std::vector<std::string> split(const std::string& line, char separator) {
  std::vector<std::string> out;
  std::stringstream in(line);
  for (std::string cell; std::getline(in, cell, separator);) out.push_back(cell);
  return out;
}

inline bool is_mark(const std::string& upos) { return upos == "PUNCT" || upos == "SYM"; }

inline std::vector<Sentence> read_conllu(std::istream& in) {
  std::vector<Sentence> out(1);
  bool joined = false;
  for (std::string line; std::getline(in, line);) {
    if (line.empty()) {
      if (!out.back().empty()) out.emplace_back();
      joined = false;
      continue;
    }
    if (line.front() == '#') continue;
    const auto cells = split(line, '\t');
    if (cells.size() < 10 || cells[0].find_first_of("-.") != std::string::npos) continue;
    // A mark that leans on a word is a surface word of its own.
    const bool joins = joined && !is_mark(cells[3]) && !out.back().empty() && !is_mark(out.back().back().pieces.back().upos);
    if (!joins) out.back().emplace_back();
    Surface& word = out.back().back();
    word.form += cells[1];
    word.pieces.push_back({cells[1], cells[3], cells[5], cells[2]});
    joined = cells[9].find("SpaceAfter=No") != std::string::npos;
  }
  if (out.back().empty()) out.pop_back();
  return out;
}

inline std::vector<Sentence> read_segments(std::istream& in) {
  std::vector<Sentence> out(1);
  for (std::string line; std::getline(in, line);) {
    const auto cells = split(line, '\t');
    if (cells.size() != 3) {
      if (line.empty() && !out.back().empty()) out.emplace_back();
      continue;
    }
    Surface word{cells[0], {}};
    auto forms = split(cells[1], '+');
    const auto tags = split(cells[2], '+');
    if (forms.size() != tags.size()) forms.assign(tags.size(), cells[0]);
    for (std::size_t i = 0; i < tags.size(); ++i) word.pieces.push_back({forms[i], tags[i], "", ""});
    out.back().push_back(word);
  }
  if (out.back().empty()) out.pop_back();
  return out;
}

inline std::vector<Sentence> read_tagged(const std::string& path) {
  std::ifstream in(path);
  const bool conllu = path.size() > 7 && path.substr(path.size() - 7) == ".conllu";
  return conllu ? read_conllu(in) : read_segments(in);
}

/// The clitics as one string, to compare two splits: proclitics of one letter, '|', then the pronoun.
/// The article is no piece here, as in both treebanks.
inline bool is_enclitic(const Piece& piece) {
  // -hu -ha -hum -hunna -huma -ka -kum -kuma -ni -i -na
  static const std::vector<std::string> forms = {"\xD9\x87", "\xD9\x87\xD8\xA7", "\xD9\x87\xD9\x85", "\xD9\x87\xD9\x86",
                                                 "\xD9\x87\xD9\x85\xD8\xA7", "\xD9\x83", "\xD9\x83\xD9\x85", "\xD9\x83\xD9\x85\xD8\xA7",
                                                 "\xD9\x86\xD9\x8A", "\xD9\x8A", "\xD9\x86\xD8\xA7"};
  const std::string form = text::normal(piece.form);
  for (const std::string& f : forms) {
    if (f == form) return piece.upos == "PRON";
  }
  return false;
}

inline std::string clitics_of(const Surface& word) {
  std::string out;
  const std::size_t n = word.pieces.size();
  std::size_t i = 0;
  for (; i + 1 < n; ++i) {
    const std::string form = text::normal(word.pieces[i].form);
    if (form.size() != 2 || word.pieces[i].upos == "PROPN" || word.pieces[i].upos == "X") break;
    out += form;
  }
  out += '|';
  if (i + 2 == n && is_enclitic(word.pieces[n - 1])) {
    // Two prepositions with a pronoun are written without their own stem: "lahu", "bihi".
    out += text::normal(word.pieces[n - 1].form);
  } else if (i + 1 == n && i > 0 && is_enclitic(word.pieces[i])) {
    out += text::normal(word.pieces[i].form);
  } else if (i + 1 != n) {
    out += '?';
  }
  return out;
}

/// The sentence as a text, and for each surface word its tokens [first, second).
struct Placed {
  text::Text text;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> tokens;
};

inline Placed text_of(const Sentence& sentence) {
  std::string utf8;
  std::vector<Span> spans;
  for (const Surface& word : sentence) {
    const auto begin = static_cast<std::uint32_t>(utf8.size());
    utf8 += word.form;
    spans.push_back({begin, static_cast<std::uint32_t>(utf8.size())});
    utf8 += ' ';
  }
  const text::Part part{{0, static_cast<std::uint32_t>(utf8.size())}, text::PartKind::paragraph};
  Placed out{text::make_text(std::move(utf8), std::span<const text::Part>(&part, 1)), {}};
  std::uint32_t token = 0;
  const auto tokens = out.text.tokens();
  for (const Span& span : spans) {
    while (token < tokens.size() && tokens[token].span.end <= span.begin) ++token;
    std::uint32_t end = token;
    while (end < tokens.size() && tokens[end].span.begin < span.end) ++end;
    out.tokens.emplace_back(token, end);
    token = end;
  }
  return out;
}

}  // namespace isnad::tools
