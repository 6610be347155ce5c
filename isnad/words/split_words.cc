// The lattice of one token and the choice of a reading.
//
// A token is proclitic* + stem + enclitic?; the order of proclitics is Wright's
// (I 185, 366): conjunction, then future or preposition, then article. Each way to
// cut is looked up by its folded spelling; what is left is guessed by its shape.
#include <algorithm>
#include <bit>
#include <string>

#include "isnad/base/affix.h"
#include "isnad/text/fold.h"
#include "isnad/words/choose.h"
#include "isnad/words/words.h"

namespace isnad::words {
namespace {

using text::Text;
using text::TokenKind;

constexpr std::string_view letter_heh = "\xD9\x87";  // also folded teh marbuta
constexpr std::string_view letter_yeh = "\xD9\x8A";
constexpr float contradiction_cost = 4.0F;  // of another hamza than the one written
constexpr float alone_cost = 1.0F;         // of an adjective without its noun
constexpr std::size_t shortest_name = 8;  // bytes of a name that is only guessed
constexpr float name_beside_broad = -1.0F;  // what only the wide list has may be a name spelt like it
constexpr float unwritten_article_cost = 1.0F;  // "li-liqa'" rather than "lil-liqa'", unless what follows has the article
constexpr float rare_verb = -1.5F;          // verbs that verbs.tsv lacks are rare
constexpr std::string_view letter_lam = "\xD9\x84";

/// Builds the readings of one token.
class Lattice {
 public:
  Lattice(const Dictionary& dictionary, std::vector<Reading>& out) : dictionary_(dictionary), out_(out) {
    for (const Proclitic& p : dictionary_.proclitics()) {
      if (p.kind == ProcliticKind::article) article_ = p.form;
    }
  }

  void read(std::string_view normal, std::string_view key) {
    if (normal.size() != key.size() || normal.size() > 200) return guess(normal, Reading());
    normal_ = normal;
    key_ = key;
    begin_ = out_.size();
    find_enclitics();
    bare_preposition();
    broad_ = false;
    conjunctions();
    if (out_.size() == begin_) read_broad();
    if (out_.size() == begin_) guesses();
    else whole_name();
  }

  // "a f b", "d b a": letters that stand for an agency.
  void initial(std::string_view key) {
    Reading r;
    r.stem_end = static_cast<std::uint8_t>(key.size());
    r.features.upos = Upos::other;
    r.known = true;
    out_.push_back(r);
  }

 private:
  // The wide list is asked for what the tables do not know; what it says may yet be a name.
  void read_broad() {
    broad_ = true;
    conjunctions();
    if (out_.size() == begin_) return;
    if (!begins_with(key_, article_) && key_.size() >= shortest_name) guess_kind(Reading(), Upos::proper, name_beside_broad);
  }

  [[nodiscard]] std::string_view rest(const Reading& r) const { return key_.substr(r.stem_begin); }

  static Reading after(Reading r, std::size_t bytes) {
    r.stem_begin = static_cast<std::uint8_t>(r.stem_begin + bytes);
    return r;
  }

  // The pronouns that the token may end with, whatever stands before them. Teh marbuta folds to heh but is no pronoun.
  void find_enclitics() {
    enclitics_.clear();
    for (const Enclitic& e : dictionary_.enclitics()) {
      if (ends_with(key_, e.form) && ends_with(normal_, e.form)) enclitics_.push_back(&e);
    }
  }

  // "li" or "bi" written alone before a quotation mark or a number.
  void bare_preposition() {
    for (const Proclitic& p : dictionary_.proclitics()) {
      if (p.kind != ProcliticKind::preposition || key_ != p.form) continue;
      Reading r;
      r.preposition = p.form == letter_lam ? Preposition::l : p.form == "\xD8\xA8" ? Preposition::b : Preposition::k;
      r.stem_begin = r.stem_end = static_cast<std::uint8_t>(key_.size());
      r.features.upos = Upos::adposition;
      r.known = true;
      r.score = 6.0F;
      out_.push_back(r);
    }
  }

