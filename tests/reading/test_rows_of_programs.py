"""Rows of tables and objects of JSON as programs write them: none is lost, cut, joined with another or left in markup."""

import json

import pytest

from tests.reading.conftest import day

FERRY = "The ferry stopped on Monday, said Ana Ruiz. “We wait, and we hope,” she said."
BRIDGE = "The bridge opened on Friday, said Tom Lind. “We built it, and we paid,” he said."
ONE = {"title": "Ferry stops", "text": FERRY, "published": "2018-07-12"}
TWO = {"title": "Bridge opens", "text": BRIDGE, "published": "2018-07-13"}
BOTH = [("Ferry stops", "2018-07-12", FERRY), ("Bridge opens", "2018-07-13", BRIDGE)]


def facts(articles):
    return [(article["title"], day(article), article["text"]) for article in articles]


@pytest.mark.parametrize(
    "found",
    [
        {"a": ONE, "b": TWO},
        {"page 1": [ONE], "page 2": [TWO]},
        {"data": {"July": [ONE], "August": {"items": [TWO]}}},
        [[ONE], [TWO]],
        {"articles": [ONE, TWO], "comments": [{"text": "I wait, too."}]},
        {name: {"0": ONE[name], "1": TWO[name]} for name in ONE},
        {name: [ONE[name], TWO[name]] for name in ONE},
        {"columns": list(ONE), "index": [0, 1], "data": [list(ONE.values()), list(TWO.values())]},
        {"hits": {"hits": [{"_id": 1, "_source": ONE}, {"_id": 2, "_source": TWO}]}},
    ],
    ids=[
        "by name",
        "two lists",
        "nested",
        "lists of lists",
        "with comments",
        "columns",
        "columns as lists",
        "split",
        "search",
    ],
)
def test_every_article_in_a_json_file_is_found_wherever_it_stands(read, found):
    articles, problems = read("a.json", json.dumps(found))
    assert facts(articles) == BOTH and not problems


def test_an_article_whose_text_is_a_list_of_paragraphs_stays_one(read):
    article = {"title": "Ferry stops", "text": [FERRY, BRIDGE], "authors": ["Lena Holm", "Jon Falk"]}
    (found,), _ = read("a.json", json.dumps(article))
    assert found["text"] == f"{FERRY}\n\n{BRIDGE}"


@pytest.mark.parametrize(
    "row",
    [
        {"title": "Ferry stops", "content": FERRY, "publishedAt": "2018-07-12T14:00:00Z", "source": {"name": "Harbour Courier"}},
        {"title": "Ferry stops", "body": FERRY, "dateTimePub": "2018-07-12T14:00:00Z", "source": {"title": "Harbour Courier"}},
        {"headline": {"main": "Ferry stops"}, "fullText": FERRY, "pub_date": "2018-07-12", "sourceName": "Harbour Courier"},
        {"title": {"rendered": "Ferry stops"}, "content": {"rendered": f"<p>{FERRY}</p>"}, "date": "2018-07-12T09:00:00",
         "site_name": "Harbour Courier"},
        {"title": "Ferry stops", "text": FERRY, "date": "2018-07-12", "source": "https://h.example/a", "sitename": "Harbour Courier"},
    ],
    ids=["NewsAPI", "Event Registry", "New York Times", "WordPress", "trafilatura"],
)  # fmt: skip
def test_names_that_programs_give_to_title_text_day_and_outlet_are_known(read, row):
    (article,), _ = read("a.json", json.dumps([row]))
    assert facts([article]) == BOTH[:1]
    assert article["outlet"] == ("Harbour Courier")


@pytest.mark.parametrize("names", [
    "Article.Title,Full.Text,Publication.Date,Publication.Title", "title,fullText,datePublished,source.name",
    "headLine,_source.body,pubDate,pubtitle"])  # fmt: skip
def test_dots_and_capitals_inside_the_names_of_columns_do_not_matter(read, names):
    (article,), _ = read("a.csv", f'{names}\nFerry stops,"{FERRY}",2018-07-12,Harbour Courier\n')
    assert facts([article]) == BOTH[:1]
    assert article["outlet"] == "Harbour Courier"


def test_an_address_is_no_outlet(read):
    row = {"title": "Ferry stops", "text": FERRY, "source": "https://www.harbour.example/2018/07/12/ferry"}
    (article,), _ = read("a.json", json.dumps([row]))
    assert (article["outlet"], article["url"]) == ("harbour.example", row["source"])


