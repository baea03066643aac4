"""Block quotations and embedded posts: they are put between quotation marks before the layout of the page is lost.

On the page they have no marks, because the layout shows what they are. The text of an article has no layout. So they get
the marks that print gives a long quotation: an opening mark before each paragraph, a closing mark after the last.
"""

import re

from lxml import etree

from helpers.reading.formats.markup import blocks, words

OPENS = "“\"«„‘'‹「『”"
POSTS = re.compile(r"\b(?:twitter-(?:tweet|video)|instagram-media|tiktok-embed|fb-post|bluesky-embed|mastodon-embed|"
                   r"reddit-(?:card|embed-bq)|truthsocial-embed|threads-post|text-post-media)", re.IGNORECASE)  # fmt: skip
SIGNED = re.compile(r"(?:[—–―]|--?|&mdash;|A post (?:shared )?by|Posted? by|Shared by)\s*(?=\S)", re.IGNORECASE)
POSTED = re.compile(r"A post (?:shared )?by|Posted? by|Shared by", re.IGNORECASE)
NOT_SAID = re.compile(
    r"(?:View (?:this|more)|See) (?:post|more)?.{0,40}\b(?:on|from) \w+|pic\.twitter\.com/\S+", re.IGNORECASE
)
SENTENCE = re.compile(r"(?<=[.!?…])[\"”’»]*\s+")
AT_END = re.compile(r"(?<=[.!?…”\"’])\s+(?:[—–―]|--)\s*(?P<who>@?[A-Z][^.!?]{2,80})$")
LONGEST_TAIL = 120  # characters of a line in which a signature is looked for
LONGEST_SIGNATURE = 20  # words
LAYOUT_ONLY = 0.6  # share of a page's words in block quotations from which they are its layout and quote nobody


def mark_quotations(tree):
    """Put marks on the block quotations, embedded posts and `<q>` of `tree`; return (how many, how many were repeats).

    A repeat is a pull quotation: a sentence of the article shown a second time. It is taken out.
    """
    for node in list(tree.iter("q")):
        _wrapped_inline(node)
    outer = [node for node in tree.iter("blockquote") if next(node.iterancestors("blockquote"), None) is None]
    posts = [node for node in outer if POSTS.search(node.get("class") or "")]
    quoted = [node for node in outer if not POSTS.search(node.get("class") or "")]
    if _is_layout(tree, quoted):
        quoted = []
    elsewhere = _sentences_outside(tree, outer) if quoted else set()
    marked = repeated = 0
    for node in posts:
        marked += _mark(node)
    for node in quoted:
        own = _sentences(words(node))
        if own and own <= elsewhere:
            node.drop_tree()
            repeated += 1
        else:
            marked += _mark(node)
    return marked, repeated


def _is_layout(tree, quoted):
    """Tell whether the block quotations hold so much of the page that they only indent it."""
    n_quoted = sum(len(words(node).split()) for node in quoted)
    in_paragraphs = sum(len(words(node).split()) for node in tree.iter("p"))
    n_all = sum(len(text.split()) for text in tree.xpath("//body//text()[not(parent::script or parent::style)]"))
    return n_quoted >= LAYOUT_ONLY * in_paragraphs and n_quoted >= LAYOUT_ONLY * n_all


def _sentences(text):
    return {re.sub(r"\W+", " ", part).strip().lower() for part in SENTENCE.split(text)} - {""}


def _sentences_outside(tree, quoted):
    inside = set(quoted)
    found = set()
    for node in tree.iter("p", "li"):
        if not any(parent in inside for parent in node.iterancestors()):
            found |= _sentences(words(node))
    return found


def _wrapped_inline(node):
    text = words(node)
    if text and text[0] not in OPENS:
        node.text = "“" + (node.text or "").lstrip()
        last = node[-1] if len(node) else None
        if last is None:
            node.text = node.text.rstrip() + "”"
        else:
            last.tail = (last.tail or "").rstrip() + "”"


def _mark(node):
    """Put the words of `node` back as paragraphs with marks, and its signature behind them; return 1 if that was done."""
    said, signature = _said_and_signed(node)
    if not said or not any(map(str.isalnum, "".join(said))):
        if signature and POSTS.search(node.get("class") or ""):  # the page holds no word of the post but whose it is
            node.drop_tree()
        elif signature:
            _filled(node, [signature])
        return 0
    if said[0][0] in OPENS:
        if not signature:
            return 0
    else:
        said = [f"“{line}" for line in said]
        said[-1] += "”"
    if signature:
        said[-1] += f" — {signature}"
    _filled(node, said)
    return 1


def _said_and_signed(node):
    """Return (paragraphs, signature): of a post, of `<cite>` and `<footer>`, of the caption of a figure round `node`."""
    signature = ""
    for inner in list(node.iter("cite", "footer")):
        line = words(inner)
        if line and len(line.split()) <= LONGEST_SIGNATURE:
            signature = signature or line
            _emptied(inner)
    figure = node.getparent()
    if not signature and figure is not None and figure.tag == "figure":
        caption = figure.find("figcaption")
        line = words(caption)
        if line and len(line.split()) <= LONGEST_SIGNATURE:
            signature = line
            caption.drop_tree()
    lines = [" ".join(NOT_SAID.sub("", line).split()) for line in blocks(node)]
    lines = [kept for line in lines if (kept := line.rstrip(" —–―-"))]
    if not signature and lines:
        lines, signature = _signed(lines)
    match = SIGNED.match(signature)
    return lines, " ".join(signature[match.end() if match else 0 :].split())


def _signed(lines):
    """Return (lines, signature) where the last line is a signature, or ends with one behind a dash."""
    if (
        (len(lines) > 1 or POSTED.match(lines[-1]))
        and SIGNED.match(lines[-1])
        and len(lines[-1].split()) <= LONGEST_SIGNATURE
    ):
        return lines[:-1], lines[-1]
    match = AT_END.search(lines[-1][-LONGEST_TAIL:])
    return ([*lines[:-1], lines[-1][: -len(match[0])]], match["who"]) if match else (lines, "")


def _emptied(node):
    tail = node.tail
    node.clear()
    node.tail = tail


def _filled(node, lines):
    """Make `node` a plain division of one paragraph a line: extractors drop embedded posts and captions of figures."""
    tail = node.tail
    node.clear()
    node.tag, node.tail = "div", tail
    for line in lines:
        etree.SubElement(node, "p").text = line
    figure = node.getparent()
    if figure is not None and figure.tag == "figure":
        figure.tag = "div"