  void conjunctions() {
    second_slot(Reading());
    for (const Proclitic& p : dictionary_.proclitics()) {
      if (!begins_with(key_, p.form) || key_.size() <= p.form.size()) continue;
      Reading r;
      if (p.kind == ProcliticKind::conjunction) {
        r.conjunction = p.form == dictionary_.proclitics().front().form ? Conjunction::wa : Conjunction::fa;
      } else if (p.kind == ProcliticKind::interrogative) {
        // The question alef is told from other alefs only in the unfolded spelling.
        if (!begins_with(normal_, p.form)) continue;
        r.interrogative = true;
      } else {
        continue;
      }
      second_slot(after(r, p.form.size()));
    }
  }

  void second_slot(const Reading& r) {
    article(r);
    for (const Proclitic& p : dictionary_.proclitics()) {
      if (!begins_with(rest(r), p.form) || rest(r).size() <= p.form.size()) continue;
      Reading next = after(r, p.form.size());
      if (p.kind == ProcliticKind::future) {
        next.future = true;
        stems(next);
      } else if (p.kind == ProcliticKind::preposition) {
        next.preposition = p.form == letter_lam ? Preposition::l
                           : p.form == "\xD8\xA8" ? Preposition::b
                                                  : Preposition::k;
        article(next);
      }
    }
  }

  // Wright I 14: the article loses its alef after the preposition li ("lil-").
  void article(const Reading& r) {
    stems(r);
    const std::string_view al = article_;
    if (begins_with(rest(r), al) && rest(r).size() > al.size() + 2) {
      Reading next = after(r, al.size());
      next.article = true;
      stems(next);
    }
    if (r.preposition == Preposition::l && begins_with(rest(r), letter_lam) && rest(r).size() > 4) {
      Reading next = after(r, letter_lam.size());
      next.article = true;
      stems(next);
      // "lil-laji'in": of three lams two are written. A name that begins with lam has no article ("li-Lubnan").
      next = r;
      next.article = true;
      const auto before = static_cast<std::ptrdiff_t>(out_.size());
      stems(next);
      out_.erase(std::remove_if(out_.begin() + before, out_.end(), [](const Reading& x) { return x.features.upos == Upos::proper; }), out_.end());
      std::for_each(out_.begin() + before, out_.end(), [](Reading& x) { x.score -= unwritten_article_cost; });
    }
  }

  void stems(const Reading& r) {
    Reading whole = r;
    whole.stem_end = static_cast<std::uint8_t>(key_.size());
    look_up(whole, rest(r), false);
    if (r.article) return;
    for (const Enclitic* e : enclitics_) {
      if (rest(r).size() < e->form.size()) continue;
      Reading bound = r;
      bound.stem_end = static_cast<std::uint8_t>(key_.size() - e->form.size());
      bound.enclitic_person = e->person;
      bound.enclitic_gender = e->gender;
      bound.enclitic_number = e->number;
      if (bound.stem_end <= bound.stem_begin) {
        if (bound.stem_end == bound.stem_begin && r.preposition != Preposition::none) preposition_with_pronoun(bound);
        continue;
      }
      look_up(bound, key_.substr(bound.stem_begin, static_cast<std::size_t>(bound.stem_end - bound.stem_begin)), true);
    }
  }

  // "lahu", "biha": the preposition itself is the host.
  void preposition_with_pronoun(Reading r) {
    r.features.upos = Upos::adposition;
    r.known = true;
    r.score = 1.0F;
    out_.push_back(r);
  }

  void look_up(const Reading& r, std::string_view stem, bool bound) {
    if (broad_) return look_up_broad(r, stem, bound);
    const auto found = dictionary_.find(stem);
    const auto is_noun = [this](std::uint32_t n) { return dictionary_.analysis(n).features.upos == Upos::noun; };
    for (const std::uint32_t number : found) {
      const Analysis a = dictionary_.analysis(number);
      if ((a.features.needs_enclitic != 0) && !bound) continue;
      if (!fits(r, a, bound)) continue;
      Reading next = r;
      next.lemma = a.lemma;
      next.features = a.features;
      next.known = true;
      next.exact = a.form == normal_.substr(r.stem_begin, static_cast<std::size_t>(r.stem_end - r.stem_begin));
      next.score = next.exact ? 0.0F : contradicts(normal_.substr(r.stem_begin), a.form) ? -contradiction_cost : -0.9F;
      if (next.article || bound) next.features.definite = 1;
      out_.push_back(next);
      if (next.features.upos == Upos::adjective && std::none_of(found.begin(), found.end(), is_noun)) stand_alone(next);
    }
  }

