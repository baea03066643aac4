"""What a researcher takes away reads back as what was found."""

import io
import json

import openpyxl
import pandas as pd
import pytest
import yaml

from helpers.export import methods, quotations
from helpers.export.codebook import codebook
from helpers.reporting.sharing import methods_paragraph


@pytest.fixture
def both(report):
    about = report()
    return about, about.attributed_quotes()


def test_the_table_has_a_row_a_quotation_and_a_codebook_line_a_column(both):
    about, quotes = both
    table = quotations.tidy(quotes, about.articles)
    assert len(table) == 6 and set(table) <= set(codebook()["column"])
    assert table["said"].iloc[0] == both[0].articles["text"].iloc[0][:10]


def test_excel_reads_back_and_runs_no_formula(both):
    about, quotes = both
    table = quotations.tidy(quotes, about.articles).assign(title="=1+1\x07")
    book = openpyxl.load_workbook(io.BytesIO(quotations.excel(table, codebook())))
    rows = list(book["quotations"].iter_rows(values_only=True))
    assert len(rows) == 7 and rows[0][0] == "quote_id" and "'=1+1" in rows[1]
    assert book["codebook"].max_row == len(codebook()) + 1


def test_web_annotations_point_at_their_words(both):
    about, quotes = both
    page = json.loads(json.dumps(quotations.web_annotations(quotes, about.articles)))
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld" and len(page["items"]) == 18
    text = about.articles["text"].iloc[0]
    for item in page["items"]:
        place, words = item["target"]["selector"]
        assert text[place["start"] : place["end"]] == words["exact"]
    assert len({item["id"] for item in page["items"]}) == 18


def test_the_citation_is_valid_and_keeps_an_odd_title(both):
    about, _ = both
    about.title = 'Bridges: "safe" {}'
    cited = yaml.safe_load(methods.citation(about.title, about.coverage()))
    assert cited["cff-version"] == "1.2.0" and cited["title"] == 'Bridges: "safe" {}' and cited["authors"]


def test_the_methods_paragraph_names_versions_and_measured_rates(both):
    text = methods_paragraph(*both)
    assert f"pandas {pd.__version__}" in text and "precision and recall" in text and "tagger: accurate" in text
    assert "Human corrections: none" in text


def test_corrections_are_counted_in_each_report(report):
    log = pd.DataFrame({"kind": ["same_person"] * 16 + ["not_a_quotation"], "changed": [1] * 16 + [0]})
    said = report(decided=log).corrected()
    assert (
        said.startswith("17 human corrections (same person 16, not a quotation 1), applied last; 1 ")
        and "problems" in said
    )
    assert "before any correction" in report(decided=log).about().data
