"""Letters are found once for many pictures, which stay the same as matplotlib draws them."""

import io

from matplotlib.ft2font import FT2Font

from helpers.charts.frame import Chart, styled
from helpers.charts.letters import Letters, kept_letters, letters

WORDS = ("Ana Ruiz meets Bo Lind", "“AVATAR” in Łódź: fi, ffl — €5", "$x^2$ and Ruiz", "two lines\nof Ruiz", "")


def svg(size):
    with styled():
        made, picture = Chart(figsize=(4, 3)), io.BytesIO()
        for place, words in enumerate(WORDS):
            made.text(0.1, 0.1 + place / 6, words, size=size + place, weight="bold" if place % 2 else "normal")
        made.savefig(picture, format="svg", metadata={"Date": None})
    return picture.getvalue()


def test_pictures_are_the_same_as_those_of_matplotlib_and_the_second_loads_no_letter_again(monkeypatch):
    letters.cache_clear()
    own = [svg(9), svg(12)]
    with kept_letters():
        assert [svg(9), svg(12)] == own
    known = dict(letters().names)
    assert len(known) > 20

    def named_again(self, font, number):
        assert (font, number) in known
        return known[font, number]

    monkeypatch.setattr(Letters, "_named", named_again)
    with kept_letters():
        assert svg(14) != own[0]
    assert svg(9) == own[0] and all(isinstance(font, FT2Font) for font, _ in known)


def test_a_text_that_comes_again_is_not_laid_out_again():
    letters.cache_clear()
    with kept_letters():
        svg(9)
        places = dict(letters().places)
        svg(9)
    assert all(letters().places[asked] is found for asked, found in places.items()) and len(letters().places) == len(
        places
    )
