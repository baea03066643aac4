"""Exports of archives as text, whatever the file they came in: TXT, RTF, DOCX, PDF."""

import re
from functools import partial

from helpers.reading import limits
from helpers.reading.clean import BLANK, is_wrapped
from helpers.reading.formats import factiva_text, nexis_text, nexis_uni, proquest_text
from helpers.reading.formats.trial import tried, winner
from helpers.reading.source import Source

READERS = (nexis_text, nexis_uni, factiva_text, proquest_text)


def drafts_in(text, source, container):
    """Return the Drafts of the export in `text`, or None where it is none; `container` is rtf, docx, pdf or eml."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    first, whole = text[: limits.SMALL], len(text) <= limits.SMALL
    trials = []
    for reader in (reader for reader in READERS if reader.recognised(first)):
        part = Source(source.shown, data=b"")
        name = f"{reader.ARCHIVE}-{container}"
        drafts = partial(reader.drafts, first, part, name)
        trials.append(tried(reader, drafts, part, whole))
    best = winner(trials, source)
    if best is None:
        return None
    if not whole or best.refused:
        return best.reader.drafts(text, source, f"{best.reader.ARCHIVE}-{container}")
    source.notes += best.notes
    return best.drafts


def as_paragraphs(text):
    """Return `text` of a word processor with a blank line after each paragraph, unless its lines are wrapped.

    >>> as_paragraphs("One.\\nTwo.\\n\\nThree.")
    'One.\\n\\nTwo.\\n\\nThree.'
    """
    blocks = [block.split("\n") for block in BLANK.split(text) if "\n" in block]
    wrapped = sum(sum(map(len, lines)) for lines in blocks if is_wrapped(lines))
    if blocks and 2 * wrapped > sum(sum(map(len, lines)) for lines in blocks):
        return text
    return re.sub(r"\n+", "\n\n", text)
