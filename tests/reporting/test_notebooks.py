"""The notebooks as the runner runs them: on a small corpus, with nothing chosen, on one article, with a wrong name."""

import re

import pytest

from helpers.pipeline.__main__ import extract, read
from helpers.problems import DatelineError
from helpers.reporting.running import run

ARTICLE = """---
title: Bridge {word}
outlet: {outlet} (fictional)
published: 2018-07-{day:02d}
---

“The bridge is {word},” Ana Ruiz, the mayor, said on Tuesday. {more}
"""
MORE = {
    "safe": "She met engineers in Port Sable on July 3. Bo Lind, a resident, said that he crosses it every day with his goats.",
    "closed": "Lorries wait at both ends, and the ministry declined to comment. Eva Falk, a spokeswoman, called it “a long night.”",
    "open": "A band played, children ran ahead, and Cy Dahl could not be reached. Officials had visited Rome on July 6.",
}
WORDS = (("Kestrel Daily", 10, "safe"), ("Kestrel Daily", 11, "closed"), ("Harbour Courier", 12, "open"))


def tables_of(folder, articles):
    (folder / "corpus").mkdir()
    for outlet, day, word in articles:
        (folder / f"corpus/{word}.md").write_text(ARTICLE.format(outlet=outlet, day=day, word=word, more=MORE[word]))
    read(folder / "corpus", folder / "tables")
    extract(folder / "tables", "fast", None, "local", 1, [])
    return folder / "tables"


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    return tables_of(tmp_path_factory.mktemp("three"), WORDS)


@pytest.fixture(scope="module")
def one_article(tmp_path_factory):
    return tables_of(tmp_path_factory.mktemp("one"), WORDS[:1])


def report(name, tables, tmp_path, **params):
    path = tmp_path / "x.yaml"
    path.write_text("".join(f"{key}: {value}\n" for key, value in params.items()))
    run(f"notebooks/{name}.ipynb", tmp_path / f"build/{name}/x.html", path, tables)
    return re.sub(r"data:image[^\"]+", "", (tmp_path / f"build/{name}/x.html").read_text())


@pytest.mark.parametrize(("name", "words"), [
    ("sources", ["Ana Ruiz has", "official", "witness or resident", "Asked and not heard, 2 times", "Methods paragraph"]),
    ("speaker", ["is quoted 2 times", "Every quotation, in order", "What changed"]),
    ("compare", ["Kestrel Daily", "Harbour Courier", "shares differ"]),
    ("timeline", ["What was said about them"]),
    ("explore", ["Point and click"]),
])  # fmt: skip
def test_a_notebook_without_parameters_makes_a_report(name, words, tables, tmp_path):
    page = report(name, tables, tmp_path)
    assert [word for word in words if word not in page] == []


@pytest.mark.parametrize("name", ["sources", "speaker", "timeline", "corpus"])
def test_an_empty_selection_makes_a_page_that_says_so(name, tables, tmp_path):
    page = report(name, tables, tmp_path, published_from="2030-01-01")
    assert "0 of 3 articles" in page and re.search(r"No (quotation|event|article)", page)


def test_two_periods_of_which_one_is_empty_are_compared_without_a_difference(tables, tmp_path):
    page = report("compare", tables, tmp_path, left_published_to="2018-07-11", right_published_from="2030-01-01")
    assert "No share differs" in page


@pytest.mark.parametrize("name", ["sources", "speaker", "compare", "timeline", "corpus"])
def test_a_corpus_of_one_article_has_every_report(name, one_article, tmp_path):
    assert "1 of 1 articles" in report(name, one_article, tmp_path)


@pytest.mark.parametrize(("name", "params", "message"), [
    ("speaker", {"speaker": "Anna Ruis"}, "there is no speaker 'Anna Ruis' in the corpus; did you mean 'Ana Ruiz'"),
    ("compare", {"left_outlets": "[Kestrel]"}, "there is no outlet 'Kestrel' in the corpus; did you mean 'Kestrel Daily"),
])  # fmt: skip
def test_a_wrong_name_is_answered_with_the_nearest(name, params, message, tables, tmp_path):
    with pytest.raises(DatelineError, match=message):
        report(name, tables, tmp_path, **params)


def test_the_exports_stand_beside_the_report(tables, tmp_path):
    report("sources", tables, tmp_path)
    made = {path.name for path in (tmp_path / "build/sources").iterdir()}
    assert {"x.quotations.csv", "x.quotations.xlsx", "x.annotations.json", "x.codebook.md", "x.CITATION.cff", "x.methods.txt",
            "x.speakers.svg", "x.speakers.png", "x.shares.csv"} <= made  # fmt: skip
