"""What all exports of Nexis and LexisNexis share: outlet, day, title, labels, body, labels, copyright.

The two orders of the head: outlet, day, title (text, HTML); title, outlet, day (DOCX).
"""

import re
from collections import Counter

from helpers.reading.clean import clean_line
from helpers.reading.days import day_in, is_date_line
from helpers.reading.labels import label_of, language_code
from helpers.reading.source import Draft

COUNT = re.compile(
    r"\s*(?:(\d+) of (\d+) DOCUMENTS?|(?:Dokument|Document|Documento) (\d+) (?:von|de|di|of) (\d+))\s*", re.IGNORECASE
)
COPYRIGHT = re.compile(r"\s*(?:Copyright|Copy|©|\(c\)|All rights reserved|Alle Rechte|Tous droits)\b.*", re.I | re.S)
BODY = re.compile(r"(?:Body|Text|Corps|Cuerpo|Texto|Volltext|Hauptteil|Testo)", re.IGNORECASE)
FOOT = re.compile(r"(?:Classification|Klassifizierung|Clasificación|Graphic|Notes|Load-Date)", re.IGNORECASE)
END = re.compile(r"(?:End of Document|Ende des Dokuments?|Fin du document|Fin del documento|Fine del documento)", re.I)
ABSENT = re.compile(r"We are sorry but there is an error in this document|no longer available", re.IGNORECASE)
ABSTRACT, FULL_TEXT = ("ABSTRACT", "ABSTRACT:"), ("FULL TEXT", "FULL TEXT:")


def draft_of_blocks(blocks, title_first):
    """Return the Draft in the paragraphs of one document, or None where they hold none; `title_first` as in DOCX."""
    blocks = [block for block in map(_trim, blocks) if block]
    if blocks and COPYRIGHT.match(blocks[0]):  # older exports: copyright and outlet, one under the other
        blocks = [*blocks[0].split("\n"), *blocks[1:]]
    if not blocks or any(ABSENT.search(block) for block in blocks[:3]):
        return None
    draft = Draft(text="")
    first = next((n for n, block in enumerate(blocks) if n and _begins_labels(block, title_first)), len(blocks))
    head_end = _head(draft, blocks[:first], title_first)
    _fields_and_body(draft, blocks[head_end:])
    return draft


def _trim(block):
    return block.replace("\xa0", " ").strip()


def _begins_labels(block, title_first):
    """Outside DOCX labels are in capitals: a title such as 'Correction: Ferries' is none."""
    name = block.split(":", 1)[0]
    return bool(BODY.fullmatch(block) or (label_of(block, "nexis") and (title_first or name == name.upper())))


def _head(draft, head, title_first):
    """Fill outlet, day and title from the blocks before the first label; return how many were used."""
    lines = [clean_line(block) if not is_date_line(block.split("\n")[0]) else block for block in head]
    dated = [n for n, line in enumerate(lines) if n and is_date_line(line.split("\n")[0])]
    if not dated:
        # A day beside other words, after a title and an outlet; or none at all.
        dated = [n for n, line in enumerate(lines) if n and day_in(line) and len(line) < 120][:1]
    if title_first:
        place = next((n for n in dated if n >= 2), dated[0] if dated else None)
        if place is None:
            draft.title, draft.outlet = (*lines, "", "")[:2]
            return len(head)
        draft.title, draft.outlet = (lines[0], " ".join(lines[1:place])) if place >= 2 else ("", lines[0])
        used = len(head)
    else:
        place = dated[0] if dated else None
        if place is None:
            draft.outlet, draft.title = (*lines, "", "")[:2]
            return len(head)
        draft.outlet = next((line for line in lines[:place] if not COPYRIGHT.match(line)), "")
        rest = [n for n in range(place + 1, len(head)) if not COPYRIGHT.match(lines[n]) and not _edition(lines[n])]
        draft.title = lines[rest[0]] if rest else ""
        used = len(head)
        if len(rest) > 1 and not label_of(head[-1], "nexis") and len(lines[rest[1]]) > 200:
            used = rest[1]  # no labels at all: what follows the title is the body
    draft.published = day_in(lines[place], day_first=True)
    draft.outlet = draft.outlet.strip(" .")
    return used


def _edition(line):
    return bool(re.fullmatch(r".{0,60}\bedition\b.{0,30}|correction appended", line, re.IGNORECASE))


def _fields_and_body(draft, blocks):
    body, in_body, dropping = [], not blocks, False
    fields = {}
    for block in blocks:
        if END.fullmatch(block) or COUNT.fullmatch(block):
            break
        if FOOT.fullmatch(block) and (in_body or body):
            in_body, dropping = False, True
            continue
        if BODY.fullmatch(block) and not body:
            in_body, dropping = True, False
            continue
        labelled = label_of(block, "nexis")
        is_label = labelled and (labelled[1] != "head" or not body) and _looks_printed(block, body)
        if is_label:
            field, where, value = labelled
            fields.setdefault(field, clean_line(value))
            dropping = where == "foot" and bool(body)
            continue
        if COPYRIGHT.match(block) and len(block) < 400 and (not body or dropping or block is blocks[-1]):
            continue
        if dropping:
            continue
        if block in FULL_TEXT:
            body.clear()  # what stood before it was the abstract
        elif block not in ABSTRACT:
            body += [line for line in block.split("\n") if line.strip()]
    draft.text = "\n\n".join(body)
    draft.byline = re.sub(r"^by\s+", "", fields.get("byline", ""), flags=re.IGNORECASE)
    draft.section = fields.get("section", "")
    draft.language = language_code(fields.get("language", ""))
    draft.url = fields.get("url", "") if fields.get("url", "").startswith("http") else ""
    draft.title = draft.title or fields.get("title", "")


def _looks_printed(block, body):
    """Inside the body a label counts only as archives print it: in capitals, or after the body's end."""
    name = block.split(":", 1)[0].strip()
    return not body or name == name.upper() or "-" in name


def announced_by(counts):
    """Return how many documents lines such as '3 of 10 DOCUMENTS' announce: the total, where they begin with the first.

    A file that begins later is one of several of an export; it announces no more than it shows.

    >>> announced_by(["1 of 3 DOCUMENTS", "2 of 3 DOCUMENTS"]), announced_by(["201 of 300 DOCUMENTS"])
    (3, 1)
    """
    pairs = [
        tuple(int(part) for part in match.groups() if part) for count in counts if (match := COUNT.fullmatch(count))
    ]
    if not pairs or pairs[0][0] != 1:
        return len(counts)
    return max(len(counts), Counter(total for _, total in pairs).most_common(1)[0][0])


def reconcile(source, announced, found, absent=()):
    """Note documents announced against documents found."""
    if announced != found or absent:
        missing = f" ({'; '.join(absent)})" if absent else ""
        source.note(f"it announces {announced} documents and {found} were found{missing}; look at the missing "
                    "ones in the file, or export them again", "warning")  # fmt: skip
    else:
        source.note(f"it announces {announced} documents, and {found} were found")
