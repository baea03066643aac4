"""Exports of large corpora: long CSVs are compressed and whole, workbooks and viewers get the first rows and say so."""

import gzip
import io
import json

import openpyxl
import pandas as pd

from helpers.export import cells, quotations, timeline
from helpers.export.codebook import codebook


def test_a_long_csv_is_compressed_whole_and_the_same_each_time(monkeypatch):
    monkeypatch.setattr(cells, "MOST_PLAIN", 20)
    frame = pd.DataFrame({"said": ["a long word", "another", "=1+1"]})
    ending, data = cells.csv_file(frame)
    assert (ending, gzip.decompress(data).decode()) == ("csv.gz", cells.csv_text(frame))
    assert data == cells.csv_file(frame)[1], "no time or name of a file is in it"


def test_a_line_of_annotations_is_the_page_of_one_article(report):
    about = report()
    quotes = about.attributed_quotes(copies=True)
    pages = [json.loads(line) for line in quotations.annotation_lines(quotes, about.articles)]
    assert [page["id"] for page in pages] == [f"urn:dateline:quotations:{i}" for i in "abcd"]
    items = [item for page in pages for item in page["items"]]
    assert items == quotations.web_annotations(quotes, about.articles)["items"]


def test_a_workbook_of_many_rows_says_what_it_leaves_out(report, monkeypatch):
    monkeypatch.setattr(quotations, "MOST_IN_EXCEL", 2)
    about = report()
    table = quotations.tidy(about.attributed_quotes(), about.articles)
    book = openpyxl.load_workbook(io.BytesIO(quotations.excel(table, codebook())))
    assert len(list(book["quotations"].rows)) == 3
    assert book["codebook"]["C2"].value == f"the first 2 of {len(table)} quotations; the CSV has all"


def test_viewers_get_the_most_salient_events_and_the_csv_has_all(monkeypatch):
    monkeypatch.setattr(timeline, "MOST_EVENTS", 2)
    monkeypatch.setattr(timeline, "AT_ONCE", 2)
    event = {
        "kind": "visit", "first_day": pd.Timestamp("2018-07-06"), "last_day": pd.Timestamp("2018-07-06"), "precision": "day",
        "status": "happened", "participants": [], "place": "", "n_mentions": 1, "n_articles": 1, "n_outlets": 1, "salience": 1.0,
        "conflict": [], "evidence": {"article_id": "a", "start": 0, "end": 4},
    }  # fmt: skip
    events = pd.DataFrame([{"event_id": f"e{n}", "label": f"Visit {n}", **event} for n in range(5)])
    articles = pd.DataFrame({"article_id": ["a"], "outlet": ["Kestrel"], "text": ["Ruiz came."]})
    made = timeline.every_format(events, articles, title="Visits")
    whole = pd.read_csv(io.BytesIO(made["csv"]))
    assert whole["event_id"].tolist() == [f"e{n}" for n in range(5)] and set(whole["sentence"]) == {"Ruiz"}
    data = json.loads(made["json"])
    assert ([row["event_id"] for row in data["events"]], data["left_out"]) == (["e0", "e1"], 3)
