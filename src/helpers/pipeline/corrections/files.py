"""The files of corrections: one CSV for each kind of decision; each row says who decided, when and why."""

import csv
import io
from datetime import date
from pathlib import Path

import pandas as pd
import pandera.pandas as pa

from helpers.problems import DatelineError

DECIDED = ("who", "when", "why")

KINDS = {
    "same_person": ("speaker", "is"),
    "different_person": ("speaker", "article", "is"),
    "quotation_is_by": ("article", "said", "speaker"),
    "not_a_quotation": ("article", "said"),
    "ignore_source": ("kind", "name"),
    "split_events": ("article", "sentence", "event", "label"),
    "merge_events": ("article", "sentence", "event", "into_article", "into_sentence", "into_event"),
    "date_is_wrong": ("article", "sentence", "event", "phrase", "first_day", "last_day"),
    "split_stories": ("article", "title"),
    "join_stories": ("article", "into_article"),
    "title_stories": ("article", "title"),
}  # in the order in which they are applied
MAY_BE_EMPTY = ("event", "into_event", "phrase", "last_day", "label")
IGNORED = ("outlet", "article", "speaker")


def _column(name):
    if name == "when" or name.endswith("_day"):
        empty = name in MAY_BE_EMPTY
        is_day = pa.Check(lambda text: empty and not text or _is_day(text), element_wise=True,
                          error="must be a day, as in 2018-06-12")  # fmt: skip
        return pa.Column(str, is_day)
    if name == "kind":
        return pa.Column(str, pa.Check.isin(IGNORED, error=f"must be one of {', '.join(IGNORED)}"))
    checks = [] if name in MAY_BE_EMPTY else [pa.Check.str_matches(r"\S", error="must not be empty")]
    return pa.Column(str, checks)


def _is_day(text):
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _runs_backwards(row):
    return bool(row.get("last_day")) and row["last_day"] < row["first_day"]  # days as text, in one form


SCHEMAS = {
    kind: pa.DataFrameSchema({name: _column(name) for name in (*columns, *DECIDED)}, name=kind, strict=True)
    for kind, columns in KINDS.items()
}


def read(folders):
    """Return a dict of kind to frame: the rows of `<kind>.csv` in each of `folders`, with `file` and `line` of each.

    The columns are those of KINDS, then who, when, why. A folder or file that is not there gives no rows. Raises
    DatelineError where a file is none of KINDS, lacks a column, or a value is none that its column takes.

    >>> sorted(read([]))[:2], len(read([])["same_person"])
    (['date_is_wrong', 'different_person'], 0)
    """
    found = {kind: [] for kind in KINDS}
    for folder in map(Path, folders):
        for path in sorted(folder.glob("*.csv")):
            if path.stem not in KINDS:
                raise DatelineError(
                    f"{path}: is no file of corrections; name it after one of {', '.join(KINDS)}, or move it out"
                )
            found[path.stem].append(_checked(path))
    return {kind: pd.concat(frames, ignore_index=True) if frames else _none(kind) for kind, frames in found.items()}


def _none(kind):
    return pd.DataFrame({name: pd.Series(dtype=str) for name in (*KINDS[kind], *DECIDED, "file", "line")})


def _checked(path):
    try:
        text = path.read_text(encoding="utf-8-sig")
        frame = pd.read_csv(io.StringIO(text), dtype=str, keep_default_na=False, comment="#", skipinitialspace=True)
    except (UnicodeDecodeError, pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        raise DatelineError(f"{path}: cannot be read as CSV in UTF-8 ({error}); save it as CSV in UTF-8") from None
    wanted = [*KINDS[path.stem], *DECIDED]
    if list(frame.columns) != wanted:
        raise DatelineError(f"{path}: its first line must be {','.join(wanted)}; it is {','.join(frame.columns)}")
    try:
        SCHEMAS[path.stem].validate(frame)
    except pa.errors.SchemaError as error:
        case = error.failure_cases.iloc[0]
        raise DatelineError(
            f"{path}, row {int(case['index']) + 1}: {error.schema.name} {error.check.error}; it is {case['failure_case']!r}"
        ) from None
    for line, row in enumerate(frame.to_dict("records"), 1):
        if _runs_backwards(row):
            raise DatelineError(f"{path}, row {line}: last_day is before first_day; put the earlier day first")
    return frame.assign(file=str(path), line=range(1, len(frame) + 1))


def append(folder, kind, /, **values):
    """Add one correction of `kind` to `folder`/<kind>.csv, which is made if it does not exist; return its path.

    `values` are the columns of the kind and who, when (a day, as text), why. Raises DatelineError where one is missing,
    unknown or none that its column takes; then the file is as it was.
    """
    if kind not in KINDS:
        raise DatelineError(f"there is no correction '{kind}'; there are {', '.join(KINDS)}")
    columns = [*KINDS[kind], *DECIDED]
    wrong = (set(values) ^ set(columns)) - (set(MAY_BE_EMPTY) & set(columns))
    if wrong:
        raise DatelineError(f"{kind} takes {', '.join(columns)}; missing or unknown: {', '.join(sorted(wrong))}")
    row = {name: " ".join(str(values.get(name, "")).split()) for name in columns}
    try:
        SCHEMAS[kind].validate(pd.DataFrame([row], dtype=str))
    except pa.errors.SchemaError as error:
        raise DatelineError(f"{kind}: {error.schema.name} {error.check.error}") from None
    if _runs_backwards(row):
        raise DatelineError(f"{kind}: last_day is before first_day; put the earlier day first")
    path = Path(folder) / f"{kind}.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    before = path.read_text(encoding="utf-8") if path.exists() else ",".join(columns) + "\n"
    line = io.StringIO()
    csv.DictWriter(line, columns, lineterminator="\n").writerow(row)
    beside = path.with_suffix(".part")
    beside.write_text(before + ("" if before.endswith("\n") else "\n") + line.getvalue(), encoding="utf-8")
    beside.replace(path)
    return path
