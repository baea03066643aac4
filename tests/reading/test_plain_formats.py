"""Text, Markdown, saved pages, JSON and tables."""

import json

import pandas as pd
import pytest

from helpers.reading import read_articles
from tests.reading.conftest import day

BODY = "The ferries stopped on Monday. “We wait,” said Ana Ruiz.\n\nNobody knows for how long."
PAGE = """<!doctype html><html lang="en"><head><title>Ferries stop | The Northgate Post</title>
<script type="application/ld+json">{"@graph": [{"@type": "WebPage", "name": "x"}, {"@type": ["NewsArticle"], "headline":
"Ferries stop", "datePublished": "2018-06-12T08:00:00+02:00", "dateModified": "2018-06-14", "articleSection": "Ports",
"author": [{"@type": "Person", "name": "Lena Holm"}, {"@type": "Person", "name": "Jon Falk"}],
"publisher": {"name": "The Northgate Post"}}]}</script></head>
<body><nav><ul><li><a href="/">Home</a></li></ul></nav><article><h1>Ferries stop</h1>
<figure><img src="a.jpg"><figcaption>A ferry. Photo: Jon Falk</figcaption></figure>
<p>The <a href="/f">ferries</a> of the northern line stopped on Monday because of the storm. “We wait,” said Ana Ruiz.</p>
<p>“The boats are full,” she said, “and so is the harbour, from one end to the other.”</p>
<blockquote><p>“Nobody sails tonight.”</p></blockquote>
<p>Nobody knows for how long the boats will stay where they are, the owners of the line said in a statement.</p>
</article><footer>© 2018 The Northgate Post</footer></body></html>"""


def test_markdown_with_front_matter_gives_metadata_and_plain_text(read):
    front = "---\ntitle: 'Ferries: stopped'\noutlet: Harbour Courier\npublished: 2018-06-12\nsection: Ports\n---\n\n"
    (article,), _ = read(
        "a.md", front + "# Ferries: stopped\n\nThe **ferries** of the [line](https://l.example) stopped.\n"
    )
    assert article["text"] == "The ferries of the line stopped."
    assert (article["outlet"], article["section"], day(article)) == ("Harbour Courier", "Ports", "2018-06-12")
    assert (article["title"], article["published_from"]) == ("Ferries: stopped", "metadata")


def test_a_saved_page_gives_what_its_linked_data_says_and_every_paragraph(read):
    (article,), _ = read("a.html", PAGE)
    assert (article["title"], article["byline"], article["outlet"]) == (
        "Ferries stop",
        "Lena Holm, Jon Falk",
        "The Northgate Post",
    )
    assert (day(article), article["published_from"], article["section"]) == ("2018-06-12", "metadata", "Ports")
    assert article["text"].count("\n\n") == 3
    assert article["text"].count("“") == PAGE.count("“")
    assert not any(word in article["text"] for word in ("Photo", "Home", "©", "Ferries stop"))


def test_the_day_of_a_page_without_metadata_is_never_one_of_its_body(read):
    bare = (
        PAGE.split("<script")[0]
        + "</head>"
        + PAGE.split("</head>")[1].replace("on Monday", "on 3 May 1987").replace("© 2018", "")
    )
    (article,), _ = read("a.html", bare)
    assert article["published_from"] == "unknown"
    assert pd.isna(article["published"])


def test_a_page_whose_address_holds_the_day_is_dated_by_it(read):
    page = PAGE.replace('"datePublished": "2018-06-12T08:00:00+02:00", "dateModified": "2018-06-14",', "").replace(
        '"headline"', '"url": "https://post.example/ports/2018/06/12/ferries", "headline"'
    )
    (article,), _ = read("a.html", page)
    assert (day(article), article["published_from"]) == ("2018-06-12", "url")


@pytest.mark.parametrize(
    "row",
    [
        {"text": BODY, "title": "T", "published": "2018-06-12", "outlet": "Courier"},
        {"maintext": BODY, "title": "T", "date_publish": "2018-06-12 04:00:00", "source_domain": "Courier"},
        {"story_text": BODY, "title": "T", "publish_date": "2018-06-12", "media_name": "Courier"},
        {"Full text": BODY, "Headline": "T", "Date": "12 June 2018", "Newspaper": "Courier"},
    ],
)
def test_columns_are_found_by_their_common_names_in_every_kind_of_table(tmp_path, row):
    frame = pd.DataFrame([row])
    frame.to_csv(tmp_path / "a.csv", index=False)
    frame.to_csv(tmp_path / "b.tsv", index=False, sep="\t")
    frame.to_csv(tmp_path / "c.csv", index=False, sep=";")
    frame.to_parquet(tmp_path / "d.parquet")
    frame.to_excel(tmp_path / "e.xlsx", index=False)
    (tmp_path / "f.jsonl").write_text(json.dumps(row) + "\n" + json.dumps({**row, "title": "U", "Headline": "U"}))
    (tmp_path / "g.json").write_text(json.dumps({"articles": [row]}))
    for path in sorted(tmp_path.iterdir()):
        article = read_articles(path, copies=False).articles.iloc[0]
        found = (article["text"], article["title"], str(article["published"])[:10], article["outlet"])
        assert found == (BODY, "T", "2018-06-12", "Courier"), path.name


