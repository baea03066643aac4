"""What a report makes of some articles at a time, kept between runs: an article more makes one piece anew.

A piece is kept in `build/cache/pieces/` under a print of what it was made of, the code included; what no longer is part of the report
is removed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

import helpers
from helpers.pipeline.cache import code_version
from helpers.pipeline.writing import write_bytes

MEAN = 200  # articles of a piece
ROOMS = (
    "analysis",
    "export",
    "reporting",
    "site",
)  # whose code makes pieces, beside that which finds what is in an article


def pieces_of(ids: Iterable[str]) -> list[list[str]]:
    """Return article ids in pieces, in their order: where one ends depends on its last id alone, so that an id more changes one piece."""
    pieces: list[list[str]] = [[]]
    for one in ids:
        pieces[-1].append(one)
        if int(hashlib.sha256(one.encode("utf-8", "surrogatepass")).hexdigest()[:8], 16) % MEAN == 0:
            pieces.append([])
    return pieces if pieces[-1] or len(pieces) == 1 else pieces[:-1]


class Pieces:
    """The pieces of one report, kept in `folder` (None: nothing is kept); `beside` are folders of others, whose pieces serve too."""

    def __init__(self, folder: Path | None, beside: Iterable[Path] = ()) -> None:
        self.folder, self.beside = folder, tuple(beside)

    def each(self, what: str, wanted: Sequence[tuple], make: Callable[..., bytes]) -> Iterator[bytes]:
        """Yield the bytes of each piece of `what`: those of a print that is kept, else what `make` returns for the piece.

        `wanted` are (piece, a text that says what it is made of).
        """
        names = [f"{what}-{_print(what, of)}" for _, of in wanted]
        for (piece, _), name in zip(wanted, names, strict=True):
            content = self._kept(name)
            if content is None:
                content = self._keep(name, make(piece))
            yield content
        for path in self.folder.glob(f"{what}-*") if self.folder else ():
            if path.name not in names:
                path.unlink(missing_ok=True)

    def _kept(self, name):
        """Return the bytes of the piece `name`, None where it has to be made; one that lies beside is kept here, too."""
        for folder in filter(None, (self.folder, *self.beside)):
            if (folder / name).is_file():
                content = _whole((folder / name).read_bytes())
                if content is not None:
                    return content if folder == self.folder else self._keep(name, content)
        return None

    def _keep(self, name, content):
        if self.folder:
            self.folder.mkdir(parents=True, exist_ok=True)
            write_bytes(hashlib.sha256(content).digest() + content, self.folder / name)
        return content


def _whole(kept):
    """Return what was kept, or None where it is not what was written."""
    digest, content = kept[:32], kept[32:]
    return content if hashlib.sha256(content).digest() == digest else None


def _print(what, of):
    return hashlib.sha256(f"{_version()} {what} {of}".encode("utf-8", "surrogatepass")).hexdigest()[:32]


@cache
def _version():
    """Return a hash of all code and data files that a piece may depend on."""
    digest, home = hashlib.sha256(code_version().encode()), Path(helpers.__file__).parent
    for room in ROOMS:
        for path in sorted((home / room).rglob("*")):
            if path.suffix in (".py", ".csv", ".j2"):
                digest.update(path.relative_to(home).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
