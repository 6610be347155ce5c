// What is read as an event: its sense, who, with what standing, on whose word, when.
#include "isnad/events/events.h"

#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "tests/claim_rows.h"

namespace isnad::events {
namespace {

using tests::cell;
using tests::Facts;
using tests::joined_codes;

std::string codes_of(const std::vector<Participant>& side) {
  std::vector<std::string> codes;
  for (const Participant& p : side) codes.push_back(p.code);
  return joined_codes(std::move(codes));
}

// event TRIGGER TYPE SOURCES TARGETS STATUS VOICES    (voices outermost first: IRN/asserts;USA/denies)
// sense TRIGGER TYPE MODE
// date TRIGGER FIRST..LAST ANCHOR
// place TRIGGER NAME COUNTRY LAT,LON                  (whole degrees; "-" without a place)
// why TRIGGER REASON                                  (spaces as _)
// via TRIGGER CODE VIA
// named TRIGGER NAME                                  (of the first source)
// shared ENTITY CODE CODE                             (one entity number, two actors)
Facts facts_of(const Document& d) {
  Facts facts;
  std::map<std::uint32_t, std::string> actor_of;
  for (const Event& e : d.events) {
    const std::string trigger = cell(cut(d.text.utf8(), e.trigger));
    std::string voices;
    for (const Voice& v : e.attribution) voices += (voices.empty() ? "" : ";") + v.who + "/" + v.stance;
    facts.push_back({"event", trigger, e.type, codes_of(e.source), codes_of(e.target), std::string(name_of(e.status)), cell(voices)});
    facts.push_back({"sense", trigger, e.type, cell(e.mode)});
    const std::string days = e.date ? iso(e.date->first) + ".." + iso(e.date->last) : "-";
    facts.push_back({"date", trigger, days, e.time ? std::string(times::name_of(d.times[*e.time].anchor)) : "-"});
    if (!e.place) facts.push_back({"place", trigger, "-"});
    if (e.place) {
      const auto degrees = [](std::optional<double> angle) { return angle ? std::to_string(std::lround(*angle)) : "?"; };
      facts.push_back({"place", trigger, cell(e.place->name), cell(e.place->country), degrees(e.place->lat) + "," + degrees(e.place->lon)});
    }
    if (!e.source.empty()) facts.push_back({"named", trigger, cell(e.source.front().name)});
    for (const std::string& why : e.why) facts.push_back({"why", trigger, cell(why)});
    for (const auto* side : {&e.source, &e.target}) {
      for (const Participant& p : *side) {
        facts.push_back({"via", trigger, p.code, std::string(mentions::name_of(p.via))});
        if (!p.entity) continue;
        const auto [known, is_new] = actor_of.emplace(*p.entity, p.code);
        if (!is_new && known->second != p.code) facts.push_back({"shared", "e" + std::to_string(*p.entity), known->second, p.code});
      }
    }
  }
  return facts;
}

void expect_claims(const std::vector<tests::ClaimRow>& rows) { tests::expect_claims(rows, "2023-03-29", facts_of); }

TEST(Place, HasItsCoordinates) {
  expect_claims({
      {"التقى الوزير الروسي نظيره الإيراني في أستراخان.", "place التقى أستراخان RUS 46,48"},
      {"التقى الوزير الروسي نظيره الإيراني في مدينة طرابزون.", "place التقى طرابزون TUR 41,40"},
      {"التقى الوزير الروسي نظيره الإيراني بطرابزون.", "place التقى طرابزون TUR 41,40"},
      {"قصف الجيش السوري مواقع المسلحين في معرة مصرين.", "place قصف معرة_مصرين SYR 36,37"},
      {"التقى الوزير الروسي نظيره الإيراني في سوريا.", "place التقى سوريا SYR ?,?"},
      {"اجتمع الوزير الروسي مع نظيره التركي في سفارة روسيا.", "place اجتمع -"},
      {"نددت تركيا بروسيا.", "place نددت -"},
  });
}

TEST(Sense, IsToldByTheObject) {
  expect_claims({
      {"رفعت واشنطن العقوبات عن إيران.", "event رفعت RETREAT USA IRN actual"},
      {"رفعت إيران حالة التأهب.", "event رفعت MOBILIZE IRN"},
      {"طردت فرنسا دبلوماسيين روسيين.", "event طردت SANCTION FRA RUS"},
      {"علقت الجزائر علاقاتها مع المغرب.", "event علقت SANCTION DZA MAR"},
      {"علق الوزير الروسي على الخبر.", "no event علق"},
      {"أطلقت إيران صاروخا على إسرائيل.", "sense أطلقت ASSAULT heavy-weapons"},
      {"أطلقت إيران سراح أسير إسرائيلي.", "event أطلقت RETREAT IRN"},
      {"أطلقت قطر مبادرة جديدة.", "no event أطلقت"},
      {"قدمت إيران صواريخ إلى روسيا.", "event قدمت AID IRN RUS"},
      {"سحبت روسيا سفيرها من باريس.", "event سحبت SANCTION RUS FRA"},
      {"سحبت روسيا قواتها من سوريا.", "event سحبت RETREAT RUS SYR"},
      {"انسحبت واشنطن من الاتفاق مع إيران.", "event انسحبت SANCTION USA"},
      {"سلمت ألمانيا دبابات إلى أوكرانيا.", "event سلمت AID DEU UKR"},
      {"هدد الجفاف استقرار العراق.", "no event هدد"},
  });
}

TEST(Sense, IsToldByThePrepositionAndItsNoun) {
  expect_claims({
      {"هددت روسيا أوكرانيا بالقصف.", "sense هددت THREATEN violence"},
      {"هددت واشنطن إيران بعقوبات جديدة.", "sense هددت THREATEN restrict"},
      {"هددت تركيا بالانسحاب من المفاوضات.", "sense هددت THREATEN relations"},
      {"دعت تركيا إيران إلى الحوار.", "sense دعت REQUEST meet"},
      {"دعت فرنسا روسيا إلى وقف الحرب.", "sense دعت REQUEST yield"},
      {"تعهدت فرنسا بإصلاحات جديدة.", "event تعهدت AGREE FRA"},
      {"وقفت روسيا إلى جانب سوريا.", "event وقفت SUPPORT RUS"},
      {"وقفت روسيا ضد القرار.", "no event وقفت SUPPORT"},
  });
}

TEST(Roles, OfAVerbAreItsSubjectAndObject) {
  expect_claims({
      {"هاجمت روسيا أوكرانيا.", "event هاجمت ASSAULT RUS UKR actual -"},
      {"روسيا هاجمت أوكرانيا.", "event هاجمت ASSAULT RUS UKR"},
      {"انتقد الوزير الروسي واشنطن.", "event انتقد ACCUSE RUS USA"},
      {"استقبل الرئيس التركي نظيره الإيراني.", "event استقبل CONSULT TUR IRN"},
      {"زودت إيران روسيا بطائرات مسيرة.", "event زودت AID IRN RUS"},
      {"نددت فرنسا بالهجوم الروسي على كييف.", "event نددت ACCUSE FRA RUS | event بالهجوم ASSAULT RUS UKR"},
  });
}

TEST(Roles, OfAMasdarAreItsGenitiveDemonymAndPrepositions) {
  expect_claims({
      {"بدأت زيارة الوزير الروسي إلى طهران.", "event زيارة CONSULT RUS IRN"},
      {"استمر الهجوم الإسرائيلي على لبنان.", "event الهجوم ASSAULT ISR LBN"},
      {"استمر القصف الإسرائيلي على لبنان.", "event القصف ASSAULT ISR LBN"},
      {"أدانت قطر اغتيال الوزير الإيراني.", "event اغتيال ASSAULT * IRN"},
      {"أثار غزو روسيا أوكرانيا غضب أوروبا.", "event غزو ASSAULT RUS UKR"},
      {"أعلنت طهران دعمها لسوريا.", "event دعمها * IRN SYR"},
      {"أجرى الوزير الإيراني زيارة إلى موسكو.", "event زيارة CONSULT IRN RUS actual | no event أجرى"},
      {"فرضت واشنطن عقوبات على روسيا.", "event عقوبات SANCTION USA RUS | no event فرضت"},
  });
}

TEST(Roles, OfAPassiveAreTurnedRound) {
  expect_claims({
      {"أدينت روسيا من قبل فرنسا.", "event أدينت ACCUSE FRA RUS"},
      {"تم اعتقال الدبلوماسي الإيراني من قبل ألمانيا.", "event اعتقال COERCE DEU IRN"},
      {"قتل الجنرال الإيراني في غارة إسرائيلية.", "event قتل ASSAULT ISR IRN"},
      {"قُصفت كييف من قبل روسيا.", "event قُصفت ASSAULT RUS UKR"},
  });
}

TEST(Roles, OfAMutualActAreAllItsSides) {
  expect_claims({
      {"اتفقت إيران والسعودية على استئناف العلاقات.", "event اتفقت AGREE IRN+SAU -"},
      {"التقى الوزير الروسي نظيره التركي.", "event التقى CONSULT RUS TUR"},
      {"عقدت إيران وروسيا محادثات في موسكو.", "event محادثات CONSULT IRN+RUS -"},
      {"بدأت المحادثات بين إيران والسعودية.", "event المحادثات CONSULT IRN+SAU -"},
      {"أجرت روسيا مناورات مشتركة مع الصين.", "event مناورات COOPERATE RUS CHN"},
      {"استؤنفت المفاوضات الأمريكية الإيرانية.", "event المفاوضات CONSULT IRN+USA -"},
      {"تعاونت سوريا والأردن.", "event تعاونت COOPERATE JOR+SYR -"},
  });
}

TEST(Roles, AreResolvedFromPronounsAndDroppedSubjects) {
  expect_claims({
      {"وصل الوزير الإيراني إلى موسكو والتقى نظيره الروسي.", "event والتقى CONSULT IRN RUS | via والتقى IRN dropped"},
      {"أعلنت أنقرة أنها سحبت قواتها من سوريا.", "event سحبت RETREAT TUR SYR | via سحبت TUR pronoun"},
      {"أعلنت أنقرة أنها هاجمت سوريا.", "event هاجمت ASSAULT TUR SYR | via هاجمت TUR pronoun"},
      {"قال الوزير الروسي إننا سنهاجم أوكرانيا.", "event سنهاجم ASSAULT RUS UKR planned RUS/promises"},
  });
}

// docs/record.md: equal entity numbers on one page are one actor.
TEST(Roles, GiveNoTwoActorsOneEntity) {
  expect_claims({
      {"هاجمت روسيا أوكرانيا. وأدانت فرنسا روسيا.", "no shared"},
      {"اتفقت إيران والسعودية على استئناف العلاقات.", "no shared"},
      {"اتفق الرئيسان الروسي والتركي على التعاون.", "no shared"},
      {"زار الوزير السعودي طهران. واتفق البلدان على التعاون.", "no shared"},
      {"انتقدت أوكرانيا روسيا بعد أن قتل ثلاثة مدنيين في هجوم على كييف.", "no shared"},
  });
}

TEST(Status, IsNegatedByNegation) {
  expect_claims({
      {"لم تهاجم روسيا أوكرانيا.", "event تهاجم ASSAULT RUS UKR negated"},
      {"لن تهاجم روسيا أوكرانيا.", "event تهاجم ASSAULT RUS UKR negated"},
      {"ما هاجمت روسيا أوكرانيا.", "event هاجمت ASSAULT RUS UKR negated"},
      {"لا تدعم تركيا روسيا.", "event تدعم * TUR RUS negated"},
      {"أكدت طهران عدم مهاجمة السعودية.", "event مهاجمة ASSAULT * * negated"},
      {"أكدت طهران عدم مهاجمة السعودية.", "event مهاجمة ASSAULT * SAU"},
      {"امتنعت تركيا عن إدانة روسيا.", "event إدانة ACCUSE TUR RUS negated"},
      {"أخفقت روسيا في غزو أوكرانيا.", "event غزو ASSAULT RUS UKR negated"},
      {"فشلت روسيا في غزو أوكرانيا.", "event غزو ASSAULT RUS UKR negated"},
      {"غادر الوزير الروسي دون زيارة طهران.", "event زيارة CONSULT * * negated"},
      {"غادر الوزير الروسي دون زيارة طهران.", "event زيارة CONSULT * IRN"},
  });
}

TEST(Status, OfWhatIsAskedIsRequestedWithTheAskersVoice) {
  expect_claims({
      {"دعت تركيا إيران إلى استئناف المفاوضات.", "event دعت REQUEST TUR IRN actual - | event المفاوضات CONSULT * * requested TUR/asserts"},
      {"طالبت فرنسا روسيا بسحب قواتها من أوكرانيا.", "event طالبت REQUEST FRA RUS actual | event بسحب RETREAT RUS UKR requested FRA/asserts"},
      {"حثت بكين طهران على وقف التخصيب.", "event حثت REQUEST CHN IRN | event وقف RETREAT * * requested CHN/asserts"},
      {"طلبت كييف من واشنطن أن تزودها بالصواريخ.", "event طلبت REQUEST UKR USA | event تزودها AID * * requested UKR/asserts"},
      {"طلبت كييف من واشنطن أن تزودها بالصواريخ.", "!event تزودها AID USA UKR"},
      {"يجب أن تنسحب روسيا من أوكرانيا.", "event تنسحب RETREAT RUS UKR requested"},
      {"على روسيا أن تنسحب من أوكرانيا.", "event تنسحب RETREAT RUS UKR requested"},
  });
}

TEST(Status, OfWhatIsPromisedOrThreatenedIsPlanned) {
  expect_claims({
      {"تعهدت واشنطن بتزويد أوكرانيا بالصواريخ.", "event بتزويد AID USA UKR planned USA/promises"},
      {"هددت روسيا بقصف كييف.", "event هددت THREATEN RUS * actual | event بقصف ASSAULT RUS UKR planned RUS/promises"},
      {"تعتزم تركيا الهجوم على سوريا.", "event الهجوم ASSAULT TUR SYR planned"},
      {"تعتزم تركيا مهاجمة سوريا.", "event مهاجمة ASSAULT * * planned"},
      {"تعتزم تركيا مهاجمة سوريا.", "event مهاجمة ASSAULT TUR SYR"},
      {"سيزور الوزير الروسي طهران.", "event سيزور CONSULT RUS IRN planned"},
      {"سوف يزور الوزير الروسي طهران.", "event يزور CONSULT RUS IRN planned"},
      {"تسعى إيران إلى التعاون مع روسيا.", "event التعاون COOPERATE IRN RUS planned"},
      {"قرر الرئيس التركي زيارة موسكو.", "event زيارة CONSULT TUR RUS planned"},
  });
}

TEST(Status, OfWhatIsDeniedIsNegatedWithTheDeniersVoice) {
  expect_claims({
      {"نفت إيران أنها زودت روسيا بالصواريخ.", "event نفت REJECT IRN * actual - | event زودت AID IRN RUS negated IRN/denies"},
      {"نفت موسكو أن تكون هاجمت كييف.", "event هاجمت ASSAULT RUS UKR negated RUS/denies"},
      {"نفت إيران تزويد روسيا بالصواريخ.", "event تزويد AID IRN RUS negated IRN/denies"},
      {"رفضت تركيا التوقيع على الاتفاق.", "event رفضت REJECT TUR"},
  });
}

TEST(Status, OfWhatIsForetoldIsPredicted) {
  expect_claims({
      {"قد تهاجم روسيا أوكرانيا.", "event تهاجم ASSAULT RUS UKR predicted"},
      {"ربما تهاجم روسيا أوكرانيا.", "event تهاجم ASSAULT RUS UKR predicted"},
      {"من المتوقع أن يزور الوزير الروسي طهران.", "event يزور CONSULT RUS IRN predicted"},
      {"توقعت واشنطن أن تهاجم روسيا أوكرانيا.", "event تهاجم ASSAULT RUS UKR predicted USA/predicts"},
      {"قالت واشنطن إن روسيا ستهاجم أوكرانيا.", "event ستهاجم ASSAULT RUS UKR predicted USA/predicts"},
      {"وقد هاجمت روسيا أوكرانيا.", "event هاجمت ASSAULT RUS UKR actual"},  // "qad" with the perfect confirms
  });
}

TEST(Status, UnderAConditionIsHypothetical) {
  expect_claims({
      {"إذا هاجمت روسيا كييف، سترد واشنطن.", "event هاجمت ASSAULT RUS UKR hypothetical"},
      {"ستهاجم روسيا كييف إذا سلمت واشنطن صواريخ إلى أوكرانيا.", "event ستهاجم ASSAULT RUS UKR hypothetical | event سلمت AID USA UKR hypothetical"},
      {"لو هاجمت روسيا كييف لانسحبت واشنطن.", "event هاجمت ASSAULT RUS UKR hypothetical"},
      {"حذرت إيران من أي هجوم على سوريا.", "event هجوم ASSAULT * SYR predicted"},
  });
}

TEST(Status, OfAPurposeIsPlanned) {
  expect_claims({
      {"أرسلت فرنسا وفدا لدعم أوكرانيا.", "event لدعم * * * planned | why لدعم status:_purpose"},
      {"أرسلت فرنسا وفدا لدعم أوكرانيا.", "event لدعم * * UKR planned"},
      {"وصل الوزير الروسي إلى طهران لتوقيع الاتفاق.", "!event لتوقيع AGREE RUS * planned"},
      {"وصل الوزير التركي إلى بغداد لبحث التعاون مع العراق.", "event وصل CONSULT TUR IRQ actual"},
  });
}

TEST(Status, OfWhatAnotherActPresupposesIsActual) {
  expect_claims({
      {"تسعى إيران إلى رفع العقوبات الأمريكية.", "event رفع RETREAT * * planned | event العقوبات SANCTION USA * actual"},
      {"تريد إيران رفع العقوبات الأمريكية.", "event رفع RETREAT * * planned"},
      {"دعت الصين إلى إنهاء الحرب الروسية على أوكرانيا.", "event الحرب ASSAULT RUS UKR actual"},
      {"قد تدين فرنسا الهجوم الروسي على كييف.", "event تدين ACCUSE FRA * predicted | event الهجوم ASSAULT RUS UKR actual"},
  });
}

TEST(Attribution, ListsVoicesFromTheOutermostIn) {
  expect_claims({
      {"هاجمت روسيا أوكرانيا.", "event هاجمت ASSAULT RUS UKR actual -"},
      {"قالت واشنطن إن روسيا هاجمت أوكرانيا.", "event هاجمت ASSAULT RUS UKR actual USA/asserts"},
      {"قالت رويترز إن واشنطن أكدت أن روسيا هاجمت أوكرانيا.", "event هاجمت ASSAULT RUS UKR actual MED:REUTERS/asserts;USA/asserts"},
      {"قالت واشنطن إن كييف نفت أن تكون هاجمت موسكو.", "event هاجمت ASSAULT * * negated USA/asserts;UKR/denies"},
      {"زعمت موسكو أن كييف هاجمت روسيا.", "event هاجمت ASSAULT UKR RUS actual RUS/asserts"},
      {"شككت فرنسا في مهاجمة روسيا كييف.", "!event مهاجمة ASSAULT RUS UKR * FRA/doubts"},
      {"اعترفت موسكو بأنها هاجمت كييف.", "event هاجمت ASSAULT RUS UKR actual RUS/admits"},
      {"وبحسب واشنطن، هاجمت روسيا أوكرانيا.", "event هاجمت ASSAULT RUS UKR actual USA/asserts"},
      {"هاجمت روسيا أوكرانيا، وفقا لوكالة رويترز.", "event هاجمت ASSAULT RUS UKR actual MED:REUTERS/asserts"},
      {"قال الرئيس الأوكراني: «هاجمت روسيا كييف. وقصفت روسيا كييف».", "event هاجمت ASSAULT RUS UKR actual UKR/asserts | event وقصفت ASSAULT RUS UKR actual UKR/asserts"},
      {"لافروف: واشنطن هاجمت سوريا.", "event هاجمت ASSAULT USA SYR actual RUS/asserts"},
      {"قالت فرنسا إن روسيا انسحبت. وهاجمت تركيا سوريا.", "event وهاجمت ASSAULT TUR SYR actual -"},
      {"اتهمت أوكرانيا روسيا بقصف كييف.", "event اتهمت ACCUSE UKR RUS actual - | event بقصف ASSAULT RUS UKR actual UKR/asserts"},
  });
}

TEST(Date, IsThatOfTheExpressionInItsClause) {
  expect_claims({
      {"هاجمت روسيا كييف أمس.", "date هاجمت 2023-03-28..2023-03-28 published"},
      {"هاجمت روسيا أوكرانيا في 24 فبراير 2022.", "date هاجمت 2022-02-24..2022-02-24 absolute"},
      {"زار الوزير الروسي طهران الشهر الماضي.", "date زار 2023-02-01..2023-02-28 published"},
      {"هاجمت روسيا كييف.", "date هاجمت - -"},
      {"هاجمت روسيا كييف مؤخرا.", "date هاجمت -"},
      {"سيزور الوزير الروسي طهران غدا.", "date سيزور 2023-03-30..2023-03-30 published"},
      {"قال الوزير الروسي أمس إن بلاده هاجمت كييف في يناير 2023.", "date هاجمت 2023-01-01..2023-01-31"},
      {"زار الوزير الروسي طهران أمس واستقبل نظيره التركي اليوم.", "date زار 2023-03-28..2023-03-28 | date واستقبل 2023-03-29..2023-03-29"},
      {"أدانت فرنسا الهجوم الروسي على كييف في فبراير 2022.", "date الهجوم 2022-02-01..2022-02-28"},
      {"قال الوزير الروسي أمس إن بلاده هاجمت كييف.", "date هاجمت -"},
  });
}

TEST(Date, AfterThePageWasPublishedMakesThePlanned) {
  expect_claims({
      {"يزور الوزير الروسي طهران في 3 أبريل 2023.", "event يزور CONSULT RUS IRN planned | date يزور 2023-04-03..2023-04-03"},
      {"يزور الوزير الروسي طهران في 3 مارس 2023.", "event يزور CONSULT RUS IRN actual"},
  });
}

TEST(Roles, OfABareOfficeAreHeldOnTheDayOfTheEvent) {
  expect_claims({
      {"زار الرئيس الأمريكي الرياض أمس.", "named زار جو_بايدن"},
      {"زار الرئيس الأمريكي الرياض في مايو 2017.", "named زار دونالد_ترامب"},
      {"زار الرئيس الأمريكي الرياض في مارس 2014.", "named زار باراك_أوباما"},
      {"زار الرئيس الأمريكي الرياض في يناير 2017.", "named زار -"},  // two held the office in those days
  });
}

TEST(ReadEvents, LeavesOutWhatIsNoEvent) {
  expect_claims({
      {"العلاقات بين روسيا وإيران وثيقة.", "no event"},
      {"تخشى أوروبا الأزمة السورية.", "no event"},
      {"قال الوزير الروسي إن الطقس جيد.", "no event"},
      {"سجل فريق إيران هدفا في مرمى العراق.", "no event"},
      {"", "no event"},
  });
}

TEST(ReadEvents, GivesNoEventTwiceAndNobodyOnBothSides) {
  const auto d = tests::engine().analyse(tests::plain_page(
      "هاجمت روسيا أوكرانيا أمس.\nوأدانت فرنسا الهجوم الروسي على أوكرانيا ودعت روسيا إلى الانسحاب.\nوقالت موسكو إنها لن تنسحب، وهددت كييف بقصفها.\n",
      "2023-03-29"));
  ASSERT_GE(d->events.size(), 4U);
  std::uint32_t last = 0;
  for (const Event& e : d->events) {
    EXPECT_GE(e.trigger.begin, last) << "not in text order";
    last = e.trigger.end;
    for (const Participant& s : e.source) {
      for (const Participant& t : e.target) EXPECT_FALSE(s.code == t.code && s.entity && s.entity == t.entity) << s.code;
    }
    EXPECT_FALSE(e.cameo.empty() && e.goldstein) << "an intensity without a code";
    EXPECT_FALSE(e.quad.empty());
  }
}

}  // namespace
}  // namespace isnad::events
