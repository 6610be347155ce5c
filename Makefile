# The ways in. Each target installs what it needs on Debian 12 and says what it does.
#
#   make demo     build the program and show what it reads from samples/
#   make test     all tests, then again under AddressSanitizer and UBSan
#   make score    quality against the gold annotations of ../shared, into bench/RESULTS.md
#   make bench    speed, memory, cold start, a case's answers, into bench/RESULTS.md
#   make install  into PREFIX (/usr/local), DESTDIR respected
#   make format, make tidy, make clean

PREFIX ?= /usr/local
JOBS ?= $(shell nproc)

.PHONY: help demo test score bench install format tidy clean packages program everything

help:
	@sed -n 's/^#   //p' Makefile

packages:
	@sh tools/install_packages.sh build

program: packages
	@echo "isnad: building the program in build/ (a few minutes the first time)"
	@cmake --preset program -DCMAKE_MESSAGE_LOG_LEVEL=WARNING
	@cmake --build --preset program --parallel $(JOBS)

everything: packages
	@sh tools/install_packages.sh test
	@cmake --preset release -DCMAKE_MESSAGE_LOG_LEVEL=WARNING
	@cmake --build --preset release --parallel $(JOBS)

demo: program
	@build/apps/cli/isnad demo samples

test:
	@sh tools/install_packages.sh build test
	@python3 tools/run_tests.py --jobs $(JOBS)

score: program
	@sh tools/install_packages.sh test
	@python3 bench/score.py build/apps/cli/isnad

bench: everything
	@python3 bench/speed.py build/bench/isnad_bench build/apps/cli/isnad
	@python3 bench/case.py build/bench/isnad_case_bench build/apps/cli/isnad

install: program
	@cmake --install build --prefix $(PREFIX)

format:
	@sh tools/install_packages.sh lint
	@git ls-files -co --exclude-standard '*.cc' '*.h' | xargs clang-format -i

tidy: packages
	@sh tools/install_packages.sh test lint
	@cmake --preset tidy -DCMAKE_MESSAGE_LOG_LEVEL=WARNING
	@git ls-files -co --exclude-standard '*.cc' | grep -v '^tests/install/\|^tests/must_not_compile/\|^fuzz/' | \
	  xargs -n 1 -P $(JOBS) clang-tidy -p build-tidy --quiet

clean:
	@rm -rf build build-asan build-debug build-clang build-tidy build-fuzz
