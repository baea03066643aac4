"""What the archives' layouts mean, block by block: the order of a head, labels, where a body begins and ends."""

import pytest

from helpers.reading.fields import draft_of, looks_like_fields, mapping
from helpers.reading.formats.factiva import draft_of_codes, draft_of_lines
from helpers.reading.formats.markup import blocks, parsed, words
from helpers.reading.formats.nexis import announced_by, draft_of_blocks
from helpers.reading.formats.plain import plain_of
from helpers.reading.formats.proquest import draft_of_blocks as proquest_draft
from helpers.reading.labels import label_of, language_code
from tests.reading.conftest import day

LONG = "The ferries stopped on Monday because of the storm, and nobody knows for how long. " * 3


def known(draft):
    """Return the fields of a Draft that hold something."""
    return {name: value if name != "published" else str(value) for name, value in vars(draft).items() if value}


def test_factiva_s_codes_are_fields_and_the_lead_stands_before_the_rest():
    fields = {"TD": ["Two."], "LP": ["One."], "HD": ["Ferries", "stop"], "BY": "by Lena Holm", "SN": "Courier", "PD": "3/4/2018",
              "SE": "", "CLM": "Ports", "LA": "German"}  # fmt: skip
    assert known(draft_of_codes(fields)) == {
        "text": "One.\n\nTwo.", "title": "Ferries stop", "byline": "Lena Holm", "outlet": "Courier", "published": "2018-04-03",
        "section": "Ports", "language": "de",
    }  # fmt: skip
    assert known(draft_of_codes({"SE": "News", "CLM": "Ports", "PD": "one day"})) == {
        "section": "News",
        "published": "one day",
    }
    assert draft_of_codes({}).published is None


@pytest.mark.parametrize(
    ("after", "found"),
    [
        (["By Lena Holm", "12 words", "12 July 2018", "15:32", "Courier", "HARB", "English"],
         {"byline": "Lena Holm", "published": "2018-07-12", "outlet": "Courier", "language": "en"}),
        (["12 words", "12 July 2018", "Courier"], {"published": "2018-07-12", "outlet": "Courier"}),
        (["Lena Holm", "Jon Falk", "1,200 words", "3/4/2018"], {"byline": "Lena Holm Jon Falk", "published": "2018-04-03"}),
        (["12 July 2018", "9.30 pm GMT", "Courier"], {"published": "2018-07-12", "outlet": "Courier"}),
        (["Of 1 May 2018", "12 words", "12 July 2018", "Courier"],
         {"byline": "Of 1 May 2018", "published": "2018-07-12", "outlet": "Courier"}),
        (["12 words", "12 July 2018", "English Courier", "The German, and then some words", "French"],
         {"published": "2018-07-12", "outlet": "English Courier", "language": "fr"}),
        (["", "Lena Holm", "12 words"], {"byline": "Lena Holm"}), ([], {}),
    ],
)  # fmt: skip
def test_factiva_s_head_without_codes_is_known_by_its_order(after, found):
    draft = draft_of_lines(["Ports", "x"], " Ferries  stop ", after, ["One.", "Two."])
    assert known(draft) == {"title": "Ferries stop", "text": "One.\n\nTwo.", "section": "Ports", **found}


NEXIS = ["Courier.", "July 12, 2018 Thursday", "Ferries stop", "BYLINE: By Lena Holm", "SECTION: Ports; Pg. 4", "One.", "Two.\nThree.",
         "LOAD-DATE: July 13, 2018", "LANGUAGE: GERMAN", "GRAPHIC: A ferry", "seen from above", "Copyright 2018 Harbour Press"]  # fmt: skip
PLAIN = {"outlet": "Courier", "published": "2018-07-12", "title": "Ferries stop", "byline": "Lena Holm", "section": "Ports; Pg. 4",
         "language": "de", "text": "One.\n\nTwo.\n\nThree."}  # fmt: skip


