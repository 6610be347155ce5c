#include "isnad/words/dictionary.h"

#include <map>
#include <set>

#include "isnad/base/span.h"
#include "isnad/text/fold.h"
#include "isnad/words/conjugate.h"
#include "isnad/words/inflect_nouns.h"

namespace isnad::words {
namespace {

using lexicon::Lexicon;
using lexicon::Table;

const std::uint32_t* as_words(std::string_view bytes) { return reinterpret_cast<const std::uint32_t*>(bytes.data()); }

Gender gender_of(std::string_view cell) {
  return cell == "m" ? Gender::masculine : cell == "f" ? Gender::feminine : Gender::none;
}

Number number_of(std::string_view cell) {
  return cell == "sg" ? Number::singular : cell == "du" ? Number::dual : cell == "pl" ? Number::plural : Number::none;
}

/// A final hamza on yeh as many keyboards write it: alef maqsura and hamza on the line (shaaTi', sayyi'); else empty.
std::string hamza_on_the_line(std::string_view form) {
  constexpr std::string_view on_yeh = "\xD8\xA6", beside = "\xD9\x89\xD8\xA1";
  if (form.size() < 6 || form.substr(form.size() - 2) != on_yeh) return {};
  return std::string(form.substr(0, form.size() - 2)) + std::string(beside);
}

/// Collects forms and lemmas and lays them out flat.
class Compiler {
 public:
  Lemma add_lemma(std::string_view name, Lemma verb, Upos upos, Derived derived) {
    const auto number = static_cast<Lemma>(lemmas_.size() / 4);
    const Span at = append(name);
    const auto kind = static_cast<std::uint32_t>(upos) | static_cast<std::uint32_t>(derived) << 8U;
    lemmas_.insert(lemmas_.end(), {at.begin, at.size(), verb == no_lemma ? number : verb, kind});
    if (verb == no_lemma && upos != Upos::verb) lemmas_[4 * std::size_t{number} + 2] = no_lemma;
    lemma_ids_.add(name, number);
    return number;
  }

  void add_form(std::string_view form, Lemma lemma, Features features) {
    add_one(form, lemma, features);
    if (const std::string variant = hamza_on_the_line(form); !variant.empty()) add_one(variant, lemma, features);
    const bool verb = features.upos == Upos::verb;
    const bool closed = features.construct != 0 || features.grammatical_case == Case::accusative;
    if (const std::string bound = closed && !verb ? std::string{} : before_pronoun(form, verb); !bound.empty()) {
      features.needs_enclitic = 1;
      add_one(bound, lemma, features);
    }
  }

  /// Is there a reading of just this spelling whose part of speech `asks` accepts?
  template <class Asks>
  [[nodiscard]] bool has_form(std::string_view form, Asks asks) const {
    const auto found = kinds_.find(form);
    if (found == kinds_.end()) return false;
    for (unsigned upos = 0; upos < 32; ++upos) {
      if ((found->second >> upos & 1U) != 0 && asks(static_cast<Upos>(upos))) return true;
    }
    return false;
  }

  // The analyses of a key stand side by side and so do their spellings: they are read together.
  void store(Lexicon& lexicon) {
    lexicon::IndexBuilder index;
    std::vector<std::uint32_t> analyses;
    for (const auto& [key, readings] : forms_) {
      std::map<std::string_view, Span> spellings;
      for (const Form& form : readings) {
        const auto [at, fresh] = spellings.try_emplace(form.spelling);
        if (fresh) at->second = append(form.spelling);
        index.add(key, static_cast<std::uint32_t>(analyses.size() / 4));
        analyses.insert(analyses.end(), {form.lemma, form.features, at->second.begin, at->second.size()});
      }
    }
    lexicon.add_section("words/forms", index.build());
    lexicon.add_section("words/lemma_ids", lemma_ids_.build());
    lexicon.add_section("words/analyses", bytes_of(analyses));
    lexicon.add_section("words/lemmas", bytes_of(lemmas_));
    lexicon.add_section("words/pool", pool_);
  }

