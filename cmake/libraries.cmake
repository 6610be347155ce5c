# Every library has its line in ARCHITECTURE.md. No public header includes any of them,
# so a user of isnad needs them to link, not to compile.
find_package(PkgConfig REQUIRED)
find_package(ICU REQUIRED COMPONENTS uc i18n)
find_package(nlohmann_json REQUIRED)
find_package(OpenSSL REQUIRED COMPONENTS Crypto)
find_package(Threads REQUIRED)
pkg_check_modules(gumbo REQUIRED IMPORTED_TARGET gumbo)
pkg_check_modules(sqlite3 REQUIRED IMPORTED_TARGET sqlite3)
pkg_check_modules(uchardet REQUIRED IMPORTED_TARGET uchardet)
pkg_check_modules(xxhash REQUIRED IMPORTED_TARGET libxxhash)
pkg_check_modules(zstd REQUIRED IMPORTED_TARGET libzstd)

add_library(isnad_libraries INTERFACE)
add_library(isnad::libraries ALIAS isnad_libraries)
set_target_properties(isnad_libraries PROPERTIES EXPORT_NAME libraries)
target_link_libraries(isnad_libraries INTERFACE ICU::i18n ICU::uc OpenSSL::Crypto PkgConfig::gumbo PkgConfig::uchardet
  PkgConfig::sqlite3 PkgConfig::xxhash PkgConfig::zstd Threads::Threads $<BUILD_INTERFACE:nlohmann_json::nlohmann_json>)
