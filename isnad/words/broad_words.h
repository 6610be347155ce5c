// broad_words: the wide word list behind our own tables, compiled from hunspell-ar by the build.
//
// In: the bases of that list (one for each stem, with the endings it takes in bits) and the rows of
// data/words/list_endings.tsv. Out: the readings of a stem that our tables do not know. Endings are
// cut off when a word is read, so that a base stands here once. No root, no vowels, no voice: what
// comes from here says less than a row of our tables and is marked so (Reading::broad).
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "isnad/lexicon/lexicon.h"
#include "isnad/words/features.h"

namespace isnad::words {

/// How a base meets its endings, and so which rows of list_endings.tsv are for it.
enum class BaseKind : std::uint8_t { plain, teh, defective, maksura, perfect, imperfect, imperative };
constexpr std::array<std::string_view, 7> base_kind_names = {"plain",   "teh",       "defective", "maksura",
                                                             "perfect", "imperfect", "imperative"};

/// What a row may need of a base, in the order of its bits: for nominals, then the flags of verbs in hunspell-ar.
constexpr std::array<std::string_view, 19> ending_classes = {
    "feminine", "dual", "plural_f", "plural_m", "tanwin", "tanwin_i", "Ax", "Bx", "Cx", "Dx",
    "Fx",       "Kx",   "Lx",       "Mx",       "Nx",     "Ox",       "Qx", "Rx", "Sx"};

/// A base of the list as it is stored: four numbers.
struct BroadBase {
  std::uint32_t lemma = 0;  ///< position in the section of lemmas
  std::uint32_t bits = 0;   ///< kind | bits of ending_classes << 3 | number << 24 | gender << 26 | only before a pronoun << 28
  std::uint32_t form_begin = 0;
  std::uint32_t form_size = 0;

  [[nodiscard]] BaseKind kind() const { return static_cast<BaseKind>(bits & 7U); }
  [[nodiscard]] std::uint32_t classes() const { return bits >> 3U & 0x1FFFFFU; }
  [[nodiscard]] Number number() const { return static_cast<Number>(bits >> 24U & 3U); }
  [[nodiscard]] Gender gender() const { return static_cast<Gender>(bits >> 26U & 3U); }
  [[nodiscard]] bool bound() const { return (bits >> 28U & 1U) != 0; }
};

/// A lemma of the list as it is stored: six numbers.
struct BroadLemma {
  std::uint32_t name_begin = 0;
  std::uint32_t name_size = 0;
  std::uint32_t kind = 0;        ///< part of speech | derivation << 8
  std::uint32_t verb_begin = 0;  ///< of a masdar or participle: its verb as verbs.tsv would call it
  std::uint32_t verb_size = 0;
  std::uint32_t verb = 0;  ///< ... and as a lemma of the list, or none
};
constexpr std::uint32_t no_broad_lemma = 0xFFFFFFFFU;

/// A row of list_endings.tsv.
struct ListEnding {
  std::string_view spelling;
  BaseKind base = BaseKind::plain;
  std::uint32_t needs = 0;
  Features features;
};

struct BroadReading {
  std::uint32_t lemma = 0;
  Features features;
  std::string_view base;  ///< its spelling, unfolded
  std::string_view ending;
};

class BroadWords {
 public:
  BroadWords() = default;
  /// `lexicon` outlives this. Without the sections of the list no word is found.
  explicit BroadWords(const lexicon::Lexicon& lexicon);

  /// Calls `use` with each reading of a stem, given by its folded spelling.
  template <class Use>
  void find(std::string_view folded, Use use) const {
    for (const EndingGroup& group : endings_) {
      if (!folded.ends_with(group.folded) || folded.size() < group.folded.size() + shortest) continue;
      for (const std::uint32_t number : index_.find(folded.substr(0, folded.size() - group.folded.size()))) {
        for (const ListEnding& ending : group.rows) {
          if (BroadReading reading; fits(number, ending, reading)) use(reading);
        }
      }
    }
  }

  [[nodiscard]] std::uint32_t lemma_count() const { return lemma_count_; }
  [[nodiscard]] std::string_view name(std::uint32_t lemma) const;
  [[nodiscard]] BroadLemma lemma(std::uint32_t number) const;
  /// The verb of a masdar or participle as verbs.tsv would call it; empty for others.
  [[nodiscard]] std::string_view verb_name(std::uint32_t lemma) const;

 private:
  struct EndingGroup {
    std::string folded;
    std::vector<ListEnding> rows;
  };
  static constexpr std::size_t shortest = 4;  // bytes of a base

  [[nodiscard]] bool fits(std::uint32_t number, const ListEnding& ending, BroadReading& out) const;

  lexicon::Index index_;
  const std::uint32_t* bases_ = nullptr;   // BroadBase
  const std::uint32_t* lemmas_ = nullptr;  // BroadLemma
  std::uint32_t lemma_count_ = 0;
  std::string_view pool_;
  std::vector<EndingGroup> endings_;
};

/// Makes the sections "words/broad..." from the files of hunspell-ar and the tables of `lexicon`, whose words must
/// have been compiled: verbs that verbs.tsv has are left out. Fails when the files are not that list.
[[nodiscard]] Result<bool> compile_broad_words(lexicon::Lexicon& lexicon, std::string_view dic, std::string_view aff);

/// The sections, for an image that takes them over from another.
constexpr std::array<std::string_view, 4> broad_sections = {"words/broad", "words/broad_bases", "words/broad_lemmas",
                                                            "words/broad_pool"};

}  // namespace isnad::words