def nexis(*changes, title_first=False):
    found = list(NEXIS)
    for old, new in changes:
        place = found.index(old)
        found[place : place + 1] = new
    return known(draft_of_blocks(found, title_first))


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ([], PLAIN),
        ([("Courier.", ["Copyright 2018 Harbour Press\nCourier"])], PLAIN),
        ([("Ferries stop", ["Late Edition - Final", "Ferries stop"])], PLAIN),
        ([("Ferries stop", ["Copyright 2018 Harbour Press", "Correction Appended", "Ferries stop"])], PLAIN),
        ([("Ferries stop", ["Correction: Ferries stop"])], {**PLAIN, "title": "Correction: Ferries stop"}),
        ([("One.", ["ABSTRACT", "Short.", "FULL TEXT:", "One."])], PLAIN),
        ([("One.", ["One.", "Section: that is what she said"])],
         {**PLAIN, "text": "One.\n\nSection: that is what she said\n\nTwo.\n\nThree."}),
        ([("Two.\nThree.", ["Two.\nThree.", "End of Document", "Other"])],
         {k: v for k, v in PLAIN.items() if k != "language"}),
        ([("Two.\nThree.", ["Two.\nThree.", "2 of 3 DOCUMENTS", "Other"])],
         {k: v for k, v in PLAIN.items() if k != "language"}),
        ([("Two.\nThree.", ["Two.\nThree.", "Classification", "Subject words"])], PLAIN),
        ([("July 12, 2018 Thursday", ["Sold on July 12, 2018 by post"])], PLAIN),
        ([("LANGUAGE: GERMAN", ["LANGUAGE: GERMAN", "URL: https://c.example/f"])], {**PLAIN, "url": "https://c.example/f"}),
        ([("LANGUAGE: GERMAN", ["LANGUAGE: GERMAN", "URL: c.example/f"])], PLAIN),
    ],
)  # fmt: skip
def test_nexis_has_outlet_day_and_title_and_then_labels_and_body(changes, found):
    assert nexis(*changes) == found


def test_nexis_docx_has_the_title_before_outlet_and_day():
    head = ["Ferries stop", "Courier", "July 12, 2018 Thursday", "Copyright 2018", "Section: Ports", "Body", "One.", "Classification",
            "Subject: x"]  # fmt: skip
    found = {
        "title": "Ferries stop",
        "outlet": "Courier",
        "published": "2018-07-12",
        "section": "Ports",
        "text": "One.",
    }
    assert known(draft_of_blocks(head, True)) == found
    assert known(draft_of_blocks(["Ferries", "The", "Courier", *head[2:]], True)) == {
        **found,
        "title": "Ferries",
        "outlet": "The Courier",
    }
    assert known(draft_of_blocks(["Courier", *head[2:]], True)) == {
        k: v for k, v in {**found, "outlet": "Courier"}.items() if k != "title"
    }
    assert known(draft_of_blocks(["Ferries", "Courier", "Body", "One."], True)) == {
        "title": "Ferries",
        "outlet": "Courier",
        "text": "One.",
    }


def test_nexis_without_labels_and_without_a_day_and_a_document_that_is_none():
    assert known(draft_of_blocks(["Courier", "July 12, 2018", "Ferries stop", LONG, "Two."], False)) == {
        "outlet": "Courier", "published": "2018-07-12", "title": "Ferries stop", "text": f"{LONG.strip()}\n\nTwo.",
    }  # fmt: skip
    assert known(draft_of_blocks(["Courier", "Ferries stop", "BYLINE: Lena Holm", "One."], False)) == {
        "outlet": "Courier", "title": "Ferries stop", "byline": "Lena Holm", "text": "One.",
    }  # fmt: skip
    for none in (
        [],
        [" ", "\xa0"],
        ["x", "We are sorry but there is an error in this document", "y"],
        ["It is no longer available"],
    ):
        assert draft_of_blocks(none, False) is None
    assert draft_of_blocks(["a", "b", "c", "It is no longer available"], False) is not None