def test_a_text_that_a_service_cut_off_is_said(read):
    articles, problems = read(
        "a.json", json.dumps([{**ONE, "content": f"{FERRY} Later… [+2345 chars]", "text": ""} for _ in "a"])
    )
    articles, problems = read(
        "b.json", json.dumps([{"title": "Ferry stops", "content": f"{FERRY} Later… [+2345 chars]"}])
    )
    assert articles[0]["text"] == f"{FERRY} Later"
    assert any("1 of its texts are only the beginning" in problem for problem in problems)


@pytest.mark.parametrize(("cell", "text"), [
    ("<p>The ferry stopped.</p><p>&ldquo;We <b>wait</b>,&rdquo; she said.</p>", "The ferry stopped.\n\n“We wait,” she said."),
    ("The ferry &amp;amp; the bridge: &quot;No,&quot; she said. It&#8217;s over.", 'The ferry & the bridge: "No," she said. It’s over.'),
    ("&lt;p&gt;The ferry stopped.&lt;/p&gt;&lt;p&gt;It rained.&lt;/p&gt;", "The ferry stopped.\n\nIt rained."),
    ("The <i>Anna</i> stopped.\n\nIt rained.", "The Anna stopped.\n\nIt rained."),
    ("<p>It rained.</p><figure><figcaption>A ferry</figcaption></figure>", "It rained."),
    ("Ships of 2 < 3 tons & more stopped at R&D.", "Ships of 2 < 3 tons & more stopped at R&D.")])  # fmt: skip
def test_html_in_a_column_becomes_plain_text(read, cell, text):
    quoted = cell.replace('"', '""')
    (article,), _ = read("a.csv", f'title,text\nFerry &amp; bridge,"{quoted}"\n')
    assert (article["title"], article["text"]) == ("Ferry & bridge", text)


SAID = 'The mayor left. "We wait, all of us," she said.'
WRITTEN = {
    "doubled": 'title,text,date\nFerry,"The mayor left. ""We wait, all of us,"" she said.",2018-07-12\n',
    "escaped": 'title,text,date\nFerry,"The mayor left. \\"We wait, all of us,\\" she said.",2018-07-12\n',
    "without marks": 'title\ttext\tdate\nFerry\tThe mayor left. "We wait, all of us," she said.\t2018-07-12\n',
    "separator said": 'sep=;\ntitle;text;date\nFerry;"The mayor left. ""We wait, all of us,"" she said.";12.07.2018\n',
    "below a search": 'Search: mayor\nBy: me\n\ntitle,text,date\nFerry,"The mayor left. ""We wait, all of us,"" she said.",2018-07-12\n',
    "one name twice": 'title,text,date,text\nFerry,"The mayor left. ""We wait, all of us,"" she said.",2018-07-12,\n',
    "old Mac": 'title,text,date\rFerry,"The mayor left. ""We wait, all of us,"" she said.",2018-07-12\r',
    "commas": 'title,date,text\nFerry,2018-07-12,The mayor left. "We wait, all of us," she said.\n',
}


@pytest.mark.parametrize("content", WRITTEN.values(), ids=WRITTEN)
def test_a_cell_keeps_its_words_and_its_marks_however_a_table_is_written(read, content):
    (article,), problems = read("a.csv", content)
    assert facts([article]) == [("Ferry", "2018-07-12", SAID)] and not problems


def test_a_mark_at_the_head_of_a_cell_is_speech_where_no_cell_stands_between_marks(read):
    lines = ["title\ttext", 'A\t"We wait," she said.', 'B\t"Never, he said.', "C\tIt rained."]
    articles, _ = read("a.tsv", "\n".join(lines))
    assert [article["text"] for article in articles] == ['"We wait," she said.', '"Never, he said.', "It rained."]


def test_a_table_of_texts_alone_is_one_article_a_row(read):
    articles, _ = read("a.csv", f'text\n"{FERRY}"\n"{BRIDGE}"\n')
    assert [article["text"] for article in articles] == [FERRY, BRIDGE]


def test_a_row_of_too_many_cells_or_broken_marks_is_said_and_costs_no_other(read):
    articles, problems = read("a.csv", "text,title,date\nShips came, and went,A,2018-07-12\nIt rained.,B,2018-07-13\n")
    assert len(articles) == 2 and any("5 cells" in problem or "4 cells" in problem for problem in problems)
    rows = "".join(f'"It rained {n} times.",T{n}\n' for n in range(300))
    articles, problems = read("b.csv", f'text,title\n{rows}"She said "no" and left.",X\n"It snowed.",Y\n')
    assert len(articles) == 301 and any("line 302 could not be read" in problem for problem in problems)


