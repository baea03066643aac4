"""Pictures as SVG in fewer characters, the same to look at: a dotted fill of matplotlib alone has a quarter of a million."""

import re

PATH = re.compile(r' d="([^"]*)"')
LONG = re.compile(r"(\d+\.\d\d)\d+")
CURVE = r"C (?:[-\d.]+ ){4}([-\d.]+) ([-\d.]+) \n"
DOT = re.compile(r"M ([-\d.]+) ([-\d.]+) \n" + CURVE + r"(?:C (?:[-\d.]+ ){6}\n){7}z\n")
COMMENT = re.compile(r"<!--.*?-->\s*", re.DOTALL)
MANY = 50  # dots in one path: a fill, not a mark
HALF_RIGHT_ANGLE = 2**-0.5


def small(svg: str) -> str:
    """Return `svg` without comments and indents, its paths to a hundredth of a point, and its dotted fills as arcs."""
    svg = re.sub(r"\n +", "\n", COMMENT.sub("", svg))
    return PATH.sub(_short, svg)


def _short(found):
    return ' d="' + LONG.sub(r"\1", _dotted(found[1])) + '"'


def _dotted(path):
    """Return `path` with each circle of eight curves as one arc, if it has many."""
    return DOT.sub(_arc, path) if path.count("z\n") >= MANY else path


def _arc(found):
    x, y, to_x, _ = map(float, found.groups())
    radius = abs(to_x - x) / HALF_RIGHT_ANGLE
    return f"M{x:.2f} {y:.2f}a{radius:.2f} {radius:.2f} 0 1 1 .01 0z\n"
