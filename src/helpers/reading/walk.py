"""Paths to regular files, in an order that is the same everywhere."""

import os
import stat
from pathlib import Path

from helpers.problems import DatelineError, printable
from helpers.reading.passed_over import page_of_parts, what_is

NOT_ARTICLES = ".not-articles"  # a folder that holds a file of this name is passed over
PARAMS = "params"  # a folder of a corpus's own report parameters, YAML alone, is no article's
CORRECTIONS = "corrections"  # nor is one of people's decisions about it, CSV with who, when and why alone
OFFICE_LOCKS = "~$"


def files_in(path, found):
    """Yield (name for people, Path) for each regular file of `path`; what is passed over with reason goes to `found`.

    Hidden files and folders are skipped. Raises DatelineError where `path` does not exist or cannot be looked at.
    """
    top = Path(path)
    try:
        mode = top.stat().st_mode
    except (FileNotFoundError, NotADirectoryError, ValueError):
        raise DatelineError(
            f"{path}: there is no such file or folder; correct the path, or put articles there"
        ) from None
    except OSError as error:
        raise DatelineError(f"{path}: cannot be opened ({error.strerror}); check its permissions") from None
    if not stat.S_ISDIR(mode):
        if _regular(top, found):
            yield printable(path), top
        return
    root = top.resolve()
    for folder, folders, names in os.walk(top, onerror=lambda error: _closed(error, found)):
        folder = Path(folder)
        folders[:] = sorted(name for name in folders if not name.startswith(".") and _ours(folder / name, root, found))
        own = folder == top / PARAMS and _only_yaml(folder) or folder == top / CORRECTIONS and _only_decisions(folder)
        if NOT_ARTICLES in names or own:
            folders.clear()
            continue
        folders[:] = [inner for inner in folders if not _is_parts(folder / inner, names, found)]
        for name in sorted(names):
            file = folder / name
            if not name.startswith(".") and (what := what_is(name)):
                shown = printable(file)
                found.add(f"{shown} is {what}, no article, and was passed over; name the file itself to have it read",
                          source_path=shown, severity="note")  # fmt: skip
            elif not name.startswith((".", OFFICE_LOCKS)) and _ours(file, root, found) and _regular(file, found):
                yield printable(file), file


def _is_parts(folder, beside, found):
    if not (page := page_of_parts(folder.name, set(beside))):
        return False
    shown = printable(folder)
    found.add(f"{shown} holds what belongs to the saved page {printable(page)}, and was passed over", source_path=shown,
              severity="note")  # fmt: skip
    return True


def _closed(error, found):
    shown = printable(error.filename)
    found.add(f"{shown} is a folder that cannot be opened ({error.strerror}); check its permissions", source_path=shown)


def _regular(file, found):
    """Tell whether `file` is a regular file: a pipe, a socket or a device may never end, or never begin."""
    shown = printable(file)
    try:
        mode = file.stat().st_mode
    except OSError as error:
        found.add(f"{shown} cannot be opened ({error.strerror}); check it and its permissions", source_path=shown)
        return False
    if not stat.S_ISREG(mode):
        found.add(f"{shown} is no regular file (a pipe, socket or device) and was not opened; copy what it gives into "
                  "a file", source_path=shown)  # fmt: skip
    return stat.S_ISREG(mode)


def _only_yaml(folder):
    return all(file.suffix in (".yaml", ".yml") for file in folder.rglob("*") if file.is_file())


def _only_decisions(folder):
    return all(is_of_decisions(file) for file in folder.rglob("*") if file.is_file())


def is_of_decisions(file):
    """Say whether `file` is a CSV of people's decisions: its first line ends with who, when, why."""
    if file.suffix != ".csv":
        return False
    try:
        with file.open(encoding="utf-8-sig", errors="replace") as lines:
            return lines.readline(1000).rstrip().endswith(",who,when,why")
    except OSError:  # it is said where the file is read
        return False


def _ours(path, root, found):
    if not path.is_symlink():
        return True
    shown = printable(path)
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):  # Python before 3.13 raises RuntimeError for links in a circle
        found.add(f"{shown} is a link that leads nowhere; remove it, or copy the file into the folder",
                  source_path=shown, severity="warning")  # fmt: skip
        return False
    if target.is_relative_to(root) and not target.is_dir():
        return True
    if not target.is_relative_to(root):
        found.add(f"{shown} is a link out of the folder and was not followed; copy the file into the folder to have it "
                  "read", source_path=shown, severity="warning")  # fmt: skip
    return False
