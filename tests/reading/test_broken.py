"""Broken and hostile content: each says what is wrong in words of its own, and every text can be written as UTF-8."""

import io
import time
import zipfile

import pytest

from helpers.reading import limits
from helpers.reading.formats.plain import plain_of
from helpers.reading.pasted import page_of

RSS = '<?xml version="1.0"?><rss version="2.0"><channel><title>Courier</title>{}</channel></rss>'
FACTIVA = (
    '<r xmlns="http://factiva.com/x"><set{}><article><headline>A</headline><leadParagraph><paragraph>Ferries stopped.'
    "</paragraph></leadParagraph></article></set></r>"
)


def zipped(members):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for name, content in members.items():
            file.writestr(name, content)
    return buffer.getvalue()


def item(text):
    return f"<item><title>A</title><description>{text}</description></item>"


SURROGATES = {
    "a.json": r'{"text": "One \ud800 \ud83d\ude00", "title": "\udfff", "outlet": "\udc00"}',
    "a.jsonl": r'{"text": "One \ud800 \ud83d\ude00", "byline": "\udfff", "published": "\udfff"}',
    "a.md": '---\ntitle: "\\ud800"\noutlet: "\\udfff"\n---\nOne \ufffd 😀',
    "a.rtf": r"{\rtf1 One \u-10240? \u-10179?\u-8704?}",
    "a.rss": RSS.format(item("One &#xD800; 😀")),
    "a.html": "<html><body><p>One &#xD800; 😀</p></body></html>",
}


@pytest.mark.parametrize("name", SURROGATES)
def test_half_a_character_becomes_the_replacement_character_and_stops_nothing(read, name):
    articles, messages = read(name, SURROGATES[name])
    assert articles[0]["text"].startswith("One")
    assert articles[0]["text"].endswith("😀")
    for words in [*messages, *(value for value in articles[0].values() if isinstance(value, str))]:
        words.encode("utf-8")


def test_a_zip_member_named_with_control_characters_is_read_and_shown_escaped(read):
    articles, _ = read("a.zip", zipped({"a\x1b[31m\r.txt": "Ferries stop\n\nThe ferries stopped."}))
    assert articles[0]["source_path"].endswith("a.zip/a\\x1b[31m\\x0d.txt")


def test_a_feed_with_numbers_that_are_no_characters_is_read(read):
    articles, _ = read("a.rss", RSS.format(item("Ferries &#99999999999; and &#1114112; stopped.")))
    assert articles[0]["text"].startswith("Ferries")


@pytest.mark.parametrize("error", [TypeError("x"), ValueError("chr() arg not in range"), AttributeError("x")])
def test_a_feed_that_breaks_its_reader_says_that_the_feed_is_broken(read, monkeypatch, error):
    import feedparser

    monkeypatch.setattr(feedparser, "parse", lambda *_: (_ for _ in ()).throw(error))
    assert "is a feed that is broken" in read("a.rss", RSS.format(item("Text")))[1][0]


def test_an_entry_of_a_feed_that_nests_too_deep_costs_that_entry(read):
    articles, messages = read("a.rss", RSS.format(item(f"<![CDATA[{'<div>' * 300}Deep.]]>") + item("Two.")))
    assert [article["text"] for article in articles] == ["Two."]
    assert "entry 1" in " ".join(messages)


def test_nexis_html_with_nul_characters_is_read(read):
    page = (
        "<html><a name='DOC_ID_0_0'></a><docfull><div>1 of 1 DOCUMENTS</div><div>Courier\0</div><div>May 1, 2018</div>"
    )
    articles, _ = read("a.html", f"{page}<div>Ferries\0 stop</div><div>LENGTH: 3 words</div><div>They\0 stopped.</div>")
    assert "They stopped." in articles[0]["text"]


@pytest.mark.parametrize("count", ["", ' count=""', ' count="²"', f' count="{"9" * 5000}"'])
def test_factiva_xml_with_any_count_or_none_is_read(read, count):
    assert len(read("a.xml", FACTIVA.format(count))[0]) == 1


def test_factiva_xml_that_breaks_off_says_where(read):
    _, messages = read("a.xml", FACTIVA.format("")[:-20])
    assert any("broken at line 1" in message for message in messages)


def test_factiva_xml_nested_too_deep_is_a_problem(read):
    _, messages = read("a.xml", FACTIVA.format("").replace("<article>", "<b>" * 230 + "<article>"))
    assert "limit nesting" in messages[0]


