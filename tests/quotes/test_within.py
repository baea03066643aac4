"""Which row tells another: column `within`."""

import pandas as pd

import helpers
from helpers.quotes import Quote, within

REST = {"kind": "indirect", "source": [], "verb": "", "medium": "", "position": 0, "n_words": 2, "confidence": 1}


def row(content, cue):
    return Quote(content=[content], cue=[cue] if cue else [], **REST)


def test_a_row_stands_within_the_shortest_content_that_holds_its_cue():
    rows = [row([10, 90], [0, 5]), row([30, 80], [20, 25]), row([60, 80], [50, 55]), row([200, 210], [190, 195])]
    assert within(rows) == [None, 0, 1, None]


def test_a_row_without_a_cue_or_with_half_of_it_outside_stands_in_nobodys_words():
    assert within([row([10, 90], [0, 5]), row([40, 60], None), row([95, 99], [85, 94])]) == [None, None, None]


def test_the_table_names_the_row_that_holds_another(monkeypatch):
    rows = [row([10, 40], [0, 5]), row([30, 40], [20, 25]), row([50, 55], [45, 49])]
    monkeypatch.setattr("helpers.pipeline.article.quotes_of", lambda documents, tagger: [rows])
    frame = pd.DataFrame({"article_id": ["a"], "published": ["2026-03-02"], "title": [""], "text": ["x" * 60]})
    quotes = helpers.find_quotes(frame)
    assert quotes["quote_id"].tolist() == ["a-q1", "a-q2", "a-q3"]
    assert quotes["within"].tolist() == ["", "a-q1", ""]
