"""Pictures as SVG in fewer characters, the same to look at: a dotted fill of matplotlib alone has a quarter of a million."""

import re
from functools import lru_cache

PATH = re.compile(r' d="([^"]*)"')
LONG = re.compile(r"(\d+\.\d\d)\d+")
CURVE = r"C (?:[-\d.]+ ){4}([-\d.]+) ([-\d.]+) \n"
DOT = re.compile(r"M ([-\d.]+) ([-\d.]+) \n" + CURVE + r"(?:C (?:[-\d.]+ ){6}\n){7}z\n")
BAR = re.compile(r"M ([-\d.]+) ([-\d.]+) \nL ([-\d.]+) \2 \nL \3 ([-\d.]+) \nL \1 \4 \n(?:L \1 \2 \n)?z\n")
FLAT = re.compile(r"M ([-\d.]+) ([-\d.]+) \nL ([-\d.]+) \2 \n")
FONTS = {"DejaVuSans-Bold": "b", "DejaVuSans-Oblique": "i", "DejaVuSans": "v"}
PLACED = re.compile(r'(?<=") transform="translate\(([-\d.]+) ([-\d.]+)\)"(?=/>)')
ZEROS = re.compile(r"(?<=\.\d)0\b|\.00?\b")
STEP = re.compile(r"\s*([A-Za-z])\s*")
MANY = 50  # dots in one path: a fill, not a mark
HALF_RIGHT_ANGLE = 2**-0.5


def small(svg: str) -> str:
    """Return `svg` without indents, its paths to a hundredth of a point, its bars by two sides and its dotted fills as arcs."""
    svg = re.sub(r"\n +", "\n", svg)
    svg = svg.replace("xlink:href=", "href=")
    for name, short in FONTS.items():
        svg = svg.replace(f'"{name}-', f'"{short}').replace(f"#{name}-", f"#{short}")
    return PATH.sub(lambda found: _shorter(found[1]), PLACED.sub(_letter, svg))


def _letter(found):
    """Return a letter's place as x and y, which mean the same as its transform."""
    x, y = (f"{float(number):.1f}".removesuffix(".0") for number in found.groups())
    return f' x="{x}"' + ("" if y == "0" else f' y="{y}"')


@lru_cache(2000)  # letters come again in each picture
def _shorter(path):
    path = BAR.sub(r"M \1 \2 \nH \3 \nV \4 \nH \1 \nz\n", _dotted(path))
    path = ZEROS.sub("", LONG.sub(r"\1", FLAT.sub(r"M \1 \2 \nH \3 \n", path)))
    return ' d="' + STEP.sub(r"\1", path).strip() + '"'


def _dotted(path):
    """Return `path` with each circle of eight curves as one arc, if it has many."""
    return DOT.sub(_arc, path) if path.count("z\n") >= MANY else path


def _arc(found):
    x, y, to_x, _ = map(float, found.groups())
    radius = abs(to_x - x) / HALF_RIGHT_ANGLE
    return f"M{x:.2f} {y:.2f}a{radius:.2f} {radius:.2f} 0 1 1 .01 0z\n"
