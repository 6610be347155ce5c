#include "isnad/record/outlet_names.h"

#include <algorithm>
#include <cstdlib>
#include <vector>

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
  // A site may call itself otherwise; one of its names, or "the newspaper" with it, leads to the medium.
  constexpr std::string_view newspaper = "\xD8\xB5\xD8\xAD\xD9\x8A\xD9\x81\xD8\xA9 ";
  const lexicon::Table& sites = lexicon.table("page/sites");
  for (std::uint32_t row = 0; row < sites.rows(); ++row) {
    const std::string own(sites.cell(row, sites.column("name_ar")));
    std::vector<std::string> names{own, std::string(newspaper) + own};
    for (const std::string_view name : lexicon::split_list(sites.cell(row, sites.column("publisher")))) names.emplace_back(name);
    const auto known = std::find_if(names.begin(), names.end(), [this](const std::string& name) { return outlets_.count(search_key(name)) != 0; });
    if (known == names.end()) continue;
    const OutletFacts facts = outlets_.at(search_key(*known));
    outlets_.emplace(search_key(sites.cell(row, sites.column("host"))), facts);
    for (const std::string& name : names) outlets_.emplace(search_key(name), facts);
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
