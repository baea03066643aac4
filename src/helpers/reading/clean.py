"""Raw characters to the text in which every offset counts: NFC, plain spaces, no invisible characters, separate paragraphs."""

import re
import unicodedata
from functools import cache

from helpers.reading.listed import rows_of
from helpers.reading.mojibake import reread

# Spaces of every width become a plain one; quotation marks, dashes and apostrophes stay as they were.
SPACES = re.compile("[\t\x0b\x1c-\x1f\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f\x80-\x9f\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufff9-\ufffb]"
)
# Between letters of our alphabet they only keep a typesetter's letters apart; Persian and emoji need them.
JOINERS = re.compile("(?<=[A-Za-zÀ-ſ])[\u200c\u200d\u034f]+|[\u200c\u200d\u034f]+(?=[A-Za-zÀ-ſ])")
NEWLINES = re.compile("\r\n?|\x0c|\x85|\u2028|\u2029")
# Letters that a typesetter's font holds as one, and those of full width: "of\ufb01cials" is officials, to its reader.
LETTERS = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st", 0xFF02: '"',
           **{code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}}  # fmt: skip
TYPESET = re.compile("[\ufb00-\ufb06\uff02\uff10-\uff5a]")
HYPHENS = {0x2010: "-", 0x2011: "-"}  # in names and titles, as repair does it in texts
RUNS = re.compile(r" {2,}")
AROUND_LINES = re.compile(r" *\n *")
BLANK = re.compile(r"\n{2,}")
ENDED = re.compile(r"[.!?:;…。！？][\"'”’»)\]」』]*$")
INDENT = re.compile(r"(?<=[^\n])\n(?= {2,8}[^\s*>-])")
HYPHENATED = re.compile(r"[^\W\d_]-\n *[^\W\d_]")
WORD = re.compile(r"[^\W\d_]+")
WRAPPED = range(40, 101)  # characters of a line, in text wrapped by hand or by a mail program


def clean_line(text):
    """Return `text` on one line, cleaned.

    >>> clean_line(" Sum\\u00admit\\u00a0talks\\n resume ")
    'Summit talks resume'
    """
    return " ".join(clean(text).translate(HYPHENS).split()) if text else ""


def clean(text):
    """Return `text` with one kind of space and line break, in NFC, with no invisible characters,
    lone surrogates or letters that were read in a wrong encoding."""
    text = whole(text)
    if not text.isascii():
        text = reread(text)[0]
    if "\r" in text or not text.isascii() or "\x0c" in text:
        text = NEWLINES.sub("\n", text)
    text = SPACES.sub(" ", text.replace("\n\t", "\n    "))
    text = INVISIBLE.sub("", text)
    if not text.isascii():
        if TYPESET.search(text):
            text = text.translate(LETTERS)
        if "\u200c" in text or "\u200d" in text or "\u034f" in text:
            text = JOINERS.sub("", text)
        text = unicodedata.normalize("NFC", text)
    if "\n  " in text:
        text = _indented(text)
    if "  " in text:
        text = RUNS.sub(" ", text)
    if " \n" in text or "\n " in text:
        text = AROUND_LINES.sub("\n", text)
    return text.strip()


def _indented(text):
    """Return a wrapped `text`, whose paragraphs begin behind spaces and not below blank lines, with blank lines between them."""
    lines = [len(line) for line in text.split("\n") if line.strip()]
    starts = len(INDENT.findall(text))
    full = sum(length >= 0.7 * max(lines) for length in lines)
    few = text.count("\n\n") <= starts < 0.5 * len(lines)
    return INDENT.sub("\n\n", text) if few and max(lines) in WRAPPED and full >= 0.6 * len(lines) else text


def whole(text):
    r"""Return `text` with pairs of surrogates as the characters they mean, and U+FFFD for a lone one, which no file holds.

    >>> whole("\ud83d\ude00"), whole("a\ud800b")
    ('😀', 'a�b')
    """
    try:
        text.encode("utf-8")  # ten times as fast as to look for surrogates
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def paragraphs(text):
    """Return the paragraphs of a cleaned `text`, each on one line.

    A blank line ends a paragraph, and so does a line break. Only where the lines are 40 to 100 characters long and most of
    them end inside a sentence was the text wrapped: there a line break becomes a space.

    >>> paragraphs("One.\\n\\nTwo.\\nThree.")
    ['One.', 'Two.', 'Three.']
    """
    if "\n" not in text:
        return [text] if text else []
    blocks = BLANK.split(text)
    if len(blocks) == text.count("\n") // 2 + 1 and "\n" not in text.replace("\n\n", ""):
        return [block for block in blocks if block]
    out, known = [], words_of(text)
    for block in blocks:
        lines = [line for line in block.split("\n") if line]
        if len(lines) > 1 and is_wrapped(lines):
            out.append(unwrap(lines, known))
        else:
            out.extend(lines)
    return out


def is_wrapped(lines):
    """Tell whether `lines` are one paragraph broken at a fixed width."""
    inner = lines[:-1]
    longest = max(map(len, lines))
    if longest not in WRAPPED:
        return False
    ended = sum(bool(ENDED.search(line)) for line in inner)
    full = sum(len(line) >= 0.7 * longest for line in inner)
    return ended <= 0.5 * len(inner) and full >= 0.7 * len(inner)


def unwrap(lines, known=frozenset()):
    """Return wrapped `lines` as one; a word that was parted at the end of a line is whole again (see `joined`)."""
    out = [lines[0]]
    for line in lines[1:]:
        out[-1:] = joined(out[-1], line, known)
    return "".join(out)


def joined(before, line, known=frozenset()):
    """Return [before, line] with what belongs between them: a space, or nothing where a hyphen parts a word.

    The hyphen goes where the whole word stands elsewhere in the text (`known`, see `words_of`) or its second half is an ending
    that is no word (word_ends.csv); *well-known* keeps its own.

    >>> "".join(joined("the negotia-", "tions went on")), "".join(joined("the well-", "known mayor"))
    ('the negotiations went on', 'the well-known mayor')
    """
    if not before.endswith("-") or not line[:1].islower():
        return [before, f" {line}"]
    first, second = WORD.search(before[:-1][::-1]), WORD.match(line)
    if first and first.start() == 0 and second:
        half = second[0].lower()
        if half in _word_ends() or f"{first[0][::-1].lower()}{half}" in known:
            before = before[:-1]
    return [before, line]


def words_of(text):
    """Return the words of `text` in small letters where a hyphen ends a line of it, else none."""
    return {word.lower() for word in WORD.findall(text)} if HYPHENATED.search(text) else frozenset()


@cache
def _word_ends():
    return frozenset(row["ending"] for row in rows_of("word_ends"))
