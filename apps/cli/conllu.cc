#include "apps/cli/conllu.h"

#include <fmt/format.h>

#include "apps/cli/terminal.h"
#include "apps/cli/word_pieces.h"

namespace isnad::cli {
namespace {

// A cell must hold no TAB or line break, and may not be empty.
std::string cell(std::string_view text) {
  std::string out = visible(text);
  return out.empty() ? "_" : out;
}

std::string misc_of(const Document& d, std::uint32_t token, bool space_after) {
  const Span page = d.in_page(d.text.tokens()[token].span);
  return fmt::format("{}Bytes={}:{}", space_after ? "" : "SpaceAfter=No|", page.begin, page.end);
}

void append_word(std::string& out, const Document& d, const words::Dictionary& dictionary, std::uint32_t token, bool space_after,
                 std::uint32_t& number) {
  const auto pieces = pieces_of(d, dictionary, token);
  const std::string surface = cell(d.text.surface(d.text.tokens()[token]));
  const std::string misc = misc_of(d, token, space_after);
  const bool range = pieces.size() > 1;
  if (range) out += fmt::format("{}-{}\t{}\t_\t_\t_\t_\t_\t_\t_\t{}\n", number, number + pieces.size() - 1, surface, misc);
  for (const Piece& piece : pieces) {
    out += fmt::format("{}\t{}\t{}\t{}\t_\t{}\t_\t_\t_\t{}\n", number++, range ? cell(piece.form) : surface, cell(piece.lemma),
                       piece.upos, piece.features, range ? "_" : misc);
  }
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

}  // namespace isnad::cli
