#!/usr/bin/env python3
"""grow_records.py RECORDS EVENTS > OUT: records of the shape of RECORDS, as many as EVENTS.

RECORDS is what `isnad read` wrote. Its pages are repeated under other ids and names, each time
some days later, until there are EVENTS events: real sizes, real actors, real texts, many days.
"""
import datetime
import hashlib
import re
import sys

DAY = re.compile(rb'"(published":"|date":\[")(\d{4}-\d\d-\d\d)((?:",")(\d{4}-\d\d-\d\d))?')
STEP = 17  # days between two repetitions


def moved(day, days):
    try:
        return (datetime.date.fromisoformat(day.decode()) + datetime.timedelta(days)).isoformat().encode()
    except OverflowError:
        return day


def pages_of(path):
    """Each page as (id, its lines, number of events)."""
    lines = []
    with open(path, "rb") as records:
        for line in records:
            if line.startswith(b'{"kind":"document"') and lines:
                yield lines
                lines = []
            lines.append(line)
    if lines:
        yield lines


def repeated(lines, turn):
    text = b"".join(lines)
    own = lines[0][len(b'{"kind":"document","id":"'):][:16]
    fresh = hashlib.sha256(b"%d %s" % (turn, own)).hexdigest()[:16].encode()
    days = turn * STEP
    text = text.replace(b'"id":"' + own, b'"id":"' + fresh)
    text = re.sub(rb'"url":"[^"]*"', b'"url":null', text)
    text = text.replace(b'"page":"', b'"page":"%d/' % turn)

    def shifted(found):
        second = b'","' + moved(found.group(4), days) if found.group(4) else b""
        return b'"' + found.group(1) + moved(found.group(2), days) + second

    return DAY.sub(shifted, text)


def main():
    path, wanted = sys.argv[1], int(sys.argv[2])
    pages = list(pages_of(path))
    made = turn = 0
    while made < wanted:
        for lines in pages:
            sys.stdout.buffer.write(repeated(lines, turn))
            made += len(lines) - 1
            if made >= wanted:
                break
        turn += 1


if __name__ == "__main__":
    main()
