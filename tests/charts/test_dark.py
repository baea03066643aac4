"""On a dark page a chart is dark: each colour that charts draw has one for dark pages, and what is told apart stays so."""

import io
import itertools
import re

import numpy as np
import pytest

from helpers.charts.dark import dark_colours, with_dark
from helpers.charts.frame import styled
from tests.charts.test_colours import APART, MARKS, SEEN, lab
from tests.charts.test_drawn import EXAMPLES

PAPER = "#15181c"
WRITING = ("#15181d", "#1b1f24", "#23272e", "#3a3f47", "#5a606a")


def contrast(a, b):
    light, dark = sorted((((lab(c)[0] + 16) / 116) ** 3 for c in (a, b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.__name__)
def test_each_colour_of_a_chart_has_one_for_dark_pages(example):
    chart = example()
    for figure in (chart, chart.phone):
        buffer = io.BytesIO()
        with styled():
            figure.savefig(buffer, format="svg")
        used = set(re.findall(r"#[0-9a-f]{6}\b", buffer.getvalue().decode()))
        assert used <= set(dark_colours()), used - set(dark_colours())


@pytest.mark.parametrize("ink", WRITING)
def test_writing_has_contrast_aa_on_dark_paper(ink):
    assert dark_colours()["#ffffff"] == PAPER and contrast(dark_colours()[ink], PAPER) >= 4.5


@pytest.mark.parametrize(
    "mark", ["#3f90da", "#1f6fb5", "#ffa90e", "#bd1f01", "#b6bdc6", "#717581", "#8a8f98", "#b3560b"]
)
def test_marks_have_contrast_three_to_one_on_dark_paper(mark):
    assert contrast(dark_colours()[mark], PAPER) >= 3


@pytest.mark.parametrize("seen", SEEN)
@pytest.mark.parametrize("marks", MARKS)
def test_colours_of_one_chart_are_told_apart_on_dark_pages_too(marks, seen):
    for (a, _), (b, _) in itertools.combinations(MARKS[marks].values(), 2):
        a, b = (dark_colours()[colour] for colour in (a, b))
        assert np.linalg.norm(lab(a, seen) - lab(b, seen)) > APART, (a, b)


def test_a_colour_keeps_its_place_in_the_file_so_that_other_programs_show_the_light_chart():
    svg = '<?xml version="1.0"?><svg xmlns="x"><path style="fill: #ffffff; stroke: #1b1f24"/></svg>'
    dark = with_dark(svg)
    assert '<path style="fill: #ffffff; stroke: #1b1f24"/>' in dark and dark.index("<style") == dark.index('"x">') + 4
    assert '[style*="stroke: #1b1f24"]{stroke:#e7e9ec!important}' in dark
