"""Problems by kind: those of one kind are one row with their number, and what was lost comes first."""

import pandas as pd
import pytest

from helpers.analysis.problem_kinds import kinds, without_way

ARTICLES = pd.DataFrame({"article_id": ["x"], "source_path": ["/srv/a/mine/x.md"]})


def of(*rows):
    found = pd.DataFrame(rows, columns=["severity", "stage", "source_path", "message"]).assign(article_id="")
    return kinds(found, ARTICLES)


def test_thousands_of_notes_of_one_kind_are_one_row_with_their_number():
    note = [
        ("note", "quotes", f"mine/{n}.md", f"mine/{n}.md: {n + 2} marks without a partner (“word{n}”)")
        for n in range(7692)
    ]
    found = of(*note, ("error", "reading", "mine/z.md", "mine/z.md is empty; delete it"))
    assert found["problems"].tolist() == [1, 7692] and found["severity"].tolist() == ["error", "note"]
    assert found["files"].tolist() == [1, 7692] and found["message"][1] == "2 marks without a partner (“word0”)"


def test_what_could_not_be_read_comes_before_what_is_doubtful_and_what_was_only_noticed():
    found = of(
        ("note", "a", "", "n"),
        ("warning", "a", "", "w"),
        ("note", "a", "", "m 1"),
        ("note", "a", "", "m 2"),
        ("error", "a", "", "e"),
    )
    assert found["message"].tolist() == ["e", "w", "m 1", "n"]


@pytest.mark.parametrize(("message", "shown"), [
    ("/srv/a/mine/y.md: its day is odd", "its day is odd"), ("/srv/a/mine/y.md is empty", "is empty"),
    ("the day of /srv/a/mine/y.md is odd", "the day of mine/y.md is odd"), ("/srv/a/mine/y.md", "mine/y.md"),
])  # fmt: skip
def test_a_problem_names_its_file_once_and_from_the_corpus_s_folder_on(message, shown):
    found = of(("error", "reading", "/srv/a/mine/y.md", message)).iloc[0]
    assert (found["message"], found["example"]) == (shown, "mine/y.md")


def test_a_file_that_stands_alone_or_in_no_folder_keeps_its_name():
    assert without_way(pd.Series(["a.md"]), pd.Series(["in/b.md"])).tolist() == ["a.md"]
    assert without_way(pd.Series(["x/in/a.md", ""]), pd.Series(["x/in/b/c.md"])).tolist() == ["in/a.md", ""]
    assert len(kinds(pd.DataFrame(columns=["severity"]), ARTICLES)) == 0


def test_a_problem_of_an_article_names_the_article_s_file():
    rows = [
        {
            "severity": "note",
            "stage": "extract",
            "source_path": "",
            "article_id": "x",
            "message": "'' has 2 marks without a partner",
        }
    ]
    found = kinds(pd.DataFrame(rows), ARTICLES).iloc[0]
    assert (found["message"], found["example"], found["files"]) == ("has 2 marks without a partner", "mine/x.md", 1)
