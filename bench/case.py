#!/usr/bin/env python3
"""case.py ISNAD_CASE_BENCH ISNAD: how long a case of the news of ../shared takes to answer, into bench/RESULTS.md."""
import glob
import gzip
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import results

ROUNDS = 40
MEMBERS = "body=content,published=date_extracted,publisher=source"
LEDGERS = ("claims", "story", "deeds", "forecasts", "sources")
MORE = ((), ("SAU",), ("--since", "2015-07-25", "--until", "2015-08-02"), ("--as-of", "2015-08-03"), ("SAU", "--as-of", "2015-07-26"),
        ("--as-of", "2026-06-01"))


def run(*command):
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)


def whole_process(*command):
    """Wall and processor time of one process, in milliseconds; what it finds does not count."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall * 1000, (after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime) * 1000


def percentiles(times):
    times = sorted(times)
    return f"{statistics.median(times):.0f} | {times[len(times) * 95 // 100]:.0f}"


def ledgers(isnad, case):
    rows = ["| a whole process | median ms | 95th percentile | processor ms, median | 95th percentile |", "|---|---|---|---|---|"]
    for verb in LEDGERS:
        for more in MORE:
            if verb == "sources" and "SAU" in more:
                continue
            for form in ("table", "jsonl"):
                walls, processors = zip(*(whole_process(isnad, verb, case, *more, "--format", form) for _ in range(ROUNDS)))
                rows.append(f"| `{' '.join((verb, *more, '--format', form))}` | {percentiles(walls)} | {percentiles(processors)} |")
    return "\n".join(rows)


def unpacked(news, folder):
    """The articles, one JSON record a line."""
    names = []
    for path in news:
        names.append(os.path.join(folder, os.path.basename(path).removesuffix(".gz")))
        with gzip.open(path, "rb") as packed, open(names[-1], "wb") as out:
            shutil.copyfileobj(packed, out)
    return names


def main():
    if len(sys.argv) != 3:
        sys.exit("usage: case.py ISNAD_CASE_BENCH ISNAD")
    bench, isnad = sys.argv[1:]
    news = sorted(glob.glob(str(results.ROOT.parent / "shared" / "data" / "news" / "*.jsonl.gz")))
    if not news:
        print("isnad: ../shared/data/news is not there; no case is measured")
        return
    with tempfile.TemporaryDirectory() as folder:
        case = os.path.join(folder, "news.isnad")
        run(isnad, "add", case, "--added", "2026-01-01", "--map", MEMBERS, *unpacked(news, folder))
        run(isnad, "link", case, "--added", "2026-01-01")
        print("isnad: measuring a case (some minutes)", flush=True)
        body = subprocess.run([bench, case], stdout=subprocess.PIPE, text=True, check=True).stdout
        body += "\n" + ledgers(isnad, case)
    commands = [f"isnad add CASE --map {MEMBERS} NEWS.jsonl; isnad link CASE", "isnad_case_bench CASE", "isnad claims CASE ..."]
    results.write("case", "A case", isnad, commands, body)


if __name__ == "__main__":
    main()
