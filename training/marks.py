"""Variants of an article's quotation marks, so that the tagger learns styles the corpus hardly has."""

from helpers.text.regions import regions_of

STYLES = {"straight": ('"', '"', "'", "'"), "british": ("‘", "’", "“", "”"), "guillemets": ("«", "»", "‹", "›")}
STYLES["curly"] = ("“", "”", "‘", "’")


def restyled(document, style):
    """Return the document's text with its double quotation marks, and the single ones inside, in `style`.

    One character stands for one, so that spans stay as they are.

    >>> from helpers.text import Document
    >>> restyled(Document('"Never," said Ana Ruiz.'), "british")
    '‘Never,’ said Ana Ruiz.'
    """
    outer_open, outer_close, inner_open, inner_close = STYLES[style]
    letters = list(document.text)
    for region in regions_of(document):
        if region.repaired or region.kind == "guillemet" or (region.kind == "single" and not region.nesting):
            continue
        opening, closing = (inner_open, inner_close) if region.nesting % 2 else (outer_open, outer_close)
        if document.text[region.start] in "\"“‘'":
            letters[region.start] = opening
        if document.text[region.end - 1] in "\"”’'" and not region.open_ended:
            letters[region.end - 1] = closing
    return "".join(letters)
