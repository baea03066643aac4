"""A project as a newcomer has it: a copy that uses this installation, with a corpus of three articles."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

ROOT = Path(__file__).parents[2]
ARTICLE = """---
title: {title}
outlet: Kestrel Daily (fictional)
published: 2018-07-{day:02d}
---

“The bridge is {word},” Ana Ruiz, the mayor, said on Tuesday. She met engineers in Port Sable on July 3.
"""


def make(home, *arguments, ok=True, **given):
    """Run make in the project `home`; what is `given` comes by environment, `arguments` on the command line."""
    environment = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG", "TMPDIR")}
    environment |= {
        "CORPUS": "mine",
        "TAGGER": "fast",
        "WORKERS": "1",
        "JOBS": "1",
        "PYTHONPATH": str(home / "src"),
        **given,
    }
    result = subprocess.run(["make", *arguments], cwd=home, env=environment, capture_output=True, text=True, check=False,
                            errors="surrogateescape", timeout=300)  # fmt: skip
    assert (result.returncode == 0) == ok, result.stdout + result.stderr
    return result


def set_up(home):
    """Give the project `home` this installation, as one that is newer than what it is made from."""
    (home / ".venv").mkdir()
    for part in ("bin", "lib", "share", "pyvenv.cfg"):
        (home / ".venv" / part).symlink_to(Path(sys.prefix) / part)
    (home / ".venv/.ready").touch()


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    home = tmp_path_factory.mktemp("project")
    for name in ("src", "notebooks"):  # with what Python compiled, which takes seconds
        shutil.copytree(ROOT / name, home / name, ignore=shutil.ignore_patterns("*.pyc.*", "*.egg-info", "models"))
    (home / "src/helpers/models").symlink_to(ROOT / "src/helpers/models")
    for name in ("Makefile", "requirements.txt", "pyproject.toml"):
        shutil.copy2(ROOT / name, home)
    set_up(home)
    (home / "mine/params/sources").mkdir(parents=True)
    for name in ("corpus", "timeline"):
        (home / "mine/params" / name).mkdir()
    (home / "mine/params/timeline/when.yaml").write_text("title: When\ntopic: [bridge]\n")
    (home / "mine/params/sources/who.yaml").write_text("title: Who\n")
    (home / "mine/params/corpus/what.yaml").write_text("title: What\n")
    for day, word in ((10, "safe"), (11, "closed"), (12, "open")):
        (home / f"mine/{word}.md").write_text(ARTICLE.format(title=f"Bridge {word}", day=day, word=word))
    return home


@pytest.fixture
def dask(monkeypatch):
    """Plays Dask's Client and LocalCluster; notes what is made, with which number of deaths allowed, and closed."""
    import dask
    import distributed

    from helpers.pipeline import cluster

    made = []
    monkeypatch.setattr(cluster, "context", lambda library: None)

    def noted(kind):
        def make(*given, **options):
            allowed = dask.config.get("distributed.scheduler.allowed-failures")
            made.append((kind, given, options.get("n_workers"), allowed))
            return SimpleNamespace(close=lambda timeout: made.append((kind, "closed")))

        return make

    monkeypatch.setattr(distributed, "Client", noted("client"))
    monkeypatch.setattr(distributed, "LocalCluster", noted("cluster"))
    return made
