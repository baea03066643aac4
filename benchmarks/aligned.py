"""Rows of a tagger against marks of readers: which row is which mark, whose speaker is right, and the figures made of them.

The definitions are those of the newsroom set's scorer: a row and a mark match one to one where the letters of their
contents agree (Dice at least 0.5, best first); a row four fifths of which lies inside a mark and that matches none is a piece.
"""

import re
import unicodedata
from collections import Counter

WEAK = frozenset(
    ("the", "of", "a", "an", "and", "mr", "mrs", "ms", "dr", "president", "sen", "rep",
     "sir", "s", "government", "police", "report", "for", "from", "in", "to", "its", "his", "her")
)  # fmt: skip
NAMELESS = ("group", "unnamed", "unknown")
SPEECH = "DMI"
AGREE, INSIDE = 0.5, 0.8


def same_speaker(marked, found, kind=""):
    """Say whether the name `found` is the one a reader `marked`; "?: …" marks somebody without a name.

    >>> same_speaker("Ana Ruiz", "Ms. Ruiz"), same_speaker("Ana Ruiz", "Bo Lind"), same_speaker("?: a guard", "")
    (True, False, True)
    """
    wanted, given = _strong(marked.removeprefix("?")), _strong(found)
    if marked.startswith("?"):
        return not found or kind in NAMELESS or bool(wanted & given)
    if not found or not given:
        return False
    last = marked.split()[-1].lower() == found.split()[-1].lower()
    return given <= wanted or wanted <= given or len(wanted & given) >= 2 or last


def _strong(name):
    words = _words(name)
    return {word for word in words if word not in WEAK} or words


def _words(name):
    plain = "".join(c for c in unicodedata.normalize("NFKD", name or "") if not unicodedata.combining(c))
    return set(re.findall(r"\w+", plain.lower().replace("’s", "").replace("'s", "")))


def aligned(marks, rows, text):
    """Return ({mark: row}, {row: mark}, rows that are pieces), by number; both have a `content` of [start, end) spans."""
    wanted, given = ([_letters(one["content"], text) for one in many] for many in (marks, rows))
    pairs = [
        (-2 * len(mark & row) / max(1, len(mark) + len(row)), i, j)
        for i, mark in enumerate(wanted)
        for j, row in enumerate(given)
        if mark & row
    ]
    row_of, mark_of = {}, {}
    for dice, i, j in sorted(pairs):
        if -dice >= AGREE and i not in row_of and j not in mark_of:
            row_of[i], mark_of[j] = j, i
    pieces = {
        j
        for j, row in enumerate(given)
        if j not in mark_of and row and any(len(mark & row) >= INSIDE * len(row) for mark in wanted)
    }
    return row_of, mark_of, pieces


def _letters(spans, text):
    return {place for start, end in spans for place in range(int(start), int(end)) if text[place : place + 1].isalnum()}


def counted(marks, rows, text):
    """Return a Counter of one article: rows and marks by what became of them (figures makes per cents of such)."""
    row_of, mark_of, pieces = aligned(marks, rows, text)
    found = Counter()
    for i, mark in enumerate(marks):
        if mark["class"] not in SPEECH:
            continue
        kind = "indirect" if mark["class"] == "I" else "marked"
        found.update(["marks", f"{kind} marks"])
        if i in row_of:
            row = rows[row_of[i]]
            right = same_speaker(mark["speaker"], row.get("speaker") or "", row.get("speaker_kind") or "")
            found.update(["found", f"{kind} found"] + ["speaker right", f"{kind} speaker right"] * right)
    for j, row in enumerate(rows):
        kind = "indirect" if row["kind"] == "indirect" else "marked"
        found.update(["rows", f"{kind} rows"])
        mark = marks[mark_of[j]] if j in mark_of else None
        if mark and mark["class"] in SPEECH:
            right = same_speaker(mark["speaker"], row.get("speaker") or "", row.get("speaker_kind") or "")
            found.update(["speech", f"{kind} speech"] + ["true"] * right)
        elif mark:
            found["named or thought"] += 1
        elif j in pieces:
            found["pieces"] += 1
        else:
            found.update(["false", f"{kind} false"])
    return found


def figures(found):
    """Return the figures, per cent, of a Counter that `counted` made, or of the sum of several.

    >>> round(figures(Counter({"rows": 4, "true": 2}))["row truth"])
    50
    """
    precision, recall = _of(found, "speech", "speech", "false"), _of(found, "found", "marks")
    marked = _of(found, "marked speech", "marked rows"), _of(found, "marked found", "marked marks")
    with_speaker = _of(found, "true", "speech", "false"), _of(found, "speaker right", "marks")
    return {
        "row truth": _of(found, "true", "rows"),
        "speech P": precision, "speech R": recall, "speech F1": _f1(precision, recall), "with speaker": _f1(*with_speaker),
        "marks F1": _f1(*marked), "indirect P": _of(found, "indirect speech", "indirect speech", "indirect false"),
        "indirect R": _of(found, "indirect found", "indirect marks"), "speaker": _of(found, "speaker right", "found"),
    }  # fmt: skip


def _of(found, part, *whole):
    return 100 * found[part] / max(1, sum(found[name] for name in whole))


def _f1(precision, recall):
    return 2 * precision * recall / max(1e-9, precision + recall)
