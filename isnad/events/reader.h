// events: the work on one document, split by question: which frame, who, with what
// standing, on whose word, when.
#pragma once

#include <map>
#include <set>

#include "isnad/events/events.h"

namespace isnad::events {

/// A trigger with the frame that was chosen for it.
struct Trigger {
  std::uint32_t token = 0;
  const Frame* frame = nullptr;
  clauses::Arguments arguments;
};

/// The words beside a masdar or a noun, and what they are to it.
struct NominalPlaces {
  const clauses::Argument* genitive = nullptr;
  const clauses::Argument* second = nullptr;  ///< the bare noun behind the genitive
  const clauses::Argument* demonym = nullptr;
  const clauses::Argument* marked = nullptr;  ///< behind li-
  std::optional<clauses::Argument> judged;    ///< the genitive pronoun as who is judged; `genitive` points to it then
  clauses::Argument bearer{"subj", clauses::none, {}, {}, mentions::Via::name};
  bool led = false;                 ///< who does it stands with the word before
  bool two = false;                 ///< the genitive acts, `second` is acted on
  bool strikers = false;            ///< inside the genitive is who strikes
  bool genitive_is_object = false;
};

struct Standing {
  Status status = Status::actual;
  std::string reason;
  bool readiness = false;
};

/// How `why` begins where the actor was found outside the sentence.
inline constexpr std::string_view recovered = "actor recovered";

/// Why a named state of affairs is told as a fact.
inline constexpr std::string_view presupposed_reason = "presupposed";

/// The people of a state, as a code (codebook section 3).
[[nodiscard]] inline std::string people_of(std::string_view state) { return "PUBLIC:" + std::string(state); }

/// An actor whom the context gives, written at `span`.
[[nodiscard]] inline Participant from_context(std::string code, Span span) {
  Participant p;
  p.code = std::move(code);
  p.span = span;
  p.via = mentions::Via::context;
  return p;
}

/// The two sides have a code in common.
[[nodiscard]] bool shares(const std::vector<Participant>& a, const std::vector<Participant>& b);

class Reader {
 public:
  /// `rejected` gets what is not taken, and why; none: nobody asks.
  Reader(const Input& input, const FrameTable& frames, std::vector<Rejected>* rejected = nullptr) : in_(input), frames_(frames), rejected_(rejected) {}
  [[nodiscard]] Events read();

 private:
  // frames (choose_frame.cc)
  [[nodiscard]] std::optional<Trigger> trigger_at(std::uint32_t token) const;
  [[nodiscard]] bool is_circumstance(std::uint32_t token) const;
  [[nodiscard]] bool qualifies_nothing(std::uint32_t token) const;
  [[nodiscard]] bool serves(const Frame& frame, std::uint32_t token) const;
  [[nodiscard]] bool holds(const Condition& condition, std::uint32_t token, const clauses::Arguments& arguments) const;
  [[nodiscard]] bool head_is(const LemmaSet& set, std::uint32_t token) const;
  [[nodiscard]] bool names_an_official(const LemmaSet& set, const clauses::Argument& argument) const;
  [[nodiscard]] bool takes_up(std::uint32_t verb) const;
  void add_relative_arguments(Trigger& trigger) const;
  void settle_belonging(Trigger& trigger) const;
  void add_bearer(Trigger& trigger) const;
  [[nodiscard]] bool near_has(const LemmaSet& set, std::uint32_t token) const;
  [[nodiscard]] const clauses::Argument* argument(const clauses::Arguments& arguments, std::string_view slot, std::uint32_t token) const;

