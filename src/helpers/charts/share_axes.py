"""The axes of charts of shares: per cent from left to right, categories from top to bottom, in blocks with headings."""

from helpers.charts.frame import canvas, room_around, write_around

INK, QUIET = "#23272e", "#5a606a"  # colours of text and of lesser text
HEADING_HEIGHT = 0.42  # inches


def share_axes(width, inside, below, right, title, subtitle, source):
    """Return (figure, axes, left, y): `left` is the room left of the axes in inches, `y` that of a key, as figure fraction.

    All arguments but the texts are inches: `width` of the figure, `inside` the height of all blocks, `below` the room beneath
    the axes, `right` the room for numbers beside the marks. If `inside` is 0, the figure says that nothing was found.
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
    """Write a block's heading at `at` inches; return where its first category begins, and the transform of its labels."""
    along = axes.get_yaxis_transform()
    axes.annotate(name, (0, at + HEADING_HEIGHT - 0.1), (-left * 72 + 8, 0), xycoords=along, textcoords="offset points", size=10,
                  weight="bold", va="bottom", color=INK, annotation_clip=False)  # fmt: skip
    return at + HEADING_HEIGHT, along
