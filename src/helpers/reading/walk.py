"""Paths to files, in an order that is the same everywhere."""

import os
from pathlib import Path

from helpers.problems import DatelineError

NOT_ARTICLES = ".not-articles"  # a folder that holds a file of this name is passed over
PARAMS = "params"  # a folder of a corpus's own report parameters, YAML alone, is no article's
CORRECTIONS = "corrections"  # nor is one of people's decisions about it, CSV with who, when and why alone
OFFICE_LOCKS = "~$"


def files_in(path, found):
    """Yield (path as given, Path) for each file of `path`; what is passed over with reason goes to `found`.

    Hidden files and folders are skipped. Raises DatelineError where `path` does not exist.
    """
    top = Path(path)
    if not top.exists():
        raise DatelineError(f"{path}: there is no such file or folder; correct the path, or put articles there")
    if top.is_file():
        yield str(path), top
        return
    root = top.resolve()
    for folder, folders, names in os.walk(top):
        folder = Path(folder)
        folders[:] = sorted(name for name in folders if not name.startswith(".") and _ours(folder / name, root, found))
        own = folder == top / PARAMS and _only_yaml(folder) or folder == top / CORRECTIONS and _only_decisions(folder)
        if NOT_ARTICLES in names or own:
            folders.clear()
            continue
        for name in sorted(names):
            file = folder / name
            if not name.startswith((".", OFFICE_LOCKS)) and _ours(file, root, found):
                yield str(file), file


def _only_yaml(folder):
    return all(file.suffix in (".yaml", ".yml") for file in folder.rglob("*") if file.is_file())


def _only_decisions(folder):
    return all(is_of_decisions(file) for file in folder.rglob("*") if file.is_file())


def is_of_decisions(file):
    """Say whether `file` is a CSV of people's decisions: its first line ends with who, when, why."""
    if file.suffix != ".csv":
        return False
    with file.open(encoding="utf-8-sig", errors="replace") as lines:
        return lines.readline(1000).rstrip().endswith(",who,when,why")


def _ours(path, root, found):
    if not path.is_symlink():
        return True
    target = path.resolve()
    if target.is_relative_to(root) and not path.is_dir():
        return True
    if not path.is_dir() or not target.is_relative_to(root):
        found.add(f"{path} is a link out of the folder and was not followed; copy the file into the folder to have it "
                  "read", source_path=path, severity="warning")  # fmt: skip
    return False
