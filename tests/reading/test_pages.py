"""Saved pages: what they say of themselves, what their layout says, and what stands in front of the article."""

# ruff: noqa: E501  (fixtures keep the lines of their layouts)
import json

import pytest

from tests.reading.conftest import day

LINES = [
    f"Mayor Ana Ruiz said on Monday that pier {n} of the old harbour would be closed until the storm is over."
    for n in range(4)
]
BODY = "".join(f"<p>{line}</p>" for line in LINES)
POST = """<blockquote class="twitter-tweet" data-lang="en"><p lang="en">The piers are closed tonight. Stay home.</p>&mdash; Ana Ruiz
(@anaruiz) <a href="https://t.example/1">June 3, 2017</a></blockquote><script async src="w.js"></script>"""


def page(body, head="", attributes=""):
    return f"<!doctype html><html {attributes}><head>{head}</head><body>{body}</body></html>"


@pytest.fixture
def article(read):
    """Read a page of one article, `body` and `head`; return the article."""
    return lambda body, head="": read("a.html", page(body, head))[0][0]


@pytest.mark.parametrize(
    ("address", "known"),
    [
        ("https://p.example/2018/12/25/piers", ("2018-12-25", "url")), ("https://p.example/2018/12/25/", ("2018-12-25", "url")),
        ("https://p.example/2018/11/piers", ("NaT", "unknown")), ("https://p.example/2018/piers", ("NaT", "unknown")),
        ("https://p.example/2018/11/", ("NaT", "unknown")), ("https://p.example/2018/1/2345-piers", ("NaT", "unknown")),
    ],
)  # fmt: skip
def test_an_address_gives_a_day_only_where_year_month_and_day_are_whole(article, address, known):
    found = article(f"<article>{BODY}</article>", f'<link rel="canonical" href="{address}">')
    assert (day(found), found["published_from"]) == known


def test_an_address_of_year_and_month_gives_way_to_other_evidence(article):
    address = '<link rel="canonical" href="https://p.example/2018/11/piers">'
    found = article(f'<article><time datetime="2018-11-08T10:00:00Z" pubdate>8 Nov</time>{BODY}</article>', address)
    assert day(found) == "2018-11-08"


@pytest.mark.parametrize(
    ("head", "shown", "title", "outlet"),
    [
        ("<title>Piers close - Harbourpedia, the free news source</title>", "<h1>Piers close</h1>", "Piers close", "Harbourpedia, the free news source"),
        ("<title>Piers close | World | The Northgate Post</title>", "<h1>Piers close</h1>", "Piers close", "The Northgate Post"),
        ("<title>Piers close | The Northgate Post</title>", "<h1>The Northgate Post</h1><h1>Piers close</h1>", "Piers close", "The Northgate Post"),
        ('<title>x</title><meta property="og:title" content="Piers close"><meta property="og:site_name" content="Post">', "", "Piers close", "Post"),
        ('<title>Piers close — Post</title><meta property="og:site_name" content="Post">', "", "Piers close", "Post"),
        ('<meta name="twitter:title" content="Piers close">', "", "Piers close", ""),
        ("<title>Piers close</title>", "", "Piers close", ""),
        ("<title>Mid-week: piers close at nine</title>", "<h1>Piers close at nine</h1>", "Piers close at nine", ""),
        ("", "<h1>Piers close</h1>", "Piers close", ""),
        ("", "", "", ""),
    ],
)  # fmt: skip
def test_title_and_outlet_are_those_the_page_shows_where_its_data_names_none(article, head, shown, title, outlet):
    found = article(f"{shown}<article>{BODY}</article>", head)
    assert (found["title"], found["outlet"]) == (title, outlet)


@pytest.mark.parametrize(
    ("head", "shown", "byline"),
    [
        ('<meta name="author" content="Lena Holm">', "", "Lena Holm"),
        ('<meta property="article:author" content="https://social.example/lena">', '<a rel="author" href="/l">Lena Holm</a>', "Lena Holm"),
        ("", '<p class="byline">By Lena Holm</p>', "Lena Holm"),
        ("", '<p class="byline">Share this article with friends</p>', ""),
        ("", '<span itemprop="author">Lena Holm</span>', "Lena Holm"),
    ],
)  # fmt: skip
def test_the_byline_is_the_one_in_the_metadata_or_in_an_element_that_says_so(article, head, shown, byline):
    assert article(f"{shown}<article>{BODY}</article>", head)["byline"] == byline


