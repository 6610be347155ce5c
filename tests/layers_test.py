#!/usr/bin/env python3
"""layers_test.py SOURCE: the order of the modules, as isnad/LAYERS states it, holds in every include.

A module includes only itself and what its line lists; a line lists only modules above it; every
folder has a line; the public header of a module, isnad/<m>/<m>.h, has at most 150 lines. Tests
beside the source (*_test.cc) may look at any module.
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(sys.argv[1])
INCLUDE = re.compile(r'\s*#\s*include\s+"isnad/(\w+)/([\w./]+)"')
LONGEST_HEADER = 150

problems = []
checks = 0


def check(holds, where, message):
    global checks
    checks += 1
    if not holds:
        problems.append(f"{where}: {message}")


def read_layers():
    """module -> the modules it may include; every line is checked against those above it."""
    layers = {}
    for number, line in enumerate((ROOT / "isnad/LAYERS").read_text().splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        module, _, allowed = line.partition(":")
        where = f"isnad/LAYERS:{number}"
        check(module not in layers, where, f"a second line for {module}")
        for name in allowed.split():
            check(name in layers, where, f"{module} may include {name}, which does not stand above it")
        layers[module] = set(allowed.split()) | {module}
    return layers


def check_includes(module, folder, allowed):
    for path in sorted(folder.rglob("*")):
        if path.suffix not in (".h", ".cc") or path.name.endswith("_test.cc"):
            continue
        name = path.relative_to(ROOT)
        for number, line in enumerate(path.read_text().splitlines(), 1):
            include = INCLUDE.match(line)
            if not include:
                continue
            check(include[1] in allowed, f"{name}:{number}", f"{module} may not include isnad/{include[1]}/{include[2]}; "
                                                             f"isnad/LAYERS lists {' '.join(sorted(allowed - {module})) or 'nothing'}")
            check((ROOT / "isnad" / include[1] / include[2]).exists(), f"{name}:{number}", "there is no such header")


layers = read_layers()
for folder in sorted(path for path in (ROOT / "isnad").iterdir() if path.is_dir()):
    module = folder.name
    check(module in layers, f"isnad/{module}", "has no line in isnad/LAYERS")
    check_includes(module, folder, layers.get(module, {module}))
    header = folder / f"{module}.h"
    if header.exists():
        lines = len(header.read_text().splitlines())
        check(lines <= LONGEST_HEADER, header.relative_to(ROOT), f"{lines} lines; a public header has at most {LONGEST_HEADER}")
if (ROOT / "apps").is_dir():
    check_includes("apps", ROOT / "apps", layers["apps"])

for problem in problems:
    print(problem)
print(f"layers: {checks} statements checked, {len(problems)} do not hold")
sys.exit(1 if problems else 0)
