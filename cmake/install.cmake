# Headers, the library, and what find_package(isnad) and pkg-config need.
include(CMakePackageConfigHelpers)

set(isnad_config_dir ${CMAKE_INSTALL_LIBDIR}/cmake/isnad)
install(TARGETS isnad isnad_libraries EXPORT isnad_targets
  ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR}
  FILE_SET HEADERS DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(EXPORT isnad_targets NAMESPACE isnad:: FILE isnadTargets.cmake DESTINATION ${isnad_config_dir})

configure_package_config_file(cmake/isnadConfig.cmake.in ${PROJECT_BINARY_DIR}/isnadConfig.cmake
  INSTALL_DESTINATION ${isnad_config_dir})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/isnadConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/isnadConfig.cmake ${PROJECT_BINARY_DIR}/isnadConfigVersion.cmake
  DESTINATION ${isnad_config_dir})

# The prefix is told from where the file lies, so an installed tree may be moved.
file(RELATIVE_PATH isnad_pc_prefix /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
configure_file(cmake/isnad.pc.in ${PROJECT_BINARY_DIR}/isnad.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/isnad.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
install(FILES LICENSE NOTICE DESTINATION ${CMAKE_INSTALL_DOCDIR})
