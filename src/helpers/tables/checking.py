"""Frames checked against the schemas, and put into their columns, order and types."""

import pandas as pd
import pandera.pandas as pa

from helpers.tables.schemas import DAY, SCHEMAS

_AS = {
    "text": lambda values: values.astype("str").fillna(""),
    "integer": lambda values: values.astype("int64"),
    "number": lambda values: values.astype("float64"),
    "day": lambda values: pd.to_datetime(values).astype(DAY),
    "list": lambda values: pd.Series([_plain(value) for value in values], index=values.index, dtype="object"),
}


_BARE = frozenset((str, int, float, bool, type(None)))


def _plain(value):
    """Return `value` with lists in place of the arrays that Parquet gives, so that a frame read back is what was written."""
    if type(value) in _BARE:
        return value
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, (list, tuple)):
        return list(value) if _BARE.issuperset(map(type, value)) else [_plain(item) for item in value]
    if not isinstance(value, dict) or _BARE.issuperset(map(type, value.values())):
        return value
    return {name: _plain(item) for name, item in value.items()}


class TableError(ValueError):
    """A frame breaks a table's schema; the message names the table, the column and the fault."""


def conform(name, frame, articles=None):
    """Return `frame` in the columns, order and types of table `name`.

    Raises TableError where a column is missing or the schema does not allow a value. With `articles` (article_id and
    text) it also raises where a span lies beyond its article's text, or begins or ends with white space.

    >>> conform("sentences", {"article_id": ["a"], "paragraph": [0], "sentence": [0], "start": [0], "end": [9]}).shape
    (1, 5)
    """
    frame = frame if isinstance(frame, pd.DataFrame) else pd.DataFrame(frame)
    schema = SCHEMAS[name]
    lacking = [name for name, rule in schema.columns.items() if name not in frame and rule.metadata.get("may lack")]
    frame = frame.assign(**{name: _none_of(schema.columns[name], len(frame)) for name in lacking}) if lacking else frame
    missing = [column for column in schema.columns if column not in frame]
    if missing:
        raise TableError(f"table '{name}' lacks the columns {', '.join(missing)}; it has {', '.join(map(str, frame))}")
    frame = frame[list(schema.columns)].reset_index(drop=True)
    try:
        for column, rule in schema.columns.items():
            frame[column] = _AS[rule.metadata["type"]](frame[column])
        if len(frame):  # what has no row breaks no rule, and to ask takes as long as for a thousand
            frame = schema.validate(frame, lazy=False)
    except (pa.errors.SchemaError, ValueError, TypeError) as error:
        raise TableError(f"table '{name}': {_fault(error)}") from error
    if articles is not None and articles["article_id"].is_unique:
        _in_text(name, frame, dict(zip(articles["article_id"], articles["text"], strict=True)))
    return frame


def _none_of(rule, n):
    """Return what fills a column that a frame lacks: empty lists, or empty text."""
    return [[] for _ in range(n)] if rule.metadata["type"] == "list" else ""


def _fault(error):
    """Return one line that says what is wrong; for spans and days, the rule and the first row that breaks it."""
    rule = getattr(getattr(error, "check", None), "error", None)
    if not rule or not rule.startswith("has a "):
        return str(error).splitlines()[0]
    rows, column = error.failure_cases["index"].dropna(), error.schema.name
    return f"{f'row {int(rows.iloc[0])} ' if len(rows) else ''}{f'({column}) ' if column in _LISTS else ''}{rule}"


_LISTS = ("content", "cue", "source")


def _in_text(name, frame, texts):
    """Raise TableError where a span lies beyond its article's text, or begins or ends with white space."""
    spans = (
        [[[[start, end]] for start, end in zip(frame["start"], frame["end"], strict=True)]] if "start" in frame else []
    )
    for column in (*spans, *(frame[column] for column in _LISTS if column in frame)):
        for row, (article_id, own) in enumerate(zip(frame["article_id"], column, strict=True)):
            text = texts.get(article_id)
            for start, end in own or () if text is not None else ():
                if end > len(text) or text[start].isspace() or text[end - 1].isspace():
                    raise TableError(
                        f"table '{name}': row {row} has a span, {start} to {end}, that lies beyond the "
                        f"{len(text)} characters of article {article_id}, or begins or ends with white space"
                    )


def empty(name):
    """Return table `name` with no rows.

    >>> list(empty("sentences"))
    ['article_id', 'paragraph', 'sentence', 'start', 'end']
    """
    return conform(name, pd.DataFrame({column: [] for column in SCHEMAS[name].columns}))