def test_excel_with_broken_xml_inside_says_so(read):
    import openpyxl

    buffer = io.BytesIO()
    book = openpyxl.Workbook()
    book.active.append(["text", "title"])
    book.save(buffer)
    with zipfile.ZipFile(buffer) as file:
        members = {name: file.read(name) for name in file.namelist()}
    members["xl/worksheets/sheet1.xml"] = b"<worksheet><sheetData><row><c t='s'><v>99</v></c></row>"
    assert "cannot be read as Excel" in read("a.xlsx", zipped(members))[1][0]


@pytest.mark.parametrize(
    "day", ['"9999-12-31"', '"0001-01-01"', '"9999-99-99"', "1e999999", "9" * 6000, "-Infinity", "{}"]
)
def test_a_day_that_no_calendar_of_newspapers_holds_is_unknown_and_said(read, day):
    articles, messages = read("a.jsonl", f'{{"text": "The ferries stopped.", "published": {day}}}\n')
    assert articles[0]["published_from"] == "unknown"
    assert "none that could be read" in messages[0]


def test_front_matter_with_an_impossible_day_says_what_to_do(read):
    _, messages = read("a.md", "---\npublished: 2018-13-45\n---\nText.")
    assert "quotation marks" in messages[0]


@pytest.mark.parametrize("encoding", ["punycode", "idna", "unicode_escape", "raw_unicode_escape", "utf-7"])
def test_a_page_names_no_encoding_that_is_python_s_alone(read, encoding):
    page = f"<html><meta charset={encoding}><p>The ferries \\u0041+AGE- ".encode() + b"\xe9t\xe9 stopped.</p></html>"
    assert "\\u0041+AGE- été" in read("a.html", page)[0][0]["text"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize(("name", "content"), [
    ("a.txt", "Ferries stop\n\nThe ferries stopped."),
    ("a.csv", "title,text\nA,The ferries stopped.\n"),
    ("a.json", '{"text": "The ferries stopped."}'),
    ("a.jsonl", '{"text": "The ferries stopped."}\n{"text": "Two."}\n'),
        ("a.html", "<html><body><p>The ferries stopped.</p></body></html>"),
])  # fmt: skip
def test_a_byte_order_mark_names_the_encoding(read, encoding, name, content):
    assert read(name, content.encode(encoding))[0][0]["text"] == "The ferries stopped."


def test_no_entity_is_read_from_another_file_nor_multiplied(read, tmp_path):
    (tmp_path / "secret").write_text("SECRET")
    many = "".join(f'<!ENTITY {a} "{f"&{b};" * 10}">' for a, b in zip("bcdefghij", "abcdefghi", strict=True))
    kinds = f'<!DOCTYPE r [<!ENTITY a "LOL">{many}<!ENTITY z SYSTEM "file://{tmp_path}/secret">]>'
    for name, content in {
        "a.rss": RSS.format(item("Text &j; &z;")),
        "a.xml": FACTIVA.format("").replace("A<", "&j;&z;<"),
    }.items():
        articles, _ = read(name, content.replace("?>", f"?>{kinds}", 1) if "?>" in content else kinds + content)
        assert "SECRET" not in str(articles)
        assert len(str(articles)) < 2000


REPEATED = [
    "a\n",
    "a,\n",
    "by a\n",
    "a-\n",
    "Mr. \n",
    "A ",
    "“a\n",
    "1 May 2018 ",
    "May 1, ",
    "a:b\n",
    "\x0c",
    " \n",
    '"',
    "…",
]
MARKED = ["[a](", "![", "[", "**a ", "__a ", "***a ", "_a ", "*a", '[a](x "', "(b)", "\\", "> "]


@pytest.mark.parametrize("token", REPEATED)
def test_time_for_a_pasted_text_grows_with_it_and_no_faster(token):
    assert _growth(page_of, token, 5_000) < 8


@pytest.mark.parametrize("token", MARKED)
def test_time_for_markdown_grows_with_it_and_no_faster(token):
    assert _growth(plain_of, token, 10_000) < 8


def _growth(function, token, size):
    """How many times the processor time is for four times the text; 1 where both are too short to measure."""
    text = token * (size // len(token))
    return max(1e-3, _took(function, text * 4)) / max(1e-3, _took(function, text))


def _took(function, text):
    times = []
    for _ in range(3):
        start = time.process_time()
        function(text)
        times.append(time.process_time() - start)
    return min(times)


def test_markdown_keeps_the_words_of_links_and_drops_pictures_and_marks():
    marked = '**A *b* c** [d](http://x.example/e_(f) "g") ![h](i.png) ***j*** [![k](l)](m) __n__ [o] (p)'
    assert plain_of(marked) == "A b c d  j  n [o] (p)"


def test_the_limits_named_in_the_code_are_those_of_the_table():
    assert set(limits.current()) == set(limits.TABLE)
    assert min(len(row["why"]) for row in limits.TABLE.values()) > 10
