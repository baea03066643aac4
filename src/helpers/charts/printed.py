"""A figure, or a part of it, as a PNG: lines of text outside the part are not drawn, since letters take more time than all else."""

import io

from matplotlib.backends.backend_agg import FigureCanvasAgg, RendererAgg

from helpers.charts.frame import styled


def png(figure, dpi, box=None):
    """Return the part of `figure` inside `box` (inches; None: all) as the bytes of a PNG."""
    Canvas(figure)  # from now on the figure is drawn on this one
    buffer = io.BytesIO()
    with styled():
        figure.savefig(buffer, format="png", dpi=dpi, bbox_inches=box, metadata={"Software": "Dateline"})
    return buffer.getvalue()


class Canvas(FigureCanvasAgg):
    """matplotlib's canvas with a Renderer of ours."""

    def get_renderer(self):
        size = *self.get_width_height(physical=True), self.figure.dpi
        if self._lastKey != size:
            self.renderer, self._lastKey = Renderer(*size), size
        return self.renderer


class Renderer(RendererAgg):
    """Draws as matplotlib does, but no line of text above or below the picture."""

    def draw_text(self, gc, x, y, s, prop, angle, ismath=False, mtext=None):
        room = 3 * prop.get_size_in_points() * self.dpi / 72  # more than letters take above and below their line
        if angle or -room < y < self.height + room:
            super().draw_text(gc, x, y, s, prop, angle, ismath, mtext)
