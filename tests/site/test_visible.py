"""What a reader cannot see is shown as an escape where names, titles, files and evidence stand; offsets do not move."""

import pytest

from helpers import charts
from helpers.analysis import sources
from helpers.export import methods, timeline
from helpers.export.quotations import web_annotations
from helpers.reporting import figures
from helpers.site.page import page
from helpers.site.visible import visible
from tests.reporting.test_bad_site import write

UNSEEN = "\x07\x1b\x7f\x85\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
NAME = "Ana \u202eziuR\x1b[31m"


@pytest.mark.parametrize("character", UNSEEN, ids=lambda c: f"U+{ord(c):04X}")
def test_a_page_shows_an_escape_for_each_character_that_turns_or_hides(character):
    whole = page(f"<p>gpj{character}exe</p>", title=f"a{character}b", description=f"c{character}d")
    assert character not in whole and whole.count(visible(character)) == 3


def test_line_breaks_tabs_and_letters_of_every_script_stay():
    text = "عنا رويز\n\tNaïve 日本 👩‍👩‍👧"
    assert visible(text) == text


def test_no_file_of_a_site_holds_what_turns_a_name(tmp_path, report):
    about = report([("a", 0.1, "s1", "direct")], [("s1", NAME, "person", [NAME], "she")], ids="a")
    text = f"Ana {NAME} spoke. " + about.articles["text"].iloc[0]
    about.tables["articles"] = about.articles.assign(
        text=text,
        title=f"T{NAME}",
        outlet=f"O{NAME}",
        byline=f"B{NAME}",
        source_path=f"x/F{NAME}.txt",
        section=f"S{NAME}",
    )
    build = write(about, tmp_path / "build")
    for path in build.rglob("*"):
        if path.suffix == ".html" or path.name.startswith("documents-"):
            assert not set(UNSEEN) & set(path.read_text(encoding="utf-8")), path
    assert (
        r"F\x07"[:1] in (build / "articles/a.html").read_text() and r"\u202e" in (build / "articles/a.html").read_text()
    )


def test_a_chart_of_such_a_name_is_whole_and_draws_the_escape(report):
    from lxml import etree

    about = report([("a", 0.1, "s1", "direct")], [("s1", NAME, "person", [], "she")], ids="a")
    chart = charts.quoted(sources.bars(sources.by_speaker(about.attributed_quotes()), 5), title=f"{NAME} leads")
    made = figures.image_files(chart)["svg"]
    etree.fromstring(made)  # fails where a character is none of XML's
    assert b"\\u202eziuR\\x1b[31m leads" in made and b"\x1b" not in made


def test_the_words_of_an_annotation_keep_every_character_and_place(report):
    about = report()
    text = f"{NAME} said it. " + about.articles["text"].iloc[0]
    about.tables["articles"] = about.articles.assign(text=text)
    for item in web_annotations(about.attributed_quotes(), about.articles)["items"]:
        place, words = item["target"]["selector"]
        assert words["exact"] == text[place["start"] : place["end"]]


def test_a_citation_with_such_a_title_is_valid(report):
    import yaml

    about = report()
    about.title = NAME + "\x85"
    assert "\\u202e" in yaml.safe_load(methods.citation(about.title, about.coverage()))["title"]


def test_a_calendar_takes_no_line_from_a_text():
    row = {
        "event_id": "e", "label": f"Talks\r\nATTACH:x\rURL:y {NAME}", "first_day": "2018-07-12", "last_day": "2018-07-12",
        "sentence": "a" * 200 + "\u2028\x0bb;c,d\\n", "outlet": "O\rX:y", "status": "happened", "place": "P\nX:z",
    }  # fmt: skip
    made = timeline.icalendar([row], f"T\r\nX:{NAME}")
    lines = made.decode("utf-8").split("\r\n")
    assert "\r" not in "".join(lines) and "\n" not in "".join(lines) and all(len(line.encode()) <= 75 for line in lines)
    assert not [line for line in lines if line.startswith(("ATTACH", "URL", "X:"))]
    assert not set(UNSEEN) & set(made.decode("utf-8"))
