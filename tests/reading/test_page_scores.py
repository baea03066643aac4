"""Pages are measured against what a person read on them."""

import gzip
import json

import pytest

from benchmarks.pages import lines, measured
from helpers.problems import DatelineError
from tests.reading.test_pages import BODY, LINES, page


def folder(tmp_path, gold, **pages):
    for name, content in pages.items():
        (tmp_path / f"{name}.html").write_text(content, encoding="utf-8")
    (tmp_path / "gold.json").write_text(json.dumps(gold), encoding="utf-8")
    return tmp_path


def test_a_page_is_measured_by_what_its_gold_says_and_only_that(tmp_path):
    whole = page(f"<h1>Piers close</h1><article>{BODY}<p>“We wait,” said Ana Ruiz.</p></article>")
    right = {
        "headline": "Piers Close",
        "text": "\n\n".join([*LINES, "“We wait,” said Ana Ruiz."]),
        "published": "2018-06-12",
    }
    gold = {"a.html": right, "b": {"text": LINES[0], "title": "Mill burns"}}
    found = measured(folder(tmp_path, gold, a=whole, b=page(f"<p>{LINES[0]}</p>"))).set_index("file")
    assert found.loc["a.html"].tolist() == [1, 1, 0, 1]
    assert found.loc["b.html", "f1"] == 1 and found.loc["b.html", "title"] == 0
    assert found.loc["b.html", ["day", "kept"]].isna().all()


def test_a_page_that_is_not_read_counts_nothing_and_a_packed_one_is_unpacked(tmp_path):
    gold = [{"file": "a.html", "text": "“One.”"}, {"file": "b", "text": LINES[0]}]
    where = folder(tmp_path, gold, a="<html><body></body></html>")
    (where / "b.html.gz").write_bytes(gzip.compress(page(f"<p>{LINES[0]}</p>").encode()))
    found = measured(where)
    assert found["f1"].tolist() == [0, 1] and found["kept"].tolist()[0] == 0
    first, worst, _ = lines(where)
    assert first.startswith("2 pages of") and "body F1 0.500 (2), quotation marks kept 0.000 (1)" in first
    assert worst.strip() == "body F1 0.000  a.html"


def test_a_gold_that_names_a_page_that_is_not_there_stops_with_its_name(tmp_path):
    with pytest.raises(DatelineError, match=r"names the page 'c\.html', which is not in"):
        measured(folder(tmp_path, {"c.html": {}}))
    (tmp_path / "gold.json").write_text("[")
    with pytest.raises(DatelineError, match="no gold that can be read"):
        measured(tmp_path)
