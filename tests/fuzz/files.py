"""Strategies for files: a layout that a reader knows, with a few changes that strangers' files have."""

# ruff: noqa: E501  (lists read in rows)
import json
from functools import cache
from typing import NamedTuple

from hypothesis import strategies as st

from tests.fuzz.layouts import layouts, zipped
from tests.fuzz.mutating import TOKENS, mutated, mutations
from tests.fuzz.words import DAYS

ESCAPES = ["\\ud800", "\\u0000", "&#xD800;", "&#0;", "&#99999999999;", "&#x110000;", "&amp;", "&e;", "<![CDATA[", "]]>", "<!--", "-->", "<p>", "</div>",
           "<div>" * 200, "<br>", "<script>", "{", "}", "[", "]", ":", '"', ",", "\\", "\\u-10240?", "\\u55357?", "\\'", "\\bin9", "\\par", "\\uc0",
           "\\cell\\row", "---\n", "&a", "*a", "!!python/object:a.b", "\x1b", "NaN", "-Infinity", "1e999", "null", "true", "[[]]", "{}", "\ufffe",
           "Content-Type: multipart/mixed; boundary=\n", "=?utf-8?q?=", "charset=utf-7", "charset=xyz", 'encoding="utf-16"', "TY  - ", "ER  - ",
           "Content-Length: 99999999999\r\n", "0 obj", "endstream", "/Length -1", "/Kids [2 0 R]", "1 of 99 DOCUMENTS", "Documents (99999999999)",
           "Load-Date: ", "LENGTH: words", "# ", "[a](", "a\n" * 40, "**", "_", "²", "٣", "½"]  # fmt: skip
BYTES = [
    b"\xff",
    b"\xed\xa0\x80",
    b"\x80",
    b"\x00" * 8,
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\x1f\x8b\x08",
    b"PK\x03\x04",
    b"\xff\xff\xff\x7f",
    b"\xc3",
]
ENCODINGS = ("utf-8", "utf-8", "utf-8", "utf-8", "utf-16", "cp1252", "utf-8-sig", "latin-1", "utf-7", "cp037")
NAMES = st.sampled_from(
    ["", "", "", "a.txt", "a.html", "a.md", "9999-12-31.txt", "=a b'$.txt", "0000-00-00.html", "İ.txt"]
)
TEXT = st.lists(mutations([*TOKENS, *ESCAPES, *DAYS]), max_size=5)
RAW = st.lists(mutations([*BYTES, *ESCAPES]), max_size=3)


class File(NamedTuple):
    """A file's name and bytes."""

    name: str
    data: bytes


@cache
def known():
    return layouts()


@st.composite
def files(draw, layout):
    """Return a File of a layout, its text changed, then rarely its encoding, then its bytes."""
    name, content = known()[layout]
    if isinstance(content, dict):
        members = {part: _changed(draw, data) if draw(st.booleans()) else data for part, data in content.items()}
        data = zipped(members)
    else:
        data = _changed(draw, content)
    if draw(st.integers(0, 3)) == 3 or layout in ("parquet", "pdf", "nexis pdf"):
        data = mutated(data, draw(RAW))
    return File(draw(NAMES) or name, data)


def _changed(draw, content):
    if isinstance(content, bytes):
        try:
            content = content.decode("utf-8")
        except UnicodeDecodeError:
            return content
    if content[:1] in "[{" and content[:2] != "{\\" and draw(st.booleans()):
        return _json(draw, content)
    text = mutated(content, draw(TEXT))
    encoding = draw(st.sampled_from(ENCODINGS))
    return text.encode(encoding, "surrogatepass" if encoding.startswith("utf-") and encoding != "utf-7" else "replace")


ODD_VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.sampled_from([*DAYS, *TOKENS[:40], "\ud800", ""]), st.text(max_size=5)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(["@id", "name", "a", "text"]), inner, max_size=3)),
    max_leaves=4,
)  # fmt: skip


def _json(draw, content):
    """Return JSON lines or a list in which one article has values that none should have."""
    first = json.loads(content.split("\n")[0])
    rows = first.get("articles", [first])
    row = {
        **rows[0],
        **draw(
            st.dictionaries(
                st.sampled_from([*rows[0], "date", "author", "language"]), ODD_VALUES, min_size=1, max_size=3
            )
        ),
    }
    return json.dumps([row, *rows[1:]] if "articles" in first else row).encode()
