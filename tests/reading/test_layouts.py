"""Layouts that lie between those of test_archives and test_plain_formats; made-up people and outlets."""

import json

import pytest

from tests.reading.conftest import day

TEXT = "The ferries stopped on Monday. “We wait,” said Ana Ruiz."
ROW = {"title": "T", "text": TEXT}


@pytest.mark.parametrize(
    ("found", "titles"),
    [
        (ROW, ["T"]),
        ([ROW, {**ROW, "title": "U", "text": TEXT + " So."}], ["T", "U"]),
        ({"response": ROW}, ["T"]),
        ({"response": {"status": "ok", "results": [ROW]}}, ["T"]),
        ({"meta": {"page": 1}, "response": {"data": {"results": [ROW]}}}, ["T"]),
        ({"tags": ["a"], "pages": [], "articles": [ROW]}, ["T"]),
        ({**ROW, "tags": [{"name": "ports"}]}, ["T"]),
        ({"response": {"results": [{"webTitle": "T", "fields": {"text": TEXT}}]}}, ["T"]),
    ],
)
def test_json_gives_its_articles_wherever_it_holds_them(read, found, titles):
    articles, _ = read("a.json", json.dumps(found))
    assert [article["title"] for article in articles] == titles
    assert all(article["text"].startswith(TEXT) and article["source_format"] == "json" for article in articles)


def test_one_article_alone_has_no_number_and_those_of_a_list_have_theirs(read):
    (alone,), _ = read("a.json", json.dumps(ROW))
    assert alone["source_path"].endswith("a.json")
    (one,), _ = read("b.json", json.dumps([ROW]))
    assert one["source_path"].endswith("b.json#1")


def test_an_item_without_a_text_is_said_with_what_it_has_and_the_rest_is_read(read):
    articles, problems = read("a.json", json.dumps([{"title": "T", "body_of_it": "x"}, 7, ROW]))
    assert [article["source_path"].split("#")[1] for article in articles] == ["3"]
    said = [message for message in problems if "no field with the text" in message]
    assert "item 1 has" in said[0] and "it has title, body_of_it;" in said[0]
    assert "item 2 has" in said[1] and "it has none;" in said[1] and len(said) == 2


def test_a_line_that_is_no_json_is_said_and_lines_are_numbered_without_blank_ones(read):
    lines = [json.dumps(ROW), "", "{cut off", "[1]", json.dumps({"no": 1}), json.dumps({**ROW, "text": TEXT + " So."})]
    articles, problems = read("a.jsonl", "\n".join(lines))
    assert [article["source_path"].split("#")[1] for article in articles] == ["1", "5"]
    assert ["line 3" in problems[0], "line 4" in problems[1], "line 5" in problems[2]] == [True] * 3


@pytest.mark.parametrize(("name", "source_format"), [("a.jsonl", "jsonl"), ("a.ndjson", "jsonl"), ("a.json", "json")])
def test_one_line_alone_is_what_its_name_says(read, name, source_format):
    (article,), _ = read(name, json.dumps(ROW))
    assert article["source_format"] == source_format


def test_a_label_that_stands_alone_belongs_to_the_paragraph_below_it(read):
    page = f"""<div><a name="DocID_1"></a><p>Ferries stop</p><p>Author:</p><p>Lena Holm</p><p>Abstract:</p>
    <p>Publication title:</p><p>Harbour Courier</p><p>Publication date:</p><p>Jul 12, 2018</p><p>Full text:</p><p>{TEXT}</p>
    <p>ProQuest document ID: 1</p></div>"""
    (article,), _ = read("a.html", page)
    assert (article["title"], article["byline"], article["outlet"]) == ("Ferries stop", "Lena Holm", "Harbour Courier")
    assert (day(article), article["text"], article["source_format"]) == ("2018-07-12", TEXT, "proquest-html")
