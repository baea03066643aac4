"""The licence of each library that is pinned: `python -m docs.making.licences` writes docs/licences.md."""

import csv
from collections import Counter
from functools import cache
from importlib import metadata
from pathlib import Path

from docs.making.pins import pins, reasons

HERE = Path(__file__).parent
PAGE = HERE.parent / "licences.md"
LONGEST_NAME = 60  # a longer field holds the text of a licence, not its name
TEXTS = ("", ".txt", ".md", ".rst")
THREE_CLAUSES = ("neither the name", "endorse or promote")
HEAD = """# Licences

Made by `make licences` from `requirements.txt` and from what each library says of itself; do not edit. Dateline itself is under
the [MIT licence](../LICENSE). [bill-of-materials.json](bill-of-materials.json) holds the same for programs (CycloneDX 1.6).

Nothing here keeps you from using Dateline, from publishing what it makes, or from changing it. Who passes a library on, passes
its licence on with it; who changes a file of an MPL-2.0 library, publishes that file.
"""


class UnknownLicence(Exception):
    """A library says no licence that the tables know; the message says which table to edit."""


@cache
def table(name):
    """Return the rows of the CSV `name` beside this file, as dicts."""
    with (HERE / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def licence(name):
    """Return the licence of library `name` as an SPDX expression.

    Raises UnknownLicence if neither its metadata nor the tables beside this file say one.

    >>> licence("pandas")
    'BSD-3-Clause'
    """
    elsewhere = {row["library"]: row["spdx"] for row in table("licences_elsewhere.csv")}
    if name in elsewhere:
        return elsewhere[name]
    try:
        about = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        raise UnknownLicence(f"{name} is not installed here; add it to docs/making/licences_elsewhere.csv") from None
    known = {row["written"]: row["spdx"] for row in table("licence_names.csv")}
    own = {row["spdx"] for row in table("licence_names.csv")}
    written = [about.get("License-Expression"), about.get("License"), *_classifiers(about)]
    for words in written:
        spdx = known.get(words, words) if words and len(words) <= LONGEST_NAME else None
        if spdx == "BSD":
            return "BSD-3-Clause" if _has_three_clauses(name) else "BSD-2-Clause"
        if spdx and (spdx in own or words == written[0] or _is_expression(spdx, own)):
            return spdx
    raise UnknownLicence(f"{name} says {written}; add the name to docs/making/licence_names.csv, or the library to "
                         "docs/making/licences_elsewhere.csv")  # fmt: skip


def _classifiers(about):
    return [line.split(" :: ")[-1] for line in about.get_all("Classifier", []) if line.startswith("License")]


def _is_expression(words, own):
    parts = words.replace(" AND ", " OR ").split(" OR ")
    return all(part.strip("()") in own for part in parts)


def _has_three_clauses(name):
    files = [path for path in metadata.files(name) or () if path.suffix in TEXTS]
    texts = [path for path in files if path.stem.lower() in ("licence", "license", "copying")]
    text = " ".join(path.read_text(encoding="utf-8") for path in texts).lower()
    if not text:
        raise UnknownLicence(f"{name} says BSD and holds no text; add it to docs/making/licences_elsewhere.csv")
    return any(words in text for words in THREE_CLAUSES)


def page():
    """Return docs/licences.md as Markdown: how many libraries have each licence, each library, and what lies inside."""
    rows, why = pins(), reasons()
    licences = {pin.name: licence(pin.name) for pin in rows}
    lines = [HEAD, "## How many", "", "| licence | libraries |", "| --- | ---: |"]
    counts = Counter(licences.values())
    lines += [f"| {spdx} | {n} |" for spdx, n in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]
    lines += ["", "## What Dateline asks for", "", "| library | version | licence | why |", "| --- | --- | --- | --- |"]
    lines += [
        f"| {pin.name} | {pin.version}{_where(pin)} | {licences[pin.name]} | {why[pin.name]} |"
        for pin in rows
        if pin.name in why
    ]
    lines += ["", "## What those bring", "", "| library | version | licence | needed by |", "| --- | --- | --- | --- |"]
    lines += [
        f"| {pin.name} | {pin.version}{_where(pin)} | {licences[pin.name]} | {', '.join(pin.via)} |"
        for pin in rows
        if pin.name not in why
    ]
    lines += ["", "## What lies inside", "", "| part | where | licence | what it asks |", "| --- | --- | --- | --- |"]
    lines += [
        f"| {row['part']} | {row['where']} | {row['spdx']} | {row['asks']} |" for row in table("licences_inside.csv")
    ]
    return "\n".join(lines) + "\n"


def _where(pin):
    return f" (where `{pin.where}`)" if pin.where else ""


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
