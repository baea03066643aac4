"""Labels of archives (BYLINE, Publication date, RUBRIK, …) to fields; they are rows of labels.csv."""

import re
from functools import cache

from helpers.reading.listed import rows_of

LABEL = re.compile(r"\s*([^\W\d_][^:：\n.!?“”\"]{1,34}?)\s?(?::(?=\s|$)|：)\s*(.*)", re.DOTALL)
LANGUAGES = {
    "english": "en", "anglais": "en", "englisch": "en", "inglés": "en", "inglese": "en", "inglês": "en", "engels": "en",
    "английский": "en", "英语": "en", "英文": "en", "英語": "en", "french": "fr", "français": "fr", "französisch": "fr",
    "francés": "fr", "francese": "fr", "francês": "fr", "французский": "fr", "法语": "fr", "法文": "fr", "フランス語": "fr",
    "german": "de", "deutsch": "de", "allemand": "de", "alemán": "de", "tedesco": "de", "alemão": "de", "немецкий": "de",
    "德语": "de", "德文": "de", "ドイツ語": "de", "spanish": "es", "español": "es", "espagnol": "es", "spanisch": "es",
    "spagnolo": "es", "espanhol": "es", "испанский": "es", "西班牙语": "es", "italian": "it", "italiano": "it",
    "italien": "it", "italienisch": "it", "итальянский": "it", "portuguese": "pt", "português": "pt", "portugais": "pt",
    "portugiesisch": "pt", "portugués": "pt", "dutch": "nl", "nederlands": "nl", "russian": "ru", "russe": "ru",
    "russisch": "ru", "ruso": "ru", "русский": "ru", "俄语": "ru", "chinese": "zh", "chinois": "zh", "chinesisch": "zh",
    "中文": "zh", "汉语": "zh", "japanese": "ja", "japonais": "ja", "japanisch": "ja", "日本語": "ja", "日语": "ja",
}  # fmt: skip


@cache
def _rows(archive):
    return [row for row in rows_of("labels") if row["archive"] == archive]


@cache
def labels(archive):
    """Return {label: (field, where)} of one archive."""
    return {row["label"]: (row["field"], row["where"]) for row in _rows(archive) if row["where"] != "alone"}


@cache
def marks(archive, field):
    """Return the pattern of the words that stand alone on a line and mean `field` (body, foot, end); case is ignored."""
    words = [row["label"] for row in _rows(archive) if (row["where"], row["field"]) == ("alone", field)]
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


@cache
def patterns(archive, fields):
    """Return the pattern of the labels of one archive that hold one of `fields`, without their colon; case is ignored."""
    words = [label for label, (field, _) in labels(archive).items() if field in fields]
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


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
