#include "apps/cli/word_pieces.h"

#include <algorithm>

namespace isnad::cli {
namespace {

using words::Aspect;
using words::Case;
using words::Derived;
using words::Features;
using words::Gender;
using words::Mood;
using words::Number;
using words::Upos;
using words::Word;

constexpr std::string_view article = "\xD8\xA7\xD9\x84";  // ARABIC LETTER ALEF, ARABIC LETTER LAM

std::string_view gender_tag(Gender g) { return g == Gender::masculine ? "Masc" : g == Gender::feminine ? "Fem" : ""; }
std::string_view number_tag(Number n) {
  return n == Number::singular ? "Sing" : n == Number::dual ? "Dual" : n == Number::plural ? "Plur" : "";
}

class TagList {
 public:
  void add(std::string_view name, std::string_view value) {
    if (!value.empty()) tags_.push_back(std::string(name).append("=").append(value));
  }
  [[nodiscard]] std::string line() {
    if (tags_.empty()) return "_";
    std::sort(tags_.begin(), tags_.end());
    std::string out;
    for (const std::string& tag : tags_) out.append(out.empty() ? "" : "|").append(tag);
    return out;
  }

 private:
  std::vector<std::string> tags_;
};

std::string_view case_tag(Case c) {
  return c == Case::nominative ? "Nom" : c == Case::oblique ? "Acc,Gen" : c == Case::accusative ? "Acc" : "";
}

std::string_view definite_tag(const Word& w) {
  if (w.article) return "Def";
  return w.features.construct != 0 || w.enclitic_person != 0 ? "Com" : "";
}

std::string_view aspect_tag(Aspect a) { return a == Aspect::perfect ? "Perf" : a == Aspect::imperfect ? "Imp" : ""; }

std::string_view mood_tag(const Features& f) {
  if (f.aspect == Aspect::imperative) return "Imp";
  return f.mood == Mood::indicative ? "Ind" : f.mood == Mood::subjunctive ? "Sub" : f.mood == Mood::jussive ? "Jus" : "";
}

void add_verb_tags(TagList& tags, const Features& f) {
  tags.add("Aspect", aspect_tag(f.aspect));
  tags.add("Voice", f.voice == words::Voice::passive ? "Pass" : f.voice == words::Voice::active ? "Act" : "");
  tags.add("Mood", mood_tag(f));
  tags.add("VerbForm", "Fin");
}

void add_nominal_tags(TagList& tags, const Word& w) {
  const Derived derived = w.features.derived;
  tags.add("Case", case_tag(w.features.grammatical_case));
  if (w.is_nominal()) tags.add("Definite", definite_tag(w));
  tags.add("VerbForm", derived == Derived::masdar ? "Vnoun" : derived == Derived::none ? "" : "Part");
  tags.add("Voice", derived == Derived::active_participle ? "Act" : derived == Derived::passive_participle ? "Pass" : "");
}

std::string stem_features(const Word& w) {
  const Features& f = w.features;
  TagList tags;
  tags.add("Gender", gender_tag(f.gender));
  tags.add("Number", number_tag(f.number));
  if (f.person != 0) tags.add("Person", std::to_string(f.person));
  if (f.upos == Upos::verb || f.upos == Upos::auxiliary) {
    add_verb_tags(tags, f);
  } else {
    add_nominal_tags(tags, w);
  }
  return tags.line();
}

Piece clitic(std::string_view form, std::string_view upos) {
  return {std::string(form), std::string(form), std::string(upos), "_"};
}

Piece enclitic(std::string_view form, const Word& w) {
  TagList tags;
  tags.add("Gender", gender_tag(w.enclitic_gender));
  tags.add("Number", number_tag(w.enclitic_number));
  tags.add("Person", std::to_string(w.enclitic_person));
  tags.add("PronType", "Prs");
  return {std::string(form), std::string(form), "PRON", tags.line()};
}

std::string_view upos_tag(const Word& w) {
  if (w.kind == text::TokenKind::number) return "NUM";
  if (w.kind == text::TokenKind::mark) return w.features.upos == Upos::symbol ? "SYM" : "PUNCT";
  return words::name_of(w.features.upos);
}

std::string lemma_of(const Word& w, const words::Dictionary& dictionary, std::string_view form) {
  return std::string(w.lemma == words::no_lemma ? form : dictionary.name(w.lemma));
}

}  // namespace

std::vector<Piece> pieces_of(const text::Text& text, const words::Words& words, const words::Dictionary& dictionary, std::uint32_t token) {
  const Word& w = words[token];
  const text::Token& t = text.tokens()[token];
  const std::string_view normal = text.normal(t);
  std::vector<Piece> out;
  if (w.kind != text::TokenKind::word || w.stem_end > normal.size() || w.stem_begin > w.stem_end) {
    const std::string surface(text.surface(t));
    out.push_back({surface, surface, std::string(upos_tag(w)), "_"});
    return out;
  }
  // Each proclitic but the article is one letter of two bytes (clitics.tsv).
  std::size_t at = 0;
  const auto take = [&](bool there, std::string_view upos) {
    if (!there || at + 2 > w.stem_begin) return;
    out.push_back(clitic(normal.substr(at, 2), upos));
    at += 2;
  };
  take(w.conjunction != words::Conjunction::none, "CCONJ");
  take(w.interrogative, "PART");
  take(w.future, "AUX");
  take(w.preposition != words::Preposition::none, "ADP");
  const auto stem_size = static_cast<std::size_t>(w.stem_end - w.stem_begin);
  if (stem_size > 0) {
    std::string form(normal.substr(w.stem_begin, stem_size));
    std::string lemma = lemma_of(w, dictionary, form);
    if (w.article) form.insert(0, article);
    out.push_back({std::move(form), std::move(lemma), std::string(upos_tag(w)), stem_features(w)});
  }
  if (w.enclitic_person != 0 && w.stem_end < normal.size()) out.push_back(enclitic(normal.substr(w.stem_end), w));
  if (out.empty()) out.push_back(clitic(normal, upos_tag(w)));
  return out;
}

std::string features_in_words(const Word& w) {
  const Features& f = w.features;
  std::string out;
  const auto say = [&out](bool holds, std::string_view what) {
    if (holds) out.append(out.empty() ? "" : ", ").append(what);
  };
  say(f.aspect == Aspect::perfect, "perfect");
  say(f.aspect == Aspect::imperfect, "imperfect");
  say(f.aspect == Aspect::imperative, "imperative");
  say(f.voice == words::Voice::passive, "passive");
  say(f.mood == Mood::subjunctive, "subjunctive");
  say(f.mood == Mood::jussive, "jussive");
  say(f.derived == Derived::masdar, "verbal noun");
  say(f.derived == Derived::active_participle, "active participle");
  say(f.derived == Derived::passive_participle, "passive participle");
  say(f.person == 1, "1st person");
  say(f.person == 2, "2nd person");
  say(f.person == 3 && f.upos == Upos::verb, "3rd person");
  say(f.gender == Gender::masculine, "masculine");
  say(f.gender == Gender::feminine, "feminine");
  say(f.number == Number::dual, "dual");
  say(f.number == Number::plural, "plural");
  say(w.article, "definite");
  say(f.construct != 0, "construct");
  say(w.future, "future");
  say(w.enclitic_person != 0, "with a pronoun");
  say(!w.known && w.kind == text::TokenKind::word, "not in the word list");
  return out;
}

}  // namespace isnad::cli
