"""What the program is made of: a bill of materials (CycloneDX 1.5) and the licences of all of it, into a folder.

Read from Cargo.lock by `cargo metadata`, as built for this machine: dependencies of tests, benches and of the build
itself are left out, since nothing of them ships. The pages for browsers bring a few packages of npm along.
The same source gives the same bytes.
"""

import hashlib
import json
import os
import pathlib
import subprocess
import sys
import time
import uuid

ROOT = pathlib.Path(__file__).resolve().parent.parent

# What the built pages contain of npm; everything else there is a tool. Their texts are in `packaging/licences`.
IN_THE_PAGES = ["svelte", "clsx", "esm-env"]

# How files with licences are called in what crates.io serves.
LICENCES = ("license", "licence", "copying", "notice", "unlicense", "copyright")


def crates():
    """Every crate that is linked, and the program itself: (the program, the others by name and version)."""
    cargo = os.environ.get("CARGO", "cargo")
    host = next(
        line.split()[1]
        for line in subprocess.check_output(["rustc", "-vV"], text=True).splitlines()
        if line.startswith("host: ")
    )
    asked = [cargo, "metadata", "--locked", "--offline", "--format-version", "1", "--filter-platform", host]
    told = json.loads(subprocess.check_output(asked, cwd=ROOT))
    packages = {package["id"]: package for package in told["packages"]}
    nodes = {node["id"]: node for node in told["resolve"]["nodes"]}
    root = told["resolve"]["root"]
    linked, left = {root}, [root]
    while left:
        for one in nodes[left.pop()]["deps"]:
            ships = any(kind["kind"] is None for kind in one["dep_kinds"])
            if ships and one["pkg"] not in linked:
                linked.add(one["pkg"])
                left.append(one["pkg"])
    needs = {
        key: sorted(one["pkg"] for one in nodes[key]["deps"] if one["pkg"] in linked) for key in linked
    }
    others = sorted((packages[key] for key in linked - {root}), key=lambda it: (it["name"], it["version"]))
    return packages[root], others, needs, packages


def sums():
    """The checksum of each crate, from the lock file."""
    found, entry = {}, {}
    for line in (ROOT / "Cargo.lock").read_text().splitlines():
        if line == "[[package]]":
            entry = {}
        name, _, value = line.partition(" = ")
        entry[name] = value.strip('"')
        if name == "checksum":
            found[entry["name"], entry["version"]] = entry["checksum"]
    return found


def of_the_pages():
    """The packages of npm in the built pages, from the lock file: name, version, licence."""
    lock = json.loads((ROOT / "src/web/package-lock.json").read_text())["packages"]
    return [(name, lock[f"node_modules/{name}"]) for name in IN_THE_PAGES]


def purl(package):
    """How the rest of the world names a crate."""
    return f"pkg:cargo/{package['name']}@{package['version']}"


def bill():
    """The document."""
    program, others, needs, packages = crates()
    checksums = sums()
    components = []
    for one in others:
        component = {
            "type": "library",
            "bom-ref": purl(one),
            "name": one["name"],
            "version": one["version"],
            "licenses": [{"expression": (one["license"] or "NOASSERTION").replace("/", " OR ")}],
            "purl": purl(one),
        }
        if checksum := checksums.get((one["name"], one["version"])):
            component["hashes"] = [{"alg": "SHA-256", "content": checksum}]
        components.append(component)
    pages = []
    for name, entry in of_the_pages():
        reference = f"pkg:npm/{name}@{entry['version']}"
        pages.append(reference)
        components.append(
            {
                "type": "library",
                "bom-ref": reference,
                "name": name,
                "version": entry["version"],
                "licenses": [{"expression": entry["license"]}],
                "purl": reference,
            }
        )
    edges = [
        {"ref": purl(packages[key]), "dependsOn": [purl(packages[need]) for need in theirs]}
        for key, theirs in needs.items()
    ]
    for edge in edges:
        if edge["ref"] == purl(program):
            edge["dependsOn"] += pages
    edges += [{"ref": page, "dependsOn": []} for page in pages]
    moment = time.gmtime(int(os.environ["SOURCE_DATE_EPOCH"]))
    document = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {
            "timestamp": time.strftime("%Y-%m-%dT%H:%M:%SZ", moment),
            "component": {
                "type": "application",
                "bom-ref": purl(program),
                "name": program["name"],
                "version": program["version"],
                "licenses": [{"expression": program["license"]}],
                "purl": purl(program),
            },
        },
        "components": components,
        "dependencies": sorted(edges, key=lambda edge: edge["ref"]),
    }
    content = hashlib.sha256(json.dumps(document, sort_keys=True).encode()).hexdigest()
    document["serialNumber"] = f"urn:uuid:{uuid.UUID(content[:32])}"
    return document


def licences():
    """Every licence text, each once, under what it covers."""
    _, others, _, _ = crates()
    covered = {}
    lacking = []
    for one in others:
        folder = pathlib.Path(one["manifest_path"]).parent
        texts = [
            path.read_text(errors="replace").strip()
            for path in sorted(folder.iterdir())
            if path.is_file() and path.name.lower().startswith(LICENCES)
        ]
        label = f"{one['name']} {one['version']}"
        if not texts:
            lacking.append(f"{label}: {one['license']}, by {', '.join(one['authors']) or 'its authors'}")
        for text in texts:
            covered.setdefault(text, []).append(label)
    for name, entry in of_the_pages():
        text = (ROOT / f"packaging/licences/{name}.txt").read_text().strip()
        covered.setdefault(text, []).append(f"{name} {entry['version']}")
    parts = ["What Centralita is made of besides its own source, and under which licences."]
    if lacking:
        parts.append("Without a text of their own, under one printed elsewhere here:\n  " + "\n  ".join(lacking))
    for text, labels in sorted(covered.items(), key=lambda it: it[1]):
        parts.append(RULE + "\n" + ", ".join(labels) + "\n" + RULE + "\n\n" + text)
    return "\n\n".join(parts) + "\n"


RULE = "-" * 100


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "centralita.cdx.json").write_text(json.dumps(bill(), indent=1, sort_keys=True) + "\n")
    (folder / "THIRD-PARTY.txt").write_text(licences())


main()
