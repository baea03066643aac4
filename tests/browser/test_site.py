"""The site in a real browser: every link resolves, nothing is fetched from elsewhere, a bar leads to its sentence."""

import io
import shutil
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from PIL import Image

from helpers.reporting import pictures
from helpers.reporting.publishing import publish

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.xdist_group("browser")
PAGES = ("index.html", "search.html", "sources/all.html", "timeline/all.html", "corpus/all.html", "articles/index.html",
         "speakers/index.html")  # fmt: skip


class Links(HTMLParser):
    """The ids and the addresses of one page."""

    def __init__(self, path):
        super().__init__()
        self.ids, self.hrefs = set(), []
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        if found.get("id"):
            assert found["id"] not in self.ids, f"the id {found['id']} stands twice"
            self.ids.add(found["id"])
        self.hrefs += [found[name] for name in ("href", "src") if found.get(name)]


@pytest.mark.parametrize("text", ["full", "excerpt"])
def test_every_link_of_every_page_leads_to_a_page_and_an_anchor_that_are_there(site, tmp_path, text):
    if text == "excerpt":
        site = Path(shutil.copytree(site, tmp_path / "site"))
        publish(site / "index.html", list(site.glob("*/all.html")), site / "tables", text)
    known = {path.resolve(): Links(path) for path in site.rglob("*.html")}
    assert len(known) > 100
    broken = []
    for path, links in known.items():
        for parts in (urlsplit(href) for href in links.hrefs if not href.startswith("data:")):
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            anchors = known[target].ids if target in known else set()
            there = target.exists() and (not parts.fragment or unquote(parts.fragment) in anchors)
            if parts.scheme or not there:
                broken.append((path.name, parts.geturl()))
    assert not broken


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_no_error_and_asks_nothing_of_another_machine(site, page, settled, name):
    page.goto((site / name).as_uri())
    settled(page)
    assert not page.wrong
    assert page.locator("html").get_attribute("lang") == "en" and page.locator("h1").count() == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", [*PAGES, "article", "speaker"])
def test_axe_finds_nothing_serious(site, page, kind, scheme):
    from axe_playwright_python.sync_playwright import Axe

    names = {"article": next((site / "articles").glob("*.html")), "speaker": next((site / "speakers").glob("s*.html"))}
    page.emulate_media(color_scheme=scheme)
    page.goto(names.get(kind, site / kind).as_uri())
    found = Axe().run(page).response["violations"]
    serious = [v for v in found if v["impact"] in ("serious", "critical")]
    assert not serious, [(v["id"], v["nodes"][0]["html"][:200], v["nodes"][0]["failureSummary"]) for v in serious]


