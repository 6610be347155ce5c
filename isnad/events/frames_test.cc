// How a sense is chosen by `when`, with frames of our own beside the engine's dictionary.
#include "isnad/events/frames.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "isnad/events/events.h"
#include "tests/claim_rows.h"

namespace isnad::events {
namespace {

namespace fs = std::filesystem;

constexpr const char* head = "id\tlemma\tpos\twhen\ttype\tmode\tcameo\tcontext\tsource\ttarget\tgen\tmutual\tcontent\tinner\texample\tcounter\tsource_ref\n";

/// A table of frames: id, lemma, pos, when and type of each; all act on their object.
class OwnFrames {
 public:
  explicit OwnFrames(const std::vector<std::string>& rows) {
    const fs::path folder = fs::path(testing::TempDir()) / ("isnad_frames_" + std::to_string(reinterpret_cast<std::uintptr_t>(this)));
    fs::create_directories(folder / "events");
    std::ofstream out(folder / "events" / "frames_own.tsv", std::ios::binary);
    out << head;
    for (const std::string& row : rows) out << row << "\t-\t-\t-\tsubj;gen\tobj;على\tsubj\t-\t-\t-\t-\t-\ttest\n";
    out.close();
    auto loaded = lexicon::load_lexicon(folder.string());
    fs::remove_all(folder);
    if (!loaded) {
      ADD_FAILURE() << loaded.error().line();
      return;
    }
    lexicon_ = std::move(loaded).value();
    frames_ = std::make_unique<FrameTable>(lexicon_, tests::engine().dictionary());
  }

  [[nodiscard]] const FrameTable& table() const { return *frames_; }

  /// The frame of the event that the word `trigger` tells of; "-" when it tells of none.
  [[nodiscard]] std::string chosen(const char* sentence, std::string_view trigger) const {
    const Engine& engine = tests::engine();
    const auto d = engine.analyse(tests::plain_page(sentence, ""));
    const Input input{d->text, d->words, engine.dictionary(), d->mentions, engine.gazetteer(), d->times, *d->clauses, d->published};
    for (const Event& e : read_events(input, *frames_)) {
      if (cut(d->text.utf8(), e.trigger) == trigger) return e.why.front().substr(std::string_view("frame ").size());
    }
    return "-";
  }

