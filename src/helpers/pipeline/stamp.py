"""The stamp of a build's tables: a file with the hash of each table, written last.

Without the stamp, or where a file does not fit its hash, the tables are not whole. `read` writes the first two files and
stamps them; `extract` checks those, writes the others and stamps all. Imports only the standard library, because every
`make` loads this.
"""

import json
from pathlib import Path

from helpers.faults import DatelineError
from helpers.pipeline.writing import print_of, write_bytes

READ = ("reading.articles.parquet", "reading.problems.parquet")
EXTRACTED = (
    "articles.parquet", "sentences.parquet", "dates.parquet", "quotes.parquet", "speakers.parquet", "mentions.parquet", "events.parquet",
    "stories.parquet", "problems.parquet", "corrections.parquet", "made.json",
)  # fmt: skip
FILES = READ + EXTRACTED
NAME = "stamp.json"
NOTHING = (0, 0, 0)


def seal(tables, files=FILES, lost=NOTHING):
    """Write stamp.json into folder `tables`: size and SHA-256 of each of `files`, and how much extraction `lost`.

    A table that is a folder of parts is stamped part by part. Raises DatelineError where a file is missing, or has changed since
    it was stamped before.
    """
    tables = Path(tables)
    before, now = _stamped(tables), {}
    for name in [part for table in files for part in _parts(tables, table)]:
        if not (tables / name).is_file():
            raise DatelineError(f"{tables / name}: missing while the tables were made; run it again")
        now[name] = print_of(tables / name)
        if before.get(name, now[name]) != now[name]:
            raise DatelineError(f"{tables / name}: changed while the tables were made; run it again")
    _write(tables, now, lost)


def _parts(tables, name):
    """Return the names of the files that hold the table in file `name`: itself or, if it is in parts, those in its folder."""
    folder = tables / name.removesuffix(".parquet")
    if (tables / name).is_file() or not folder.is_dir():
        return [name]
    return [f"{folder.name}/{path.name}" for path in sorted(folder.iterdir()) if path.suffix != ".part"]


def stamped(tables, files=FILES):
    """Return the names, relative to folder `tables`, of the files that hold `files` by the stamp, parts one by one."""
    return [name for name in _stamped(Path(tables)) if _whole(name) in files]


def _whole(name):
    """Return the name that a table has as one file, of the name of a part of it or of that file.

    >>> _whole("quotes/part-00000.parquet"), _whole("made.json")
    ('quotes.parquet', 'made.json')
    """
    return f"{name.partition('/')[0]}.parquet" if "/" in name else name


def unseal(tables, keep=()):
    """Remove the stamp of folder `tables` before its files are written again; files in `keep` stay stamped."""
    tables = Path(tables)
    kept = {name: known for name, known in _stamped(tables).items() if _whole(name) in keep}
    if kept:
        _write(tables, kept)
    else:
        (tables / NAME).unlink(missing_ok=True)


def unfit(tables, files=FILES):
    """Return (file name, what is wrong) for each of `files` in folder `tables` that does not fit the stamp.

    The list is empty if all are whole, and names all files if there is no stamp. `unfit(tables, READ)` checks only the
    articles.

    >>> unfit("no/such/folder", READ)
    [('reading.articles.parquet', 'has no stamp'), ('reading.problems.parquet', 'has no stamp')]
    """
    tables = Path(tables)
    known = _stamped(tables)
    wrong = []
    for name in files:
        parts = [part for part in known if _whole(part) == name]
        wrong += [(part, _fault(tables / part, known.get(part))) for part in parts or [name]]
        wrong += [(part, "is not of these tables") for part in _parts(tables, name) if parts and part not in parts]
    return [(name, fault) for name, fault in wrong if fault]


def lost(tables):
    """Return what the extraction of folder `tables` lost: (articles, stages, articles that lost a stage).

    If that is not (0, 0, 0), the next extraction tries those again, because no cache holds them.

    >>> lost("no/such/folder")
    (0, 0, 0)
    """
    try:
        whole, stages, articles = json.loads((Path(tables) / NAME).read_text(encoding="utf-8"))["lost"]
        return int(whole), int(stages), int(articles)
    except (FileNotFoundError, NotADirectoryError, ValueError, TypeError, KeyError):
        return NOTHING


def _fault(path, known):
    if not known:
        return "has no stamp"
    if not path.is_file():
        return "is missing"
    now = print_of(path)
    if now["bytes"] != known.get("bytes"):
        return f"has {now['bytes']} bytes where {known.get('bytes')} were written"
    return "" if now["sha256"] == known.get("sha256") else "is not what was written"


def _write(tables, known, lost=NOTHING):
    write_bytes((json.dumps({"files": known, "lost": list(lost)}, indent=1) + "\n").encode(), tables / NAME)


def _stamped(tables):
    """Return what the stamp says of each file; an empty dict if there is no stamp or it cannot be read."""
    try:
        files = json.loads((tables / NAME).read_text(encoding="utf-8"))["files"]
        return {str(name): dict(known) for name, known in files.items()}
    except (FileNotFoundError, NotADirectoryError, ValueError, TypeError, KeyError, AttributeError):
        return {}
