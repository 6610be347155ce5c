"""What the verbs of a case promise, also when the program is killed, the disk ends or somebody else writes.

    python3 case_test.py PROGRAM SOURCE_DIRECTORY [--kills N] [unittest arguments]
"""

import glob
import json
import os
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import unittest

PROGRAM = SOURCE = ""
KILLS = 25
CASE_VERBS = ["add", "withdraw", "correct", "timeline", "pair", "search", "show", "sources", "verify", "reread", "link", "export", "import"]
NOBODY = 65534


def samples():
    return sorted(glob.glob(os.path.join(SOURCE, "samples", "*.txt")) + glob.glob(os.path.join(SOURCE, "samples", "*.html")))


def run(*arguments, stdin=b"", limit=None, user=None):
    """Code, standard output, standard error; `limit`: no file may grow beyond so many bytes."""
    before = (lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))) if limit is not None else None
    more = {"user": user} if user is not None else {}
    done = subprocess.run([PROGRAM, *arguments], input=stdin, capture_output=True, timeout=300, preexec_fn=before, check=False, **more)
    return done.returncode, done.stdout, done.stderr.decode("utf-8")


class WithFolder(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="isnad_case_")
        self.addCleanup(shutil.rmtree, self.folder)
        self.case = os.path.join(self.folder, "a.isnad")

    def path(self, name):
        return os.path.join(self.folder, name)

    def written(self, name, text):
        with open(self.path(name), "wb") as out:
            out.write(text if isinstance(text, bytes) else text.encode("utf-8"))
        return self.path(name)

    def filled(self, *more):
        code, _, error = run("add", self.case, "--added", "2026-01-01", *more, *samples())
        self.assertEqual(code, 0, error)
        return self.case

    def many_records(self, copies):
        """The records of the samples, so often, under other ids and names."""
        code, out, _ = run("read", *samples())
        self.assertEqual(code, 0)
        lines = []
        for turn in range(copies):
            for line in out.decode("utf-8").splitlines():
                record = json.loads(line)
                record["id"] = "%04x" % turn + record["id"][4:]
                record["page"] = "%d/%s" % (turn, os.path.basename(record["page"]))
                if "url" in record:
                    record["url"] = None
                lines.append(json.dumps(record, ensure_ascii=False, separators=(",", ":")))
        return self.written("many.jsonl", "\n".join(lines) + "\n")

    def verified(self, case):
        code, out, error = run("verify", case)
        self.assertEqual((code, error), (0, ""), out.decode("utf-8"))


