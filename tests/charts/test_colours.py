"""Colours that stand beside each other in a chart are told apart in grey, and by the colour-blind."""

import itertools
from importlib import import_module

import numpy as np
import pytest
from matplotlib.colors import to_rgb

comparison, quoted, shares, words = (
    import_module(f"helpers.charts.{name}") for name in ("comparison", "quoted", "shares", "words")
)

# Machado, Oliveira and Fernandes, IEEE TVCG 15 (2009), table 1, severity 1.0: from linear RGB to what is seen.
SEEN = {
    "everyone": np.eye(3),
    "protanopia": np.array([[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]),
    "deuteranopia": np.array([[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]),
    "tritanopia": np.array([[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]),
}  # fmt: skip
TO_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)
WHITE = np.array([0.95047, 1.0, 1.08883])  # D65
APART = 15  # CIE76 distance: a just noticeable difference is about 2.3
MARKS = {
    "forms of quotation": quoted.FORMS,
    "sides of words": words.COLOURS,
}


def lab(colour, seen="everyone"):
    rgb = np.array(to_rgb(colour))
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    t = TO_XYZ @ np.clip(SEEN[seen] @ linear, 0, 1) / WHITE
    f = np.where(t > 216 / 24389, np.cbrt(t), (24389 / 27 * t + 16) / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


@pytest.mark.parametrize("seen", SEEN)
@pytest.mark.parametrize("marks", MARKS)
def test_colours_of_one_chart_are_told_apart(marks, seen):
    for (a, _), (b, _) in itertools.combinations(MARKS[marks].values(), 2):
        assert np.linalg.norm(lab(a, seen) - lab(b, seen)) > APART, (a, b)


@pytest.mark.parametrize("marks", MARKS)
def test_in_grey_they_differ_in_lightness_or_in_hatching(marks):
    for (a, hatch), (b, other) in itertools.combinations(MARKS[marks].values(), 2):
        assert abs(lab(a)[0] - lab(b)[0]) > APART or hatch != other, (a, b)


def test_two_sides_differ_in_shape_and_filling_too():
    (_, _, one), (_, _, other) = comparison.SIDES
    assert one["marker"] != other["marker"] and one["markerfacecolor"] != other["markerfacecolor"]
    assert all(np.linalg.norm(lab(one["color"], seen) - lab(other["color"], seen)) > APART for seen in SEEN)


def test_statuses_of_a_timeline_differ_in_shape_or_filling_without_colour():
    from helpers.charts.timeline import CONTESTED, MARKS

    looks = [(m["marker"], round(lab(m["markerfacecolor"])[0] / 20)) for m in (*MARKS.values(), CONTESTED)]
    assert len(set(looks)) == len(looks)


@pytest.mark.parametrize("ink", [shares.INK, shares.QUIET, "#15181d", "#5a606a"])
def test_writing_has_contrast_aa_on_white(ink):
    def luminance(colour):
        rgb = np.array(to_rgb(colour))
        return float(TO_XYZ[1] @ np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4))

    assert 1.05 / (luminance(ink) + 0.05) >= 4.5