 private:
  struct Form {
    Lemma lemma = no_lemma;
    std::uint32_t features = 0;
    std::string spelling;
  };

  void add_one(std::string_view form, Lemma lemma, Features features) {
    const std::uint32_t packed = features.packed();
    const std::string same = std::string(form) + '\t' + std::to_string(lemma) + '\t' + std::to_string(packed);
    if (!seen_.insert(same).second) return;
    kinds_[std::string(form)] |= 1U << static_cast<unsigned>(features.upos);
    forms_[text::folded(form)].push_back({lemma, packed, std::string(form)});
  }

  Span append(std::string_view text) {
    const auto begin = static_cast<std::uint32_t>(pool_.size());
    pool_ += text;
    return {begin, static_cast<std::uint32_t>(pool_.size())};
  }

  static std::string bytes_of(const std::vector<std::uint32_t>& words) {
    return std::string(reinterpret_cast<const char*>(words.data()), words.size() * sizeof(std::uint32_t));
  }

  std::map<std::string, std::vector<Form>, std::less<>> forms_;  // by folded spelling
  lexicon::IndexBuilder lemma_ids_;
  std::vector<std::uint32_t> lemmas_;
  std::string pool_;
  std::set<std::string> seen_;
  std::map<std::string, std::uint32_t, std::less<>> kinds_;  // parts of speech of a form, one bit each
};

Features features_of(const VerbForm& form) {
  using F = VerbForm;
  Features out;
  const bool finite = form.aspect == F::Aspect::perfect || form.aspect == F::Aspect::imperfect || form.aspect == F::Aspect::imperative;
  out.upos = finite ? Upos::verb : Upos::noun;
  switch (form.aspect) {
    case F::Aspect::perfect: out.aspect = Aspect::perfect; break;
    case F::Aspect::imperfect: out.aspect = Aspect::imperfect; break;
    case F::Aspect::imperative: out.aspect = Aspect::imperative; break;
    case F::Aspect::masdar: out.derived = Derived::masdar; break;
    case F::Aspect::active_participle: out.derived = Derived::active_participle; break;
    case F::Aspect::passive_participle: out.derived = Derived::passive_participle; break;
  }
  if (out.derived == Derived::active_participle || out.derived == Derived::passive_participle) out.upos = Upos::adjective;
  out.voice = form.voice == F::Voice::active ? Voice::active : form.voice == F::Voice::passive ? Voice::passive : Voice::none;
  // Mood is kept only where it tells something: the unvocalised indicative and subjunctive are alike.
  out.mood = form.mood == F::Mood::jussive ? Mood::jussive : form.mood == F::Mood::subjunctive ? Mood::subjunctive : Mood::none;
  out.person = static_cast<std::uint32_t>(form.person) & 3U;
  out.gender = form.gender == F::Gender::masculine ? Gender::masculine : form.gender == F::Gender::feminine ? Gender::feminine : Gender::none;
  out.number = form.number == F::Number::dual ? Number::dual : form.number == F::Number::plural ? Number::plural : Number::singular;
  out.grammatical_case = form.grammatical_case == F::Case::nominative   ? Case::nominative
                         : form.grammatical_case == F::Case::oblique    ? Case::oblique
                         : form.grammatical_case == F::Case::accusative ? Case::accusative
                                                                        : Case::none;
  out.construct = form.state == F::State::construct ? 1 : 0;
  return out;
}

// Beside "yabda'uuna" with its hamza on waw the press writes it on alef ("yabda'uuna", "nasha'uu").
std::string hamza_on_alef(const std::string& form) {
  constexpr std::string_view on_waw = "\xD8\xA4\xD9\x88", on_alef = "\xD8\xA3\xD9\x88";
  const std::size_t at = form.rfind(on_waw);
  const bool in_ending = at != std::string::npos && at > 2 && form.size() - at == on_waw.size() + 2;
  return in_ending ? form.substr(0, at) + std::string(on_alef) + form.substr(at + on_waw.size()) : std::string{};
}

/// One verb with all that comes from it.
class VerbCompiler {
 public:
  VerbCompiler(Compiler& compiler, std::string_view id) : compiler_(compiler) {
    verb_ = compiler_.add_lemma(id, no_lemma, Upos::verb, Derived::none);
  }

