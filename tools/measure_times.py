#!/usr/bin/env python3
"""measure_times: how well expressions of time are read, on two published sets of cases.

    measure_times recognizers CASES.tsv PROGRAM... [--judged TABLE.tsv] [--wrong]
    measure_times duckling CASES.tsv PROGRAM... [--wrong]

PROGRAM is run as `PROGRAM times --lines --reference DAY [--prefer future] -`, once for each day.

recognizers  The Arabic cases of Microsoft Recognizers: rows without "dotnet" in the last column, of
             the types date, daterange, duration and set.  A row that has a resolution is right when the
             engine's interval is one of its two (the past or the future one).  A range is written there
             with the day after its last one, or as it was said: both are taken.  A duration has no
             interval here: its type must be right and it must end where it ends there.  A row without a resolution asks
             only for the extent: "found" when the spans overlap, "exact" when they are the same.
             Rows that TABLE (columns: row, reason) names by their line are left out and counted by reason.
duckling     The Arabic cases of Duckling, Time and Duration, seen from 12 February 2013 and looking ahead.
             What is given to the hour or finer is right when the day is.

--wrong lists what is not right, by the line of the file.
"""
import collections
import csv
import datetime
import json
import re
import subprocess
import sys

ONE_DAY = datetime.timedelta(days=1)
KINDS = ("date", "daterange", "duration", "set")
DUCKLING_DAY = "2013-02-12"


def run(program, texts, day, *options):
    """The expressions of each text."""
    command = program + ["times", "--lines", *options] + (["--reference", day] if day else []) + ["-"]
    done = subprocess.run(command, input="".join(t + "\n" for t in texts), capture_output=True, text=True, encoding="utf-8")
    if done.returncode not in (0, 3):
        sys.exit(f"measure_times: {' '.join(command)}: {done.stderr.strip()}")
    lines = [json.loads(line)["times"] for line in done.stdout.splitlines()]
    if len(lines) != len(texts):
        sys.exit(f"measure_times: {len(texts)} texts went in and {len(lines)} came out")
    return lines


def table_of(path):
    with open(path, encoding="utf-8", newline="") as lines:
        reader = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        names = next(reader)
        return [(number, dict(zip(names, row))) for number, row in enumerate(reader, 2) if len(row) == len(names)]


def overlap(a, b):
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def best_at(times, span):
    touching = [t for t in times if overlap(t["span"], span)]
    return max(touching, key=lambda t: overlap(t["span"], span), default=None)


def day_of(text):
    return datetime.date.fromisoformat(text)


def intervals_of(resolution):
    """Every interval that the resolution allows, as pairs of days."""
    out = set()
    for name in ("FutureResolution", "PastResolution"):
        said = resolution.get(name) or {}
        if "date" in said:
            out.add((day_of(said["date"]), day_of(said["date"])))
        elif "startDate" in said and "endDate" in said:
            first, last = day_of(said["startDate"]), day_of(said["endDate"])
            out |= {(first, last), (first, max(first, last - ONE_DAY))}
    return out


def interval_of(time):
    return tuple(day_of(d) for d in time["value"]) if time and time["value"] else None


class Tally:
    def __init__(self, show):
        self.show, self.rows = show, collections.defaultdict(collections.Counter)

    def add(self, kind, what, right, line, note=""):
        self.rows[kind][what] += 1
        self.rows[kind][what + " right"] += bool(right)
        if not right and self.show:
            print(f"{line}\t{kind}\t{what}\t{note}")

    def print(self, *columns):
        total = collections.Counter()
        for kind, n in sorted(self.rows.items()):
            total.update(n)
        for kind, n in [*sorted(self.rows.items()), ("all", total)]:
            shares = [f"{c} {n[c + ' right']}/{n[c]} ({n[c + ' right'] / n[c]:.1%})" for c in columns if n[c]]
            print(f"{kind:<10} " + "   ".join(shares))


def span_in(text, expected):
    at = text.find(expected)
    begin = len(text[:max(at, 0)].encode("utf-8"))
    return [begin, begin + len(expected.encode("utf-8"))]


