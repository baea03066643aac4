"""`make reports` on the same articles in two projects gives the same files, also those that record what is stale."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.pipeline.conftest import ARTICLE, ROOT
from tests.pipeline.test_same_bytes import files, turkish

WORDS = ((10, "safe"), (11, "closed"), (12, "open"))


def started(home, words, **given):
    """Begin `make reports` in a project `home` whose articles are written in the order of `words`; return the process."""
    for name in ("src", "notebooks", "Makefile", "pyproject.toml"):
        (home / name).symlink_to(ROOT / name)
    shutil.copy(ROOT / "requirements.txt", home)
    (home / ".venv").mkdir()
    for part in ("bin", "lib", "share", "pyvenv.cfg"):
        (home / ".venv" / part).symlink_to(Path(sys.prefix) / part)
    (home / ".venv/.ready").touch()
    (home / "mine/params/sources").mkdir(parents=True)
    (home / "mine/params/sources/who.yaml").write_text("title: Who\n")
    for day, word in words:
        (home / f"mine/{word}.md").write_text(ARTICLE.format(title=f"Bridge {word}", day=day, word=word))
    environment = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "TMPDIR")}
    environment |= {"CORPUS": "mine", "TAGGER": "fast", "PYTHONPATH": str(home / "src"), **given}
    return subprocess.Popen(["make", "reports"], cwd=home, env=environment, text=True, stdout=subprocess.PIPE,
                            stderr=subprocess.STDOUT)  # fmt: skip


def test_two_makes_give_the_same_files_byte_for_byte(tmp_path):
    one, other = tmp_path / "one", tmp_path / "an other's folder"
    one.mkdir(), other.mkdir()
    elsewhere = {
        "TZ": "Asia/Tokyo",
        "PYTHONHASHSEED": "4711",
        "LC_ALL": turkish() or "C.UTF-8",
        "WORKERS": "2",
        "JOBS": "2",
    }
    runs = [
        started(one, WORDS, TZ="UTC", PYTHONHASHSEED="1", WORKERS="1", JOBS="1"),
        started(other, WORDS[::-1], **elsewhere),
    ]
    for run in runs:
        said, _ = run.communicate()
        assert run.returncode == 0, said
    first, second = files(one / "build"), files(other / "build")
    assert first.keys() == second.keys() and len(first) > 30
    assert [name for name in first if first[name] != second[name]] == []


def test_no_file_of_a_build_tells_where_it_was_made_or_where_its_corpus_lies(tmp_path):
    home = tmp_path / "a telling name"
    home.mkdir()
    given = {"CORPUS": str(home / "mine"), "BUILD": str(home / "build"), "WORKERS": "1", "JOBS": "1"}
    (home / "mine").mkdir()
    (home / "mine/broken.docx").write_bytes(b"PK\x03\x04 broken")
    run = started(home, WORDS, **given)
    said, _ = run.communicate()
    assert run.returncode == 0, said
    made = [path for path in (home / "build").rglob("*") if path.is_file()]
    assert len(made) > 30
    assert [path for path in made if b"telling name" in path.read_bytes()] == []
    assert not [path for path in made if str(tmp_path).encode() in path.read_bytes()]