def test_of_several_articles_in_json_ld_the_one_that_the_page_shows_counts(article):
    other = '{"@type": "NewsArticle", "headline": "Mill burns", "datePublished": "2018-01-02"}'
    own = '{"@type": "NewsArticle", "headline": "Piers close", "datePublished": "2018-06-12", "author": {"name": "Lena Holm"}}'
    linked = f'<script type="application/ld+json">//<![CDATA[\n[{other}, {own}]\n//]]></script>'
    found = article(f"<h1>Piers close</h1><article>{BODY}</article>", linked)
    assert (found["title"], day(found), found["byline"]) == ("Piers close", "2018-06-12", "Lena Holm")


def test_a_page_saved_by_a_browser_keeps_the_address_it_came_from(read):
    saved = page(f"<article>{BODY}</article>").replace(
        "<html ", "<!-- saved from url=(0036)https://p.example/2018/12/25/piers --><html "
    )
    (found,), _ = read("a.html", saved)
    assert (found["url"], day(found)) == ("https://p.example/2018/12/25/piers", "2018-12-25")


def test_an_embedded_post_is_a_quotation_with_its_signature_and_its_day_is_not_the_articles(read):
    (found,), problems = read("a.html", page(f"<article>{BODY}{POST}<p>Nobody came.</p></article>"))
    assert "“The piers are closed tonight. Stay home.” — Ana Ruiz (@anaruiz) June 3, 2017\n\n" in found["text"]
    assert found["published_from"] == "unknown"
    assert sum("1 quotations that the page sets apart without marks" in message for message in problems) == 1


@pytest.mark.parametrize(
    ("quoted", "expected"),
    [
        ("<blockquote>We stay open.</blockquote>", "“We stay open.”"),
        ("<blockquote><p>We stay open.</p><p>We hope.</p></blockquote>", "“We stay open.\n\n“We hope.”"),
        ("<blockquote><p>“We stay open.”</p></blockquote>", "“We stay open.”"),
        ("<blockquote><p>We stay “open” as ever.</p></blockquote>", "“We stay “open” as ever.”"),
        ("<blockquote><p>We stay open.</p><footer>— <cite>Jon Falk</cite></footer></blockquote>", "“We stay open.” — Jon Falk"),
        ("<blockquote><p>“We stay open.”</p><cite>Jon Falk</cite></blockquote>", "“We stay open.” — Jon Falk"),
        ("<blockquote><p>We stay open. — Jon Falk, owner</p></blockquote>", "“We stay open.” — Jon Falk, owner"),
        ("<figure><blockquote>We stay open.</blockquote><figcaption>Jon Falk</figcaption></figure>", "“We stay open.” — Jon Falk"),
        ("<p>They ask <q>who pays</q> and wait for the owners of the line.</p>", "They ask “who pays” and wait"),
        ('<blockquote class="instagram-media"><p>Storm ahead.</p><p>A post shared by Jon Falk (@falk)</p></blockquote>', "“Storm ahead.” — Jon Falk (@falk)"),
    ],
)  # fmt: skip
def test_what_the_layout_shows_as_a_quotation_has_marks_in_the_text(article, quoted, expected):
    text = article(f"<article>{BODY}{quoted}{BODY.replace('pier', 'quay')}</article>")["text"]
    assert f"\n\n{expected}" in text


def test_a_post_of_which_the_page_holds_no_words_is_left_out(article):
    post = '<blockquote class="instagram-media"><a href="x">View this post on Instagram</a><p>A post shared by Jon Falk</p></blockquote>'
    assert article(f"<article>{BODY}{post}<p>Nobody came.</p></article>")["text"].split("\n\n") == [
        *LINES,
        "Nobody came.",
    ]


