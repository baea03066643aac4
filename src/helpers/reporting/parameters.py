"""A notebook's parameters: what its cell declares, and whether the values of a YAML file fit.

A parameter is one line of the cell tagged `parameters`: `name: type = default  # what it is, unit`. The cell is parsed
with `ast` (papermill's own reading drops lines with a second `=` and only warns of unknown names).
"""

import ast
import difflib
import io
import tokenize
from datetime import date
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import nbformat
import yaml

from helpers.problems import DatelineError, printable

MOST_CHARACTERS = 100_000  # of a parameter file; the longest real ones have some hundred
GIVEN_BY_RUNNER = ("tables", "files")
# Former names of parameters, and their names now.
FORMER = {
    "first_day": "published_from", "last_day": "published_to", "from_day": "event_from", "to_day": "event_to",
    "a_name": "left_name", "a_outlets": "left_outlets", "a_first_day": "left_published_from",
    "a_last_day": "left_published_to", "b_name": "right_name", "b_outlets": "right_outlets",
    "b_first_day": "right_published_from", "b_last_day": "right_published_to",
}  # fmt: skip
DAYS = ("_day", "_from", "_to")  # how the name of a parameter that is a day ends
TYPES = {"str": str, "int": int, "float": (int, float), "bool": bool, "list": list, "dict": dict}


class Parameter(NamedTuple):
    """One declared parameter: `type` is the name of a plain type, `what` its comment."""

    name: str
    type: str
    default: object
    what: str


def declared(notebook):
    """Return the list of Parameters of the notebook file `notebook`, in order.

    Raises DatelineError where it is no notebook, or its cell cannot be parsed.
    """
    for cell in _read(notebook).cells:
        if "parameters" in cell.metadata.get("tags", []):
            return _parse(cell.source, notebook)
    return []


def _read(notebook):
    try:
        return nbformat.read(notebook, as_version=4)
    except FileNotFoundError:
        names = sorted(path.stem for path in Path(notebook).parent.glob("*.ipynb"))
        raise DatelineError(
            f"there is no notebook {notebook}{_nearest(Path(notebook).stem, names)}; params/<notebook>/<slug>.yaml "
            f"names one of {', '.join(names)}"
        ) from None
    except Exception as error:
        raise DatelineError(f"{notebook}: is no notebook ({error}); restore it from the repository") from None


def _parse(source, notebook):
    try:
        lines = ast.parse(source).body
        comments = {
            token.start[0]: token.string.lstrip("# ")
            for token in tokenize.generate_tokens(io.StringIO(source).readline)
            if token.type == tokenize.COMMENT
        }
        return [
            Parameter(line.target.id, ast.unparse(line.annotation), ast.literal_eval(line.value),
                      comments.get(line.lineno, ""))
            for line in lines
            if isinstance(line, ast.AnnAssign)
        ]  # fmt: skip
    except (SyntaxError, ValueError) as error:
        raise DatelineError(
            f"{notebook}: the parameters cell must hold only lines like `limit: int = 20  # events` ({error})"
        ) from None


def load(path):
    """Return the values of YAML file `path`, a dict. Raises DatelineError where it is no mapping of names to values."""
    try:
        with Path(path).open(encoding="utf-8") as lines:
            text = lines.read(MOST_CHARACTERS + 1)
        if len(text) > MOST_CHARACTERS:
            raise DatelineError(f"{path}: is over {MOST_CHARACTERS:,} characters long; write one `name: value` a line")
        values = yaml.safe_load(text)
    except FileNotFoundError:
        raise DatelineError(f"{path}: there is no such file") from None
    except UnicodeDecodeError:
        raise DatelineError(f"{path}: is not UTF-8 text; save it as UTF-8") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f", line {mark.line + 1}" if mark else ""
        raise DatelineError(
            f"{path}{where}: is not valid YAML ({getattr(error, 'problem', error)}); write one `name: value` a line"
        ) from None
    except (RecursionError, ValueError) as error:  # nested without end, or a day that no calendar has
        why = "too deeply nested" if isinstance(error, RecursionError) else error
        raise DatelineError(f"{path}: holds a value that is none ({why}); write one `name: value` a line") from None
    if values is None:
        return {}
    if not isinstance(values, dict):
        raise DatelineError(f"{path}: holds no parameters; write one `name: value` a line")
    return values


def checked(values, parameters, where):
    """Return `values` in the types of `parameters`; `where` names the file in messages.

    Raises DatelineError for an unknown name (with the nearest valid one), a wrong type, or a day that is none. A
    parameter whose name ends in one of DAYS is a day, YYYY-MM-DD, or empty. A former name is an error that gives the new one.

    >>> limit = Parameter("limit", "int", 20, "events at most")
    >>> checked({"limit": 5}, [limit], "params/timeline/x.yaml")
    {'limit': 5}
    """
    known = {parameter.name: parameter for parameter in parameters if parameter.name not in GIVEN_BY_RUNNER}
    for name in values:
        if name not in known and FORMER.get(name) in known:
            raise DatelineError(f"{where}: '{name}' is called '{FORMER[name]}' now; rename it there")
        if name not in known:
            raise DatelineError(
                f"{where}: unknown parameter '{name}'{_nearest(str(name), known)}; it takes {', '.join(known)}"
            )
    return {name: _fitted(value, known[name], where) for name, value in values.items()}


def _fitted(value, parameter, where):
    if parameter.name.endswith(DAYS):
        return _day(value, parameter, where)
    wanted = TYPES.get(parameter.type.split("[")[0], object)
    if isinstance(value, bool) and wanted is not bool or not isinstance(value, wanted):
        raise DatelineError(
            f"{where}: '{parameter.name}' must be of type {parameter.type}, as in `{parameter.name}: "
            f"{yaml.safe_dump(parameter.default, default_flow_style=True).splitlines()[0]}`; it is {_short(value)}"
        )
    if isinstance(value, list):
        nested = next((item for item in value if isinstance(item, (list, dict))), None)
        if nested is not None:
            raise DatelineError(
                f"{where}: '{parameter.name}' must be a plain list, as in `{parameter.name}: [one, two]`; in it stands "
                f"{_short(nested)}"
            )
        return [_line(item) for item in value]
    return _line(value)


def _line(value):
    """Return a text as one line, as titles, names and words are; what a terminal or a calendar would obey is escaped."""
    return printable(" ".join(value.split())) if isinstance(value, str) else value


def _short(value):
    """Return what a message shows of `value`: its start, however deep or long it is."""
    if isinstance(value, (list, dict)):
        first = ", ".join(_short(item) if isinstance(item, str) else "…" for item in islice(value, 3))
        return f"a {type(value).__name__} ({first})"
    return repr(value)[:60]


def _day(value, parameter, where):
    if value in ("", None):
        return ""
    try:
        return (value if isinstance(value, date) else date.fromisoformat(str(value))).isoformat()[:10]
    except ValueError:
        raise DatelineError(
            f"{where}: '{parameter.name}' must be a day that exists, as in `{parameter.name}: 2018-06-12`; "
            f"it is {_short(value)}"
        ) from None


def _nearest(name, names):
    near = difflib.get_close_matches(name, list(names), n=1, cutoff=0.5)
    return f"; did you mean '{near[0]}'?" if near else ""
