"""What reading remembers: only changed files are read again, and the result is that of reading everything."""

import sqlite3

import pandas as pd
import pytest

from helpers.reading import read
from helpers.reading.apart import Ended
from helpers.reading.memory import Memory

NOTE = "---\ntitle: {title}\npublished: 2018-07-0{day}\n---\n\nThe {title} opened. “It works,” Ana Ruiz said on Tuesday in the {title}.\n"


class Pile:
    """A folder of articles, and how it is read with what is remembered; `opened` names the files that were read."""

    def __init__(self, home, monkeypatch):
        self.folder, self.store, self.opened, self.version = home / "mine", home / "read.sqlite", [], "1"
        for day, title in enumerate(("bridge", "harbour", "market"), 1):
            self.write(f"{title}.md", NOTE.format(title=title, day=day))
        self.write("empty.txt", "")
        real = read._read_file
        monkeypatch.setattr(read, "_read_file", lambda *given: self.opened.append(given[1].name) or real(*given))

    def write(self, name, text):
        self.folder.mkdir(exist_ok=True)
        (self.folder / name).write_text(text, encoding="utf-8")

    def read(self):
        self.opened.clear()
        with Memory(self.store, self.version) as memory:
            found = read.read_articles(self.folder, memory=memory)
        opened = sorted(self.opened)
        afresh = read.read_articles(self.folder)
        pd.testing.assert_frame_equal(found.articles, afresh.articles)
        pd.testing.assert_frame_equal(found.problems, afresh.problems)
        return opened


@pytest.fixture
def pile(tmp_path, monkeypatch):
    return Pile(tmp_path, monkeypatch)


ALL = ["bridge.md", "empty.txt", "harbour.md", "market.md"]


def test_what_did_not_change_is_not_read_again_and_is_the_same(pile):
    assert pile.read() == ALL
    assert pile.read() == []


def test_a_file_that_is_added_or_changed_is_read_and_no_other(pile):
    pile.read()
    pile.write("castle.md", NOTE.format(title="castle", day=4))
    assert pile.read() == ["castle.md"]
    pile.write("harbour.md", NOTE.format(title="HARBOUR", day=2))
    assert pile.read() == ["harbour.md"]
    (pile.folder / "harbour.md").rename(pile.folder / "port.md")
    assert pile.read() == ["port.md"], "a name can tell the day"


def test_a_copy_of_a_file_takes_the_place_of_the_first_when_that_goes(pile):
    pile.write("second.md", NOTE.format(title="bridge", day=1))
    pile.read()
    (pile.folder / "bridge.md").unlink()
    assert pile.read() == []


def test_nothing_stays_of_a_file_that_is_withdrawn(pile):
    pile.read()
    (pile.folder / "bridge.md").unlink()
    pile.read()
    with sqlite3.connect(pile.store) as store:
        assert store.execute("SELECT count(*) FROM files").fetchone() == (3,)
        assert store.execute("SELECT count(*) FROM pieces").fetchone() == (3,)
        assert store.execute("SELECT count(*) FROM signatures").fetchone() == (2,)


def test_other_code_reads_everything_again(pile):
    pile.read()
    pile.version = "2"
    assert pile.read() == ALL
    assert pile.read() == []


def test_an_entry_that_was_changed_is_noticed_and_read_again(pile, capsys):
    pile.read()
    with sqlite3.connect(pile.store) as store:
        store.execute("UPDATE pieces SET found = ? WHERE number = 0", (b"no entry",))
    assert pile.read() == ALL
    assert "is not what was written; the file is read again" in capsys.readouterr().err
    assert pile.read() == []


def test_a_store_that_is_damaged_is_made_anew(pile, capsys):
    pile.read()
    pile.store.write_bytes(b"no store" * 1000)
    assert pile.read() == ALL
    assert "is damaged: the files are read again" in capsys.readouterr().err
    assert pile.read() == []


def test_a_file_whose_reading_was_ended_is_tried_again(pile, monkeypatch):
    pile.read()

    def ended(source, columns):
        if source.name == "heavy.md":
            raise Ended("takes more memory to read than one file may")
        return real(source, columns)

    real = read.drafts_of
    pile.write("heavy.md", NOTE.format(title="heavy", day=5))
    monkeypatch.setattr(read, "drafts_of", ended)
    assert pile.read() == ["heavy.md"]
    monkeypatch.setattr(read, "drafts_of", real)
    assert pile.read() == ["heavy.md"]


def test_a_file_that_changes_while_it_is_read_is_not_kept(pile, monkeypatch):
    real = read._read_file

    def slow(shown, file, *more):
        found = real(shown, file, *more)
        if file.name == "bridge.md":
            pile.write("bridge.md", NOTE.format(title="BRIDGES", day=1))
        return found

    monkeypatch.setattr(read, "_read_file", slow)
    with Memory(pile.store, "1") as memory:
        read.read_articles(pile.folder, memory=memory)
    monkeypatch.setattr(read, "_read_file", real)
    with Memory(pile.store, "1") as memory:
        found = read.read_articles(pile.folder, memory=memory)
    assert "BRIDGES" in found.articles["title"].tolist()
