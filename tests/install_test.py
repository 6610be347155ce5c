#!/usr/bin/env python3
"""install_test.py SOURCE BUILD CMAKE COMPILER: the installed library serves an outside program.

Installs into a scratch prefix, moves that prefix, then builds tests/install by find_package(isnad) and
once more by pkg-config, and reads a sample with both.
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT, BUILD, CMAKE, COMPILER = pathlib.Path(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4]


def run(*command, **options):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False, **options)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}\nended with {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def check_records(text, page):
    records = [json.loads(line) for line in text.splitlines()]
    if not records or records[0]["kind"] != "document":
        sys.exit(f"expected a document line first, found: {text[:200]}")
    events = [record for record in records if record["kind"] == "event"]
    if not events:
        sys.exit(f"no events in {page.name}")
    source = page.read_bytes()
    for event in events:
        begin, end = event["trigger"]["span"]
        if source[begin:end].decode("utf-8") != event["trigger"]["text"]:
            sys.exit(f"{event['id']}: the span does not cut the trigger out of the page")
    return len(events)


def main():
    page = sorted((ROOT / "samples").glob("*wire*.txt"))[0]
    with tempfile.TemporaryDirectory() as name:
        scratch = pathlib.Path(name)
        run(CMAKE, "--install", BUILD, "--prefix", scratch / "first")
        prefix = scratch / "moved"
        shutil.move(scratch / "first", prefix)

        run(CMAKE, "-S", ROOT / "tests/install", "-B", scratch / "build", "-G", "Ninja", f"-DCMAKE_PREFIX_PATH={prefix}",
            f"-DCMAKE_CXX_COMPILER={COMPILER}", "-DCMAKE_BUILD_TYPE=Release")
        run(CMAKE, "--build", scratch / "build")
        by_cmake = run(scratch / "build" / "reader", page)
        events = check_records(by_cmake, page)

        folders = ":".join(str(path.parent) for path in prefix.rglob("isnad.pc"))
        flags = run("pkg-config", "--cflags", "--libs", "isnad", env={**os.environ, "PKG_CONFIG_PATH": folders}).split()
        run(COMPILER, ROOT / "tests/install/main.cc", "-o", scratch / "by_pkg_config", *flags)
        if run(scratch / "by_pkg_config", page) != by_cmake:
            sys.exit("the program built by pkg-config reads otherwise")

        program = prefix / "bin" / "isnad"
        if program.exists() and run(program, "read", page) != by_cmake:
            sys.exit("the installed program and the library do not give the same bytes")
        left = [path for path in prefix.rglob("*") if path.suffix in (".cc", ".tsv") or path.name.endswith("_test.h")]
        if left:
            sys.exit(f"installed, but of no use there: {left[:3]}")
    print(f"install: by find_package and by pkg-config, {events} events of {page.name}")


main()
