"""The pages of a made-up story: what each shows, where its links lead, and what the search finds."""

import json
import re
from html import unescape

import pandas as pd
import pytest

from helpers.analysis.not_quoted import declined
from helpers.site import index, pages, search, urls
from helpers.site.excerpt import evidence_spans
from helpers.site.highlight import marked_text
from helpers.site.page import own
from helpers.site.tables import html_table
from helpers.site.words import count, day
from tests.reporting.story import story


@pytest.fixture(scope="module")
def told():
    """The story, and its articles' pages and its speakers' pages by file name."""
    of = story()
    asked = declined(of.articles, of.sentences)
    return of, dict(pages.article_pages(of, asked)), dict(pages.speaker_pages(of))


def main(page):
    return page[page.index('<main id="main">') :]


def found(pattern, page):
    return [unescape(text) for text in re.findall(pattern, main(page), re.DOTALL)]


def meta(page):
    return found('<p class="meta">(.*?)</p>', page)[0].split(" · ")


def rows_of(page):
    """Return the texts of the cells of each row of a page's tables."""
    rows = found('<tr>(<th scope="row".*?)</tr>', page)
    return [[re.sub("<[^>]*>", "", cell) for cell in re.findall("<t[hd].*?</t[hd]>", row)] for row in rows]


def test_there_is_a_page_an_article_and_a_speaker_and_a_list_of_each(told):
    _, articles, speakers = told
    assert list(articles) == [*(f"{name}.html" for name in "abcdefg"), "index.html"]
    assert list(speakers) == ["s1.html", "s2.html", "s3.html", "s4.html", "index.html"]
    titles = [
        re.search("<title>(.*?) · ", page)[1]
        for page in (articles["a.html"], articles["index.html"], speakers["s1.html"])
    ]
    assert titles == ["Bridge closes", "Articles", "Ana Ruiz"]
    for whole in (*articles.values(), *speakers.values()):
        assert '<a class="home" href="../index.html">' in whole and "<h1" in whole


def test_an_article_s_page_says_whose_it_is_its_day_and_its_file_but_not_the_way_there(told):
    of, articles, _ = told
    assert meta(articles["a.html"]) == ["Kestrel", "Mia Holm", "July 3, 2018 (known from: metadata)", "x.txt"]
    assert meta(articles["g.html"])[0] == "July 9, 2018 (known from: metadata)" and len(meta(articles["g.html"])) == 2
    assert "copy" in meta(articles["d.html"])[-1] and meta(articles["e.html"])[2].startswith("unknown (")
    of = story()
    of.tables["articles"] = of.articles.assign(
        source_path="home/reporter/x.txt", published_from="print_edition", title=""
    )
    page = next(pages.article_pages(of, declined(of.articles, of.sentences)))[1]
    assert meta(page)[-1] == "x.txt" and meta(page)[-2].endswith("(known from: print edition)")
    assert "<title>Untitled" in page and ">Untitled</h1>" in page


def test_an_article_s_page_lists_its_quotations_and_events_with_links_to_their_places(told):
    _, articles, _ = told
    a, b, g = (main(articles[f"{name}.html"]) for name in "abg")
    assert re.findall('<a href="([^"]*)">(.*?)</a>', a) == [
        ("#q1", "q1"), ("../speakers/s1.html", "Ana Ruiz"), ("#q2", "q2"), ("../speakers/s2.html", "Bo Lind"),
        ("#e0", "Bridge at Port Sable closes"),
    ]  # fmt: skip
    assert re.findall('</a> <span class="quiet">(.*?)</span>', a) == [
        "direct, full name", "indirect, full name", "July 2, 2018, by expression",
    ]  # fmt: skip
    assert '<a href="#q3">q3</a> speaker not resolved <' in b and "<ul>" not in g
    for anchor in re.findall('<a href="#([^"]*)"', a + b):
        assert f'id="{anchor}"' in a + b


def test_an_event_without_a_day_is_undated_and_one_that_the_corpus_lacks_goes_by_its_trigger(told):
    of, articles, _ = told
    assert '<a href="#e0">Bridge opens</a> <span class="quiet">undated, by undated' in articles["e.html"]
    of = story()
    of.tables["events"] = of.events.iloc[:0]
    assert '<a href="#e0">x</a>' in next(pages.article_pages(of, declined(of.articles, of.sentences)))[1]


