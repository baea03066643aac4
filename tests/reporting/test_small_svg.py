"""Pictures are written in fewer characters and stay what they show: dots become arcs, numbers keep hundredths, words stay."""

import io

from matplotlib.figure import Figure

from helpers.charts.frame import styled
from helpers.reporting.small_svg import small


def drawn(hatch):
    figure, buffer = Figure(), io.BytesIO()
    axes = figure.add_subplot()
    axes.bar([1, 2], [3, 4], hatch=hatch)
    axes.set_title("Quotations")
    with styled():
        figure.savefig(buffer, format="svg")
    return buffer.getvalue().decode()


def test_a_dotted_fill_takes_a_fraction_of_its_characters():
    svg = drawn("...")
    assert len(small(svg)) < len(svg) / 2 and small(svg).count("0 1 1 .01 0z") > 300


def test_other_pictures_keep_every_element():
    svg = drawn("//")
    for element in ("<path", "<use", "<g ", "<pattern", "</svg>"):
        assert small(svg).count(element) == svg.count(element)
    assert "0 1 1 .01 0z" not in small(svg) and len(small(svg)) < len(svg)
