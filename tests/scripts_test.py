#!/usr/bin/env python3
"""scripts_test.py SOURCE: every shell and Python script parses; the packages that are installed have one list."""
import ast
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(sys.argv[1])
FOLDERS = [".ci", "apps", "bench", "tests", "tools"]

problems = []
scripts = 0
for path in sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*") if path.is_file()):
    with open(path, "rb") as stream:
        first = stream.readline(100)
    name = path.relative_to(ROOT)
    shell = "bash" if b"bash" in first else "sh"
    if first.startswith(b"#!") and first.rstrip().endswith((b"bash", b"/sh")):
        scripts += 1
        done = subprocess.run([shell, "-n", str(path)], capture_output=True, text=True, check=False)
        if done.returncode != 0:
            problems.append(f"{name}: {done.stderr.strip()}")
    elif path.suffix == ".py":
        scripts += 1
        try:
            ast.parse(path.read_text(encoding="utf-8"))
        except SyntaxError as error:
            problems.append(f"{name}:{error.lineno}: {error.msg}")

asked = subprocess.run(["sh", str(ROOT / "tools/install_packages.sh"), "nothing"], capture_output=True, text=True, check=False)
if asked.returncode != 1 or asked.stderr.count("\n") != 1 or "unknown group" not in asked.stderr:
    problems.append("tools/install_packages.sh: an unknown group must end with one line, found: " + asked.stderr)

for problem in problems:
    print(problem)
print(f"scripts: {scripts} scripts, {len(problems)} problems")
sys.exit(1 if problems or not scripts else 0)
