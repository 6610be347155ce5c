"""What the `isnad` program promises to its caller.

    python3 cli_test.py PROGRAM SOURCE_DIRECTORY [unittest arguments]
"""

import fcntl
import glob
import json
import os
import pty
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time
import unittest

PROGRAM = SOURCE = ""
FSI, PDI = "\u2068", "\u2069"
VERBS = ["read", "demo", "explain", "words", "mentions", "times", "check-data", "version"]
QUIET = "\u0646\u0635 \u0642\u0635\u064a\u0631 \u0644\u0627 \u062d\u062f\u062b \u0641\u064a\u0647.\n"  # "a short text with no event in it"


def samples():
    return sorted(glob.glob(os.path.join(SOURCE, "samples", "*.txt")) + glob.glob(os.path.join(SOURCE, "samples", "*.html")))


def environment(**more):
    kept = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "COLUMNS", "ISNAD_DATA")}
    return {**kept, "TERM": "xterm", **more}


def run(*arguments, stdin=b"", env=None):
    done = subprocess.run([PROGRAM, *arguments], input=stdin, capture_output=True, env=env or environment(), timeout=300)
    return done.returncode, done.stdout, done.stderr.decode("utf-8")


def records(out):
    return [json.loads(line) for line in out.decode("utf-8").splitlines()]


def pages_of(out):
    return [r["page"] for r in records(out) if r["kind"] == "document"]


