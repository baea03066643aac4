"""Lists what a corpus contains: files of articles, people's corrections, and the reports that it asks for.

File names are data. They are listed, hashed and compared here; make and the shell never see them. At first it imports only the
standard library, because every `make` loads this.
"""

import os
from pathlib import Path
from typing import NamedTuple

from helpers.faults import DatelineError

SAMPLE = "data/sample"
NOT_ARTICLES = ".not-articles"  # a folder with a file of this name is skipped, as in reading
DEFAULTS = (
    "corpus",
    "timeline",
    "sources",
    "speaker",
    "compare",
)  # the notebooks that report on a corpus without YAML files
YAML = (".yaml", ".yml")
TITLE = "site.yaml"  # in a folder of parameters: the title of the corpus, for the first page
OFFICE_LOCKS = "~$"


class Asked(NamedTuple):
    """One report that is asked for.

    `kind` is the name of its notebook, `slug` its own name, `params` its YAML file (None for the defaults). `fault` says
    why it cannot be made; it is "" if it can.
    """

    kind: str
    slug: str
    params: Path | None = None
    fault: str = ""

    @property
    def name(self):
        return f"{self.kind}/{self.slug}"


def is_sample(corpus):
    """Tell whether `corpus` is the sample corpus."""
    return Path(corpus).resolve() == Path(SAMPLE).resolve()


def articles(corpus, hashes):
    """Return a dict of name to hash: the files that reading may open, in `corpus` (a folder or one file).

    Raises DatelineError where there is no such folder or file.
    """
    if not corpus.exists():
        raise DatelineError(
            f"{corpus}: there is no such folder or file; make it and put articles into it, or name another: "
            "make CORPUS=folder reports"
        )
    files = _files(corpus) if corpus.is_dir() else [corpus]
    return {str(path.relative_to(corpus)): hashes.of(path) for path in sorted(files)}


def size(corpus, names):
    """Return the bytes of the files `names` of `corpus`, as far as they are there."""
    return sum(path.stat().st_size for path in map(corpus.joinpath, names) if path.is_file())


def _files(corpus):
    for here, folders, names in os.walk(corpus):
        here = Path(here)
        own = (
            here == corpus / "params"
            and _all(here, _is_yaml)
            or here == corpus / "corrections"
            and _holds_decisions(here)
        )
        if NOT_ARTICLES in names or own:
            folders.clear()
            continue
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if not name.startswith((".", OFFICE_LOCKS)):
                yield here / name


def _holds_decisions(folder):
    from helpers.reading.walk import is_of_decisions  # here, since it brings pandas, and few corpora have such a folder

    return _all(folder, is_of_decisions)


def _all(folder, is_one):
    return all(is_one(path) for path in folder.rglob("*") if path.is_file())


def _is_yaml(path):
    return path.suffix in YAML


def from_folder_on(path):
    """Return the folder `path` as text that names no folder of this machine: of a path from its root, the last two names.

    >>> from_folder_on(Path("data/mine/corrections")), from_folder_on(Path("/srv/a/mine/corrections"))
    ('data/mine/corrections', 'mine/corrections')
    """
    return "/".join(path.parts[-2:]) if path.is_absolute() or ".." in path.parts else str(path)


def corrections(folders, hashes):
    """Return a dict of name to hash: the files of corrections in `folders`, each named by the number of its folder."""
    files = [(number, path) for number, folder in enumerate(folders) for path in sorted(folder.glob("*.csv"))]
    return {f"{number}/{path.name}": hashes.of(path) for number, path in files}


def reports(corpus, notebooks=Path("notebooks")):
    """Return the reports that `corpus` asks for, a list of Asked: one for each file `params/<notebook>/<slug>.yaml`.

    The YAML files of the sample are in the project's own folder `params`. A corpus without any gets DEFAULTS.
    """
    asked = _asked(corpus / "params", notebooks)
    if not asked and is_sample(corpus):
        asked = _asked(Path("params"), notebooks)
    return asked or [Asked(kind, "default") for kind in DEFAULTS]


def title_file(corpus):
    """Return the file that gives the title of `corpus`, `params/site.yaml`; None if there is none."""
    homes = [corpus / "params", *([Path("params")] if is_sample(corpus) else [])]
    return next((home / TITLE for home in homes if (home / TITLE).is_file()), None)


def _asked(params, notebooks):
    if not params.is_dir():
        return []
    found = {}
    for path in sorted(path for path in params.rglob("*") if _is_yaml(path) and not path.is_dir()):
        inside = path.relative_to(params)
        if any(part.startswith(".") for part in inside.parts) or inside == Path(TITLE):
            continue
        one = Asked(inside.parent.as_posix(), path.stem, path, _fault(path, inside, notebooks))
        if one.name in found:
            other = found[one.name].params
            one = one._replace(fault=f"{path}: {other} asks for a report of the same name; rename one")
        found[one.name] = one
    return list(found.values())


def _fault(path, inside, notebooks):
    names = ", ".join(sorted(notebook.stem for notebook in notebooks.glob("*.ipynb")))
    if len(inside.parts) != 2:
        return f"{path}: asks for no report where it stands; move it to params/<notebook>/, one of {names}"
    if not (notebooks / f"{inside.parts[0]}.ipynb").is_file():
        return f"{path}: there is no notebook {inside.parts[0]}; params/<notebook>/<slug>.yaml names one of {names}"
    if not path.is_file():
        return f"{path}: is no regular file; write the parameters into one"
    try:
        str(inside).encode("utf-8")
    except UnicodeEncodeError:
        return f"{path}: its name is not UTF-8, and a page's address must be; rename it"
    return ""
