#!/usr/bin/env python3
"""Which of the program's functions a start needs, as a linker script that puts them beside each other.

    order.py PROGRAM > packaging/start.ld

PROGRAM is a release build with its symbols (`make order` builds it). It is started twice under callgrind, on an
empty folder and on what that start left, until it is ready; every function that ran is named. The hash at a
symbol's end changes with the compiler and with every dependency, so it is left out, but for generic functions that
exist for many types and of which a start needs few. A name that is gone does no harm, and a function that is new
lies with the rest until the script is made again: `cargo bench --bench weight` says when that is due.
"""

import bisect
import collections
import pathlib
import re
import subprocess
import sys
import tempfile
import time

READY_WITHIN = 300
"""Seconds that a start may take under callgrind."""

IDLE_FOR = 10
"""Seconds of doing nothing that belong to a start: the first beat of every timer."""

USED_SHARE = 0.5
"""From which share of the functions of one name on all of them are taken."""

SETTINGS = """[server]
agents = "127.0.0.1:0"
https = "127.0.0.1:0"
http = "127.0.0.1:0"
[channel.mail]
kind = "maildir"
inbox = "{folder}/in"
outbox = "{folder}/out"
address = "desk@example.com"
queue = "first"
[queue.first]
"""

HEAD = """/* The functions that a start of the desk needs, beside each other: the system maps a program's code in pieces of
   64 kB around what is used, and these lay spread over nearly all of them. Made by `make order`. */
SECTIONS {
  .text : {
"""

TAIL = """  }
} INSERT BEFORE .init;
"""


def main(program):
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        (folder / "etc").mkdir()
        (folder / "etc/centralita.toml").write_text(SETTINGS.format(folder=folder))
        places = start(program, folder, "first") | start(program, folder, "second")
    patterns = named(program, places)
    print(HEAD, end="")
    for pattern in sorted(patterns):
        print(f"    *(.text.{pattern})")
    print(TAIL, end="")
    print(f"{len(patterns)} patterns", file=sys.stderr)


def start(program, folder, which):
    """The places in the program of every instruction that one start ran."""
    trace, log = folder / f"{which}.callgrind", folder / f"{which}.log"
    with open(log, "wb") as out:
        desk = subprocess.Popen(
            ["valgrind", "--tool=callgrind", "--dump-instr=yes", "--dump-line=no",
             f"--callgrind-out-file={trace}", program, "serve", "--config", folder / "etc", "--data", folder / "data"],
            stdin=subprocess.DEVNULL, stdout=out, stderr=out)
    end = time.monotonic() + READY_WITHIN
    while b" ready " not in log.read_bytes():
        if desk.poll() is not None or time.monotonic() > end:
            sys.exit(f"order.py: the desk did not become ready:\n{log.read_text()}")
        time.sleep(1)
    time.sleep(IDLE_FOR)
    desk.terminate()
    desk.wait()
    return executed(trace)


def executed(trace):
    """Reads callgrind's format: an object's own addresses, each said in full or by its distance from the last."""
    places, objects, current, at = set(), {}, None, 0
    for line in open(trace):
        if line.startswith("ob="):
            number, _, name = line[3:].strip().partition(" ")
            objects.setdefault(number, name or None)
            current = number
        elif line.startswith("cob="):
            number, _, name = line[4:].strip().partition(" ")
            if name:
                objects[number] = name
        elif found := re.match(r"(0x[0-9a-f]+|\+\d+|-\d+|\*) ", line):
            step = found[1]
            at = int(step, 16) if step.startswith("0x") else at if step == "*" else at + int(step)
            places.add((current, at))
    return {at for number, at in places if (objects.get(number) or "").endswith("/centralita")}


def named(program, places):
    """Patterns for the symbols that hold these places."""
    listing = subprocess.run(["nm", "-n", program], check=True, capture_output=True, text=True).stdout
    rows = [line.split() for line in listing.splitlines()]
    symbols = [(int(row[0], 16), row[2]) for row in rows if len(row) == 3 and row[1] in "tT"]
    if not symbols:
        sys.exit(f"order.py: {program} has no symbols; `make order` builds one that has them")
    begins = [begin for begin, _ in symbols]
    used = {symbols[bisect.bisect_right(begins, place) - 1][1] for place in places if place >= begins[0]}
    kinds = collections.defaultdict(list)
    for _, name in symbols:
        kinds[kind(name)].append(name)
    patterns = set()
    for name in used:
        alike = kinds[kind(name)]
        if name.startswith(("_ZN", "_R")):
            patterns.add(f"{kind(name)}*" if len(used & set(alike)) >= USED_SHARE * len(alike) else name)
    return patterns


def kind(name):
    """A symbol without the hash at its end, which tells apart what one generic function became for each type."""
    return re.sub(r"17h[0-9a-f]{16}E.*$", "17h", name)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