  void add(const VerbForm& form) {
    Features f = features_of(form);
    const std::string text = strip_vowels(form.text);
    if (f.upos == Upos::verb) {
      // Moods that are spelled alike are one reading: the first one given.
      Features plain = f;
      plain.mood = Mood::none;
      const bool marked = f.mood == Mood::none || known_.insert(text + std::to_string(plain.packed())).second;
      if (f.mood == Mood::none) known_.insert(text + std::to_string(plain.packed()));
      if (!marked) return;
      compiler_.add_form(text, verb_, f);
      if (const std::string variant = hamza_on_alef(text); !variant.empty()) compiler_.add_form(variant, verb_, f);
      add_before_pronoun(text, f);
      return;
    }
    compiler_.add_form(text, base_of(text, f), f);
    const bool singular = f.number == Number::singular && f.grammatical_case == Case::none && f.construct == 0;
    if (!singular) return;
    if (const std::string accusative = with_accusative_alef(text); !accusative.empty()) {
      f.grammatical_case = Case::accusative;
      compiler_.add_form(accusative, base_of(text, f), f);
    }
  }

  /// Broken plurals belong to the masdar they are listed for.
  void add_plurals(const std::string& id, const std::multimap<std::string, std::string>& plurals) {
    for (const auto& [masdar, lemma] : masdars_) {
      const auto [from, to] = plurals.equal_range(id + '\t' + masdar);
      for (auto at = from; at != to; ++at) {
        Features f;
        f.upos = Upos::noun;
        f.derived = Derived::masdar;
        f.number = Number::plural;
        compiler_.add_form(at->second, lemma, f);
        if (const std::string accusative = with_accusative_alef(at->second); !accusative.empty()) {
          f.grammatical_case = Case::accusative;
          compiler_.add_form(accusative, lemma, f);
        }
      }
    }
  }

 private:
  // "katabtum" takes a waw before a pronoun (katabtumuuhu).
  void add_before_pronoun(const std::string& text, Features f) {
    if (f.aspect != Aspect::perfect || f.person != 2 || f.number != Number::plural || f.gender != Gender::masculine) return;
    f.needs_enclitic = 1;
    compiler_.add_form(text + "\xD9\x88", verb_, f);
  }

  // The lemma of a masdar is its singular; of a participle its masculine singular, the first form given.
  Lemma base_of(const std::string& text, const Features& f) {
    Lemma& current = f.derived == Derived::masdar ? masdar_ : f.derived == Derived::active_participle ? active_ : passive_;
    const bool opens = current == no_lemma || (f.derived == Derived::masdar && f.number == Number::singular &&
                                               f.construct == 0 && f.grammatical_case == Case::none && text != masdar_text_);
    if (opens) {
      current = compiler_.add_lemma(text, verb_, f.upos, f.derived);
      if (f.derived == Derived::masdar) {
        masdar_text_ = text;
        masdars_.emplace_back(text, current);
      }
    }
    return current;
  }

