#include "isnad/record/outlet_names.h"

#include <cstdlib>

#include "isnad/record/addition.h"

namespace isnad::record {

OutletNames::OutletNames(const lexicon::Lexicon& lexicon) {
  std::unordered_map<std::string_view, std::uint32_t> owners;  // row by medium
  const lexicon::Table& owned = lexicon.table("record/owners");
  for (std::uint32_t row = 0; row < owned.rows(); ++row) owners.emplace(owned.cell(row, owned.column("medium")), row);
  const lexicon::Table& media = lexicon.table("mentions/media");
  for (std::uint32_t row = 0; row < media.rows(); ++row) {
    OutletFacts facts{std::string(media.cell(row, media.column("kind"))),
                      std::string(media.cell(row, media.column("country"))),
                      std::string(media.cell(row, media.column("code"))),
                      {},
                      {},
                      0};
    if (const auto owner = owners.find(media.cell(row, media.column("id"))); owner != owners.end()) {
      facts.form = owned.cell(owner->second, owned.column("form"));
      facts.owner = owned.cell(owner->second, owned.column("owner"));
      facts.owned_since = std::atoi(std::string(owned.cell(owner->second, owned.column("since"))).c_str());
    }
    for (const char* column : {"names", "name_en"}) {
      for (const std::string_view name : lexicon::split_list(media.cell(row, media.column(column))))
        outlets_.emplace(search_key(name), facts);
    }
  }
  // A site may call itself otherwise; its own Arabic name leads to the medium.
  const lexicon::Table& sites = lexicon.table("page/sites");
  for (std::uint32_t row = 0; row < sites.rows(); ++row) {
    const auto found = outlets_.find(search_key(sites.cell(row, sites.column("name_ar"))));
    if (found == outlets_.end()) continue;
    const OutletFacts facts = found->second;
    outlets_.emplace(search_key(sites.cell(row, sites.column("host"))), facts);
    for (const std::string_view name : lexicon::split_list(sites.cell(row, sites.column("publisher"))))
      outlets_.emplace(search_key(name), facts);
  }
}

OutletFacts OutletNames::facts_of(std::string_view publisher) const {
  const auto found = outlets_.find(search_key(publisher));
  return found == outlets_.end() ? OutletFacts{} : found->second;
}

std::string OutletNames::voice_of(std::string_view publisher) const {
  const std::string code = facts_of(publisher).code;
  return code.empty() ? std::string(publisher) : code;
}

}  // namespace isnad::record