def test_who_was_asked_and_not_heard_is_marked(told):
    _, articles, _ = told
    assert '<mark class="asked" id="s163"' in articles["a.html"] and 'class="asked"' not in articles["c.html"]


def test_an_excerpt_is_said_to_be_one_and_an_article_without_evidence_shows_nothing():
    of = story()
    asked = declined(of.articles, of.sentences)
    made = dict(pages.article_pages(of, asked, evidence_spans(of, asked)))
    assert "Nothing was said" not in made["g.html"] and "[…]" in made["g.html"] and "<mark" in made["a.html"]
    whole = dict(pages.article_pages(of, asked))
    assert main(made["g.html"]).count("<p") == main(whole["g.html"]).count("<p") + 1, (
        "a line says that it is an excerpt"
    )


def test_the_list_of_articles_is_by_outlet_and_day_with_numbers_and_copies(told):
    _, articles, _ = told
    page = articles["index.html"]
    assert found("<h2>(.*?)</h2>", page) == ["Unknown outlet", "Harbour Post", "Kestrel", "The Wire"]
    assert found('<th scope="row"><a href="([^"]*)"', page) == [f"../articles/{name}.html" for name in "gcdabfe"]
    assert found('<th scope="col"[^>]*>(.*?)</th>', page)[:6] == [
        "title",
        "published",
        "section",
        "words",
        "quotations",
        "copy",
    ]
    rows = rows_of(page)
    assert rows[1] == ["Saved", "2018-07-14", "", "16", "1", ""] and rows[2][-1] == "near-copy" and rows[0][-2] == "0"
    assert f'id="{urls.outlet_anchor("Kestrel")}"' in page and 'id="o-unknown"' in page


def test_a_list_shows_every_row_however_many():
    of = story()
    many = pd.concat([of.articles.head(1)] * 60, ignore_index=True).assign(
        article_id=[f"a{n}" for n in range(60)], title=""
    )
    of.tables["articles"] = many
    page = dict(pages.article_pages(of, declined(of.articles, of.sentences)))["index.html"]
    assert page.count('scope="row"') == 60 and "The first" not in page and ">Untitled</a>" in page
    of = story()
    of.tables["speakers"] = pd.concat([of.speakers.head(1)] * 60, ignore_index=True).assign(
        speaker_id=[f"s{n}" for n in range(60)]
    )
    assert dict(pages.speaker_pages(of))["index.html"].count('scope="row"') == 60


def test_a_speaker_s_page_has_every_quotation_oldest_first_and_those_without_a_day_last(told):
    _, _, speakers = told
    page = speakers["s2.html"]
    assert meta(page) == ["person", "spokesman", "he", "also written Lind"]
    assert found("<blockquote[^>]*>(.*?)</blockquote>", page) == [
        "the port would wait", "“The port is saved", "“The port is saved", "“The port is open, and the bridge is not",
    ]  # fmt: skip
    assert found('<h3>(.*?) <span class="quiet">(?:.*?)</span>', page) == [
        "July 3, 2018",
        "July 14, 2018",
        "July 15, 2018",
        "unknown",
    ]
    assert found('<p class="meta"><a (.*?)</p>', page)[1] == (
        'href="../articles/c.html#q1">Saved</a> · direct · tweeted · tweet · surname'
    )
    assert found('<span class="quiet">(.*?)</span>', page)[0] == "Kestrel"


def test_a_speaker_who_said_nothing_has_a_page():
    of = story()
    of.tables["quotes"] = of.quotes.iloc[:0]
    assert "<blockquote" not in dict(pages.speaker_pages(of))["s1.html"]


def test_the_list_of_speakers_has_those_most_quoted_first_with_roles_and_links():
    of = story()
    of.tables["speakers"] = of.speakers.assign(n_quotes=[2, 9, 2, 1])
    page = dict(pages.speaker_pages(of))["index.html"]
    assert found('<th scope="row"><a href="([^"]*)"', page) == [
        f"../speakers/{name}.html" for name in ("s2", "s1", "s3", "s4")
    ]
    rows = rows_of(page)
    assert rows[0] == ["Bo Lind", "person", "spokesman", "he", "9", "1"] and rows[3][:4] == [
        "Residents",
        "group",
        "",
        "",
    ]
    assert found('<th scope="col"[^>]*>(.*?)</th>', page) == [
        "speaker",
        "kind",
        "role",
        "pronoun",
        "quotations",
        "articles",
    ]