  void look_up_broad(const Reading& r, std::string_view stem, bool bound) {
    dictionary_.broad().find(stem, [&](const BroadReading& b) {
      const std::string_view form = normal_.substr(r.stem_begin, static_cast<std::size_t>(r.stem_end - r.stem_begin));
      if (b.features.needs_enclitic != 0 && !bound) return;
      if (!fits(r, {dictionary_.lemma_count() + b.lemma, b.features, form}, bound)) return;
      Reading next = r;
      next.lemma = dictionary_.lemma_count() + b.lemma;
      next.features = b.features;
      next.known = true;
      next.broad = true;
      next.exact = begins_with(form, b.base) && ends_with(form, b.ending);
      const bool verb = b.features.upos == Upos::verb;
      if (verb && !next.exact) return;
      next.score = verb ? rare_verb : next.exact ? 0.0F : -0.9F;
      if (next.article || bound) next.features.definite = 1;
      out_.push_back(next);
    });
  }

  // A hamza that is written is meant: alef may stand for alef with hamza, not one seat for another.
  static bool contradicts(std::string_view written, std::string_view form) {
    constexpr std::string_view above = "\xD8\xA3", below = "\xD8\xA5";
    for (std::size_t i = 0; i + 1 < std::min(written.size(), form.size()); i += 2) {
      const std::string_view a = written.substr(i, 2), b = form.substr(i, 2);
      if ((a == above && b == below) || (a == below && b == above)) return true;
    }
    return false;
  }

  // Any adjective may stand for what it describes (Wright II 94): "al-`askariyyun", "al-muntakhab".
  void stand_alone(Reading r) {
    r.features.upos = Upos::noun;
    r.score -= alone_cost;
    out_.push_back(r);
  }

  // Which clitics a part of speech can carry.
  static bool fits(const Reading& r, const Analysis& a, bool bound) {
    const Features& f = a.features;
    const bool verb = f.upos == Upos::verb || f.upos == Upos::auxiliary;
    if (verb) {
      if (r.article) return false;
      // "sa-" goes before the indicative alone ("sa-taruddu", not "sa-turid" cut short).
      if (r.future) return f.aspect == Aspect::imperfect && f.mood != Mood::jussive && f.mood != Mood::subjunctive;
      if (r.preposition == Preposition::l) return f.aspect == Aspect::imperfect;
      if (r.preposition != Preposition::none) return false;
      return !bound || f.voice != Voice::passive;
    }
    if (r.future) return false;
    const bool nominal = f.upos == Upos::noun || f.upos == Upos::adjective || f.upos == Upos::proper ||
                         f.upos == Upos::numeral;
    if (nominal) {
      if (bound && f.number == Number::plural && f.grammatical_case != Case::none && f.construct == 0 &&
          f.gender == Gender::masculine) {
        return false;
      }
      return !(r.article && f.construct != 0) && !(bound && f.grammatical_case == Case::accusative);
    }
    if (r.article) return false;
    // "li-anna", "li-kay" are words of their own in closed.tsv.
    if (r.preposition == Preposition::l && f.upos == Upos::subordinator) return false;
    const bool takes_pronoun = f.upos == Upos::adposition || f.upos == Upos::determiner || f.upos == Upos::subordinator ||
                               f.upos == Upos::adjective || f.upos == Upos::adverb;
    if (bound && !takes_pronoun) return false;
    return r.preposition == Preposition::none || f.upos != Upos::adposition || r.preposition == Preposition::b;
  }

  // Every known reading cuts something off: the whole may be a foreign name. An imperfect with its object ("yaquduhu") is none.
  void whole_name() {
    for (std::size_t i = begin_; i < out_.size(); ++i) {
      const Reading& r = out_[i];
      if (r.stem_begin == 0 && (r.stem_end == key_.size() || (r.features.aspect == Aspect::imperfect && r.enclitic_person == 3))) return;
    }
    if (key_.size() < shortest_name || begins_with(key_, article_)) return;
    guess_kind(Reading(), Upos::proper, -3.0F);
  }

