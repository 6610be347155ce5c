#include "isnad/mentions/name_variants.h"

#include <gtest/gtest.h>

#include "isnad/text/fold.h"

namespace isnad::mentions {
namespace {

bool variants(const char* a, const char* b) { return may_be_variants(text::folded(a), text::folded(b)); }

TEST(NameVariants, ForeignSoundsAreWrittenInSeveralWays) {
  EXPECT_TRUE(variants("رجب أردوغان", "رجب إردوجان"));
  EXPECT_FALSE(variants("سيغمار غابرييل", "زيغمار غابرييل"));  // another consonant
  EXPECT_TRUE(variants("سيغمار غابرييل", "سيجمار جابريل"));
  EXPECT_TRUE(variants("هنري كيسنجر", "هنري كيسينجر"));
  EXPECT_TRUE(variants("دميتري ميدفيديف", "ديمتري مدفيديڤ"));
  EXPECT_TRUE(variants("عبد الرحمن البنيان", "عبدالرحمن البنيان"));
}

TEST(NameVariants, OtherPeopleStayApart) {
  EXPECT_FALSE(variants("أحمد عطاف", "أحمد عطيف"));
  EXPECT_FALSE(variants("محمد إسلام", "محمد إسلامي"));
  EXPECT_FALSE(variants("جون كيري", "جون كوري"));
  EXPECT_FALSE(variants("جون بولتون", "جون بالون"));
  EXPECT_FALSE(variants("أردوغان", "إردوجان"));  // one word tells too little
}

TEST(NameVariants, ShortSoundsTellNobodyApart) {
  EXPECT_FALSE(tells_apart(sound_of(text::folded("علي ساري"))));
  EXPECT_TRUE(tells_apart(sound_of(text::folded("هنري كيسنجر"))));
}

}  // namespace
}  // namespace isnad::mentions
