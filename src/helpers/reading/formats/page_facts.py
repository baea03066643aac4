"""What a page says of itself: title, outlet, byline, day, address, section and language.

Asked in this order: JSON-LD, the `<meta>` tags (Open Graph and others), then what the page shows (`<h1>`, `<title>`).
"""

import json
import re

from helpers.reading.clean import clean_line
from helpers.reading.days import as_day
from helpers.reading.formats.markup import has_class, parsed, words

ARTICLE = re.compile(r"Article|Posting|Report|Review", re.IGNORECASE)
SEPARATOR = re.compile(r"\s+[|–—·»:-]\s+|\s*\|\s*")  # between a headline and the outlet's name in <title>
CDATA = re.compile(r"<!\[CDATA\[|\]\]>")
SAVED_FROM = re.compile(r"(?:saved from url=\(\d+\)|\burl:\s*)(https?://\S+)", re.IGNORECASE)
LONGEST_OUTLET = 6  # words of an outlet's name behind a headline
LONGEST_BYLINE = 12  # words of a byline that stands in an element of its own
TITLES = ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title")
OUTLETS = ("og:site_name", "application-name", "dc.publisher", "apple-mobile-web-app-title")
AUTHORS = ("author", "article:author", "article:author_name", "byl", "parsely-author", "sailthru.author", "dc.creator",
           "dcterms.creator")  # fmt: skip
DAYS = ("article:published_time", "datepublished", "og:published_time", "parsely-pub-date", "sailthru.date",
        "date", "dc.date", "dc.date.issued", "dcterms.created", "pubdate", "publish-date", "publication_date",
        "article_date_original", "cxenseparse:recs:publishtime", "ptime", "displaydate")  # fmt: skip


def facts_of(tree):
    """Return {title, outlet, byline, published, url, section, language, text} of a parsed page; what is unknown is empty."""
    linked, meta = _linked_data(tree), _meta(tree)
    title, outlet = _headline(tree, meta, linked)
    return {
        "title": title,
        "outlet": outlet,
        "byline": linked.get("byline") or _first(meta, AUTHORS, _is_name) or _shown_byline(tree),
        "published": linked.get("published") or _first(meta, DAYS, as_day) or None,
        "url": linked.get("url") or _canonical(tree) or meta.get("og:url") or _saved_from(tree),
        "section": linked.get("section") or meta.get("article:section") or "",
        "language": linked.get("language") or tree.get("lang") or "",
        "text": linked.get("text") or "",
    }


def _linked_data(tree):
    """Return what JSON-LD says of the article; of several articles, the one whose headline the page shows."""
    found, day, items = [], None, list(_items(tree))
    named = {item["@id"]: item for item in items if isinstance(item.get("@id"), str) and item.get("name")}
    for item in items:
        kinds = item.get("@type", "")
        kinds = kinds if isinstance(kinds, list) else [kinds]
        if any(ARTICLE.search(str(kind)) for kind in kinds) and (item.get("headline") or item.get("datePublished")):
            found.append(_of_item(item, named))
        elif "WebPage" in kinds and as_day(item.get("datePublished")):
            day = day or item.get("datePublished")
    if not found:
        return {"published": day}
    shown = {clean_line(words(node)).lower() for node in tree.iter("h1")} if len(found) > 1 else ()
    best = next((item for item in found if clean_line(item["title"]).lower() in shown), found[0])
    return {**best, "published": best["published"] or day}


def _items(tree):
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            yield from _objects(_loaded(script.text or ""))


def _loaded(text):
    """Return the value of a piece of JSON, also where a comment or CDATA stands around it; None if it is broken."""
    text = CDATA.sub("", text)
    start = re.search(r"[\[{]", text)
    end = max(text.rfind("}"), text.rfind("]"))
    try:
        return json.loads(text[start.start() : end + 1], strict=False) if start else None
    except (ValueError, RecursionError):
        return None


def _objects(found, depth=0):
    if isinstance(found, list):
        for item in found:
            yield from _objects(item, depth)
    elif isinstance(found, dict) and depth < 4:
        yield found
        for name in ("@graph", "mainEntity", "itemListElement", "mainEntityOfPage"):
            yield from _objects(found.get(name), depth + 1)