def test_a_pull_quotation_is_not_read_twice(read):
    pulled = f'<blockquote class="pull">{LINES[1]}</blockquote>'
    (found,), problems = read("a.html", page(f"<article>{BODY}{pulled}<p>Nobody came.</p></article>"))
    assert found["text"].count(LINES[1]) == 1 and "“" not in found["text"]
    assert any("1 quotations that the page shows a second time" in message for message in problems)


def test_a_page_that_only_indents_its_article_quotes_nobody(article):
    assert "“" not in article(f"<h1>Piers</h1><blockquote>{BODY}</blockquote>")["text"]


TURNS = [("Why did you close the pier?", "I had to. We saw the wind."), ("What did you tell the owners?", "I told them to wait."),
         ("What comes next?", "My plan is to build it anew.")]  # fmt: skip


@pytest.mark.parametrize(
    "layout",
    ["<p><strong>{q}</strong></p><p>{a}</p>", "<p><b>{q}</b><br>{a}</p>", "<h3>{q}</h3><p>{a}</p>",
     "<p><strong>{q}</strong><br/>{a}</p><p>It was <b>late</b>.</p>"],
)  # fmt: skip
def test_an_interview_with_bold_questions_keeps_its_turns(read, layout):
    body = "".join(layout.format(q=q, a=a) for q, a in TURNS)
    (found,), problems = read("a.html", page(f"<article>{BODY}{body}</article>"))
    for question, answer in TURNS:
        assert f"\n\nQ: {question}\n\nA: {answer}" in found["text"]
    assert any("3 were marked Q:" in message for message in problems)


def test_an_explainer_with_bold_questions_has_no_turns(article):
    body = "".join(
        f"<p><strong>{q}</strong></p><p>The council closed it on Monday.</p>"
        for q in ("Who closed it?", "Why now?", "Can you cross?")
    )
    assert "Q:" not in article(f"<article>{BODY}{body}</article>")["text"]


def test_an_interview_that_labels_its_turns_keeps_its_labels(article):
    body = "".join(f"<p><strong>Post: {q}</strong></p><p>Ruiz: {a}</p>" for q, a in TURNS)
    text = article(f"<article>{BODY}{body}</article>")["text"]
    assert "Q:" not in text and "Post: Why did you close the pier?" in text


NOTICE = "We and our partners use cookies to give you the best experience on this site. Click accept, or change your settings at any time."


@pytest.mark.parametrize(
    "wrapped", ['<div id="cookie-notice">{}</div>', "<div>{}</div>", '<section class="x gdpr-wall">{}</section>']
)
def test_a_notice_about_cookies_never_outweighs_the_article(article, wrapped):
    notice = wrapped.format("".join(f"<p>{NOTICE} ({n})</p>" for n in range(12)))
    found = article(f"{notice}<div><h1>Piers close</h1><p>The piers closed.</p><p>“We wait,” said Ana Ruiz.</p></div>")
    assert (found["title"], found["text"]) == ("Piers close", "The piers closed.\n\n“We wait,” said Ana Ruiz.")


def test_a_page_that_holds_only_such_a_notice_says_what_to_do(read):
    articles, (problem,) = read(
        "a.html", page(f'<div class="consent">{"".join(f"<p>{NOTICE}</p>" for _ in range(3))}</div>')
    )
    assert not articles and "accept it in the browser, and save the page again" in problem


def test_an_article_about_cookies_is_kept(article):
    lines = ["“We use cookies to give you the best experience,” the site’s notice said, and asked readers to accept.",
             "The regulator said that the site uses cookies to follow readers without their consent, against the law.",
             "Its owner, Jon Falk, said he would change the settings and ask each of the partners again."]  # fmt: skip
    body = "".join(f"<p>{line}</p>" for line in lines)
    assert article(f'<article class="post tag-gdpr category-cookies">{body}</article>')["text"].split("\n\n") == lines
    assert article(f'<div class="post tag-gdpr category-cookies">{body}</div>')["text"].split("\n\n") == lines


