"""Text and Markdown, with or without front matter, and pages pasted into a text file."""

import re
import tomllib

import yaml

from helpers.reading import limits
from helpers.reading.clean import clean, clean_line
from helpers.reading.days import day_in
from helpers.reading.fields import draft_of, looks_like_fields, mapping
from helpers.reading.formats.exports import drafts_in
from helpers.reading.formats.page_quotations import OPENS
from helpers.reading.formats.rows import TAG as TAGGED
from helpers.reading.formats.rows import unescaped, without_markup
from helpers.reading.pasted import note_beside, page_of
from helpers.reading.source import Draft, Unreadable

NAME = "text"
FORMATS = {
    "text": "text, one article a file",
    "pasted": "text pasted from a web page",
    "markdown": "text or Markdown with front matter",
}
FRONT = re.compile(r"\A\ufeff?\s*---[ \t]*\r?\n(.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
TOML = re.compile(r"\A\ufeff?\s*\+\+\+[ \t]*\r?\n(.*?)\r?\n\+\+\+[ \t]*(?:\r?\n|\Z)", re.DOTALL)
HEADER = re.compile(r"\A\s*((?:[A-Za-z][A-Za-z _-]{1,24}:(?:[ \t]+\S[^\n]*|[ \t]*)\n)+)")
# No pattern lets a mark stand inside its own span: so each character is looked at a few times, however many marks are open.
ADDRESS = r"\([^()\s]*+(?:\([^()\s]*+\)[^()\s]*+)*+(?:[ \t]+\"[^\"\n]*+\")?\)"  # (https://post.example/a_(b) "title")
IMAGE = re.compile(rf"!\[[^\[\]]*+\]{ADDRESS}")
LINK = re.compile(rf"\[([^\[\]]*+)\]{ADDRESS}")
REFERENCE = re.compile(r"\[([^\[\]\n]++)\]\[[^\[\]\n]*+\]")  # [Ana Ruiz][1]
NOTED = re.compile(r"\[\^[^\[\]\s]{1,40}\](?!:)")  # the mark of a footnote
TARGET = re.compile(r"(?m)^ {0,3}\[[^\[\]\n]{1,100}\]:[ \t]+\S[^\n]*(?:\n|\Z)")  # where a link leads, or a footnote
WIKI = re.compile(r"!?\[\[(?:[^\[\]|\n]*+\|)?([^\[\]|\n]*+)\]\]")  # [[Ana Ruiz|Ms. Ruiz]]
TAG = re.compile(
    r"</?(?:p|div|span|a|b|i|u|em|strong|sup|sub|small|center|font|mark|img|figure|hr)\b[^<>\n]{0,500}>", re.IGNORECASE
)
BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
BOLD_ITALIC = re.compile(r"(?<![\w*\\])\*\*\*(?=\S)([^*\n]+)(?<=[^\s\\])\*\*\*(?![\w*])")
BOLD = re.compile(r"(?<![\w*\\])(\*\*|__)(?=\S)((?:(?!\1).)+)(?<=[^\s\\])\1(?![\w*])")
BLOCK_QUOTATION = re.compile(r"(?m)(?:^>[^\n]*(?:\n|\Z))+")
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
ITEM = re.compile(r"\n[ \t]*[-*+][ \t]+(?=[^\s*-])")
RULE = re.compile(r"(?m)^[ \t]*(?:([-=*_#~])\1{4,}|(?:[*-] ){2,}[*-])[ \t]*$")  # ----- or * * *, between articles
HEAD = 600  # characters in which the day of an article stands
FEWEST = 20  # words of an article
MARKDOWN_NAMES = (".md", ".markdown", ".mdown")


class FrontMatter(yaml.SafeLoader):
    """YAML without aliases: a few lines of them stand for more values than any memory holds."""

    def compose_node(self, parent, index):
        if self.check_event(yaml.AliasEvent):
            event = self.peek_event()
            raise yaml.composer.ComposerError(
                None, None, f"aliases such as *{event.anchor} are not read", event.start_mark
            )
        return super().compose_node(parent, index)


def recognises(source):
    """Any text is read as text when nothing else knows it."""
    if source.head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith((b"<?xml", b"<!DOCTYPE", b"{\\rtf")):
        return False
    return b"\x00" not in source.head and len(CONTROL.findall(source.head)) <= 0.02 * len(source.head)


def read(source):
    """Yield the article of `source`."""
    text = source.text
    front = FRONT.match(text)
    if front:
        yield _with_front_matter(front[1], text[front.end() :], source)
        return
    if front := TOML.match(text):
        yield _with_toml(front[1], text[front.end() :])
        return
    if source.size > len(source.head) and (drafts := drafts_in(text, source, "txt")) is not None:
        yield from drafts  # an export whose list of documents is longer than what is looked at to tell a format
        return
    text = text.replace("\r\n", "\n")
    if parts := _parted(text):
        for number, part in enumerate(parts, 1):
            draft = _plain(*_header(part))
            draft.number = number
            yield draft
        return
    fields, text = _header(text)
    if source.name.lower().endswith(MARKDOWN_NAMES):
        yield _markdown(fields, text)
        return
    yield _plain(fields, text)


def _with_front_matter(front, body, source):
    if len(front) > limits.FRONT_MATTER:
        raise Unreadable(f"has front matter of {len(front):,} characters, {limits.over('front_matter')}; shorten it")
    try:
        fields = yaml.load(front, Loader=FrontMatter)
    except yaml.YAMLError as error:
        raise Unreadable(f"has front matter that is not YAML ({_where(error)}); correct it, or remove it") from None
    except (ValueError, OverflowError, TypeError) as error:  # a day such as 2018-13-40, a number of thousands of digits
        raise Unreadable(f"has front matter with a value that is none ({str(error)[:80]}); correct it, or put it in "
                         "quotation marks") from None  # fmt: skip
    if not isinstance(fields, dict):
        raise Unreadable("has front matter that is no list of 'name: value' lines; correct it, or remove it")
    return _markdown(fields, body)


def _with_toml(front, body):
    if len(front) > limits.FRONT_MATTER:
        raise Unreadable(f"has front matter of {len(front):,} characters, {limits.over('front_matter')}; shorten it")
    try:
        return _markdown(tomllib.loads(front.replace("\r\n", "\n")), body)
    except (tomllib.TOMLDecodeError, ValueError, OverflowError) as error:
        raise Unreadable(f"has front matter that is not TOML ({str(error)[:80]}); correct it, or remove it") from None


def _where(error):
    mark = getattr(error, "problem_mark", None)
    return f"line {mark.line + 2}: {error.problem}" if mark else "it cannot be parsed"


def _header(text):
    """Return (fields, rest) for a text that begins with lines such as 'Outlet: Harbour Courier'."""
    match = HEADER.match(text)
    if not match:
        return {}, text
    pairs = [line.split(":", 1) for line in match[1].strip().split("\n")]
    fields = {name.strip().lower(): value.strip() for name, value in pairs}
    least = 1 if match[1][:1].isupper() else 2
    known = looks_like_fields(fields) and len(mapping(fields)) >= min(least, len(fields))
    return (fields, text[match.end() :]) if known and (least == 1 or len(fields) > 1) else ({}, text)


def _markdown(fields, body):
    draft = draft_of(fields)
    draft.format = "markdown"
    body, n_quoted = _with_marks(clean(body))
    if n_quoted:
        draft.note(f"{n_quoted} block quotations (lines that begin with >) were put between quotation marks")
    blocks = re.split(r"\n\s*\n", plain_of(_items_apart(body)))
    if blocks and re.match(r"# ", blocks[0]):
        title, _, rest = blocks[0].partition("\n")
        draft.title = draft.title or title[2:]
        blocks = [rest, *blocks[1:]] if clean_line(title[2:]) == clean_line(draft.title) else blocks
    lines = [re.sub(r"^#{1,6} ", "", " ".join(block.split("\n"))) for block in blocks]
    draft.text = "\n\n".join(line for line in lines if line.strip())
    return draft


def _items_apart(markdown):
    """Return `markdown` with each item of a list as a paragraph, without its sign."""
    parts = []
    for block in re.split(r"\n\s*\n", markdown):
        items = ITEM.sub("\n\n", f"\n{block}")
        parts.append(items if items.count("\n\n") > 1 else block)
    return "\n\n".join(parts)


def _with_marks(markdown):
    """Return (text, how many): block quotations as paragraphs between marks, as print has them; those with marks stay."""
    count = 0

    def marked(match):
        nonlocal count
        lines = [re.sub(r"^(?:> ?)+", "", line) for line in match[0].rstrip("\n").split("\n")]
        said = [block for block in re.split(r"\n\s*\n", "\n".join(lines).strip()) if block.strip()]
        if said and said[0].lstrip("*_")[:1] not in OPENS and any(map(str.isalnum, match[0])):
            count += 1
            said = [f"“{block}" for block in said]
            said[-1] += "”"
        return "\n\n".join(said) + "\n\n"

    return BLOCK_QUOTATION.sub(marked, markdown), count


def plain_of(markdown):
    """Return the words of `markdown` without its marks; headings keep theirs.

    >>> plain_of("He met **Ana Ruiz**, [the minister](https://post.example/ruiz).")
    'He met Ana Ruiz, the minister.'
    """
    text = IMAGE.sub("", unescaped(markdown))
    if "<" in text:
        text = TAG.sub("", BREAK.sub("\n", text))
    if "]" in text:
        text = NOTED.sub("", WIKI.sub(r"\1", TARGET.sub("", text)))
        text = REFERENCE.sub(r"\1", LINK.sub(r"\1", text))
    text = BOLD_ITALIC.sub(r"\1", text)
    text = BOLD.sub(r"\2", text)
    text = re.sub(r"(?<![\w*_\\])([*_])(?=\S)([^*_\n]+?)(?<=[^\s\\])\1(?![\w*_])", r"\2", text)
    text = re.sub(r"(?m)^> ?", "", text)
    return re.sub(r"\\([\\`*_{}\[\]()#+.!>-])", r"\1", text)


def _parted(text):
    """Return the articles of a text that lines of signs part, each of which has its day at its head; else nothing."""
    parts = [part for part in RULE.sub("\f", text).split("\f") if part.strip()] if RULE.search(text) else []
    if len(parts) < 2 or not all(len(part.split()) >= FEWEST and _is_dated(part) for part in parts):
        return []
    return parts


def _is_dated(part):
    return bool(_header(part)[0].keys() & {"date", "published"}) or "published" in page_of(part[:HEAD]).beside


def _plain(fields, text):
    if TAGGED.search(text) or "&" in text:
        text = without_markup(text)
    draft = draft_of(fields)
    page = page_of(text, clean_line(draft.title))
    draft.title = page.title
    draft.text = "\n\n".join(page.blocks)
    draft.format = "pasted" if page.was_pasted else "text"
    _beside(draft, page.beside)
    return draft


def _beside(draft, beside):
    """Keep what stood beside the article: byline, days, corrections."""
    if not draft.byline and "byline" in beside:
        draft.byline = re.sub(r"^by\s+", "", beside["byline"][0], flags=re.IGNORECASE)
    for line in beside.get("published", ()):
        if "text" not in draft.dated or re.match(r"(first )?(published|posted)", line, re.IGNORECASE):
            draft.dated["text"] = day_in(line)
    for line in beside.get("print_edition", ()):
        draft.dated.setdefault("print_edition", day_in(line))
    note_beside(draft, beside)
    for line in beside.get("correction", ()):
        draft.note(f"a correction stood beside the text and was taken out: {line[:300]}")


__all__ = ["FORMATS", "NAME", "Draft", "plain_of", "read", "recognises"]
