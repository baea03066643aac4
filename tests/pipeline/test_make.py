"""`make` as a newcomer meets it: what is stale is made again, nothing else is, and an error is one line.

Runs the real Makefile on a small corpus, in a copy of the project that uses this installation.
"""

import html
import shutil
import time

import pandas as pd
import pytest

from tests.pipeline.conftest import ARTICLE, make

pytestmark = pytest.mark.xdist_group("make")  # what they share is made once


def times(home):
    return {p.relative_to(home).as_posix(): p.stat().st_mtime_ns for p in (home / "build").rglob("*") if p.is_file()}


def changed(before, after):
    return {name for name in after if before.get(name) != after[name] and not name.startswith("build/cache")}


def test_what_is_stale_is_made_again_and_nothing_else(project):
    tour = project / "mine/params/start_here/tour.yaml"
    tour.parent.mkdir()
    tour.write_text("title: Tour\ncorpus: mine\n")
    first = make(project, "reports")
    assert "build/index.html" in first.stdout
    for report in ("sources/who", "corpus/what", "timeline/when", "start_here/tour"):
        assert (project / f"build/{report}.html").exists()
    page = (project / "build/sources/who.html").read_text()
    assert "Ana Ruiz" in page and 'alt="' in page and "http://" not in page.replace("http://www.w3.org", "")

    before, start = times(project), time.monotonic()
    make(project, "reports")
    print(f"a second make reports took {time.monotonic() - start:.2f} s")
    assert changed(before, times(project)) == set(), "a second make does nothing"

    chart = project / "src/helpers/charts/coverage.py"
    chart.touch()
    make(project, "reports")
    assert changed(before, times(project)) == set(), "a file that holds the same is not stale"
    tour.unlink()  # it reads and extracts by itself: once is enough
    chart.write_text(chart.read_text() + "\n# edited\n")
    make(project, "reports")
    assert "build/corpus/what.html" in changed(before, times(project)), "one chart, the reports that draw it"
    assert not {name for name in changed(before, times(project)) if "/tables/" in name or "/sources/who" in name}


def test_a_parameter_file_that_changed_has_its_report_made_and_a_broken_one_stops_its_own_alone(project):
    make(project, "reports")
    before, bad = times(project), project / "mine/params/sources/bad.yaml"
    bad.write_text("publised_from: 2018-07-01\n")
    (project / "mine/params/sources/who.yaml").write_text("title: Who is heard\n")
    try:
        result = make(project, "reports", ok=False)
    finally:
        bad.unlink()
    assert "bad.yaml: unknown parameter 'publised_from'; did you mean" in result.stderr
    assert "1 of 4 reports could not be made" in result.stderr
    assert "Traceback" not in result.stderr and not (project / "build/sources/bad.html").exists()
    now = changed(before, times(project))
    assert {"build/sources/who.html", "build/index.html"} <= now
    assert "build/corpus/what.html" not in now, "one YAML, one report"


def test_a_new_article_is_extracted_and_the_old_ones_are_not(project):
    report = {"REPORT": "corpus/what"}
    make(project, "one", **report)
    before = set((project / "build/cache").rglob("*.keys.parquet"))
    (project / "mine/shut.md").write_text(ARTICLE.format(title="Bridge shut", day=13, word="shut"))
    assert "Read 4 articles" in make(project, "one", **report).stdout
    new = set((project / "build/cache").rglob("*.keys.parquet")) - before
    assert sum(len(pd.read_parquet(path)) for path in new) == 1


def test_a_correction_beside_the_corpus_is_applied_counted_and_no_article(project):
    make(project, "one", REPORT="corpus/what")
    folder = project / "mine/corrections"
    folder.mkdir()
    row = "Ana Ruiz,Ana Ruiz Vega,Bo,2026-01-01,her own page\nNobody,Ana Ruiz,Bo,2026-01-01,a guess\n"
    (folder / "same_person.csv").write_text("speaker,is,who,when,why\n" + row)
    try:
        made = make(project, "reports")
        assert "2 human corrections, 1 of which no longer fit" in made.stdout and "Read" not in made.stdout
        page = (project / "build/sources/who.html").read_text()
        assert "2 human corrections (same person 2), applied last; 1 no longer fit" in page and "Ana Ruiz Vega" in page
        assert "there is no speaker 'Nobody'" in html.unescape((project / "build/corpus/what.html").read_text())
    finally:
        shutil.rmtree(folder)


@pytest.mark.parametrize(("arguments", "message"), [
    (["JOBS=many"], "JOBS=many is no number of processes"),
    (["ENGINE=cloud"], "there is no engine 'cloud'; use local, dask, or a scheduler"),
    (["CORPUS=nowhere"], "nowhere: there is no such folder or file; make it"),
    (["CORPUS=empty"], "empty: no article was found in it"),
    (["TAGGER=best"], "there is no tagger 'best'; use one of accurate, fast"),
])  # fmt: skip
def test_bad_input_is_one_line_with_what_where_and_what_to_do(project, arguments, message):
    (project / "empty").mkdir(exist_ok=True)
    result = make(project, *arguments, "BUILD=build/bad", "reports", ok=False)
    assert message in result.stderr and "Traceback" not in result.stdout + result.stderr


def test_an_old_python_is_refused_with_what_to_do(project, tmp_path):
    old = tmp_path / "python-old"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)
    (project / ".venv/.ready").unlink()
    try:
        result = make(project, f"PYTHON={old}", "setup", ok=False)
    finally:
        (project / ".venv/.ready").touch()
    assert "older than Python 3.11; install 3.11 or newer" in result.stderr
