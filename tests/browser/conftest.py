"""One site of the sample corpus for all browser tests, and a browser that may not leave the machine."""

import shutil
from pathlib import Path

import pytest

from helpers.pipeline.__main__ import extract, read
from helpers.reporting.printing import browser as installed
from helpers.reporting.publishing import publish
from helpers.reporting.running import run

ROOT = Path(__file__).parents[2]
REPORTS = ("sources", "timeline", "corpus")
QUIET = 4  # looks, ten milliseconds apart, at which a page waits for no answer


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The folder of a site: three reports on the sample corpus, with all their pages."""
    build = tmp_path_factory.mktemp("site")
    read(ROOT / "data/sample", build / "tables")
    extract(build / "tables", "fast", None, "local", 1, [])
    for name in REPORTS:
        run(ROOT / f"notebooks/{name}.ipynb", build / name / "all.html", None, build / "tables")
    publish(build / "index.html", [build / name / "all.html" for name in REPORTS], build / "tables")
    return build


@pytest.fixture(scope="session")
def chromium():
    """Debian's Chromium under Playwright; without it these tests skip."""
    path = installed()
    if not path:
        pytest.skip("no Chromium on this machine (apt-get install chromium): browser tests skipped")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        options = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
        browser = playwright.chromium.launch(executable_path=path, args=options)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def tab(chromium):
    """The one tab of all tests: to start a browser context takes longer than most of them. No request of it leaves the machine."""
    context = chromium.new_context()
    tab = context.new_page()
    tab.wrong, tab.asked = [], set()  # what went wrong; the requests without an answer yet
    tab.on("request", lambda request: tab.asked.add(request))
    for end in ("requestfinished", "requestfailed"):
        tab.on(end, lambda request: tab.asked.discard(request))
    tab.on("pageerror", lambda error: tab.wrong.append(f"error {error}"))
    tab.on("console", lambda message: message.type == "error" and tab.wrong.append(f"console {message.text}"))

    def guard(route):
        url = route.request.url
        if url.startswith(("file:", "data:", "blob:", "http://127.0.0.1", "http://localhost")):
            route.continue_()
        else:
            tab.wrong.append(f"request {url}")
            route.abort()

    context.route("**/*", guard)
    yield tab
    context.close()


@pytest.fixture
def page(tab):
    """The tab, empty and as wide as ever; it notes errors and requests (`page.wrong`)."""
    tab.goto("about:blank")
    tab.set_viewport_size({"width": 1024, "height": 900})
    tab.emulate_media(color_scheme="light")
    tab.mouse.move(0, 0)
    tab.wrong.clear()
    tab.asked.clear()
    return tab


@pytest.fixture
def settled():
    """The function that waits until a page asks for nothing more. Playwright's networkidle waits half a second more for each page."""

    def settle(page):
        page.wait_for_load_state()
        quiet = 0
        while quiet < QUIET:
            page.wait_for_timeout(10)
            quiet = 0 if page.asked else quiet + 1

    return settle


@pytest.fixture
def lab_folder(site, tmp_path):
    """A folder with explore.ipynb, asking the site's tables and writing corrections into `decided`."""
    text = (ROOT / "notebooks/explore.ipynb").read_text(encoding="utf-8")
    text = text.replace('tables: str = \\"build/tables\\"', f'tables: str = \\"{site / "tables"}\\"')
    text = text.replace('corrections: str = \\"\\"', f'corrections: str = \\"{tmp_path / "decided"}\\"')
    (tmp_path / "explore.ipynb").write_text(text, encoding="utf-8")
    yield tmp_path
    shutil.rmtree(tmp_path, ignore_errors=True)
