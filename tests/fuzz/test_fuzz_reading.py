"""Damaged files of every layout give articles or a row in problems, never an exception or the message for unforeseen errors."""

import re
import tempfile
from contextlib import nullcontext
from pathlib import Path

import pytest

from helpers.reading import read as reading
from helpers.reading import read_articles
from helpers.reading.apart import Apart
from helpers.reading.clean import clean
from helpers.tables import conform
from tests.fuzz.files import files, known


@pytest.fixture(scope="module", autouse=True)
def one_process():
    """One process reads all files that are read apart, as it does for the files of one folder: starting one takes long."""
    with Apart() as apart, pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "Apart", lambda: nullcontext(apart))
        yield


LAST_NET = re.compile(r"could not be read as \w+ \(|or report it")  # an error that no reader knew of


def read(file):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / file.name
        path.write_bytes(file.data)
        corpus = read_articles(path, copies=False)
        assert [one.name for one in path.parent.iterdir()] == [file.name], "something was written beside the file"
    return corpus.articles, corpus.problems


def reading_holds(file):
    articles, problems = read(file)
    assert len(articles) or len(problems), "a file went without a word"
    conform("articles", articles), conform("problems", problems)
    assert not problems["message"].str.contains(LAST_NET).any(), problems["message"].tolist()
    for row in articles.itertuples():
        assert row.text.strip() and clean(row.text) == row.text
        for value in (row.text, row.title, row.outlet, row.byline, row.url, row.section, row.source_path):
            value.encode("utf-8")
        assert all("\n" not in value for value in (row.title, row.outlet, row.byline, row.url, row.section))


@pytest.mark.parametrize("layout", known())
def test_a_spoilt_file_gives_articles_or_a_problem_that_says_what_to_do(fuzz, layout):
    fuzz(reading_holds, files(layout), few=2, many=5000)


@pytest.mark.parametrize("layout", known())
def test_each_layout_is_read_before_it_is_spoilt(layout):
    from tests.fuzz.files import File, zipped

    name, content = known()[layout]
    content = zipped(content) if isinstance(content, dict) else content
    articles, _ = read(File(name, content.encode() if isinstance(content, str) else content))
    assert len(articles)