  Compiler& compiler_;
  Lemma verb_ = no_lemma;
  Lemma masdar_ = no_lemma;
  Lemma active_ = no_lemma;
  Lemma passive_ = no_lemma;
  std::string masdar_text_;
  std::vector<std::pair<std::string, Lemma>> masdars_;
  std::set<std::string> known_;
};

/// Plurals of masdars that no rule gives: verb and masdar, tab-joined -> the plurals.
std::multimap<std::string, std::string> masdar_plurals(const Lexicon& lexicon) {
  std::multimap<std::string, std::string> out;
  const Table& table = lexicon.table("words/masdar_plurals");
  const int verb = table.column("verb"), masdar = table.column("masdar"), plurals = table.column("plurals");
  for (std::uint32_t row = 0; row < table.rows(); ++row) {
    for (const std::string_view plural : lexicon::split_list(table.cell(row, plurals))) {
      out.emplace(std::string(table.cell(row, verb)) + '\t' + std::string(table.cell(row, masdar)), std::string(plural));
    }
  }
  return out;
}

Result<bool> compile_verbs(const Lexicon& lexicon, Compiler& compiler) {
  const auto plurals = masdar_plurals(lexicon);
  const Table& table = lexicon.table("words/verbs");
  const int id = table.column("id"), lemma = table.column("lemma"), root = table.column("root"), form = table.column("form"),
            perfect = table.column("perfect"), imperfect = table.column("imperfect"), masdars = table.column("masdars");
  for (std::uint32_t row = 0; row < table.rows(); ++row) {
    const std::string where = "words/verbs.tsv:" + std::to_string(table.line(row));
    const auto pattern = read_verb_pattern(table.cell(row, form));
    if (!pattern) return Error{ErrorCode::bad_table, "no verb form is called so; it is 1 to 10 or Q1 to Q4", where};
    VerbEntry entry;
    entry.lemma = table.cell(row, lemma);
    entry.root = table.cell(row, root);
    entry.pattern = *pattern;
    if (!table.cell(row, perfect).empty()) entry.perfect = table.cell(row, perfect).front();
    if (!table.cell(row, imperfect).empty()) entry.imperfect = table.cell(row, imperfect).front();
    for (const std::string_view masdar : lexicon::split_list(table.cell(row, masdars))) entry.masdars.emplace_back(masdar);
    const auto forms = conjugate(entry);
    if (forms.empty()) return Error{ErrorCode::bad_table, "root, form and vowels do not fit together", where};
    VerbCompiler verb(compiler, table.cell(row, id));
    for (const VerbForm& f : forms) verb.add(f);
    verb.add_plurals(std::string(table.cell(row, id)), plurals);
  }
  return true;
}

Upos noun_kind(std::string_view pos) {
  return pos == "adj" ? Upos::adjective : pos == "num" ? Upos::numeral : pos == "adv" ? Upos::adverb : pos == "name" ? Upos::proper : Upos::noun;
}

void compile_nouns(const Lexicon& lexicon, const std::string& name, Compiler& compiler, std::set<std::string>& seen) {
  const Table& table = lexicon.table(name);
  const int id = table.column("id"), lemma = table.column("lemma"), pos = table.column("pos"), gender = table.column("gender"),
            plurals = table.column("plurals");
  for (std::uint32_t row = 0; row < table.rows(); ++row) {
    const std::string key(table.cell(row, id));
    if (!seen.insert(key).second) continue;
    NounEntry entry;
    entry.lemma = table.cell(row, lemma);
    entry.upos = noun_kind(table.cell(row, pos));
    entry.gender = gender_of(table.cell(row, gender));
    for (const std::string_view plural : lexicon::split_list(table.cell(row, plurals))) entry.plurals.emplace_back(plural);
    const Lemma number = compiler.add_lemma(key, no_lemma, entry.upos, Derived::none);
    for (const NounForm& form : inflect(entry)) compiler.add_form(form.text, number, form.features);
  }
}

void compile_closed(const Lexicon& lexicon, Compiler& compiler) {
  const Table& table = lexicon.table("words/closed");
  const int form = table.column("form"), pos = table.column("pos"), id = table.column("id"), features = table.column("features");
  for (std::uint32_t row = 0; row < table.rows(); ++row) {
    Features f;
    for (const std::string_view feature : lexicon::split_list(table.cell(row, features))) {
      if (feature == "Bound") f.needs_enclitic = 1;
    }
    f.upos = upos_named(table.cell(row, pos));
    const Lemma lemma = compiler.add_lemma(table.cell(row, id), no_lemma, f.upos, Derived::none);
    compiler.add_form(table.cell(row, form), lemma, f);
  }
}

/// The words of names that other tables hold. Their lemma is called WORD.name, for no other may be called so.
class NameCompiler {
 public:
  explicit NameCompiler(Compiler& compiler) : compiler_(compiler) {}

