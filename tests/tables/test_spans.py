"""Tables keep their rules: spans are in order and inside their text, and no first day is after its last day."""

import pandas as pd
import pytest

import helpers
from helpers.tables import TableError, conform

ARTICLES = pd.DataFrame({"article_id": ["a"], "text": ["“The bridge is safe,” Ana Ruiz said on Friday. It rained."]})


@pytest.fixture(scope="module")
def found():
    return helpers.extract(ARTICLES.assign(published="2018-07-12"), tagger="fast", workers=1)


@pytest.mark.parametrize("column", ["content", "cue", "source"])
@pytest.mark.parametrize(
    "spans", [[[0, 1], [3, 9], [3, 6]], [[3, 9], [0, 1]], [[4, 4]], [[9, 3]], [[-1, 3]], [[0, 5], [4, 9]]]
)
def test_spans_of_a_quotation_over_each_other_empty_or_out_of_order_break_the_table(found, column, spans):
    with pytest.raises(TableError, match=rf"table 'quotes': row 0 \({column}\) has a span that is empty"):
        conform("quotes", found.quotes.assign(**{column: [spans]}))


def test_spans_that_touch_and_lists_of_none_keep_the_table(found):
    quotes = found.quotes.assign(content=[[[0, 5], [5, 9]]], cue=[[]], source=[[]])
    assert conform("quotes", quotes)["content"].tolist() == [[[0, 5], [5, 9]]]


@pytest.mark.parametrize("table", ["sentences", "dates", "mentions"])
@pytest.mark.parametrize("end", [0, -3])
def test_a_start_that_is_not_before_its_end_breaks_the_table(found, table, end):
    frame = found.dates.assign(start=0, end=end) if table == "dates" else {
        "sentences": {"article_id": ["a"], "paragraph": [0], "sentence": [0], "start": [0], "end": [end]},
        "mentions": {"event_id": ["e"], "article_id": ["a"], "start": [0], "end": [end], "trigger": ["met"], "first_day": [None],
                     "last_day": [None], "precision": [""], "how_dated": ["undated"], "status": ["happened"], "confidence": [0.3]},
    }[table]  # fmt: skip
    with pytest.raises(TableError, match=f"table '{table}': row 0 has a start that is not before its end"):
        conform(table, frame)


@pytest.mark.parametrize("table", ["dates", "quotes"])
def test_a_first_day_after_the_last_breaks_the_table(found, table):
    days = {"first_day": pd.Timestamp("2018-07-06"), "last_day": pd.Timestamp("2018-07-05")}
    with pytest.raises(TableError, match=f"table '{table}': row 0 has a first_day after its last_day"):
        conform(table, getattr(found, table).assign(**days))


@pytest.mark.parametrize("span", [[20, 99], [21, 26], [22, 26]])
def test_a_span_beyond_its_text_or_blank_at_an_end_breaks_the_table_where_the_text_is_known(found, span):
    quotes = found.quotes.assign(source=[[span]])
    assert len(conform("quotes", quotes))
    with pytest.raises(TableError, match=f"row 0 has a span, {span[0]} to {span[1]}, that lies beyond the"):
        conform("quotes", quotes, ARTICLES)
