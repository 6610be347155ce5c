#include "isnad/record/answering.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <tuple>

#include "isnad/record/pack.h"
#include "isnad/record/utterances.h"

namespace isnad::record {
namespace {

constexpr long days_to_answer = 60;          // a withdrawal that tells no act answers what was said no longer before
constexpr long days_to_answer_at_once = 10;  // and nobody whom it answers, as does a denial
constexpr std::uint32_t space_between = 8;   // bytes between a sentence and the next

class Answers {
 public:
  Answers(const std::vector<Statement>& statements, const std::vector<Lifetime>& lives, const MatterTables& tables,
          const Propositions& propositions, const std::vector<std::string>& rejected)
      : statements_(statements), lives_(lives), tables_(tables), propositions_(propositions), rejected_(rejected) {
    for (std::size_t i = 0; i < statements.size(); ++i) {
      const Statement& s = statements[i];
      denies_.push_back(denies(s, propositions.sense(i)));
      by_page_[s.hit.document.id].push_back(i);
      if (!may_be_claimed(s, propositions.sense(i)) || s.event().status == "negated" || denies_[i] || !s.retractors.empty())
        continue;
      for (const std::string& who : everybody(s)) add_number(by_side_[s.family.name + "\n" + who], i);
      for (const std::string& source : s.sources) by_source_[source].push_back(i);
      if (const std::string who = speaker(s); !who.empty()) by_speaker_[who].push_back(i);
    }
  }

  std::vector<Answer> all() {
    for (std::size_t d = 0; d < statements_.size(); ++d) {
      const Statement& s = statements_[d];
      if (!s.retractors.empty()) {
        withdrawn(d, "retracts", s.retractors);
      } else if (s.retracts && !tells_what_it_withdraws(d)) {
        own_word(d, "retracts", s.sources, "a withdrawal that tells no act: what was last said by who withdraws");
      } else if (denies_[d] && is_bare_denial(s)) {
        s.ascribed ? disowned(d) : bare(d);
      } else if (s.disowned) {
        withdrawn(d, "denies", s.deniers);
      } else if (is_negative(propositions_.sense(d)) && may_be_claimed(s, propositions_.sense(d))) {
        of_an_act(d);
      }
    }
    return std::move(answers_);
  }

 private:
  using Numbers = std::vector<std::size_t>;

  // A code may be a source and a target.
  static void add_number(Numbers& list, std::size_t i) {
    if (list.empty() || list.back() != i) list.push_back(i);
  }

  // What may be answered of this family with one of these among its sides.
  [[nodiscard]] Numbers with_a_side(const Statement& s, std::vector<std::string> sides) const {
    for (std::string& side : sides) side = s.family.name + "\n" + side;
    return of_keys(by_side_, sides);
  }

  // On whose word it is told: the innermost voice, or the outlet whose page it is.
  static std::string speaker(const Statement& s) {
    const auto& voices = s.event().voices;
    return voices.empty() ? s.outlet : voice_code(voices.back().who);
  }

  static const Numbers& of_key(const std::map<std::string, Numbers>& index, const std::string& key) {
    static const Numbers none;
    const auto found = index.find(key);
    return found == index.end() ? none : found->second;
  }