class Use(WithFolder):
    def test_help_of_every_verb_has_examples(self):
        for verb in CASE_VERBS:
            code, out, _ = run(verb, "--help")
            self.assertEqual(code, 0, verb)
            self.assertIn("Example", out.decode(), verb)
            self.assertIn("isnad " + verb, out.decode(), verb)

    def test_wrong_usage_is_two_and_one_line(self):
        case = self.filled()
        for arguments in (["add"], ["timeline", case], ["pair", case, "IRN"], ["timeline", case, "IRN", "--since", "yesterday"], ["show", case],
                          ["timeline", case, "IRN", "--format", "xml"], ["search", case, "..."], ["correct", case, "sing", "x:1", "--author", "a", "--reason", "b"],
                          ["correct", case, "reject", "x:1"], ["withdraw", case, samples()[0]], ["export", case, "some"], ["add", case, "--added", "x"]):
            code, out, error = run(*arguments)
            self.assertEqual((code, out), (2, b""), arguments)
            self.assertEqual(error.count("\n"), 1, error)

    def test_a_case_is_filled_asked_and_checked(self):
        case = self.filled()
        code, out, _ = run("timeline", case, "\u0625\u064a\u0631\u0627\u0646", "Russia", "--format", "jsonl")
        self.assertEqual(code, 0)
        events = [json.loads(line) for line in out.decode("utf-8").splitlines()]
        self.assertGreater(len(events), 5)
        for event in events:
            codes = {p["code"] for p in event["source"] + event["target"]}
            self.assertLessEqual({"IRN", "RUS"}, codes)
            with open(event["page"], "rb") as page:
                begin, end = event["trigger"]["span"]
                if event["page"].endswith(".txt"):
                    self.assertEqual(page.read()[begin:end].decode("utf-8"), event["trigger"]["text"])
        code, out, _ = run("pair", case, "IRN", "RUS", "--format", "jsonl")
        pair = json.loads(out)
        self.assertEqual(pair["events"], len(events))
        self.assertEqual(sum(pair["by_type"].values()), len(events))
        self.assertEqual(pair["coverage"]["pages"], len(samples()))
        for arguments in (["show", case, events[0]["id"]], ["explain", case, events[0]["id"]], ["show", case, events[0]["page"]], ["sources", case],
                          ["search", case, "\u0625\u064a\u0631\u0627\u0646"]):
            code, out, error = run(*arguments)
            self.assertEqual((code, error), (0, ""), arguments)
            self.assertTrue(out)
        self.verified(case)

    def test_an_empty_answer_says_why(self):
        case = self.filled()
        for arguments, words in ((["timeline", case, "Atlantis"], "no such actor"), (["timeline", case, "Fiji"], "no event of this case"),
                                 (["timeline", case, "IRN", "--as-of", "1999-01-01"], "the first page is of"),
                                 (["timeline", case, "IRN", "--since", "1999-01-01", "--until", "1999-02-01"], "no page was published"),
                                 (["pair", case, "IRN", "DEU", "--since", "2022-11-01", "--until", "2022-11-08"], "no event between"),
                                 (["search", case, "xyzzy"], "no page has")):
            code, out, error = run(*arguments)
            self.assertEqual((code, out), (3, b""), (arguments, error))
            self.assertIn(words, error)
            self.assertEqual(error.count("\n"), 1, error)
        code, _, error = run("timeline", self.path("none.isnad"), "IRN")
        self.assertEqual(code, 1)
        self.assertIn("no such case", error)

    def test_a_record_with_other_member_names_is_kept_with_their_names(self):
        body = json.loads(text_pages(sample_rows("claims.tsv")[:1])[0])["body"]
        lines = [json.dumps({"head": "A", "text": body, "day": day}, ensure_ascii=False) for day in ("2022-07-12", "2022-07-13")]
        archive = self.written("archive.jsonl", "\n".join(lines) + "\n")
        code, _, error = run("add", self.case, "--added", "2026-01-01", "--map", "title=head,body=text,published=day", archive)
        self.assertEqual(code, 0, error)
        word = body.split()[-2].strip(".\u060c\u00bb\u00ab")
        found = [json.loads(line)["id"] for line in run("search", self.case, word, "--format", "jsonl")[1].splitlines()]
        self.assertEqual(len(found), 2, "the words of the body are found")
        self.assertIn(b"1 copies", run("link", self.case, "--added", "2026-01-02")[1] + run("link", self.case)[1])
        event = json.loads(run("timeline", self.case, "--format", "jsonl", "IRN")[1].splitlines()[0])["id"]
        self.assertEqual(run("explain", self.case, event)[0], 0, "without --map")
        self.assertIn(body.split()[0].encode("utf-8"), run("claims", self.case)[1], "the sentence is known")
        self.assertEqual(run("reread", self.case)[0], 0)
        self.verified(self.case)

    def test_threads_and_order_give_the_same_bytes(self):
        exports = set()
        for name, jobs, pages in (("one", "1", samples()), ("many", "7", samples()), ("back", "3", samples()[::-1])):
            self.assertEqual(run("add", self.path(name), "--added", "2026-01-01", "--jobs", jobs, *pages)[0], 0)
            exports.add(run("export", self.path(name))[1])
        self.assertEqual(len(exports), 1)

    def test_records_are_taken_as_pages_are(self):
        self.filled()
        code, records, _ = run("read", *samples())
        self.assertEqual(code, 0)
        self.assertEqual(run("add", self.path("b.isnad"), "--added", "2026-01-01", "--with-pages", self.written("r.jsonl", records))[0], 0)
        self.assertEqual(run("export", self.path("b.isnad"))[1], run("export", self.case)[1])
        self.assertEqual(run("add", self.path("c.isnad"), "--added", "2026-01-01", "-", stdin=records)[0], 0)
        self.assertEqual(run("timeline", self.path("c.isnad"), "IRN", "--format", "jsonl")[1], run("timeline", self.case, "IRN", "--format", "jsonl")[1])
        code, _, error = run("add", self.case, "-", stdin=records.replace(b'"id":"', b'"id":"x', 1))
        self.assertEqual(code, 4, error)

    def test_export_and_import(self):
        case = self.filled()
        event = json.loads(run("timeline", case, "IRN", "--format", "jsonl")[1].splitlines()[0])["id"]
        stated = ["--author", "A. Reader", "--reason", "says will", "--day", "2026-01-02", "--added", "2026-01-02"]
        self.assertEqual(run("correct", case, "amend", event, "status=planned", *stated)[0], 0)
        self.assertEqual(run("correct", case, "rate", "\u0631\u0648\u0627\u0642 \u0627\u0644\u0634\u0631\u0642", "reliability=B", *stated)[0], 0)
        self.assertEqual(run("withdraw", case, samples()[3], *stated)[0], 0)
        code, out, _ = run("export", case, "all")
        self.assertEqual(code, 0)
        self.assertEqual(run("import", self.path("b.isnad"), "all", self.written("e.jsonl", out))[0], 0)
        self.assertEqual(run("export", self.path("b.isnad"))[1], out)
        self.verified(self.path("b.isnad"))
        code, _, error = run("import", self.path("c.isnad"), "-", stdin=out[: len(out) // 2])
        self.assertEqual(code, 4)
        self.assertEqual(error.count("\n"), 1)

    def test_reread_shows_first_and_keeps_when_told(self):
        data = self.path("data")
        shutil.copytree(os.path.join(SOURCE, "data"), data)
        case = self.filled()
        code, out, _ = run("reread", case)
        self.assertEqual(code, 0)
        self.assertIn(" 0 read otherwise", out.decode())
        with open(os.path.join(data, "mentions", "terms.tsv"), "a", encoding="utf-8") as terms:
            terms.write("# a comment gives the tables another version\n")
        frames = os.path.join(data, "events", "frames_verbal.tsv")
        with open(frames, encoding="utf-8") as table:
            rows = table.read().splitlines(True)
        with open(frames, "w", encoding="utf-8") as table:
            table.writelines(row.replace("\tCONSULT\t", "\tCOOPERATE\t") for row in rows)
        before = run("export", case)[1]
        code, out, _ = run("reread", case, "--data", data)
        self.assertEqual(code, 0)
        self.assertIn("~ ", out.decode())
        self.assertEqual(run("export", case)[1], before)
        code, out, _ = run("reread", case, "--data", data, "--keep")
        self.assertEqual(code, 0)
        self.assertNotEqual(run("export", case)[1], before)
        self.verified(case)


STATED = ["--author", "A. Reader", "--reason", "seen", "--day", "2026-01-02", "--added", "2026-01-02"]


def sample_rows(name):
    with open(os.path.join(SOURCE, "tests", "cases", "record", name), encoding="utf-8") as rows:
        return [row for row in rows.read().splitlines() if row and not row.startswith("#")]


def text_pages(rows, publisher="Example Daily"):
    """JSON records of one sentence each, from rows "claim, day, text ...": name, line."""
    out = []
    for number, row in enumerate(rows):
        day, text = row.split("\t")[1:3]
        page = {"url": "https://example.org/%d" % number, "title": text.rstrip("."), "published": day, "publisher": publisher, "body": text}
        out.append(json.dumps(page, ensure_ascii=False))
    return out


def copied_pages(groups):
    """The first groups of tests/cases/record/origins.txt as JSON records."""
    sentences, out = {}, []
    for row in sample_rows("origins.txt"):
        kind, rest = row.split(" ", 1)
        if kind == "g":
            groups -= 1
            if groups < 0:
                break
        elif kind == "s":
            sentences.__setitem__(*rest.split(" ", 1))
        elif kind in "pi":
            page, outlet, moment, *body = rest.split(" ")
            text = [sentences[name] for name in body]
            out.append(json.dumps({"url": "https://example.org/" + page, "title": text[0][:60], "published": moment, "publisher": outlet,
                                   "body": "\n\n".join(text)}, ensure_ascii=False))
    return out


class Sources(WithFolder):
    def sources(self, *more):
        code, out, error = run("sources", self.case, "--format", "jsonl", *more)
        self.assertEqual((code, error), (0, ""))
        lines = [json.loads(line) for line in out.decode("utf-8").splitlines()]
        return {line.get("name") if line["kind"] == "outlet" else line["who"]: line for line in lines}

    def filled_with(self, lines):
        self.assertEqual(run("add", self.case, "--added", "2026-01-01", self.written("pages.jsonl", "\n".join(lines) + "\n"))[0], 0)

    def test_ratings_are_shown_as_they_stand(self):
        self.filled_with(text_pages(sample_rows("claims.tsv")[:3]))
        self.assertIsNone(self.sources()["Example Daily"]["reliability"])
        first = json.loads(run("correct", self.case, "rate", "Example Daily", "reliability=B", *STATED)[1])["id"]
        code, out, error = run("correct", self.case, "rate", "IRN", "reliability=D", *STATED)
        self.assertEqual((code, error), (0, ""))
        later = ["--author", "A. Reader", "--reason", "more seen", "--day", "2026-02-02", "--added", "2026-02-02"]
        second = json.loads(run("correct", self.case, "rate", "Example Daily", "reliability=C", *later)[1])["id"]
        grade = self.sources()["Example Daily"]["reliability"]
        self.assertEqual(grade, {"grade": "C", "author": "A. Reader", "day": "2026-02-02", "reason": "more seen", "correction": second})
        self.assertIsNone(self.sources()["Example Daily"]["credibility"])
        self.assertEqual(self.sources()["IRN"]["reliability"]["grade"], "D")
        self.assertEqual(self.sources("--as-of", "2026-01-15")["Example Daily"]["reliability"]["correction"], first)
        self.assertIn(b" C- ", run("sources", self.case)[1])
        self.assertEqual(run("correct", self.case, "undo", second, "--author", "A. Reader", "--reason", "mistaken", "--day", "2026-02-03", "--added", "2026-02-03")[0], 0)
        self.assertEqual(self.sources()["Example Daily"]["reliability"]["grade"], "B")
        self.verified(self.case)

    def test_information_has_credibility_and_a_misspelt_name_is_told(self):
        self.filled_with(text_pages(sample_rows("claims.tsv")[:3]))
        claim = json.loads(run("claims", self.case, "IRN", "--format", "jsonl")[1].splitlines()[0])
        event = claim["statements"][0]["event"]
        self.assertNotIn("credibility", claim)
        code, out, error = run("correct", self.case, "rate", event, "reliability=B", *STATED)
        self.assertEqual((code, out), (2, b""))
        self.assertIn("credibility", error)
        for target in (event, claim["id"]):
            code, _, error = run("correct", self.case, "rate", target, "credibility=2", *STATED)
            self.assertEqual((code, error), (0, ""))
        claims = {c["id"]: c for c in map(json.loads, run("claims", self.case, "--format", "jsonl")[1].splitlines())}
        self.assertEqual(claims[claim["id"]]["credibility"], "2")
        shown = json.loads(run("show", self.case, event, "--format", "jsonl")[1].splitlines()[0])
        self.assertEqual(shown["credibility"], "2")
        self.assertNotIn("corrected", shown)
        code, _, error = run("correct", self.case, "rate", "Exmaple Daily", "reliability=B", *STATED)
        self.assertEqual(code, 0)
        self.assertIn("no outlet and no voice", error)

    def test_the_track_record_names_its_evidence(self):
        self.filled_with(text_pages(sample_rows("claims.tsv")[:3]))
        sources = self.sources()
        track = sources["USA"]["track"]
        self.assertEqual((track["claims"], len(track["partly_admitted"]), track["denied"]), (1, 1, []))
        self.assertIn(track["partly_admitted"][0], sources["IRN"]["track"]["denials_admitted"])
        claims = {c["id"]: c for c in map(json.loads, run("claims", self.case, "--format", "jsonl")[1].splitlines())}
        self.assertEqual(claims[track["partly_admitted"][0]]["voices"]["IRN"], "partly admitted")
        before = self.sources("--as-of", "2022-10-31")["USA"]["track"]
        self.assertEqual((len(before["denied"]), before["partly_admitted"]), (1, []))
        table = run("sources", self.case, "--as-of", "2022-07-31")[1]
        self.assertIn(b"nothing in this record", table)

    def test_show_knows_every_id_that_a_verb_writes(self):
        self.filled_with(text_pages(sample_rows("claims.tsv")[:3]))
        first = lambda *asked: run(*asked, "--format", "jsonl")[1].splitlines()[0]
        claim = first("claims", self.case, "IRN")
        self.assertEqual(first("show", self.case, json.loads(claim)["id"]), claim)
        for line in run("story", self.case, "--format", "jsonl")[1].splitlines():
            self.assertEqual(first("show", self.case, json.loads(line)["id"]), line)
        self.assertEqual(run("claims", self.case, "--keep")[0], 0)
        denial = json.loads(claim)["denials"][0]
        link = json.loads(first("show", self.case, denial["id"]))
        self.assertEqual((link["kind"], link["join"], link["subject"], link["object"]), ("link", "denies", denial["denial"], denial["denied"]))
        held = run("show", self.case, json.loads(claim)["id"])[1]
        self.assertIn(json.loads(claim)["id"].encode("utf-8"), held)
        correction = run("correct", self.case, "reject", denial["id"], *STATED)[1]
        self.assertEqual(run("show", self.case, json.loads(correction)["id"])[1], correction)
        code, out, error = run("show", self.case, "0123456789abcdef")
        self.assertEqual((code, out), (3, b""))
        self.assertIn("no event, page, claim", error)

    def test_a_withdrawal_is_shown_and_can_be_taken_back(self):
        self.filled_with(text_pages(sample_rows("claims.tsv")[:3]))
        event = json.loads(run("claims", self.case, "IRN", "--format", "jsonl")[1].splitlines()[0])["statements"][0]
        page = event["event"].split(":")[0]
        before = run("timeline", self.case, "IRN")
        code, out, _ = run("withdraw", self.case, page, *STATED)
        self.assertEqual(code, 0)
        withdrawal = json.loads(out)
        self.assertEqual(run("show", self.case, withdrawal["id"])[1], out)
        self.assertNotEqual(run("timeline", self.case, "IRN")[1], before[1])
        self.assertIn(b"withdrawn on", run("show", self.case, page)[1])
        for verb, told in (("show", event["event"]), ("show", page), ("explain", event["event"])):
            self.assertEqual(run(verb, self.case, told, "--as-of", event["published"])[0], 0)
            for day in ("1999-01-01", "2026-06-01"):
                code, out, error = run(verb, self.case, told, "--as-of", day)
                self.assertEqual((code, out), (3, b""))
                self.assertIn("was not known on " + day, error)
        back = ["--author", "A. Reader", "--reason", "it was no forgery", "--day", "2026-02-03", "--added", "2026-02-03"]
        self.assertEqual(run("correct", self.case, "undo", withdrawal["id"], *back)[0], 0)
        self.assertEqual(run("timeline", self.case, "IRN"), before)
        self.assertIn(b"[undone]", run("show", self.case, page)[1])
        self.assertEqual(run("correct", self.case, "undo", "0123456789abcdef", *back)[0], 3)
        self.verified(self.case)

    def test_an_outlet_that_withdraws_its_report_has_retracted_it(self):
        rows = [row for row in sample_rows("retractions.tsv") if row.split("\t")[0] == "3"]
        agency = sample_rows("origins.txt")[0].split(" ")
        self.assertEqual(agency[2], "MED:REUTERS")
        self.filled_with(text_pages(rows, agency[1]))
        outlet = self.sources()[agency[1]]
        self.assertEqual(outlet["code"], "MED:REUTERS")
        self.assertEqual((outlet["ownership"], outlet["owner"], outlet["owned_since"]), ("company", "Thomson Reuters", 2008))
        self.assertEqual((outlet["track"]["claims"], len(outlet["track"]["retracted"])), (1, 1))


class Links(WithFolder):
    def joins(self, case):
        """All that a run of link leaves, in the order of its ids."""
        with sqlite3.connect(case) as db:
            links = db.execute("SELECT id, pass, kind, subject, object, score, reason, evidence FROM link ORDER BY id").fetchall()
            members = db.execute("SELECT id, pass, kind, cluster, subject, role, day, reason, evidence FROM member ORDER BY id").fetchall()
            passes = db.execute("SELECT name, version, run FROM pass ORDER BY name").fetchall()
        db.close()
        return links, members, passes

    def linked(self, case):
        code, out, error = run("link", case, "--added", "2026-01-03")
        self.assertEqual((code, error), (0, ""))
        return out, self.joins(case)

    def copied(self, name, lines):
        case = self.path(name)
        self.assertEqual(run("add", case, "--added", "2026-01-01", self.written(name + ".jsonl", "\n".join(lines) + "\n"))[0], 0)
        return case

    def shown(self, case, page):
        code, out, _ = run("show", case, page, "--format", "jsonl")
        self.assertEqual(code, 0)
        return [json.loads(line) for line in out.decode("utf-8").splitlines()]

    def test_two_runs_and_two_orders_give_the_same_joins(self):
        lines = copied_pages(6)
        case = self.copied("a.isnad", lines)
        first = self.linked(case)
        self.assertGreater(len(first[1][0]), 5)
        self.assertEqual(self.linked(case), first)
        self.assertEqual(self.linked(self.copied("b.isnad", lines[::-1])), first)
        alone = self.linked(self.copied("c.isnad", copied_pages(1)[-1:]))
        self.assertEqual(alone[1][:2], ([], []), "a page that nobody copied is joined to nothing")
        self.verified(case)

    def test_a_join_is_undone_by_a_correction_and_comes_back_with_its_undoing(self):
        case = self.copied("a.isnad", copied_pages(3))
        whole = self.linked(case)
        copy = next(row for row in whole[1][0] if row[2] == "copies")
        page = copy[3]
        self.assertFalse(any(line.get("undone") for line in self.shown(case, page)))
        code, out, _ = run("correct", case, "reject", copy[0], *STATED)
        self.assertEqual(code, 0)
        rejection = json.loads(out)["id"]
        undone = [line["id"] for line in self.shown(case, page) if line.get("undone")]
        self.assertEqual(undone, [copy[0]], "undone at once, before the next run")
        _, after = self.linked(case)
        self.assertNotIn(page, {row[4] for row in after[1] if row[2] == "origin" and row[3] in {m[3] for m in whole[1][1] if m[4] == copy[4]}},
                         "the page stands outside the cluster of its origin")
        self.assertEqual(run("correct", case, "undo", rejection, "--author", "A. Reader", "--reason", "it is a copy", "--day", "2026-01-04", "--added", "2026-01-04")[0], 0)
        self.assertEqual(self.linked(case), whole)
        self.verified(case)

    def test_what_a_run_keeps_changes_no_answer_and_is_dropped_with_the_next_page(self):
        lines = text_pages(sample_rows("claims.tsv"))
        case = self.copied("a.isnad", lines[1:])
        verbs = ("claims", "story", "deeds", "forecasts", "sources")
        asked = lambda of: [run(*verb.split(), *more, "--format", form) for form in ("table", "jsonl")
                            for verb in (*(f"{verb} {of}" for verb in verbs), f"claims {of} IRN RUS", f"deeds {of} IRN")
                            for more in ([], ["--since", "2022-10-18", "--until", "2022-12-31"], ["--as-of", "2022-10-31"])]
        answers = lambda: asked(case)
        before = answers()
        self.assertIn(0, [code for code, _, _ in before])
        first = self.linked(case)
        with sqlite3.connect(case) as db:
            kept = {row[0].split(" ")[0] for row in db.execute("SELECT name FROM kept")}
        db.close()
        self.assertEqual(kept, {"link", "claims", "story", "deeds", "forecasts", "tracks"})
        self.assertEqual(answers(), before)
        self.assertEqual(self.linked(case), first)
        near = run("link", case, "--near-misses", "--added", "2026-01-03")
        self.assertEqual(near[0], 0)
        self.assertEqual(run("add", case, "--added", "2026-01-01", self.written("one.jsonl", lines[0] + "\n"))[0], 0)
        whole = self.path("b.isnad")
        for pages in ("a.isnad.jsonl", "one.jsonl"):
            self.assertEqual(run("add", whole, "--added", "2026-01-01", self.path(pages))[0], 0)
        self.linked(whole)
        self.assertEqual(answers(), asked(whole))
        self.assertNotEqual(answers(), before)
        self.verified(case)

    def test_damage_of_what_is_kept_is_told_and_mended_by_the_next_run(self):
        case = self.copied("a.isnad", text_pages(sample_rows("claims.tsv")[:3]))
        good = run("claims", case, "--format", "jsonl")[1]
        for harm in ("UPDATE kept SET body = zeroblob(length(body))",
                     "UPDATE kept SET body = zeroblob(length(body)) WHERE name LIKE 'claims lines %'",
                     "DELETE FROM kept WHERE name LIKE 'claims lines %'",
                     "UPDATE kept SET (digest, body) = (SELECT digest, body FROM kept WHERE name = 'claims values 0') WHERE name = 'claims lines 0'",
                     "UPDATE kept SET (digest, body) = (SELECT digest, body FROM kept WHERE name = 'tracks') WHERE name = 'claims'"):
            self.linked(case)
            with sqlite3.connect(case) as db:
                self.assertGreater(db.execute(harm).rowcount, 0, harm)
            db.close()
            code, out, _ = run("verify", case)
            self.assertEqual((code, out.startswith(b"fault: ")), (1, True), harm)
            code, out, error = run("claims", case, "--format", "jsonl")
            self.assertEqual((code != 0, out), (True, b""), harm)
            self.assertIn("damaged", error)
            self.linked(case)
            self.assertEqual(run("claims", case, "--format", "jsonl")[1], good, harm)
            self.verified(case)

    def test_export_and_import_after_a_run(self):
        case = self.copied("a.isnad", copied_pages(4))
        before = run("export", case, "all")[1]
        linked = self.linked(case)
        copy = next(row for row in linked[1][0] if row[2] == "copies")[0]
        self.assertEqual(run("export", case, "all")[1], before, "joins are computed, not stated")
        self.assertEqual(run("correct", case, "reject", copy, *STATED)[0], 0)
        linked = self.linked(case)
        exported = run("export", case, "all")[1]
        other = self.path("b.isnad")
        self.assertEqual(run("import", other, "all", self.written("e.jsonl", exported))[0], 0)
        self.assertEqual(run("export", other, "all")[1], exported)
        self.assertEqual(self.linked(other), linked)
        self.verified(other)


class Harm(WithFolder):
    def killed(self, records, case, after):
        child = subprocess.Popen([PROGRAM, "add", case, "--added", "2026-01-01", records], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(after)
        child.send_signal(signal.SIGKILL)
        return child.wait(timeout=60) == -signal.SIGKILL

    def test_killed_at_any_moment_each_page_is_there_or_not(self):
        records = self.many_records(40)
        begun = time.monotonic()
        self.assertEqual(run("add", self.path("whole.isnad"), "--added", "2026-01-01", records)[0], 0)
        whole = time.monotonic() - begun
        export = run("export", self.path("whole.isnad"))[1]
        pages = set(export.split(b'{"kind":"page",')[1:])
        chance = random.Random(5)
        hits = turns = found = 0
        while hits < KILLS and turns < 6 * KILLS:
            turns += 1
            case = self.path("killed.isnad")
            if turns % 5 != 0:  # every fifth run goes on where a kill left the case
                for left in glob.glob(case + "*"):
                    os.remove(left)
            hits += self.killed(records, case, chance.uniform(0, whole))
            if not os.path.exists(case):
                continue
            code, out, error = run("verify", case)
            if code == 4 and "no isnad case" in error:
                self.assertLess(os.path.getsize(case), 20000, "a case with pages is not opened")
                continue
            self.assertEqual((code, error), (0, ""), out.decode("utf-8"))
            there = run("export", case)[1].split(b'{"kind":"page",')[1:]
            self.assertLessEqual(set(there), pages, "a page is there in part")
            found += 0 < len(there) < len(pages)
        print("\n%d kills while adding, %d of them with some of the pages kept" % (hits, found))
        self.assertEqual(hits, KILLS)
        self.assertEqual(run("add", case, "--added", "2026-01-01", records)[0], 0)
        self.assertEqual(run("export", case)[1], export)

    def test_full_disk(self):
        records = self.many_records(30)
        for limit in (100, 4096, 200000, 900000):
            case = self.path("full%d.isnad" % limit)
            code, out, error = run("add", case, records, limit=limit)
            self.assertEqual((code, out), (1, b""), (limit, error))
            self.assertRegex(error.splitlines()[0], "disk|limit on file size")
            if os.path.exists(case) and os.path.getsize(case) > 8192:
                self.verified(case)
            self.assertEqual(run("add", case, records)[0], 0, limit)
            self.verified(case)

    def test_a_folder_that_may_only_be_read(self):
        case = self.filled()
        os.chmod(case, 0o444)
        os.chmod(self.folder, 0o555)
        self.addCleanup(os.chmod, self.folder, 0o755)
        user = NOBODY if os.geteuid() == 0 else None
        code, out, error = run("timeline", case, "IRN", user=user)
        self.assertEqual((code, error), (0, ""))
        self.assertTrue(out)
        for arguments in (["add", case, samples()[0]], ["add", self.path("new.isnad"), samples()[0]]):
            code, _, error = run(*arguments, user=user)
            self.assertEqual(code, 1, error)
            self.assertEqual(error.count("\n"), 1, error)

    def test_another_writer(self):
        case = self.filled()
        other = sqlite3.connect(case, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        begun = time.monotonic()
        code, _, error = run("add", case, "--wait", "0.3", self.many_records(1))
        self.assertEqual(code, 1, error)
        self.assertIn("written by another program", error)
        self.assertLess(time.monotonic() - begun, 20)
        self.assertEqual(run("timeline", case, "IRN")[0], 0, "reading goes on")
        other.execute("ROLLBACK")
        other.close()
        self.assertEqual(run("add", case, self.many_records(1))[0], 0)

    def test_a_received_file_that_is_not_ours(self):
        case = self.filled()
        for change in ("PRAGMA application_id = 5", "CREATE VIEW v AS SELECT 1", "CREATE TRIGGER t AFTER INSERT ON term BEGIN DELETE FROM term; END"):
            bad = self.path("bad.isnad")
            shutil.copyfile(case, bad)
            with sqlite3.connect(bad, isolation_level=None) as db:
                db.execute(change)
            for arguments in (["timeline", bad, "IRN"], ["verify", bad], ["add", bad, samples()[0]], ["export", bad]):
                code, out, error = run(*arguments)
                self.assertEqual((code, out), (4, b""), (change, arguments, error))
                self.assertEqual(error.count("\n"), 1, error)
            os.remove(bad)


if __name__ == "__main__":
    PROGRAM, SOURCE = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
    rest = sys.argv[3:]
    if rest[:1] == ["--kills"]:
        KILLS, rest = int(rest[1]), rest[2:]
    unittest.main(argv=[sys.argv[0], *rest])
