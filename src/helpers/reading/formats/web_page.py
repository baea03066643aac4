"""Saved web pages: JSON-LD for title, author and day, trafilatura for the body and what JSON-LD lacks."""

import json
import logging
import re

from helpers.reading.clean import clean_line
from helpers.reading.days import as_day
from helpers.reading.formats.markup import parsed, words
from helpers.reading.pasted import page_of
from helpers.reading.source import Draft

FORMATS = {"html": "saved web page"}
MARKUP = re.compile(rb"<\s*(?:!doctype\s+html|html|head|body|article|meta|title|div|p)\b", re.IGNORECASE)
ARTICLE = re.compile(r"Article|Posting|Report|Review", re.IGNORECASE)
BLOCKS = ("p", "head", "item", "quote", "ab", "cell", "code")
QUOTED = re.compile(r"“[^“”]{3,600}”|\"[^\"]{3,600}\"|«[^«»]{3,600}»|„[^„“”]{3,600}[“”]")
MARKS = re.compile('["“”«»„]')
ENOUGH = 0.4  # share of the words in the paragraphs of a page that its article is expected to have
CLEARLY_MORE = 1.15  # times as many quoted words in the fuller extraction


def recognises(source):
    return bool(MARKUP.search(source.head[:8192]))


def read(source):
    """Yield the article of `source`."""
    tree = tree_of(source)
    known = _linked_data(tree)
    meta = _meta(tree)
    blocks, title, author, host = _body(tree, source)
    draft = Draft(
        text="\n\n".join(blocks),
        title=known.get("title") or meta.get("og:title") or title or "",
        outlet=known.get("outlet") or meta.get("og:site_name") or host or "",
        byline=known.get("byline") or meta.get("author") or author or "",
        published=known.get("published") or _meta_day(meta),
        url=known.get("url") or _canonical(tree) or meta.get("og:url") or "",
        section=known.get("section") or meta.get("article:section") or "",
        language=known.get("language") or tree.get("lang") or "",
        format="html",
    )
    _tidy(draft)
    if as_day(draft.published) is None:
        draft.dated["text"] = _searched_day(tree)
    _check_quotations(draft, source)
    yield draft


def tree_of(source):
    """Return the parsed page; entities are never resolved and nothing is fetched. Raises Unreadable."""
    source.within("page")
    return parsed(source.text)


def _linked_data(tree):
    """Return what JSON-LD says of the article: title, outlet, byline, published, url, section, language."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            found = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _objects(found):
            kinds = item.get("@type", "")
            kinds = kinds if isinstance(kinds, list) else [kinds]
            if any(ARTICLE.search(str(kind)) for kind in kinds) and (item.get("headline") or item.get("datePublished")):
                return _of_item(item)
    return {}


def _objects(found, depth=0):
    if isinstance(found, list):
        for item in found:
            yield from _objects(item, depth)
    elif isinstance(found, dict) and depth < 4:
        yield found
        for name in ("@graph", "mainEntity", "itemListElement", "mainEntityOfPage"):
            yield from _objects(found.get(name), depth + 1)


def _of_item(item):
    page = item.get("mainEntityOfPage")
    url = item.get("url") or (page.get("@id") if isinstance(page, dict) else page)
    return {
        "title": _name(item.get("headline") or item.get("name")),
        "outlet": _name(item.get("publisher") or item.get("sourceOrganization")),
        "byline": _name(item.get("author") or item.get("creator")),
        "published": item.get("datePublished") or item.get("dateCreated"),
        "url": url if isinstance(url, str) and url.startswith("http") else "",
        "section": _name(item.get("articleSection")),
        "language": _name(item.get("inLanguage")),
    }


def _name(value, depth=0):
    if depth > 4:
        return ""
    if isinstance(value, list):
        return ", ".join(dict.fromkeys(name for name in (_name(part, depth + 1) for part in value) if name))
    if isinstance(value, dict):
        return _name(value.get("name") or value.get("alternateName"), depth + 1)
    return parsed(f"<i>{value}</i>").text_content() if isinstance(value, str) and value.strip() else ""


def _meta(tree):
    found = {}
    for node in tree.iter("meta"):
        name = node.get("property") or node.get("name") or node.get("itemprop")
        if name and node.get("content"):
            found.setdefault(name.lower(), node.get("content").strip())
    return found


def _meta_day(meta):
    names = ("article:published_time", "datepublished", "og:published_time", "parsely-pub-date", "sailthru.date",
             "date", "dc.date", "dc.date.issued", "dcterms.created", "pubdate", "publish-date", "publication_date",
             "article_date_original", "cxenseparse:recs:publishtime", "ptime", "displaydate")  # fmt: skip
    return next((meta[name] for name in names if as_day(meta.get(name))), None)


def _canonical(tree):
    for link in tree.iter("link"):
        if link.get("rel") == "canonical" and (link.get("href") or "").startswith("http"):
            return link.get("href")
    return ""


for _library in ("trafilatura", "htmldate"):
    logging.getLogger(_library).setLevel(logging.CRITICAL)  # what goes wrong is a row of problems


def _body(tree, page):
    """Return (paragraphs, title, author, site) as trafilatura finds them: its quick way, and where that finds little of
    what stands in the page's paragraphs, its thorough one."""
    quick = _extracted(tree, fast=True, original=tree)
    there = sum(len(words(node).split()) for node in tree.iter("p"))
    if sum(len(line.split()) for line in quick[0]) >= ENOUGH * there:
        return quick
    thorough = _extracted(tree_of(page), fast=False, original=tree)
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
        draft.title = re.sub(rf"\s+[|–—-]\s+{re.escape(draft.outlet)}\s*$", "", draft.title)
    title = clean_line(draft.title)
    page = page_of(draft.text, title or " ")
    draft.text = "\n\n".join(block for block in page.blocks if block != title)
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
