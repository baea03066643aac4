"""What all exports of Factiva share: two-letter codes, or the same values in the same order without them."""

import re

from helpers.reading.clean import clean_line
from helpers.reading.days import day_in
from helpers.reading.labels import language_code
from helpers.reading.source import Draft

CODES = ("HD", "BY", "WC", "PD", "ET", "SN", "SC", "ED", "PG", "LA", "CY", "LP", "TD", "SE", "CR", "CLM", "CT", "RF",
         "CO", "IN", "NS", "RE", "IPC", "IPD", "PUB", "AN", "ART", "CX", "VOL", "NGC", "GC", "DE", "RST")  # fmt: skip
WORDS = re.compile(
    r"[\d.,\s]+(?:words?|mots?|Wörter|Woerter|Wort|palabras|parole|palavras|woorden|字|词|詞|个字|個字|ord|sł[óo]w\w*)",
    re.IGNORECASE,
)
HOUR = re.compile(r"\d{1,2}[:.]\d\d(?:\s*[ap]\.?m\.?)?(?:\s*GMT)?", re.IGNORECASE)
COPYRIGHT = re.compile(r"\s*(?:\(c\)|©|Copyright|\(Copyright)", re.IGNORECASE)


def draft_of_codes(fields):
    """Return a Draft for {code: value}; LP and TD are lists of paragraphs."""
    body = [*fields.get("LP", []), *fields.get("TD", [])]
    return Draft(
        text="\n\n".join(body),
        title=_flat(fields.get("HD")),
        byline=re.sub(r"^by\s+", "", _flat(fields.get("BY")), flags=re.IGNORECASE),
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
    count = next((n for n, line in enumerate(lines) if WORDS.fullmatch(line)), None)
    dated = next((n for n, line in enumerate(lines) if n >= (count or 0) and day_in(line, day_first=True)), None)
    draft = Draft(text="\n\n".join(body), title=clean_line(title), section=clean_line(" ".join(before[:1])))
    first = min((n for n in (count, dated) if n is not None), default=0)
    draft.byline = re.sub(r"^by\s+", "", " ".join(lines[:first]), flags=re.IGNORECASE)
    if dated is not None:
        draft.published = day_in(lines[dated], day_first=True)
        rest = [line for line in lines[dated + 1 :] if not HOUR.fullmatch(line)]
        draft.outlet = rest[0] if rest else ""
        draft.language = next((code for line in rest[1:] if len(line) < 25 and (code := language_code(line))), "")
    return draft
