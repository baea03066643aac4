"""How letters stand in a text of an SVG: found once for all charts of a report, whose pictures hold the same words and letters.

matplotlib loads each letter of each text anew for each picture. What is kept depends on the text and its font alone.
"""

from contextlib import contextmanager
from functools import cache

import matplotlib.text
from matplotlib.ft2font import LoadFlags
from matplotlib.textpath import TextToPath


@contextmanager
def kept_letters():
    """Let matplotlib ask Letters inside this context."""
    before, matplotlib.text.TextToPath = matplotlib.text.TextToPath, letters
    try:
        yield
    finally:
        matplotlib.text.TextToPath = before


class Letters(TextToPath):
    """Answers what matplotlib asks of it, and keeps what it found: by text and font its size and its letters' places, and their shapes."""

    def __init__(self):
        super().__init__()
        self.sizes, self.places, self.names, self.shapes = {}, {}, {}, {}

    def get_text_width_height_descent(self, s, prop, ismath):
        """Return what TextToPath does: width, height and descent of a text, in points."""
        if ismath:  # how formulas are set depends on more than the font
            return super().get_text_width_height_descent(s, prop, ismath)
        asked = s, self._get_font(prop), prop.get_size_in_points()
        if asked not in self.sizes:
            self.sizes[asked] = super().get_text_width_height_descent(s, prop, ismath)
        return self.sizes[asked]

    def get_glyphs_with_font(
        self, font, s, glyph_map=None, return_new_glyphs_only=False, *, features=None, language=None
    ):
        """Return what TextToPath does: names and places of the letters, their shapes by name, and no boxes."""
        asked = s, font, features, language
        if asked not in self.places:
            found = font._layout(s, LoadFlags.NO_HINTING, features=features, language=language)
            self.places[asked] = [(self._named(one.ft_object, one.glyph_index), one.x, one.y, 1.0) for one in found]
        known = {} if glyph_map is None else glyph_map
        new = {name: self.shapes[name] for name, *_ in self.places[asked] if name not in known}
        return list(self.places[asked]), new if return_new_glyphs_only else known | new, []

    def _named(self, font, number):
        """Return the name of the letter `number` of `font`; its shape is in `shapes` from now on."""
        if (font, number) not in self.names:
            font.load_glyph(number, flags=LoadFlags.NO_HINTING)
            name = self.names[font, number] = self._get_glyph_repr(font, number)
            self.shapes[name] = font.get_path()
        return self.names[font, number]


letters = cache(Letters)
