"""Which files are read here, and which in a process of their own that can be ended.

Here: text in lines, by our own readers, whose time and memory grow with the file and no faster; and pages and documents
so small that nothing in them can take long. All else is read by libraries that know no limit.
"""

import io
import zipfile

from helpers.reading import limits
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
    proquest_html,
    proquest_text,
    reader_for,
    references,
    rich_text,
    table,
    web_page,
    zotero,
)
from helpers.reading.source import Unreadable

OURS = (json_lines, nexis_text, nexis_uni, factiva_text, proquest_text, plain)
WHEN_SMALL = (
    europresse,
    factiva_html,
    factiva_xml,
    feed,
    nexis_html,
    proquest_html,
    references,
    rich_text,
    web_page,
    mail,
    notes_export,
    zotero,
)
UNPACKED = 8  # times limits.SMALL: what a small document may unpack to


def is_harmless(source):
    """Tell whether `source` can be read in this process: what it is cannot take long, nor much memory."""
    try:
        reader = reader_for(source)
    except Unreadable:
        return True  # nothing but a message comes of it
    small = source.size <= limits.SMALL
    if reader in (nexis_docx, open_document, electronic_book):
        return small and _unpacks_to_little(source)
    if reader is None:
        return not archive.recognises(source)
    if reader is table:
        return table.kind_of(source) == "csv"
    if reader is json_lines:
        return json_lines.is_lines(source) or source.size <= UNPACKED * limits.SMALL
    return reader in OURS or small and reader in WHEN_SMALL


def _unpacks_to_little(source):
    try:
        with zipfile.ZipFile(io.BytesIO(source.data)) as file:
            return sum(member.file_size for member in file.infolist()) <= UNPACKED * limits.SMALL
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError):
        return True  # nothing but a message comes of it
