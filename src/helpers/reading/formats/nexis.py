"""What all exports of Nexis and LexisNexis share: outlet, day, title, labels, body, labels, copyright.

The two orders of the head: outlet, day, title (text, HTML); title, outlet, day (DOCX).
"""

import re
from collections import Counter
from functools import cache

from helpers.reading.clean import ENDED, clean_line
from helpers.reading.days import day_in, is_date_line
from helpers.reading.labels import label_of, language_code, marks
from helpers.reading.source import Draft

# "3 of 10 DOCUMENTS" and "Dokument 3 von 10", in the languages of the interface.
OF = r"\d{1,9} (?:of|von|de|di|sur|van) \d{1,9}"
COUNTED = (
    rf"(?:{OF} (?:DOCUMENT(?:O|I|EN|OS|S)?|DOKUMENTE?N?)|(?:Document[oO]?|Dokument|DOCUMENT|DOKUMENT) {OF}|"
    r"第 ?\d{1,9} ?[个篇件].{0,6}共 ?\d{1,9} ?[个篇件].{0,4})"
)
COUNT = re.compile(rf"\s*{COUNTED}\s*", re.IGNORECASE)
COPYRIGHT = re.compile(
    r"\s*(?:(?:Copyright|Copy|All rights reserved|Alle Rechte|Tous droits|Todos los derechos|Todos os direitos|"
    r"Tutti i diritti|Alle rechten)\b|\(Copyright|\(c\)|©|版权所有|著作权).*",
    re.IGNORECASE | re.DOTALL,
)
RESERVED = re.compile(
    r"(?:rights?\s+reserved|vorbehalten|réservés|reservados|riservati|voorbehouden)\W*$", re.IGNORECASE
)
ABSENT = re.compile(r"We are sorry but there is an error in this document|no longer available", re.IGNORECASE)
ABSTRACT, FULL_TEXT = ("ABSTRACT", "ABSTRACT:"), ("FULL TEXT", "FULL TEXT:")
HOUR = re.compile(r"\d{1,2}[:.]\d\d\b.{0,40}")
OWN_PARAGRAPHS = (
    "graphic",
    "graphique",
    "grafik",
    "correction-date",
    "url",
)  # labels with captions or addresses behind them
PROSE = 5  # words of a sentence
LONG = 200  # characters that no title has


@cache
def _mark(field):
    return re.compile(marks("nexis", field), re.IGNORECASE)


def is_mark(line, field):
    """Tell whether `line` is one that stands alone and means `field`: body, foot or end.

    >>> is_mark("End of Document", "end"), is_mark("Hauptteil", "body")
    (True, True)
    """
    return bool(_mark(field).fullmatch(line))


def announces(line):
    """Return the number in a cover sheet's line such as "Documents (12)", or None."""
    match = re.fullmatch(rf"\s*(?:{marks('nexis', 'total')})\s*[(（](\d{{1,9}})[)）]\s*", line, re.IGNORECASE)
    return int(match[1]) if match else None


def draft_of_blocks(blocks, title_first):
    """Return the Draft in the paragraphs of one document, or None where they hold none; `title_first` as in DOCX."""
    blocks = [block for block in map(_trim, blocks) if block]
    if blocks and COPYRIGHT.match(blocks[0]):  # older exports: copyright and outlet, one under the other
        blocks = [*split_copyright(blocks[0].split("\n")), *blocks[1:]]
    if not blocks or any(ABSENT.search(block) for block in blocks[:3]):
        return None
    draft = Draft(text="")
    first = next((n for n, block in enumerate(blocks) if n and _begins_labels(block, title_first)), len(blocks))
    left = _head(draft, blocks[:first], title_first)
    _fields_and_body(draft, blocks[first:], bool(left))
    if not draft.text:  # the labels stand after the body, or there are none
        draft.text = "\n\n".join(line for block in left for line in block.split("\n") if line.strip())
    return draft


def split_copyright(lines):
    """Return the lines of a block that begins with a copyright, the copyright on one line.

    >>> split_copyright(["Copyright 2009 Harbour Press Ltd., All", "Rights Reserved", "Harbour Courier"])
    ['Copyright 2009 Harbour Press Ltd., All Rights Reserved', 'Harbour Courier']
    """
    end = next((n for n in range(len(lines)) if RESERVED.search(" ".join(lines[: n + 1]))), 0)
    return [" ".join(lines[: end + 1]), *lines[end + 1 :]]


def _trim(block):
    return block.replace("\xa0", " ").strip()


def _begins_labels(block, title_first):
    """Outside DOCX labels are in capitals: a title such as 'Correction: Ferries' is none."""
    name = re.split("[:：]", block, maxsplit=1)[0]
    return is_mark(block, "body") or bool(label_of(block, "nexis") and (title_first or name == name.upper()))


