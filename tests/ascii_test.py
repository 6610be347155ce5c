#!/usr/bin/env python3
"""ascii_test.py SOURCE: code is ASCII. Arabic lives in data/, docs/, samples/, tests/cases/ and in the
string literals of *_test.cc and *_test.py; controls of writing direction are escapes even there."""
import io
import pathlib
import re
import sys
import tokenize

ROOT = pathlib.Path(sys.argv[1])
FOLDERS = ["isnad", "apps", "bench", "cmake", "fuzz", "tests", "tools", ".ci"]
FILES = ["CMakeLists.txt", "CMakePresets.json", "Makefile", ".clang-format", ".clang-tidy"]
CODE = {".cc", ".h", ".S", ".py", ".sh", ".cmake", ".in", ".txt", ""}
BIDI = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c]")
CPP_PIECE = re.compile(r'//[^\n]*|/\*.*?\*/|R"(?P<d>[^(]*)\(.*?\)(?P=d)"|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'', re.S)


def code_files():
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*")):
            inside = path.relative_to(ROOT).as_posix()
            is_code = path.suffix in CODE and (path.suffix != ".txt" or path.name == "CMakeLists.txt")
            if path.is_file() and is_code and not inside.startswith("tests/cases/") and "__pycache__" not in inside:
                yield path
    for name in FILES:
        if (ROOT / name).exists():
            yield ROOT / name


def blank(text):
    """The same lines, without what stands on them."""
    return "\n" * text.count("\n")


def without_cpp_strings(text):
    return CPP_PIECE.sub(lambda piece: piece[0] if piece[0].startswith("/") else blank(piece[0]), text)


def without_python_strings(text):
    lines = text.splitlines(keepends=True)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    for token in reversed(list(tokenize.generate_tokens(io.StringIO(text).readline))):
        if token.type == tokenize.STRING:
            begin, end = (starts[row - 1] + column for row, column in (token.start, token.end))
            text = text[:begin] + blank(text[begin:end]) + text[end:]
    return text


def problems_of(path):
    text = path.read_bytes().decode("utf-8")
    name = path.relative_to(ROOT)
    code = text
    if path.name.endswith("_test.cc"):
        code = without_cpp_strings(text)
    elif path.name.endswith("_test.py"):
        code = without_python_strings(text)
    for number, line in enumerate(code.split("\n"), 1):
        if not line.isascii():
            yield f"{name}:{number}: not ASCII: {ascii(line.strip())[:80]}"
    for number, line in enumerate(text.split("\n"), 1):
        if BIDI.search(line):
            yield f"{name}:{number}: a control of writing direction; write it as an escape"


files = list(code_files())
problems = [problem for path in files for problem in problems_of(path)]
for problem in problems:
    print(problem)
print(f"ascii: {len(files)} files, {len(problems)} problems")
sys.exit(1 if problems or not files else 0)
