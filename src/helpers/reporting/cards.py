"""The small picture that stands for a report on the first page: its first chart as drawn for phones, without its words."""

import io

from matplotlib.transforms import Bbox
from PIL import Image

from helpers.charts.printed import png

DPI, COLOURS = 100, 64
TALLEST = 0.8  # of the width: a taller chart is cut below


def card_png(chart):
    """Return `chart` as the bytes of a small PNG: the marks from their top on, as wide as the chart for phones."""
    figure = chart.phone or chart
    width, height = figure.get_size_inches()
    top = height - _words_above(figure)
    box, small = Bbox([[0, max(0.0, top - TALLEST * width)], [width, top]]), io.BytesIO()
    Image.open(io.BytesIO(png(figure, DPI, box))).convert("RGB").quantize(COLOURS).save(
        small, format="PNG", optimize=True
    )
    return small.getvalue()


def _words_above(figure):
    """Return the inches that the title and the subtitle take at the top: the texts that hang from above the middle."""
    renderer = figure.canvas.get_renderer() if hasattr(figure.canvas, "get_renderer") else None
    height = figure.bbox.height
    hanging = [text for text in figure.texts if text.get_va() == "top"]
    ends = [text.get_window_extent(renderer).y0 for text in hanging]
    return min((height - min(ends)) / figure.dpi + 0.1, figure.get_size_inches()[1] / 2) if ends else 0.0
