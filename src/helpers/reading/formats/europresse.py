"""Europresse HTML (eureka.cc), both layouts: tables of spans, and one ARTICLE an article."""

import re

from helpers.reading.clean import clean_line
from helpers.reading.days import days_in
from helpers.reading.formats.markup import blocks, has_class, parsed, words
from helpers.reading.formats.nexis import reconcile
from helpers.reading.source import Draft

FORMATS = {"europresse": "Europresse HTML, both layouts"}
TRIED = True
NUMBER = re.compile(r"(?:Numéro de document|Document number|Número de documento|Dokumentnummer)\s*:", re.IGNORECASE)
COPYRIGHT = re.compile(r"\s*(?:©|\(c\)|Copyright)", re.IGNORECASE)
WEEKDAY = re.compile(
    r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|\w{1,9}day|\w{1,9}tag|\w{1,9}woch)\b,?\s*", re.IGNORECASE
)


def recognises(source):
    return b"DocPublicationName" in source.head and b"<" in source.head[:500]


def read(source):
    """Yield the documents of `source`."""
    tree = parsed(source.text)
    whole = [node for node in tree.iter("article") if _named(node, "DocPublicationName") is not None]
    if not whole:
        cells = (_cell(span) for span in tree.iter("span") if has_class(span, "DocPublicationName"))
        whole = [cell for cell in cells if cell is not None]
    for number, node in enumerate(whole, 1):
        draft = _article(node) if node.tag == "article" else _table(node)
        draft.number, draft.format = number, "europresse"
        yield draft
    announced = len(set(NUMBER.findall(source.text))) and len(NUMBER.findall(source.text))
    reconcile(source, announced or len(whole), len(whole))


def _named(node, name):
    return next((inner for inner in node.iter() if isinstance(inner.tag, str) and has_class(inner, name)), None)


def _cell(span):
    return next((parent for parent in span.iterancestors("td", "body")), None)


def _outlet_and_day(draft, outlet, header):
    """The outlet without its number, the day, and the section before the day."""
    draft.outlet = re.sub(r",? no\.? ?\S+$", "", clean_line(outlet))
    days = days_in(header)
    if days:
        draft.published = days[0][1]
        before = WEEKDAY.sub("", header[: days[0][0]]).strip(" ,;")
        draft.section = before.split(",")[0].strip()


def _article(node):
    draft = Draft(text="")
    header = _named(node, "DocHeader")
    _outlet_and_day(draft, words(_named(node, "DocPublicationName")), words(header))
    title = _named(node, "titreArticleVisu")
    draft.title = words(title)
    head = next(node.iter("header"), None)
    if head is not None and title is not None:
        after, seen = [], False
        for part in head.iter("div"):
            if title in part.iter():
                seen = True
            elif seen and words(part):
                after.append(words(part))
        draft.byline = after[0] if after else ""
    draft.text = "\n\n".join(_between(node))
    return draft


def _between(node):
    """The paragraphs of the sections; where a section was not closed well, all between header and aside or footer."""
    sections = list(node.iter("section"))
    own = _named(node, "DocText")
    lines = blocks(own) if own is not None else [line for part in sections for line in blocks(part)]
    if not lines:
        skipped = {inner for part in node.iter("header", "aside", "footer") for inner in part.iter()}
        lines = [line for part in node.iter("p") if part not in skipped for line in blocks(part)]
    return [line for line in lines if not COPYRIGHT.match(line) and not NUMBER.match(line)]


def _table(node):
    draft = Draft(text="")
    headers = [words(span) for span in node.iter("span") if has_class(span, "DocHeader")]
    _outlet_and_day(draft, words(_named(node, "DocPublicationName")), " ".join(headers))
    title = _named(node, "TitreArticleVisu")
    draft.title = words(title)
    for table in list(node.iter("table")):
        if table is not node and table.getparent() is not None:
            table.drop_tree()
    lines = blocks(node)
    title_line = next((n for n, line in enumerate(lines) if draft.title and draft.title in clean_line(line)), -1)
    head = lines[title_line].split("\n") if title_line >= 0 else []
    place = next((n for n, line in enumerate(head) if clean_line(line) == draft.title), len(head) - 1)
    after = [line for line in head[place + 1 :] if line.strip()]
    rest = lines[title_line + 1 :]
    # What follows the title on its own lines, before the first paragraph, is the author; else the first paragraph.
    if after and rest and len(clean_line(after[0])) < 60 and not re.search(r"[.!?]$", after[0]):
        draft.byline, after = clean_line(after[0]), after[1:]
    body = []
    for line in [*after, *rest]:
        if COPYRIGHT.match(line) or NUMBER.match(line):
            break
        body.append(line)
    draft.text = "\n\n".join(part for line in body for part in line.split("\n") if part.strip())
    return draft
