"""Which files a corpus holds: a list that is rewritten only when one was added, removed or changed.

Imports nothing but the standard library, since every `make` runs it.
"""

import os
import shutil
import sys
from pathlib import Path

MADE = ("tables", "articles", "speakers", "search", "parts")


def manifest(corpus):
    """Return the list as text: the corpus, then a line a file with its size and time of change, in order."""
    corpus = Path(corpus)
    lines = [f"corpus {corpus.resolve()}"]
    files = sorted(_files(corpus)) if corpus.is_dir() else [corpus]
    for path in files:
        status = path.stat()
        lines.append(f"{path} {status.st_size} {status.st_mtime_ns}")
    return "\n".join(lines) + "\n"


def _files(folder):
    for here, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        if ".not-articles" in names:
            folders.clear()
            continue
        top = Path(here).relative_to(folder).parts[:1]  # the corpus's report parameters and corrections are no articles
        own, ours = top in (("params",), ("corrections",)), (".yaml", ".yml") if top == ("params",) else (".csv",)
        for name in names:
            if not name.startswith(".") and not (own and name.endswith(ours)) and Path(here, name).is_file():
                yield Path(here, name)


def update(corpus, path):
    """Write the manifest of `corpus` to `path` if it differs; a build of another corpus is cleared, its cache kept."""
    path = Path(path)
    new = manifest(corpus)
    old = path.read_text(encoding="utf-8") if path.exists() else ""
    if new == old:
        return
    if old and old.splitlines()[0] != new.splitlines()[0]:
        print(f"{path.parent} held reports on {old.splitlines()[0][7:]}; making it anew for {corpus}")
        clear(path.parent)
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".part")
    beside.write_text(new, encoding="utf-8")
    beside.replace(path)


def clear(build):
    """Remove what Dateline makes for one corpus from folder `build`, by name: nothing else that may lie there."""
    notebooks = Path(__file__).parents[3] / "notebooks"
    for name in (*MADE, *(notebook.stem for notebook in notebooks.glob("*.ipynb"))):
        if (build / name).is_dir():
            shutil.rmtree(build / name)
    (build / "index.html").unlink(missing_ok=True)


def main():
    corpus, path = sys.argv[1:]
    if not Path(corpus).exists():
        raise SystemExit(
            f"dateline: {corpus}: there is no such folder or file; make it and put articles into it, or name another: "
            "make CORPUS=folder reports"
        )
    update(corpus, path)


if __name__ == "__main__":
    main()
