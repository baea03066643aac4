"""The tables of a large corpus, made on this machine in parts: the same rows as in memory, and one article more costs one article."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import sleep

import pytest

from helpers.events import blocks
from helpers.faults import MachineFault
from helpers.pipeline import __main__ as steps
from helpers.pipeline import article, crew, finding, merging, parts, stamp
from tests.pipeline.test_dask import NAMES, shown

ALL = (*NAMES, "problems")
NOTE = (
    "---\ntitle: Bridge {n}\noutlet: Kestrel\npublished: 2018-07-{day}\n---\n\n“Bridge {n} is safe,” {who} said on Tuesday. "
    "It opened on July {n}. {who} met mayor Eva Lind in Oslo on July {n}.\n"
)


@pytest.fixture
def corpus(tmp_path, monkeypatch):
    monkeypatch.setattr(parts, "FILE_HERE", 4)
    folder = tmp_path / "corpus"
    folder.mkdir()
    for n in range(1, 13):
        add(folder, n)
    (folder / "french.md").write_text(
        "---\ntitle: Pont\n---\n\nLe pont est ouvert depuis hier et il est sûr, dit le maire de la ville.\n"
    )
    return folder


def add(folder, n):
    who = ("Ana Ruiz", "Tom Berg")[n % 2]
    (folder / f"{n:02}.md").write_text(NOTE.format(n=n, day=10 + n, who=who), encoding="utf-8")


def made(corpus, tables, monkeypatch, most=0, workers=1):
    """Make the tables of `corpus` in memory where it has at most `most` articles; return how many articles were looked into."""
    looked, real = [], article.find_in_articles
    monkeypatch.setattr(
        finding, "find_in_articles", lambda rows, tagger: looked.extend(rows["article_id"]) or real(rows, tagger)
    )
    monkeypatch.setattr(steps, "IN_MEMORY", most)
    steps.read(corpus, tables)
    assert (
        steps.extract(tables, "fast", tables.parent / "cache", "local", workers) == (0, 0, 0)
        and stamp.unfit(tables) == []
    )
    monkeypatch.setattr(finding, "find_in_articles", real)
    return len(looked)


def files(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in Path(folder).rglob("*") if path.is_file()
    }


def test_in_parts_the_rows_are_those_of_tables_made_in_memory(corpus, tmp_path, monkeypatch):
    made(corpus, tmp_path / "one/tables", monkeypatch, most=99)
    assert made(corpus, tmp_path / "other/tables", monkeypatch) == 13
    assert (tmp_path / "one/tables/quotes.parquet").is_file() and len(
        list((tmp_path / "other/tables/quotes").iterdir())
    ) > 2
    assert shown(tmp_path / "one/tables", ALL) == shown(tmp_path / "other/tables", ALL)


def test_of_one_article_more_that_alone_is_looked_into_and_the_files_are_those_of_a_run_from_nothing(
    corpus, tmp_path, monkeypatch
):
    made(corpus, tmp_path / "one/tables", monkeypatch)
    add(corpus, 13)
    assert made(corpus, tmp_path / "one/tables", monkeypatch) == 1
    assert made(corpus, tmp_path / "other/tables", monkeypatch) == 14
    assert files(tmp_path / "one/tables") == files(tmp_path / "other/tables")
    (corpus / "02.md").unlink()
    assert made(corpus, tmp_path / "one/tables", monkeypatch) == 0, "nothing is new"


def test_of_one_article_more_only_its_block_is_merged_and_a_block_that_was_changed_on_disk(
    corpus, tmp_path, monkeypatch
):
    monkeypatch.setattr(blocks, "WHOLE", 4)
    monkeypatch.setattr(blocks, "MOST", 3)
    asked, real = [], merging.merged
    monkeypatch.setattr(merging, "merged", lambda rows, *more: asked.append(len(rows)) or real(rows, *more))
    made(corpus, tmp_path / "one/tables", monkeypatch)
    n = len(asked)
    add(corpus, 13)
    made(corpus, tmp_path / "one/tables", monkeypatch)
    assert n > 3 and len(asked) == n + 1
    next((tmp_path / "one/cache/parts/merged").glob("*.events.parquet")).write_bytes(b"cut short")
    made(corpus, tmp_path / "one/tables", monkeypatch)
    assert len(asked) == n + 2
    made(corpus, tmp_path / "other/tables", monkeypatch)
    made(corpus, tmp_path / "whole/tables", monkeypatch, most=99)
    assert files(tmp_path / "one/tables") == files(tmp_path / "other/tables")
    assert shown(tmp_path / "one/tables", ALL) == shown(tmp_path / "whole/tables", ALL)


def test_of_one_article_more_the_parts_of_others_are_not_written_again(corpus, tmp_path, monkeypatch):
    made(corpus, tmp_path / "one/tables", monkeypatch)
    before = {path: path.stat().st_ino for path in sorted((tmp_path / "one/tables/quotes").glob("*.parquet"))}
    add(corpus, 13)
    made(corpus, tmp_path / "one/tables", monkeypatch)
    written = [path for path in before if path.exists() and path.stat().st_ino != before[path]]
    assert len(before) > 2 and len(written) < len(before), "a part that is the same keeps its file"
    path = next(path for path in before if path not in written)
    path.write_bytes(b"cut short")
    made(corpus, tmp_path / "one/tables", monkeypatch)
    made(corpus, tmp_path / "other/tables", monkeypatch)
    assert files(tmp_path / "one/tables") == files(tmp_path / "other/tables")


def test_two_processes_write_the_files_that_one_writes(corpus, tmp_path, monkeypatch):
    made(corpus, tmp_path / "one/tables", monkeypatch)
    made(corpus, tmp_path / "other/tables", monkeypatch, workers=2)
    assert files(tmp_path / "one/tables") == files(tmp_path / "other/tables")


def sees(folder, name, *others):
    """Note that `name` is done in `folder`; return which of `others` were done before."""
    seen = [other for other in others if Path(folder, other).exists()]
    Path(folder, name).touch()
    return seen


@pytest.mark.parametrize("workers", [1, 2])
def test_a_job_waits_for_those_it_needs_and_for_no_others(tmp_path, workers):
    jobs = {name: (sees, str(tmp_path), name, "a", "b") for name in ("a", "b", "c", "d")}
    done = crew.Crew(workers=workers).each(jobs, {"c": ["a", "b"], "d": ["c"]})
    assert list(done) == ["a", "b", "c", "d"] and done["c"] == done["d"] == ["a", "b"]


def test_a_job_that_comes_before_many_others_is_begun_before_them_once_nothing_keeps_it(monkeypatch):
    monkeypatch.setattr(crew, "ProcessPoolExecutor", lambda workers, **_: ThreadPoolExecutor(workers))
    begun = []

    def job(name):
        begun.append(name)
        sleep(0.01)

    jobs = {name: (job, name) for name in ("first", "long", *(f"small {n}" for n in range(40)))}
    crew.Crew(workers=2).each(jobs, {"long": ["first"]})
    assert begun.index("long") < 20


def dies():
    import os

    os._exit(3)


def test_a_process_that_dies_at_a_step_of_the_whole_corpus_stops_the_run_in_words():
    with pytest.raises(MachineFault, match="a process died at the step 'events' .*memory is short.*WORKERS=1"):
        crew.Crew(workers=2).each({"events": (dies,), "stories": (dies,)})
