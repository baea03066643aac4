"""Extraction: the same in any number of processes, from any cache; a bad article costs itself alone."""

import pandas as pd
import pytest

import helpers
from helpers.pipeline import article as stage
from helpers.problems import DatelineError

TEXTS = [f"“The bridge is safe,” Ana Ruiz said on Tuesday. She met {n} engineers on July {n}." for n in range(3, 9)]
ARTICLES = pd.DataFrame(
    {
        "article_id": [f"a{n}" for n in range(len(TEXTS))],
        "published": pd.to_datetime(["2018-07-12"] * len(TEXTS)),
        "title": ["Bridge"] * len(TEXTS),
        "text": TEXTS,
    }
)


def extract(**options):
    return helpers.extract(ARTICLES, tagger="fast", **options)


def shown(tables):
    return {name: frame.astype(str).values.tolist() for name, frame in tables.items()}


def test_a_cache_gives_what_a_fresh_run_gives_and_keeps_it(tmp_path):
    fresh, filling = extract(workers=1), extract(workers=1, cache=tmp_path)
    assert list(tmp_path.rglob("*.keys.parquet"))
    assert shown(fresh) == shown(filling) == shown(extract(workers=1, cache=tmp_path))


def test_every_span_shows_its_words():
    tables = extract(workers=1)
    text = ARTICLES.set_index("article_id")["text"]
    assert len(tables.dates) and len(tables.quotes) and len(tables.sentences)
    for row in tables.dates.itertuples():
        assert text[row.article_id][row.start : row.end] == row.phrase


def test_an_article_that_breaks_a_stage_is_a_problem_and_the_rest_goes_on(monkeypatch):
    real = stage.dates_in

    def breaks(document):
        if document.article_id == "a2":
            raise ValueError("no such day")
        return real(document)

    monkeypatch.setattr(stage, "dates_in", breaks)
    tables = extract(workers=1)
    assert tables.problems[["article_id", "severity"]].values.tolist() == [["a2", "error"]]
    assert set(tables.quotes["article_id"]) == set(ARTICLES["article_id"]) - {"a2"}


def test_an_article_in_another_language_is_counted_and_not_analysed():
    tables = helpers.extract(ARTICLES.assign(language=["fr"] + ["en"] * 5), tagger="fast", workers=1)
    assert tables.problems["severity"].tolist() == ["note"]
    assert "a0" not in set(tables.sentences["article_id"])


def test_no_articles_give_empty_tables():
    tables = helpers.extract(ARTICLES.iloc[:0], tagger="fast")
    assert all(len(frame) == 0 for _, frame in tables.items())


@pytest.mark.parametrize(("frame", "options", "message"), [
    (ARTICLES.rename(columns={"text": "body"}), {}, "lacks text; it has article_id, published, title, body"),
    (ARTICLES, {"tagger": "best"}, "no tagger 'best'"),
    (ARTICLES, {"engine": "spark"}, "no engine 'spark'"),
])  # fmt: skip
def test_a_broken_contract_says_what_and_what_to_do(frame, options, message):
    with pytest.raises(DatelineError, match=message):
        helpers.extract(frame, **options)


def test_a_minimal_frame_is_enough_for_every_stage_alone():
    dates = helpers.find_dates(ARTICLES)
    assert len(helpers.find_quotes(ARTICLES, tagger="fast")) == len(ARTICLES)
    events, mentions = helpers.find_events(ARTICLES, dates)
    timeline = helpers.select_timeline(events, mentions, ARTICLES, limit=3)
    assert list(timeline.columns) == ["day", "label", "sentences", "event_ids", "salience"]