@pytest.mark.parametrize(
    "piece",
    ["<blockquote>We stay open.</blockquote>", "<blockquote><p>-------- x</p></blockquote>", "<q>a</q>", "<p><b>Why you?</b><br>I did.</p>",
     f"<div class=cookie><p>{NOTICE}</p></div>", "<p>We use cookies we use cookies</p>", "<h1>Piers - close | </h1>"],
)  # fmt: skip
def test_what_the_layout_says_is_found_in_time_that_grows_with_the_page(piece):
    from helpers.reading.formats.markup import parsed
    from helpers.reading.formats.page_facts import facts_of
    from helpers.reading.formats.web_page import _prepare
    from tests.fuzz.growth import Worst, linear

    def work(text):
        tree = parsed(text)
        facts_of(tree)
        _prepare(tree)

    linear(work, Worst("<html><body>", piece, "</body></html>"), 40_000)


SENTENCES = [
    f"The ferry of line {n} stopped on Monday, said Ana Ruiz, the harbour master, and nobody in the town went out."
    for n in range(6)
]


def article_of(title, sentences):
    return f"<article><h1>{title}</h1>{''.join(f'<p>{line}</p>' for line in sentences)}</article>"


def test_a_page_that_shows_the_beginning_gives_the_whole_article_of_its_data(read):
    data = json.dumps({"@type": "NewsArticle", "headline": "Ferries stop", "articleBody": "\n\n".join(SENTENCES)})
    head = f"<title>Ferries stop</title><script type='application/ld+json'>{data}</script>"
    (article,), problems = read(
        "a.html", f"<html><head>{head}</head><body>{article_of('Ferries stop', SENTENCES[:2])}</body></html>"
    )
    assert article["text"].split("\n\n") == SENTENCES and any("the page's own data" in line for line in problems)


def test_other_pages_of_an_article_and_other_articles_on_its_page_are_warnings(read):
    many = article_of("Ferries stop", SENTENCES[:4]) + article_of("Bridge opens", SENTENCES[2:])
    _, problems = read("a.html", f"<html><head><title>Ferries stop</title></head><body>{many}</body></html>")
    assert any("2 articles stand on the page" in line for line in problems)
    head = "<title>Ferries stop</title><link rel='next' href='https://post.example/ferries?page=2'>"
    _, problems = read(
        "b.html", f"<html><head>{head}</head><body>{article_of('Ferries stop', SENTENCES)}</body></html>"
    )
    assert any("one page of an article of several" in line for line in problems)


def test_words_behind_a_heading_outside_of_any_paragraph_are_the_articles(read):
    body = f"<div><h1>Ferries stop</h1>{'<br><br>'.join(SENTENCES[:3])}</div>"
    (article,), _ = read("a.html", f"<html><head><title>Ferries stop</title></head><body>{body}</body></html>")
    assert article["text"].split("\n\n") == SENTENCES[:3]


def test_a_text_that_a_page_holds_twice_is_taken_once_and_said(read):
    twice = "".join(
        f"<div class='{name}'>{''.join(f'<p>{line}</p>' for line in SENTENCES[:2])}</div>"
        for name in ("desk", "telephone")
    )
    page = f"<html><head><title>Ferries stop</title></head><body><article><h1>Ferries stop</h1>{twice}<p>{SENTENCES[2]}</p></article></body></html>"
    (article,), problems = read("a.html", page)
    assert article["text"].split("\n\n") == SENTENCES[:3] and any(
        "2 paragraphs that stand in it twice" in line for line in problems
    )


def test_people_and_outlets_that_data_only_point_at_are_named(read):
    graph = [{"@type": "NewsArticle", "headline": "Ferries stop", "datePublished": "2018-07-12", "author": [{"@id": "#a"}], "publisher": {"@id": "#o"}},
             {"@type": "Person", "@id": "#a", "name": "Lena Holm"}, {"@type": "Organization", "@id": "#o", "name": "Harbour Courier"}]  # fmt: skip
    head = f"<title>Ferries stop</title><script type='application/ld+json'>{json.dumps({'@graph': graph})}</script>"
    (article,), _ = read(
        "a.html", f"<html><head>{head}</head><body>{article_of('Ferries stop', SENTENCES)}</body></html>"
    )
    assert (article["byline"], article["outlet"]) == ("Lena Holm", "Harbour Courier")
