"""A small chart of bars as SVG, in the colours of the page around it."""

import html

WIDTH, HEIGHT = 300, 48  # units of the drawing, which is as wide as its place


def bars(values, alt, first="", last=""):
    """Return a figure with a bar for each of `values` (numbers from 0 on); `first` and `last` stand below its ends.

    >>> bars([1, 2], "Articles by week").count("<rect")
    2
    """
    most, step = max(values) or 1, WIDTH / len(values)
    drawn = "".join(
        f'<rect x="{place * step:.2f}" y="{HEIGHT - HEIGHT * value / most:.2f}" width="{max(0.5, step - min(1, step / 4)):.2f}" '
        f'height="{HEIGHT * value / most:.2f}"/>'
        for place, value in enumerate(values)
    )
    ends = (
        f'<span class="ends"><span>{html.escape(first)}</span><span>{html.escape(last)}</span></span>' if first else ""
    )
    return (
        f'<span class="bars"><svg viewBox="0 0 {WIDTH} {HEIGHT}" preserveAspectRatio="none" role="img" '
        f'aria-label="{html.escape(alt, quote=True)}">{drawn}</svg>{ends}</span>'
    )
