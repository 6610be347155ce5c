#!/usr/bin/env python3
"""speed.py ISNAD_BENCH ISNAD: speed, memory and cold start, into bench/RESULTS.md."""
import glob
import os
import statistics
import subprocess
import sys
import time

import results


def milliseconds(command, times):
    """Wall time of whole processes: fork, exec, work, exit."""
    took = []
    for _ in range(times):
        start = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
        took.append((time.perf_counter() - start) * 1000)
    return f"{statistics.median(took):.0f} ms (median of {times}, slowest {max(took):.0f})"


def cold_start(bench, isnad):
    sample = sorted(glob.glob(str(results.ROOT / "samples" / "*.txt")))[0]
    rows = [("`isnad version`, a whole process", milliseconds([isnad, "version"], 30)),
            (f"`isnad read` of one page of {os.path.getsize(sample)} bytes, a whole process", milliseconds([isnad, "read", sample], 30)),
            ("size of the program", f"{os.path.getsize(isnad) / 2**20:.0f} MB, of which the tables "
                                    f"{os.path.getsize(os.path.join(os.path.dirname(bench), '..', 'lexicon.image')) / 2**20:.0f} MB")]
    return "".join(f"| {name} | {value} |\n" for name, value in rows)


def main():
    if len(sys.argv) != 3:
        sys.exit("usage: speed.py ISNAD_BENCH ISNAD")
    bench, isnad = sys.argv[1:]
    news = sorted(glob.glob(str(results.ROOT.parent / "shared" / "data" / "news" / "*.jsonl.gz")))
    inputs, shown = (news, "../shared/data/news/*.jsonl.gz") if news else ([str(results.ROOT / "samples")], "samples")
    if not news:
        print("isnad: ../shared/data/news is not there; measuring over samples/")
    print("isnad: measuring speed (up to a few minutes)", flush=True)
    done = subprocess.run([bench, *inputs], stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode != 0:
        sys.exit("isnad_bench failed")
    body = done.stdout.rstrip("\n") + "\n"
    if os.path.exists(isnad):
        body += cold_start(bench, isnad)
    results.write("bench", "Speed", isnad, [f"isnad_bench {shown}"], body)


if __name__ == "__main__":
    main()