def files(**more):
    """The search of two articles and two quotations, as names of files and the JSON in them."""
    of = story()
    articles = of.articles.head(2).assign(**more)
    texts, leads = {"a": "A bridge, a Bridge", "b": "Über"}, {"a": "A \u202ebridge", "b": "B"}
    return search.index_files(articles, of.attributed_quotes().head(2).assign(**more), texts, leads)


def held(text):
    return json.loads(re.search(r"= (?:new Map\()?(.*?)(?:\.map\(.*|;\n)$", text, re.DOTALL)[1])


def test_a_document_of_the_search_has_its_kind_title_words_place_and_address():
    documents = held(files()["documents-0.js"])
    assert documents[0] == [
        "article",
        "Bridge closes",
        "A \\u202ebridge",
        "Kestrel, July 3, 2018",
        "articles/a.html",
        "2018-07-03",
    ]
    assert documents[2] == [
        "quotation", "Ana Ruiz", "“We will not pay for a bridge that nobody needs", "Kestrel, July 3, 2018", "articles/a.html#q1",
    ]  # fmt: skip
    bare = held(files(title="", outlet="", speaker="", published=pd.NaT)["documents-0.js"])
    assert bare[0] == ["article", "Untitled", "A \\u202ebridge", "unknown", "articles/a.html", ""]
    assert bare[2][:2] == ["quotation", "speaker not resolved"] and bare[2][3] == "unknown"


def test_words_of_the_search_count_once_in_a_text_and_three_times_in_a_title_or_a_name():
    made = files()
    assert held(made["terms-b.js"])["bridge"] == [0, 5, 2, 1] and held(made["terms-r.js"])["ruiz"] == [2, 3]
    assert held(made["terms-u.js"]) == {"uber": [1, 1]} and held(made["about.js"])["shards"][:2] == ["a", "b"]
    assert made["terms-b.js"].startswith('dateline.terms["b"] = {') and "terms-other.js" not in made
    assert list(held(made["terms-b.js"])) == sorted(held(made["terms-b.js"]))
    assert "terms-other.js" in files(outlet="日本")


def test_facets_of_the_search_count_articles_and_quotations():
    facets = {key: dict(values) for key, values in held(files()["facets.js"])}
    assert facets["in"] == {"article": [0, 1], "quotation": [2, 3]} and facets["outlet"] == {"Kestrel": [0, 1, 2, 3]}
    assert facets["copy"] == {"no": [2, 3]} and set(search.FACETS) <= set(facets)
    others = {key: dict(values) for key, values in held(files(outlet="", section="", copy_of="c")["facets.js"])}
    assert others["outlet"] == {"unknown": [0, 1, 2, 3]} and others["copy"] == {"yes": [2, 3]}
    assert others["section"] == {"unknown": [2, 3]}


def test_documents_of_the_search_are_in_parts_and_there_is_one_of_no_document(monkeypatch):
    monkeypatch.setattr(search, "PART", 3)
    made = files()
    assert [len(held(made[f"documents-{n}.js"])) for n in (0, 1)] == [3, 1] and "documents-2.js" not in made
    assert made["documents-1.js"].startswith("dateline.documents[1] = ") and held(made["about.js"])["part"] == 3
    none = story()
    empty = search.index_files(none.articles.head(0), none.attributed_quotes().head(0), {}, {})
    assert empty["documents-0.js"] == "dateline.documents[0] = [];\n" and held(empty["about.js"])["n"] == 0


def test_what_ends_a_line_of_a_script_is_escaped_in_the_search():
    made = files(section="a\u2028b\u2029Ö")["facets.js"]
    assert "a\\u2028b\\u2029Ö" in made


WORDS = {"coverage": "Nine articles", "counts": ["9 articles"], "accuracy": "", "corrected": "none"}


def site(of, folder, text="full", reports=(), **words):
    asked = declined(of.articles, of.sentences)
    index.write_site(
        folder / "index.html", reports, of, of.attributed_quotes(copies=True), asked, text, **WORDS | words
    )
    return (folder / "index.html").read_text(encoding="utf-8")


