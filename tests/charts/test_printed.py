"""A part of a chart as a picture: the same bytes as matplotlib's, and no line of text is drawn that lies outside."""

import io

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg, RendererAgg
from matplotlib.transforms import Bbox

from helpers.charts import printed
from helpers.charts.frame import Chart, styled

WORDS = "Ana Ruiz meets Bo Lind"


def figure():
    with styled():
        made = Chart(figsize=(3, 4))
        for height in range(-1, 10):
            made.text(0.1, height / 8, WORDS, size=30, va="top", clip_on=False)
            made.text(0.1 * height, height / 8, f"{WORDS}\n${WORDS}$", rotation=90 * (height % 2), size=9)
        axes = made.add_axes((0.2, 0.2, 0.6, 0.6))
        axes.barh(["Ruiz", "Lind"], [3, 1])
    return made


def drawn_by_matplotlib(figure, dpi, box):
    FigureCanvasAgg(figure)
    picture = io.BytesIO()
    with styled():
        figure.savefig(picture, format="png", dpi=dpi, bbox_inches=box, metadata={"Software": "Dateline"})
    return picture.getvalue()


@pytest.mark.parametrize("box", [None, Bbox([[0, 1], [3, 2]]), Bbox([[0, 1.3], [3, 1.6]]), Bbox([[0, 0], [3, 3.7]])])
def test_a_picture_is_the_same_as_that_of_matplotlib(box):
    for dpi in (60, 100):
        assert printed.png(figure(), dpi, box) == drawn_by_matplotlib(figure(), dpi, box)


def test_lines_far_outside_a_part_are_not_drawn(monkeypatch):
    drawn, draw = [], RendererAgg.draw_text
    monkeypatch.setattr(RendererAgg, "draw_text", lambda *given: drawn.append(given) or draw(*given))
    made = Chart(figsize=(3, 40))
    for height in (0.1, 0.5, 0.9):
        made.text(0.1, height, WORDS)
    printed.png(made, 50)
    assert len(drawn) == 3
    printed.png(made, 50, Bbox([[0, 19], [3, 21]]))
    assert len(drawn) == 4
