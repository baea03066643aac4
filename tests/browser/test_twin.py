"""The interactive timeline in a real browser: it moves by wheel, drag, touch and keys, filters, and opens each event."""

import json
import re

import pytest

from helpers.site.page import page as page_of
from helpers.site.timeline_twin import timeline_twin
from tests.made_up_events import events as made_up

pytestmark = pytest.mark.xdist_group("browser")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A page of 400 made-up events in four stories, and one that holds a part of them below a long text."""
    folder = tmp_path_factory.mktemp("twin")
    table, mentions, articles, quotes = made_up(400, stories=4)
    whole = timeline_twin(table, mentions, articles, quotes)
    (folder / "all.html").write_text(page_of("<h1>All</h1>" + whole, title="x"), encoding="utf-8")
    part = timeline_twin(table, mentions, articles, quotes, most=60, whole="all.html")
    body = f"<h1>Part</h1>{part}{'<p>Text.</p>' * 80}"
    (folder / "part.html").write_text(page_of(body, title="x"), encoding="utf-8")
    return folder


@pytest.fixture
def twin(made, page):
    """The page of all events, opened."""
    page.goto((made / "all.html").as_uri())
    page.locator(".twin[data-ready]").wait_for()
    return page


def view(page):
    """Return the days in view: the values of the two grips of the strip."""
    return [int(page.locator(f".grip.{name}[aria-valuenow]").get_attribute("aria-valuenow")) for name in ("from", "to")]


def until(page, changed, before):
    """Wait until the view is `changed` from `before`, and return it."""
    for _ in range(100):
        page.wait_for_timeout(40)
        now = view(page)
        if changed(before, now):
            return now
    raise AssertionError(f"the view stayed at {now}")


def told(page, fits):
    """Wait until the line that counts events `fits`, and return it."""
    for _ in range(100):
        text = page.locator(".twin-count").inner_text()
        if fits(text):
            return text
        page.wait_for_timeout(40)
    raise AssertionError(text)


def narrower(before, now):
    return now[1] - now[0] < 0.9 * (before[1] - before[0])


def later(before, now):
    return now[0] > before[0] and now[1] > before[1]


def test_wheel_buttons_and_keys_zoom_and_pan(twin):
    lanes, before = twin.locator(".twin-lanes"), view(twin)
    lanes.hover()
    twin.mouse.wheel(0, -300)
    closer = until(twin, narrower, before)
    twin.mouse.wheel(200, 0)
    after = until(twin, later, closer)
    lanes.focus()
    twin.keyboard.press("+")
    closest = until(twin, narrower, after)
    twin.keyboard.press("Shift+ArrowRight")
    until(twin, later, closest)
    twin.get_by_role("button", name="Zoom in").click()
    until(twin, narrower, closest)
    twin.keyboard.press("Tab")
    twin.get_by_role("button", name="All").click()
    until(twin, lambda _, now: now[1] - now[0] >= before[1] - before[0] - 2, closest)
    assert not twin.wrong


def test_dragging_the_lanes_pans_and_a_brush_in_the_strip_chooses_days(twin):
    box, before = twin.locator(".twin-lanes").bounding_box(), view(twin)
    twin.mouse.move(box["x"] + 500, box["y"] + 380)
    twin.mouse.down()
    twin.mouse.move(box["x"] + 350, box["y"] + 380, steps=4)
    twin.mouse.up()
    until(twin, later, before)
    strip = twin.locator(".twin-strip").bounding_box()
    twin.get_by_role("button", name="Zoom in").click()
    twin.get_by_role("button", name="Zoom in").click()
    twin.wait_for_timeout(600)
    shown = view(twin)
    twin.mouse.move(strip["x"] + 0.02 * strip["width"], strip["y"] + 30)
    twin.mouse.down()
    twin.mouse.move(strip["x"] + 0.12 * strip["width"], strip["y"] + 30, steps=4)
    twin.mouse.up()
    brushed = until(twin, lambda a, b: b[0] < a[0], shown)
    assert brushed[1] - brushed[0] < 200


def test_grips_of_the_strip_are_sliders_that_keys_move_and_say_their_day(twin):
    grip, before = twin.locator(".grip.from"), view(twin)
    grip.focus()
    for _ in range(8):
        twin.keyboard.press("ArrowRight")
    now = until(twin, lambda a, b: b[0] > a[0], before)
    assert abs(now[1] - before[1]) < 0.4 * (before[1] - before[0])
    assert re.fullmatch(r"[A-Z][a-z]+ \d+, \d{4}", grip.get_attribute("aria-valuetext"))


def test_a_pinch_zooms_and_a_finger_pans(made, chromium):
    context = chromium.new_context(viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto((made / "all.html").as_uri())
    page.locator(".twin[data-ready]").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.locator(".twin-lanes").scroll_into_view_if_needed()
    box, before = page.locator(".twin-lanes").bounding_box(), view(page)
    touch = context.new_cdp_session(page)
    y = box["y"] + 250

    def send(kind, *xs):
        points = [{"x": box["x"] + x, "y": y, "id": n} for n, x in enumerate(xs)]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    send("touchStart", 150, 200)
    for step in range(1, 8):
        send("touchMove", 150 - 12 * step, 200 + 12 * step)
    send("touchEnd")
    closer = until(page, narrower, before)
    send("touchStart", 300)
    for step in range(1, 8):
        send("touchMove", 300 - 25 * step)
    send("touchEnd")
    until(page, later, closer)
    context.close()


def test_filters_and_search_leave_what_they_name_and_can_be_cleared(twin):
    count = twin.locator(".twin-count")
    for name in ("story", "kind", "person", "status", "outlet"):
        select = twin.locator(f"select[name={name}]")
        text = select.locator("option").nth(1).inner_text()
        n = int(re.search(r"\((\d+)\)$", text)[1])
        select.select_option(index=1)
        twin.get_by_text(f"{n} match").wait_for()
        twin.get_by_role("button", name="Clear").click()
        told(twin, lambda text: "match" not in text)
    twin.get_by_label("Search events").fill("harbour vote")
    told(twin, lambda text: "match" in text)
    items = twin.locator(".twin-list li button")
    assert items.count() > 3 and all("Vote on the harbour" in text for text in items.all_inner_texts())
    twin.get_by_label("Search events").fill("zzyzx")
    twin.get_by_text("0 match").wait_for()
    assert items.count() == 0 and "0 in view" in count.inner_text() and not twin.wrong


def test_lanes_can_be_stories_kinds_people_statuses_or_outlets(twin):
    select = twin.locator("select[name=lanes]")
    assert select.locator("option").all_inner_texts() == ["together", "story", "kind", "person", "status", "outlet"]
    for name in ("story", "person", "outlet", "together"):
        select.select_option(label=name)
        twin.wait_for_timeout(80)
    assert not twin.wrong


def test_an_event_opens_in_the_panel_and_its_address_opens_it_again(twin, made):
    item = twin.locator(".twin-list li button").nth(20)
    label = item.inner_text().split(" · ")[1]
    item.click()
    panel = twin.locator(".twin-panel")
    assert panel.locator("h3").inner_text() == label and panel.locator("blockquote").count() >= 1
    address = twin.url
    assert "#e=e" in address and "tell" in panel.inner_text()
    twin.keyboard.press("Escape")
    assert panel.is_hidden() and "#e=" not in twin.url
    twin.goto("about:blank")
    twin.goto(address)
    panel.locator("h3").wait_for()
    assert panel.locator("h3").inner_text() == label
    twin.evaluate("location.hash = '#e=nothing'")
    assert panel.locator("h3").inner_text() == label and not twin.wrong


def test_the_panel_tells_evidence_history_and_who_said_what(twin):
    data = json.loads(twin.locator(".twin-data").text_content())
    rich = next(event for event in data["events"] if len(event["h"]) > 1 and event.get("q") and len(event["e"]) > 1)
    twin.evaluate(f"location.hash = '#e={rich['i']}'")
    panel = twin.locator(".twin-panel")
    panel.locator("h3").wait_for()
    assert panel.locator("h4").all_inner_texts()[-3:] == [
        "History",
        f"As {len(rich['e'])} outlets tell it",
        "Said about it",
    ] or (
        {"History", f"As {len(rich['e'])} outlets tell it", "Said about it"}
        <= set(panel.locator("h4").all_inner_texts())
    )
    hrefs = panel.locator("a").evaluate_all("links => links.map((a) => a.getAttribute('href'))")
    assert all(re.fullmatch(r"articles/a\d+\.html(#[eq]\d+)?", href) for href in hrefs)


def test_arrow_keys_go_from_event_to_event_and_say_it_and_enter_opens_it(twin):
    twin.locator(".twin-lanes").focus()
    said = twin.locator(".twin-said")
    twin.keyboard.press("ArrowRight")
    first = said.text_content()
    twin.keyboard.press("ArrowRight")
    assert first and said.text_content() != first
    twin.keyboard.press("ArrowLeft")
    assert said.text_content() == first
    twin.keyboard.press("Enter")
    assert twin.locator(".twin-panel h3").inner_text() in first
    assert twin.evaluate("document.activeElement.className") == "twin-panel"


def test_a_click_on_a_label_opens_its_event(twin):
    twin.locator("select[name=lanes]").select_option(label="together")
    box = twin.locator(".twin-lanes").bounding_box()
    for x in range(60, 600, 30):
        twin.mouse.click(box["x"] + x, box["y"] + 43)
        if twin.locator(".twin-panel").is_visible():
            break
    assert twin.locator(".twin-panel h3").inner_text()


def test_the_list_is_of_the_days_in_view_and_grows_by_fifty(twin):
    items = twin.locator(".twin-list li")
    twin.wait_for_timeout(400)
    assert items.count() == 50
    twin.locator(".twin-list .more").click()
    assert items.count() == 100


def test_a_part_of_a_page_leaves_the_wheel_to_the_page_until_it_is_chosen(made, page):
    page.goto((made / "part.html").as_uri())
    page.locator(".twin[data-ready]").wait_for()
    before = view(page)
    page.locator(".twin-lanes").hover()
    page.mouse.wheel(0, 200)
    page.wait_for_timeout(500)
    assert view(page) == before and page.evaluate("scrollY") > 50
    page.evaluate("scrollTo(0, 0)")
    page.locator(".twin-lanes").focus()
    page.locator(".twin-lanes").hover()
    page.mouse.wheel(0, -300)
    until(page, narrower, before)
    assert page.evaluate("scrollY") == 0 and not page.wrong


def test_with_little_motion_asked_for_the_view_jumps(made, chromium):
    context = chromium.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto((made / "all.html").as_uri())
    before = view(page)
    page.evaluate(
        "() => { window.frames_ = 0; const old = Twin.draw; Twin.draw = (...all) => { window.frames_ += 1; return old(...all); } }"
    )
    page.get_by_role("button", name="Zoom in").click()
    page.wait_for_timeout(400)
    assert narrower(before, view(page)) and page.evaluate("window.frames_") <= 2
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_serious_with_an_event_open(made, page, scheme, width):
    from axe_playwright_python.sync_playwright import Axe

    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    page.goto((made / "all.html").as_uri() + "#e=e000003")
    page.locator(".twin-panel h3").wait_for()
    found = Axe().run(page).response["violations"]
    serious = [v for v in found if v["impact"] in ("serious", "critical")]
    assert not serious, [(v["id"], v["nodes"][0]["html"][:200], v["nodes"][0]["failureSummary"]) for v in serious]
    assert page.evaluate("document.documentElement.scrollWidth") <= width and not page.wrong


def test_every_address_in_the_sample_s_timeline_leads_to_its_sentence(site):
    found = next((site / "timeline").glob("*.interactive.html"))
    data = json.loads(re.search(r'class="twin-data">(.*?)</script>', found.read_text(encoding="utf-8"), re.DOTALL)[1])
    pages = {}
    for event in data["events"]:
        for article, anchor in [row[:2] for row in event.get("e", [])] + [row[3:] for row in event.get("q", [])]:
            href = data["articles"][article][3]
            text = pages.setdefault(href, (found.parent / href).read_text(encoding="utf-8"))
            assert f'id="{anchor}"' in text, (event["l"], href, anchor)
    assert len(pages) > 20
