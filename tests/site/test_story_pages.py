"""The pages of a made-up story: what each shows, where its links lead, and what the search finds."""

import re
from html import unescape

import pandas as pd
import pytest

from helpers.analysis.not_quoted import declined
from helpers.site import pages, urls
from helpers.site.excerpt import evidence_spans
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
    assert (
        rows[1] == ["Saved", "July 14, 2018", "", "16", "1", ""] and rows[2][-1] == "near-copy" and rows[0][-2] == "0"
    )
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
