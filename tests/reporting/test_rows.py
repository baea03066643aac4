"""A report shows chosen rows; while these are the same, what changes elsewhere in the corpus does not make it again."""

import json

import pandas as pd
import pytest

from helpers.reporting import opening
from helpers.reporting.rows import same
from helpers.tables import NAMES, conform
from tests.reporting.story import story


class Stored:
    """The tables of the story in a folder, and a report on two outlets of it that reads the tables `read`."""

    def __init__(self, home):
        self.home, self.files = home, home / "files"
        self.files.mkdir()
        self.tables = dict(story().tables)
        self.write()

    def write(self, **changed):
        self.tables |= changed
        for name in NAMES:
            self.tables[name].to_parquet(self.home / f"{name}.parquet")
        (self.home / "made.json").write_text('{"tagger": "fast"}')

    def open(self, *read, **asked):
        report = opening.open_report(self.home, self.files, **{"outlets": ["Kestrel", "The Wire"]} | asked)
        for name in read:
            getattr(report, name)
        return report

    def same(self):
        return same(self.files / "rows.json", self.home)


@pytest.fixture
def stored(tmp_path):
    return Stored(tmp_path)


ALL = ("quotes", "speakers", "mentions", "events", "stories", "problems", "dates", "sentences")


def more(stored, table, **values):
    """The `table` called so with its last row once more, with other `values`."""
    rows = stored.tables[table]
    row = rows.tail(1).reset_index(drop=True)
    for column, value in values.items():
        row[column] = pd.Series([value])
    return conform(table, pd.concat([rows, row], ignore_index=True))


def test_an_article_of_another_outlet_makes_nothing_again(stored):
    stored.open(*ALL).attributed_others()
    assert stored.same()
    quote = {"quote_id": "z-q1", "article_id": "z", "speaker_id": "s2", "speaker": "Bo Lind"}
    speakers = more(stored, "speakers", speaker_id="s9", name="Dee Vann", n_quotes=1)
    speakers["n_quotes"] += 1
    stored.write(
        articles=more(stored, "articles", article_id="z", outlet="Tern"), quotes=more(stored, "quotes", **quote),
        speakers=speakers, events=more(stored, "events", event_id="e9"),
        problems=more(stored, "problems", article_id="z"),
    )  # fmt: skip
    assert stored.same()


@pytest.mark.parametrize(("name", "of", "column", "value"), [
    ("quotes", "b-q1", "verb", "whispered"), ("events", "e2", "salience", 0.1), ("speakers", "s2", "kind", "group"),
    ("articles", "a", "title", "Bridge shut"), ("mentions", "e2", "status", "denied"), ("dates", "b", "rule", "other"),
])  # fmt: skip
def test_a_change_in_a_row_that_is_shown_makes_the_report_again(stored, name, of, column, value):
    stored.open(*ALL)
    table = stored.tables[name].copy()
    table.loc[table.iloc[:, 0] == of, column] = value
    stored.write(**{name: table})
    assert not stored.same()


def test_what_a_report_did_not_read_does_not_matter(stored):
    stored.open("quotes")
    events = stored.tables["events"]
    stored.write(events=events.assign(salience=events["salience"] / 2))
    assert stored.same()


def test_an_article_of_the_outlet_makes_the_report_again(stored):
    stored.open()
    stored.write(articles=more(stored, "articles", article_id="z", outlet="Kestrel"))
    assert not stored.same()


def test_another_correction_makes_the_report_again(stored):
    stored.open()
    (stored.home / "made.json").write_text('{"tagger": "fast", "corrections": ["mine/corrections"]}')
    assert not stored.same()


def test_a_report_on_everything_notes_nothing_and_is_made_again(stored):
    stored.open(*ALL, outlets=[])
    assert not (stored.files / "rows.json").exists() and not stored.same()


def test_an_outlet_that_is_gone_or_a_damaged_note_makes_the_report_again(stored):
    stored.open()
    stored.write(articles=stored.tables["articles"].assign(outlet="Tern"))
    assert not stored.same()
    (stored.files / "rows.json").write_text(json.dumps({"asked": {}}))
    assert not stored.same()


def test_a_speaker_is_counted_in_the_chosen_articles_and_looked_for_in_all(stored):
    chosen = stored.open(published_from="2018-07-09", published_to="2018-07-09").speakers
    assert dict(zip(chosen["name"], chosen["n_quotes"], strict=True)) == {"Ana Ruiz": 1, "a senior official": 1}
    assert len(stored.open(published_to="2018-07-09", speaker="Bo Lind").speakers) == 4
