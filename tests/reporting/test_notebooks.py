"""The notebooks as the runner runs them: on a small corpus, with nothing chosen, on one article, with a wrong name."""

import csv
import json
import re
from functools import cache

import pytest

from helpers.pipeline.__main__ import extract, read
from helpers.problems import DatelineError
from helpers.reporting.running import run

pytestmark = pytest.mark.xdist_group("notebooks")  # what they share is made once

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


def OfStories(folder, articles):
    (folder / "corpus").mkdir()
    for outlet, day, word in articles:
        (folder / f"corpus/{word}.md").write_text(ARTICLE.format(outlet=outlet, day=day, word=word, more=MORE[word]))
    read(folder / "corpus", folder / "tables")
    extract(folder / "tables", "fast", None, "local", 1, [])
    return folder / "tables"


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    return OfStories(tmp_path_factory.mktemp("three"), WORDS)


@pytest.fixture(scope="module")
def one_article(tmp_path_factory):
    return OfStories(tmp_path_factory.mktemp("one"), WORDS[:1])


def report(name, tables, tmp_path, **params):
    path = tmp_path / "x.yaml"
    path.write_text("".join(f"{key}: {value}\n" for key, value in params.items()))
    run(f"notebooks/{name}.ipynb", tmp_path / f"build/{name}/x.html", path, tables)
    return re.sub(r"data:image[^\"]+", "", (tmp_path / f"build/{name}/x.html").read_text())


@pytest.fixture(scope="module")
def made(tables, tmp_path_factory):
    """Return a function that gives the folder of a notebook's report without parameters; each is made once."""

    @cache
    def folder_of(name):
        folder = tmp_path_factory.mktemp(name)
        report(name, tables, folder, **({"corpus": tables.parent / "corpus"} if name == "start_here" else {}))
        return folder / "build" / name

    return folder_of


def page_of(folder):
    return re.sub(r"data:image[^\"]+", "", (folder / "x.html").read_text())


@pytest.mark.parametrize(("name", "words"), [
    ("sources", ["Ana Ruiz has", "official", "witness or resident", "2 times that someone gave no comment", "Methods paragraph"]),
    ("speaker", ["is quoted 3 times", "Every quotation, in order", "What changed"]),
    ("compare", ["Kestrel Daily", "Harbour Courier", "shares differ"]),
    ("timeline", ["What was said about them"]),
    ("explore", ["Point and click"]),
])  # fmt: skip
def test_a_notebook_without_parameters_makes_a_report(name, words, made):
    page = page_of(made(name))
    assert [word for word in words if word not in page] == []


# Columns whose text may hold digits: words of articles, names of files and of measures, and ids.
TEXT = {"said", "sentence", "cue", "cue_words", "source_words", "phrase", "title", "title_of", "message", "why", "label", "event",
        "on_event", "source_path", "measure", "reads", "what", "edtf", "value"}  # fmt: skip
ID = re.compile(r"(?:.*_id|event_ids|copy_of|link)$")
DAYS = re.compile(r"-?\d{4}-\d\d-\d\d(?:/-?\d{4}-\d\d-\d\d)?")
SHARE = re.compile(r"[+−-]?[\d.,]+ ?(?:%|\(.*\d.*\))")  # "34 %", "34 (20–51)", "+3 (-2 to +8)": hidden in any column


def hides_a_number(column, cell):
    """Say whether `cell` is a text that holds a number a researcher would have to cut out of it.

    >>> hides_a_number("of_all", "34 (20–51)"), hides_a_number("most_quoted", "Ana Ruiz 3")
    (True, True)
    >>> hides_a_number("share", "34.0"), hides_a_number("day", "2018-07-06"), hides_a_number("content", "[[0, 4]]")
    (False, False, False)
    """
    if ID.fullmatch(column) or not re.search(r"\d", cell) or DAYS.fullmatch(cell):
        return False
    try:
        json.loads(cell.lstrip("'+"))  # a number, or a list of spans
    except ValueError:
        return column not in TEXT or bool(SHARE.fullmatch(cell))
    return False


@pytest.mark.parametrize("name", ["sources", "speaker", "compare", "timeline", "corpus", "start_here"])
def test_no_csv_of_a_notebook_hides_a_number_inside_a_text(name, made):
    paths = sorted(made(name).glob("*.csv"))
    cells = [
        (path.name, column, cell)
        for path in paths
        for row in csv.DictReader(path.open(encoding="utf-8", newline=""))
        for column, cell in row.items()
    ]
    assert paths and cells
    assert [cell for cell in cells if hides_a_number(*cell[1:])] == []


@pytest.mark.parametrize("name", ["sources", "speaker", "timeline", "corpus"])
def test_an_empty_selection_makes_a_page_that_says_so(name, tables, tmp_path):
    page = report(name, tables, tmp_path, published_from="2030-01-01")
    assert "0 chosen articles" in page and re.search(r"No (quotation|event|article)", page)


def test_two_periods_of_which_one_is_empty_are_compared_without_a_difference(tables, tmp_path):
    page = report("compare", tables, tmp_path, left_published_to="2018-07-11", right_published_from="2030-01-01")
    assert "No share differs" in page


@pytest.mark.parametrize("name", ["sources", "speaker", "compare", "timeline", "corpus"])
def test_a_corpus_of_one_article_has_every_report(name, one_article, tmp_path):
    assert "1 article," in report(name, one_article, tmp_path)


@pytest.mark.parametrize(("name", "params", "message"), [
    ("speaker", {"speaker": "Anna Ruis"}, "there is no speaker 'Anna Ruis' in the corpus; did you mean 'Ana Ruiz'"),
    ("compare", {"left_outlets": "[Kestrel]"}, "there is no outlet 'Kestrel' in the corpus; did you mean 'Kestrel Daily"),
])  # fmt: skip
def test_a_wrong_name_is_answered_with_the_nearest(name, params, message, tables, tmp_path):
    with pytest.raises(DatelineError, match=message):
        report(name, tables, tmp_path, **params)


def test_the_exports_stand_beside_the_report(made):
    names = {path.name for path in made("sources").iterdir()}
    assert {"x.quotations.csv", "x.quotations.xlsx", "x.annotations.jsonl.gz", "x.codebook.md", "x.CITATION.cff", "x.methods.txt",
            "x.speakers.svg", "x.speakers.png", "x.shares.csv"} <= names  # fmt: skip