def measure_recognizers(path, program, judged, show):
    reasons = {int(row["row"]): row["reason"] for _, row in table_of(judged)} if judged else {}
    by_day, left = collections.defaultdict(list), collections.Counter()
    for line, row in table_of(path):
        if "dotnet" in row["not_supported_in"] or row["type"] not in KINDS:
            continue
        if line in reasons:
            left[reasons[line]] += 1
        else:
            by_day[row["reference"][:10] or "2016-11-07"].append((line, row))
    tally = Tally(show)
    for day, rows in by_day.items():
        for (line, row), times in zip(rows, run(program, [r["input"] for _, r in rows], day)):
            span = span_in(row["input"], row["expected_text"])
            found = best_at(times, span)
            note = f"{row['input']}\t{row['expected_text']}\t{found and (found['text'], found['value'], found['type'])}\t{row['resolution']}"
            allowed = intervals_of(json.loads(row["resolution"])) if row["resolution"] else set()
            if row["type"] == "duration":
                tally.add(row["type"], "value", found and found["type"] == "duration" and found["span"][1] == span[1], line, note)
            elif allowed:
                tally.add(row["type"], "value", interval_of(found) in allowed, line, note)
            else:
                tally.add(row["type"], "found", found, line, note)
                tally.add(row["type"], "exact", found and found["span"] == span, line, note)
    tally.print("value", "found", "exact")
    print(f"left out: {sum(left.values())}")
    for reason, count in left.most_common():
        print(f"  {count:3d}  {reason}")


def moment(text):
    return datetime.datetime(*(int(x) for x in text.split(",")))


def duckling_interval(said):
    """(first day, last day) of Duckling's own notation."""
    grain = re.search(r"(Second|Minute|Hour|Day|Week|Month|Quarter|Year)\b", said)
    moments = [moment(m) for m in re.findall(r"\(([0-9][0-9, ]*)\)", said)]
    if not moments or not grain:
        return None
    first = moments[0].date()
    if len(moments) == 2:
        return first, (moments[1] - datetime.timedelta(seconds=1)).date()
    if grain[1] == "Week":
        return first, first + 6 * ONE_DAY
    if grain[1] == "Month":
        return first, (first.replace(day=28) + 4 * ONE_DAY).replace(day=1) - ONE_DAY
    if grain[1] == "Year":
        return first, first.replace(month=12, day=31)
    return first, first


def measure_duckling(path, program, show):
    rows = [(line, row) for line, row in table_of(path) if row["dimension"] in ("Time", "Duration")]
    column = [name for name in rows[0][1] if name.startswith("expected_value")][0]
    tally = Tally(show)
    texts = [row["expression"] for _, row in rows]
    for (line, row), times in zip(rows, run(program, texts, DUCKLING_DAY, "--prefer", "future")):
        said = row[column]
        note = f"{row['expression']}\t{[(t['text'], t['value'], t['type']) for t in times]}\t{said}"
        if said == "NO_MATCH":
            tally.add("none", "value", not times, line, note)
        elif row["dimension"] == "Duration":
            tally.add("duration", "value", len(times) == 1 and times[0]["type"] == "duration", line, note)
        else:
            tally.add("time", "value", len(times) == 1 and interval_of(times[0]) == duckling_interval(said), line, note)
    tally.print("value")


def main():
    arguments = sys.argv[1:]
    show = "--wrong" in arguments
    arguments = [a for a in arguments if a != "--wrong"]
    judged = None
    if "--judged" in arguments:
        at = arguments.index("--judged")
        judged = arguments[at + 1]
        del arguments[at:at + 2]
    if len(arguments) < 3 or arguments[0] not in ("recognizers", "duckling"):
        sys.exit(__doc__)
    if arguments[0] == "recognizers":
        measure_recognizers(arguments[1], arguments[2:], judged, show)
    else:
        measure_duckling(arguments[1], arguments[2:], show)


if __name__ == "__main__":
    main()
