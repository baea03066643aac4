"""Which pages of the site may stay as they are: those that show what they showed, and are what was written."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd

from helpers.site.page_files import put
from helpers.tables import row_prints


class Kept:
    """What each page showed when it was written, in the JSON file `path`; the pages are in folder `home`.

    `version` stands for the code and the choices that the pages were made with: what another version wrote is made again.
    `hash_of` returns the SHA-256 of a file.
    """

    def __init__(self, home: Path, path: Path, version: str, hash_of: Callable[[Path], str]) -> None:
        self.home, self.path, self.version, self.hash_of = Path(home), Path(path), version, hash_of
        self.shown = {}
        try:
            known = json.loads(self.path.read_text(encoding="utf-8"))
            self.known = dict(known["pages"]) if known["version"] == version else {}
        except (OSError, ValueError, KeyError, TypeError):
            self.known = {}  # missing or damaged: every page is made again

    def stands(self, folder: str) -> Callable[[str, str], bool]:
        """Return a function that says of a page of `folder` (its file name, a hash of what it shows) whether it may stay."""

        def stands(name, shows):
            page = f"{folder}/{name}"
            self.shown[page] = shows
            return page in self.known and self.known[page] == [shows, self.hash_of(self.home / page)]

        return stands

    def save(self) -> None:
        """Keep what the pages show that were asked for since the start; call it when they are all written."""
        pages = {page: [shows, self.hash_of(self.home / page)] for page, shows in sorted(self.shown.items())}
        self.path.parent.mkdir(parents=True, exist_ok=True)
        put(self.path, json.dumps({"version": self.version, "pages": pages}, indent=0))


def prints(by: str, *frames: pd.DataFrame) -> dict[str, str]:
    """Return {value of column `by`: a hash of all its rows in `frames`, in their order}.

    >>> one = prints("day", pd.DataFrame({"day": ["Monday", "Friday"], "spans": [[[0, 4]], []]}))
    >>> other = prints("day", pd.DataFrame({"day": ["Monday", "Friday"], "spans": [[[0, 5]], []]}))
    >>> one["Monday"] == other["Monday"], one["Friday"] == other["Friday"]
    (False, True)
    """
    found = {}
    for number, frame in enumerate(frames):
        codes, values = pd.factorize(frame[by])
        order, rows = np.argsort(codes, kind="stable"), row_prints(frame)
        edges = np.searchsorted(codes[order], np.arange(len(values) + 1))
        for place, value in enumerate(values):
            own = rows[order[edges[place] : edges[place + 1]]]
            found.setdefault(value, hashlib.sha256()).update(b"%d:" % number + own.tobytes())
    return {value: digest.hexdigest() for value, digest in found.items()}
