"""Saved web pages: what the page says of itself (page_facts), and its body as trafilatura finds it.

Before that, notices about cookies go, and what the layout alone says is put into the text: quotations and turns.
"""

import logging
import re

from helpers.reading.clean import clean_line
from helpers.reading.days import as_day
from helpers.reading.fields import mapping
from helpers.reading.formats.markup import BLOCK, parsed, words
from helpers.reading.formats.page_banners import without_banners
from helpers.reading.formats.page_facts import facts_of
from helpers.reading.formats.page_quotations import mark_quotations
from helpers.reading.formats.page_turns import mark_turns
from helpers.reading.formats.rows import without_markup
from helpers.reading.pasted import note_beside, page_of
from helpers.reading.source import Draft, Unreadable

FORMATS = {"html": "saved web page"}
MARKUP = re.compile(rb"<\s*(?:!doctype\s+html|html|head|body|article|meta|title)\b", re.IGNORECASE)
PIECE = re.compile(
    rb"\s*<(?:!--|[a-z][a-z0-9]*[\s/>])", re.IGNORECASE
)  # of a page; text or Markdown may hold a tag further below
PART = re.compile(rb"<\s*(?:div|p)\b", re.IGNORECASE)
BLOCKS = ("p", "head", "item", "quote", "ab", "cell", "code")
QUOTED = re.compile(r"“[^“”]{3,600}”|\"[^\"]{3,600}\"|«[^«»]{3,600}»|„[^„“”]{3,600}[“”]")
MARKS = re.compile('["“”«»„]')
ENOUGH = 0.4  # share of the words in the paragraphs of a page that its article is expected to have
FEW = 5  # words
FULLER = 1.5  # times as many words in the page's data as it shows, from which those are taken
LEAST = 20  # words
WHOLE = 40  # words of an article that is more than a teaser
NEXT_PAGE = re.compile(r"[?&/_-](?:page|pg|p|pagina|seite)[=/_-]?\d{1,2}\b|/\d{1,2}/?(?:\.html?)?$", re.IGNORECASE)
CLEARLY_MORE = 1.15  # times as many quoted words in the fuller extraction


def recognises(source):
    head = source.head[:8192]
    return bool(MARKUP.search(head) or PART.search(head) and PIECE.match(head.lstrip(b"\xef\xbb\xbf")))


def read(source):
    """Yield the article of `source`. Raises Unreadable where there is none on the page."""
    tree = tree_of(source)
    if _is_table(tree):
        raise Unreadable("is a table of articles that a program saved as a page; open it and save it as CSV or .xlsx")
    facts = facts_of(tree)
    unread = _unread(tree)
    changed = _prepare(tree)
    blocks, title, author, host = _body(tree, source)
    if not blocks and changed["banner"]:
        raise Unreadable(
            "shows a notice about cookies or consent and no article; accept it in the browser, and save the page again"
        )
    blocks, of_data = _fuller(blocks, facts.pop("text"))
    draft = Draft(text="\n\n".join(blocks), format="html", **facts)
    draft.title, draft.byline = draft.title or title or "", draft.byline or author or ""
    draft.outlet = draft.outlet or host or ""
    _tidy(draft)
    if as_day(draft.published) is None:
        draft.dated["text"] = _searched_day(tree_of(source))
    _report(draft, changed)
    if of_data:
        draft.note("the page shows only a part of its article; the text is that of the page's own data (JSON-LD)")
    _say_what_is_not_read(draft, *unread)
    _check_quotations(draft, source)
    yield draft


def _fuller(blocks, data):
    """Return (paragraphs, whether they are those of `data`): what the page says its article is, where it shows much less."""
    shown = sum(len(line.split()) for line in blocks)
    if len(data.split()) < FULLER * max(shown, LEAST):
        return blocks, False
    try:
        return [line for line in without_markup(data).split("\n") if line.strip()], True
    except Unreadable:
        return blocks, False


def _is_table(tree):
    """Tell whether the page is a table with a row an article, as some programs write what they call .xls."""
    for table in tree.iter("table"):
        rows = list(table.iter("tr"))
        known = mapping([words(cell) for cell in rows[0]]) if len(rows) > 1 else {}
        if "text" in known and len(known) > 1:
            return True
    return False


def _unread(tree):
    """Return (whether the page is one of several of its article, how many articles stand on it as where it has no end)."""
    pages = [
        node.get("href") or "" for node in tree.iter("link", "a") if "next" in (node.get("rel") or "").lower().split()
    ]
    titles = set()
    for node in tree.iter("article"):
        title = next(node.iter("h1"), None)
        if (
            title is not None
            and next(node.iterancestors("article"), None) is None
            and len(words(node).split()) >= WHOLE
        ):
            titles.add(words(title))
    return any(map(NEXT_PAGE.search, pages)), len(titles)


def _say_what_is_not_read(draft, is_paged, n_articles):
    if is_paged:
        draft.note(
            "it is one page of an article of several: save the others, too, or the article as one page", "warning"
        )
    if n_articles > 1:
        draft.note(f"{n_articles} articles stand on the page, as where a page goes on without an end; only '{draft.title[:60]}' was "
                   "read: save each of the others from its own address", "warning")  # fmt: skip


def _prepare(tree):
    """Put into words what the layout of a page says and its text does not; return {what: how often}."""
    _in_paragraphs(tree)
    banner = without_banners(tree)
    marked, repeated = mark_quotations(tree)
    return {"banner": banner, "marked": marked, "repeated": repeated, "asked": mark_turns(tree)}


