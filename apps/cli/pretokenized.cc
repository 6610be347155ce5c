#include "apps/cli/pretokenized.h"

namespace isnad::cli {
namespace {

using mentions::NameLabel;

const char* name_of(NameLabel label, bool begins) {
  constexpr const char* opening[] = {"B-PER", "B-LOC", "B-ORG", "B-MISC"};
  constexpr const char* inside[] = {"I-PER", "I-LOC", "I-ORG", "I-MISC"};
  if (label == NameLabel::none) return "O";
  const unsigned kind = (static_cast<unsigned>(label) - 1) / 2;
  return begins ? opening[kind] : inside[kind];
}

/// The label of each given word is that of its first token; a word without tokens has none.
class BioWriter {
 public:
  BioWriter(const Document& d, const std::vector<NameLabel>& labels) : d_(d), labels_(labels) {}

  void word(Span span) {
    const auto tokens = d_.text.tokens();
    while (token_ < tokens.size() && tokens[token_].span.begin < span.begin) ++token_;
    const bool there = token_ < tokens.size() && tokens[token_].span.begin < span.end;
    const NameLabel label = there ? labels_[token_] : NameLabel::none;
    const unsigned kind = (static_cast<unsigned>(label) + 1) / 2;
    const bool opening = (static_cast<unsigned>(label) & 1U) == 1 || kind != kind_;
    out_.append(cut(d_.text.utf8(), span)).append(" ").append(name_of(label, opening)).append("\n");
    kind_ = kind;
  }
  void end_sentence() {
    out_ += '\n';
    kind_ = 0;
  }
  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  const Document& d_;
  const std::vector<NameLabel>& labels_;
  std::string out_;
  std::size_t token_ = 0;
  unsigned kind_ = 0;  ///< of the word before; 0 none
};

}  // namespace

std::string bio_of(const Document& d, const Engine& engine, const std::vector<Span>& words) {
  const auto labels = mentions::label_names(d.text, d.words, engine.dictionary(), engine.gazetteer());
  BioWriter out(d, labels);
  for (const Span& word : words) {
    if (word.begin < word.end) {
      out.word(word);
    } else {
      out.end_sentence();
    }
  }
  if (!words.empty()) return out.take();
  for (const text::Sentence& s : d.text.sentences()) {
    for (std::uint32_t t = s.first; t < s.end; ++t) out.word(d.text.tokens()[t].span);
    out.end_sentence();
  }
  return out.take();
}

}  // namespace isnad::cli
