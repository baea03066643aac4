"""JSON: one article a line (JSONL), a list of them, or one alone; and what holds such a list under some name."""

import json

from helpers.reading import limits
from helpers.reading.encoding import decode
from helpers.reading.fields import mapping
from helpers.reading.formats.rows import Rows
from helpers.reading.lines import lines_of
from helpers.reading.source import Unreadable

FORMATS = {"json": "JSON, one article or a list", "jsonl": "JSON, one article a line"}
NESTED = (
    "fields",
    "_source",
    "article",
    "data",
    "attributes",
)  # the Guardian's, Elasticsearch's and others' inner objects


def recognises(source):
    """JSON begins with a brace or a bracket; that it is JSON is seen at the first article."""
    head = source.head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if head[:1] not in (b"{", b"["):
        return False
    return head[:1] == b"{" or head[1:].lstrip()[:1] in (b"{", b"]", b"[", b'"')


def read(source, columns=None):
    """Yield the articles of `source`; `columns` is the reader's own {field: name}."""
    rows = Rows(source)
    if is_lines(source):
        yield from _lines(source, columns, rows)
    else:
        yield from _whole(source, columns, rows)
    rows.report()


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


def _lines(source, columns, rows):
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
            draft = _draft(fields, columns, rows) if isinstance(fields, dict) else None
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


def _whole(source, columns, rows):
    try:
        found = value_of(source.text.lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        reason = getattr(error, "msg", "nested too deep")
        at = f" at line {error.lineno}" if hasattr(error, "lineno") else ""
        raise Unreadable(f"is not whole JSON ({reason}{at}); it may have been cut off: export it again") from None
    items = _items(found, columns)
    alone = isinstance(found, dict) and items == [found]
    for number, fields in enumerate(items, 1):
        draft = _draft(fields, columns, rows) if isinstance(fields, dict) else None
        if draft is None:
            _no_text(fields if isinstance(fields, dict) else {}, source, "" if alone else f"its item {number} ")
            continue
        draft.number, draft.format = (0 if alone else number), "json"
        yield draft


def _items(found, given):
    """Return the list of articles: the value itself, or all that stand in it, by name or in lists; else its first list."""
    if isinstance(found, list):
        return [item for part in found for item in (part if isinstance(part, list) else [part])]
    if not isinstance(found, dict):
        return [found]
    if rows := _from_columns(found, given):
        return rows
    if "text" in mapping(found, given):
        return [found]
    inside = _inside(found, given)
    titled = [item for item in inside if "title" in mapping(_opened(item, given))]  # and not its comments
    lists = (value for value in found.values() if isinstance(value, list) and value and isinstance(value[0], dict))
    return titled or inside or next(lists, None) or _first_list(found) or [found]


def _inside(found, given, depth=0):
    """Return the articles in the values of an object, in order: one by one, in lists, or deeper in objects."""
    if depth > limits.NESTING:
        raise RecursionError
    inside = []
    for value in found.values():
        if isinstance(value, list):
            some = [item for item in value if isinstance(item, dict)]
            if any("text" in mapping(_opened(item, given), given) for item in some):
                inside += value
        elif isinstance(value, dict):
            whole = "text" in mapping(_opened(value, given), given)
            inside += [value] if whole else _inside(value, given, depth + 1)
    return inside


def _first_list(found):
    """Return the first list of objects in the objects of an object: none of them has a text, and each is said to have none."""
    inner = (value for value in found.values() if isinstance(value, dict))
    lists = (part for value in inner for part in value.values() if isinstance(part, list) and part)
    return next((part for part in lists if isinstance(part[0], dict)), None)


def _from_columns(found, given):
    """Return the rows of a table that was written column by column, as pandas does; None where `found` is no such table."""
    names, rows = found.get("columns"), found.get("data")
    if isinstance(names, list) and isinstance(rows, list) and all(isinstance(row, list) for row in rows):
        return [dict(zip(map(str, names), row, strict=False)) for row in rows]
    columns = mapping(found, given)
    texts = found.get(columns.get("text"))
    others = [found[name] for field, name in columns.items() if field in ("title", "published", "url", "outlet")]
    if isinstance(texts, list) and any(isinstance(other, list) and len(other) == len(texts) for other in others):
        found = {name: dict(enumerate(value)) for name, value in found.items() if isinstance(value, list)}
    elif not (
        isinstance(texts, dict) and any(isinstance(other, dict) and other.keys() == texts.keys() for other in others)
    ):
        return None
    table = {name: value for name, value in found.items() if isinstance(value, dict)}
    return [{name: value.get(key) for name, value in table.items()} for key in table[columns["text"]]]


def _opened(fields, given):
    """Return an object with what stands in the object inside it, where it has no text itself."""
    if not isinstance(fields, dict):
        return {}
    if "text" not in mapping(fields, given):
        for name in NESTED:
            if isinstance(fields.get(name), dict) and "text" in mapping(fields[name], given):
                return {**fields, **fields[name]}
    return fields


def _draft(fields, given, rows):
    fields = _opened(fields, given)
    columns = mapping(fields, given)
    return rows.draft(fields, columns) if "text" in columns else None


def _no_text(fields, source, where):
    has = ", ".join(map(str, list(fields)[:12])) or "none"
    source.note(f"{where}has no field with the text of an article: it has {has}; name one 'text', or say which it is "
                "in the parameters (columns: {text: its name})", "error")  # fmt: skip