@pytest.mark.parametrize(
    ("counts", "n"),
    [
        ([], 0), (["1 of 3 DOCUMENTS"], 3), (["1 of 3 DOCUMENTS", "2 of 3 DOCUMENTS"], 3), (["201 of 300 DOCUMENTS"], 1),
        (["Dokument 1 von 5", "x"], 5), (["1 of 2 DOCUMENTS"] * 4, 4), (["x", "y"], 2),
        (["1 of 9 DOCUMENTS", "2 of 4 DOCUMENTS", "3 of 4 DOCUMENTS"], 4),
    ],
)  # fmt: skip
def test_an_export_that_begins_with_its_first_document_announces_its_total(counts, n):
    assert announced_by(counts) == n


PROQUEST = ["Ferries stop", "https://p.example/1", "Author: Holm, Lena", "Publication info: Courier ; Port Vale. 3/4/2018: A.1.",
            "Full text: One.\nTwo.", "Three.", "CREDIT: Jon Falk", "Subject: Ferries", "Language of publication: French",
            "Document URL: see https://p.example/2 there"]  # fmt: skip


def test_proquest_has_labels_around_its_full_text():
    found = {"title": "Ferries stop", "byline": "Holm, Lena", "outlet": "Courier", "published": "2018-04-03",
             "text": "One.\n\nTwo.\n\nThree.", "language": "fr", "url": "https://p.example/2"}  # fmt: skip
    assert known(proquest_draft(PROQUEST)) == found
    no_author = [block for block in PROQUEST if not block.startswith("Author")]
    assert known(proquest_draft(no_author)) == {**found, "byline": "Jon Falk"}
    named = [*PROQUEST, "Publication title: Port Post; Vale", "Publication date: Jul 12, 2018", "Title: Other"]
    assert known(proquest_draft(named)) == {**found, "outlet": "Port Post", "published": "2018-07-12"}
    assert known(proquest_draft([*PROQUEST[1:], "Title: Other"])) == {**found, "title": "Other"}
    assert known(proquest_draft([*PROQUEST[:3], "Publication date: Summer", *PROQUEST[4:]]))["published"] == "Summer"
    assert known(proquest_draft([*PROQUEST[:4], "Full text: None available.", "Three."]))["text"] == "Three."
    bracket = [*PROQUEST[:3], "Publication info: Courier [Port Vale]. 12 July 2018: A.1.", *PROQUEST[4:]]
    assert known(proquest_draft(bracket)) == {**found, "published": "2018-07-12"}
    assert proquest_draft(["Ferries stop", "One."]) is None
    assert known(proquest_draft(["T", "Full text:", "One.", "Author: she said of the author"]))["text"] == (
        "One.\n\nAuthor: she said of the author"
    )


@pytest.mark.parametrize(
    ("block", "found"),
    [
        ("BYLINE: Korea desk", ("byline", "head", "Korea desk")), ("Byline : x", ("byline", "head", "x")), ("BYLINE:x", None),
        ("BYLINE:", ("byline", "head", "")), ("Nobody: x", None), ("BYLINE", None), ("He said “BYLINE”: x", None),
    ],
)  # fmt: skip
def test_a_label_is_one_of_the_archive_s_before_a_colon(block, found):
    assert label_of(block, "nexis") == found


def test_the_first_language_named_counts():
    assert [language_code(words) for words in ("ENGLISH; French", "Sprache: Deutsch", "Klingon", "")] == [
        "en",
        "de",
        "",
        "",
    ]


def test_markup_gives_paragraphs_and_breaks_and_nothing_that_is_not_shown():
    page = """<html><head><title>T</title></head><body>a<div>One<br>two <b>bold</b>  x<script>no</script> y</div>tail<p> </p>
    <ul><li>L1<li>L2</ul><!-- no --><style>no</style>end</body></html>"""
    assert blocks(parsed(page)) == ["a", "One\ntwo bold x y", "tail", "L1", "L2", "end"]
    assert words(parsed("<p>One <b>two</b>\n three</p>")) == "One two three" and words(None) == ""


