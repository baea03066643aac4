"""Charts as a page shows them: an image for each of two widths, and links over its marks.

The links are HTML elements over the image, placed in per cent of its size. They work with the keyboard, with a screen reader
and at every width. The `gid` of a mark is "mark:" and its key.
"""

import base64
import html
import io
import re

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.transforms import Bbox

from helpers.charts.dark import with_dark
from helpers.charts.frame import MARK, styled
from helpers.charts.letters import kept_letters
from helpers.charts.printed import png
from helpers.reporting.small_svg import small
from helpers.site.visible import visible

MOST_SVG = 200_000  # bytes: with thousands of marks a picture of points is smaller, and quicker to show
WINDOW = re.compile(rb'width="([\d.]+)pt" height="([\d.]+)pt" viewBox="0 0 ([\d.]+) ([\d.]+)"')
LEAST_HEIGHT = 1.2  # per cent of the image's height: readers could not hit a smaller link


def figure_html(chart, links, home="", headline="", svg=b""):
    """Return `chart` as HTML; `links` maps the key of a mark to an address, or to (address, label).

    A title that the page's `headline` says already is left out of the picture. `svg` is the wide picture where it is drawn
    already (see `image_files`).

    Addresses are relative to the site's root, `home` is the path to it. The label is what a screen reader says; without one
    it says the key.
    """
    alt = html.escape(chart.alt, quote=True)
    shown = []
    for width, figure, drawn in (("desk", chart, svg), ("phone", chart.phone, b"")):
        top = below_title(figure, headline)
        boxes = mark_boxes(figure, top)
        inside = "".join(_link(key, box, links[key], home) for key, box in boxes.items() if key in links)
        hidden = ";display:none" if width == "phone" else ""  # JupyterLab does not load house.css
        picture = f'<img src="{_image(figure, top, drawn)}" alt="{alt}">'
        shown.append(f'<div class="chart {width}" style="position:relative{hidden}">{picture}{inside}</div>')
    return f"<figure>{''.join(shown)}</figure>"


def below_title(figure, headline):
    """Return the inches from the bottom of `figure` at which its picture ends: below its title, if `headline` says that."""
    height = figure.get_size_inches()[1]
    title = next((text for text in figure.texts if text.get_va() == "top"), None)
    said = " ".join(title.get_text().replace(r"\$", "$").split()) if title else ""
    if not said or said not in " ".join(headline.split()):
        return height
    return title.get_window_extent(FigureCanvasAgg(figure).get_renderer()).y0 / figure.dpi


def mark_boxes(figure, top=None):
    """Return a dict of mark key to its box in `figure`: left, top, width, height in per cent of the image.

    `top` is the height at which the image ends, in inches from the bottom; None: at the top of the figure.
    """
    renderer = FigureCanvasAgg(figure).get_renderer()
    width, height = figure.bbox.width, figure.bbox.height if top is None else top * figure.dpi
    boxes = {}
    for artist in figure.findobj(lambda artist: str(artist.get_gid() or "").startswith(MARK)):
        box = artist.get_window_extent(renderer)
        key = artist.get_gid()[len(MARK) :]
        old = boxes.get(key, (box.x0, box.y0, box.x1, box.y1))
        boxes[key] = (min(old[0], box.x0), min(old[1], box.y0), max(old[2], box.x1), max(old[3], box.y1))
    return {
        key: (100 * x0 / width, 100 * (1 - y1 / height), 100 * (x1 - x0) / width, 100 * (y1 - y0) / height)
        for key, (x0, y0, x1, y1) in boxes.items()
    }  # fmt: skip


def image_files(chart):
    """Return {suffix: bytes} of the chart's wide figure, for print and for slides: svg and png."""
    return {"svg": _svg(chart), "png": png(chart, 160)}


def _link(key, box, href, home):
    left, top, width, height = box
    height, top = max(height, LEAST_HEIGHT), top - max(0, LEAST_HEIGHT - height) / 2
    href, label = (href, key) if isinstance(href, str) else href
    where = html.escape(href if href.startswith("#") else home + href, quote=True)
    style = f"position:absolute;left:{left:.2f}%;top:{top:.2f}%;width:{width:.2f}%;height:{height:.2f}%"
    name = html.escape(label, quote=True)
    return f'<a href="{where}" style="{style}" title="{name}" aria-label="{name}"></a>'


def _svg(figure):
    buffer = io.BytesIO()
    with styled(), kept_letters():  # the style's hash salt gives the same identifiers every time
        figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": "Dateline"})
    return with_dark(visible(small(buffer.getvalue().decode("utf-8")))).encode(
        "utf-8"
    )  # a name may hold what XML may not


def cut_above(svg, top):
    """Return `svg` (bytes, as matplotlib writes it) without what lies more than `top` inches above its lower edge.

    The picture is not drawn again: its window is made smaller.

    >>> cut_above(b'<svg width="648pt" height="200pt" viewBox="0 0 648 200"></svg>', 2)
    b'<svg width="648pt" height="144pt" viewBox="0 56 648 144"></svg>'
    """
    found = WINDOW.search(svg)
    width, height, *ends = map(float, found.groups())
    kept = min(72 * top, ends[1])
    return svg.replace(
        found[0], b'width="%gpt" height="%gpt" viewBox="0 %g %g %g"' % (width, kept, ends[1] - kept, ends[0], kept), 1
    )


def _box(figure, top):
    width, height = figure.get_size_inches()
    return None if top == height else Bbox([[0, 0], [width, top]])


def _image(figure, top, svg=b""):
    svg = svg or _svg(figure)
    if len(svg) <= MOST_SVG:
        return "data:image/svg+xml;base64," + base64.b64encode(cut_above(svg, top)).decode()
    return "data:image/png;base64," + base64.b64encode(png(figure, 100, _box(figure, top))).decode()