@pytest.mark.parametrize("written", ["43293", "12-Jul-18", "7/12/18", "Thu Jul 12 14:09:00 +0000 2018", "12Jul2018", "Jul-12-2018",
                                     "12.07.18", "July 12, '18"])  # fmt: skip
def test_a_day_as_spreadsheets_and_programs_write_it_is_read(read, written):
    other = "7/30/18" if "/" in written else written
    articles, problems = read("a.csv", f'title,text,date\nA,"{FERRY}","{written}"\nB,"{BRIDGE}",{json.dumps(other)}\n')
    assert day(articles[0]) == "2018-07-12" and not problems


def test_a_day_in_three_columns_is_read(read):
    (article,), _ = read("a.csv", f'title,text,year,month,day\nA,"{FERRY}",2018,7,12\n')
    assert day(article) == "2018-07-12"


def test_a_table_that_an_older_mac_wrote_keeps_its_quotation_marks(read):
    (article,), problems = read("a.csv", f'title,text\nA,"{FERRY} It’s over."\n'.encode("mac_roman"))
    assert article["text"] == f"{FERRY} It’s over." and "mac_roman" in problems[0]


def test_where_the_first_column_of_a_kind_is_empty_the_next_is_asked_but_for_when_a_program_found_it(read):
    rows = [{"title": "Ferry stops", "text": None, "body": FERRY, "published": "", "date": {"$date": "2018-07-12T14:00:00Z"}},
            {"title": "", "headline": "Bridge opens", "text": BRIDGE, "published": None, "date": "2018-07-13"},
            {"title": "Ferry goes", "text": FERRY + BRIDGE, "published": None, "created_at": "2026-11-20"}]  # fmt: skip
    articles, _ = read("a.jsonl", "\n".join(map(json.dumps, rows)))
    assert facts(articles[:2]) == BOTH and day(articles[2]) == "NaT"


@pytest.mark.parametrize(("days", "first"), [(("18/07/12", "18/07/30", "18/08/01"), "2018-07-12"), (("12/7/18", "30/7/18"), "2018-07-12"),
                                             (("7/12/98", "7/30/98"), "1998-07-12"), (("12.7.35", "13.7.35"), "NaT")])  # fmt: skip
def test_a_year_of_two_digits_is_told_by_its_column(read, days, first):
    rows = "".join(f'T{n},"{FERRY} {n}",{written}\n' for n, written in enumerate(days))
    articles, _ = read("a.csv", f"title,text,date\n{rows}")
    assert day(articles[0]) == first


def test_what_programs_write_for_nothing_is_nothing_and_a_list_of_authors_is_names(read):
    rows = f"title,text,authors,outlet,date\nA,{json.dumps(FERRY)},\"['Lena Holm', 'Jon Falk']\",NA,2018-07-12\nB,nan,,None,2018-07-13\n"
    articles, problems = read("a.csv", rows)
    assert [(article["byline"], article["outlet"]) for article in articles] == [("Lena Holm, Jon Falk", "")]
    assert any("a.csv#2 has no text" in problem for problem in problems)


def test_of_two_columns_of_texts_that_of_the_teasers_is_not_taken(read):
    rows = "".join(f'T{n},"{FERRY} {BRIDGE} {FERRY} {n}",The ferry stopped {n} times.\n' for n in range(3))
    articles, problems = read("a.csv", f"title,content,text\n{rows}")
    assert all(BRIDGE in article["text"] for article in articles) and not problems
    articles, problems = read("b.csv", f"title,verhaal,text\n{rows}")
    assert articles[0]["text"] == "The ferry stopped 0 times." and any(
        "'verhaal' are longer" in problem for problem in problems
    )


def test_marks_of_unmarked_cells_stay_where_no_separator_tells_that_none_stands_between_marks(read):
    articles, _ = read("a.csv", 'title,text\nA,He said "no" to it\nB,"We wait" said Ana Ruiz\n')
    assert [article["text"] for article in articles] == ['He said "no" to it', '"We wait" said Ana Ruiz']


def test_a_table_that_a_program_saved_as_a_page_is_never_one_article(read):
    rows = "".join(f"<tr><td>{one['title']}</td><td>{one['text']}</td></tr>" for one in (ONE, TWO))
    articles, problems = read(
        "a.xls", f"<html><body><table><tr><th>Title</th><th>Text</th></tr>{rows}</table></body></html>"
    )
    assert not articles and "is a table of articles" in problems[0]