def test_a_mapping_of_ones_own_wins(read):
    (article,), _ = read("a.csv", "kop,verhaal\nT,Some story.\n", columns={"title": "kop", "text": "verhaal"})
    assert (article["title"], article["text"]) == ("T", "Some story.")


def test_articles_of_one_file_are_numbered_from_one(read):
    articles, _ = read("a.csv", "title,text\nA,One.\nB,Two.\n")
    assert [article["source_path"].split("#")[1] for article in articles] == ["1", "2"]


def test_invisible_characters_go_and_quotation_marks_stay(read):
    (article,), _ = read(
        "a.md", "---\ntitle: T\noutlet: O\n---\nCafe\u0301 “sum\u00admit”\u00a0\u200band 'talks' \"now\"."
    )
    assert article["text"] == "Café “summit” and 'talks' \"now\"."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_in_common_encodings_reads_the_same(read, encoding):
    text = (
        "Fähren\n\nÜber die Fähren sagte Ana Ruiz: „Wir warten“ – mehr nicht. Die Boote blieben am Montag im Hafen.\n"
    )
    (article,), _ = read("a.txt", text.encode(encoding))
    assert "„Wir warten“ – mehr nicht" in article["text"]
    assert article["language"] == "de"


def test_a_language_other_than_english_is_read_and_counted(read):
    _, problems = read(
        "a.txt", "Fähren\n\nDie Fähren blieben am Montag wegen des Sturms im Hafen und fuhren nicht aus.\n"
    )
    assert any("'de'" in message for message in problems)


def test_a_column_tells_whether_the_day_or_the_month_comes_first(read):
    rows = "text,title,date\nOne.,A,03/04/2018\nTwo.,B,{}/2018\n"
    for other, expected in (("25/04", "2018-04-03"), ("04/25", "2018-03-04"), ("05/04", "NaT")):
        articles, _ = read("a.csv", rows.format(other))
        assert day(articles[0]) == expected


def test_a_page_that_parts_its_paragraphs_by_line_breaks_keeps_them_apart(read):
    lines = [f"Paragraph {n} about the row in which the owner and the minister spoke at length." for n in "abcdefgh"]
    (article,), _ = read("a.html", f"<html><body><article><div>{'<br> <br>'.join(lines)}</div></article></body></html>")
    assert article["text"].split("\n\n") == lines


def test_a_short_page_gives_its_paragraphs_and_not_what_stands_around_them(read):
    page = "<html><body><header>Menu</header><div><h1>Ferries</h1><p>“We wait,” she said.</p><h3>Related</h3></div></body></html>"
    (article,), _ = read("a.html", page)
    assert article["text"] == "“We wait,” she said."


@pytest.mark.parametrize(
    ("quoted", "expected"),
    [("> We stay open.", "“We stay open.”"), ("> We stay\n> open.", "“We stay open.”"), ("> One.\n>\n> Two.", "“One.\n\n“Two.”"),
     ("> “We stay open.”", "“We stay open.”"), ("> *We* stay.\nThe end.", "“We stay.”\n\nThe end.")],
)  # fmt: skip
def test_block_quotations_of_markdown_stand_between_marks(read, quoted, expected):
    (article,), problems = read("a.md", f"# Ferries\n\nShe wrote:\n\n{quoted}\n\nNobody came.\n")
    assert article["text"] == f"She wrote:\n\n{expected}\n\nNobody came."
    assert any("were put between quotation marks" in message for message in problems) == ("> “" not in quoted)


def test_front_matter_in_toml_gives_metadata(read):
    (article,), _ = read("a.md", "+++\ntitle = 'Ferries stop'\ndate = 2018-07-12\n+++\n\nThe ferries stopped.\n")
    assert (article["title"], day(article), article["text"]) == ("Ferries stop", "2018-07-12", "The ferries stopped.")


