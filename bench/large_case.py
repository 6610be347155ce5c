#!/usr/bin/env python3
"""large_case.py ISNAD [EVENTS]: how a case of a million events is filled, linked and answers, into bench/RESULTS.md.

The records of the news of ../shared, repeated under other ids on other days (grow_records.py), without the pages' bytes.
Takes half an hour and some 6 GB of memory; no part of `make bench`.
"""
import glob
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time

import case
import results

ROUNDS = 40
QUESTIONS = (("timeline", "SAU"), ("timeline", "IRN", "USA"), ("timeline", "SAU", "--as-of", "2015-09-01"), ("pair", "IRN", "USA"),
             ("search", "\u0627\u0644\u0646\u0648\u0648\u064a"), ("claims", "IRN", "RUS"), ("claims", "SAU"), ("claims", "SAU", "--as-of", "2015-09-01"), ("story", "IRN"),
             ("deeds", "IRN"), ("forecasts", "IRN"), ("sources",))


def timed(*command, out=subprocess.DEVNULL):
    """Seconds, and the last line that the command wrote."""
    start = time.perf_counter()
    done = subprocess.run(command, stdout=out, stderr=subprocess.PIPE, text=True, check=True)
    return time.perf_counter() - start, done.stderr.strip().split("\n")[-1]


def answers(isnad, name):
    rows = ["| a whole process | median ms | 95th percentile |", "|---|---|---|"]
    for verb, *more in QUESTIONS:
        times = sorted(case.whole_process(isnad, verb, name, *more, "--format", "table")[0] for _ in range(ROUNDS + 1))
        rows.append(f"| `{' '.join((verb, *more))}` | {statistics.median(times):.0f} | {times[len(times) * 95 // 100]:.0f} |")
    return "\n".join(rows)


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    isnad, events = sys.argv[1], sys.argv[2] if len(sys.argv) == 3 else "1000000"
    news = sorted(glob.glob(str(results.ROOT.parent / "shared" / "data" / "news" / "*.jsonl.gz")))
    if not news:
        print("isnad: ../shared/data/news is not there; no case is measured")
        return
    with tempfile.TemporaryDirectory() as folder:
        records, grown, name = (os.path.join(folder, part) for part in ("records.jsonl", "grown.jsonl", "large.isnad"))
        with open(records, "wb") as out:
            timed(isnad, "read", "--map", case.MEMBERS, *case.unpacked(news, folder), out=out)
        with open(grown, "wb") as out:
            timed(sys.executable, str(results.ROOT / "bench" / "grow_records.py"), records, events, out=out)
        added, told = timed(isnad, "add", name, "--added", "2026-01-01", grown)
        os.remove(grown)
        size = os.path.getsize(name)
        print("isnad: linking (minutes)", flush=True)
        linked, _ = timed(isnad, "link", name, "--added", "2026-01-01")
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 2**20
        body = (f"{told.removeprefix('isnad: ')}\n\n| | |\n|---|---|\n"
                f"| `add`, already read, one process | {added:.0f} s |\n| `link` | {linked:.0f} s |\n| most memory of any of them | {peak:.1f} GB |\n"
                f"| the file before and after `link` | {size / 2**20:.0f} MB, {os.path.getsize(name) / 2**20:.0f} MB |\n\n")
        body += answers(isnad, name)
    results.write("large", "A case of a million events", isnad, [f"bench/large_case.py ISNAD {events}"], body)


if __name__ == "__main__":
    main()
