#!/usr/bin/env python3
"""measure_mentions: how well names, offices and participants are read.

    measure_mentions participants RECORDS GOLD...
    measure_mentions names CORPUS PROGRAM...
    measure_mentions bio CORPUS PROGRAM...

participants  RECORDS are event records (JSON lines) of the pages that the files GOLD annotate.
              Of the gold events whose trigger was found: the share of gold codes that the record
              has on the same side (recall), of record codes that gold has (precision), and of
              events with all codes right.  Sides of mutual types count together.
names         CORPUS has lines "word label" (B-PERS, I-LOC, ...), a blank line ends a sentence.
              Its last fifth is written as plain pages, PROGRAM is run with the names of those
              files as its last arguments and prints mention records; exact spans are compared.
              Only names proper count: of an office the person's name, of a place its name.
bio           The same sentences, one word a line, as standard input of PROGRAM, which writes lines
              "word label"; exact spans of PER LOC ORG MISC as the CoNLL scorer counts them.
              FROM and TO (shares, by default 0.8 and 1) choose another part of CORPUS.
"""
import collections
import json
import os
import subprocess
import sys
import tempfile

MUTUAL = {"AGREE", "CONSULT", "COOPERATE"}
LABELS = {"person": "PER", "state": "LOC", "capital": "LOC", "place": "LOC", "body": "ORG", "group": "ORG", "media": "ORG"}
SENTENCES_A_PAGE = 25
HELD_BACK = 0.2


def read_pages(paths):
    pages, current = {}, None
    for path in paths:
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                record = json.loads(line) if line.strip() else {}
                if record.get("kind") == "document":
                    current = pages.setdefault(record["page"].split("/")[-1], [])
                elif record.get("kind") == "event":
                    (pages[record["page"].split("/")[-1]] if "page" in record else current).append(record)
    return pages


def codes(event, *sides):
    return {(side if len(sides) > 1 else "", p["code"]) for side in sides for p in event.get(side) or []}


def sides_of(event):
    if event["type"] in MUTUAL:
        return {("", p["code"]) for side in ("source", "target") for p in event.get(side) or []}
    return codes(event, "source", "target")


def pair(gold, found):
    """Pairs whose triggers overlap, one to one, of the same type and with most codes shared first."""
    candidates = []
    for i, g in enumerate(gold):
        for j, f in enumerate(found):
            (a, b), (c, d) = g["trigger"]["span"], f["trigger"]["span"]
            if a < d and c < b:
                candidates.append((-(4 * (g["type"] == f["type"]) + 2 * (sides_of(g) == sides_of(f))), i, j))
    left, right, out = set(), set(), []
    for _, i, j in sorted(candidates):
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            out.append((gold[i], found[j]))
    return out


def measure_participants(arguments):
    records, gold = read_pages(arguments[:1]), read_pages(arguments[1:])
    n = collections.Counter()
    for page, events in gold.items():
        for g, f in pair(events, records.get(page, [])):
            if g["type"] != f["type"]:
                continue
            want, have = sides_of(g), sides_of(f)
            n["events"] += 1
            n["whole"] += want == have
            n["want"] += len(want)
            n["have"] += len(have)
            n["both"] += len(want & have)
            loose_want, loose_have = {c for _, c in want}, {c for _, c in have}
            n["named"] += len(loose_want & loose_have)
            n["loose"] += len(loose_want)
    share = lambda a, b: n[a] / n[b] if n[b] else 0.0
    print(f"{n['events']} events found with their type")
    print(f"codes on their side: precision {share('both', 'have'):.3f}  recall {share('both', 'want'):.3f}")
    print(f"codes on any side:   recall {share('named', 'loose'):.3f}")
    print(f"events with all codes right: {share('whole', 'events'):.3f}")


def read_corpus(path):
    sentences, current = [], []
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            cells = line.split()
            if len(cells) >= 2:
                current.append((cells[0], cells[-1]))
            elif current:
                sentences.append(current)
                current = []
    if current:
        sentences.append(current)
    return sentences


def spans_of_labels(labels):
    out, start, kind = set(), None, None
    for i, label in enumerate(list(labels) + ["O"]):
        inside = label.startswith("I-") and kind == label[2:]
        if start is not None and not inside:
            out.add((start, i, kind))
            start = kind = None
        if label.startswith("B-") or (label.startswith("I-") and start is None):
            start, kind = i, label[2:]
    return {(a, b, {"PERS": "PER", "MIS": "MISC"}.get(k, k)) for a, b, k in out}


def names_proper(mention):
    """The names inside a mention: those that the record lists, else the mention itself."""
    inside = mention.get("names") or []
    if inside:
        return [(name["span"], name["type"]) for name in inside]
    return [(mention["span"], mention["type"])]


