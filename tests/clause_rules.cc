#include "tests/clause_rules.h"

#include <vector>

namespace isnad::tests {
namespace {

using clauses::Clause;
using clauses::Clauses;
using clauses::none;

std::string clause_name(std::uint32_t number, const Clause& c) {
  return "clause " + std::to_string(number) + " [" + std::to_string(c.first) + "," + std::to_string(c.end) + ")";
}

/// A clause lies in its parent and behind the clauses of the same parent that were opened before it.
std::string broken_nesting(const Clauses& clauses, std::size_t words) {
  const std::vector<Clause>& all = clauses.clauses();
  std::vector<std::uint32_t> children_end(all.size(), 0);
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    const Clause& c = all[i];
    if (c.first > c.end || c.end > words) return clause_name(i, c) + " ends before it begins, or behind the last word";
    if (c.parent == none) continue;
    if (c.parent >= i) return clause_name(i, c) + " stands before its parent";
    const Clause& parent = all[c.parent];
    if (c.sentence != parent.sentence) return clause_name(i, c) + " stands in another sentence than its parent";
    if (c.first == c.end) continue;
    if (c.first < parent.first || parent.end < c.end)
      return clause_name(i, c) + " is not inside " + clause_name(c.parent, parent);
    if (c.first < children_end[c.parent])
      return clause_name(i, c) + " overlaps a clause beside it under " + clause_name(c.parent, parent);
    children_end[c.parent] = c.end;
  }
  return {};
}

/// A word stands in one clause, and that clause covers it.
std::string broken_cover(const Clauses& clauses, std::size_t words) {
  for (std::uint32_t token = 0; token < words; ++token) {
    const std::uint32_t number = clauses.clause_of(token);
    if (number >= clauses.clauses().size()) return "word " + std::to_string(token) + " stands in no clause";
    const Clause& c = clauses.clauses()[number];
    if (token < c.first || c.end <= token) return "word " + std::to_string(token) + " lies outside its " + clause_name(number, c);
  }
  return {};
}

/// What governs a clause stands outside it: in a clause above it, or in a sentence before.
std::string broken_scope(const Clauses& clauses, std::size_t words) {
  const std::vector<Clause>& all = clauses.clauses();
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    const Clause& c = all[i];
    if (c.governor == none) continue;
    if (c.governor >= words) return clause_name(i, c) + " is governed by a word that is not there";
    const std::uint32_t above = clauses.clause_of(c.governor);
    if (all[above].sentence > c.sentence) return clause_name(i, c) + " is governed from a sentence behind it";
    if (all[above].sentence < c.sentence) continue;
    if (above == i || !clauses.under(i, above))
      return clause_name(i, c) + " does not stand under " + clause_name(above, all[above]) + ", which governs it";
  }
  return {};
}

/// Arguments name words and mentions that are there.
std::string broken_arguments(const Document& d) {
  for (std::uint32_t token = 0; token < d.words.size(); ++token) {
    const clauses::Arguments arguments = d.clauses->arguments(token);
    if (arguments.content_clause != none && arguments.content_clause >= d.clauses->clauses().size()) {
      return "word " + std::to_string(token) + " has a content that is no clause";
    }
    for (const clauses::Argument& a : arguments.list) {
      if (a.token != none && a.token >= d.words.size()) return "an argument of word " + std::to_string(token) + " is no word";
      for (const auto* side : {&a.mentions, &a.inner}) {
        for (const std::uint32_t m : *side) {
          if (m >= d.mentions.size()) return "an argument of word " + std::to_string(token) + " is no mention";
        }
      }
    }
  }
  return {};
}

}  // namespace

std::string broken_clause_rule(const Document& document) {
  const std::size_t words = document.words.size();
  if (std::string broken = broken_nesting(*document.clauses, words); !broken.empty()) return broken;
  if (std::string broken = broken_cover(*document.clauses, words); !broken.empty()) return broken;
  if (std::string broken = broken_scope(*document.clauses, words); !broken.empty()) return broken;
  return broken_arguments(document);
}

}  // namespace isnad::tests
