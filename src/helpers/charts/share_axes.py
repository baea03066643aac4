"""The axes that charts of shares stand on: per cent across, blocks of categories down, each block with a heading."""

from helpers.charts.frame import canvas, room_around, write_around

INK, QUIET = "#23272e", "#5a606a"
HEAD = 0.42  # inches a block's heading


def share_axes(width, inside, below, right, title, subtitle, source):
    """Return (figure, axes, inches left of them, their figure fraction from below) for blocks that are `inside` high.

    All in inches: `width` of the figure, `below` for what stands beneath the axes, `right` for figures beside the marks.
    `inside` 0 says that there is nothing to draw.
    """
    top, bottom = room_around(width, title, subtitle, source)
    height, left = top + bottom + (inside or 0.6) + below, min(2.3, 0.4 * width)
    figure, axes = canvas(width, height)
    write_around(figure, title, subtitle, source)
    axes.set_position((left / width, (bottom + 0.3) / height, 1 - (left + right) / width, (inside or 0.6) / height))
    axes.set_xlim(-1.5, 101.5)
    axes.set_ylim(inside or 0.6, 0)
    if not inside:
        axes.axis("off")
        axes.text(0, 0.3, "Nothing was found to draw.", color=QUIET)
        return figure, axes, left, 1 - (top + 0.15) / height
    axes.set_yticks([])
    axes.set_xticks([0, 25, 50, 75, 100], ["0", "25", "50", "75", "100 %"])
    axes.grid(axis="x", visible=True)
    axes.spines["left"].set_visible(False)
    return figure, axes, left, 1 - (top + 0.15) / height


def heading(axes, at, name, left):
    """Write a block's heading; return where its first category begins, and the transform along the rows."""
    along = axes.get_yaxis_transform()
    axes.annotate(name, (0, at + HEAD - 0.1), (-left * 72 + 8, 0), xycoords=along, textcoords="offset points", size=10,
                  weight="bold", va="bottom", color=INK, annotation_clip=False)  # fmt: skip
    return at + HEAD, along
