#include "isnad/events/frames.h"

#include <algorithm>
#include <cstdlib>

#include "isnad/text/fold.h"

namespace isnad::events {
namespace {

using lexicon::split_list;
using lexicon::Table;

FramePos pos_of(std::string_view cell) {
  return cell == "finite"   ? FramePos::finite
         : cell == "masdar" ? FramePos::masdar
         : cell == "noun"   ? FramePos::noun
         : cell == "adj"    ? FramePos::adjective
                            : FramePos::verb;
}

constexpr std::string_view complement_word = "\xD8\xA3\xD9\x86";  // "that"

}  // namespace

// A lemma; the noun and the adjective of one spelling ("irhabi"); of another form ("sufuf") its lemma.
void FrameTable::add_lemmas(std::string_view word, LemmaSet& set) const {
  using words::Upos;
  constexpr int most_homographs = 4;
  const auto lemmas = dictionary_.lemmas_named(word);
  set.lemmas.insert(lemmas.begin(), lemmas.end());
  if (lemmas.empty()) {
    for (const std::uint32_t number : dictionary_.find(text::folded(word))) {
      const words::Analysis a = dictionary_.analysis(number);
      if (a.form == word && (a.features.upos == Upos::noun || a.features.upos == Upos::adjective)) set.lemmas.insert(a.lemma);
    }
    return;
  }
  const Upos upos = dictionary_.upos_of(lemmas.front());
  if (upos != Upos::noun && upos != Upos::adjective) return;
  for (int n = 2; n <= most_homographs; ++n) {
    for (const words::Lemma other : dictionary_.lemmas_named(std::string(word) + "." + std::to_string(n))) {
      const Upos its = dictionary_.upos_of(other);
      if (its != upos && (its == Upos::noun || its == Upos::adjective)) set.lemmas.insert(other);
    }
  }
}

LemmaSet FrameTable::read_set(std::string_view list) const {
  LemmaSet set;
  for (const std::string_view word : split_list(list, '|')) {
    add_lemmas(word, set);
    set.keys.insert(text::folded(word));
  }
  return set;
}

namespace {

// What an argument may be asked to be, other than one of some lemmas.
std::optional<ConditionKind> kind_of(std::string_view word) {
  if (word == "actor") return ConditionKind::actor;
  if (word == "state") return ConditionKind::state;
  if (word == "group") return ConditionKind::group;
  if (word == "owned") return ConditionKind::owned;
  return std::nullopt;
}

}  // namespace

std::vector<Condition> FrameTable::read_conditions(std::string_view cell) const {
  std::vector<Condition> out;
  for (std::string_view part : split_list(cell, ' ')) {
    Condition c;
    c.text = part;
    if (part.substr(0, 4) == "not:") {
      c.negated = true;
      part.remove_prefix(4);
    }
    const std::size_t colon = part.find(':');
    const std::string_view head = part.substr(0, colon);
    if (part == complement_word) {
      c.kind = ConditionKind::content;
    } else if (colon == std::string_view::npos) {
      c.slot = head;
    } else if (const auto kind = kind_of(part.substr(colon + 1)); kind) {
      c.kind = *kind;
      c.slot = head;
    } else {
      c.kind = head == "near" ? ConditionKind::near : ConditionKind::lemmas;
      c.slot = head;
      c.set = read_set(part.substr(colon + 1));
    }
    out.push_back(std::move(c));
  }
  return out;
}

void FrameTable::read_frames(const Table& table) {
  const auto column = [&table](std::string_view name) { return table.column(name); };
  const int id = column("id"), lemma = column("lemma"), pos = column("pos"), when = column("when"), type = column("type"),
            mode = column("mode"), cameo = column("cameo"), context = column("context"), source = column("source"),
            target = column("target"), gen = column("gen"), mutual = column("mutual"), content = column("content"), inner = column("inner");
  for (std::uint32_t row = 0; row < table.rows(); ++row) {
    Frame f;
    f.id = table.cell(row, id);
    f.pos = pos_of(table.cell(row, pos));
    f.when = read_conditions(table.cell(row, when));
    f.type = table.cell(row, type);
    f.mode = table.cell(row, mode);
    f.cameo = table.cell(row, cameo);
    f.contexts = split_list(table.cell(row, context));
    f.source = split_list(table.cell(row, source));
    f.target = split_list(table.cell(row, target));
    f.gen = table.cell(row, gen);
    f.mutual = table.cell(row, mutual) == "yes";
    f.content = split_list(table.cell(row, content));
    const std::string_view cell = table.cell(row, inner);
    const std::size_t colon = cell.find(':');
    f.inner_status = cell.substr(0, colon);
    f.inner_stance = colon == std::string_view::npos ? std::string_view{} : cell.substr(colon + 1);
    if (f.inner_stance == "-") f.inner_stance = {};
    const auto number = static_cast<std::uint32_t>(frames_.size());
    for (const words::Lemma l : dictionary_.lemmas_named(table.cell(row, lemma))) by_lemma_[l].push_back(number);
    frames_.push_back(std::move(f));
  }
}

FrameTable::FrameTable(const lexicon::Lexicon& lexicon, const words::Dictionary& dictionary) : dictionary_(dictionary) {
  for (const std::string& name : lexicon.table_names()) {
    if (name.rfind("events/frames", 0) == 0) read_frames(lexicon.table(name));
  }
  // A sense with conditions is more particular than one without, whichever table it stands in.
  for (auto& [lemma, numbers] : by_lemma_) {
    std::stable_sort(numbers.begin(), numbers.end(), [this](std::uint32_t a, std::uint32_t b) {
      return !frames_[a].when.empty() && frames_[b].when.empty();
    });
  }
  const Table& contexts = lexicon.table("events/contexts");
  for (std::uint32_t row = 0; row < contexts.rows(); ++row) {
    for (const words::Lemma l : dictionary_.lemmas_named(contexts.cell(row, contexts.column("lemma")))) {
      contexts_[l] = split_list(contexts.cell(row, contexts.column("contexts")));
    }
  }
  const Table& classes = lexicon.table("events/noun_classes");
  for (std::uint32_t row = 0; row < classes.rows(); ++row) {
    for (const words::Lemma l : dictionary_.lemmas_named(classes.cell(row, classes.column("lemma")))) {
      noun_classes_.emplace(l, classes.cell(row, classes.column("class")));
    }
  }
  const Table& named = lexicon.table("events/agreements");
  for (std::uint32_t row = 0; row < named.rows(); ++row) {
    agreements_.push_back({named.cell(row, named.column("id")), read_set(named.cell(row, named.column("near"))),
                           split_list(named.cell(row, named.column("parties"))), split_list(named.cell(row, named.column("page")))});
  }
  const Table& cameo = lexicon.table("ontology/cameo");
  for (std::uint32_t row = 0; row < cameo.rows(); ++row) {
    goldstein_[cameo.cell(row, cameo.column("id"))] = std::strtod(std::string(cameo.cell(row, cameo.column("goldstein"))).c_str(), nullptr);
  }
  const Table& types = lexicon.table("ontology/types");
  for (std::uint32_t row = 0; row < types.rows(); ++row) {
    quads_[types.cell(row, types.column("id"))] = types.cell(row, types.column("quad"));
  }
}

const std::vector<std::uint32_t>& FrameTable::frames_of(words::Lemma lemma) const {
  static const std::vector<std::uint32_t> none;
  const auto found = by_lemma_.find(lemma);
  return found == by_lemma_.end() ? none : found->second;
}

const std::vector<std::string_view>& FrameTable::contexts_of(words::Lemma lemma) const {
  static const std::vector<std::string_view> none;
  const auto found = contexts_.find(lemma);
  return found == contexts_.end() ? none : found->second;
}

bool FrameTable::is_party(std::string_view code) const {
  return std::any_of(agreements_.begin(), agreements_.end(), [code](const Agreement& a) { return std::find(a.parties.begin(), a.parties.end(), code) != a.parties.end(); });
}

bool FrameTable::is_of_class(words::Lemma lemma, std::string_view noun_class) const {
  const auto [first, last] = noun_classes_.equal_range(lemma);
  return std::any_of(first, last, [noun_class](const auto& x) { return x.second == noun_class; });
}

std::string_view FrameTable::quad_of(std::string_view type) const {
  const auto found = quads_.find(type);
  return found == quads_.end() ? std::string_view{} : found->second;
}

}  // namespace isnad::events
