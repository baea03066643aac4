"""One module a format: `recognises(source)` tells it by its content, `read(source)` yields its Drafts.

`FORMATS` of a module maps the names used in articles.source_format to what they are. The order here is the order of
asking: what is told by an unmistakable mark comes first, plain text last. The exports of archives share marks: a module
with `TRIED` is a candidate only, and of all candidates the one wins that reads the file's beginning best.
"""

from functools import partial
from pathlib import PurePath

from helpers.reading.formats import (
    archive,
    electronic_book,
    europresse,
    factiva_html,
    factiva_text,
    factiva_xml,
    feed,
    json_lines,
    mail,
    nexis_docx,
    nexis_html,
    nexis_text,
    nexis_uni,
    notes_export,
    open_document,
    plain,
    portable,
    proquest_html,
    proquest_text,
    references,
    rich_text,
    table,
    web_archive,
    web_page,
    zotero,
)
from helpers.reading.formats.trial import beginnings, tried, winner
from helpers.reading.source import NOT_ASKED, Source, Unreadable

READERS = (
    portable,
    web_archive,
    rich_text,
    nexis_docx,
    open_document,
    electronic_book,
    zotero,
    json_lines,
    notes_export,
    factiva_xml,
    nexis_html,
    factiva_html,
    europresse,
    proquest_html,
    mail,
    feed,
    references,
    nexis_text,
    nexis_uni,
    factiva_text,
    proquest_text,
    table,
    web_page,
    plain,
)
FORMATS = {name: what for reader in (*READERS, archive) for name, what in reader.FORMATS.items()}


BY_NAME = {  # files of these names that do not begin so are broken, whatever else they look like
    ".docx": (b"PK",),
    ".xlsx": (b"PK",),
    ".zip": (b"PK",),
    ".pdf": (b"%PDF", b"\xef\xbb\xbf%PDF"),
    ".parquet": (b"PAR1",),
}


def reader_for(source):
    """Return the module that reads `source`, or None where its content is in no known format.

    Raises Unreadable where the name promises a format that the first bytes are not.
    """
    if source.reader is NOT_ASKED:
        source.reader = _asked(source)
    return source.reader


def _asked(source):
    ending = PurePath(source.name.lower()).suffix
    if ending in BY_NAME and not source.head.lstrip()[:8].startswith(BY_NAME[ending]):
        raise Unreadable(f"is named {ending} but is none inside; it may be cut off or renamed: download it again")
    if archive.recognises(source):  # its bytes may hold anything: only what is a ZIP inside may claim it
        return next(
            (
                reader
                for reader in (web_archive, nexis_docx, open_document, electronic_book, table)
                if reader.recognises(source)
            ),
            None,
        )
    candidates = []
    for reader in READERS:
        if reader.recognises(source):
            if not hasattr(reader, "TRIED"):
                return _best(source, candidates, reader) or reader
            candidates.append(reader)
    return _best(source, candidates)


def _best(source, candidates, last=plain):
    """Return the candidate that reads the beginning of `source` best, or None where none finds an article there.

    `last` is the reader that is asked when there is none: plain text takes nothing that a candidate refuses, and says why.
    A file that is read whole in this trial is not read again: its drafts are kept in `source.drafts`.
    """
    if not candidates:
        return None
    for data, whole in beginnings(source):
        parts = [(reader, Source(source.shown, data=data)) for reader in candidates]
        trials = [tried(reader, partial(reader.read, part), part, whole) for reader, part in parts]
        if best := winner(trials, source):
            break
    if best is None:  # titles and days without a text are an archive's too, whose texts were left out
        best = next((trial for trial in trials if any(draft.title and draft.published for draft in trial.drafts)), None)
    if best is None:
        return next((trial.reader for trial in trials if trial.refused), None) if last is plain else None
    if whole and not best.refused:
        source.drafts = best.drafts
        for severity, message in best.notes:
            source.note(message, severity)
    return best.reader
