"""Which rows of the tables a report shows. While these stay the same, a change elsewhere in the corpus does not make it again.

A report on chosen articles notes in `rows.json`, beside its other files, what was chosen and a hash of each table that it read.
A report on all articles notes nothing: every change of the corpus makes it again.
"""

import hashlib
import json
from pathlib import Path

from helpers.problems import DatelineError
from helpers.reporting.selecting import Selection, select
from helpers.site.index import ROWS
from helpers.tables import TableError, print_of_rows

HOW = ("made.json", "corrections.parquet")  # how the tables were made, which a report shows too


def note(selection: Selection, folder: Path, files: Path) -> None:
    """Write into the folder `files` what `selection` chose of `folder`, now and whenever one of its tables is read."""
    if selection.everything:
        return
    asked, prints = selection.asked, {"counted": print_of_rows(selection.counted)}
    made = _made(folder)

    def read(name, frame):
        prints[name] = print_of_rows(frame)
        write()

    def write():
        words = json.dumps({"asked": asked, "made": made, "tables": prints}, indent=1, sort_keys=True)
        (Path(files) / ROWS).write_text(f"{words}\n", encoding="utf-8")

    selection.tables.told = read
    for name, frame in selection.tables.read.items():
        prints[name] = print_of_rows(frame)
    write()


def same(path: Path, folder: Path) -> bool:
    """Say whether the rows that were noted in the file `path` are those that the tables in `folder` hold now."""
    try:
        known = json.loads(Path(path).read_text(encoding="utf-8"))
        if known["made"] != _made(folder):
            return False
        selection = select(folder, **known["asked"])
        return not selection.everything and all(
            print_of_rows(selection.counted if name == "counted" else selection.tables[name]) == noted
            for name, noted in known["tables"].items()
        )
    except (OSError, ValueError, KeyError, TypeError, DatelineError, TableError):
        return False  # nothing was noted, or what was chosen is no longer there: the notebook says so


def _made(folder):
    files = [Path(folder) / name for name in HOW]
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files if path.is_file()}
