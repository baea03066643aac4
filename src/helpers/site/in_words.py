"""Days, counts and quoted words as pages and reports write them for people; the CSV beside a page holds what was found."""

import re

import pandas as pd

from helpers.dates.explain import in_words, span_in_words

ISO = re.compile(r"(\d{4}-\d\d-\d\d)(?:/(\d{4}-\d\d-\d\d))?")
# Words that tie what was said to its sentence, and mean nothing without it.
TIES = re.compile(r"^(?:(?:and|but)\s+)?that\s+(?!(?:was|is|were|are|would|will|has|had|'s|’s)\b)", re.IGNORECASE)
EDGES = " \t\n,;:–—-"
OPEN, CLOSE = '“‘"', '”’"'


def day(value):
    """Return a day in words, "unknown" if there is none.

    >>> day(pd.Timestamp("2018-07-06"))
    'July 6, 2018'
    """
    if value is None or pd.isna(value):
        return "unknown"
    return in_words(value)


def count(n, one, many=None):
    """Return `n` with its noun.

    >>> count(1, "quotation"), count(1200, "quotation")
    ('1 quotation', '1,200 quotations')
    """
    return f"{n:,} {one if n == 1 else many or one + 's'}"


def days(first, last):
    """Return the days of an event in words; the same as `dates.explain.span_in_words`."""
    return span_in_words(first, last)


def days_of_text(text):
    """Return `text` in words if it is an ISO day or two of them ("first/last"), else as it is.

    >>> days_of_text("2018-06-11/2018-06-12"), days_of_text("2018-07-06"), days_of_text("Kestrel")
    ('June 11 to 12, 2018', 'July 6, 2018', 'Kestrel')
    """
    found = ISO.fullmatch(text)
    if not found:
        return text
    try:
        first, last = (pd.Timestamp(part).as_unit("s") if part else pd.NaT for part in found.groups())
    except ValueError:  # no day of the calendar
        return text
    return span_in_words(first, last)


def spoken(said, most=280):
    """Return the words of a quotation, `said` (its pieces joined by "…"), for a reader: `most` characters at most.

    Left out are *that*, where it only ties the words to their sentence, and commas at the ends; a long quotation is cut at
    the end of a word. Marks of quotation stay as printed.

    >>> spoken("that the talks would resume,"), spoken("that … the North would wait"), spoken("that is wrong")
    ('the talks would resume', 'the North would wait', 'that is wrong')
    >>> spoken("“We will not pay,” … “and we will not wait,”", 30)
    '“We will not pay” … “and we …”'
    """
    pieces = [" ".join(piece.split()) for piece in said.split(" … ")]
    pieces[0] = TIES.sub("", f"{pieces[0]} ").strip() if len(pieces) > 1 or TIES.match(pieces[0]) else pieces[0]
    whole = " … ".join(filter(None, (_trimmed(piece) for piece in pieces))) or said
    return whole if len(whole) <= most else _cut(whole, most)


def _trimmed(piece):
    piece = piece.strip(EDGES) if piece.strip(EDGES) else piece
    return re.sub('[,;:]([”’"])$', r"\1", piece)


def _cut(text, most):
    """Return `text` cut at the end of a word, with "…", and closed if its quotation mark was left open."""
    kept = text[: most - 2].rsplit(" ", 1)[0].rstrip(EDGES + "…") if " " in text[: most - 2] else text[: most - 2]
    mark = next(
        (close for open_, close in zip(OPEN[:1], CLOSE[:1], strict=True) if kept.count(open_) > kept.count(close)), ""
    )
    if not mark and kept.count('"') % 2:
        mark = '"'
    return f"{kept} …{mark}"
