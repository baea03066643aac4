"""The same articles give the same files, byte for byte, in any folder and any number of processes."""

import json
import locale
import os
import re
import subprocess
from datetime import datetime

import pytest

from helpers.charts.frame import styled
from tests.pipeline.conftest import ROOT, make, set_up

pytestmark = pytest.mark.xdist_group("bytes")  # what they share is made once

ARTICLES = {
    "İskele Postası": (10, "The pier is safe", "“The pier is safe,” İpek Işık, the mayor, said on Tuesday. She met engineers in Port "
                           "Sable on July 3. Bo Lind, a spokesman for the harbour, declined to comment."),
    "Harbour Courier": (11, "Pier closes", "Port Sable closed its pier on July 11, a day after İpek Işık had called it safe. Eva Falk, "
                            "an engineer, said that the inspection would end on Friday. “We signed an agreement,” she said."),
    "Kestrel Daily": (12, "Talks on the pier", "Bo Lind and Eva Falk met on Thursday. “=1+1 is all the sum we need,” Mr. Lind wrote in a "
                          "letter. A senior official said the talks could last until August."),
}  # fmt: skip
REPORTS = ("corpus", "sources", "timeline")
WHERE = ("corpus", "at")  # what a build notes of the place of its corpus: its name, and a hash of its whole name
SPEAKS = 'import locale\ntry:\n    locale.setlocale(locale.LC_ALL, "")\nexcept locale.Error:\n    pass\n'


def started(home, outlets, **given):
    """Begin `make reports` in a project `home` whose articles are those of `outlets`, written in that order; return the process."""
    for name in ("src", "notebooks", "Makefile", "pyproject.toml", "requirements.txt"):
        (home / name).symlink_to(ROOT / name)
    set_up(home)
    for name in REPORTS:
        (home / "mine/params" / name).mkdir(parents=True)
        (home / f"mine/params/{name}/all.yaml").write_text(f"title: All of {name}\n")
    for outlet in outlets:
        day, title, text = ARTICLES[outlet]
        head = f"---\ntitle: {title}\noutlet: {outlet}\nbyline: Ida Stern\npublished: 2018-07-{day}\n---\n\n"
        (home / f"mine/{day}.md").write_text(head + text + "\n", encoding="utf-8")
    (home / "mine/broken.docx").write_bytes(b"PK\x03\x04 broken")
    (home / "speaks").mkdir()
    (home / "speaks/sitecustomize.py").write_text(SPEAKS)  # every process speaks the machine's language
    environment = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "TMPDIR")}
    environment |= {
        "PYTHONPATH": f"{home / 'speaks'}{os.pathsep}{home / 'src'}",
        "TAGGER": "fast",
        "CORPUS": "mine",
        **given,
    }
    return subprocess.Popen(["make", "reports"], cwd=home, text=True, env=environment, stdout=subprocess.PIPE,
                            stderr=subprocess.STDOUT)  # fmt: skip


def turkish():
    known = subprocess.run(["locale", "-a"], capture_output=True, text=True, check=False).stdout.split()
    return next((name for name in known if name.lower().replace("-", "") == "tr_tr.utf8"), "")


def files(home):
    """Return what a build holds, by name, without what is kept to save time; of the corpus's place nothing is said."""
    build = home / "build"
    held = {
        path.relative_to(build).as_posix(): path.read_bytes()
        for path in sorted(build.rglob("*"))
        if path.is_file() and path.relative_to(build).parts[0] != "cache"
    }
    read = json.loads(held["made/read.json"])
    return {**held, "made/read.json": {**read, "inputs": {**read["inputs"], **dict.fromkeys(WHERE)}}}


def finished(run):
    said, _ = run.communicate()
    assert run.returncode == 0, said
    return said


@pytest.fixture(scope="module")
def homes(tmp_path_factory):
    """Two projects with a build: another folder, named whole, order of files, number of processes, time zone, language, order of
    sets."""
    one, other = tmp_path_factory.mktemp("one"), tmp_path_factory.mktemp("an other's telling name")
    elsewhere = {"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "4711", "LC_ALL": turkish() or "C.UTF-8"}
    whole = {"CORPUS": str(other / "mine"), "BUILD": str(other / "build")}
    runs = [
        started(one, list(ARTICLES), TZ="UTC", PYTHONHASHSEED="1", LC_ALL="C.UTF-8", WORKERS="1", JOBS="1"),
        started(other, list(ARTICLES)[::-1], WORKERS="2", JOBS="2", **elsewhere, **whole),
    ]
    for run in runs:
        finished(run)
    return one, other


def test_two_builds_hold_the_same_files(homes):
    one, other = map(files, homes)
    assert one.keys() == other.keys() and len(one) > 60


def test_each_file_of_two_builds_is_the_same_byte_for_byte(homes):
    one, other = map(files, homes)
    assert [name for name in one if one[name] != other.get(name)] == []


def test_a_build_on_a_cluster_has_the_same_pages_and_exports_and_is_made_once(homes, tmp_path):
    given = {"ENGINE": "dask", "WORKERS": "2", "JOBS": "1"}
    finished(started(tmp_path, list(ARTICLES), **given))
    one, other = (
        {name: data for name, data in files(home).items() if not name.startswith(("tables/", "made/"))}
        for home in (homes[0], tmp_path)
    )
    assert [name for name in one.keys() | other.keys() if one.get(name) != other.get(name)] == []
    assert (tmp_path / "build/tables/quotes/part-00000.parquet").is_file()
    again = make(tmp_path, "reports", **given).stdout
    assert "Found" not in again and "Made" not in again


def test_no_file_of_a_build_tells_where_it_was_made_or_where_its_corpus_lies(homes):
    ways = [str(way).encode() for way in (*homes, ROOT)] + [b"telling name"]
    made = [path for home in homes for path in (home / "build").rglob("*") if path.is_file()]
    assert len(made) > 120
    assert [path for path in made if any(way in path.read_bytes() for way in ways)] == []


def test_no_code_but_the_charts_which_set_the_language_writes_names_of_months_or_days_by_it():
    by_language = re.compile(r"""(?::|strftime\(["'])[^"'}\s]*%[aAbBcpxXZ]""")
    found = [
        f"{path.name}: {line.strip()}"
        for path in (ROOT / "src/helpers").rglob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
        if path.parent.name != "charts" and by_language.search(line)
    ]
    assert found == []


def test_a_chart_is_drawn_in_english_and_leaves_the_language_as_it_was():
    before = locale.setlocale(locale.LC_TIME)
    try:
        locale.setlocale(locale.LC_TIME, turkish() or "C.UTF-8")
        with styled():
            assert f"{datetime(2018, 7, 1):%B}" == "July"
        assert locale.setlocale(locale.LC_TIME) == (turkish() or "C.UTF-8")
    finally:
        locale.setlocale(locale.LC_TIME, before)