  /// How far a word that is something else besides is taken for a name.
  enum class Claim { always, beside_nouns, alone };

  /// Names of places: in one word.
  void add_whole(const Table& table, std::string_view column, Claim claim = Claim::always, Gender gender = Gender::none) {
    add_cells(table, column, [this, claim, gender](std::string_view name) {
      if (name.find(' ') == std::string_view::npos) add(name, claim, gender);
    });
  }

  /// Names of people: each of their words.
  void add_parts(const Table& table, std::string_view column) {
    add_cells(table, column, [this](std::string_view name) {
      for (const std::string_view part : lexicon::split_list(name, ' ')) add(part, Claim::beside_nouns, Gender::none);
    });
  }

 private:
  template <class Use>
  void add_cells(const Table& table, std::string_view column, Use use) {
    const int at = table.column(column);
    for (std::uint32_t row = 0; row < table.rows(); ++row) {
      for (const std::string_view name : lexicon::split_list(table.cell(row, at))) use(name);
    }
  }

  // A part of a person's name that is a verb or a particle besides says little; a place of our own table is one
  // whatever else it is, a city of the large table only when the word is nothing else.
  void add(std::string_view word, Claim claim, Gender gender) {
    constexpr std::string_view article = "\xD8\xA7\xD9\x84";
    constexpr std::size_t shortest = 6;
    if (word.size() > article.size() + shortest && word.substr(0, article.size()) == article) word.remove_prefix(article.size());
    if (word.size() < shortest || !seen_.insert(std::string(word)).second) return;
    const auto is_any = [](Upos) { return true; };
    const auto is_no_noun = [](Upos upos) { return upos != Upos::noun && upos != Upos::adjective; };
    const auto is_name = [](Upos upos) { return upos == Upos::proper; };
    if (claim == Claim::alone && compiler_.has_form(word, is_any)) return;
    if (claim == Claim::beside_nouns && word.size() == shortest && compiler_.has_form(word, is_any)) return;
    if (claim == Claim::beside_nouns && compiler_.has_form(word, is_no_noun)) return;
    // A short name keeps its article ("al-Yaman"), and may stand without it in nouns.tsv.
    const std::string_view bare = word.substr(0, article.size()) == article ? word.substr(article.size()) : word;
    if (claim == Claim::always && (compiler_.has_form(word, is_name) || compiler_.has_form(bare, is_name))) return;
    Features f;
    f.upos = Upos::proper;
    f.number = Number::singular;
    f.gender = gender;
    compiler_.add_form(word, compiler_.add_lemma(std::string(word) + ".name", no_lemma, Upos::proper, Derived::none), f);
  }