def on_terminal(arguments, stdout=True, stderr=False, columns=100, env=None):
    """Runs with a pseudo-terminal as the streams named; returns code and what the terminal got."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 30, columns, 0, 0))
    child = subprocess.Popen([PROGRAM, *arguments], stdin=subprocess.DEVNULL, stdout=slave if stdout else subprocess.DEVNULL,
                             stderr=slave if stderr else subprocess.DEVNULL, env=env or environment())
    os.close(slave)
    seen = b""
    while True:
        try:
            piece = os.read(master, 65536)
        except OSError:  # the other end is closed
            break
        if not piece:
            break
        seen += piece
    os.close(master)
    return child.wait(timeout=300), seen.decode("utf-8")


class WithFolder(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="isnad_cli_")
        self.addCleanup(shutil.rmtree, self.folder)

    def file(self, name, content):
        path = os.path.join(self.folder, name)
        with open(path, "wb") as out:
            out.write(content if isinstance(content, bytes) else content.encode("utf-8"))
        return path


class Usage(unittest.TestCase):
    def test_help_of_every_verb_has_examples(self):
        code, out, _ = run("--help")
        self.assertEqual(code, 0)
        for verb in VERBS:
            self.assertIn(verb, out.decode())
        for verb in VERBS[:-1]:
            code, out, _ = run(verb, "--help")
            self.assertEqual(code, 0, verb)
            self.assertIn("Example", out.decode(), verb)
            self.assertIn("isnad " + verb, out.decode(), verb)

    def test_wrong_usage_is_two_and_one_line(self):
        for arguments in ([], ["sing"], ["read", "--sing"], ["read", "--jobs", "0"], ["read", "--jobs", "x"], ["read", "--format", "xml"],
                          ["read", "--map", "sing=x"], ["explain"], ["times", "--reference", "2021-13-01"], ["demo", "--pair", "RUS"],
                          ["check-data", "/no/such/folder"]):
            code, out, error = run(*arguments)
            self.assertEqual(code, 2, arguments)
            self.assertEqual(out, b"", arguments)
            self.assertEqual(error.count("\n"), 1, error)
            self.assertTrue(error.startswith("isnad: "), error)

    def test_version(self):
        code, out, _ = run("version")
        self.assertEqual(code, 0)
        self.assertRegex(out.decode(), r"^isnad \d+\.\d+\.\d+\ntables [0-9a-f]{16}\ncompiler .+\n$")


class Read(WithFolder):
    def refused(self, path, *words):
        """One clear line; the page beside it is still read; exit code 4."""
        good = samples()[0]
        code, out, error = run("read", path, good)
        self.assertEqual(code, 4, error)
        self.assertEqual(pages_of(out), [good])
        self.assertEqual(error.count("\n"), 1, error)
        self.assertIn(os.path.basename(path.rstrip("/")), error)
        for word in words:
            self.assertIn(word, error)

    def test_records_of_a_page_point_into_its_bytes(self):
        page = samples()[0]
        code, out, error = run("read", page)
        self.assertEqual((code, error), (0, ""))
        document, *events = records(out)
        self.assertEqual((document["kind"], document["page"]), ("document", page))
        with open(page, "rb") as text:
            content = text.read()
        self.assertTrue(events)
        for event in events:
            begin, end = event["trigger"]["span"]
            self.assertEqual(content[begin:end].decode("utf-8"), event["trigger"]["text"])

    def test_standard_input(self):
        with open(samples()[0], "rb") as text:
            content = text.read()
        for arguments in (["read"], ["read", "-"]):
            code, out, _ = run(*arguments, stdin=content)
            self.assertEqual(code, 0)
            self.assertEqual(pages_of(out), ["(standard input)"])

    def test_refuses_what_is_no_page_and_reads_the_rest(self):
        self.refused(self.file("empty.txt", b""), "empty")
        self.refused(self.file("binary.bin", bytes(range(256)) * 20), "binary")
        self.refused(os.path.join(self.folder, "missing.txt"), "no such file")
        os.mkdir(os.path.join(self.folder, "folder"))
        self.refused(os.path.join(self.folder, "folder"), "is a folder", "folder/*")
        large = self.file("large.txt", b"")
        os.truncate(large, (64 << 20) + 1)
        self.refused(large, " MB that one page may have")

    @unittest.skipIf(os.geteuid() == 0, "root reads everything")
    def test_refuses_an_unreadable_file(self):
        path = self.file("secret.txt", QUIET)
        os.chmod(path, 0)
        self.refused(path, "permission denied")

    def test_refuses_the_unreadable_as_another_user(self):
        if os.geteuid() != 0:
            self.skipTest("only root can become another user")
        path = self.file("secret.txt", QUIET)
        os.chmod(path, 0o600)
        os.chmod(self.folder, 0o755)

        def nobody():
            os.setgid(65534)
            os.setuid(65534)

        try:
            done = subprocess.run([PROGRAM, "read", path], capture_output=True, preexec_fn=nobody, env=environment(), timeout=60, cwd="/")
        except PermissionError:
            self.skipTest("the build folder is closed to other users")
        self.assertEqual(done.returncode, 4)
        self.assertIn("permission denied", done.stderr.decode())

    def test_nothing_found_is_three(self):
        code, out, _ = run("read", self.file("quiet.txt", QUIET))
        self.assertEqual(code, 3)
        self.assertEqual(len(records(out)), 1)

    def test_names_with_control_characters_do_not_reach_the_terminal(self):
        _, _, error = run("read", os.path.join(self.folder, "a\x1b[2Jb"))
        self.assertNotIn("\x1b", error)

    def test_same_bytes_for_any_number_of_jobs(self):
        names = samples() * 3 + [os.path.join(self.folder, "missing")] + samples()
        for form in ("jsonl", "table"):
            alone = run("read", "--format", form, "--jobs", "1", *names)
            many = run("read", "--format", form, "--jobs", "4", *names)
            self.assertEqual(alone, many)
            self.assertEqual(alone[0], 4)
        self.assertEqual(pages_of(run("read", "--jobs", "4", *names)[1]), [n for n in names if "missing" not in n])

    def test_json_records_stream_with_their_place(self):
        body = "\u0632\u0627\u0631 \u0648\u0632\u064a\u0631 \u0627\u0644\u062e\u0627\u0631\u062c\u064a\u0629 \u0627\u0644\u0631\u0648\u0633\u064a \u0637\u0647\u0631\u0627\u0646."
        lines = [json.dumps({"headline": "x %d" % i, "text": body}, ensure_ascii=i % 2 == 0) for i in range(40)]
        content = ("\n".join(lines[:20]) + "\n\n" + "\n".join(lines[20:])).encode("utf-8")
        path = self.file("news.jsonl", content)
        code, out, error = run("read", "--map", "title=headline,body=text", path)
        self.assertEqual((code, error), (0, ""))
        documents = [r for r in records(out) if r["kind"] == "document"]
        self.assertEqual(len(documents), 40)
        self.assertEqual(documents[0]["page"], path + ":1")
        self.assertEqual(documents[39]["page"], path + ":41")  # a line is empty
        for number, document in enumerate(documents):
            at = document.get("offset", 0)
            self.assertTrue(content[at:].startswith(lines[number].encode("utf-8")), number)
        code, piped, _ = run("read", "--map", "title=headline,body=text", stdin=content)
        self.assertEqual(len([r for r in records(piped) if r["kind"] == "document"]), 40)

    def test_a_bad_record_is_refused_alone(self):
        code, out, error = run("read", self.file("two.jsonl", '{"title": "x"\n{"title":"y","body":"z"}\n'))
        self.assertEqual(code, 4)
        self.assertEqual(error.count("\n"), 1)
        self.assertIn("two.jsonl:1", error)
        self.assertEqual(len(pages_of(out)), 1)

    def test_record_fields_that_are_missing_are_named(self):
        code, _, error = run("read", self.file("other.jsonl", '{"headline": "x"}\n'))
        self.assertEqual(code, 4)
        self.assertIn("headline", error)
        self.assertIn("--map", error)

    def test_a_long_record_is_skipped_in_bounded_memory(self):
        path = os.path.join(self.folder, "long.jsonl")
        with open(path, "wb") as out:
            out.write(b'{"body":"')
            for _ in range(300):
                out.write(b"a" * (1 << 20))
            out.write(b'"}\n{"title":"y","body":"z"}\n')
        done = subprocess.run(["bash", "-c", 'ulimit -v 2000000; exec "$0" read --jobs 1 "$1"', PROGRAM, path], capture_output=True,
                              env=environment(), timeout=120)
        if b"Sanitizer" in done.stderr:
            self.skipTest("a sanitizer needs its own memory")
        self.assertEqual(done.returncode, 4, done.stderr)
        self.assertIn(b"long.jsonl:1", done.stderr)
        self.assertEqual(pages_of(done.stdout), [path + ":2"])

    def test_a_named_pipe_is_read(self):
        path = os.path.join(self.folder, "pipe")
        os.mkfifo(path)
        child = subprocess.Popen([PROGRAM, "read", path], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment())
        with open(samples()[0], "rb") as text, open(path, "wb") as out:
            shutil.copyfileobj(text, out)
        out, error = child.communicate(timeout=60)
        self.assertEqual((child.returncode, error), (0, b""))
        self.assertEqual(pages_of(out), [path])

    def test_tables_that_cannot_be_read_are_a_failure(self):
        code, _, error = run("read", "--data", self.folder, samples()[0])
        self.assertEqual(code, 1)
        self.assertIn(self.folder, error)

    def test_a_full_disk_is_a_failure(self):
        if not os.path.exists("/dev/full"):
            self.skipTest("no /dev/full here")
        with open("/dev/full", "wb") as full:
            done = subprocess.run([PROGRAM, "read", samples()[0]], stdout=full, stderr=subprocess.PIPE, env=environment(), timeout=60)
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"No space left", done.stderr)


class Interrupted(unittest.TestCase):
    def test_ctrl_c_finishes_the_line(self):
        child = subprocess.Popen([PROGRAM, "read", "--jobs", "2", *samples() * 400], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(),
                                 bufsize=0)
        out = child.stdout.read(20000)
        child.send_signal(signal.SIGINT)
        rest, error = child.communicate(timeout=120)
        self.assertEqual(child.returncode, 130)
        out += rest
        self.assertTrue(out.endswith(b"\n"))
        records(out)  # every line is whole
        self.assertIn("stopped", error.decode())
        self.assertRegex(error.decode(), r"\d+ pages? read")

    def test_ctrl_c_while_waiting_for_input(self):
        child = subprocess.Popen([PROGRAM, "read", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment())
        time.sleep(1)
        child.send_signal(signal.SIGINT)
        self.assertEqual(child.wait(timeout=60), 130)
        child.communicate()

    def test_a_closed_pipe_is_quiet(self):
        child = subprocess.Popen([PROGRAM, "read", *samples() * 50], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment())
        child.stdout.read(1000)
        child.stdout.close()
        self.assertEqual(child.wait(timeout=120), 0)
        self.assertEqual(child.stderr.read(), b"")
        child.stderr.close()


class Terminal(unittest.TestCase):
    def test_a_pipe_gets_no_isolates_and_no_colours(self):
        _, out, _ = run("read", "--format", "table", samples()[0])
        text = out.decode("utf-8")
        for mark in (FSI, PDI, "\x1b"):
            self.assertNotIn(mark, text)
        _, out, _ = run("explain", samples()[0])
        self.assertNotIn(FSI, out.decode("utf-8"))
        self.assertRegex(out.decode("utf-8"), "<[^>]+>")

    def test_a_terminal_gets_balanced_isolates_and_colours(self):
        for verb in (["read", "--format", "table"], ["explain"], ["demo", os.path.join(SOURCE, "samples")]):
            arguments = verb if verb[0] == "demo" else [*verb, samples()[0]]
            code, text = on_terminal(arguments)
            self.assertEqual(code, 0)
            self.assertIn("\x1b[", text)
            self.assertGreater(text.count(FSI), 10)
            for line in text.splitlines():
                self.assertEqual(line.count(FSI), line.count(PDI), line)

    def test_records_on_a_terminal_are_as_in_a_file(self):
        _, text = on_terminal(["read", samples()[0]])
        _, out, _ = run("read", samples()[0])
        self.assertEqual(text.replace("\r\n", "\n"), out.decode("utf-8"))

    def test_no_colour_when_asked(self):
        for more in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
            _, text = on_terminal(["read", "--format", "table", samples()[0]], env=environment(**more))
            self.assertNotIn("\x1b", text)
            self.assertIn(FSI, text)
        _, text = on_terminal(["read", "--format", "table", samples()[0]], env=environment(NO_COLOR=""))
        self.assertIn("\x1b", text)

    def test_lines_fit_the_terminal(self):
        for columns in (60, 90, 200):
            _, text = on_terminal(["read", "--format", "table", samples()[0]], columns=columns, env=environment(NO_COLOR="1"))
            for line in text.replace("\r", "").splitlines():
                self.assertLessEqual(width(line), columns, line)

    def test_a_bar_only_on_a_terminal(self):
        code, text = on_terminal(["read", *samples()], stdout=False, stderr=True)
        self.assertEqual(code, 0)
        self.assertIn("[#" if "[#" in text else "[.", text)
        self.assertTrue(text.endswith("\r\x1b[K"), repr(text[-40:]))
        code, _, error = run("read", *samples())
        self.assertEqual((code, error), (0, ""))

    def test_a_refusal_does_not_run_into_the_bar(self):
        _, text = on_terminal(["read", samples()[0], "/no/such/page", *samples()], stdout=False, stderr=True)
        line = [part for part in text.replace("\r", "\n").splitlines() if "/no/such/page" in part]
        self.assertEqual(len(line), 1)
        self.assertTrue(line[0].replace("\x1b[K", "").startswith("isnad: "), line)


def width(line):
    import unicodedata
    return sum(0 if unicodedata.category(c) in ("Mn", "Me", "Cf", "Cc") else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)


class OtherVerbs(WithFolder):
    def test_demo_shows_documents_timeline_and_time(self):
        code, out, error = run("demo", os.path.join(SOURCE, "samples"))
        text = out.decode("utf-8")
        self.assertEqual((code, error), (0, ""))
        self.assertIn("%d documents" % len(samples()), text)
        self.assertIn("Timeline RUS", text)
        self.assertRegex(text, r"read \d+ pages in \d+ ms")
        days = [line[:10] for line in text[text.index("Timeline"):].splitlines() if line[:4].isdigit()]
        self.assertGreater(len(days), 3)
        self.assertEqual(days, sorted(days))
        code, out, _ = run("demo", os.path.join(SOURCE, "samples"), "--pair", "RUS", "XXQ")
        self.assertEqual(code, 3)
        self.assertIn("XXQ", out.decode("utf-8"))
        self.assertEqual(run("demo", self.folder)[0], 1)

    def test_explain_names_every_stage(self):
        page = samples()[0]
        event = next(r for r in records(run("read", page)[1]) if r["kind"] == "event" and r["source"] and r["target"])
        code, by_id, _ = run("explain", page, "--event", event["id"])
        self.assertEqual(code, 0)
        text = by_id.decode("utf-8")
        for heading in ("The sentence", "Words", "Names", "Times", "Clauses", "The event", "why"):
            self.assertIn(heading, text)
        self.assertIn("<" + event["trigger"]["text"] + ">", text)
        self.assertEqual(run("explain", page, "--event", event["id"].split(":")[1])[1], by_id)
        self.assertEqual(run("explain", page, "--at", str(event["trigger"]["span"][0]))[1], by_id)
        self.assertEqual(run("explain", page, "--event", "1x")[0], 3)
        self.assertEqual(run("explain", page, "--at", "99999999")[0], 3)
        self.assertEqual(run("explain", self.file("empty", b""))[0], 4)

    def test_explain_names_peoples_and_tells_on_whose_word(self):
        page = self.file("page.txt", "القاهرة 5 مارس 2023\n\nقال وزير الخارجية الإيراني حسين أمير عبد اللهيان إن إسرائيل قتلت مدنيين في مصر.\n")
        text = run("explain", page)[1].decode("utf-8")
        self.assertIn("ISR إسرائيل > PUBLIC:EGY مصر", text)
        self.assertIn("on the word of IRN حسين أمير عبد اللهيان asserts", text)

    def test_explain_tells_which_readings_were_rejected_and_why(self):
        page = self.file("page.txt", "اتفقت إيران مع روسيا على التعاون العسكري.\nأحاطت بالمدينة جبال عالية.\nتحولت المباراة إلى معركة قانونية.\n")
        event = run("explain", page, "--at", "0")[1].decode("utf-8")
        self.assertRegex(event, r"why +frame اتفق\.8#7")
        self.assertRegex(event, r"اتفقت +اتفق\.8#2 +is of another kind of word")
        none = run("explain", page, "--at", "180")[1].decode("utf-8")
        self.assertRegex(none, r"معركة +معركة#1 +this use of the word is no event")

    def test_explain_takes_a_record_by_its_line(self):
        path = self.file("two.jsonl", '{"title":"x1","body":"y"}\n{"title":"x2","body":"y"}\n')
        code, out, _ = run("explain", path + ":2")
        self.assertEqual(code, 3)
        self.assertIn("x2", out.decode("utf-8"))
        code, _, error = run("explain", path)
        self.assertEqual(code, 4)
        self.assertIn("two.jsonl:1", error)
        self.assertEqual(run("explain", path + ":3")[0], 4)

    def test_words_are_conllu(self):
        with open(samples()[0], "rb") as page:
            content = page.read()
        code, out, _ = run("words", samples()[0])
        self.assertEqual(code, 0)
        expected, ranges = 1, 0
        for line in out.decode("utf-8").splitlines():
            if not line or line.startswith("#"):
                expected = 1
                continue
            cells = line.split("\t")
            self.assertEqual(len(cells), 10, line)
            self.assertNotIn("", cells)
            if "-" in cells[0]:
                first, last = cells[0].split("-")
                self.assertEqual(int(first), expected)
                self.assertGreater(int(last), int(first))
                ranges += 1
            else:
                self.assertEqual(int(cells[0]), expected)
                self.assertEqual(cells[5], "_" if cells[5] == "_" else "|".join(sorted(cells[5].split("|"))))
                expected += 1
            place = [part for part in cells[9].split("|") if part.startswith("Bytes=")]
            if place:
                begin, end = place[0][6:].split(":")
                self.assertEqual(content[int(begin):int(end)].decode("utf-8"), cells[1])
        self.assertGreater(ranges, 10)

    def test_pretokenized_words_stay_as_given(self):
        # "wa-qala", a mark, a number with marks, a date, an agency, a hyphen, Latin, a bidi mark alone, two marks, digits; then a point inside.
        first = ["\u0648\u0642\u0627\u0644", "\u060c", "1,5", "10/5/2024", "\u0623.\u0641.\u0628", "\u0648\u0627\u0644\u0645\u0635\u0631\u064a-\u0627\u0644\u0633\u0648\u0631\u064a", "U.S.", "\u200f", "..", "{x}"]
        second = ["\u0644\u0647", ".", "\u0628\u0639\u062f\u0647\u0627", "a b"]
        content = ("\ufeff" + "\r\n".join(first) + "\r\n\r\n  \r\n" + "\n".join(second)).encode("utf-8")
        for source in (("words", "--pretokenized", self.file("given", content)), ("words", "--pretokenized", "-")):
            code, out, error = run(*source, stdin=content) if source[-1] == "-" else run(*source)
            self.assertEqual((code, error), (0, ""))
            sentences, expected, covered = [[]], 1, 0
            for line in out.decode("utf-8").splitlines():
                if line.startswith("#"):
                    continue
                if not line:
                    sentences.append([])
                    expected = 1
                    continue
                cells = line.split("\t")
                self.assertEqual(len(cells), 10, line)
                self.assertNotIn("", cells)
                self.assertNotIn("SpaceAfter", cells[9])
                if "-" in cells[0]:
                    covered = int(cells[0].split("-")[1])
                    self.assertEqual(int(cells[0].split("-")[0]), expected)
                else:
                    self.assertEqual(int(cells[0]), expected)
                    expected += 1
                if "Bytes=" in cells[9]:
                    begin, end = cells[9].split("Bytes=")[1].split(":")
                    sentences[-1].append(content[int(begin):int(end)].decode("utf-8"))
                    if sentences[-1][-1] != "\u200f":
                        self.assertEqual(cells[1], sentences[-1][-1])
            self.assertEqual([s for s in sentences if s], [first, second])
            self.assertGreaterEqual(covered, 2)
            tags = [line.split("\t")[3] for line in out.decode("utf-8").splitlines() if "\t" in line]
            self.assertEqual(tags[:4], ["_", "CCONJ", "VERB", "PUNCT"])

    def test_pretokenized_refuses_what_is_no_list_of_words(self):
        for content, why in ((b"", "no word"), (b"\n \n\r\n", "no word"), (b"\xef\xbb\xbf", "no word"),
                             ("\u0642\u0627\u0644\n".encode("utf-8") + b"\xd9\n", ":2: byte 7 is not UTF-8"), (b"a\tO\n", ":1: holds a TAB")):
            code, out, error = run("words", "--pretokenized", self.file("given", content))
            self.assertEqual(code, 4, content)
            self.assertEqual(out, b"")
            self.assertIn(why, error)
        self.assertEqual(run("words", "--pretokenized", "/nonexistent")[0], 4)
        self.assertEqual(run("mentions", "--records", "--pretokenized", "-", stdin=b"a")[0], 2)

    def test_bio_keeps_the_given_words_and_sentences(self):
        words = "\u0632\u0627\u0631\n\u0641\u0644\u0627\u062f\u064a\u0645\u064a\u0631\n\u0628\u0648\u062a\u064a\u0646\n\u0625\u064a\u0631\u0627\u0646.\n\n(\u062f\n123\n"
        code, out, err = run("mentions", "--pretokenized", "--format", "bio", "-", stdin=words.encode())
        self.assertEqual((code, err), (0, ""))
        lines = [line.split(" ") for line in out.decode().split("\n")[:-1]]
        self.assertEqual([line[0] for line in lines], words.rstrip("\n").split("\n"))
        self.assertEqual([line[1] for line in lines if len(line) == 2], ["O", "B-PER", "I-PER", "B-LOC", "O", "O"])

    def test_bio_refuses_what_has_no_words_and_no_such_format(self):
        self.assertEqual(run("mentions", "--pretokenized", "--format", "bio", "-", stdin=b"\n \n")[0], 4)
        self.assertEqual(run("mentions", "--format", "table", "-", stdin=b"x")[0], 2)

    def test_mentions_and_times_are_json_lines(self):
        for verb, kind in (("mentions", "mention"), ("times", "time")):
            code, out, _ = run(verb, samples()[0])
            self.assertEqual(code, 0)
            self.assertIn(kind, {r["kind"] for r in records(out)})

    def test_times_take_a_reference_day(self):
        page = "\u0632\u0627\u0631 \u0627\u0644\u0648\u0632\u064a\u0631 \u0637\u0647\u0631\u0627\u0646 \u0623\u0645\u0633.\n".encode("utf-8")  # "... yesterday"
        without = [r for r in records(run("times", "-", stdin=page)[1]) if r["kind"] == "time"]
        self.assertEqual([r["value"] for r in without], [None])
        found = [r for r in records(run("times", "--reference", "2021-06-05", "-", stdin=page)[1]) if r["kind"] == "time"]
        self.assertEqual([r["value"] for r in found], [["2021-06-04", "2021-06-04"]])

    def test_times_reads_lines(self):
        met = "\u0627\u0644\u062a\u0642\u064a\u0627 "  # "they met"
        friday = "\u0627\u0644\u062c\u0645\u0639\u0629"
        lines = [met + friday, "", "2021"]
        content = "\n".join(lines).encode("utf-8")
        for side, day in (("past", "2021-03-05"), ("future", "2021-03-12")):  # 10 March 2021 was a Wednesday
            code, out, _ = run("times", "--lines", "--reference", "2021-03-10", "--prefer", side, "-", stdin=content)
            self.assertEqual(code, 0)
            read = records(out)
            self.assertEqual([r["text"] for r in read], lines)
            self.assertEqual(read[1]["times"], [])
            self.assertEqual(read[0]["times"], [{"text": friday, "span": [len(met.encode("utf-8")), len(lines[0].encode("utf-8"))],
                                                 "value": [day, day], "type": "date"}])
        code, _, error = run("times", "--lines", os.path.join(self.folder, "missing"))
        self.assertEqual(code, 4)
        self.assertIn("missing", error)
        self.assertEqual(run("times", "--lines", "-", stdin=b"\n")[0], 3)

    def test_check_data_points_at_the_line(self):
        copy = os.path.join(self.folder, "data")
        shutil.copytree(os.path.join(SOURCE, "data"), copy)
        with open(os.path.join(copy, "mentions", "terms.tsv"), "a", encoding="utf-8") as terms:
            terms.write("XXQ.head_of_state.2001-01-01\tnobody\tXXQ\thead_of_state\t2001-01-01\t2000-01-01\tusage\n")
        code, out, error = run("check-data", copy)
        text = out.decode("utf-8")
        self.assertEqual((code, error), (1, ""))
        self.assertRegex(text, r"terms\.tsv:\d+: error: column person: \"nobody\" stands in no row")
        self.assertRegex(text, r"terms\.tsv:\d+: error: the term ends")


if __name__ == "__main__":
    PROGRAM, SOURCE = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]])
