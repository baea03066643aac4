"""Labels of archives (BYLINE, Publication date, RUBRIK, …) to fields; they are rows of labels.csv."""

import re
from functools import cache
from importlib.resources import files

import pandas as pd

LABEL = re.compile(r"\s*([^\W\d_][^:\n.!?“”\"]{1,34}?)\s?:(?=\s|$)\s*(.*)", re.DOTALL)
LANGUAGES = {
    "english": "en", "anglais": "en", "englisch": "en", "inglés": "en", "french": "fr", "français": "fr",
    "französisch": "fr", "francés": "fr", "german": "de", "deutsch": "de", "allemand": "de", "alemán": "de",
    "spanish": "es", "español": "es", "italian": "it", "italiano": "it", "portuguese": "pt", "dutch": "nl",
}  # fmt: skip


@cache
def labels(archive):
    """Return {label: (field, where)} of one archive."""
    table = pd.read_csv(files("helpers.reading") / "labels.csv", comment="#", keep_default_na=False)
    table = table[table["archive"] == archive]
    return dict(zip(table["label"], zip(table["field"], table["where"], strict=True), strict=True))


def label_of(block, archive):
    """Return (field, where, value) where `block` begins with a label of `archive`; None where it does not.

    >>> label_of("BYLINE: Korea desk", "nexis")
    ('byline', 'head', 'Korea desk')
    """
    match = LABEL.match(block)
    known = labels(archive).get(" ".join(match[1].lower().split())) if match else None
    return (*known, match[2].strip()) if known else None


def language_code(words):
    """Return the ISO 639-1 code for the first language named in `words`, empty if none is known."""
    for word in re.findall(r"\w+", words.lower()):
        if word in LANGUAGES:
            return LANGUAGES[word]
    return ""
