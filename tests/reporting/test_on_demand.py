"""Reports over stored tables read what they show: no table before it is asked for, and no text but of the rows shown."""

import pandas as pd
import pytest

from helpers.analysis import texts
from helpers.analysis.evidence import quotes_with_words
from helpers.reporting import opening
from helpers.tables import NAMES, each_some
from tests.small_report import build


@pytest.fixture
def stored(tmp_path):
    """A folder with the tables of the small report."""
    for name in NAMES:
        build().tables[name].to_parquet(tmp_path / f"{name}.parquet")
    return tmp_path


def test_a_table_is_read_when_it_is_asked_for(stored):
    report = opening.open_report(stored)
    assert set(report.tables.read) == {"articles"} and set(report.tables) == {*NAMES, "other_quotes"}
    assert len(report.quotes) == 7 and set(report.tables.read) == {"articles", "quotes"}


def test_articles_come_without_texts_and_words_are_read_for_the_rows_shown(stored, monkeypatch):
    report = opening.open_report(stored)
    assert "text" not in report.articles
    asked = []
    read = texts.cells_of
    monkeypatch.setattr(texts, "cells_of", lambda *given: asked.append((*given[1:3], set(given[3]))) or read(*given))
    quotes = report.attributed_quotes()
    shown = quotes_with_words(quotes[quotes["article_id"] == "b"], report.articles)
    assert shown["said"].tolist() == ["Cy Dahl de"] * 2
    assert asked == [("articles", "text", {"b"})] * 2


def test_a_report_on_everything_reads_only_the_columns_that_were_named(stored):
    report = opening.open_report(stored)
    report.read_only({"mentions": ["event_id", "start"], "quotes": ["verb"]})
    assert list(report.mentions) == ["event_id", "start"] and len(report.mentions) == len(build().mentions)
    assert list(report.quotes) == ["verb"] and len(report.quotes) == 7


def test_a_report_on_some_articles_reads_every_column_since_it_notes_what_it_read(stored):
    one = build().tables["articles"].assign(outlet=["Kestrel", "Tern", "Tern", "Kestrel"])
    one.to_parquet(stored / "articles.parquet")
    few = opening.open_report(stored, outlets=["Tern"])
    few.read_only({"mentions": ["event_id"]})
    assert "article_id" in few.mentions


def test_a_table_that_was_let_go_is_read_anew(stored):
    report = opening.open_report(stored)
    assert len(report.quotes) == 7
    report.let_go("quotes")
    assert "quotes" not in report.tables.read and len(report.quotes) == 7


def test_rows_read_some_at_a_time_are_those_asked_for(stored):
    quotes = build().quotes
    wanted = {"article_id": ["b", "none"], "act": ["speech"]}
    found = pd.concat(each_some(stored, "quotes", wanted, at_once=1))
    assert found["quote_id"].tolist() == quotes.loc[quotes["article_id"] == "b", "quote_id"].tolist()
    (nothing,) = each_some(stored, "quotes", {"article_id": []})
    assert not len(nothing) and list(nothing) == list(quotes)


def test_words_read_a_few_articles_at_a_time_are_those_of_the_whole(stored, monkeypatch):
    whole = build()
    quotes = whole.attributed_quotes(copies=True)
    expected = texts.words(whole.articles, quotes["article_id"], quotes["cue"])
    monkeypatch.setattr(texts, "AT_ONCE", 1)
    assert texts.words(opening.open_report(stored).articles, quotes["article_id"], quotes["cue"]) == expected


def test_the_report_on_one_outlet_holds_the_rows_of_its_articles(stored):
    one = build().tables["articles"].assign(outlet=["Kestrel", "Tern", "Tern", "Kestrel"])
    one.to_parquet(stored / "articles.parquet")
    report = opening.open_report(stored, outlets=["Tern"], acts=["thought"])
    assert sorted(report.articles["article_id"]) == ["b", "c"] and not len(report.quotes)
    assert report.beside == {"speech": 3, "named": 0}
    assert sorted(set(report.attributed_others()["article_id"])) == ["b", "c"]
