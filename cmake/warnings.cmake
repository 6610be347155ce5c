add_library(isnad_warnings INTERFACE)
target_compile_options(isnad_warnings INTERFACE $<$<COMPILE_LANGUAGE:CXX>:-Wall -Wextra -Wconversion -Wshadow -Werror>)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # g++ 12 raises these falsely inside std::string once it inlines (GCC bugs 105329, 105651, 105762);
  # clang and the sanitizers look for the same faults.
  target_compile_options(isnad_warnings INTERFACE $<$<COMPILE_LANGUAGE:CXX>:-Wno-array-bounds -Wno-maybe-uninitialized -Wno-restrict
    -Wno-stringop-overflow -Wno-stringop-overread>)
endif()