def _head(draft, head, title_first):
    """Fill outlet, day and title from the blocks before the first label; return those after them."""
    lines = [clean_line(block) if not is_date_line(block.split("\n")[0]) else block for block in head]
    dated = [n for n, line in enumerate(lines) if is_date_line(line.split("\n")[0])]
    if not dated:
        # A day beside other words, after a title and an outlet; or none at all.
        dated = [n for n, line in enumerate(lines) if n and day_in(line) and len(line) < 120][:1]
    place = next((n for n in dated if n >= 2), dated[0] if dated else None) if title_first else (dated or [None])[0]
    if place is not None:
        draft.published = day_in(lines[place], day_first=True)
    fill = _title_above if title_first else _outlet_above
    used = fill(draft, lines, place)
    draft.outlet = draft.outlet.strip(" .")
    return [head[n] for n in range(used, len(head)) if not COPYRIGHT.match(lines[n]) and not _beside_day(lines[n])]


def _title_above(draft, lines, place):
    """Title, outlet, day, as in DOCX; return how many lines were used."""
    if place is None:
        draft.title, draft.outlet = (*lines, "", "")[:2]
        return 2
    draft.title, draft.outlet = (lines[0], " ".join(lines[1:place])) if place >= 2 else ("", " ".join(lines[:place]))
    return place + 1


def _outlet_above(draft, lines, place):
    """Outlet, day, title, as in TXT and HTML; or outlet, title, day. Return how many lines were used."""
    if place is None:
        named = [n for n, line in enumerate(lines) if not COPYRIGHT.match(line)]
        draft.outlet, draft.title = (*(lines[n] for n in named), "", "")[:2]
        return named[1] + 1 if len(named) > 1 else len(lines)
    above = [line for line in lines[:place] if not COPYRIGHT.match(line) and not _beside_day(line)]
    draft.outlet = above[0] if above else ""
    below = [n for n in range(place + 1, len(lines)) if not COPYRIGHT.match(lines[n]) and not _beside_day(lines[n])]
    if len(above) > 1 and (not below or _is_prose(lines[below[0]])):
        draft.title = above[-1]
        return place + 1
    draft.title = lines[below[0]] if below else ""
    return below[0] + 1 if below else len(lines)


def _is_prose(line):
    return len(line) > LONG or len(line) > 60 and line[-1:] in '.!?”"»。'


def _beside_day(line):
    """Tell whether a line stands beside the day of publication: an edition, an hour, a correction announced."""
    return bool(HOUR.fullmatch(line) or
                re.fullmatch(r".{0,60}\bedition\b.{0,30}|correction appended", line, re.IGNORECASE))  # fmt: skip


def _fields_and_body(draft, blocks, had_body):
    """Fill the labelled fields and the text between them; `had_body` says that paragraphs stood before the labels."""
    body, in_body, dropping = [], not blocks, False
    fields = {}
    for place, block in enumerate(blocks):
        if is_mark(block, "end") or COUNT.fullmatch(block):
            break
        if is_mark(block, "foot") and (in_body or body):
            in_body, dropping = False, True
            continue
        if is_mark(block, "body") and not body:
            in_body, dropping = True, False
            continue
        labelled = label_of(block, "nexis")
        is_label = labelled and (labelled[1] != "head" or not body) and _looks_printed(block, body)
        if is_label and labelled[1] == "foot" and body and not dropping and _goes_on_after(blocks, place, labelled[2]):
            is_label = False
        if is_label:
            field, where, value = labelled
            fields.setdefault(field, clean_line(value))
            dropping = where == "foot" and bool(body or had_body)
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


def _goes_on_after(blocks, place, value):
    """Tell whether the body goes on behind a line of it that looks like a label of the foot ("PERSON: I do not know"): labels of
    the foot stand together. Behind one of a picture or a note, and one without a value, its own paragraphs may follow."""
    after = blocks[place + 1] if place + 1 < len(blocks) else ""
    if not value or blocks[place].lower().startswith(OWN_PARAGRAPHS):
        return False
    return is_prose(after) and not label_of(after, "nexis") and not COPYRIGHT.match(after)


def is_prose(block):
    """Tell whether a block is a sentence or more, and not a value or a mark of an archive."""
    return len(block.split()) >= PROSE and bool(ENDED.search(block))


def _looks_printed(block, body):
    """Inside the body a label counts only as archives print it: in capitals, or after the body's end."""
    name = re.split("[:：]", block, maxsplit=1)[0].strip()
    return not body or name == name.upper() or "-" in name


def announced_by(counts):
    """Return how many documents lines such as '3 of 10 DOCUMENTS' announce: the total, where they begin with the first.

    A file that begins later is one of several of an export; it announces no more than it shows.

    >>> announced_by(["1 of 3 DOCUMENTS", "2 of 3 DOCUMENTS"]), announced_by(["201 of 300 DOCUMENTS"])
    (3, 1)
    """
    pairs = [tuple(sorted(map(int, re.findall(r"\d+", count)))[:2]) for count in counts if COUNT.fullmatch(count)]
    if not pairs or pairs[0][0] != 1:
        return len(counts)
    return max(len(counts), Counter(total for _, total in pairs).most_common(1)[0][0])


def reconcile(source, announced, found, absent=()):
    """Note documents announced against documents found."""
    source.announced = announced
    if announced != found or absent:
        missing = f" ({'; '.join(absent)})" if absent else ""
        source.note(f"it announces {announced} documents and {found} were found{missing}; look at the missing "
                    "ones in the file, or export them again", "warning")  # fmt: skip
    else:
        source.note(f"it announces {announced} documents, and {found} were found")
