// events: clauses -> typed events with roles, status, date, place, attribution and
// the reasons for each (codebook.md).
//
// In: one document's stages. Out: its events in text order. Whatever the document
// does not tell is absent. Type, status and attribution are kept apart: a claim is
// never a fact, a plan never a deed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/base/date.h"
#include "isnad/base/span.h"
#include "isnad/clauses/clauses.h"
#include "isnad/events/frames.h"
#include "isnad/times/times.h"

namespace isnad::events {

enum class Status : std::uint8_t { actual, planned, predicted, hypothetical, requested, negated };

struct Participant {
  std::string code;
  std::string sector;
  std::string name;
  std::string role;
  Span span;  ///< in Text::utf8(); of the pronoun or verb when the actor is not named there
  mentions::Via via = mentions::Via::name;
  std::optional<std::uint32_t> entity;  ///< of the mention; none when the actor was recovered from context
};

/// One link of the chain of attribution (codebook section 6), outermost first.
struct Voice {
  std::string who;
  std::string name;
  std::string stance;
  std::string cue;  ///< as written
  Span span;        ///< of the cue
};

struct Place {
  std::string name;
  std::string country;
  std::optional<double> lat;
  std::optional<double> lon;
  Span span;
};

struct Event {
  std::uint32_t token = 0;  ///< the trigger
  Span trigger;
  Span sentence;
  std::string type;
  std::string mode;
  std::string cameo;
  std::optional<double> goldstein;
  std::string quad;
  std::vector<std::string> context;
  std::vector<Participant> source;
  std::vector<Participant> target;
  std::optional<DayRange> date;
  std::optional<std::uint32_t> time;  ///< index into Times: what fixed the date
  std::optional<Place> place;
  Status status = Status::actual;
  std::string status_reason;
  bool by_readiness = false;  ///< planned because its actor says he is ready or bound to
  std::vector<Voice> attribution;
  double confidence = 0;
  std::vector<std::string> why;
};

using Events = std::vector<Event>;

struct Input {
  const text::Text& text;
  const words::Words& words;
  const words::Dictionary& dictionary;
  const mentions::Mentions& mentions;
  const mentions::Gazetteer& gazetteer;
  const times::Times& times;
  const clauses::Clauses& clauses;
  std::optional<Day> published;
};

[[nodiscard]] Events read_events(const Input& input, const FrameTable& frames);

/// A word that has frames and tells no event, or a frame that was tried where another was taken.
struct Rejected {
  std::uint32_t token = 0;
  std::string frame;   ///< id of a row of frames*.tsv; empty when no frame of the word was tried
  std::string reason;  ///< in words, or the condition of the frame that does not hold, as the table writes it
};

/// The readings that read_events did not take, in the order of the words. Reads the document again: for people, not for every page.
[[nodiscard]] std::vector<Rejected> rejected_readings(const Input& input, const FrameTable& frames);

[[nodiscard]] std::string_view name_of(Status status);

}  // namespace isnad::events
