"""Pages written whole or not at all, and only where they changed: a page that is the same keeps its time."""

import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

from helpers.problems import DatelineError

ERRORS = "backslashreplace"  # half a surrogate pair, which UTF-8 cannot hold, is written as an escape


def put(path: Path, text: str) -> None:
    """Write `text` to `path`, beside it and then renamed, unless the file holds it already."""
    content = text.encode("utf-8", ERRORS)
    try:
        if path.stat().st_size == len(content) and path.read_bytes() == content:
            return
    except OSError:
        pass  # it is not there yet
    part = path.with_name(f"{path.name}.part")
    part.write_bytes(content)
    part.replace(path)


def put_folder(
    folder: Path, pages: Iterable[tuple[str, str | None]], progress: Callable[[int], object] | None = None
) -> None:
    """Write `pages`, (file name, text), into `folder`, and remove what else is in it: pages of articles that are gone.

    A text None leaves the page as it is. `progress` is called with 1 after each page.
    """
    if folder.is_symlink() or folder.exists() and not folder.is_dir():
        folder.unlink()
    folder.mkdir(parents=True, exist_ok=True)
    names = set()
    for name, text in pages:
        if Path(name).name != name:
            raise DatelineError(
                f"{name}: cannot be the name of a file; the ids in the tables must be those that Dateline gave"
            )
        names.add(name)
        if text is not None:
            put(folder / name, text)
        if progress:
            progress(1)
    for path in folder.iterdir():
        if path.name not in names:
            _remove(path)


def _remove(path):
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()
