"""Puts a section into bench/RESULTS.md, between its own markers, and leaves the others."""
import datetime
import os
import pathlib
import re
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent
FILE = ROOT / "bench" / "RESULTS.md"
HEAD = "# Results\n\nWritten by `make score` and `make bench`; each rewrites its own section.\n"
ORDER = ("score", "bench", "case", "large")


def machine():
    """The kind of machine, without its name."""
    cpu = "unknown processor"
    with open("/proc/cpuinfo", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("model name"):
                cpu = line.split(":", 1)[1].strip()
                break
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{cpu}, {os.cpu_count()} cores, {memory:.0f} GiB, Linux {os.uname().release.split('-')[0]}"


def version(program):
    """First line of `isnad version`, or nothing when the program is not there."""
    if not os.path.exists(program):
        return ""
    return subprocess.run([program, "version"], capture_output=True, text=True, check=False).stdout.split("\n")[0]


def write(name, title, program, commands, body):
    """Replaces section `name`; `commands` make the same figures again."""
    lines = [f"<!-- {name} -->", f"## {title}", ""]
    about = [datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%d"), version(program), machine()]
    lines += ["; ".join(part for part in about if part), "", "```", *commands, "```", "", body.strip(), f"<!-- /{name} -->"]
    section = "\n".join(lines) + "\n"
    text = FILE.read_text(encoding="utf-8") if FILE.exists() else HEAD
    sections = {}
    for found in re.finditer(r"<!-- (\w+) -->\n.*?<!-- /\1 -->\n", text, re.S):
        sections[found.group(1)] = found.group(0)
    sections[name] = section
    FILE.write_text(HEAD + "".join("\n" + sections[key] for key in ORDER if key in sections), encoding="utf-8")
    print(section, end="")
    print(f"isnad: written to {FILE.relative_to(ROOT)}")
