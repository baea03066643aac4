"""Factiva TXT and RTF: codes at the head of lines, or the same values in order; documents end with their number."""

import re

from helpers.reading.formats.factiva import CODES, HOUR, WORDS, draft_of_codes, draft_of_lines
from helpers.reading.formats.nexis import reconcile

ARCHIVE = "factiva"
FORMATS = {"factiva-txt": "Factiva TXT"}
TRIED = True
CODE = re.compile(rf"(?m)^[ \t]*({'|'.join(CODES)})(?:[ \t]+|[ \t]*$)")
END = re.compile(
    r"(?m)^[ \t]*(?:AN[ \t]+)?(?:Document|Dokument|Documento|文件|文档)[ \t]+([A-Z]{2,8}[A-Za-z0-9]{12,})[ \t]*$"
)
BODY_START = re.compile(r"\(c\)|©|copyright", re.IGNORECASE)


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
    if pieces and not re.search(r"(?m)^[ \t]*HD\b", pieces[-1]) and len(pieces) > 1:
        pieces.pop()  # what follows the last document: the search's summary
    for number, piece in enumerate(pieces, 1):
        draft = _coded(piece) if re.search(r"(?m)^[ \t]*(?:SN|PD)[ \t]", piece) else _uncoded(piece)
        draft.number, draft.format = number, name
        yield draft
    if len(pieces) > len(ends) and ends:
        source.note("its last document has no number at its end and may have been cut off; export it again", "warning")
    reconcile(source, max(len(ends), len(pieces)), len(pieces))


def _coded(piece):
    marks = list(CODE.finditer(piece))
    fields = {}
    for mark, after in zip(marks, [*marks[1:], None], strict=True):
        value = piece[mark.end() : after.start() if after else len(piece)]
        fields.setdefault(mark[1], []).extend(_paragraphs(value))
    return draft_of_codes(fields)


def _paragraphs(text):
    blocks = [" ".join(block.split()) for block in re.split(r"\n[ \t]*\n", text)]
    return [block for block in blocks if block]


def _uncoded(piece):
    lines = [" ".join(line.split()) for line in END.sub("", piece).split("\n") if line.strip()]
    count = next((n for n, line in enumerate(lines) if WORDS.fullmatch(line)), None)
    if count is None:
        return draft_of_lines([], lines[0] if lines else "", [], lines[1:])
    first = next((n for n in range(count, min(count + 12, len(lines))) if BODY_START.match(lines[n])), None)
    if first is None:
        near = range(count, min(count + 8, len(lines)))
        first = max((n for n in near if len(lines[n]) < 40 or HOUR.fullmatch(lines[n])), default=count)
    title = 0 if count <= 2 else _title_place(lines[:count])
    return draft_of_lines(lines[:title], lines[title], lines[title + 1 : first], lines[first + 1 :])


def _title_place(lines):
    """The title stands last before byline and count of words; a short line before it is the section."""
    return 1 if len(lines[0].split()) <= 4 and len(lines) >= 3 else 0