  // roles (roles.cc)
  [[nodiscard]] bool stops(std::uint32_t p, std::uint32_t token) const;
  [[nodiscard]] std::vector<std::uint32_t> who_claims(std::uint32_t token) const;
  [[nodiscard]] bool is_struck_place(std::uint32_t token) const;
  [[nodiscard]] bool is_nobodys_war(const Trigger& trigger) const;
  void fill_from_controller(const Trigger& trigger, Event& event) const;
  void fill_from_light_verb(const Trigger& trigger, Event& event) const;
  [[nodiscard]] std::uint32_t relative_verb(std::uint32_t token, bool& introduced) const;
  void fill_from_relative(const Trigger& trigger, Event& event) const;
  void fill_with_repelled(const clauses::Arguments& arguments, Event& event) const;
  void fill_from_main_verb(const Trigger& trigger, Event& event) const;
  void fill_from_subject(std::uint32_t verb, Event& event) const;
  void fill_accused(const Trigger& trigger, Event& event) const;
  void fill_roles(const Trigger& trigger, Event& event);
  void take_owner(const Trigger& trigger, const clauses::Arguments& arguments, std::vector<Participant>& out, std::vector<std::string>& why,
                  std::string_view role) const;
  [[nodiscard]] bool settle_impersonal(const Trigger& trigger, clauses::Arguments& arguments) const;
  void fill_from_belonging(const clauses::Arguments& arguments, Event& event) const;
  void fill_from_annexed_noun(const Trigger& trigger, Event& event) const;
  void fill_from_owned_subject(const clauses::Arguments& arguments, Event& event) const;
  void fill_from_issuer(const clauses::Arguments& arguments, Event& event) const;
  void fill_behind_occasion(const Trigger& t, const clauses::Arguments& arguments, Event& e) const;
  void fill_finite(const Trigger& trigger, Event& event) const;
  [[nodiscard]] std::vector<std::uint32_t> made_to_act(std::uint32_t verb, std::uint32_t token) const;
  [[nodiscard]] bool foils(std::uint32_t word) const;
  [[nodiscard]] std::uint32_t foiled_by(std::uint32_t token) const;
  void fill_with_bearer(const Trigger& trigger, Event& event) const;
  void take_topic(std::uint32_t participle, Event& event) const;
  [[nodiscard]] bool names_accused(const Trigger& t, std::uint32_t rejecting, const Event& e) const;
  [[nodiscard]] bool is_attacked_city(const Trigger& t, const clauses::Argument* genitive) const;
  [[nodiscard]] bool is_striker(const Trigger& trigger, const clauses::Argument* marked) const;
  [[nodiscard]] const clauses::Argument* second_marked(const Trigger& t, const clauses::Argument& first) const;
  [[nodiscard]] bool is_land(std::uint32_t mention) const;
  [[nodiscard]] bool opens_circumstance(std::uint32_t token) const;
  [[nodiscard]] bool is_visitor(const Trigger& trigger, const clauses::Argument* marked) const;
  bool take_sufferer(const Trigger& trigger, Event& event) const;
  [[nodiscard]] bool has_object_behind(const Trigger& trigger, const NominalPlaces& places) const;
  [[nodiscard]] bool genitive_is_object(const Trigger& trigger, const NominalPlaces& places) const;
  void settle_places(const Trigger& trigger, NominalPlaces& places) const;
  [[nodiscard]] std::vector<const clauses::Argument*> places_of(const Trigger& trigger, const NominalPlaces& places, std::string_view slot) const;
  void fill_side(const Trigger& trigger, const NominalPlaces& places, std::string_view role, std::vector<const clauses::Argument*>& used, Event& event) const;
  void fill_nominal(const Trigger& trigger, Event& event) const;
  [[nodiscard]] bool are_people_of(const clauses::Argument& argument, std::uint32_t mention, std::string_view role) const;
  void take(const clauses::Argument* argument, bool inner, std::vector<Participant>& out, std::vector<std::string>& why, std::string_view role) const;
  [[nodiscard]] bool acts_as_public(std::uint32_t mention, std::string_view role) const;
  void take_mention(std::uint32_t mention, mentions::Via via, std::vector<Participant>& out, bool places = false) const;
  /// Mentions that act through the word over the nominal at `token` ("conducted", "seeks", "efforts of").
  [[nodiscard]] std::vector<std::uint32_t> controller(const Trigger& trigger, std::string& reason, bool& undergoes) const;
  [[nodiscard]] std::vector<std::uint32_t> who_speaks(const Trigger& trigger, std::string& reason) const;
  [[nodiscard]] std::vector<std::uint32_t> doers_of_whole(std::uint32_t verb, const Trigger& trigger, std::string& reason) const;
  [[nodiscard]] bool is_light_with(std::uint32_t verb, std::string_view slot) const;
  [[nodiscard]] bool reaches(std::uint32_t word, std::uint32_t token) const;
  [[nodiscard]] bool leads_to_act(std::uint32_t word) const;
  [[nodiscard]] bool stands_apart(std::uint32_t p, const Trigger& trigger) const;
  [[nodiscard]] std::vector<std::uint32_t> doers_through(std::uint32_t p, const Trigger& trigger, std::string& reason) const;
  [[nodiscard]] std::vector<std::uint32_t> doers_of_verb(std::uint32_t p, const Trigger& trigger, std::string& reason) const;
  [[nodiscard]] std::vector<std::uint32_t> doers_of_noun(std::uint32_t p, const Trigger& trigger, std::string& reason) const;
  [[nodiscard]] std::vector<std::uint32_t> who_announces(std::uint32_t p, const Trigger& t) const;
  void announcer_voice(const Trigger& t, std::vector<Voice>& out) const;
  [[nodiscard]] bool affirms_own(std::uint32_t verb, const Trigger& trigger) const;
  [[nodiscard]] bool announces_own(std::uint32_t verb, const Trigger& trigger) const;
  [[nodiscard]] std::vector<std::uint32_t> doers_of_motive(const Trigger& trigger, std::string& reason) const;
  [[nodiscard]] bool carries_on(std::uint32_t word) const;
  [[nodiscard]] std::vector<std::uint32_t> topic_of(std::uint32_t adjective) const;
  [[nodiscard]] std::vector<std::uint32_t> who_must(std::uint32_t verb, std::string& reason) const;
  void settle_mutual(const Trigger& trigger, Event& event) const;
  [[nodiscard]] bool is_told_as_killed(const Trigger& trigger, const words::Word& verb) const;
  [[nodiscard]] bool is_counted_victim(const Trigger& t, std::uint32_t subject) const;
  [[nodiscard]] std::vector<std::uint32_t> mentions_of(std::initializer_list<std::vector<Participant>> sides) const;
  [[nodiscard]] std::vector<std::uint32_t> judged_before(std::uint32_t token) const;
  [[nodiscard]] bool is_own_of(std::uint32_t verb, const Trigger& t) const;
  [[nodiscard]] std::uint32_t opening_of_aside(std::uint32_t close) const;
  [[nodiscard]] bool governs_lam(std::uint32_t token) const;
  [[nodiscard]] bool is_led_by_another(const Trigger& trigger, const clauses::Argument& genitive) const;
  [[nodiscard]] bool shares_code(const std::vector<Participant>& side, const clauses::Argument& named) const;
  [[nodiscard]] bool fill_from_goods(const Trigger& trigger, Event& event) const;
  [[nodiscard]] bool is_of_a_name(std::uint32_t token) const;
  [[nodiscard]] bool tells_which_body(const Trigger& trigger) const;
  [[nodiscard]] std::string_view leader_of_phrase(std::uint32_t token, std::uint32_t from) const;
  [[nodiscard]] bool is_undergone(std::uint32_t word, std::uint32_t token) const;
  [[nodiscard]] bool reads_as_passive(const Trigger& trigger) const;
  void fill_with_addressee(const Trigger& trigger, Event& event) const;
  void fill_with_backed(const Trigger& trigger, Event& event) const;
  void fill_with_owned(const Trigger& trigger, Event& event) const;
  void fill_with_whose_members(const Trigger& trigger, Event& event) const;
  void fill_from_own_thing(const Trigger& trigger, Event& event) const;
  void fill_with_sufferer(const Trigger& trigger, Event& event) const;
  void fill_with_owner(std::uint32_t verb, Event& event) const;
  [[nodiscard]] bool are_told_apart(const Event& event, const Participant& a, const Participant& b) const;
  void clean(Event& event) const;