def _resolved(value, named):
    """Return a value in which what is only pointed at by its address stands itself, as WordPress writes authors and outlets."""
    if isinstance(value, list):
        return [_resolved(part, named) for part in value]
    return (
        named.get(value.get("@id"), value) if isinstance(value, dict) and isinstance(value.get("@id"), str) else value
    )


def _of_item(item, named):
    page = item.get("mainEntityOfPage")
    url = item.get("url") or (page.get("@id") if isinstance(page, dict) else page)
    return {
        "title": _name(item.get("headline") or item.get("name")),
        "outlet": _name(_resolved(item.get("publisher") or item.get("sourceOrganization"), named)),
        "byline": _name(_resolved(item.get("author") or item.get("creator"), named)),
        "published": item.get("datePublished") or item.get("dateCreated"),
        "url": url if isinstance(url, str) and url.startswith("http") else "",
        "section": _name(item.get("articleSection")),
        "language": _name(item.get("inLanguage")),
        "text": item["articleBody"] if isinstance(item.get("articleBody"), str) else "",
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
        if name and (node.get("content") or "").strip():
            found.setdefault(name.lower(), node.get("content").strip())
    return found


def _first(meta, names, holds):
    return next((meta[name] for name in names if name in meta and holds(meta[name])), "")


def _is_name(value):
    return not re.match(r"https?:|@|www\.", value) and len(value.split()) <= 2 * LONGEST_BYLINE


def _headline(tree, meta, linked):
    """Return (title, outlet): the outlet's name behind the headline in `<title>` counts where the headline is certain."""
    outlet = linked.get("outlet") or _first(meta, OUTLETS, str)
    whole = clean_line(next((words(node) for node in tree.iter("title")), ""))
    title = clean_line(linked.get("title") or _first(meta, TITLES, str) or _shown_headline(tree, whole, outlet))
    if outlet:
        return title or _without_outlet(whole, clean_line(outlet)), outlet
    rest = whole[len(title) :].strip() if title and whole.startswith(title) else ""
    behind = SEPARATOR.split(rest)[-1].strip(" |–—·»:-") if rest[:1] in tuple("|–—·»:-") else ""
    return title or whole, behind if 0 < len(behind.split()) <= LONGEST_OUTLET else ""


def _shown_headline(tree, whole, outlet):
    """Return the `<h1>` with which `<title>` begins, else the only one that is not the outlet's name."""
    shown = [clean_line(words(node)) for node in tree.iter("h1")]
    shown = [line for line in shown if line and line.lower() != clean_line(outlet).lower()]
    begins = [line for line in shown if whole.lower().startswith(line.lower())]
    if begins:
        return max(begins, key=len)
    behind = {part.lower() for part in SEPARATOR.split(whole)[1:]}  # an outlet's name there is often an <h1>, too
    return shown[0] if len(set(shown)) == 1 and shown[0].lower() not in behind else ""


def _without_outlet(whole, outlet):
    parts = SEPARATOR.split(whole)
    named = len(parts) > 1 and parts[-1].lower() == outlet.lower()
    return whole[: -len(parts[-1])].rstrip(" |–—·»:-") if named else whole


def _shown_byline(tree):
    """Return the byline in an element that says it is one: rel or itemprop "author", class "byline" beginning with By."""
    for node in tree.iter("a", "span", "p", "div", "address", "meta"):
        says = node.get("rel") == "author" or node.get("itemprop") == "author"
        line = clean_line(words(node)) if says or has_class(node, "byline") else ""
        if 0 < len(line.split()) <= LONGEST_BYLINE and (says or line.lower().startswith("by ")):
            return line
    return ""


def _canonical(tree):
    for link in tree.iter("link"):
        if link.get("rel") == "canonical" and (link.get("href") or "").startswith("http"):
            return link.get("href")
    return ""


def _saved_from(tree):
    """Return the address that a browser wrote into the page when it saved it, in a comment."""
    comments = tree.xpath("/comment() | /html/comment() | /html/head/comment()")
    return next((match[1] for node in comments if (match := SAVED_FROM.search(node.text or ""))), "")
