"""Extraction gives the same in any number of processes and from any cache; a bad article costs no other article."""

from concurrent.futures import CancelledError
from concurrent.futures.process import BrokenProcessPool

import pandas as pd
import pytest

import helpers
from helpers.faults import MachineFault, machine_fault, not_the_articles
from helpers.pipeline import article as article_stage
from helpers.pipeline.extract import complete
from helpers.problems import DatelineError

pytestmark = pytest.mark.xdist_group("extract")  # what they share is made once

TEXTS = [f"“The bridge is safe,” Ana Ruiz said on Tuesday. She met {n} engineers on July {n}." for n in range(3, 9)]
ARTICLES = pd.DataFrame(
    {
        "article_id": [f"a{n}" for n in range(len(TEXTS))],
        "published": pd.to_datetime(["2018-07-12"] * len(TEXTS)),
        "title": ["Bridge"] * len(TEXTS),
        "text": TEXTS,
    }
)


@pytest.fixture(scope="module")
def whole():
    return extract(workers=1)


def extract(**options):
    return helpers.extract(ARTICLES, tagger="fast", **options)


def shown(tables):
    return {name: frame.astype(str).values.tolist() for name, frame in tables.items()}


def test_a_cache_gives_what_a_fresh_run_gives_and_keeps_it(tmp_path, whole):
    filling = extract(workers=1, cache=tmp_path)
    assert list(tmp_path.rglob("*.keys.parquet"))
    assert shown(whole) == shown(filling) == shown(extract(workers=1, cache=tmp_path))


def test_every_span_shows_its_words(whole):
    tables = whole
    text = ARTICLES.set_index("article_id")["text"]
    assert len(tables.dates) and len(tables.quotes) and len(tables.sentences)
    for row in tables.dates.itertuples():
        assert text[row.article_id][row.start : row.end] == row.phrase


BREAKABLE = {
    "sentences": ("_sentences", {"sentences"}),
    "dates": ("dates_in", {"dates"}),
    "quotes": ("quotes_of", {"quotes"}),
    "speakers": ("resolve_in", set()),
    "events": ("mentions_of", {"mentions"}),
}


def break_stage(monkeypatch, stage, error, article_id="a2", times=None):
    """Let the function of `stage` raise `error` for one article, `times` often (None: always); return the list of its calls."""
    name, calls = BREAKABLE[stage][0], []
    real = getattr(article_stage, name)

    def breaks(documents, *rest, **more):
        several = documents if isinstance(documents, list) else [documents]
        if article_id in [document.article_id for document in several]:
            calls.append(len(several))
            if times is None or len(calls) <= times:
                raise error
        return real(documents, *rest, **more)

    monkeypatch.setattr(article_stage, name, breaks)
    return calls


@pytest.mark.parametrize("stage", BREAKABLE)
def test_a_stage_that_fails_on_an_article_loses_that_stage_of_that_article_and_no_more(monkeypatch, whole, stage):
    break_stage(monkeypatch, stage, ValueError("no such day"))
    tables = extract(workers=1)
    [row] = tables.problems.itertuples()
    assert (row.article_id, row.severity, row.stage) == ("a2", "error", stage)
    assert "a2" in row.message and "no such day" in row.message and "report" in row.message
    for name in ("sentences", "dates", "quotes", "mentions"):
        before, after = ((frame["article_id"] == "a2").sum() for frame in (getattr(whole, name), getattr(tables, name)))
        assert before and after == (0 if name in BREAKABLE[stage][1] else before), name
    others = [frames.sentences[frames.sentences["article_id"] != "a2"].values.tolist() for frames in (whole, tables)]
    assert others[0] == others[1]


def test_without_its_dates_an_articles_events_are_undated_and_not_of_the_day_of_publication(monkeypatch):
    break_stage(monkeypatch, "dates", ValueError("no such day"))
    found = article_stage.find_in_articles(complete(ARTICLES), "fast")["mentions"]
    own = found[found["article_id"] == "a2"]
    assert len(own) and set(own["how_dated"]) == {"undated"} and own["first_day"].isna().all()


def test_without_its_speakers_an_articles_quotations_stay_unresolved(monkeypatch):
    break_stage(monkeypatch, "speakers", KeyError("Ruiz"))
    quotes = extract(workers=1).quotes.set_index("article_id")
    assert (quotes.loc["a2", "speaker"], quotes.loc["a2", "how_resolved"]) == ("", "unresolved")
    assert quotes.loc["a1", "speaker"] == "Ana Ruiz"


@pytest.mark.parametrize("stage", BREAKABLE)
def test_a_stage_that_fails_once_is_tried_again_alone_and_nothing_is_lost(monkeypatch, whole, stage):
    break_stage(monkeypatch, stage, ValueError("now and then"), times=1)
    assert shown(extract(workers=1)) == shown(whole)


@pytest.mark.parametrize("error", [
    MemoryError(), OSError(28, "No space left on device"), OSError(5, "Input/output error"), TimeoutError(),
    ImportError("failed to map segment"), RuntimeError("can't start new thread"), CancelledError(), BrokenProcessPool(),
])  # fmt: skip
@pytest.mark.parametrize("stage", BREAKABLE)
def test_a_fault_of_the_machine_in_a_stage_stops_the_run_and_is_no_articles_and_not_cached(
    monkeypatch, tmp_path, whole, stage, error
):
    with monkeypatch.context() as broken:
        break_stage(broken, stage, error, times=1)
        with pytest.raises((DatelineError, type(error))):
            extract(workers=1, cache=tmp_path)
    assert shown(extract(workers=1, cache=tmp_path)) == shown(whole)


def test_memory_that_runs_short_names_the_article_and_what_to_do(monkeypatch):
    break_stage(monkeypatch, "events", MemoryError())
    with pytest.raises(
        MachineFault, match=r"memory ran short while events of 'Bridge' and 5 beside it .*article a\d.*WORKERS=1"
    ):
        extract(workers=1)


def test_a_fault_hidden_behind_another_error_is_seen():
    try:
        try:
            raise MemoryError
        except MemoryError:
            raise ValueError("no such day")  # noqa: B904 (as careless code does)
    except ValueError as error:
        assert not_the_articles(error) and isinstance(machine_fault(error), MachineFault)
    assert not not_the_articles(ValueError("no such day"))


def test_what_lost_a_stage_is_not_cached_and_the_rest_is(monkeypatch, tmp_path, whole):
    with monkeypatch.context() as broken:
        break_stage(broken, "dates", ValueError("no such day"))
        assert len(extract(workers=1, cache=tmp_path).problems)
    looked_at = []
    real = article_stage.dates_in
    monkeypatch.setattr(article_stage, "dates_in", lambda doc: looked_at.append(doc.article_id) or real(doc))
    assert shown(extract(workers=1, cache=tmp_path)) == shown(whole)
    assert looked_at == ["a2"]


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
    (ARTICLES, {"workers": 0}, "0 processes can do no work"),
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
