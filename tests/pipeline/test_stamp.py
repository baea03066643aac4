"""The stamp of tables: it is written last, and no damaged, missing or half-made file passes for whole."""

import json
import subprocess
import sys

import pytest

from helpers.pipeline import stamp
from helpers.pipeline.__main__ import extract, read
from helpers.problems import DatelineError

pytestmark = pytest.mark.xdist_group("stamp")  # what they share is made once

ARTICLE = (
    "---\ntitle: Bridge\npublished: 2018-07-10\n---\n\n“The bridge is safe,” Ana Ruiz, the mayor, said on Tuesday.\n"
)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    home = tmp_path_factory.mktemp("made")
    (home / "corpus").mkdir()
    (home / "corpus/bridge.md").write_text(ARTICLE)
    read(home / "corpus", home / "tables")
    extract(home / "tables", "fast", None, "local", 1, [])
    return {path.name: path.read_bytes() for path in (home / "tables").iterdir()}


@pytest.fixture
def tables(made, tmp_path):
    for name, content in made.items():
        (tmp_path / name).write_bytes(content)
    return tmp_path


def test_tables_that_were_just_made_are_whole_and_stamped_all(tables):
    assert stamp.unfit(tables) == []
    assert {path.name for path in tables.iterdir()} == {*stamp.FILES, stamp.NAME}


@pytest.mark.parametrize("name", stamp.FILES)
@pytest.mark.parametrize(("spoil", "said"), [
    (lambda path: path.unlink(), "is missing"),
    (lambda path: path.write_bytes(path.read_bytes()[:-7]), "bytes where"),
    (lambda path: path.write_bytes(b""), "has 0 bytes where"),
    (lambda path: path.write_bytes(bytes([path.read_bytes()[0] ^ 1]) + path.read_bytes()[1:]), "is not what was written"),
])  # fmt: skip
def test_a_table_deleted_cut_short_emptied_or_changed_is_named(tables, name, spoil, said):
    spoil(tables / name)
    [(named, fault)] = stamp.unfit(tables)
    assert named == name and said in fault


@pytest.mark.parametrize(
    "content", [None, b"", b"{", b"[]", b'{"files": 3}', b"\xff\xfe", b'{"files": {"dates.parquet": 1}}']
)
def test_without_a_stamp_that_can_be_read_nothing_is_whole(tables, content):
    (tables / stamp.NAME).unlink()
    if content is not None:
        (tables / stamp.NAME).write_bytes(content)
    assert [name for name, _ in stamp.unfit(tables)] == list(stamp.FILES)


def test_a_stamp_that_says_otherwise_makes_its_file_unfit(tables):
    held = json.loads((tables / stamp.NAME).read_text())
    held["files"]["dates.parquet"]["sha256"] = "0" * 64
    del held["files"]["quotes.parquet"]
    (tables / stamp.NAME).write_text(json.dumps(held))
    assert [name for name, _ in stamp.unfit(tables)] == ["dates.parquet", "quotes.parquet"]


def test_articles_read_and_not_yet_extracted_are_whole_alone(tmp_path):
    (tmp_path / "bridge.md").write_text(ARTICLE)
    read(tmp_path / "bridge.md", tmp_path / "tables")
    assert stamp.unfit(tmp_path / "tables", stamp.READ) == []
    assert [name for name, _ in stamp.unfit(tmp_path / "tables")] == list(stamp.EXTRACTED)


def test_an_extraction_that_stops_while_it_writes_leaves_the_articles_stamped_and_the_rest_not(tables, monkeypatch):
    from helpers.pipeline import __main__ as step

    def full(frame, path):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(step, "write_parquet", full)
    with pytest.raises(OSError):
        extract(tables, "fast", None, "local", 1, [])
    assert stamp.unfit(tables, stamp.READ) == []
    assert [name for name, _ in stamp.unfit(tables)] == list(stamp.EXTRACTED)


def test_articles_that_are_not_those_that_were_read_are_not_extracted(tables):
    (tables / "reading.articles.parquet").write_bytes((tables / "reading.articles.parquet").read_bytes()[:-7])
    with pytest.raises(DatelineError, match=r"articles.parquet has \d+ bytes where .* read the articles again"):
        extract(tables, "fast", None, "local", 1, [])


def test_a_file_that_changes_while_the_tables_are_made_is_not_sealed(tables):
    stamp.unseal(tables, keep=stamp.READ)
    (tables / "reading.articles.parquet").write_bytes(b"other")
    with pytest.raises(DatelineError, match="articles.parquet: changed while"):
        stamp.seal(tables)


def test_asking_for_the_stamp_costs_no_pandas():
    code = "import sys, helpers.pipeline.stamp; sys.exit('pandas' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
