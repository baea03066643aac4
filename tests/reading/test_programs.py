"""Files that browsers, mail programs, word processors, clippers and collectors of references write are read, or refused."""

import pytest

from tests.reading import programs
from tests.reading.conftest import day
from tests.reading.programs import LINES, zipped

BODY = "\n\n".join(LINES)


def test_a_page_saved_as_one_file_is_read_as_a_page_and_dated_by_its_address_not_by_the_saving(read):
    (article,), _ = read("saved.mhtml", programs.MHTML)
    assert (article["title"], article["text"], article["source_format"]) == ("Ferries stop", BODY, "mhtml")
    assert (day(article), article["published_from"]) == ("2018-06-12", "url")


def test_a_newsletter_is_one_article_by_its_sender_and_day_without_what_the_mail_says_of_itself(read):
    (article,), problems = read("a.eml", programs.NEWSLETTER)
    assert (article["title"], article["outlet"], day(article)) == ("Ferries stop", "The Northgate Post", "2018-07-12")
    assert (article["text"], article["source_format"]) == (BODY, "eml")
    assert any("a mail is read as one article" in message for message in problems)


def test_a_mail_of_plain_text_and_a_forwarded_one_are_read(read):
    (article,), _ = read("a.eml", programs.LETTER)
    assert (article["title"], article["text"], article["outlet"]) == ("Ferries stop", BODY, "Lena Holm")
    outer = "From: b@b.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: message/rfc822\n\n"
    (article,), _ = read("b.eml", f"{outer}{programs.NEWSLETTER}\n--x--\n")
    assert (article["outlet"], article["text"]) == ("The Northgate Post", BODY)


def test_a_text_that_begins_with_labels_is_no_mail(read):
    (article,), _ = read("a.txt", f"Outlet: Harbour Courier\nDate: 12 June 2018\nTitle: Ferries stop\n\n{BODY}\n")
    assert (article["outlet"], article["source_format"], day(article)) == ("Harbour Courier", "text", "2018-06-12")


def test_a_text_document_is_one_article_without_notes_and_without_the_parts_of_its_file(read):
    articles, _ = read("a.odt", zipped(programs.ODT))
    (article,) = articles
    assert (article["title"], article["text"], article["source_format"]) == ("Ferries stop", BODY, "odt")


@pytest.mark.parametrize(
    ("name", "members", "says"),
    [
        ("a.ods", programs.open_document("<x/>", "spreadsheet"), "of another kind than text"),
        ("a.odt", {"mimetype": "application/vnd.oasis.opendocument.text"}, "without a document in it"),
        ("a.odt", {**programs.ODT, "content.xml": "<a><b>"}, "XML that is broken"),
        ("a.epub", {"mimetype": "application/epub+zip"}, "without a list of its parts"),
        ("a.epub", {**programs.EPUB, "META-INF/encryption.xml": "x", "META-INF/rights.xml": "x"}, "a shop has locked"),
        ("a.epub", programs.book("<p>Cover</p>"), "no article that could be found"),
    ],
)  # fmt: skip
def test_a_document_that_cannot_be_read_is_refused_in_one_line(read, name, members, says):
    articles, (problem,) = read(name, zipped(members))
    assert not articles and says in problem


def test_each_document_of_an_electronic_book_is_an_article_and_its_cover_is_none(read):
    articles, problems = read("a.epub", zipped(programs.EPUB))
    assert [(a["title"], a["outlet"], a["byline"], day(a)) for a in articles] == [
        ("Ferries stop", "Northgate Post", "Lena Holm", "2018-06-12"), ("Boats stop", "Northgate Post", "Lena Holm", "2018-06-12"),
    ]  # fmt: skip
    assert articles[0]["text"] == BODY and articles[0]["source_path"].endswith("a.epub#1")
    assert any("its day is that of the electronic book" in message for message in problems)


def test_notes_of_evernote_are_articles_dated_by_their_address_not_by_their_making(read):
    (article,), problems = read("a.enex", programs.ENEX)
    assert (article["title"], article["byline"], article["text"]) == ("Ferries stop", "Lena Holm", BODY)
    assert (day(article), article["published_from"]) == ("2018-06-12", "url")
    assert any("1 of its 2 notes hold pictures or files and no text" in message for message in problems)


def test_references_of_zotero_give_abstracts_or_notes_and_say_so(read):
    (article,), problems = read("a.rdf", programs.RDF)
    found = (article["title"], article["outlet"], article["byline"], day(article), article["text"])
    assert found == ("Ferries stop", "Northgate Post", "Lena Holm", "2018-06-12", "The ferries stopped on Monday.")
    assert any("references hold abstracts, not articles" in message for message in problems)
    first, second = read("a.json", programs.CSL)[0]
    found = (first["title"], first["outlet"], first["byline"], day(first), first["text"])
    assert found == ("Ferries stop", "Northgate Post", "Lena Holm", "2018-06-12", "They stopped.")
    assert (second["text"], day(second)) == ("Two boats.", "NaT")


def test_a_list_of_articles_in_json_is_no_list_of_references(read):
    rows = '[{"type": "article", "title": "Ferries stop", "text": "They stopped.", "issued": {"date-parts": [[2018]]}}]'
    (article,), _ = read("a.json", rows)
    assert article["source_format"] == "json"


@pytest.mark.parametrize("part", ["[Content_Types].xml", "Index/Document.iwa", "mimetype"])
def test_a_document_of_another_program_is_refused_in_one_line_and_its_parts_are_no_articles(read, part):
    articles, (problem,) = read(
        "a.zip", zipped({part: "Standard", "ppt/slide1.xml": "<a>Ferries</a>", "b.txt": "One."})
    )
    assert not articles and "is a document of a program that is not read" in problem