  // No reading is known: the shape proposes, the neighbours decide.
  void guesses() {
    guess_after(Reading(), 0.0F);
    for (const Proclitic& p : dictionary_.proclitics()) {
      if (p.kind != ProcliticKind::conjunction || !begins_with(key_, p.form) || key_.size() < p.form.size() + shortest_name) continue;
      Reading r;
      r.conjunction = p.form == dictionary_.proclitics().front().form ? Conjunction::wa : Conjunction::fa;
      guess_after(after(r, p.form.size()), -1.0F);
    }
  }

  void guess_after(const Reading& r, float score) {
    guess_stem(r, score);
    const std::string_view al = article_;
    if (begins_with(rest(r), al) && rest(r).size() > al.size() + 4) {
      Reading next = after(r, al.size());
      next.article = true;
      guess_stem(next, score + 1.5F);
    }
    for (const Proclitic& p : dictionary_.proclitics()) {
      if (p.kind != ProcliticKind::preposition || !begins_with(rest(r), p.form)) continue;
      Reading next = after(r, p.form.size());
      next.preposition = p.form == letter_lam ? Preposition::l : p.form == "\xD8\xA8" ? Preposition::b : Preposition::k;
      const bool lil = next.preposition == Preposition::l && begins_with(rest(next), letter_lam);
      const bool with_article = begins_with(rest(next), al) || lil;
      if (with_article && rest(next).size() > al.size() + 4) {
        next = after(next, lil ? letter_lam.size() : al.size());
        next.article = true;
        guess_stem(next, score + 1.7F);
      } else if (rest(next).size() >= shortest_name) {
        guess_kind(next, Upos::proper, score - 2.0F);
      }
    }
  }

  // A noun before all; a name when it has no article; an adjective in -i.
  void guess_stem(const Reading& r, float score) {
    guess_kind(r, Upos::noun, score);
    guess_kind(r, Upos::proper, score - (r.article ? 1.0F : 0.5F));
    if (ends_with(rest(r), letter_yeh) || ends_with(rest(r), "\xD9\x8A\xD9\x87")) guess_kind(r, Upos::adjective, score - 0.5F);
  }

  void guess_kind(Reading r, Upos upos, float score) {
    r.stem_end = static_cast<std::uint8_t>(key_.size());
    r.features.upos = upos;
    if (r.article) r.features.definite = 1;
    if (upos != Upos::proper) {
      if (ends_with(rest(r), letter_heh)) r.features.gender = Gender::feminine;
      if (ends_with(rest(r), "\xD8\xA7\xD8\xAA")) {
        r.features.gender = Gender::feminine;
        r.features.number = Number::plural;
      }
    }
    r.score = score;
    out_.push_back(r);
  }

  void guess(std::string_view normal, Reading r) {
    r.stem_end = static_cast<std::uint8_t>(std::min<std::size_t>(normal.size(), 255));
    r.features.upos = Upos::noun;
    out_.push_back(r);
  }

  const Dictionary& dictionary_;
  std::vector<Reading>& out_;
  std::string_view normal_;
  std::string_view key_;
  std::string_view article_ = "\xD8\xA7\xD9\x84";
  std::vector<const Enclitic*> enclitics_;  // that the token may end with
  std::size_t begin_ = 0;
  bool broad_ = false;  // the wide list is asked
};

Reading bare(TokenKind kind, std::size_t size) {
  Reading r;
  r.stem_end = static_cast<std::uint8_t>(std::min<std::size_t>(size, 255));
  r.features.upos = kind == TokenKind::mark     ? Upos::punctuation
                    : kind == TokenKind::number ? Upos::numeral
                                                : Upos::other;
  return r;
}

// A letter beside another letter, or with nothing after it to govern; "AF" before "B".
bool is_initial(const Text& text, std::uint32_t i) {
  constexpr std::size_t one_letter = 2;
  constexpr std::string_view agency = "\xD8\xA7\xD9\x81";
  const auto tokens = text.tokens();
  const auto word = [&](std::uint32_t at) { return at < tokens.size() && tokens[at].kind == TokenKind::word; };
  const auto letter = [&](std::uint32_t at) { return word(at) && text.folded(tokens[at]).size() == one_letter; };
  const auto agency_at = [&](std::uint32_t at) { return word(at) && text.folded(tokens[at]) == agency; };
  if (agency_at(i)) return letter(i + 1);
  if (!letter(i)) return false;
  const bool before = i > 0 && (letter(i - 1) || agency_at(i - 1));
  return before || letter(i + 1) || (i + 1 < tokens.size() && (tokens[i + 1].mark == ')' || tokens[i + 1].mark == '.'));
}

/// The words of a page by their spelling: a word has the readings that it had where it stood first.
class FirstPlaces {
 public:
  explicit FirstPlaces(const Text& text) : text_(text), slots_(std::bit_ceil(2 * text.tokens().size() + 2), 0) {}

