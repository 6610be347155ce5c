#!/usr/bin/env python3
"""must_not_compile_test.py SOURCE COMPILER: misuse that the types forbid is refused.

Each tests/must_not_compile/*.cc is compiled twice: as it is it must compile, and with
-DMISUSE it must not. Its first line says what the compiler has to complain about:
    // refused: deleted function
"""
import pathlib
import subprocess
import sys

ROOT, COMPILER = pathlib.Path(sys.argv[1]), sys.argv[2]
FLAGS = ["-std=c++20", "-fsyntax-only", "-Wall", "-Wextra", "-Werror", f"-I{ROOT}"]
MARK = "// refused: "


def compiled(path, *flags):
    done = subprocess.run([COMPILER, *FLAGS, *flags, str(path)], capture_output=True, text=True, check=False,
                          env={"LC_ALL": "C", "PATH": "/usr/local/bin:/usr/bin:/bin"})
    return done.returncode == 0, done.stderr


def problem_of(path):
    first = path.read_text().split("\n", 1)[0]
    if not first.startswith(MARK):
        return f"the first line must be '{MARK}...'"
    well, errors = compiled(path)
    if not well:
        return "the right use does not compile:\n" + errors
    well, errors = compiled(path, "-DMISUSE")
    if well:
        return "the misuse compiles"
    reasons = first[len(MARK):].split(" or ")
    if not any(reason in errors for reason in reasons):
        return f"refused, but not for '{first[len(MARK):]}':\n" + errors
    return None


failed = 0
snippets = sorted((ROOT / "tests/must_not_compile").glob("*.cc"))
for snippet in snippets:
    problem = problem_of(snippet)
    if problem:
        failed += 1
        print(f"FAIL {snippet.relative_to(ROOT)}: {problem}")
print(f"{len(snippets) - failed} passed, {failed} failed, 0 skipped")
sys.exit(1 if failed or not snippets else 0)
