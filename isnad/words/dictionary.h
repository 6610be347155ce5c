// words: the compiled word list: every form that the tables and the conjugator
// give, with its lemma and features; closed-class words; clitics.
//
// compile_words() makes the sections "words/..." of a Lexicon from the tables
// data/words/*.tsv; Dictionary reads them in place.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/lexicon/lexicon.h"
#include "isnad/words/broad_words.h"
#include "isnad/words/features.h"
#include "isnad/words/reading.h"
#include "isnad/words/tagger.h"

namespace isnad::words {

/// One reading of one spelling. `form` is the exact unvocalised spelling.
struct Analysis {
  Lemma lemma = no_lemma;
  Features features;
  std::string_view form;
};

/// Person, gender and number of a pronoun written onto its host.
struct Enclitic {
  std::string_view form;
  std::uint8_t person = 0;
  Gender gender = Gender::none;
  Number number = Number::none;
};

enum class ProcliticKind : std::uint8_t { conjunction, future, interrogative, preposition, article };

struct Proclitic {
  std::string_view form;
  ProcliticKind kind = ProcliticKind::conjunction;
};

class Dictionary {
 public:
  /// `lexicon` must have been compiled and outlive the dictionary.
  explicit Dictionary(const lexicon::Lexicon& lexicon);

  /// Readings of a stem by its folded spelling.
  [[nodiscard]] std::span<const std::uint32_t> find(std::string_view folded) const { return forms_.find(folded); }
  [[nodiscard]] Analysis analysis(std::uint32_t number) const;

  /// Name of the lemma: the id of its row in verbs.tsv or nouns.tsv, the masdar's or participle's base form,
  /// the form of a closed-class word; of the wide list the unvocalised lemma, without a number.
  [[nodiscard]] std::string_view name(Lemma lemma) const;
  /// The verb that a masdar or participle comes from (itself for a verb), or no_lemma.
  [[nodiscard]] Lemma verb_of(Lemma lemma) const;
  /// All lemmas of that name; a masdar may share its spelling with a noun.
  [[nodiscard]] std::span<const std::uint32_t> lemmas_named(std::string_view name) const { return lemma_ids_.find(name); }
  /// Lemmas of our own tables; those of the wide list have the numbers behind them.
  [[nodiscard]] std::uint32_t lemma_count() const { return lemma_count_; }
  [[nodiscard]] bool is_broad(Lemma lemma) const { return lemma >= lemma_count_ && lemma - lemma_count_ < broad_.lemma_count(); }
  /// The wide list, for what the tables do not know.
  [[nodiscard]] const BroadWords& broad() const { return broad_; }
  /// All readings whose lemma is `lemma` are not listed here; this is the kind of word the lemma is.
  [[nodiscard]] Upos upos_of(Lemma lemma) const;
  [[nodiscard]] Derived derived_of(Lemma lemma) const;

  /// Hash of the lemma's name: the same for the same name in every version of the tables.
  [[nodiscard]] std::uint64_t lemma_hash(Lemma lemma) const { return lemma < lemma_hashes_.size() ? lemma_hashes_[lemma] : 7; }
  [[nodiscard]] const Tagger& tagger() const { return tagger_; }

  [[nodiscard]] const std::vector<Proclitic>& proclitics() const { return proclitics_; }
  [[nodiscard]] const std::vector<Enclitic>& enclitics() const { return enclitics_; }

 private:
  lexicon::Index forms_;
  lexicon::Index lemma_ids_;
  BroadWords broad_;
  const std::uint32_t* analyses_ = nullptr;  // 4 words each: lemma, features, form begin, form size
  const std::uint32_t* lemmas_ = nullptr;    // 4 words each: name begin, name size, verb, upos | derived << 8
  std::uint32_t lemma_count_ = 0;
  std::string_view pool_;
  std::vector<std::uint64_t> lemma_hashes_;
  Tagger tagger_;
  std::vector<Proclitic> proclitics_;
  std::vector<Enclitic> enclitics_;
};

/// Makes the sections "words/..." from the tables. Fails on a row whose verb cannot be conjugated.
[[nodiscard]] Result<bool> compile_words(lexicon::Lexicon& lexicon);

}  // namespace isnad::words