  // standing (standing.cc)
  [[nodiscard]] Standing standing(const Trigger& trigger) const;
  [[nodiscard]] std::optional<Standing> scope_before_subject(std::uint32_t token) const;
  [[nodiscard]] Standing own_standing(std::uint32_t token) const;
  [[nodiscard]] bool has_none(std::uint32_t plan) const;
  [[nodiscard]] Standing denied_plan(std::uint32_t plan, Standing standing) const;
  [[nodiscard]] std::optional<Standing> governed(std::uint32_t token) const;
  [[nodiscard]] std::optional<Standing> phrase_before(const clauses::Clause& clause) const;
  [[nodiscard]] bool not_hindered(std::uint32_t verb) const;
  [[nodiscard]] bool answers_beside(std::uint32_t governor, const Trigger& t) const;
  [[nodiscard]] bool opens_participial(std::uint32_t token) const;
  [[nodiscard]] bool backs_attack(const Trigger& t) const;
  [[nodiscard]] std::uint32_t bearer_of(std::uint32_t token) const;
  [[nodiscard]] bool is_helped_again(const Trigger& t, const clauses::Argument& genitive) const;
  [[nodiscard]] bool is_aircraft(const Trigger& t, const clauses::Argument& marked) const;
  void take_from_bullets(const clauses::Arguments& arguments, Event& event) const;
  [[nodiscard]] bool takes_object(const Trigger& trigger, const clauses::Argument& second) const;
  [[nodiscard]] std::optional<clauses::Argument> judged_doer(const Trigger& trigger) const;
  void take_brought_together(const Trigger& trigger, Event& event) const;
  void take_gathering(const Trigger& t, Event& e) const;
  [[nodiscard]] bool is_foretold_condition(const Event& e) const;
  [[nodiscard]] bool is_told_as_done(std::uint32_t token) const;
  [[nodiscard]] bool is_talk_of_meeting(const Event& e) const;
  [[nodiscard]] bool is_counted_behind(const clauses::Argument& doer, const clauses::Argument& object) const;
  [[nodiscard]] bool stands_right_behind(std::uint32_t token, const clauses::Argument& phrase) const;
  [[nodiscard]] std::uint32_t first_of_two(std::uint32_t token) const;
  void add_parties_between(std::uint32_t verb, Trigger& t) const;
  [[nodiscard]] bool is_part_of_predicate(std::uint32_t token) const;
  [[nodiscard]] bool follows_at_once(std::uint32_t word, const clauses::Argument& a) const;
  void spare_the_taken(const Trigger& t, Event& e) const;
  [[nodiscard]] bool lives_on_negation(const Frame& frame) const;
  [[nodiscard]] std::uint32_t room_for(std::uint32_t token) const;
  [[nodiscard]] bool is_topic_of_guess(const clauses::Cue& cue, std::uint32_t next, std::uint32_t token) const;
  [[nodiscard]] bool only_confirms(const clauses::Cue& cue, std::uint32_t next) const;
  [[nodiscard]] bool is_beside(const clauses::Clause& condition, const clauses::Clause& clause) const;
  [[nodiscard]] bool in_circumstance(std::uint32_t word) const;
  [[nodiscard]] bool is_aside(std::uint32_t governor, std::uint32_t token) const;
  [[nodiscard]] bool attached(std::uint32_t governor, std::uint32_t token, const std::vector<std::string_view>& slots, bool clause) const;
  [[nodiscard]] bool stands_deeper(std::uint32_t governor, std::uint32_t token) const;
  [[nodiscard]] std::optional<Standing> imposed_by(std::uint32_t governor, std::uint32_t token, bool clause) const;
  [[nodiscard]] bool is_paid(std::uint32_t price) const;
  [[nodiscard]] bool is_term(std::uint32_t token) const;
  [[nodiscard]] bool is_listed_term(std::uint32_t token) const;
  [[nodiscard]] bool is_coming(std::uint32_t token) const;
  [[nodiscard]] bool ends_before(std::uint32_t circumstance, std::uint32_t token) const;
  [[nodiscard]] bool has_an_outcome(std::uint32_t token) const;
  [[nodiscard]] bool is_joined_purpose(std::uint32_t token) const;
  [[nodiscard]] std::uint32_t introducer_of(const clauses::Clause& c) const;
  [[nodiscard]] bool is_proposed(const clauses::Clause& c) const;
  [[nodiscard]] bool goes_on(std::uint32_t governor, std::uint32_t token) const;
  [[nodiscard]] std::optional<Standing> beside_condition(const clauses::Clause& clause, const Standing& own) const;
  [[nodiscard]] Status of_the_future(std::uint32_t verb) const;
  [[nodiscard]] bool is_of_another(std::uint32_t governor, std::uint32_t token) const;
  [[nodiscard]] static Standing scheduled(const Trigger& trigger, Standing standing);
  [[nodiscard]] Standing outermost(std::uint32_t plan, Standing standing) const;
  [[nodiscard]] std::vector<std::uint32_t> obliged(std::uint32_t token) const;
  [[nodiscard]] bool is_object_of_act(const Trigger& trigger) const;
  [[nodiscard]] bool is_purpose(std::uint32_t token) const;
  [[nodiscard]] std::optional<Standing> told_by_its_verb(std::uint32_t token) const;
  [[nodiscard]] bool tells_effect(std::uint32_t verb, std::uint32_t act) const;
  [[nodiscard]] bool ends_what_is(std::uint32_t word, bool lifted) const;
  [[nodiscard]] bool presupposed(const Trigger& trigger) const;

