"""The pictures of README.md and of the tutorial: pages of a site, taken by the Chromium of this machine.

A picture is stale when its page looks different by now: `looks_apart` measures that on very small grey copies, which differ
little where a word or a number has changed and much where the page is laid out anew.
"""

import io
from pathlib import Path

from PIL import Image, ImageChops, ImageStat

from helpers.problems import DatelineError
from helpers.reporting import printing
from helpers.site.urls import TIMELINE

FOLDER = Path("docs/pictures")
WIDTH = 1280
PICTURES = {"first-page": ("index.html", 1560), "timeline": (TIMELINE, 800)}  # name: (page, pixels from its top)
TUTORIAL = {"harbour-first-page": ("index.html", 1400), "harbour-sources": ("sources/default.html", 980)}
COLOURS = 64
SMALL = (40, 48)  # of the copies that are compared
STALE = 6  # levels of grey of 255, on the mean: new words and numbers make about 2, a page laid out anew 10 and more


def take_pictures(build, which=None, folder=FOLDER, say=print):
    """Write a PNG of each of `which` (without it PICTURES) from the site in folder `build`; yield their paths.

    Raises DatelineError if there is no Chromium, or if it shows nothing.
    """
    chromium = printing.Chromium(say)
    folder.mkdir(parents=True, exist_ok=True)
    for name, (page, height) in (which or PICTURES).items():
        part, path = folder / f"{name}.part.png", folder / f"{name}.png"
        options = [f"--screenshot={part.resolve()}", f"--window-size={WIDTH},{height}", "--hide-scrollbars",
                   "--force-device-scale-factor=1", "--virtual-time-budget=5000"]  # fmt: skip
        said = chromium.show(build / page, options, part)
        if not part.exists():
            raise DatelineError(f"{build / page}: Chromium showed nothing ({printing.last_line(said)})")
        path.write_bytes(small_png(part.read_bytes()))
        part.unlink()
        yield path


def small_png(data):
    """Return the PNG `data` with few colours: a page has few, and README is loaded over slow lines too."""
    buffer = io.BytesIO()
    Image.open(io.BytesIO(data)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(
        buffer, "PNG", optimize=True
    )
    return buffer.getvalue()


def looks_apart(one, other):
    """Return how far apart two PNGs look: the mean difference of small grey copies, 0 (alike) to 255."""
    copies = [Image.open(io.BytesIO(data)).convert("L").resize(SMALL, Image.Resampling.BOX) for data in (one, other)]
    return ImageStat.Stat(ImageChops.difference(*copies)).mean[0]
