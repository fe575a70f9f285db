"""The worked examples of PROTOCOL.md against the client: hex reads as the JSON beside it and is written back the same."""

import json
import re
import sys

from client import KINDS, PAGE, Codec, JsonCodec, Layouts, Reader, signed, varint


def examples(page):
    text = page.split("<!-- generated: session -->")[1].split("<!-- end: session -->")[0]
    for hexes, spelt in re.findall(r"```text\n(.*?)```\s+```json\n(.*?)```", text, flags=re.S):
        digits = [re.match(r"(?:[0-9a-f]{2} )*[0-9a-f]{2}(?=\s|$)", line) for line in hexes.splitlines()]
        yield bytes.fromhex(" ".join(found.group(0) for found in digits)), json.loads(spelt)


def problems():
    page = PAGE.read_text(encoding="utf-8")
    layouts = Layouts(page)
    plain, spelt = Codec(layouts), JsonCodec(layouts)
    count = 0
    for data, example in examples(page):
        count += 1
        length, kind = int.from_bytes(data[:4], "big"), data[4]
        if length != len(data) - 4:
            yield f"example {count}: length {length}"
        read = spelt.payload(kind, data[5:])
        if {"frame": KINDS[kind].lower(), **read} != example:
            yield f"example {count}: {read}"
        if plain.frame(KINDS[kind], plain.payload(kind, data[5:])) != data:
            yield f"example {count}: written back differently"
    if count < 15:
        yield f"only {count} examples"
    numbers = {7: "07", 300: "fb2c01", 70_000: "fc70110100", 5_000_000_000: "fd00f2052a01000000"}
    for value, digits in numbers.items():
        if varint(value).hex() != digits or Reader(bytes.fromhex(digits)).varint() != value:
            yield f"varint {value}"
    for value, digits in {-1: "01", 60_000: "fcc0d40100"}.items():
        if signed(value).hex() != digits or Reader(bytes.fromhex(digits)).signed() != value:
            yield f"signed varint {value}"


if __name__ == "__main__":
    found = list(problems())
    print("\n".join(found) or "every example reads and writes")
    sys.exit(bool(found))