  // attribution (attribution.cc)
  [[nodiscard]] std::vector<Voice> attribution(const Trigger& trigger, const Event& event) const;
  void add_voice(std::vector<Voice>& out, const std::vector<std::uint32_t>& who, std::string_view stance, std::uint32_t cue) const;
  void add_sides(std::vector<Voice>& out, const std::vector<Participant>& who, std::string_view stance, std::uint32_t cue) const;
  [[nodiscard]] bool carries_act(std::uint32_t verb, std::uint32_t token, const std::vector<std::string_view>& slots) const;
  [[nodiscard]] std::vector<std::uint32_t> speaker_beside(std::uint32_t governor, std::uint32_t introducer) const;
  void relayed_by(std::uint32_t word, std::vector<Voice>& out) const;
  void clause_voices(std::uint32_t token, const Event& event, std::vector<Voice>& out) const;
  [[nodiscard]] std::vector<std::uint32_t> speakers_of(std::uint32_t verb) const;
  [[nodiscard]] std::vector<std::uint32_t> owner_of(std::uint32_t noun) const;
  [[nodiscard]] std::vector<std::uint32_t> issuer_before(std::uint32_t governor) const;
  [[nodiscard]] std::uint32_t rejected_by(const Trigger& trigger) const;
  [[nodiscard]] std::string denied_reason(std::uint32_t denial) const;
  [[nodiscard]] std::uint32_t told_by(std::uint32_t verb) const;
  [[nodiscard]] std::uint32_t denied_with(std::uint32_t claim) const;
  [[nodiscard]] bool may_be_of_class(std::uint32_t token, std::string_view word_class) const;
  [[nodiscard]] bool is_rumour(std::uint32_t verb) const;
  [[nodiscard]] static bool tells_of_subject(const clauses::Cue& cue);
  [[nodiscard]] std::uint32_t denied_by_predicate(std::uint32_t token) const;
  [[nodiscard]] bool is_hearsay(std::uint32_t verb) const;
  [[nodiscard]] bool supposed(std::uint32_t verb) const;
  [[nodiscard]] bool is_voice_cue(std::uint32_t token) const;
  [[nodiscard]] bool denied_here(std::uint32_t token) const;
  void settle_stance(Voice& voice, const Event& event) const;
  void relayed_beside(std::uint32_t token, std::vector<Voice>& out) const;
  void noun_voices(std::uint32_t token, std::vector<Voice>& out) const;
  [[nodiscard]] bool is_told_by(std::uint32_t verb, std::uint32_t token, const std::vector<std::string_view>& slots) const;
  void phrase_voices(std::uint32_t token, std::vector<Voice>& out) const;
  [[nodiscard]] bool quotes(std::uint32_t token) const;
  [[nodiscard]] bool says_around(std::uint32_t verb) const;
  [[nodiscard]] std::vector<std::uint32_t> teller(std::uint32_t first, std::uint32_t end) const;
  void frame_voice(std::uint32_t token, const Event& e, std::vector<Voice>& out) const;