def test_the_index_has_counts_corrections_and_the_first_twenty_problems(tmp_path):
    of = story()
    of.tables["problems"] = pd.concat([of.problems] * 15, ignore_index=True)
    page = site(of, tmp_path, accuracy="95 %", counts=["9 articles", "8 events"])
    assert "Nine articles" in page and "<li>8 events</li>" in page and "95 %" in page
    assert page.count("x.txt is empty") == 10 and "<p>30 " in page and "error: x.txt x.txt is empty" in page
    of.tables["problems"] = of.problems.iloc[:0]
    assert "Problems" not in site(of, tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "articles",
        "index.html",
        "search",
        "search.html",
        "speakers",
    ]


def test_a_listed_report_has_its_title_finding_folder_and_files(tmp_path):
    folder = tmp_path / "who_said"
    folder.mkdir()
    for name in (
        "one.html",
        "one.table.csv",
        "one.chart.svg",
        "one.x.part",
        "one.more.html",
        "one.more.csv",
        "two.html",
    ):
        (folder / name).write_text("x")
    (folder / "one.report.json").write_text(
        json.dumps({"title": "Öne", "finding": "Much."}, ensure_ascii=False), encoding="utf-8"
    )
    page = site(story(), tmp_path, reports=[folder / "one.html", folder / "one.more.html", str(folder / "two.html")])
    listed = re.findall(
        r'<li><a href="([^"]*)">(.*?)</a>\n<p>(.*?)</p>\n<p class="meta">(.*?)</p>(.*?)\n</li>', page, re.DOTALL
    )
    assert [row[:4] for row in listed] == [
        ("who_said/one.html", "Öne", "Much.", "who said"), ("who_said/one.more.html", "one.more", "", "who said"),
        ("who_said/two.html", "two", "", "who said"),
    ]  # fmt: skip
    assert [re.findall('href="([^"]*)">([^<]*)<', row[4]) for row in listed] == [
        [("who_said/one.table.csv", "table.csv")], [("who_said/one.more.csv", "csv")], [],
    ]  # fmt: skip


def test_pages_of_what_is_gone_go_and_a_half_made_folder_is_no_hindrance(tmp_path):
    site(story(), tmp_path)
    (tmp_path / "articles.part").mkdir()
    (tmp_path / "articles.part/old.html").write_text("x")
    less = story()
    less.tables["articles"] = less.articles.head(2)
    less.tables |= {
        name: less.tables[name][less.tables[name]["article_id"].isin(["a", "b"])] for name in ("quotes", "mentions")
    }
    site(less, tmp_path)
    assert sorted(path.name for path in (tmp_path / "articles").iterdir()) == ["a.html", "b.html", "index.html"]
    assert not list(tmp_path.rglob("*.part"))


def test_the_search_shows_the_beginning_of_a_text_and_of_an_excerpt_only_finds_evidence(tmp_path):
    of = story()
    long = "word " * 99 + "secret."
    of.tables["articles"] = of.articles.assign(text=of.articles["text"].where(of.articles["article_id"] != "g", long))
    site(of, tmp_path)
    whole = held((tmp_path / "search/documents-0.js").read_text())
    assert (
        whole[6][2].endswith("word …")
        and len(whole[6][2]) <= search.LEAD
        and whole[0][2].startswith("The bridge at Port")
    )
    assert "secret" in (tmp_path / "search/terms-s.js").read_text()
    site(of, tmp_path, "excerpt")
    assert held((tmp_path / "search/documents-0.js").read_text())[0][2] == ""
    assert "secret" not in (tmp_path / "search/terms-s.js").read_text()
    assert "nobody" in (tmp_path / "search/terms-n.js").read_text()


def test_a_corpus_too_large_for_a_browser_is_searched_by_headlines_and_quotations(tmp_path, monkeypatch):
    monkeypatch.setattr(index, "MOST_TEXTS", 7)
    of = story()
    page = site(of, tmp_path) and (tmp_path / "search.html").read_text()
    assert re.search(">7 articles and 10 quotations", page) and "falk" in (tmp_path / "search/terms-f.js").read_text()
    monkeypatch.setattr(index, "MOST_TEXTS", 6)
    page = site(of, tmp_path) and (tmp_path / "search.html").read_text()
    assert re.search(">Headlines of 7 articles", page) and "headlines" not in page
    assert "falk" not in (tmp_path / "search/terms-f.js").read_text()
    assert held((tmp_path / "search/documents-0.js").read_text())[0][2] == ""


