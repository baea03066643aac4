"""The project in which the blocks of the docs run: a copy with this installation, four articles of the sample, two notebooks."""

import os
import re
import shutil

import pytest

from tests.house.rooms import ROOT
from tests.pipeline.conftest import set_up

SAMPLE = ("2018-05-11-singapore-announced", "2018-06-12-singapore-summit-kestrel", "2018-07-03-war-tweet",
          "2018-07-09-handshake-tweet")  # fmt: skip
NOTEBOOKS = ("sources", "timeline")  # the others would take a minute more
DEFAULTS = re.compile(r"(?ms)^DEFAULTS = \(.*?^\).*?\n")
PARAMS = ("site.yaml", "sources/singapore-2018.yaml")
SETTINGS = {"TAGGER": "fast", "WORKERS": "1", "JOBS": "1"}


@pytest.fixture(scope="session")
def home(tmp_path_factory):
    """The folder of the project; every page of the docs runs in it, as a newcomer would go from page to page."""
    home = tmp_path_factory.mktemp("docs") / "dateline"
    for folder in ("src", "docs", "data/corrections", "tests/dates"):
        shutil.copytree(ROOT / folder, home / folder, ignore=shutil.ignore_patterns("*.pyc.*", "*.egg-info", "models"))
    (home / "src/helpers/models").symlink_to(ROOT / "src/helpers/models")
    manifest = home / "src/helpers/pipeline/manifest.py"
    text, n = DEFAULTS.subn(f"DEFAULTS = {NOTEBOOKS!r}\n", manifest.read_text(encoding="utf-8"))
    assert n == 1, "the tuple of notebooks with a default report is not where it was"
    manifest.write_text(text, encoding="utf-8")
    copies = ["Makefile", "requirements.in", "requirements.txt", "pyproject.toml", *(f"params/{name}" for name in PARAMS),
              *(f"notebooks/{name}.ipynb" for name in NOTEBOOKS),
              *(f"data/sample/kestrel-daily/{name}.txt" for name in SAMPLE)]  # fmt: skip
    for name in copies:
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, home / name)
    set_up(home)
    return home


@pytest.fixture(scope="session")
def environment(home):
    """What the commands of the docs find in their environment: the fast tagger, one process, the copy's own code."""
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG", "TMPDIR")}
    return {**kept, **SETTINGS, "PYTHONPATH": str(home / "src")}