def test_a_clipped_page_gives_its_words_and_none_of_its_links_and_footnotes(read):
    head = '---\ntitle: Ferries stop\nsource: "https://www.harbour.example/a"\nauthor:\n  - "[[Lena Holm]]"\npublished: 2018-07-12\n---\n'
    body = "“No,” said [Ana Ruiz][1] of [[Ostby|the town]].[^2] It&nbsp;rained.<br>It snowed.\n\n[1]: https://a.example\n[^2]: Twice.\n"
    (article,), _ = read("a.md", head + body)
    assert (article["outlet"], article["byline"]) == ("harbour.example", "Lena Holm")
    assert article["text"] == "“No,” said Ana Ruiz of the town. It rained. It snowed."


@pytest.mark.parametrize("head", ["title: Ferries stop\noutlet: Harbour Courier\ndate: 2018-07-12\n",
                                  "Title: Ferries stop\nByline:\nSource: Harbour Courier\nDate: July 12, 2018\n"])  # fmt: skip
def test_lines_of_metadata_may_begin_small_or_be_empty(read, head):
    (article,), _ = read("a.txt", f"{head}\nThe ferries stopped on Monday.\n")
    found = (article["title"], article["outlet"], day(article), article["text"])
    assert found == ("Ferries stop", "Harbour Courier", "2018-07-12", "The ferries stopped on Monday.")


def test_letters_that_a_font_holds_as_one_and_those_of_full_width_are_plain(read):
    (article,), _ = read(
        "a.txt", "Title\n\nThe of\ufb01cials of the \ufb02eet made an e\ufb00ort. \uff02No,\uff02 said \uff21na Ruiz.\n"
    )
    assert article["text"] == 'The officials of the fleet made an effort. "No," said Ana Ruiz.'


@pytest.mark.parametrize(
    "last", ["Gale Document Number: GALE|A1234{n}", "Record Number: 18071{n}", "Accession Number: ABC{n}"]
)
def test_an_export_of_an_archive_without_a_reader_is_never_one_article(read, last):
    text = "\n\n".join(f"Ferries stop {n}\n\nThe ferries stopped on day {n}, and nobody went out. {'It rained. ' * 20}\n\n"
                       + last.format(n=n) for n in range(3))  # fmt: skip
    articles, problems = read("a.txt", text)
    assert not articles and any("export of several documents (3 lines" in problem for problem in problems)


def test_letters_that_a_typesetter_kept_apart_are_one_word_and_persian_keeps_its_own(read):
    (article,), _ = read(
        "a.txt", "Title\n\nThe of\u200cficials of the f\u034fleet said so.\n\n\u0645\u06cc\u200c\u0631\u0648\u062f"
    )
    assert article["text"] == "The officials of the fleet said so.\n\n\u0645\u06cc\u200c\u0631\u0648\u062f"


def test_a_tag_somewhere_in_a_text_makes_it_no_page(read):
    text = "# Ferries stop\n\nThe boats stopped.\n\n<p>“We wait,” said Ana Ruiz.</p>\n\n- “No,” said Tom Lind.\n- “Yes,” said Eva Holm.\n\n"
    text += "It rained."
    (article,), _ = read("a.md", text)
    lines = [
        "The boats stopped.",
        "“We wait,” said Ana Ruiz.",
        "“No,” said Tom Lind.",
        "“Yes,” said Eva Holm.",
        "It rained.",
    ]
    assert article["title"] == "Ferries stop" and article["text"].split("\n\n") == lines
    (article,), _ = read("b.txt", "Ferries stop\n\nThe <b>ferries</b> stopped.<br>&quot;We wait,&quot; she said.")
    assert article["text"] == 'The ferries stopped.\n\n"We wait," she said.'


def test_articles_that_lines_of_signs_part_are_read_one_by_one_where_each_has_its_day(read):
    long = (
        "It rained in the town, and nobody went out, as the mayor told the paper of the town on the day after it. " * 2
    )
    parts = [f"Ferries stop {n}\nJuly {n}, 2018\n\n{long}" for n in (12, 13, 14)]
    articles, _ = read("a.txt", "\n\n----------\n\n".join(parts))
    assert [(article["title"], day(article)) for article in articles] == [
        (f"Ferries stop {n}", f"2018-07-{n}") for n in (12, 13, 14)
    ]
    assert len(read("b.txt", f"Ferries stop\nJuly 12, 2018\n\n{long}\n\n* * *\n\n{long}")[0]) == 1
