"""Dark charts: one SVG has the colours of light pages and, by a rule of its own, those of dark pages."""

from functools import cache
from importlib.resources import files

import pandas as pd


@cache
def dark_colours() -> dict:
    """Return {colour on a light page: colour on a dark page}, both as "#rrggbb", from dark.csv."""
    table = pd.read_csv(files("helpers.charts") / "dark.csv", skiprows=1)  # colours begin as comments do
    return dict(zip(table["light"], table["dark"], strict=True))


def _style(svg):
    rules = []
    for light, dark in dark_colours().items():
        if light not in svg:
            continue
        rules += [f'[style*="fill: {light}"],[fill="{light}"]{{fill:{dark}!important}}']
        rules += [f'[style*="stroke: {light}"]{{stroke:{dark}!important}}']
    return f'<style type="text/css">@media (prefers-color-scheme: dark){{{"".join(rules)}}}</style>'


def with_dark(svg: str) -> str:
    """Return `svg`, as matplotlib writes it, with a style sheet that gives it the colours of dark.csv on a dark page.

    A browser takes the colours of the page that shows the image. Programs that know no such rule show the light ones.

    >>> "prefers-color-scheme" in with_dark('<svg xmlns="http://www.w3.org/2000/svg"><path/></svg>')
    True
    """
    end = svg.index(">", svg.index("<svg")) + 1
    return svg[:end] + _style(svg) + svg[end:]
