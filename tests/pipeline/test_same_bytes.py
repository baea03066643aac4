"""The same articles give the same files, byte for byte, in any folder and any number of processes."""

import locale
import os
import re
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from helpers.charts.frame import styled

pytestmark = pytest.mark.xdist_group("bytes")  # what they share is made once

ROOT = Path(__file__).parents[2]
ARTICLES = {
    "İskele Postası": (10, "The pier is safe", "“The pier is safe,” İpek Işık, the mayor, said on Tuesday. She met engineers in Port "
                           "Sable on July 3. Bo Lind, a spokesman for the harbour, declined to comment."),
    "Harbour Courier": (11, "Pier closes", "Port Sable closed its pier on July 11, a day after İpek Işık had called it safe. Eva Falk, "
                            "an engineer, said that the inspection would end on Friday. “We signed an agreement,” she said."),
    "Kestrel Daily": (12, "Talks on the pier", "Bo Lind and Eva Falk met on Thursday. “=1+1 is all the sum we need,” Mr. Lind wrote in a "
                          "letter. A senior official said the talks could last until August."),
}  # fmt: skip
REPORTS = ("corpus", "sources", "timeline")
MAKE = """
import sys
from helpers.pipeline.__main__ import extract, read
from helpers.reporting.publishing import publish
from helpers.reporting.running import run

root, reports, workers, corpus, engine = sys.argv[1], sys.argv[2].split(","), int(sys.argv[3]), *sys.argv[4:]
read(corpus, "build/tables")
extract("build/tables", "fast", "build/cache", engine, workers, [])
for name in reports:
    run(f"{root}/notebooks/{name}.ipynb", f"build/{name}/all.html", None, "build/tables")
publish("build/index.html", [f"build/{name}/all.html" for name in reports], "build/tables")
"""
SPEAKS = 'import locale\ntry:\n    locale.setlocale(locale.LC_ALL, "")\nexcept locale.Error:\n    pass\n'


def started(home, outlets, workers, corpus, engine="local", **environment):
    """Begin to make the site of the articles of `outlets`, written in that order, in folder `home`; return the process."""
    (home / "corpus").mkdir(parents=True)
    for outlet in outlets:
        day, title, text = ARTICLES[outlet]
        head = f"---\ntitle: {title}\noutlet: {outlet}\nbyline: Ida Stern\npublished: 2018-07-{day}\n---\n\n"
        (home / f"corpus/{day}.md").write_text(head + text + "\n", encoding="utf-8")
    (home / "corpus/broken.docx").write_bytes(b"PK\x03\x04 broken")
    (home / "speaks").mkdir()
    (home / "speaks/sitecustomize.py").write_text(SPEAKS)  # every process speaks the machine's language
    path = os.pathsep.join([str(home / "speaks"), str(ROOT / "src")])
    return subprocess.Popen(
        [sys.executable, "-c", MAKE, str(ROOT), ",".join(REPORTS), str(workers), str(corpus), engine], cwd=home, text=True,
        env={**os.environ, "PYTHONPATH": path, **environment}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip


def turkish():
    known = subprocess.run(["locale", "-a"], capture_output=True, text=True, check=False).stdout.split()
    return next((name for name in known if name.lower().replace("-", "") == "tr_tr.utf8"), "")


def files(build):
    return {
        path.relative_to(build).as_posix(): path.read_bytes()
        for path in sorted(build.rglob("*"))
        if path.is_file() and path.relative_to(build).parts[0] != "cache"
    }


@pytest.fixture(scope="module")
def builds(tmp_path_factory):
    """Two builds: another folder, named whole, order of files, number of processes, time zone, language and order of sets."""
    one, other = tmp_path_factory.mktemp("one"), tmp_path_factory.mktemp("an other folder")
    elsewhere = {"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "4711", "LC_ALL": turkish() or "C.UTF-8"}
    runs = [
        started(one, list(ARTICLES), 1, "corpus", TZ="UTC", PYTHONHASHSEED="1", LC_ALL="C.UTF-8"),
        started(other, list(ARTICLES)[::-1], 2, other / "corpus", **elsewhere),
    ]
    for run in runs:
        said, _ = run.communicate()
        assert run.returncode == 0, said
    return files(one / "build"), files(other / "build"), (one, other)


def test_two_builds_hold_the_same_files(builds):
    one, other, _ = builds
    assert one.keys() == other.keys() and len(one) > 60


def test_each_file_of_two_builds_is_the_same_byte_for_byte(builds):
    one, other, _ = builds
    assert [name for name in one if one[name] != other.get(name)] == []


def test_a_build_on_a_cluster_has_the_same_pages_and_exports_byte_for_byte(builds, tmp_path):
    run = started(tmp_path, list(ARTICLES), 2, "corpus", engine="dask")
    said, _ = run.communicate()
    assert run.returncode == 0, said
    one, other = (
        {name: data for name, data in made.items() if not name.startswith("tables/")}
        for made in (builds[0], files(tmp_path / "build"))
    )
    assert [name for name in one.keys() | other.keys() if one.get(name) != other.get(name)] == []
    assert (tmp_path / "build/tables/quotes/part-00000.parquet").is_file()


def test_no_file_of_a_build_tells_where_it_was_made(builds):
    *made, homes = builds
    ways = [str(way).encode() for way in (*homes, ROOT)]
    assert [name for files in made for name, data in files.items() if any(way in data for way in ways)] == []


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
