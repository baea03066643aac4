"""Bytes to characters: UTF-8 first, then what the file says of itself, then charset-normalizer's guess."""

import codecs
import re

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
WIDE = tuple(
    mark for mark, name in MARKS if name != "utf-8-sig"
)  # in these encodings a line of text is not a line of bytes
DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_-]{3,20})""")
BROKEN_ALLOWED = 0.001  # share of broken bytes up to which a file is still UTF-8 with a few spoilt characters
NO_PAGES = frozenset(["idna", "punycode", "unicode-escape", "raw-unicode-escape", "utf-7", "undefined"])  # Python's own
# In Mac OS Roman, which Excel for Mac wrote for years, these bytes are ’ before a short ending and “ … ”; Windows has ÕÒÓ there.
MAC = re.compile(
    rb"[A-Za-z]\xd5(?:s|t|re|ve|ll|d|m)\b|(?:\A|[\s(,])\xd2[A-Za-z][^\xd2\xd3\r\n]{1,600}\xd3(?=[\s,.)\"]|\Z)"
)
SAMPLE = 200_000  # bytes shown to the guesser


def decode(data, cut=False):
    """Return (text, encoding, doubtful) of `data`; `cut` says that it may end inside a character.

    >>> decode("“Peace,” she said".encode("cp1252"))[0]
    '“Peace,” she said'
    """
    for mark, name in MARKS:
        if data.startswith(mark):
            return data.decode(name, errors="replace"), name, False
    try:
        return _utf8(data, cut), "utf-8", False
    except UnicodeDecodeError:
        pass
    text = data.decode("utf-8", errors="replace")
    if text.count("\ufffd") <= BROKEN_ALLOWED * len(data) and any(ord(char) > 0x7F != 0xFFFD for char in text):
        good = sum(char > "\x7f" and char != "\ufffd" for char in text)
        if good > text.count("\ufffd"):
            return _mended(data), "utf-8 with a few spoilt characters", True
    return _other(data)


def _utf8(data, cut):
    return codecs.getincrementaldecoder("utf-8")().decode(data, final=not cut)


def _cp1252_for(error):
    # Some files are UTF-8 with words pasted in from Windows: each broken byte is read as Windows reads it.
    return error.object[error.start : error.end].decode("cp1252", errors="replace"), error.end


codecs.register_error("dateline.cp1252", _cp1252_for)


def _mended(data):
    return data.decode("utf-8", errors="dateline.cp1252")


def _other(data):
    declared = DECLARED.search(data[:4096])
    if declared:
        name = declared.group(1).decode("ascii").lower()
        name = "cp1252" if name in ("iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii", "utf-8") else name
        try:
            if codecs.lookup(name).name.replace("_", "-") not in NO_PAGES:
                return data.decode(name), name, False
        except (UnicodeDecodeError, LookupError):
            pass
    if MAC.search(data):
        return data.decode("mac_roman"), "mac_roman", True
    from charset_normalizer import from_bytes

    best = from_bytes(data[:SAMPLE]).best()
    # For Western text with few accents the guess varies; Windows' own code page is by far the likeliest.
    name = best.encoding if best and best.alphabets and not _western(best.alphabets) else "cp1252"
    try:
        return data.decode(name), name, name != "cp1252"
    except (UnicodeDecodeError, LookupError):
        return data.decode("cp1252", errors="replace"), "cp1252", True


def _western(alphabets):
    return all("Latin" in name or "Punctuation" in name or name in ("Letterlike Symbols", "Currency Symbols",
               "Control character") for name in alphabets)  # fmt: skip
