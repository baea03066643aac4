"""What lies in a folder of articles and is none: passed over, and said."""

import io
import zipfile

import pytest

from helpers.reading import read_articles
from helpers.reading.passed_over import page_of_parts, what_is

GOOD = "Ferries stop\n\nThe ferries stopped on Monday.\n"
PAGE = "<html><head><title>Ferries stop</title></head><body><article><p>The ferries stopped on Monday.</p></article></body></html>"
FILES = {"a.txt": GOOD, "plot.py": "import this\n", "desktop.ini": "[x]\na=1\n", "a.txt:Zone.Identifier": "[ZoneTransfer]\n",
         "README.md": "# My articles\n\nThese are my articles.\n", "Bridge opens.html": PAGE.replace("ferries stopped", "bridge opened"),
         "Bridge opens_files/ad.html": PAGE, "Bridge opens_files/a.js": "var a = 1;\n"}  # fmt: skip


def test_code_settings_and_the_parts_of_a_saved_page_are_passed_over_and_said(tmp_path):
    for name, content in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content)
    corpus = read_articles(tmp_path)
    assert sorted(corpus.articles["title"]) == ["Ferries stop", "Ferries stop"] and len(corpus.articles) == 2
    assert corpus.problems["message"].str.contains("passed over").sum() == 5
    assert len(read_articles(tmp_path / "README.md").articles) == 1  # named by itself


def test_an_archive_is_looked_through_in_the_same_way(read):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for name, content in FILES.items():
            file.writestr(f"mine/{name}", content)
    articles, problems = read("a.zip", buffer.getvalue())
    assert len(articles) == 2 and any("6 files in it are no articles" in problem for problem in problems)


@pytest.mark.parametrize(
    "name", ["ferries.txt", "ferries.html", "a.md", "U.S. talks", "a.csv", "a.json", "Read me first.txt"]
)
def test_what_may_be_an_article_is_read(name):
    assert not what_is(name)


def test_a_folder_of_files_without_its_page_is_read():
    assert page_of_parts("Ferries-Dateien", {"Ferries.htm"}) and not page_of_parts("court_files", {"a.html"})
