"""Notices about cookies and consent, taken out of a page before its article is looked for: they can be the longer text."""

import re

from helpers.reading.formats.markup import words

NAMED = re.compile(r"cookie|consent|gdpr|ccpa|onetrust|didomi|usercentrics|truste|qc-cmp|sp_message|evidon|cc-window|\bcky-|\bcmp\b",
                   re.IGNORECASE)  # fmt: skip
ABOUT = re.compile(r"cookie|consent|privacy|personal data|partners", re.IGNORECASE)
# Speaking of itself: an article about cookies does not say "we use" and "our".
SPEAKS = re.compile(
    r"\bwe(?: and our (?:\w+ )?partners)?(?: may)? (?:use|store|process|value|care)\b.{0,120}(?:\bcookies?|\bprivacy|personal data)|"
    r"\b(?:this|our) (?:web ?)?site uses cookies|\bour use of cookies|\byou (?:agree|consent) to (?:our|the) use of cookies|"
    r"\bby (?:clicking|continuing|using|browsing)\b.{0,120}\bcookies?\b",
    re.IGNORECASE | re.DOTALL,
)
ASKS = re.compile(
    r"accept|agree|consent|settings|preferences|experience|policy|partners|opt[ -]out|choices?\b", re.IGNORECASE
)
TOPICS = re.compile(r"\s(?:tag|category|topic)-\S+", re.IGNORECASE)  # what an article is about, as WordPress writes it
HOLDS_MORE = ("article", "main", "h1", "blockquote")
LEAVES = ("p", "li", "span", "div", "section", "h1", "h2", "h3", "h4")
LONGEST = 1500  # characters of a paragraph of a notice
QUOTES = re.compile('[“”"]')


def without_banners(tree):
    """Take the notices out of `tree`, by their names and by what they say; return how many elements were taken out."""
    n_page = len(words(tree).split())
    found = [node for node in tree.iter("div", "section", "aside", "dialog", "form", "p") if _is_named(node, n_page)]
    found += [node for node in tree.iter(*LEAVES) if _says_so(node)]
    for node in found:
        if node.getparent() is not None:
            node.drop_tree()
    return len(found)


def _is_named(node, n_page):
    names = TOPICS.sub(" ", f" {node.get('id') or ''} {node.get('class') or ''} {node.get('aria-label') or ''}")
    if not NAMED.search(names) or next(node.iter(*HOLDS_MORE), None) is not None:
        return False
    text = words(node)
    if not ABOUT.search(text):
        return False
    if 2 * len(text.split()) < n_page:
        return True
    lines = [words(inner) for inner in node.iter("p", "li")] or [text]
    about = sum(len(line) for line in lines if ABOUT.search(line))
    return 2 * about >= sum(map(len, lines))


def _says_so(node):
    if any(child.tag in LEAVES for child in node if child.tag != "span"):
        return False
    text = words(node)
    if not 20 <= len(text) <= LONGEST or QUOTES.search(text):
        return False
    return bool(SPEAKS.search(text)) and bool(ASKS.search(text))
