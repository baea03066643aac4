"""The rules' patterns, compiled once into one regular expression."""

import re
from functools import cache
from typing import NamedTuple

from helpers.dates import lexicon

BEFORE = (
    r"(?<![\w$£€])(?:(?P<approx>about|nearly|almost|around|roughly|approximately|at least|at most|more than|less than|"
    r"fewer than|(?:over|under|up to)(?= (?:an? |\d|half|one|two|three|four|five|six|seven|eight|nine|ten|a dozen))|as many as|"
    r"no more than|no less than|another|an additional|an extra) )?"
    r"(?:(?P<edge>(?:the )?(?:(?:early|mid)[- ]to[- ](?:mid|late)|"
    r"early|late|mid|middle|end|beginning|start|close|latter part|first part|rest|course|turn|"
    r"dawn|most)(?:,? (?:of|in|on))?(?: |-| ?the )(?:the )?(?=\S)|(?:earlier|later|sometime|some time)(?: (?:in|on))? ))?"
)
YEAR = r"(?:1[0-9]|20)\d\d"
CLOCK = (
    r"(?P<h>\d{1,2})(?:[:.](?P<min>[0-5]\d))? ?(?:(?P<ap>[ap])\.?m\b\.?|o'clock)(?: in the (?P<cp>morning|afternoon|evening))?"
    r"(?:,? (?:[ecmp][sd]t|gmt|utc|bst|cet|ist|jst|(?:eastern|central|pacific|mountain)(?: (?:daylight|standard))?(?: time)?|local time))?"
)


class Rule(NamedTuple):
    """One row of patterns.csv: its name, its resolver's, and its own regular expression, with its groups."""

    name: str
    resolve: str
    expression: object


@cache
def slots():
    """Return {slot: regular expression}, from the word lists."""
    either = _either
    months, weekdays = lexicon.words("month"), lexicon.words("weekday")
    small = "|".join(word for word, value in lexicon.words("number").items() if int(value) < 10)
    tens = either(lexicon.words("tens"))
    number = (
        rf"(?:\d{{1,3}}(?:,\d{{3}})?(?:\.\d)?|{tens}(?:[- ](?:{small}))?|{either(lexicon.words('number'))}"
        rf"|{either(lexicon.words('vague number'))}|(?:an?|one|two|three|four|five|six|seven|eight|nine) (?:hundred|thousand|dozen)"
        r"|(?:half )?an?)"
    )
    return {
        "month": rf"(?:{either(months)}|{either(lexicon.words('short month'))}\.?)",
        "longmonth": either(months),
        "weekday": either(weekdays),
        "wday": rf"(?:{either(weekdays)}|{either(lexicon.words('short weekday'))}\.?)",
        "dom": r"(?:[0-3]?\d(?:st|nd|rd|th)?)(?![\d\w])",
        "ord": either(lexicon.words("ordinal")),
        "n": number,
        "unit": either(lexicon.words("unit")),
        "season": either(lexicon.words("season")),
        "part": either(lexicon.words("part")),
        "year": YEAR,
        "yearwords": _spoken_years(tens, small),
        "decadeword": either(lexicon.words("decade word")),
        "frequency": either(lexicon.words("frequency")),
        "named": "(?:" + "|".join(f"{name}{after}" for name, _, _, after in lexicon.named_days()) + ")",
        "clock": CLOCK,
    }


@cache
def compiled():
    """Return (one regular expression of all rules, {its last group where a rule matched: that rule's number}).

    It has a group `rule`, empty, where the rule begins; the rule's own groups are in `rule_of` alone, since a match costs
    the more the more groups there are. A figure is tried on few rules.

    >>> expression, numbers = compiled()
    >>> match = expression.search("he left on july 6.")
    >>> match[0], rule_of(numbers[match.lastgroup]).name
    ('july 6', 'month and day')
    """
    numbers, branches = {}, []
    for begins, ahead in (("figure", r"(?=\d)"), ("word", r"(?!\d)")):
        parts = []
        for number, row in enumerate(_rows()):
            if row.begins in (begins, "either"):
                name = f"{begins}{number}"
                numbers[name] = number
                parts.append(rf"{_without_groups(_filled(row.pattern), name)}(?P<{name}>)")
        branches.append(f"{ahead}(?:{'|'.join(parts)})")
    return re.compile(_spaced(f"{BEFORE}(?P<rule>)(?:{'|'.join(branches)})")), numbers


@cache
def rule_of(number):
    """Return the Rule of a row of patterns.csv, by its number from 0."""
    row = _rows()[number]
    return Rule(row.rule, row.resolve, re.compile(_spaced(_filled(row.pattern))))


@cache
def _rows():
    return list(lexicon.table("patterns.csv").itertuples(index=False))


def _filled(pattern):
    """Return a rule's pattern with its {slots} filled, ending where a word does."""
    filled = re.sub(r"\{([a-z]+)\}", lambda slot: slots()[slot[1]], pattern)
    return f"(?:{filled})(?![a-z0-9_])"


def _without_groups(pattern, suffix):
    """Return a pattern without names for its groups, but for those that it refers back to, whose names end in `suffix`."""
    for name in set(re.findall(r"\(\?P=(\w+)\)", pattern)):
        pattern = pattern.replace(f"(?P={name})", f"(?P={name}_{suffix})").replace(
            f"(?P<{name}>", f"(?P<{name}_{suffix}>"
        )
    return re.sub(rf"\(\?P<(?!\w+_{suffix}>)\w+>", "(?:", pattern)


def lowered(text):
    """Return `text` in lower case, character for character, its paragraphs' ends unmistakable.

    >>> lowered("On Monday’s\\n\\nJune")
    "on monday's\\n\\x00june"
    """
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(c if len(c.lower()) != 1 else c.lower() for c in text)
    return lower.replace("’", "'").replace("‘", "'").replace("\n\n", "\n\x00").replace("\r\n", " \n").replace("–", "-")


def _spoken_years(tens, small):
    """Return the expression of a year in words: nineteen ninety-six, twenty eighteen, two thousand and three."""
    teens = [word for word, value in lexicon.words("number").items() if int(value) >= 10]
    halves = rf"(?:eighteen|nineteen|twenty) (?:{tens}(?:[- ](?:{small}))?|{_either(teens)})"
    return rf"(?:{halves}|two thousand(?: and)?(?: {_either(lexicon.words('number'))})?)"


def _either(words):
    return "(?:" + "|".join(sorted(map(re.escape, words), key=len, reverse=True)).replace(r"\ ", " ") + ")"


def _spaced(pattern):
    """Return the pattern with each space outside a character class as one or two white spaces of any kind."""
    pieces = re.split(r"(\[[^\]]*\])", pattern.replace(" ?", r"\s?"))
    return "".join(piece.replace(" ", r"\s" if piece.startswith("[") else r"\s{1,2}") for piece in pieces)