  Compiler& compiler_;
  std::set<std::string> seen_;
};

void compile_names_of_tables(const Lexicon& lexicon, Compiler& compiler) {
  NameCompiler names(compiler);
  // Lands and their capitals are feminine (Wright I 292) but for the few that nouns.tsv names.
  for (const std::string_view column : {"name", "variants", "capital"}) {
    names.add_whole(lexicon.table("mentions/states"), column, NameCompiler::Claim::always, Gender::feminine);
  }
  for (const std::string_view column : {"name", "variants"}) {
    names.add_whole(lexicon.table("mentions/places"), column);
    names.add_parts(lexicon.table("mentions/people"), column);
  }
  for (const std::string_view column : {"name", "variants"}) {
    names.add_whole(lexicon.table("mentions/geonames"), column, NameCompiler::Claim::alone);
  }
}

}  // namespace

Result<bool> compile_words(Lexicon& lexicon) {
  Compiler compiler;
  compile_closed(lexicon, compiler);
  auto verbs = compile_verbs(lexicon, compiler);
  if (!verbs) return verbs;
  std::set<std::string> seen;
  for (const std::string& name : lexicon.table_names()) {
    if (name.rfind("words/nouns", 0) == 0) compile_nouns(lexicon, name, compiler, seen);
  }
  compile_names_of_tables(lexicon, compiler);
  compiler.store(lexicon);
  return true;
}

Dictionary::Dictionary(const Lexicon& lexicon)
    : forms_(lexicon.section("words/forms")),
      lemma_ids_(lexicon.section("words/lemma_ids")),
      broad_(lexicon),
      analyses_(as_words(lexicon.section("words/analyses"))),
      lemmas_(as_words(lexicon.section("words/lemmas"))),
      lemma_count_(static_cast<std::uint32_t>(lexicon.section("words/lemmas").size() / (4 * sizeof(std::uint32_t)))),
      pool_(lexicon.section("words/pool")),
      tagger_(lexicon.section("words/tagger")) {
  const Lemma lemmas = lemma_count_ + broad_.lemma_count();
  lemma_hashes_.reserve(lemmas);
  for (Lemma lemma = 0; lemma < lemmas; ++lemma) lemma_hashes_.push_back(hash_of(name(lemma)));
  const Table& table = lexicon.table("words/clitics");
  const int form = table.column("form"), kind = table.column("kind"), person = table.column("person"),
            gender = table.column("gender"), number = table.column("number");
  for (std::uint32_t row = 0; row < table.rows(); ++row) {
    const std::string_view what = table.cell(row, kind);
    if (what == "enclitic") {
      const std::string_view p = table.cell(row, person);
      enclitics_.push_back({table.cell(row, form), static_cast<std::uint8_t>(p.empty() ? 0 : p.front() - '0'),
                            gender_of(table.cell(row, gender)), number_of(table.cell(row, number))});
      continue;
    }
    const ProcliticKind k = what == "future"          ? ProcliticKind::future
                            : what == "interrogative" ? ProcliticKind::interrogative
                            : what == "preposition"   ? ProcliticKind::preposition
                            : what == "article"       ? ProcliticKind::article
                                                      : ProcliticKind::conjunction;
    proclitics_.push_back({table.cell(row, form), k});
  }
}

Analysis Dictionary::analysis(std::uint32_t number) const {
  const std::uint32_t* a = analyses_ + 4 * std::size_t{number};
  return {a[0], Features::unpacked(a[1]), pool_.substr(a[2], a[3])};
}

std::string_view Dictionary::name(Lemma lemma) const {
  if (is_broad(lemma)) return broad_.name(lemma - lemma_count_);
  if (lemma >= lemma_count_) return {};
  const std::uint32_t* l = lemmas_ + 4 * std::size_t{lemma};
  return pool_.substr(l[0], l[1]);
}

Lemma Dictionary::verb_of(Lemma lemma) const {
  if (lemma < lemma_count_) return lemmas_[4 * std::size_t{lemma} + 2];
  if (!is_broad(lemma)) return no_lemma;
  const BroadLemma of_list = broad_.lemma(lemma - lemma_count_);
  if (static_cast<Upos>(of_list.kind & 0xFFU) == Upos::verb) return lemma;
  // A noun may be called as the verb is: "Hurr.2" beside "Harra.2".
  for (const Lemma ours : lemma_ids_.find(broad_.verb_name(lemma - lemma_count_))) {
    if (upos_of(ours) == Upos::verb) return ours;
  }
  return of_list.verb == no_broad_lemma ? no_lemma : lemma_count_ + of_list.verb;
}

Upos Dictionary::upos_of(Lemma lemma) const {
  if (is_broad(lemma)) return static_cast<Upos>(broad_.lemma(lemma - lemma_count_).kind & 0xFFU);
  return lemma >= lemma_count_ ? Upos::other : static_cast<Upos>(lemmas_[4 * std::size_t{lemma} + 3] & 0xFFU);
}

Derived Dictionary::derived_of(Lemma lemma) const {
  if (is_broad(lemma)) return static_cast<Derived>(broad_.lemma(lemma - lemma_count_).kind >> 8U);
  return lemma >= lemma_count_ ? Derived::none : static_cast<Derived>(lemmas_[4 * std::size_t{lemma} + 3] >> 8U);
}

}  // namespace isnad::words
