"""RIS references: the abstract or the notes as text, since the article itself is not in them."""

import re

from helpers.reading.source import Draft, Unreadable

FORMATS = {"ris": "RIS references, with the text they hold"}
START = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*TY  -")


def recognises(source):
    return bool(START.match(source.head))


def read(source):
    """Yield the references of `source`."""
    import rispy

    without = 0
    for number, entry in enumerate(_entries(source, rispy), 1):
        notes = entry.get("notes") or []
        text = max((entry.get("abstract", ""), entry.get("notes_abstract", ""), "\n\n".join(notes)), key=len)
        without += not text
        yield Draft(
            text=text,
            title=entry.get("title") or entry.get("primary_title", ""),
            outlet=entry.get("secondary_title") or entry.get("journal_name") or entry.get("alternate_title3", ""),
            byline="; ".join(entry.get("authors") or entry.get("first_authors") or []),
            published=entry.get("date") or entry.get("publication_year") or entry.get("year"),
            url=(entry.get("urls") or [""])[0],
            language=(entry.get("language") or "")[:2].lower(),
            number=number,
            format="ris",
        )
    source.note(f"references hold abstracts, not articles{f'; {without} hold neither' if without else ''}", "warning")


def _entries(source, rispy):
    try:
        return rispy.loads(source.text.lstrip("\ufeff \n"))
    except (OSError, ValueError, KeyError, IndexError, TypeError) as error:  # what rispy raises of a broken line
        raise Unreadable(f"is RIS with a line that is none ({str(error)[:80]}); export it again") from None