def test_the_page_of_the_search_may_load_its_files_and_the_index_may_not(tmp_path):
    front = site(story(), tmp_path)
    assert "strict-dynamic" in (tmp_path / "search.html").read_text() and "strict-dynamic" not in front
    assert own("search.js") in (tmp_path / "search.html").read_text() and own("front.js") in front


TABLES = pd.DataFrame({"article_id": [], "start": [], "end": []})


class Evidence:
    """Tables of one article with four sentences of ten characters."""

    sentences = pd.DataFrame({"article_id": "a", "start": [0, 10, 20, 30], "end": [9, 19, 29, 39]})
    dates = mentions = quotes = TABLES.assign(first_day=[])

    def __init__(self, **tables):
        vars(self).update(tables)


def spans(*rows):
    return pd.DataFrame([("a", *row) for row in rows], columns=["article_id", "start", "end"])


@pytest.mark.parametrize(("mentioned", "shown"), [
    ([(12, 15)], [(10, 19)]), ([(9, 10)], [(9, 10)]), ([(18, 21)], [(10, 29)]), ([(0, 1), (30, 31)], [(0, 9), (30, 39)]),
    ([(12, 15), (22, 25)], [(10, 29)]), ([(25, 60), (26, 27)], [(20, 60)]), ([(38, 41)], [(30, 41)]),
])  # fmt: skip
def test_evidence_is_the_whole_of_each_sentence_it_touches_and_no_other(mentioned, shown):
    assert evidence_spans(Evidence(mentions=spans(*mentioned)), TABLES) == {"a": shown}


def test_a_date_is_evidence_only_where_it_could_not_be_resolved():
    dates = spans((12, 15), (32, 35)).assign(first_day=[pd.NaT, pd.Timestamp("2018-07-06")])
    assert evidence_spans(Evidence(dates=dates), TABLES) == {"a": [(10, 19)]}
    assert evidence_spans(Evidence(sentences=TABLES), spans((1, 2))) == {"a": [(1, 2)]}


def test_a_mark_s_title_holds_no_quotation_mark_and_of_two_marks_the_longer_is_outside():
    quotes = pd.DataFrame(
        {"quote_id": "a-q1", "speaker": ['"x"'], "kind": "direct", "how_resolved": "a", "content": [[[0, 9]]], "cue": [[[2, 4]]],
         "source": [[[6, 12]]]}
    )  # fmt: skip
    (made,) = marked_text("abcdefghi & jkl", quotes)
    assert made.startswith('<mark class="said" id="q1" title="said by &quot;x&quot; (direct, a)">ab</mark>')
    assert (
        '<mark class="said" title="said by &quot;x&quot; (direct, a)"><mark class="how" title="cue of q1">cd</mark></mark>'
        in made
    )
    assert '<mark class="who" title="source of q1"> &amp; </mark>' in made or "&amp; jkl" in made


def test_cells_of_a_table_are_told_as_people_write_them():
    import numpy as np

    frame = pd.DataFrame(
        {
            "x": pd.Series(
                [np.array(["a", "b"]), ("c",), np.float64(1234.56), True, None, 1.25, np.int64(9999)], dtype=object
            )
        }
    )
    assert re.findall('<th scope="row"[^>]*>(.*?)</th>', html_table(frame)) == [
        "a, b",
        "c",
        "1,234.6",
        "True",
        "unknown",
        "1.2",
        "9,999",
    ]


def test_a_count_has_its_noun_and_a_day_its_words():
    assert [count(n, "story", "stories") for n in (0, 1, 2)] == ["0 stories", "1 story", "2 stories"]
    assert count(1000, "day") == "1,000 days" and day(None) == day(pd.NaT) == "unknown"


def test_the_search_of_a_report_is_bounded_as_the_report_is():
    asked = urls.search({"kind": "direct"}, ["A&B"], "2018-07-01", "2018-07-02")
    assert (
        asked
        == "search.html?f=kind%3Adirect&f=in%3Aquotation&f=copy%3Ano&f=outlet%3AA%26B&from=2018-07-01&to=2018-07-02"
    )
    assert urls.search({"outlet": "A"}, ["A", "B"]) == "search.html?f=outlet%3AA&f=in%3Aquotation&f=copy%3Ano"


@pytest.mark.parametrize("what", ["event", "date", "declined"])
def test_an_address_within_an_article_is_its_page_and_its_anchor(what):
    assert urls.place("a", 7.0, what) == f"articles/a.html#{urls.anchor(7, what)}"
