"""The policy of a page in a real browser: what came in with a text runs nothing, loads nothing, sends nothing."""

import pytest
from playwright.sync_api import expect

from helpers.site.page import page as page_of
from tests.reporting.test_bad_site import ODD, write
from tests.small_report import build as report

pytestmark = pytest.mark.xdist_group("browser")
HOSTILE = [
    "<script>window.ran = 1</script>",
    "<img src=x onerror='window.ran = 1'>",
    "<svg onload='window.ran = 1'></svg>",
    "<iframe srcdoc='<script>parent.ran = 1</script>'></iframe>",
    "<object data='data:text/html,<script>parent.ran = 1</script>'></object>",
    "<base href='https://elsewhere.example/'><script src='ran.js'></script>",
    "<link rel=stylesheet href='https://elsewhere.example/a.css'><style>@import 'https://elsewhere.example/b.css';</style>",
    "<img src='https://elsewhere.example/a.png'><video src='https://elsewhere.example/a.mp4'></video>",
    "<script src='near.js'></script>",
    "<a id=go href='javascript:window.ran = 1'>go</a>",
    "<form id=f action='https://elsewhere.example/'><input name=a value=b><button id=go>go</button></form>",
    "<div style='background:url(https://elsewhere.example/a.png)'>x</div>",
]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_markup_that_got_into_a_page_does_nothing(page, tmp_path, hostile):
    (tmp_path / "near.js").write_text("window.ran = 1")
    (tmp_path / "x.html").write_text(page_of(hostile, title="x"), encoding="utf-8")
    page.goto((tmp_path / "x.html").as_uri())
    if "id=go" in hostile:
        page.locator("#go").click(no_wait_after=True)
    page.wait_for_timeout(100)
    assert page.evaluate("window.ran") is None and page.url.endswith("x.html")
    assert not [what for what in page.wrong if what.startswith("request")]


@pytest.mark.parametrize("asked", [
    "f=hasOwnProperty:x", "f=constructor:name", "f=__proto__:x", "f=outlet:__proto__", "f=outlet:toString", "f=in:constructor",
    "q=constructor", "q=__proto__", "q=hasOwnProperty", "q=toString&f=valueOf:a", "f=", "f=:", "q=%E2%80%AE&from=x&to=y",
])  # fmt: skip
def test_the_search_of_a_name_that_every_object_has_finds_nothing_and_fails_nowhere(site, page, asked):
    page.goto(f"{(site / 'search.html').as_uri()}?{asked}")
    expect(page.get_by_role("status")).to_have_text("0 results")
    assert not page.wrong
    page.get_by_label("Words in articles and quotations").fill("summit")
    page.locator("#results li, #count:has-text('0 results')").first.wait_for()
    assert not page.wrong


def test_an_outlet_named_as_what_every_object_has_is_found(page, tmp_path):
    about = report()
    about.tables["articles"] = about.articles.assign(outlet=["__proto__", "constructor", "__proto__", "x"])
    build = write(about, tmp_path / "build")
    page.goto((build / "search.html").as_uri() + "?f=outlet:__proto__&f=in:article")
    page.get_by_text("2 results").wait_for()
    assert not page.wrong


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize(
    "name", ["index.html", "articles/index.html", "speakers/index.html", "articles/a.html", "speakers/s1.html"]
)
def test_very_long_names_titles_and_words_do_not_widen_a_page(page, wide, name, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto((wide / name).as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width and not page.wrong


@pytest.fixture(scope="module")
def wide(tmp_path_factory):
    """A site whose titles, outlets, roles and names are 300 characters long, and some of them run from right to left."""
    speakers = [
        ("s1", "N" * 300, "person", ["mayor " * 50], "she"),
        ("s2", "عنا رويز " * 33, "person", ["R" * 300], "he"),
    ]
    about = report([("a", 0.1, "s1", "direct"), ("a", 0.5, "s2", "mixed")], speakers)
    about.tables["articles"] = about.articles.assign(
        title="T" * 300, outlet=["O" * 300, "عنا " * 75, "", "x"], source_path="p" * 300
    )
    return write(about, tmp_path_factory.mktemp("wide") / "build")


def test_the_timeline_filters_and_opens_under_its_policy(site, page):
    page.goto((site / "timeline/all.html").as_uri())
    page.get_by_role("link", name="Explore").click()
    page.wait_for_url("**/all.interactive.html")
    page.locator(".twin-list li").first.wait_for()
    page.locator(".twin select[name=kind]").select_option(index=1)
    page.get_by_text("match;").wait_for()
    page.locator(".twin-list li button").first.click()
    assert page.locator(".twin-panel h3").count() == 1 and not page.wrong


def test_the_links_over_a_chart_lie_on_their_marks(site, page):
    page.goto((site / "timeline/all.html").as_uri())
    image, link = (page.locator(f".chart.desk {name}").first.bounding_box() for name in ("img", "a"))
    assert 0 < link["height"] < image["height"] / 4 and image["y"] < link["y"] < image["y"] + image["height"]


def test_the_site_works_over_http_as_from_a_folder(site, page):
    import functools
    import http.server
    import threading

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=site))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        page.goto(f"http://127.0.0.1:{server.server_port}/index.html")
        page.get_by_label("Search articles and quotations").fill("summit")
        page.keyboard.press("Enter")
        page.locator("#results li").first.wait_for()
        assert "results" in page.get_by_role("status").inner_text() and not page.wrong
    finally:
        server.shutdown()
        server.server_close()


def test_a_page_with_odd_names_has_no_error(page, settled, tmp_path):
    odd = [
        *ODD,
        "</script><script>window.ran = 1</script>",
        '"><img src=x onerror=window.ran=1>',
        "javascript:window.ran=1",
    ]
    speakers = [(f"s{n}", name, "person", [name], "") for n, name in enumerate(odd)]
    about = report([("a", n / 10, f"s{n}", "direct") for n in range(len(odd))], speakers)
    about.tables["articles"] = about.articles.assign(
        title=odd[5], outlet=odd[6], byline=odd[7], url=odd[7], section=odd[5]
    )
    build = write(about, tmp_path / "build")
    for path in sorted(build.rglob("*.html")):
        page.goto(path.as_uri())
        settled(page)
        assert page.evaluate("window.ran") is None and not page.wrong, path
    page.goto((build / "search.html").as_uri() + "?f=in:article")
    page.locator("#results li").first.wait_for()
    assert page.evaluate("window.ran") is None and not page.wrong
