#!/usr/bin/env python3
"""run_tests.py [--jobs N] [--only release|sanitize]: builds and runs all tests.

First the release build with every test, then, under AddressSanitizer and
UndefinedBehaviorSanitizer, what is written in C++. A test that closes with a line
"N passed, N failed, N skipped" counts as that many, any other as one. Closes with the sum;
exit code 0 only when nothing failed.
"""
import argparse
import os
import pathlib
import re
import subprocess
import sys
import time
import xml.etree.ElementTree

ROOT = pathlib.Path(__file__).resolve().parent.parent
CLOSING = re.compile(r"^(\d+) passed, (\d+) failed, (\d+) skipped$", re.M)
FOLDERS = {"release": "build", "sanitize": "build-asan"}


def say(text):
    print(f"isnad: {text}", flush=True)


def run(*command):
    return subprocess.run(command, cwd=ROOT, check=False).returncode == 0


def count(case):
    """(passed, failed, skipped) of one test of ctest."""
    output = case.findtext("system-out") or ""
    failed = case.find("failure") is not None
    closing = CLOSING.findall(output)
    if closing:
        numbers = [int(number) for number in closing[-1]]
        if failed and numbers[1] == 0:
            numbers[1] = 1
        return numbers
    skipped = case.find("skipped") is not None or case.get("status") in ("notrun", "disabled")
    return [0, 0, 1] if skipped else [0, 1, 0] if failed else [1, 0, 0]


def tests_of(preset, jobs):
    """Builds and runs one preset; what the tests came to."""
    start = time.monotonic()
    say(f"building ({preset}) in {FOLDERS[preset]}/")
    if not run("cmake", "--preset", preset, "-DCMAKE_MESSAGE_LOG_LEVEL=WARNING"):
        say(f"the {preset} build cannot be configured")
        return [0, 1, 0]
    if not run("cmake", "--build", "--preset", preset, "--parallel", jobs):
        say(f"the {preset} build failed")
        return [0, 1, 0]
    say(f"built in {time.monotonic() - start:.0f} s; testing ({preset})")
    start = time.monotonic()
    report = ROOT / FOLDERS[preset] / "tests.xml"
    report.unlink(missing_ok=True)
    run("ctest", "--preset", preset, "--parallel", jobs, "--output-junit", str(report), "--no-tests=error",
        "--test-output-size-passed", "10000000", "--test-output-size-failed", "10000000")
    if not report.exists():
        say(f"the {preset} tests did not run")
        return [0, 1, 0]
    total = [0, 0, 0]
    for case in xml.etree.ElementTree.parse(report).getroot().iter("testcase"):
        total = [a + b for a, b in zip(total, count(case))]
    say(f"{preset}: {total[0]} passed, {total[1]} failed, {total[2]} skipped in {time.monotonic() - start:.0f} s")
    return total


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--jobs", default=str(os.cpu_count()))
    parser.add_argument("--only", choices=sorted(FOLDERS))
    options = parser.parse_args()
    os.environ.setdefault("UBSAN_OPTIONS", "print_stacktrace=1")
    total = [0, 0, 0]
    for preset in FOLDERS:
        if options.only in (None, preset):
            total = [a + b for a, b in zip(total, tests_of(preset, options.jobs))]
    print("{} passed, {} failed, {} skipped".format(*total))
    sys.exit(1 if total[1] or not total[0] else 0)


if __name__ == "__main__":
    main()
