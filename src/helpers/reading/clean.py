"""Raw characters to the text in which every offset counts: NFC, plain spaces, no invisible characters, separate paragraphs."""

import re
import unicodedata

from helpers.reading.mojibake import reread

# Spaces of every width become a plain one; quotation marks, dashes and apostrophes stay as they were.
SPACES = re.compile("[\t\x0b\x1c-\x1f\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f\x80-\x9f\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufff9-\ufffb]"
)
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
    text = SPACES.sub(" ", text)
    text = INVISIBLE.sub("", text)
    if not text.isascii():
        if TYPESET.search(text):
            text = text.translate(LETTERS)
        text = unicodedata.normalize("NFC", text)
    if "  " in text:
        text = RUNS.sub(" ", text)
    if " \n" in text or "\n " in text:
        text = AROUND_LINES.sub("\n", text)
    return text.strip()


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
    out = []
    for block in blocks:
        lines = [line for line in block.split("\n") if line]
        if len(lines) > 1 and is_wrapped(lines):
            out.append(unwrap(lines))
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


def unwrap(lines):
    """Return wrapped `lines` as one; a word parted by a hyphen at the end of a line keeps its hyphen."""
    out = lines[0]
    for line in lines[1:]:
        out += line if out.endswith("-") and line[:1].islower() else f" {line}"
    return out
