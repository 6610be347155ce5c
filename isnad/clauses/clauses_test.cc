// What the clauses of a sentence are, and who stands where in them. The sentences are our own.
#include "isnad/clauses/clauses.h"

#include <gtest/gtest.h>

#include "tests/claim_rows.h"

namespace isnad::clauses {
namespace {

using tests::cell;
using tests::Facts;
using tests::joined_codes;

std::string codes_of(const Document& d, const std::vector<std::uint32_t>& numbers) {
  std::vector<std::string> codes;
  for (const std::uint32_t m : numbers) {
    codes.push_back(d.mentions[m].code);
    if (!d.mentions[m].second.empty()) codes.push_back(d.mentions[m].second);
  }
  return joined_codes(std::move(codes));
}

// clause KIND INTRODUCER KIND-OF-PARENT GOVERNOR quoted|plain
// subject VERB CODES VIA
// argument PREDICATE SLOT CODES CODES-INSIDE
// in WORD KIND-OF-ITS-CLAUSE INTRODUCER
// asked WORD
// speaker WORD CODES
Facts facts_of(const Document& d) {
  Facts facts;
  const Clauses& all = *d.clauses;
  const auto word = [&d](std::uint32_t token) { return token == none ? std::string("-") : cell(d.text.surface(d.text.tokens()[token])); };
  for (const Clause& c : all.clauses()) {
    const std::string parent(c.parent == none ? "-" : name_of(all.clauses()[c.parent].kind));
    facts.push_back({"clause", std::string(name_of(c.kind)), word(c.introducer), parent, word(c.governor), c.quoted ? "quoted" : "plain"});
  }
  for (std::uint32_t t = 0; t < d.words.size(); ++t) {
    if (d.words[t].kind != text::TokenKind::word) continue;
    const Clause& its = all.clauses()[all.clause_of(t)];
    facts.push_back({"in", word(t), std::string(name_of(its.kind)), word(its.introducer)});
    facts.push_back({"speaker", word(t), codes_of(d, all.speaker(t))});
    if (all.is_asked(t)) facts.push_back({"asked", word(t)});
    if (all.is_finite(t)) {
      const Argument& s = all.subject(t);
      facts.push_back({"subject", word(t), codes_of(d, s.mentions), std::string(mentions::name_of(s.via))});
    }
    for (const Argument& a : all.arguments(t).list) {
      facts.push_back({"argument", word(t), cell(a.slot), codes_of(d, a.mentions), codes_of(d, a.inner)});
    }
  }
  return facts;
}

void expect_claims(const std::vector<tests::ClaimRow>& rows) { tests::expect_claims(rows, "2023-03-29", facts_of); }

TEST(Clauses, OpenAComplementAfterWordsThatTakeOne) {
  expect_claims({
      {"قال وزير الخارجية الروسي إن موسكو سترد على العقوبات.", "clause complement إن main قال plain | in سترد complement إن"},
      {"أكدت طهران أن المفاوضات مستمرة.", "clause complement أن main أكدت"},
      {"أعلنت أنقرة أنها سحبت قواتها.", "clause complement أنها main أعلنت | in سحبت complement أنها"},
      {"تريد باريس أن توقع طهران الاتفاق.", "clause complement أن main تريد | in توقع complement أن"},
      {"يجب أن تسحب روسيا قواتها.", "clause complement أن main يجب | in تسحب complement أن"},
      {"قال الناطق إن لندن تعتقد أن موسكو هاجمت كييف.", "clause complement أن complement تعتقد"},
      {"قال المتحدث إن لندن ستوقع الاتفاق.", "clause complement إن main قال"},
      {"أكدت بغداد أن واشنطن تنسحب وأن دمشق ترحب.", "clause complement أن main أكدت | clause complement وأن main أكدت"},
      {"زار الوزير موسكو وغادرها.", "no clause complement"},
  });
}

TEST(Clauses, OpenARelativeClauseBehindItsNoun) {
  expect_claims({
      {"انسحبت القوات التي نشرتها روسيا.", "clause relative التي main | in نشرتها relative التي"},
      {"التقى الوزير الذي زار طهران نظيره العماني.", "in زار relative الذي"},
      {"رفضت كييف الخطة التي اقترحتها بكين، وطالبت بالانسحاب.", "in اقترحتها relative التي | no in وطالبت relative"},
      {"أدانت الدول الثلاث التي وقعت الاتفاق الهجوم.", "in وقعت relative التي | in أدانت main"},
      {"الذي حدث أمس خطير.", "no clause relative"},
  });
}

TEST(Clauses, OpenAConditionAndLetTheMainClauseStandBeside) {
  expect_claims({
      {"إذا هاجمت روسيا كييف، سترد واشنطن.", "clause condition إذا main | in هاجمت condition إذا | in سترد main"},
      {"سترد واشنطن إذا هاجمت روسيا كييف.", "in هاجمت condition إذا | in سترد main"},
      {"لو وقعت طهران الاتفاق لرفعت واشنطن العقوبات.", "in وقعت condition لو"},
      {"قال إن بلاده ستنسحب إذا لم تلتزم موسكو.", "clause condition إذا complement | in تلتزم condition إذا"},
  });
}

TEST(Clauses, CarryAQuotationOverItsSentences) {
  expect_claims({
      {"قال الرئيس الأوكراني: «لن نستسلم. سنقاتل حتى النهاية». وغادر القاعة.",
       "clause quotation * * قال quoted | in نستسلم quotation | in سنقاتل quotation | no in وغادر quotation | speaker سنقاتل UKR | subject سنقاتل UKR"},
      {"وقالت الخارجية الإيرانية: \"نرفض التهديد. نطالب بالاعتذار\".", "in نرفض quotation | in نطالب quotation | subject نطالب IRN"},
      {"لافروف: موسكو لن تتراجع.", "clause quotation | speaker تتراجع RUS"},
      {"وصف الوزير الروسي الاتفاق بأنه «تاريخي» وغادر.", "no clause quotation | in وغادر coordinate"},
      {"قال الرئيس الأوكراني: «لن نستسلم. سنقاتل».\nوصل الوزير التركي إلى باريس.", "no in وصل quotation"},
  });
}

TEST(Subject, StandsBehindItsVerb) {
  expect_claims({
      {"زار وزير الخارجية الإيراني موسكو.", "subject زار IRN name"},
      {"هاجمت روسيا أوكرانيا.", "subject هاجمت RUS | argument هاجمت obj UKR"},
      {"استقبلت طهران الوزير الروسي.", "subject استقبلت IRN | argument استقبلت obj RUS"},
      {"وقع أمس في طهران وزير الخارجية السعودي الاتفاق.", "subject وقع SAU"},
      {"زار موسكو وزير الخارجية الإيراني.", "subject زار IRN | argument زار obj RUS"},
      {"دعت إيران السعودية إلى الحوار.", "subject دعت IRN | argument دعت obj SAU"},
  });
}

TEST(Subject, MayStandBeforeItsVerb) {
  expect_claims({
      {"روسيا هاجمت أوكرانيا.", "subject هاجمت RUS"},
      {"الرئيس الروسي يزور طهران.", "subject يزور RUS"},
      {"إن روسيا هاجمت أوكرانيا.", "subject هاجمت RUS"},
      {"قال الوزير التركي إن إيران والسعودية اتفقتا على الحوار.", "subject اتفقتا IRN+SAU"},
      {"وكانت روسيا قد هاجمت أوكرانيا.", "subject هاجمت RUS"},
      {"في طهران، رفض الوزير الروسي الخطة.", "subject رفض RUS"},
  });
}

TEST(Subject, IsThatOfTheVerbBeforeWhenItIsDropped) {
  expect_claims({
      {"وصل الوزير الإيراني إلى موسكو والتقى نظيره الروسي.", "subject والتقى IRN dropped"},
      {"أدانت فرنسا الهجوم. وطالبت بوقف النار.", "subject وطالبت FRA dropped"},
      {"قالت الخارجية الروسية إن الاتفاق انتهى. وأضافت أن موسكو سترد.", "subject وأضافت RUS | subject سترد RUS"},
      {"التقى الوزير العراقي نظيرته الألمانية، ثم أجرى محادثات.", "subject أجرى IRQ"},
      {"التقى الوزير العراقي نظيرته الألمانية، ثم توجه إلى برلين.", "subject توجه IRQ"},
      {"التقى الوزير العراقي نظيرته الألمانية، ثم غادر برلين.", "subject غادر IRQ"},
      {"وصلت الوزيرة الألمانية إلى بغداد والتقت الوزير العراقي.", "subject والتقت DEU"},
      {"زار الرئيس التركي الدوحة.\nوبحث مع الأمير التعاون.", "subject وبحث TUR"},
  });
}

TEST(Subject, IsWhatPronounsOfConnectorsMean) {
  expect_claims({
      {"أعلنت أنقرة أنها سحبت قواتها من سوريا.", "subject سحبت TUR pronoun"},
      {"أعلنت أنقرة أنها هاجمت سوريا.", "subject هاجمت TUR pronoun"},
      {"قال الوزير الروسي إنه سيزور طهران.", "subject سيزور RUS pronoun"},
      {"أكدت إيران والسعودية أنهما اتفقتا.", "subject اتفقتا IRN+SAU"},
      {"أكدت إيران والسعودية أنهما اتفقتا.", "!subject اتفقتا IRN+SAU pronoun"},
      {"قالت الوزيرة الألمانية للوزير الروسي إنه يهدد أوروبا.", "subject يهدد RUS"},
  });
}

TEST(Subject, IsTheNounOfARelativeClause) {
  expect_claims({
      {"غادر الوزير الروسي الذي زار طهران.", "subject زار RUS pronoun"},
      {"أدانت واشنطن إيران التي زودت روسيا بالسلاح.", "subject زودت IRN"},
      {"رفضت كييف الخطة التي اقترحتها بكين.", "subject اقترحتها CHN"},
  });
}

TEST(Clauses, AskWhereAQuestionStands) {
  expect_claims({
      {"هل هاجمت إسرائيل إيران؟", "asked هاجمت"},
      {"هاجمت إسرائيل إيران.", "no asked هاجمت"},
      {"لماذا قصفت روسيا المدينة؟", "asked قصفت"},
      {"متى تنسحب القوات التي احتلت المدينة؟", "asked تنسحب | no asked احتلت"},
      {"سأل الوزير الفرنسي: هل تنسحب تركيا؟", "no asked سأل"},
      {"قال الوزير الفرنسي: هل تنسحب تركيا؟", "no asked قال | asked تنسحب"},
      {"انسحبت تركيا من الحلف. هل تعود؟", "no asked انسحبت | asked تعود"},
  });
}

TEST(Subject, OfAPassiveIsItsObject) {
  expect_claims({
      {"أدينت روسيا في مجلس الأمن.", "argument أدينت obj RUS | no argument أدينت subj"},
      {"أقيل الوزير الإيراني أمس.", "argument أقيل obj IRN | no argument أقيل subj"},
      {"تم اعتقال الدبلوماسي الإيراني في برلين.", "argument اعتقال gen - IRN"},
      // One mark is enough for a reader: the others are left out in print.
      {"اُعتقل الدبلوماسي الإيراني في برلين.", "argument اُعتقل obj IRN"},
      {"فُرضت عقوبات على إيران.", "no argument فُرضت subj"},
      {"استُهدف الجيش التركي من قبل مسلحين.", "!argument استُهدف obj TUR"},
  });
}

TEST(Subject, BoundByNeedIsTheSubjectOfWhatFollows) {
  expect_claims({
      {"على إيران أن توقف التخصيب.", "subject توقف IRN"},
      {"وعلى واشنطن أن ترفع العقوبات.", "subject ترفع USA"},
      {"يمكن لتركيا أن تتوسط.", "subject تتوسط TUR"},
      {"ينبغي على روسيا أن تسحب قواتها.", "subject تسحب RUS"},
      {"لا بد لإسرائيل أن تنسحب.", "subject تنسحب ISR"},
  });
}

TEST(Subject, IsAllOfSeveralActors) {
  expect_claims({
      {"بحثت سوريا والأردن والعراق الملف.", "subject بحثت IRQ+JOR+SYR"},
      {"أدانت فرنسا وألمانيا الهجوم.", "subject أدانت DEU+FRA"},
      {"وقعت روسيا، وإيران، وأذربيجان الاتفاق.", "subject وقعت AZE+IRN+RUS"},
      {"دانت السعودية، عمان والكويت الهجوم.", "subject دانت KWT+OMN+SAU"},
      {"التقى الوزير الروسي ونظيره التركي في أنطاليا.", "subject التقى RUS+TUR"},
      {"اتفق الرئيسان الروسي والتركي على التعاون.", "subject اتفق RUS+TUR"},
      {"زار الوزير السعودي طهران والتقى الوزير الإيراني.", "subject زار SAU | no subject زار IRN+SAU"},
  });
}

TEST(Arguments, OfAVerbAreItsObjectAndPrepositions) {
  expect_claims({
      {"زودت إيران روسيا بطائرات مسيرة.", "argument زودت subj IRN | argument زودت obj RUS | argument زودت بـ -"},
      {"فرضت واشنطن عقوبات على موسكو.", "argument فرضت subj USA | argument فرضت على RUS"},
      {"انتقدها الوزير الروسي بعد أن نددت أوكرانيا بموسكو.", "argument نددت بـ RUS"},
      {"رحبت قطر بالاتفاق، وأيدته إيران.", "subject وأيدته IRN"},
      {"نددت فرنسا بالهجوم الروسي على كييف.", "argument نددت بـ - RUS"},
      {"هددت روسيا أوكرانيا، ثم قصفتها.", "subject قصفتها RUS | argument قصفتها obj UKR"},
      {"تتوسط بكين بين إيران والسعودية.", "argument تتوسط بين IRN+SAU"},
  });
}

TEST(Arguments, OfAMasdarAreItsGenitiveDemonymAndPrepositions) {
  expect_claims({
      {"جاء هذا بعد زيارة الوزير الروسي إلى طهران.", "argument زيارة gen RUS | argument زيارة إلى IRN"},
      {"جاء هذا بعد الهجوم الروسي على أوكرانيا.", "argument الهجوم nisba RUS | argument الهجوم على UKR"},
      {"جاء هذا بعد المحادثات الروسية الإيرانية في موسكو.", "argument المحادثات nisba IRN+RUS"},
      {"جاء هذا بعد دعم إيران روسيا.", "argument دعم gen IRN | argument دعم obj RUS"},
      {"أعلنت طهران رفضها للعقوبات.", "argument رفضها gen IRN"},
      {"أعلنت طهران رفضها العقوبات.", "argument رفضها gen IRN"},
      {"جاء هذا بعد التعاون بين موسكو وطهران.", "argument التعاون بين IRN+RUS"},
      {"أكدت فرنسا دعمها لأوكرانيا.", "argument دعمها gen FRA | argument دعمها لـ UKR"},
  });
}

TEST(Speaker, IsTheSubjectOfTheVerbOfSaying) {
  expect_claims({
      {"قال الوزير الروسي إننا سنرد على العقوبات.", "speaker سنرد RUS | subject سنرد RUS pronoun"},
      {"قالت واشنطن إن طهران تكذب.", "speaker تكذب USA"},
      {"أفادت وكالة رويترز أن باريس وافقت.", "speaker وافقت MED:REUTERS"},
      {"قال الوزير التركي: «نرحب بالوفد».", "speaker نرحب TUR | subject نرحب TUR"},
      {"غادر الوزير التركي مؤكدا أن بلاده سترد.", "speaker سترد TUR"},
      {"غادر الوزير التركي باريس.", "speaker غادر -"},
  });
}

TEST(Clauses, HoldEachOtherWhateverTheMarks) {
  for (const char* text : {"", ".", "إن", "أن أن أن", "الذي", "«", "»", "قال: «", "»»«« قال: قال: «أن", "إذا إذا لو", "(((التي", "على أن", "وقال و",
                           "قال إن إن الذي إذا: «أن.» التي، و، ؛ قال"}) {
    const auto d = tests::engine().analyse(tests::plain_page(text, ""));
    const auto& all = d->clauses->clauses();
    for (std::uint32_t i = 0; i < all.size(); ++i) {
      ASSERT_LE(all[i].first, all[i].end) << text;
      ASSERT_LE(all[i].end, d->words.size()) << text;
      if (all[i].parent != none) {
        ASSERT_LT(all[i].parent, i) << text;
      }
    }
    for (std::uint32_t t = 0; t < d->words.size(); ++t) ASSERT_LT(d->clauses->clause_of(t), all.size()) << text;
  }
}

TEST(PhraseStarts, KnowsFirstWordsAndWhatStandsBehindAnd) {
  PhraseStarts starts;
  starts.note("اذا");
  starts.note("على الرغم من");
  EXPECT_EQ(starts.longest_from("اذا"), 1U);
  EXPECT_EQ(starts.longest_from("على"), 3U);
  EXPECT_EQ(starts.longest_from("الرغم"), 0U);
  for (const char* word : {"إذا", "اذا", "وإذا", "فإذا", "على", "وعلى"}) EXPECT_TRUE(starts.may_begin(word)) << word;
  for (const char* word : {"كتاب", "الرغم", "ا", "12", "إلى"}) EXPECT_FALSE(starts.may_begin(word)) << word;
}

}  // namespace
}  // namespace isnad::clauses
