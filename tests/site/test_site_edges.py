"""Evidence, marks, cells, counts and addresses at their edges."""

import re

import pandas as pd
import pytest

from helpers.site import urls
from helpers.site.excerpt import evidence_spans
from helpers.site.highlight import marked_text
from helpers.site.html_table import html_table
from helpers.site.in_words import count, day

TABLES = pd.DataFrame({"article_id": [], "start": [], "end": []})


class Evidence:
    """Tables of one article with four sentences of ten characters."""

    sentences = pd.DataFrame({"article_id": "a", "start": [0, 10, 20, 30], "end": [9, 19, 29, 39]})
    dates = mentions = quotes = TABLES.assign(first_day=[])

    def __init__(self, **tables):
        vars(self).update(tables)


def spans(*rows):
    return pd.DataFrame([("a", *row) for row in rows], columns=["article_id", "start", "end"])


@pytest.mark.parametrize(("mentioned", "shown"), [
    ([(12, 15)], [(10, 19)]), ([(9, 10)], [(9, 10)]), ([(18, 21)], [(10, 29)]), ([(0, 1), (30, 31)], [(0, 9), (30, 39)]),
    ([(12, 15), (22, 25)], [(10, 29)]), ([(25, 60), (26, 27)], [(20, 60)]), ([(38, 41)], [(30, 41)]),
])  # fmt: skip
def test_evidence_is_the_whole_of_each_sentence_it_touches_and_no_other(mentioned, shown):
    assert evidence_spans(Evidence(mentions=spans(*mentioned)), TABLES) == {"a": shown}


def test_a_date_is_evidence_only_where_it_could_not_be_resolved():
    dates = spans((12, 15), (32, 35)).assign(first_day=[pd.NaT, pd.Timestamp("2018-07-06")])
    assert evidence_spans(Evidence(dates=dates), TABLES) == {"a": [(10, 19)]}
    assert evidence_spans(Evidence(sentences=TABLES), spans((1, 2))) == {"a": [(1, 2)]}


def test_a_mark_s_title_holds_no_quotation_mark_and_of_two_marks_the_longer_is_outside():
    quotes = pd.DataFrame(
        {"quote_id": "a-q1", "speaker": ['"x"'], "kind": "direct", "how_resolved": "a", "content": [[[0, 9]]], "cue": [[[2, 4]]],
         "source": [[[6, 12]]]}
    )  # fmt: skip
    (made,) = marked_text("abcdefghi & jkl", quotes)
    assert made.startswith('<mark class="said" id="q1" title="said by &quot;x&quot; (direct, a)">ab</mark>')
    assert (
        '<mark class="said" title="said by &quot;x&quot; (direct, a)"><mark class="how" title="cue of q1">cd</mark></mark>'
        in made
    )
    assert '<mark class="who" title="source of q1"> &amp; </mark>' in made or "&amp; jkl" in made


def test_cells_of_a_table_are_told_as_people_write_them():
    import numpy as np

    frame = pd.DataFrame(
        {
            "x": pd.Series(
                [np.array(["a", "b"]), ("c",), np.float64(1234.56), True, None, 1.25, np.int64(9999)], dtype=object
            )
        }
    )
    assert re.findall('<th scope="row"[^>]*>(.*?)</th>', html_table(frame)) == [
        "a, b",
        "c",
        "1,234.6",
        "True",
        "unknown",
        "1.2",
        "9,999",
    ]


def test_a_count_has_its_noun_and_a_day_its_words():
    assert [count(n, "story", "stories") for n in (0, 1, 2)] == ["0 stories", "1 story", "2 stories"]
    assert count(1000, "day") == "1,000 days" and day(None) == day(pd.NaT) == "unknown"


def test_the_search_of_a_report_is_bounded_as_the_report_is():
    asked = urls.search({"kind": "direct"}, ["A&B"], "2018-07-01", "2018-07-02")
    assert (
        asked
        == "search.html?f=kind%3Adirect&f=in%3Aquotation&f=copy%3Ano&f=outlet%3AA%26B&from=2018-07-01&to=2018-07-02"
    )
    assert urls.search({"outlet": "A"}, ["A", "B"]) == "search.html?f=outlet%3AA&f=in%3Aquotation&f=copy%3Ano"


@pytest.mark.parametrize("what", ["event", "date", "declined"])
def test_an_address_within_an_article_is_its_page_and_its_anchor(what):
    assert urls.passage("a", 7.0, what) == f"articles/a.html#{urls.anchor(7, what)}"
