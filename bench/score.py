#!/usr/bin/env python3
"""score.py ISNAD: holds the program's records against the gold annotations, if they are there.

Gold, its pages and its scorers stand beside the project in ../shared; without them this
says so and ends well. The figures go to bench/RESULTS.md.
"""
import glob
import os
import pathlib
import subprocess
import sys
import tempfile

import results

SHARED = results.ROOT.parent / "shared"


def progress(text):
    print(f"isnad: {text}", flush=True)


def read(isnad, verb, pages, out):
    """Runs `isnad VERB PAGES > out`; inputs that are refused (exit 4) or hold nothing (3) do not end the run."""
    with open(out, "wb") as stream:
        done = subprocess.run([isnad, verb, *pages], stdout=stream, stderr=subprocess.PIPE, text=True, check=False)
    if done.returncode not in (0, 3, 4):
        sys.exit(f"isnad {verb} failed with exit code {done.returncode}:\n{done.stderr}")


def score(scorer, gold, records):
    done = subprocess.run([sys.executable, str(SHARED / "eval" / scorer), *gold, "--", records],
                          capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{scorer} failed:\n{done.stderr}")
    return done.stdout.rstrip()


def pages_of(gold, folder):
    """The page of each gold file: same name, .txt or .html."""
    found = []
    for path in gold:
        stem = os.path.basename(path).split(".")[0]
        found += sorted(glob.glob(str(folder / (stem + ".*"))))
    return found


def main():
    if len(sys.argv) != 2:
        sys.exit("usage: score.py ISNAD")
    isnad = sys.argv[1]
    if not (SHARED / "gold").is_dir() or not (SHARED / "eval" / "score").exists():
        progress("score skipped: ../shared/gold and ../shared/eval are not there")
        return
    events = sorted(glob.glob(str(SHARED / "gold" / "*.jsonl")))
    times = sorted(glob.glob(str(SHARED / "gold" / "times" / "*.jsonl")))
    labels = SHARED / "gold" / "gsr" / "labels.jsonl"
    body, commands = [], []
    with tempfile.TemporaryDirectory() as scratch:
        out = os.path.join(scratch, "records.jsonl")

        def section(title, verb, scorer, gold, pages, shown):
            progress(f"{title.lower()}: {len(pages)} pages")
            read(isnad, verb, pages, out)
            body.append(f"### {title}\n\n{len(pages)} pages.\n\n```\n{score(scorer, gold, out)}\n```\n")
            commands.extend(shown)

        section("Events", "read", "score", events, pages_of(events, SHARED / "pages"),
                ["isnad read PAGES > E; ../shared/eval/score ../shared/gold/*.jsonl -- E"])
        if times:
            pages = pages_of(times, SHARED / "pages") + pages_of(times, SHARED / "pages_times")
            section("Times", "times", "score_times", times, pages,
                    ["isnad times PAGES > T; ../shared/eval/score_times ../shared/gold/times/*.jsonl -- T"])
        if labels.exists():
            pages = sorted(str(page) for page in (labels.parent / "pages").iterdir())
            section("Event types in single sentences (GSR)", "read", "score_gsr", [str(labels)], pages,
                    ["isnad read ../shared/gold/gsr/pages/* > G; ../shared/eval/score_gsr ../shared/gold/gsr/labels.jsonl -- G"])
    results.write("score", "Quality", isnad, commands, "\n".join(body))


if __name__ == "__main__":
    main()