def _in_paragraphs(tree):
    """Put the words that follow a heading outside of any paragraph into one: the library takes them for a part of the heading."""
    for heading in list(tree.iter("h1", "h2", "h3", "h4")):
        parent = heading.getparent()
        if parent is None or len((heading.tail or "").split()) < FEW:
            continue
        paragraphs = [heading.makeelement("p")]
        paragraphs[0].text, heading.tail = heading.tail, None
        following, empty = list(heading.itersiblings()), False
        for node in following:
            if not isinstance(node.tag, str) or node.tag in BLOCK:
                break
            if node.tag == "br" and empty:  # the second of two: a blank line
                paragraphs.append(heading.makeelement("p"))
                paragraphs[-1].text = node.tail
                parent.remove(node)
            else:
                paragraphs[-1].append(node)  # with the words behind it
            empty = node.tag == "br" and not (node.tail or "").strip()
        for paragraph in reversed(paragraphs):
            heading.addnext(paragraph)


def _report(draft, changed):
    if changed["marked"]:
        draft.note(f"{changed['marked']} quotations that the page sets apart without marks (block quotations, embedded posts) "
                   "were put between marks")  # fmt: skip
    if changed["repeated"]:
        draft.note(f"{changed['repeated']} quotations that the page shows a second time, set apart, were taken out")
    if changed["asked"]:
        draft.note(f"it is an interview with bold questions: {changed['asked']} were marked Q:, and their answers A:")


def tree_of(source):
    """Return the parsed page; entities are never resolved and nothing is fetched. Raises Unreadable."""
    source.within("page")
    return parsed(source.text)


for _library in ("trafilatura", "htmldate"):
    logging.getLogger(_library).setLevel(logging.CRITICAL)  # what goes wrong is a row of problems


def _body(tree, page):
    """Return (paragraphs, title, author, site) as trafilatura finds them: its quick way, and where that finds little of
    what stands in the page's paragraphs, its thorough one."""
    quick = _extracted(tree, fast=True, original=tree)
    there = sum(len(words(node).split()) for node in tree.iter("p"))
    if sum(len(line.split()) for line in quick[0]) >= ENOUGH * there:
        return quick
    again = tree_of(page)
    _prepare(again)
    thorough = _extracted(again, fast=False, original=tree)
    return max(quick, thorough, key=lambda found: sum(map(len, found[0])))


def _lines(node):
    """The lines of a paragraph as trafilatura marks them: pages part paragraphs by line breaks, too."""
    for line in list(node.iter("lb")):
        line.tail = "\n" + (line.tail or "")
    return [" ".join(line.split()) for line in re.split(r"\n\s*\n", "".join(node.itertext()))]


def _own_paragraphs(tree, block):
    """The page's paragraphs that stand in `block`, for short pages whose whole text trafilatura gives as one."""
    beside = ("nav", "footer", "aside", "header", "form", "figure")
    found = [node for node in tree.iter("p") if not any(parent.tag in beside for parent in node.iterancestors())]
    return [line for line in map(words, found) if line and line in block]


def _extracted(tree, fast, original=None):
    from trafilatura import bare_extraction

    found = bare_extraction(tree, fast=fast, include_comments=False, include_tables=False, with_metadata=False,
                            date_extraction_params={"original_date": True, "extensive_search": False})  # fmt: skip
    if found is None or found.body is None:
        return [], "", "", ""
    blocks = []
    for node in found.body.iter(*BLOCKS):
        if any(parent.tag in BLOCKS for parent in node.iterancestors()):
            continue
        inner = [child for child in node.iter(*BLOCKS) if child is not node]
        parts = inner if node.tag == "quote" and inner else [node]
        blocks += [line for part in parts for line in _lines(part) if line]
    if len(blocks) == 1 and original is not None:
        blocks = _own_paragraphs(original, blocks[0]) or blocks
    return blocks, found.title, found.author, found.sitename


def _tidy(draft):
    """Take out what a page repeats: its title, captions, credits, share bars; the outlet's name behind the title."""
    draft.title, draft.outlet = clean_line(draft.title), clean_line(draft.outlet)
    if draft.outlet:
        draft.title = re.sub(rf"\s+[|–—·»:-]\s+{re.escape(draft.outlet)}\s*$", "", draft.title, flags=re.IGNORECASE)
    title = clean_line(draft.title)
    page = page_of(draft.text, title or " ")
    draft.text = "\n\n".join(block for block in page.blocks if block != title)
    note_beside(draft, page.beside)
    for line in page.beside.get("correction", ()):
        draft.note(f"a correction stood beside the text and was taken out: {line[:300]}")
    for line in page.beside.get("print_edition", ()):
        draft.dated.setdefault("print_edition", as_day(line))


def _searched_day(tree):
    """Return htmldate's day for the page, from its markup only: never the first date of the body, never today."""
    from htmldate import find_date

    day = find_date(
        tree, original_date=True, extensive_search=False, outputformat="%Y-%m-%d", deferred_url_extractor=True
    )
    return as_day(day)


def _check_quotations(draft, source):
    """Note where a fuller extraction of the page holds clearly more quoted words than the text taken."""
    if not MARKS.search(source.text):
        return
    from resiliparse.extract.html2text import extract_plain_text

    fuller = extract_plain_text(source.text, main_content=True, alt_texts=False)
    kept, there = _quoted_words(draft.text), _quoted_words(" ".join(fuller.split()))
    if there > CLEARLY_MORE * kept and there - kept >= 8:
        draft.note(f"a fuller reading of the page holds {there} quoted words, the text taken {kept}; look at the page, "
                   "and paste what is missing into a text file if it matters", "warning")  # fmt: skip


def _quoted_words(text):
    return sum(len(match.split()) for match in QUOTED.findall(text))