def test_columns_are_known_by_their_names_the_better_name_first_and_ones_own_before_all():
    assert mapping(["Headline", "Full text", "Date"]) == {"title": "Headline", "text": "Full text", "published": "Date"}
    assert mapping(["body", "text"])["text"] == mapping(["text", "body"])["text"] == "text"
    assert mapping(["text", "kop"], {"title": "kop", "outlet": "krant"}) == {"text": "text", "title": "kop"}
    assert mapping(["\ufeffTitle ", "x-y"]) == {"title": "\ufeffTitle "} and mapping([]) == {}


def test_lines_are_fields_where_half_of_their_names_are_known():
    assert (
        looks_like_fields({"title": 1, "outlet": 2})
        and looks_like_fields({"title": 1, "x": 2})
        and looks_like_fields({"title": 1})
    )
    assert (
        not looks_like_fields({"title": 1, "x": 2, "y": 3})
        and not looks_like_fields({"x": 1})
        and not looks_like_fields({})
    )


def test_a_row_s_values_are_text_lists_and_names_of_mappings():
    row = {"text": ["One.", "", "Two."], "title": None, "authors": [{"name": "Lena Holm"}, {"text": "Jon Falk"}], "outlet": {"x": 1},
           "date": float("nan"), "section": 7}  # fmt: skip
    assert known(draft_of(row)) == {"text": "One.\n\nTwo.", "byline": "Lena Holm, Jon Falk", "section": "7"}
    assert draft_of(row).title == draft_of(row).outlet == "" and draft_of(row).published is None
    assert draft_of({"title": "T"}).text == "" and draft_of({"x": "T"}, {"title": "x"}).title == "T"


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("**Ana** met *Bo* and __Cy__ or _Di_", "Ana met Bo and Cy or Di"), ("![pic](a.png)x [y](b \"t\") [z]", "x y [z]"),
        ("> said\n>so", "said\nso"), ("snake_case_name 2*3*4 \\*not\\*", "snake_case_name 2*3*4 *not*"),
    ],
)  # fmt: skip
def test_markdown_loses_its_marks_and_keeps_its_words(marked, plain):
    assert plain_of(marked) == plain


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_a_table_is_read_whatever_parts_its_columns_without_its_blank_rows(read, mark):
    rows = [
        ["title", "text", "date"],
        ["", "", ""],
        ["A", "One, two; three", "2018-07-12"],
        [],
        ["B", "Two\nlines", "2018-07-13"],
    ]
    text = "\ufeff" + "\n".join(mark.join(f'"{cell}"' if cell else "" for cell in row) for row in rows)
    articles, problems = read("a.csv", text)
    assert [(a["title"], a["text"].split()[0], day(a), a["source_path"][-2:]) for a in articles] == [
        ("A", "One,", "2018-07-12", "#1"), ("B", "Two", "2018-07-13", "#2"),
    ]  # fmt: skip
    assert articles[0]["source_format"] == "csv" and not [p for p in problems if "columns" in p]


def test_a_row_that_is_cut_off_is_said_and_read(read):
    articles, problems = read("a.csv", "title,date,text,url\nA,2018-07-12,One.,x\nB,2018-07-13,Two.\n")
    assert len(articles) == 2
    assert any("row that ends at line 3 has 3 of 4 columns" in message for message in problems)


def test_a_table_without_rows_and_one_without_texts_say_so(read):
    assert any("is a table without rows" in message for message in read("a.csv", "title,text\n")[1])
    assert any(
        "has no column with the texts: it has title, date" in m for m in read("b.csv", "title,date\nA,2018-07-12\n")[1]
    )