  /// The first of the tokens asked for that is spelt as token `i` is; itself when none was.
  std::uint32_t of(std::uint32_t i) {
    const auto spelling = [this](std::uint32_t token) { return text_.normal(text_.tokens()[token]); };
    std::size_t at = hash_of(spelling(i)) & (slots_.size() - 1);
    while (slots_[at] != 0 && spelling(slots_[at] - 1) != spelling(i)) at = (at + 1) & (slots_.size() - 1);
    if (slots_[at] == 0) slots_[at] = i + 1;
    return slots_[at] - 1;
  }

 private:
  const Text& text_;
  std::vector<std::uint32_t> slots_;  // number of the token + 1, or 0
};

}  // namespace

Words read_lattice(const Text& text, const Dictionary& dictionary) {
  Words out;
  const auto tokens = text.tokens();
  out.words.resize(tokens.size());
  out.readings.reserve(tokens.size() * 3);
  Lattice lattice(dictionary, out.readings);
  FirstPlaces places(text);
  for (std::uint32_t i = 0; i < tokens.size(); ++i) {
    Word& word = out.words[i];
    word.span = tokens[i].span;
    word.kind = tokens[i].kind;
    word.mark = tokens[i].mark;
    word.first_reading = static_cast<std::uint32_t>(out.readings.size());
    if (word.kind == TokenKind::word && is_initial(text, i)) {
      lattice.initial(text.folded(tokens[i]));
    } else if (word.kind == TokenKind::word) {
      const Word& like = out.words[places.of(i)];
      if (&like == &word) {
        lattice.read(text.normal(tokens[i]), text.folded(tokens[i]));
      } else {
        for (std::uint32_t r = like.first_reading; r < like.end_reading; ++r) out.readings.push_back(Reading(out.readings[r]));
      }
    } else {
      out.readings.push_back(bare(word.kind, text.normal(tokens[i]).size()));
    }
    word.end_reading = static_cast<std::uint32_t>(out.readings.size());
  }
  return out;
}

namespace {

bool may_be_annexed(const Word& w) {
  const Features& f = w.features;
  return f.upos == Upos::noun && w.known && f.definite == 0 && f.grammatical_case != Case::accusative;
}

// A genitive: a noun or name right behind, bare of conjunction and preposition, definite by article, pronoun or as a name.
bool is_definite_genitive(const Word& w) {
  const bool noun = w.features.upos == Upos::noun && (w.article || w.enclitic_person != 0);
  const bool name = w.features.upos == Upos::proper && w.known;
  return (noun || name) && w.conjunction == Conjunction::none && w.preposition == Preposition::none;
}

// Wright II 75: a noun without article or pronoun before a definite noun in the genitive is in the construct state. Before
// an indefinite one nothing shows it, unless the form itself does.
void mark_annexed(const text::Sentence& sentence, Words& words) {
  for (std::uint32_t i = sentence.first; i < sentence.end; ++i) {
    Word& w = words.words[i];
    const bool next = i + 1 < sentence.end;
    if (w.is_nominal() && w.features.construct != 0) w.annexed = true;
    if (next && may_be_annexed(w) && is_definite_genitive(words.words[i + 1])) w.annexed = true;
  }
  // A chain: what stands before a noun that is annexed itself ("siyaasat wizaarat al-...").
  for (std::uint32_t i = sentence.end; i-- > sentence.first + 1;) {
    const Word& w = words.words[i];
    const bool link = w.annexed && w.conjunction == Conjunction::none && w.preposition == Preposition::none;
    if (link && may_be_annexed(words.words[i - 1])) words.words[i - 1].annexed = true;
  }
}

}  // namespace

Words split_words(const Text& text, const Dictionary& dictionary) {
  Words out = read_lattice(text, dictionary);
  Chooser chooser(text, dictionary, out);
  for (const text::Sentence& sentence : text.sentences()) {
    chooser.choose(sentence);
    mark_annexed(sentence, out);
  }
  return out;
}

}  // namespace isnad::words