def tokens_of(span, starts):
    a = next((i for i, (s, e) in enumerate(starts) if e > span[0]), None)
    b = next((i for i, (s, e) in enumerate(starts) if s >= span[1]), len(starts))
    return (a, b) if a is not None and a < b else None


def print_kinds(n):
    total = collections.Counter()
    for kind in n:
        total.update(n[kind])
    for kind, c in [*n.items(), ("all", total)]:
        p = c["both"] / c["have"] if c["have"] else 0.0
        r = c["both"] / c["want"] if c["want"] else 0.0
        print(f"{kind:<4} gold {c['want']:5d} found {c['have']:5d}  P {p:.3f}  R {r:.3f}  F1 {2 * p * r / (p + r) if p + r else 0.0:.3f}")


def measure_bio(arguments):
    corpus, program = read_corpus(arguments[0]), arguments[1:]
    start, end = (float(os.environ.get(name, share)) for name, share in (("FROM", 1 - HELD_BACK), ("TO", 1)))
    held = corpus[int(len(corpus) * start):int(len(corpus) * end)]
    n = {k: collections.Counter() for k in ("PER", "LOC", "ORG", "MISC")}
    for p in range(0, len(held), SENTENCES_A_PAGE):
        page = held[p:p + SENTENCES_A_PAGE]
        given = "\n".join("".join(word + "\n" for word, _ in sentence) for sentence in page)
        lines = subprocess.run(program + ["-"], input=given, capture_output=True, text=True, check=True).stdout
        answer = [[line.split(" ") for line in part.split("\n")] for part in lines.strip("\n").split("\n\n")]
        for sentence, labelled in zip(page, answer, strict=True):
            if [word for word, _ in sentence] != [word for word, _ in labelled]:
                sys.exit("the program changed the words it was given")
            want, have = (spans_of_labels(label for _, label in words) for words in (sentence, labelled))
            for kind in n:
                w, h = {x for x in want if x[2] == kind}, {x for x in have if x[2] == kind}
                n[kind].update(want=len(w), have=len(h), both=len(w & h))
    print_kinds(n)


def measure_names(arguments):
    corpus, program = read_corpus(arguments[0]), arguments[1:]
    held = corpus[int(len(corpus) * (1 - HELD_BACK)):]
    n = {k: collections.Counter() for k in ("PER", "LOC", "ORG")}
    errors = []
    with tempfile.TemporaryDirectory() as folder:
        pages = {}
        for p in range(0, len(held), SENTENCES_A_PAGE):
            name, text, offsets = f"{p:06d}.txt", b"", []
            for sentence in held[p:p + SENTENCES_A_PAGE]:
                at = []
                for word, _ in sentence:
                    raw = word.encode()
                    at.append((len(text), len(text) + len(raw)))
                    text += raw + b" "
                text = text[:-1] + b"\n\n"
                offsets.append(at)
            with open(os.path.join(folder, name), "wb") as out:
                out.write(text)
            pages[name] = (held[p:p + SENTENCES_A_PAGE], offsets)
        files = [os.path.join(folder, name) for name in sorted(pages)]
        found, page = collections.defaultdict(list), None
        for line in subprocess.run(program + files, capture_output=True, text=True, check=True).stdout.splitlines():
            record = json.loads(line)
            if record["kind"] == "document":
                page = record["page"].split("/")[-1]
            elif record["kind"] == "mention":
                found[page].append(record)
        for name, (sentences, offsets) in sorted(pages.items()):
            for sentence, at in zip(sentences, offsets):
                want = {x for x in spans_of_labels(label for _, label in sentence) if x[2] != "MISC"}
                have = set()
                for mention in found[name]:
                    for span, kind in names_proper(mention):
                        if kind not in LABELS or not at or not at[0][0] <= span[0] < at[-1][1]:
                            continue
                        place = tokens_of(span, at)
                        if place:
                            have.add((*place, LABELS[kind]))
                for kind in n:
                    w, h = {x for x in want if x[2] == kind}, {x for x in have if x[2] == kind}
                    n[kind]["want"] += len(w)
                    n[kind]["have"] += len(h)
                    n[kind]["both"] += len(w & h)
                    words = [word for word, _ in sentence]
                    errors += [("missed", kind, words[a:b], words) for a, b, _ in w - h]
                    errors += [("extra", kind, words[a:b], words) for a, b, _ in h - w]
    print_kinds(n)
    if os.environ.get("ERRORS"):
        for what, kind, name, sentence in errors:
            print(what, kind, " ".join(name), "|", " ".join(sentence))


def main():
    verbs = {"participants": measure_participants, "names": measure_names, "bio": measure_bio}
    if len(sys.argv) < 4 or sys.argv[1] not in verbs:
        sys.exit(__doc__)
    verbs[sys.argv[1]](sys.argv[2:])


if __name__ == "__main__":
    main()
