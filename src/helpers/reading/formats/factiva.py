"""What all exports of Factiva share: two-letter codes, or the same values in the same order without them."""

import re

from helpers.reading.clean import clean_line
from helpers.reading.days import day_in
from helpers.reading.labels import language_code
from helpers.reading.source import Draft

CODES = ("HD", "BY", "WC", "PD", "ET", "SN", "SC", "ED", "PG", "LA", "CY", "LP", "TD", "SE", "CR", "CLM", "CT", "RF",
         "CO", "IN", "NS", "RE", "IPC", "IPD", "PUB", "AN", "ART", "CX", "VOL", "NGC", "GC", "DE", "RST")  # fmt: skip
WORDS = re.compile(
    r"[\d.,'’\s]+(?:words?|mots?|Wörter|Woerter|Wörtern|Wort|palabras?|parole|parola|palavras?|woorden|字数?|词|詞|个字|個字|語|文字|"
    r"слов[ао]?|sözcük|kelime|kata|perkataan|ord|sł[óo]w\w*|단어)",
    re.IGNORECASE,
)
NUMBER_AND_WORD = re.compile(r"\d[\d.,'’\s]*[^\W\d_]{1,15}|[^\W\d_]{2,15}\s?[:：]?\s?\d[\d.,]*")
HOUR = re.compile(r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s*[ap]\.?m\.?)?(?:\s*(?:GMT|UTC|Uhr|h))?", re.IGNORECASE)
COPYRIGHT = re.compile(r"\s*(?:\(c\)|©|Copyright|\(Copyright|Alle Rechte|Tous droits|版权|版權|著作権)", re.IGNORECASE)
BY = re.compile(r"^(?:(?i:by)\s+|(?:Von|Par|Por|Door)\s+(?=[A-ZÀ-Ž]))")
# "Dokument HARB000020180712e7ct0001r": the code of the source, the day, and a number; or a word that is known before any.
NUMBER = r"[A-Z][A-Z0-9]{1,11}(?:19|20)\d{6}e[a-z0-9]{5,20}"
DOCUMENT = (
    r"(?:(?:Document|Dokument|Documento|文件|文档)[ \t]+[A-Z]{2,8}[A-Za-z0-9]{12,}|"
    rf"[^\W\d_]{{2,14}}(?:[ \t]*[:：])?[ \t]*{NUMBER})"
)
HEAD_LINES = 16  # values that stand before a body
SHORT = 60  # characters of the longest value that is a day, an outlet or a language


def draft_of_codes(fields):
    """Return a Draft for {code: value}; LP and TD are lists of paragraphs."""
    body = [*fields.get("LP", []), *fields.get("TD", [])]
    return Draft(
        text="\n\n".join(body),
        title=_flat(fields.get("HD")),
        byline=BY.sub("", _flat(fields.get("BY"))),
        outlet=_flat(fields.get("SN")),
        published=day_in(_flat(fields.get("PD")), day_first=True) or _flat(fields.get("PD")) or None,
        section=_flat(fields.get("SE")) or _flat(fields.get("CLM")),
        language=language_code(_flat(fields.get("LA"))),
    )


def _flat(value):
    return clean_line(" ".join(value) if isinstance(value, list) else value or "")


def draft_of_lines(before, title, after, body):
    """Return a Draft for a head without codes: `before` the title, `after` it (byline, words, day, outlet, …)."""
    lines = [clean_line(line) for line in after if clean_line(line)]
    count, dated = places(lines)
    draft = Draft(text="\n\n".join(body), title=clean_line(title), section=clean_line(" ".join(before[:1])))
    first = min((n for n in (count, dated) if n is not None), default=0)
    draft.byline = BY.sub("", " ".join(lines[:first]))
    if dated is not None:
        draft.published = day_in(lines[dated], day_first=True)
        rest = [line for line in lines[dated + 1 :] if not HOUR.fullmatch(line)]
        draft.outlet = rest[0] if rest else ""
        draft.language = next((code for line in rest[1:] if len(line) < 25 and (code := language_code(line))), "")
    return draft


def places(lines):
    """Return the places of the count of words and of the day among the `lines` of a head, None for one that is not there.

    The word for "words" need not be known: a number and one word, before or after a day, is the count.

    >>> places(["Ferries stop", "12 слова", "12 июля 2018", "Harbour Courier"])
    (1, 2)
    """
    lines = lines[:HEAD_LINES]
    known = next((n for n, line in enumerate(lines) if WORDS.fullmatch(line)), None)
    days = [n for n, line in enumerate(lines) if len(line) <= SHORT and day_in(line, day_first=True)]
    dated = next((n for n in days if n >= (known or 0)), None if known is None else (days or [None])[0])
    if known is None and dated is not None:
        near = [n for n in (dated - 1, dated - 2, dated + 1) if 0 <= n < len(lines)]
        known = next((n for n in near if _counts(lines[n])), None)
    return known, dated


def _counts(line):
    return bool(NUMBER_AND_WORD.fullmatch(line)) and not HOUR.fullmatch(line) and not day_in(line, day_first=True)


def draft_of_pairs(pairs):
    """Return a Draft for [(label, paragraphs)] whose labels are not known, by their order; None where no day is in it.

    The order is: section, title, byline, count of words, day, hour, outlet, …, language, copyright, then the body in one
    or two fields, then codes.
    """
    values = [clean_line(" ".join(paragraphs)) for _, paragraphs in pairs]
    count, dated = places(values)
    if dated is None:
        return None
    first = min(dated, dated if count is None else count)
    body = next((n + 1 for n in range(dated, min(len(pairs), HEAD_LINES)) if COPYRIGHT.match(values[n])), None)
    if body is None:
        body = next((n for n in range(dated + 1, len(pairs)) if len(values[n]) > 2 * SHORT), len(pairs))
    place = title_place(values[:first])
    text = [line for _, paragraphs in pairs[body : body + 2] for line in paragraphs]
    title = values[place] if first else ""
    return draft_of_lines(values[:place], title, values[place + 1 if first else 0 : body], text)


def title_place(lines):
    """Return the place of the title among the lines before the count of words: a short one before it is the section."""
    return 1 if len(lines) >= 3 and len(lines[0].split()) <= 4 else 0