  static Numbers of_keys(const std::map<std::string, Numbers>& index, const std::vector<std::string>& keys) {
    Numbers out;
    for (const std::string& key : keys) {
      const Numbers& own = of_key(index, key);
      out.insert(out.end(), own.begin(), own.end());
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
  }

  // Told before the answer, or on its page in another sentence.
  [[nodiscard]] bool may_be_answered(std::size_t c, std::size_t d) const {
    const Statement& said = statements_[c];
    const Statement& answer = statements_[d];
    if (said.hit.document.id == answer.hit.document.id) return !(said.event().sentence == answer.event().sentence);
    return said.told && answer.told && *said.told <= *answer.told;
  }

  void of_an_act(std::size_t d) {
    const Statement& denial = statements_[d];
    const std::vector<std::string> deniers = speakers_of(d);
    std::vector<std::string> sides = everybody(denial);
    sides.insert(sides.end(), deniers.begin(), deniers.end());
    for (const std::size_t c : with_a_side(denial, std::move(sides))) {
      const Statement& said = statements_[c];
      if (!may_be_answered(c, d)) continue;
      const Fit fit = propositions_.fit_of(c, d);
      if (fit == Fit::none || own_words(said, deniers)) continue;
      add("denies", d, c, both(lives_[d], lives_[c]), fit == Fit::same ? 0.9 : 0.7,
          fit == Fit::same ? "denies the same act of these sides" : "denies the act with a wider thing, or none");
    }
  }

  // Who says that it was not so.
  [[nodiscard]] std::vector<std::string> speakers_of(std::size_t d) const {
    std::vector<std::string> out;
    for (const Utterance& u : utterances_of(statements_[d], d, propositions_.sense(d))) out.push_back(u.who);
    return out;
  }

  // "Denied that", "denied the accusations": the act nearest before it, in its sentence or the sentence before, of which
  // others said that the denier did it; where its page tells nothing else, what was last said of the denier elsewhere.
  void bare(std::size_t d) {
    const Statement& denial = statements_[d];
    if (tells_its_act(d) || !tables_.denials().is_of_what_was_said(denial)) return;
    if (std::any_of(denial.sources.begin(), denial.sources.end(), is_unnamed)) return;
    const bool alone = is_alone(d);
    Numbers candidates;
    for (const std::size_t c : of_keys(by_source_, denial.sources)) {
      const Statement& said = statements_[c];
      if (said.event().voices.empty() || own_words(said, denial.sources)) continue;
      const bool here = said.hit.document.id == denial.hit.document.id;
      if (here ? !is_right_before(said, denial) : !alone || !may_be_answered(c, d) || !answers(denial, said)) continue;
      candidates.push_back(c);
    }
    const auto last_said = [&](const Numbers& known) {
      return Numbers{
          *std::max_element(known.begin(), known.end(), [&](std::size_t a, std::size_t b) { return later(b, a, denial); })};
    };
    for (const Lived<std::size_t>& best : chosen(d, candidates, last_said)) {
      const bool here = statements_[best.item].hit.document.id == denial.hit.document.id;
      add("denies", d, best.item, best.life, here ? 0.7 : 0.6,
          here ? "a denial without an act: what was said of the denier right before it"
               : "a denial without an act: what was last said of the denier");
    }
  }

  // What `choose` takes of those candidates that are known, from day to day of the answer's life; in the order of the
  // candidates.
  template <class Choose>
  [[nodiscard]] std::vector<Lived<std::size_t>> chosen(std::size_t d, const Numbers& candidates, const Choose& choose) const {
    Turns turns;
    turns.add(lives_[d]);
    for (const std::size_t c : candidates) turns.add(lives_[c]);
    const auto on_day = [&](std::int64_t day) {
      Numbers known;
      if (lives_[d].is_on(day)) {
        std::copy_if(candidates.begin(), candidates.end(), std::back_inserter(known),
                     [&](std::size_t c) { return lives_[c].is_on(day); });
      }
      return known.empty() ? known : choose(known);
    };
    auto out = lives_of(turns.days(), on_day, [](std::size_t c) { return c; });
    std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.item < b.item; });
    return out;
  }

  static bool is_right_before(const Statement& said, const Statement& denial) {
    const Span a = said.event().sentence;
    const Span b = denial.event().sentence;
    if (a == b) return said.event().trigger.begin < denial.event().trigger.begin;
    return a.end <= b.begin && b.begin - a.end <= space_between;
  }

  // Whether the page tells no act that could be meant.
  [[nodiscard]] bool is_alone(std::size_t d) const {
    const Numbers& page = of_key(by_page_, statements_[d].hit.document.id);
    return std::all_of(page.begin(), page.end(),
                       [&](std::size_t i) { return is_bare_denial(statements_[i]) || is_accusation(statements_[i]); });
  }

