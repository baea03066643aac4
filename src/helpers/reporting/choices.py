"""The choices of a run, from the environment that `make` passes on: folders, tagger, number of processes.

Names of folders come through the environment, never through a line of make or of a shell, so that none of their characters
has a meaning there. This module imports only the standard library, because every `make` runs it.
"""

from dataclasses import dataclass
from pathlib import Path

from helpers.faults import DatelineError
from helpers.pipeline.manifest import SAMPLE, is_sample

MOST_JOBS = 4  # reports made at a time: each takes a process of some 500 MB
YES, NO = ("1", "yes", "true", "on"), ("", "0", "no", "false", "off")
TEXTS = ("full", "excerpt")


@dataclass(frozen=True)
class Choices:
    """One run: `jobs` reports are made at once; `text` is "full" or "excerpt", what the site shows of articles;
    `engine` and `workers` (None: all cores) say where articles are worked on; `keep_going` takes a run that lost some;
    `report` is the one to make, as in "timeline/singapore-2018" ("": all).
    """

    corpus: Path = Path(SAMPLE)
    build: Path = Path("build")
    tagger: str = "accurate"
    text: str = "full"
    jobs: int = 2
    engine: str = "local"
    workers: int | None = None
    keep_going: bool = False
    report: str = ""

    @property
    def decided(self):
        """The folders of people's corrections: the project's, then the corpus's own."""
        project = Path("data/corrections")
        return [project] if is_sample(self.corpus) else [project, self.corpus / "corrections"]


def from_environment(environment):
    """Return the Choices of the mapping `environment`; an empty variable counts as missing.

    Raises DatelineError if a value is not valid.

    >>> from_environment({"CORPUS": "data/mine", "JOBS": "9", "SCHEDULER": "tcp://node:8786"})
    Choices(corpus=PosixPath('data/mine'), build=PosixPath('build'), tagger='accurate', text='excerpt', jobs=4, \
engine='tcp://node:8786', workers=None, keep_going=False, report='')
    """
    corpus = _folder(environment, "CORPUS", SAMPLE)
    build = _folder(environment, "BUILD", "build")
    if not _is_utf8(build):
        raise DatelineError(f"BUILD={build}: the name is not UTF-8; name another folder: make BUILD=folder reports")
    text = environment.get("TEXT") or ("full" if is_sample(corpus) else "excerpt")
    if text not in TEXTS:
        raise DatelineError(f"there is no TEXT={text}; use one of {', '.join(TEXTS)}")
    return Choices(
        corpus=corpus, build=build, text=text,
        tagger=environment.get("TAGGER") or "accurate",
        jobs=min(MOST_JOBS, _number(environment, "JOBS") or 2),
        engine=environment.get("SCHEDULER") or environment.get("ENGINE") or "local",
        workers=_number(environment, "WORKERS"),
        keep_going=_yes(environment, "KEEP_GOING"),
        report=environment.get("REPORT", "").strip().removesuffix(".yaml"),
    )  # fmt: skip


def _folder(environment, name, default):
    value = environment.get(name, default)
    if not value:
        raise DatelineError(f"{name} is empty; name a folder: make {name}=folder reports")
    return Path(value)


def _is_utf8(path):
    try:
        str(path).encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _number(environment, name):
    value = environment.get(name, "").strip()
    if not value:
        return None
    if not (value.isascii() and value.isdigit() and 0 < int(value) < 10_000):
        raise DatelineError(f"{name}={value} is no number of processes; write one, as in make {name}=2 reports")
    return int(value)


def _yes(environment, name):
    value = environment.get(name, "").strip().lower()
    if value not in YES + NO:
        raise DatelineError(f"{name}={value} is neither yes nor no; write {name}=1, or leave it out")
    return value in YES
