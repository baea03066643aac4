"""Factiva TXT and RTF: codes at the head of lines, or the same values in order; documents end with their number."""

import re

from helpers.reading.formats.factiva import (
    CODES,
    COPYRIGHT,
    DOCUMENT,
    HEAD_LINES,
    draft_of_codes,
    draft_of_lines,
    draft_of_pairs,
    places,
    title_place,
)
from helpers.reading.formats.nexis import reconcile

ARCHIVE = "factiva"
FORMATS = {"factiva-txt": "Factiva TXT"}
TRIED = True
CODE = re.compile(rf"(?m)^[ \t]*({'|'.join(CODES)})(?:[ \t]+|[ \t]*$)")
OTHER_CODE = re.compile(r"(?m)^[ \t]*([A-Z]{2,3})(?:\t+| {2,}|[ \t]*$)")  # of an interface that is not known
SENTENCE = re.compile(r"[^.]{12}[.!?…。！？][\"”’»]?$")
LABEL = re.compile(r"([^\W\d_][^:：\n]{1,25})(?:[:：]\s*|\t+)(?=\S)")
FEWEST = 5  # codes or labels that a head has
END = re.compile(rf"(?m)^[ \t]*(?:[A-Z]{{2}}[ \t]+)?{DOCUMENT}[ \t]*$")


def recognises(source):
    if source.head.startswith(b"{\\rtf"):
        return False
    return recognised(source.head_text)


def recognised(text):
    """Tell whether `text` is Factiva's: its codes, or its numbers of documents at the end of a text."""
    codes = {match[1] for match in CODE.finditer(text)}
    return len(codes & {"HD", "SN", "PD", "WC", "LP", "TD"}) >= 4 or bool(END.search(text))


def read(source):
    """Yield the documents of `source`."""
    yield from drafts(source.text, source, "factiva-txt")


def drafts(text, source, name):
    """Yield the documents in `text`, whatever file it came from."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    ends = [match.end() for match in END.finditer(text)]
    starts = [0, *ends]
    pieces = [text[start:end] for start, end in zip(starts, [*ends, len(text)], strict=True)]
    if len(pieces) > 1 and not _is_document(pieces[-1]):
        pieces.pop()  # what follows the last document: the search's summary
    for number, piece in enumerate(pieces, 1):
        draft = draft_of_text(piece)
        draft.number, draft.format = number, name
        yield draft
    if len(pieces) > len(ends) and ends:
        source.note("its last document has no number at its end and may have been cut off; export it again", "warning")
    reconcile(source, max(len(ends), len(pieces)), len(pieces))


def _is_document(piece):
    """Tell whether what follows the last number is a document that was cut off, and not the summary of the search."""
    return bool(re.search(r"(?m)^[ \t]*HD\b", piece))


def draft_of_text(piece):
    """Return the Draft of one document: by its codes, by codes or labels that are not known, or by the order of lines."""
    if re.search(r"(?m)^[ \t]*(?:SN|PD)[ \t]", piece):
        fields = {}
        for code, paragraphs in _pairs(piece, CODE):
            fields.setdefault(code, []).extend(paragraphs)
        return draft_of_codes(fields)
    piece = END.sub("", piece)
    pairs = _pairs(piece, OTHER_CODE)
    if len({code for code, _ in pairs}) >= FEWEST and (draft := draft_of_pairs(pairs)):
        return draft
    return _uncoded(_without_labels([" ".join(line.split(" ")).strip() for line in piece.split("\n") if line.strip()]))


def _pairs(piece, code):
    marks = list(code.finditer(piece))
    ends = [*(mark.start() for mark in marks), len(piece)][1:]
    return [(mark[1], _paragraphs(piece[mark.end() : end])) for mark, end in zip(marks, ends, strict=True)]


def _without_labels(lines):
    """Take the labels from the lines of a head in which most lines have one."""
    head = lines[:HEAD_LINES]
    if sum(bool(LABEL.match(line)) for line in head) < FEWEST:
        return lines
    first = next((n for n, line in enumerate(head) if n and len(line) > 200), len(head))
    return [LABEL.sub("", line, count=1) for line in lines[:first]] + lines[first:]


def _paragraphs(text):
    blocks = [" ".join(block.split()) for block in re.split(r"\n[ \t]*\n", text)]
    return [block for block in blocks if block]


def _uncoded(lines):
    lines = [" ".join(line.split()) for line in lines]
    count, dated = places(lines)
    if count is None and dated is None:
        return draft_of_lines([], lines[0] if lines else "", [], lines[1:])
    head = min(n for n in (count, dated) if n is not None)
    last = max(n for n in (count, dated) if n is not None)
    first = next((n for n in range(last, min(last + 12, len(lines))) if COPYRIGHT.match(lines[n])), None)
    if first is None:
        after = lines[last + 1 : last + 9]
        first = last + next((n for n, line in enumerate(after) if len(line) >= 40 or SENTENCE.search(line)), len(after))
    title = title_place(lines[:head])
    named = lines[title] if head else ""
    return draft_of_lines(lines[:title], named, lines[title + 1 if head else 0 : first], lines[first + 1 :])