 private:
  lexicon::Lexicon lexicon_;
  std::unique_ptr<FrameTable> frames_;
};

struct Row {
  const char* sentence;
  const char* trigger;
  const char* frame;
};

void expect_chosen(const OwnFrames& frames, const std::vector<Row>& rows) {
  for (const Row& row : rows) EXPECT_EQ(frames.chosen(row.sentence, row.trigger), row.frame) << row.sentence;
}

TEST(ChooseFrame, ByAPrepositionThatFollows) {
  const OwnFrames frames({"to\tدعا.1\tverb\tإلى\tREQUEST", "other\tدعا.1\tverb\t-\tSUPPORT"});
  expect_chosen(frames, {
                            {"دعت تركيا إيران إلى الحوار.", "دعت", "to"},
                            {"دعت فرنسا إيران.", "دعت", "other"},
                            {"رحبت فرنسا بدعوة إيران إلى الحوار.", "بدعوة", "to"},
                        });
}

TEST(ChooseFrame, ByAOneLetterPrepositionAndItsAbsence) {
  const OwnFrames frames({"with\tهدد.2\tverb\tبـ not:على\tTHREATEN", "other\tهدد.2\tverb\tnot:بـ\tACCUSE"});
  expect_chosen(frames, {
                            {"هددت روسيا أوكرانيا بالحرب.", "هددت", "with"},
                            {"هددت روسيا أوكرانيا.", "هددت", "other"},
                        });
}

TEST(ChooseFrame, ByTheHeadOfItsObject) {
  const OwnFrames frames({"truce\tأوقف.4\tverb\tobj:حرب|قتال\tRETREAT", "trade\tأوقف.4\tverb\tobj:تصدير\tSANCTION"});
  expect_chosen(frames, {
                            {"أوقفت روسيا الحرب على أوكرانيا.", "أوقفت", "truce"},
                            {"أوقفت روسيا القتال.", "أوقفت", "truce"},
                            {"أوقفت روسيا تصدير الغاز.", "أوقفت", "trade"},
                            {"أوقفت روسيا الحافلة.", "أوقفت", "-"},
                            {"انتقدت واشنطن إيقاف الحرب على أوكرانيا.", "إيقاف", "truce"},  // of a masdar: its genitive
                        });
}

TEST(ChooseFrame, ByTheHeadOfAComplement) {
  const OwnFrames frames({"talks\tدعا.1\tverb\tإلى:مفاوضة|حوار\tREQUEST", "war\tدعا.1\tverb\tإلى:حرب\tTHREATEN"});
  expect_chosen(frames, {
                            {"دعت تركيا إيران إلى الحوار.", "دعت", "talks"},
                            {"دعت تركيا إيران إلى مفاوضات جديدة.", "دعت", "talks"},
                            {"دعت فرنسا إيران إلى الحرب.", "دعت", "war"},
                            {"دعت فرنسا إيران إلى العشاء.", "دعت", "-"},
                        });
}

TEST(ChooseFrame, ByTheNounThatIsCounted) {
  const OwnFrames frames({"missiles\tأطلق.4\tverb\tobj:صاروخ\tASSAULT"});
  expect_chosen(frames, {
                            {"أطلقت روسيا صواريخ على كييف.", "أطلقت", "missiles"},
                            {"أطلقت روسيا عشرات الصواريخ على كييف.", "أطلقت", "missiles"},
                            {"أطلقت روسيا عشرات السجناء على كييف.", "أطلقت", "-"},
                        });
}

TEST(ChooseFrame, ByAnActorInItsPlace) {
  const OwnFrames frames({"actor\tزار.1\tverb\tobj:actor\tCONSULT", "thing\tزار.1\tverb\tsubj:actor not:obj:actor\tSUPPORT"});
  expect_chosen(frames, {
                            {"زار الوزير الروسي إيران.", "زار", "actor"},
                            {"زار الوزير الروسي المتحف.", "زار", "thing"},
                            {"زار الناس المتحف.", "زار", "-"},
                        });
}

TEST(ChooseFrame, ByAClauseThatCompletesIt) {
  const OwnFrames frames({"clause\tأكد.2\tverb\tأن\tSUPPORT", "noun\tأكد.2\tverb\tnot:أن\tREQUEST"});
  expect_chosen(frames, {
                            {"أكدت روسيا أن إيران حليف.", "أكدت", "clause"},
                            {"أكدت روسيا التزامها.", "أكدت", "noun"},
                        });
}

TEST(ChooseFrame, ByAWordOfTheSameClause) {
  const OwnFrames frames({"drone\tاستهدف.10\tverb\tnear:درون|مسيرة.2\tASSAULT", "other\tاستهدف.10\tverb\t-\tCOERCE"});
  expect_chosen(frames, {
                            {"استهدفت روسيا كييف بطائرات مسيرة.", "استهدفت", "drone"},
                            {"استهدفت روسيا كييف.", "استهدفت", "other"},
                            {"استهدفت روسيا كييف، وقالت إن الدرون إيرانية.", "استهدفت", "other"},  // another clause
                        });
}

TEST(ChooseFrame, OnlyWhenAllConditionsHold) {
  const OwnFrames frames({"both\tأطلق.4\tverb\tobj:صاروخ على\tASSAULT", "test\tأطلق.4\tverb\tobj:صاروخ near:تجربة|بحر\tMOBILIZE"});
  expect_chosen(frames, {
                            {"أطلقت إيران صاروخا على إسرائيل.", "أطلقت", "both"},
                            {"أطلقت إيران صاروخا في تجربة جديدة.", "أطلقت", "test"},
                            {"أطلقت إيران صاروخا.", "أطلقت", "-"},
                            {"أطلقت إيران حملة على إسرائيل.", "أطلقت", "-"},
                        });
}

TEST(ChooseFrame, ByPartOfSpeech) {
  const OwnFrames frames({"any\tزار.1\tverb\t-\tCONSULT", "finite\tقصف.1\tfinite\t-\tASSAULT", "masdar\tهاجم.3\tmasdar\t-\tASSAULT",
                          "noun\tقمة\tnoun\t-\tCONSULT"});
  expect_chosen(frames, {
                            {"زار الوزير الروسي طهران.", "زار", "any"},
                            {"بدأت زيارة الوزير الروسي لطهران.", "زيارة", "any"},
                            {"قصفت روسيا كييف.", "قصفت", "finite"},
                            {"أدانت فرنسا قصف روسيا كييف.", "قصف", "-"},
                            {"هاجمت روسيا كييف.", "هاجمت", "-"},
                            {"أدانت فرنسا مهاجمة روسيا كييف.", "مهاجمة", "masdar"},
                            {"بدأت قمة روسيا في موسكو.", "قمة", "noun"},
                        });
}

TEST(ChooseFrame, TheParticularSenseBeforeTheGeneralOneWhateverTheirOrder) {
  const OwnFrames frames({"general\tرفع.1\tverb\t-\tSUPPORT", "own\tرفع.1\tmasdar\t-\tREQUEST", "first\tرفع.1\tverb\tobj:عقوبة\tRETREAT",
                          "second\tرفع.1\tverb\tobj:عقوبة|حصار\tCONCEDE", "none\tرفع.1\tverb\tobj:راية\t-"});
  expect_chosen(frames, {
                            {"رفعت واشنطن العقوبات عن إيران.", "رفعت", "first"},  // of two that hold, the upper row
                            {"رفعت واشنطن الحصار عن إيران.", "رفعت", "second"},
                            {"رفعت واشنطن يدها.", "رفعت", "general"},
                            {"رحبت روسيا برفع واشنطن يدها.", "برفع", "own"},
                            {"رفعت واشنطن راية الحرب.", "رفعت", "-"},  // a sense that is no event
                        });
}

TEST(FrameTable, AnswersWithNothingForUnknownWords) {
  const OwnFrames frames({"one\tلا وجود له\tverb\t-\tASSAULT"});
  EXPECT_TRUE(frames.table().frames_of(words::no_lemma).empty());
  EXPECT_TRUE(frames.table().contexts_of(words::no_lemma).empty());
  EXPECT_EQ(frames.table().quad_of("NONE"), "");
  EXPECT_EQ(frames.chosen("هاجمت روسيا كييف.", "هاجمت"), "-");
}

TEST(FrameTable, KnowsTheQuadOfEveryType) {
  const FrameTable& frames = tests::engine().frames();
  const std::vector<std::pair<const char*, const char*>> rows = {
      {"AGREE", "verbal_cooperation"},      {"CONSULT", "verbal_cooperation"},  {"SUPPORT", "verbal_cooperation"},
      {"CONCEDE", "verbal_cooperation"},    {"COOPERATE", "material_cooperation"}, {"AID", "material_cooperation"},
      {"RETREAT", "material_cooperation"},  {"REQUEST", "verbal_conflict"},     {"ACCUSE", "verbal_conflict"},
      {"REJECT", "verbal_conflict"},        {"THREATEN", "verbal_conflict"},    {"PROTEST", "material_conflict"},
      {"SANCTION", "material_conflict"},    {"MOBILIZE", "material_conflict"},  {"COERCE", "material_conflict"},
      {"ASSAULT", "material_conflict"},
  };
  for (const auto& [type, quad] : rows) EXPECT_EQ(frames.quad_of(type), quad) << type;
}

}  // namespace
}  // namespace isnad::events