  // date and place (date_place.cc)
  [[nodiscard]] std::optional<std::uint32_t> claim(const Event& event, const times::Time& time) const;
  void fill_date(Event& event) const;
  [[nodiscard]] bool counts_occasions(const times::Time& time) const;
  [[nodiscard]] bool is_of_a_term(const times::Time& time) const;
  [[nodiscard]] const times::Time* nearest_time(const Event& event) const;
  [[nodiscard]] const times::Time* time_of_verb(std::uint32_t verb) const;
  void take_date(Event& event, const times::Time& time) const;
  [[nodiscard]] bool belongs_to_verb_behind(const Event& event, const times::Time& time) const;
  [[nodiscard]] bool is_since_the_last(const Event& event, const times::Time& time) const;
  void share_day_of_speech(Event& event) const;
  void share_date(Event& event) const;
  void share_day_of_toll(Event& event) const;
  [[nodiscard]] static bool shares_codes(const Event& a, const Event& b);
  void name_holders(Event& event) const;
  void fill_place(Event& event) const;

  void complete_from_page();
  void complete_headline();
  void complete_from_object();
  void free_the_sanctioned(Event& lifting) const;
  [[nodiscard]] bool is_signing(std::uint32_t verb) const;
  [[nodiscard]] bool tells_of_a_noun(std::uint32_t verb) const;
  [[nodiscard]] bool is_put_off(std::uint32_t token) const;
  [[nodiscard]] std::uint32_t whose_object(std::uint32_t token) const;
  void merge_objects();
  [[nodiscard]] bool is_campaign_of(std::uint32_t token) const;
  [[nodiscard]] bool is_refused_request(const Event& event) const;
  [[nodiscard]] bool is_told_meanwhile(const Event& event) const;
  [[nodiscard]] bool is_told_before(const Event& event) const;
  [[nodiscard]] bool is_label(std::uint32_t token) const;
  void merge_strikes();
  [[nodiscard]] std::uint32_t struck_by(std::uint32_t verb) const;
  [[nodiscard]] bool speaks_of_several_states() const;
  void recover_population(Event& event) const;
  [[nodiscard]] bool is_by_the_unnamed(const Event& event) const;
  /// A file may hold many articles: what completes an event stands within `page_reach` words of it.
  static constexpr std::uint32_t page_reach = 4000;
  struct Near {
    std::map<std::uint32_t, Event>::const_iterator first, last;
    [[nodiscard]] auto begin() const { return first; }
    [[nodiscard]] auto end() const { return last; }
  };
  [[nodiscard]] Near events_near(std::uint32_t token) const;
  [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> mentions_near(std::uint32_t token) const;
  void drop_guesses();
  void recover_actor(Event& event) const;
  bool take_sides_beside(Event& event) const;
  [[nodiscard]] bool is_held_among_themselves(const Event& event) const;
  void add_partner(Event& event) const;
  void complete_from_content();
  [[nodiscard]] bool is_carried_by_another(std::uint32_t token) const;
  void complete_judged();
  void spare_victims();
  void complete_itineraries();
  void complete_several();
  [[nodiscard]] bool leads_on(std::uint32_t token) const;
  void complete_by_place();
  void complete_requests();
  [[nodiscard]] const Event* asked_at(std::uint32_t token) const;
  void complete_fulfilled();
  void complete_drafts();
  [[nodiscard]] bool is_named_near(std::string_view code, std::uint32_t sentence) const;
  void complete_demands();
  [[nodiscard]] bool tells_own_target(const Trigger& trigger, const Event& event) const;
  void complete_refusals();
  void complete_denials();
  void complete_hosts();
  void complete_embargoes();
  [[nodiscard]] bool answered(std::uint32_t act, std::uint32_t answer) const;
  void take_threatened(std::uint32_t token, Event& event) const;
  void complete_protests();
  void complete_victims();
  void complete_foes();
  void complete_battles();
  [[nodiscard]] bool is_armed_group(const Participant& participant) const;
  [[nodiscard]] bool is_told_by_place(const Event& event) const;
  [[nodiscard]] std::string armed_group_of_page() const;
  void complete_liberations();
  [[nodiscard]] bool liberates(std::uint32_t token) const;
  void complete_arrests();
  void complete_from_home();
  [[nodiscard]] bool tells_of_arms(std::uint32_t token) const;
  [[nodiscard]] bool tells_of_attack(std::uint32_t token) const;
  [[nodiscard]] std::string home_state() const;
  void complete_coerced();
  void complete_held();
  void complete_charges();
  void settle_faiths();
  void settle_struck_town(const Trigger& trigger, Event& event) const;
  [[nodiscard]] bool strikes_forces(const Trigger& trigger) const;
  [[nodiscard]] bool serves_in_arms(std::uint32_t noun) const;
  [[nodiscard]] std::uint32_t keeper_of_order(std::uint32_t token) const;
  void complete_banned(const Trigger& trigger, Event& event) const;
  [[nodiscard]] std::uint32_t freed_at(const clauses::Argument& a) const;
  [[nodiscard]] bool strikes_people(const Trigger& trigger) const;
  [[nodiscard]] std::uint32_t state_of_place(std::uint32_t token) const;
  [[nodiscard]] bool tells_toll(std::uint32_t token) const;
  void complete_tolls();
  void take_joined_target(std::uint32_t token, Event& event) const;
  void complete_other_victims(std::uint32_t token, Event& event) const;
  [[nodiscard]] bool told_together(std::uint32_t a, std::uint32_t b) const;
  [[nodiscard]] bool is_part_of_land(std::uint32_t token) const;
  void settle_agreements();
  void name_negotiators(Event& event) const;
  void name_parties(Event& event, const Trigger& trigger) const;
  void read_trigger(std::uint32_t token);
  void rate(Event& event) const;
  // the same act told again (again.cc)
  void settle_told_again(Events& events) const;
  static void settle_own_forecasts(Events& events);
  [[nodiscard]] bool in_headline(const Event& event) const;
  [[nodiscard]] bool may_be_to_come(const Event& event) const;
  [[nodiscard]] bool names_its_act(const Event& event) const;
  void take_status_of_body(Event& event, const Events& events) const;
  void take_from_before(Events& events, std::size_t i) const;

  [[nodiscard]] bool is_journey_home(const Event& event) const;
  [[nodiscard]] bool is_due_today(const Event& event) const;
  [[nodiscard]] const Trigger* known_trigger(std::uint32_t token) const;
  [[nodiscard]] const Event* event_of(std::uint32_t token) const;
  [[nodiscard]] std::string surface(std::uint32_t token) const { return std::string(in_.text.surface(in_.text.tokens()[token])); }
  void reject(std::uint32_t token, std::string_view frame, std::string_view reason) const;
  [[nodiscard]] std::string_view kept_out(std::uint32_t token) const;
  [[nodiscard]] std::string_view left_out(const Event& event) const;
  [[nodiscard]] bool circumstance_between(std::uint32_t from, std::uint32_t to, const std::vector<std::string_view>& slots) const;
  [[nodiscard]] std::vector<std::string_view> slots_of(std::uint32_t word) const;
  [[nodiscard]] std::string_view preposition_at(std::uint32_t token, std::uint32_t end) const;
  [[nodiscard]] bool resumed_behind(std::uint32_t circumstance, std::uint32_t token, const std::vector<std::string_view>& slots) const;

  const Input& in_;
  const FrameTable& frames_;
  std::vector<Rejected>* rejected_;
  std::string type_;  // of the event whose roles are being filled
  bool releases_ = false;  // it lets go of persons
  std::set<std::string_view> named_codes_;  // of all mentions of the page
  std::map<std::uint32_t, Trigger> triggers_;
  std::map<std::uint32_t, Event> events_;
};

}  // namespace isnad::events
