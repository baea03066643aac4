"""Feeds, web archives, references, PDF, archives of files."""

# ruff: noqa: E501  (fixtures keep the lines of their layouts)
import gzip
import io
import json
import zipfile

import pytest

from tests.reading.conftest import W, day
from tests.reading.test_plain_formats import PAGE


def test_rss_and_atom_give_one_article_an_entry(read):
    rss = """<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour Courier</title><item><title>Ferries stop</title>
    <link>https://c.example/f</link><pubDate>Thu, 12 Jul 2018 04:00:00 GMT</pubDate><description>&lt;p&gt;The ferries
    stopped.&lt;/p&gt;</description></item></channel></rss>"""
    (article,), problems = read("a.xml", rss)
    assert (article["outlet"], article["text"], day(article)) == (
        "Harbour Courier",
        "The ferries stopped.",
        "2018-07-12",
    )
    assert any("summary only" in message for message in problems)
    atom = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Courier</title><entry><title>Boats</title>
    <published>2018-07-12T04:00:00Z</published><content type="html">&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;</content></entry></feed>"""
    (article,), _ = read("b.xml", atom)
    assert (article["text"], day(article)) == ("One.\n\nTwo.", "2018-07-12")


def test_a_web_archive_gives_its_pages(read):
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE.encode()
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://p.example/f\r\nWARC-Date: 2018-06-12T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    (article,), _ = read("a.warc", head.encode() + http + b"\r\n\r\n")
    assert (article["title"], article["url"]) == ("Ferries stop", "https://p.example/f")


def test_references_give_their_abstracts_and_say_so(read):
    (article,), problems = read(
        "a.ris",
        "TY  - NEWS\nTI  - Ferries stop\nAU  - Holm, Lena\nDA  - 2018/07/12\nT2  - Courier\nAB  - They stopped.\nER  - \n",
    )
    assert (article["title"], article["text"], day(article)) == ("Ferries stop", "They stopped.", "2018-07-12")
    assert any("abstracts" in message for message in problems)


def test_a_zip_of_articles_is_read_and_nothing_is_written_beside_it(read, tmp_path):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        file.writestr("in/a.txt", "Ferries stop\n\nThe ferries stopped.\n")
        file.writestr("__MACOSX/in/._a.txt", "x")
        file.writestr("b.html", PAGE)
    articles, _ = read("a.zip", buffer.getvalue())
    assert [article["source_path"].split("a.zip")[1] for article in articles] == ["/b.html", "/in/a.txt"]
    assert [path.name for path in tmp_path.iterdir()] == ["a.zip"]


@pytest.mark.parametrize("entry", [
    "<rss version='2.0'><channel><title>Courier</title><item><title>T</title><pubDate>Thu, 12 Jul 2018 23:30:00 -0500</pubDate>"
    "<description>The ferry stopped.</description></item></channel></rss>",
    "<feed xmlns='http://www.w3.org/2005/Atom'><title>Courier</title><entry><title>T</title><updated>2018-07-12T23:30:00-05:00</updated>"
    "<content>The ferry stopped.</content></entry></feed>"])  # fmt: skip
def test_the_day_of_an_entry_is_that_of_where_it_was_written(read, entry):
    (article,), _ = read("a.xml", f"<?xml version='1.0'?>{entry}")
    assert str(article["published"])[:10] == "2018-07-12"


def test_a_document_gives_the_words_in_its_tables_and_each_of_a_box_once(read, tmp_path):
    def paragraph(text):
        return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"

    box = f"<w:txbxContent>{paragraph('“We wait,” she said.')}</w:txbxContent>"
    old = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    table = f"<w:tbl><w:tr><w:tc>{paragraph('Ferries stop')}{paragraph('The ferries stopped.')}</w:tc></w:tr></w:tbl>"
    body = f"{table}<w:p><w:r><w:t>It rained.</w:t></w:r><w:moveFrom><w:r><w:t>Gone.</w:t></w:r></w:moveFrom><w:r>{old}</w:r></w:p>"
    names = f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        file.writestr("word/document.xml", f"<w:document {names}><w:body>{body}</w:body></w:document>")
    (article,), _ = read("a.docx", buffer.getvalue())
    assert (article["title"], article["text"]) == (
        "Ferries stop",
        "The ferries stopped.\n\nIt rained.\n\n“We wait,” she said.",
    )


def test_a_file_packed_alone_is_read_as_what_it_holds(read):
    rows = "\n".join(
        json.dumps({"title": f"Ferries stop {n}", "text": f"The ferries stopped {n} times."}) for n in (1, 2)
    )
    articles, problems = read("a.jsonl.gz", gzip.compress(rows.encode()))
    assert [(article["title"], article["source_format"]) for article in articles] == [
        ("Ferries stop 1", "jsonl"),
        ("Ferries stop 2", "jsonl"),
    ]
    assert not problems
    (article,), _ = read("b.html.gz", gzip.compress(PAGE.encode()))
    assert article["source_format"] == "html"


@pytest.mark.parametrize(("data", "message"), [
    (lambda: gzip.compress(b"Ferries stop. " * 99)[:-9], "not a whole GZIP"),
    (lambda: gzip.compress(bytes(257) + b"ustar" + bytes(99)), "is a tar archive"),
    (lambda: gzip.compress(bytes(2**20) * 65), "over the limit whole_file"),
], ids=["broken", "tar", "too large"])  # fmt: skip
def test_a_packed_file_that_is_broken_too_large_or_a_tar_archive_says_so(read, data, message):
    articles, problems = read("a.txt.gz", data())
    assert not articles and len(problems) >= 1 and message in problems[0]
