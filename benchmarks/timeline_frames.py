"""How long the interactive timeline takes to draw a frame while a reader zooms and pans: python -m benchmarks.timeline_frames

Made-up events, in the Chromium of this machine. A frame is smooth below 16 milliseconds. Printed are the median, the 95th
percentile and the longest, of the scripts' time in a frame.
"""

import argparse
import statistics
import tempfile
from pathlib import Path

from helpers.reporting.printing import browser
from helpers.site.page import page as page_of
from helpers.site.timeline_twin import timeline_twin
from tests.made_up_events import events as made_up

STEPS = 120
WATCH = """
window.spent = [];
const old = window.requestAnimationFrame;
window.requestAnimationFrame = (draw) => old((now) => {
  const start = performance.now();
  draw(now);
  window.spent.push(performance.now() - start);
});
"""


def frames(n, days, lanes=""):
    """Return the milliseconds of each frame that draws `n` made-up events of `days` days, zoomed in and out and panned."""
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = Path(folder) / "all.html"
        path.write_text(page_of(timeline_twin(*made_up(n, days=days)), title="x"), encoding="utf-8")
        chromium = playwright.chromium.launch(executable_path=browser(), args=["--no-sandbox", "--disable-gpu"])
        page = chromium.new_page(viewport={"width": 1280, "height": 900})
        page.add_init_script(WATCH)
        page.goto(path.as_uri())
        page.locator(".twin[data-ready]").wait_for()
        if lanes:
            page.locator("select[name=lanes]").select_option(label=lanes)
        page.locator(".twin-lanes").hover()
        page.evaluate("() => { window.spent = []; }")
        for step in range(STEPS):
            page.mouse.wheel(60 if step % 3 == 0 else 0, 0 if step % 3 == 0 else -60 if step < STEPS / 2 else 60)
            page.wait_for_timeout(30)
        spent = page.evaluate("window.spent")
        chromium.close()
    return sorted(spent)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=5000)
    parser.add_argument("--days", type=int, default=900)
    given = parser.parse_args()
    for lanes in ("", "kind"):
        spent = frames(given.events, given.days, lanes)
        middle, high = statistics.median(spent), spent[int(0.95 * (len(spent) - 1))]
        print(f"{given.events:,} events, lanes {lanes or 'together'}: {len(spent)} frames, median {middle:.1f} ms, "
              f"95 % {high:.1f} ms, longest {spent[-1]:.1f} ms")  # fmt: skip


if __name__ == "__main__":
    main()
