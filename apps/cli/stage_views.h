// cli: what each stage saw in one sentence, in plain words (for `isnad explain`).
#pragma once

#include <string>

#include "apps/cli/code_names.h"
#include "apps/cli/terminal.h"
#include "isnad/engine/engine.h"

namespace isnad::cli {

/// Everything a view needs; all must outlive it.
struct View {
  const Engine& engine;
  const Document& document;
  const CodeNames& names;
  const Screen& screen;
};

/// Each word: as written, cut into its clitics, lemma, English gloss, kind and features.
[[nodiscard]] std::string words_view(const View& view, const text::Sentence& sentence);
/// Each name: text, kind, code, who it is, how it was known.
[[nodiscard]] std::string mentions_view(const View& view, const text::Sentence& sentence);
/// Each expression of time: text, days, how it was resolved.
[[nodiscard]] std::string times_view(const View& view, const text::Sentence& sentence);
/// The clauses as a tree: kind, what opens it, what governs it, its words, the cues in it.
[[nodiscard]] std::string clauses_view(const View& view, std::uint32_t sentence);
/// The readings of the sentence's words that became no event, and why; with `token` only those of this word.
[[nodiscard]] std::string rejected_view(const View& view, const text::Sentence& sentence, std::optional<std::uint32_t> token);
/// Roles, date, place, status, voices, and the reasons.
[[nodiscard]] std::string event_view(const View& view, const events::Event& event);
/// One line: number, days, type, who to whom, status, trigger.
[[nodiscard]] std::string event_line(const View& view, const events::Event& event);
/// "<document id>:<byte of the trigger>", as the records have it.
[[nodiscard]] std::string event_id(const Document& document, const events::Event& event);

}  // namespace isnad::cli
