"""The steps that make calls: exit code and last line say what was lost; settings come from the environment."""

import os
import subprocess
import sys
from types import SimpleNamespace

import pytest

import helpers
from helpers.pipeline import __main__ as steps
from helpers.pipeline import article, stamp
from helpers.problems import one_line_errors

ARTICLE = (
    "---\ntitle: Bridge {n}\npublished: 2018-07-10\n---\n\n“The bridge is {n},” Ana Ruiz, the mayor, said on Tuesday.\n"
)


@pytest.fixture(scope="module")
def was_read(tmp_path_factory):
    home = tmp_path_factory.mktemp("read")
    (home / "corpus").mkdir()
    for n in ("safe", "closed", "open"):
        (home / "corpus" / f"{n}.md").write_text(ARTICLE.format(n=n))
    assert steps.read(home / "corpus", home / "tables") == 3
    return {path.name: path.read_bytes() for path in (home / "tables").iterdir()}


@pytest.fixture
def tables(was_read, tmp_path, monkeypatch):
    for name in ("WORKERS", "ENGINE", "KEEP_GOING"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "tables").mkdir()
    for name, content in was_read.items():
        (tmp_path / "tables" / name).write_bytes(content)
    return tmp_path / "tables"


def ends(monkeypatch, tables, *options):
    """Run step extract; return its exit code, or the line it ends with."""
    monkeypatch.setattr(sys, "argv", ["pipeline", "extract", str(tables), "--tagger", "fast", *options])
    try:
        one_line_errors(steps.main)
    except SystemExit as end:
        return end.code
    return 0


def lose_events(monkeypatch):
    def breaks(documents, dates):
        raise ValueError("no such day")

    monkeypatch.setattr(article, "mentions_of", breaks)


def test_a_run_that_lost_stages_says_how_many_in_its_last_line_and_ends_with_1_and_the_next_tries_again(
    tables, tmp_path, monkeypatch, capsys
):
    with monkeypatch.context() as broken:
        lose_events(broken)
        assert ends(broken, tables, "--cache", str(tmp_path / "cache")) == 1
    last = capsys.readouterr().err.splitlines()[-1]
    assert last.startswith("dateline: 3 stages of 3 articles were lost") and "KEEP_GOING=1" in last
    assert stamp.unfit(tables) == [] and stamp.lost(tables) == (0, 3, 3)
    assert ends(monkeypatch, tables, "--cache", str(tmp_path / "cache")) == 0
    assert stamp.lost(tables) == (0, 0, 0) and "lost" not in capsys.readouterr().err


@pytest.mark.parametrize(("options", "environment", "code"), [
    (["--keep-going"], "", 0), ([], "1", 0), ([], "0", 1), ([], "", 1),
])  # fmt: skip
def test_keep_going_ends_well_and_still_says_what_was_lost(tables, monkeypatch, capsys, options, environment, code):
    lose_events(monkeypatch)
    monkeypatch.setenv("KEEP_GOING", environment)
    assert ends(monkeypatch, tables, *options) == code
    assert "3 stages of 3 articles were lost" in capsys.readouterr().err.splitlines()[-1]


@pytest.mark.parametrize(("lost", "sentence"), [
    ((0, 0, 0), ""),
    ((1, 0, 0), "1 article was lost; "),
    ((2, 0, 0), "2 articles were lost; "),
    ((0, 1, 1), "1 stage of 1 article was lost; "),
    ((2, 3, 2), "2 articles were lost, and 3 stages of 2 articles; "),
])  # fmt: skip
def test_what_was_lost_is_counted_in_words(lost, sentence):
    said = steps.said(lost)
    assert said.startswith(sentence) and bool(said) == bool(sentence)


@pytest.mark.parametrize(("options", "environment", "given"), [
    ([], {}, ("local", None)),
    ([], {"WORKERS": "1", "ENGINE": "dask"}, ("dask", 1)),
    (["--workers", "3", "--engine", "local"], {"WORKERS": "1", "ENGINE": "dask"}, ("local", 3)),
    ([], {"WORKERS": "", "ENGINE": ""}, ("local", None)),
])  # fmt: skip
def test_processes_and_engine_come_from_the_flag_else_from_the_environment(
    tables, monkeypatch, options, environment, given
):
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    asked = []

    def extract(articles, **options):
        asked.append((options["engine"], options["workers"]))
        raise SystemExit(0)

    def extract_parts(articles, tables, cache, engine, tagger, workers, *more):
        asked.append((engine, workers))
        raise SystemExit(0)

    monkeypatch.setattr(steps, "helpers", SimpleNamespace(extract=extract, read_articles=helpers.read_articles))
    monkeypatch.setattr(steps, "extract_parts", extract_parts)
    ends(monkeypatch, tables, *options)
    assert asked == [given]


@pytest.mark.parametrize("asked", ["two", "0", "-1", "1.5"])
def test_a_number_of_processes_that_is_none_is_one_line(tables, monkeypatch, asked):
    monkeypatch.setenv("WORKERS", asked)
    assert ends(monkeypatch, tables).startswith(f"dateline: WORKERS='{asked}' is no number of processes; give a whole")


def test_a_fault_of_memory_while_tables_are_made_leaves_the_earlier_tables_whole(tables, monkeypatch):
    assert ends(monkeypatch, tables) == 0
    before = {path.name: path.read_bytes() for path in tables.iterdir()}

    def breaks(documents, dates):
        raise MemoryError

    monkeypatch.setattr(article, "mentions_of", breaks)
    assert "memory ran short" in ends(monkeypatch, tables)
    assert {path.name: path.read_bytes() for path in tables.iterdir()} == before and stamp.unfit(tables) == []


def test_what_dead_runs_left_half_written_is_cleared_and_what_living_ones_write_is_not(tables, tmp_path, monkeypatch):
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    kept = tables / f"quotes.parquet.{os.getppid()}.part"
    for path in (tables / f"dates.parquet.{gone.pid}.part", kept, tables / "notes.part", tables / "123.part.txt"):
        path.write_text("half")
    assert ends(monkeypatch, tables) == 0
    left = {path.name for path in tables.iterdir()} - {*stamp.FILES, stamp.NAME}
    assert left == {kept.name, "notes.part", "123.part.txt"}


@pytest.fixture
def small_disk(tmp_path):
    """A file system of 64 kB, where this machine lets us have one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)]
    try:
        if subprocess.run(mount, capture_output=True, check=False).returncode:
            pytest.skip("needs the right to mount a file system")
    except FileNotFoundError:
        pytest.skip("needs mount")
    yield disk
    subprocess.run(["umount", str(disk)], check=False)


def test_a_disk_that_is_full_is_one_line_with_folder_size_and_what_to_do(tables, small_disk, monkeypatch):
    home = small_disk / "tables"
    home.mkdir()
    for path in tables.iterdir():
        (home / path.name).write_bytes(path.read_bytes())
    line = ends(monkeypatch, home)
    assert line.startswith(f"dateline: {home}: its disk is full (") and "MB were to be written" in line
    assert "BUILD=folder" in line and not list(home.glob("*.part"))
    assert stamp.unfit(home, stamp.READ) == []


def test_a_disk_that_is_read_only_is_one_line(tables, small_disk, monkeypatch):
    home = small_disk / "tables"
    home.mkdir()
    for path in tables.iterdir():
        (home / path.name).write_bytes(path.read_bytes())
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    assert ends(monkeypatch, home).startswith(f"dateline: {home}: its disk is read-only; ")
