#include "isnad/record/actor_names.h"

#include <gtest/gtest.h>

#include "isnad/engine/engine.h"
#include "isnad/record/outlet_names.h"

namespace isnad::record {
namespace {

TEST(ActorNames, FindsCodesByAnyName) {
  const auto engine = Engine::open();
  ASSERT_TRUE(engine.ok());
  const ActorNames names(engine.value()->lexicon());
  for (const char* iran : {"IRN", "irn", "Iran", "إيران", "ايران", "الجمهورية الإسلامية الإيرانية"})
    EXPECT_EQ(names.actor_of(iran), "IRN") << iran;
  EXPECT_EQ(names.actor_of("united nations"), "UN");
  EXPECT_EQ(names.actor_of("Vladimir Putin"), "فلاديمير بوتين");
  EXPECT_EQ(names.actor_of("بوتين"), "فلاديمير بوتين");
  EXPECT_EQ(names.actor_of("Lavrov"), names.actor_of("Sergey Lavrov")) << "borne by one alone";
  for (const char* britain : {"UK", "Britain", "great britain", "United Kingdom", "لندن"}) EXPECT_EQ(names.actor_of(britain), "GBR") << britain;
  EXPECT_EQ(names.actor_of("طهران"), "IRN");
  EXPECT_EQ(names.actor_of("America"), "USA");
  EXPECT_EQ(names.actor_of("Reuters"), "MED:REUTERS");
  EXPECT_EQ(names.actor_of("Atlantis"), "Atlantis");
  EXPECT_FALSE(names.knows("Atlantis"));
}

TEST(OutletNames, TellsKindAndCountryOrNothing) {
  const auto engine = Engine::open();
  ASSERT_TRUE(engine.ok());
  const OutletNames outlets(engine.value()->lexicon());
  EXPECT_EQ(outlets.facts_of("وكالة رويترز").kind, "agency");
  EXPECT_EQ(outlets.facts_of("رويترز").country, "GBR");
  EXPECT_EQ(outlets.facts_of("رويترز").form, "company");
  EXPECT_EQ(outlets.facts_of("رويترز").owner, "Thomson Reuters");
  EXPECT_EQ(outlets.facts_of("رويترز").owned_since, 2008);
  for (const char* paper : {"aawsat", "الشرق الأوسط", "aawsat.com", "صحيفة الشرق الأوسط"}) EXPECT_EQ(outlets.voice_of(paper), "MED:AAWSAT") << paper;
  EXPECT_EQ(outlets.facts_of("alriyadh").kind, "newspaper");
  EXPECT_EQ(outlets.facts_of("nobody's paper").kind, "");
  EXPECT_EQ(outlets.facts_of("nobody's paper").form, "");
  EXPECT_EQ(outlets.voice_of("وكالة رويترز"), "MED:REUTERS");
  EXPECT_EQ(outlets.voice_of("nobody's paper"), "nobody's paper");
}

}  // namespace
}  // namespace isnad::record