  // The act that is denied stands in the same sentence and has been linked for itself.
  [[nodiscard]] bool tells_its_act(std::size_t d) const {
    const Statement& denial = statements_[d];
    const Numbers& page = of_key(by_page_, denial.hit.document.id);
    return std::any_of(page.begin(), page.end(), [&](std::size_t i) {
      const Statement& s = statements_[i];
      return denies_[i] && !is_bare_denial(s) && !is_accusation(s) && s.event().sentence == denial.event().sentence;
    });
  }

  static bool own_words(const Statement& said, const std::vector<std::string>& deniers) {
    const auto& voices = said.event().voices;
    return !voices.empty() && has(deniers, voice_code(voices.back().who));
  }

  static bool answers(const Statement& denial, const Statement& said) {
    const auto apart = days_between(said.told, denial.told);
    const auto& voices = said.event().voices;
    if (!apart || *apart > days_to_answer_at_once) return false;
    return denial.targets.empty() || has(denial.targets, voice_code(voices.back().who));
  }

  // Whether c is the nearer one: on the denial's page before elsewhere, voiced before unvoiced, then the later.
  [[nodiscard]] bool later(std::size_t c, std::size_t best, const Statement& denial) const {
    const auto rank = [&](std::size_t i) {
      const Statement& s = statements_[i];
      return std::tuple(s.hit.document.id == denial.hit.document.id, share(s.objects, denial.objects), !s.event().voices.empty(),
                        i);
    };
    return rank(c) > rank(best);
  }

  // --- one's own word

  // What is told under a withdrawal, or denied to have been said, in its earlier reports on the same word.
  void withdrawn(std::size_t d, const std::string& kind, const std::vector<std::string>& who) {
    const Statement& now = statements_[d];
    const std::string verb = kind == "denies" ? "denies to have told" : "withdraws";
    for (const std::size_t c : with_a_side(now, everybody(now))) {
      const Statement& said = statements_[c];
      if (!may_be_answered(c, d) || !has(who, speaker(said)) || !near_in_time(now, said)) continue;
      const Fit fit = propositions_.fit_of_things(said, now);
      if (fit == Fit::none || !same_sides(said, now)) continue;
      add(kind, d, c, both(lives_[d], lives_[c]), fit == Fit::same ? 0.9 : 0.7,
          verb + (fit == Fit::same ? " the same act of these sides" : " the act with a wider thing, or none"));
    }
  }

  // No side is another, and one at least is told by both.
  static bool same_sides(const Statement& a, const Statement& b) {
    if (a.family.mutual) return shared(everybody(a), everybody(b)) >= std::min<std::size_t>(2, everybody(b).size());
    const auto fit = [](const auto& x, const auto& y) { return x.empty() || y.empty() || share(x, y); };
    return fit(a.sources, b.sources) && fit(a.targets, b.targets) && shared(everybody(a), everybody(b)) > 0;
  }

  [[nodiscard]] bool tells_what_it_withdraws(std::size_t d) const {
    const Statement& act = statements_[d];
    const Numbers& page = of_key(by_page_, act.hit.document.id);
    return std::any_of(page.begin(), page.end(), [&](std::size_t i) {
      const Statement& s = statements_[i];
      return !s.retractors.empty() && share(s.retractors, act.sources) && s.event().sentence == act.event().sentence;
    });
  }

  void disowned(std::size_t d) {
    if (!tells_its_act(d))
      own_word(d, "denies", statements_[d].sources, "denies to have said so: what was last told on the denier's word");
  }

  // Who was accused by what is withdrawn, where the sentence tells it.
  [[nodiscard]] std::vector<std::string> accused_in(const Statement& act) const {
    std::vector<std::string> out;
    for (const std::size_t i : of_key(by_page_, act.hit.document.id)) {
      const Statement& s = statements_[i];
      if (is_accusation(s) && s.event().sentence == act.event().sentence && share(s.sources, act.sources)) out = s.targets;
    }
    return out;
  }