@pytest.mark.parametrize("width", [390, 1024, 1920])
@pytest.mark.parametrize("name", PAGES)
def test_no_page_is_wider_than_the_screen(site, page, name, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto((site / name).as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("getComputedStyle(document.querySelector('.chart.phone') || document.body).display") != (
        "none" if width == 390 else "inline"
    )


def test_a_bar_opens_its_quotations_in_place_and_they_lead_to_the_sentence_and_the_speaker(site, page):
    page.goto((site / "sources/all.html").as_uri())
    bar = page.locator(".chart.desk a").first
    name = bar.get_attribute("aria-label")
    assert page.locator(".in-place > section:visible").count() == 0
    bar.focus()
    page.keyboard.press("Enter")
    opened = page.locator(".in-place > section:visible")
    opened.wait_for()
    assert opened.count() == 1 and opened.locator("h3").inner_text() == name
    speaker = opened.get_by_role("link", name="page").first.get_attribute("href")
    words = opened.locator("li a").first.inner_text()
    opened.locator("li a").first.click()
    page.wait_for_url("**/articles/*.html#q*")
    target = page.locator(":target")
    assert words.strip("“”")[:12] in page.locator("main").inner_text() and name.split()[-1] in target.get_attribute(
        "title"
    )
    page.goto((site / "sources" / speaker).as_uri())
    assert page.locator("h1").inner_text() == name
    assert not page.wrong


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_chart_is_as_dark_as_its_page(site, page, scheme):
    page.emulate_media(color_scheme=scheme)
    page.goto((site / "sources/all.html").as_uri())
    image = page.locator(".chart.desk img").first
    picture = Image.open(io.BytesIO(image.screenshot())).convert("L")
    paper, light = picture.getpixel((3, 3)), max(picture.resize((40, 40)).getdata())
    assert (paper > 240) if scheme == "light" else (paper < 40 and light > 60)


def test_an_event_on_the_timeline_leads_to_the_sentence_that_proves_it(site, page):
    page.goto((site / "timeline/all.html").as_uri())
    page.locator(".chart.desk a").first.click()
    page.wait_for_url("**/articles/*.html#e*")
    assert page.locator(":target").count() == 1


def test_the_search_finds_a_quotation_and_leads_to_it(site, page):
    page.goto((site / "search.html").as_uri())
    page.get_by_label("Words in articles and quotations").fill("nuclear button")
    page.get_by_label("quotations", exact=True).check()
    first = page.locator("#results li").first
    first.wait_for()
    assert "Nuclear Button" in first.inner_text() and "result" in page.get_by_role("status").inner_text()
    first.locator("a").click()
    page.wait_for_url("**/articles/*.html#q*")
    assert "Nuclear Button" in page.locator("main").inner_text() and not page.wrong


def test_the_search_of_the_front_page_is_passed_on_and_what_is_not_there_is_said(site, page):
    page.goto((site / "index.html").as_uri())
    page.get_by_label("Search articles and quotations").fill("zzyzx <script>")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html*")
    page.get_by_text("0 results").wait_for()
    assert not page.wrong


def test_a_share_leads_to_as_many_quotations_as_it_counts(site, page):
    page.goto((site / "sources/all.html").as_uri())
    page.locator("details:has(#shares) > summary").first.click()
    row = page.locator("#shares tbody tr").nth(1)
    counted = row.locator("td").nth(1).inner_text()
    row.locator("a").click()
    page.locator("#results li").first.wait_for()
    assert page.get_by_role("status").inner_text().split()[0] == counted


@pytest.mark.parametrize("name", [name for name in PAGES if name.endswith("/all.html")])
def test_a_report_says_its_finding_before_its_chart_and_is_read_without_end(site, page, name):
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto((site / name).as_uri())
    assert page.evaluate("document.documentElement.scrollHeight") <= 6000
    places = [page.locator(part).first.bounding_box() for part in ("h1", ".chart.desk", "details.made")]
    assert places[0]["y"] < places[1]["y"] < 900 and places[1]["width"] > 900 and places[2]["y"] > places[1]["y"]
    assert not page.locator("dl.about").is_visible(), "how it was made is folded"
    assert (
        page.locator("table:visible").evaluate_all("all => Math.max(...all.map(table => table.tBodies[0].rows.length))")
        <= 10
    )


def test_all_rows_of_a_table_take_the_place_of_the_few(site, page):
    page.goto((site / "sources/all.html").as_uri())
    rows = page.locator(".rows:has(#table)")
    few, summary = rows.locator(".few"), rows.locator("summary")
    assert few.is_visible() and few.locator("tbody tr").count() == 10
    summary.click()
    assert not few.is_visible() and rows.locator("details tbody tr").count() > 10
    assert f"{rows.locator('details tbody tr').count()}" in summary.inner_text()


def test_the_first_page_says_what_happened_who_was_quoted_and_when_before_the_reports(site, page):
    page.goto((site / "index.html").as_uri())
    parts = ["h1", ".dek", "#happened", "#quoted", "#coverage", "#reports", "#problems", "#accuracy", "#files"]
    places = [page.locator(part).bounding_box()["y"] for part in parts]
    assert places == sorted(places) and page.locator("#reports li img").count() == 3
    assert (
        page.locator("ol.portraits li").count() == 10
        and "Donald Trump" in page.locator("ol.portraits li").first.inner_text()
    )


@pytest.mark.parametrize("name", pictures.PICTURES)
def test_a_picture_of_the_readme_is_small_and_looks_like_its_page_of_today(site, page, settled, name):
    kept = (ROOT / pictures.FOLDER / f"{name}.png").read_bytes()
    address, height = pictures.PICTURES[name]
    page.set_viewport_size({"width": pictures.WIDTH, "height": height})
    page.goto((site / address).as_uri())
    settled(page)
    apart = pictures.looks_apart(kept, page.screenshot())
    assert len(kept) < 300_000 and apart < pictures.STALE, f"{name}.png is stale ({apart:.1f}): run make pictures"


def test_a_report_prints_as_pdf(site, chromium):
    from helpers.reporting.printing import print_reports

    made = next(iter(print_reports(site / "index.html")))
    assert made.read_bytes()[:5] == b"%PDF-"
    made.unlink()


def test_on_several_cores_the_browser_tests_run_in_one_process_and_make_one_site(request):
    grouped = getattr(request.config.option, "loadgroup", False)
    assert not grouped or request.node.nodeid.endswith("@browser")
