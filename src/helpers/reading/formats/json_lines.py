"""JSON: one article a line (JSONL), a list of them, or one alone; and what holds such a list under some name."""

import json

from helpers.reading import limits
from helpers.reading.encoding import decode
from helpers.reading.fields import draft_of, mapping
from helpers.reading.lines import lines_of
from helpers.reading.source import Unreadable

FORMATS = {"json": "JSON, one article or a list", "jsonl": "JSON, one article a line"}


def recognises(source):
    """JSON begins with a brace or a bracket; that it is JSON is seen at the first article."""
    head = source.head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if head[:1] not in (b"{", b"["):
        return False
    return head[:1] == b"{" or head[1:].lstrip()[:1] in (b"{", b"]", b"[", b'"')


def read(source, columns=None):
    """Yield the articles of `source`; `columns` is the reader's own {field: name}."""
    if is_lines(source):
        yield from _lines(source, columns)
    else:
        yield from _whole(source, columns)


def is_lines(source):
    """Tell whether `source` holds an article a line, not one value over all of its lines."""
    lines = source.head.lstrip(b"\xef\xbb\xbf \t\r\n").split(b"\n", 1)
    try:
        first = value_of(decode(lines[0])[0])
    except (ValueError, RecursionError):
        # The only line of a very long first article is cut at the head's end.
        return (
            len(lines) == 1 and source.size > len(source.head) and source.name.lower().endswith((".jsonl", ".ndjson"))
        )
    return isinstance(first, dict) and (len(lines) > 1 or _named_lines(source))


def _named_lines(source):
    return source.name.lower().endswith((".jsonl", ".ndjson"))


def _lines(source, columns):
    number = 0
    for place, (line, whole) in enumerate(lines_of(source), 1):
        if not line.strip():
            continue
        number += 1
        if not whole:
            source.note(f"its line {place} is {limits.over('line')}; it was skipped: split it, or remove it", "error")
            continue
        try:
            fields = value_of(line)
            draft = _draft(fields, columns) if isinstance(fields, dict) else None
        except (ValueError, RecursionError):
            fields = None
        if not isinstance(fields, dict):
            source.note(f"its line {place} is no JSON object, or one nested too deep ({line[:40].strip()}…); it was "
                        "skipped: correct that line, or remove it", "error")  # fmt: skip
            continue
        if draft is None:
            _no_text(fields, source, f"line {place} ")
            continue
        draft.number, draft.format = number, "jsonl"
        yield draft


def value_of(text):
    """Return the value of JSON `text`; a number of more digits than Python counts with stays words."""
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        raise
    except ValueError:
        return json.loads(text, parse_int=str)


def _whole(source, columns):
    try:
        found = value_of(source.text.lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        reason = getattr(error, "msg", "nested too deep")
        at = f" at line {error.lineno}" if hasattr(error, "lineno") else ""
        raise Unreadable(f"is not whole JSON ({reason}{at}); it may have been cut off: export it again") from None
    items = _items(found)
    alone = isinstance(found, dict) and items == [found]
    for number, fields in enumerate(items, 1):
        draft = _draft(fields, columns) if isinstance(fields, dict) else None
        if draft is None:
            _no_text(fields if isinstance(fields, dict) else {}, source, "" if alone else f"its item {number} ")
            continue
        draft.number, draft.format = (0 if alone else number), "json"
        yield draft


def _items(found):
    """Return the list of articles: the value itself, or the first list of objects inside it."""
    if isinstance(found, list):
        return found
    if isinstance(found, dict) and "text" not in mapping(found):
        for value in found.values():
            if isinstance(value, list) and value and isinstance(value[0], dict):
                return value
        for value in found.values():
            if isinstance(value, dict):
                inner = _items(value)
                if inner != [value] or "text" in mapping(value):
                    return inner
    return [found]


def _draft(fields, given):
    columns = mapping(fields, given)
    if "text" not in columns and isinstance(fields.get("fields"), dict):  # as the Guardian's interface nests them
        fields = {**fields, **fields["fields"]}
        columns = mapping(fields, given)
    return draft_of(fields, columns) if "text" in columns else None


def _no_text(fields, source, where):
    has = ", ".join(map(str, list(fields)[:12])) or "none"
    source.note(f"{where}has no field with the text of an article: it has {has}; name one 'text', or say which it is "
                "in the parameters (columns: {text: its name})", "error")  # fmt: skip
