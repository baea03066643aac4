"""Tables on disk: one Parquet file, or a folder of parts where the corpus is large. Readers need not know which.

A folder of tables holds `quotes.parquet`, or `quotes/` with one Parquet file a part, whose names sort in the order of the rows.
It may lie on this machine or at an address that fsspec knows, such as s3://bucket/tables.
"""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from helpers.tables.checking import TableError
from helpers.tables.schemas import SCHEMAS

END = ".parquet"
SOME = 50_000  # rows
PARTS = "_parts.json"  # in a folder of parts, written last: their names, rows and bytes
TEXT = pd.StringDtype(na_value=np.nan)  # of a text in a frame
SPANS = pa.list_(pa.list_(pa.int64()))
WORDS = pa.list_(pa.string())
STRUCTURED = {
    ("quotes", "content"): SPANS,
    ("quotes", "cue"): SPANS,
    ("quotes", "source"): SPANS,
    ("events", "conflict"): pa.list_(
        pa.struct({"first_day": pa.string(), "last_day": pa.string(), "article_ids": WORDS, "claimed_by": WORDS})
    ),
    ("events", "history"): pa.list_(pa.struct(dict.fromkeys(("day", "status", "article_id"), pa.string()))),
    ("events", "evidence"): pa.struct(
        {"article_id": pa.string(), "start": pa.int64(), "end": pa.int64(), "shown": pa.int64()}
    ),
}
TYPES = {
    "text": pa.large_string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "day": pa.timestamp("ms"),
    "list": WORDS,
}


def read_table(folder, name, columns=None, filters=None):
    """Return table `name` of the folder of tables `folder` as a frame, whether it is a file or a folder of parts.

    Every reader of tables calls this. `columns` is a list of column names (None: all) and `filters` a list of (column, operator,
    value) as `pandas.read_parquet` takes; both keep memory small, because what they leave out is not read. Where even the rows
    that are left do not fit into memory, use `each_part`. Raises TableError where the folder does not hold the table.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     for n, days in enumerate([["2018-07-06", "2018-07-12"], ["2018-07-13"]]):
    ...         Path(folder, "days").mkdir(exist_ok=True)
    ...         pd.DataFrame({"day": days, "n": n}).to_parquet(Path(folder, "days", f"part-{n}.parquet"))
    ...     read_table(folder, "days", columns=["day"], filters=[("day", ">", "2018-07-06")])["day"].tolist()
    ['2018-07-12', '2018-07-13']
    """
    places = _places(folder, name)
    if "://" in places[0]:
        parts = list(each_part(folder, name, columns, filters))
        return pd.concat([part for part in parts if len(part)] or parts[:1], ignore_index=True)
    read = [_read(place, columns, filters) for place in places]
    return _frame_of(read)


def _read(place, columns, filters):
    """Return a part as an Arrow table; to read all its rows as a file alone takes half as long as pyarrow's way of reading many files."""
    if filters:
        return pq.read_table(place, columns=columns, filters=filters)
    with pq.ParquetFile(place) as file:
        return file.read(columns=columns, use_threads=False)


def _joined(parts):
    """Return Arrow tables joined to one where they have the same columns: to make a frame of each takes twice as long."""
    return [pa.concat_tables(parts)] if all(part.schema.equals(parts[0].schema) for part in parts) else parts


def _frame(table):
    return table.to_pandas(types_mapper=_type_of)


def _type_of(kind):
    """Return the type in a frame of an Arrow type (None: pandas' own): what is made of parts stays as it is, since objects take ten times
    the memory."""
    if pa.types.is_struct(kind) or pa.types.is_list(kind):
        return pd.ArrowDtype(kind)
    return TEXT if pa.types.is_string(kind) or pa.types.is_large_string(kind) else None


def each_part(folder, name, columns=None, filters=None):
    """Yield the frame of each part of table `name`, in the order of its rows; a table that is one file is one part.

    `columns`, `filters` and what is raised are those of `read_table`.
    """
    for place in _places(folder, name):
        yield pd.read_parquet(place, columns=columns, filters=filters)


def each_some(folder, name, among, at_once=SOME):
    """Yield the rows of table `name` whose texts are `among` ({column: values}), in frames of `at_once` rows or a few more.

    Never more than these are in memory. What is raised is what `read_table` raises.
    """
    waiting, n = [], 0
    known = {column: pa.array(values, pa.large_string()) for column, values in among.items()}
    for place in _places(folder, name):
        part = _read(place, None, None)
        for column, values in known.items():
            part = part.filter(pc.is_in(part[column].cast(pa.large_string()), value_set=values))
        waiting.append(part)
        n += len(part)
        if n >= at_once:
            yield _frame_of(waiting)
            waiting, n = [], 0
    if n or waiting:
        yield _frame_of(waiting)


def _frame_of(parts):
    frames = map(_frame, _joined([part for part in parts if len(part)] or parts[:1]))
    return pd.concat(frames, ignore_index=True)


def _places(folder, name):
    places = parts_of(folder, name)
    if not places:
        raise TableError(
            f"{folder}: holds no table '{name}' (neither {name}{END} nor parts in {name}/); make the tables first: make reports"
        )
    return places


def has_table(folder, name):
    """Say whether the folder of tables `folder` holds table `name`, as a file or as parts."""
    return bool(parts_of(folder, name))


def parts_of(folder, name):
    """Return the paths (or addresses) of the Parquet files of table `name`, in the order of its rows; [] where there is none.

    Raises TableError where the folder of parts holds a list of them and one is missing or cut short: it was half copied.
    """
    if "://" in str(folder):
        return _at_address(str(folder).rstrip("/"), name)
    one, many = Path(folder, f"{name}{END}"), Path(folder, name)
    if one.is_file():
        return [str(one)]
    found = {path.name: path.stat().st_size for path in many.glob(f"*{END}")} if many.is_dir() else {}
    listed = (many / PARTS).read_text(encoding="utf-8") if (many / PARTS).is_file() else ""
    return [str(many / part) for part in _whole(many, found, listed)]


def _at_address(folder, name):
    from fsspec.core import url_to_fs

    place, root = url_to_fs(folder)
    if place.isfile(f"{root}/{name}{END}"):
        return [f"{folder}/{name}{END}"]
    found = {Path(path).name: place.size(path) for path in place.glob(f"{root}/{name}/*{END}")}
    listed = f"{root}/{name}/{PARTS}"
    listed = place.cat_file(listed).decode() if place.isfile(listed) else ""
    return [f"{folder}/{name}/{part}" for part in _whole(f"{folder}/{name}", found, listed)]


def _whole(folder, found, listed):
    """Return the names of the parts `found` ({name: bytes}), sorted; checks them against the list, where there is one."""
    if not listed:
        return sorted(found)
    known = {name: part["bytes"] for name, part in json.loads(listed)["parts"].items()}
    wrong = sorted(name for name in known if found.get(name) != known[name])
    if wrong:
        raise TableError(
            f"{folder}: {len(wrong)} of {len(known)} parts are missing or cut short, the first is {wrong[0]}; copy the folder again, "
            "or make the tables again: make reports"
        )
    return sorted(known)


def arrow_schema(name, columns=None):
    """Return the Arrow schema of table `name` (of its `columns`, in that order), the same for parts with rows and without.

    >>> arrow_schema("sentences", ["start", "article_id"]).names
    ['start', 'article_id']
    """
    rules = SCHEMAS[name].columns
    return pa.schema([(c, STRUCTURED.get((name, c), TYPES[rules[c].metadata["type"]])) for c in columns or rules])
