"""The build folder: which of its files Dateline made. No other file is ever overwritten or removed.

This module imports only the standard library, because every `make` runs it.
"""

import shutil
from pathlib import Path

from helpers.faults import DatelineError
from helpers.pipeline.manifest import NOT_ARTICLES

MARK = "Dateline made this folder: what lies in it is no article, and can be deleted.\n"
FOLDERS = ("tables", "articles", "speakers", "stories", "search", "parts", "made")
FILES = ("index.html", "search.html", "timeline.html", "style.css")
EARLIER = ("corpus.txt", "choices.txt", "text.txt")  # lists that earlier versions wrote
# Made too, and kept when the corpus changes: they are costly and belong to no single corpus.
KEPT = ("cache", "teacher", "training", "mpnet", "mutants")


def report_folders(notebooks=Path("notebooks")):
    """Return the names of the folders of reports, one for each notebook."""
    return sorted(notebook.stem for notebook in notebooks.glob("*.ipynb"))


def check(build, corpus):
    """Raise DatelineError if Dateline may not write to `build`: it holds the corpus, or files that Dateline did not make."""
    here, articles = build.resolve(), corpus.resolve()
    if (
        here == articles
        or here in articles.parents
        and articles.relative_to(here).parts[0] in (*FOLDERS, *KEPT, *report_folders())
    ):
        raise DatelineError(
            f"BUILD={build} would be written over the articles of {corpus}; name a folder of its own: make BUILD=folder"
        )
    if build.exists() and not build.is_dir():
        raise DatelineError(f"BUILD={build} is a file; name a folder: make BUILD=folder reports")
    if not build.is_dir() or is_ours(build):
        return
    others = sorted(p.name for p in build.iterdir() if not p.name.startswith(".") and p.name not in KEPT)
    if others:
        raise DatelineError(
            f"BUILD={build} holds what Dateline did not make ({others[0]}{' and more' * (len(others) > 1)}); name a new or "
            "an empty folder: make BUILD=folder reports"
        )


def is_ours(build):
    """Say whether Dateline made folder `build`: it has the mark, or the lists that earlier versions wrote."""
    mark = build / NOT_ARTICLES
    if mark.is_file() and mark.read_text(encoding="utf-8", errors="replace") == MARK:
        return True
    return (build / EARLIER[0]).is_file() and (build / "tables").is_dir()


def mark(build):
    """Write the mark into folder `build`, so that reading skips it; remove the files of an earlier version."""
    path = build / NOT_ARTICLES
    if not path.is_file() or path.read_text(encoding="utf-8", errors="replace") != MARK:
        path.write_text(MARK, encoding="utf-8")
    if (build / EARLIER[0]).is_file():
        clear(build)


def clear(build):
    """Remove what Dateline makes for one corpus from folder `build`, by name; the cache stays."""
    for name in (*FOLDERS, *report_folders()):
        _remove(build / name)
    for name in (*FILES, *EARLIER):
        (build / name).unlink(missing_ok=True)
    clear_half_made(build)


def clear_half_made(build):
    """Remove half-made files that a killed run left in folder `build`."""
    _remove(build / "parts")
    for path in build.glob("*.part"):
        _remove(path)


def sweep(build, kept):
    """Remove each file in the folders of reports that is not in `kept` (paths relative to `build`)."""
    for name in report_folders():
        folder = build / name
        if folder.is_dir() and not folder.is_symlink():
            for path in folder.iterdir():
                if f"{name}/{path.name}" not in kept:
                    _remove(path)
            if not any(folder.iterdir()):
                folder.rmdir()


def clean(build):
    """Remove everything that Dateline made in folder `build`, with the cache; other files stay where they are."""
    if not build.is_dir() or not is_ours(build):
        return
    clear(build)
    for name in KEPT:
        _remove(build / name)
    (build / NOT_ARTICLES).unlink(missing_ok=True)
    if not any(build.iterdir()):
        build.rmdir()


def _remove(path):
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