  // How near what was said lies to an answer that tells no act: on its page before it; else about the same thing or in
  // the same words; else no more than some days before. Nothing when it is too far.
  [[nodiscard]] std::optional<int> nearness(std::size_t c, const Statement& answer) const {
    const Statement& said = statements_[c];
    if (said.hit.document.id == answer.hit.document.id)
      return said.event().trigger.begin < answer.event().trigger.begin ? std::optional<int>(3) : std::nullopt;
    const auto apart = days_between(said.told, answer.told);
    if (!apart || *apart > days_to_answer) return std::nullopt;
    if (share(said.objects, answer.objects)) return 2;
    if (!answer.objects.empty()) return std::nullopt;
    if (shared(said.words, answer.words) >= 2) return 1;
    return *apart <= days_to_answer_at_once ? std::optional<int>(0) : std::nullopt;
  }

  // An answer of somebody to his own word, without its act: what he was last told to have said, if that is one thing.
  void own_word(std::size_t d, const char* kind, const std::vector<std::string>& who, const char* reason) {
    const Statement& answer = statements_[d];
    const std::vector<std::string> accused = accused_in(answer);
    Numbers candidates;
    std::map<std::size_t, std::pair<int, Day>> ranks;
    for (const std::size_t c : of_keys(by_speaker_, who)) {
      const Statement& said = statements_[c];
      if (said.event().voices.empty() || !may_be_answered(c, d)) continue;
      if (!accused.empty() && !share(said.sources, accused)) continue;
      const auto near = nearness(c, answer);
      if (!near) continue;
      candidates.push_back(c);
      ranks[c] = {*near, said.told.value_or(Day::min())};
    }
    const auto last_said = [&](const Numbers& known) {
      const auto best =
          *std::max_element(known.begin(), known.end(), [&](std::size_t a, std::size_t b) { return ranks.at(a) < ranks.at(b); });
      Numbers out;
      std::copy_if(known.begin(), known.end(), std::back_inserter(out),
                   [&](std::size_t c) { return ranks.at(c) == ranks.at(best); });
      return are_one_matter(out) ? out : Numbers();
    };
    for (const Lived<std::size_t>& found : chosen(d, candidates, last_said)) add(kind, d, found.item, found.life, 0.6, reason);
  }

  [[nodiscard]] bool are_one_matter(const Numbers& list) const {
    const Statement& first = statements_[list.front()];
    return std::all_of(list.begin(), list.end(), [&](std::size_t c) {
      const Statement& s = statements_[c];
      return s.family.name == first.family.name && s.sources == first.sources && s.targets == first.targets;
    });
  }

  void add(const std::string& kind, std::size_t d, std::size_t c, const Lifetime& life, double score, const std::string& reason) {
    if (life.is_empty()) return;
    const Statement& answer = statements_[d];
    const Statement& said = statements_[c];
    Link link{{}, kind, answer.event().id, said.event().id, score, reason, {}, false};
    link.id = join_id(link);
    if (std::binary_search(rejected_.begin(), rejected_.end(), link.id)) return;
    const bool denial = link.kind == "denies";
    nlohmann::ordered_json evidence = {{"things", answer.objects}, {denial ? "things_denied" : "things_withdrawn", said.objects}};
    if (const auto apart = days_between(said.told, answer.told)) evidence["days"] = *apart;
    link.evidence = evidence.dump();
    answers_.push_back({std::move(link), d, c, life});
  }

  const std::vector<Statement>& statements_;
  const std::vector<Lifetime>& lives_;
  const MatterTables& tables_;
  const Propositions& propositions_;
  const std::vector<std::string>& rejected_;
  std::vector<char> denies_;
  // What may be answered, by family of types and side, by doer, by who tells it; all statements by page.
  std::map<std::string, Numbers> by_side_;
  std::map<std::string, Numbers> by_source_;
  std::map<std::string, Numbers> by_speaker_;
  std::map<std::string, Numbers> by_page_;
  std::vector<Answer> answers_;
};

}  // namespace

std::vector<Answer> answers_in(const std::vector<Statement>& statements, const std::vector<Lifetime>& lives,
                               const MatterTables& tables, const Propositions& propositions,
                               const std::vector<std::string>& rejected) {
  return Answers(statements, lives, tables, propositions, rejected).all();
}

}  // namespace isnad::record
