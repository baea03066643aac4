"""The lines of a pasted page to its article: links go back into their sentences, and furniture (captions, share bars) goes out.

Bylines, days and corrections among the furniture are kept as metadata.
"""

import re
from dataclasses import dataclass, field

from helpers.reading.clean import BLANK, ENDED, clean, is_wrapped, unwrap, words_of
from helpers.reading.days import is_date_line
from helpers.reading.furniture import kind_of

LINK_WORDS = 9  # words of the longest link text that is rejoined
TITLE_WORDS = 35
LOOKED_BACK = 100  # characters at the end of a paragraph that are looked at; to look at all would make time quadratic
LONG = 12  # words of a line that no article repeats
DOUBLED = 0.4  # share of the lines from which doubled ones are no captions
QUOTED = re.compile('["“„«‘]')  # a pull quotation may stand beside its sentence
TOP_LINES = 8  # lines in which byline and day stand
GLUED = re.compile(r"[,.;:!?)\]”’»…]|'s\b")
PUBLISHED = re.compile(
    r"(?:(?:first|last) )?(?:published|posted|updated?|modified|created)(?: on| at)?:?\s*", re.IGNORECASE
)
UNFINISHED = re.compile(
    r"(?:,|\b(?:a|an|the|of|in|on|at|to|by|for|with|from|and|or|but|that|who|as|is|was|said|Mr\.|Mrs\.|Ms\.|Dr\.))$"
)


@dataclass
class Page:
    """What a pasted page holds: title, the article's paragraphs, and what was found beside them, by kind."""

    title: str = ""
    blocks: list = field(default_factory=list)
    beside: dict = field(default_factory=dict)

    @property
    def was_pasted(self):
        return any(kind in self.beside for kind in ("drop", "caption", "print_edition", "rejoined"))


def page_of(text, title=""):
    """Return the Page in a raw `text`; `title` is given where the file names it elsewhere."""
    page = Page(title)
    lines = _lines(clean(text))
    if not title:
        page.title, lines = _title(lines)
    lines = _once(_without_doubles(lines, page), page)
    kept = []
    for number, line in enumerate(lines):
        kind = kind_of(line)
        if kind == "byline" and (number > TOP_LINES or (kept and any(ENDED.search(done) for done in kept))):
            kind = ""
        if kind == "published" and not _is_day(line):
            kind = ""
        if not kind and number <= TOP_LINES and not any(map(ENDED.search, kept)) and _is_day(line):
            kind = "published"
        if kind:
            page.beside.setdefault(kind, []).append(line)
        elif line != page.title:
            kept.append(line)
    page.blocks = _rejoined(kept, page)
    return page


def note_beside(draft, beside):
    """Say of `draft` what stood `beside` its text: a page that asks for a subscription, and paragraphs that it shows again."""
    if "cut_off" in beside:
        draft.note(f"its page asks readers to subscribe or to log in ('{beside['cut_off'][0][:80]}'): it may be the beginning of "
                   "the article only; save it again, logged in", "warning")  # fmt: skip
    if "repeated" in beside:
        draft.note(f"{len(beside['repeated'])} paragraphs that stand in it twice, word for word, were taken once")


def _once(lines, page):
    """Take out long lines that stood before: pages hold their text once for telephones and once for others."""
    seen, kept = set(), []
    for line in lines:
        if line in seen:
            page.beside.setdefault("repeated", []).append(line)
            continue
        kept.append(line)
        if len(line.split()) >= LONG:
            seen.add(line)
    return kept


def _lines(text):
    lines, known = [], words_of(text)
    for block in BLANK.split(text):
        parts = [part for part in block.split("\n") if part]
        lines += [unwrap(parts, known)] if len(parts) > 1 and is_wrapped(parts) else parts
    return lines


def _title(lines):
    """Return (title, the other lines): the title is the first line, if it is short, does not end like a sentence, and has text below it."""
    for number, line in enumerate(lines[:TOP_LINES]):
        if kind_of(line):
            continue
        ends = line[-1:] in ".:;,…" and not line.endswith("...")
        short = len(line.split()) <= TITLE_WORDS and len(line) <= 250
        follows = len(lines) > number + 1 and not lines[number + 1][:1].islower()
        if short and not ends and follows:
            return line, lines[:number] + lines[number + 1 :]
        break
    return "", lines


def _without_doubles(lines, page):
    """Take out captions: a pasted page holds each twice in a row, once as shown and once for screen readers."""
    kept = []
    for line in lines:
        if kept and line == kept[-1] and len(line) > 20:
            page.beside.setdefault("caption", []).append(line)
        else:
            kept.append(line)
    doubled = {line for line in page.beside.get("caption", ()) if not QUOTED.search(line)}
    if len(doubled) > DOUBLED * len(set(lines)):
        return kept  # the whole page was pasted line by line twice
    return [line for line in kept if line not in doubled]


def _is_day(line):
    """Tell whether a line holds a day and little else, also behind 'Published' or 'Updated'; a sentence does not."""
    return is_date_line(PUBLISHED.sub("", line))


def _rejoined(lines, page):
    """Join link texts that stand on lines of their own back into their sentences."""
    paragraphs, before = [], ""
    for number, line in enumerate(lines):
        if paragraphs and _goes_on(before, line, lines[number + 1] if number + 1 < len(lines) else ""):
            page.beside.setdefault("rejoined", []).append(line)
            added = line if GLUED.match(line) else f" {line}"
            paragraphs[-1].append(added)
            before = (before + added)[-LOOKED_BACK:]
        else:
            paragraphs.append([line])
            before = line[-LOOKED_BACK:]
    return ["".join(parts) for parts in paragraphs]


def _goes_on(before, line, after):
    """Tell whether `line` goes on with the sentence that `before`, its end, began; `after` is the line that follows."""
    if ENDED.search(before):
        return False
    first = line[:1]
    if first.islower() or GLUED.match(line):
        return True
    if UNFINISHED.search(before):
        return True
    # A name between two halves of a sentence: the half before is unfinished, the half after goes on.
    short = len(line.split()) <= LINK_WORDS and not ENDED.search(line)
    return short and (after[:1].islower() or bool(GLUED.match(after)))
