"""What has been read so far: the day an expression counts from.

News counts from its publication; "the next day" from the date mentioned last; an account of older events ("In 2011 …; in
March") from the year it has set. Mazur and Dale (EMNLP 2010) and Strötgen and Gertz (SemEval 2010) describe the two ways.
"""

import re
from functools import cache, cached_property

from helpers.dates import lexicon
from helpers.dates.patterns import lowered
from helpers.dates.saying import quoted_spans
from helpers.dates.tense import is_coming, is_past

NEAR = 400  # characters within which a year set in the text governs what follows, in a report
OLD = 45  # days before publication from which a date set in the text begins an account of its own
NEWSY = re.compile(r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|tonight|last (?:week|month))\b")
OLD_YEARS = re.compile(r"(?<![\d$])(?:1[0-9]|20)\d\d(?!\d)")
DONE = re.compile(
    r"(?<!be\s)(?<!to\s)\b(?!scheduled|slated|planned|expected|postponed)"
    r"(?:[a-z]+ed|said|told|wrote|came|went|met|held|made|took|began|left)\s+(?:on\s+)?(?:[a-z]+ly\s+)?$"
)
OPENING = re.compile(
    r"(?:^|[.!?\n\x00\u201d\"]\s*)(?:(?:back|early|late|later|earlier|and|but) )?"
    r"(?:in|on|by|during|since|after|throughout|from|until) (?:the )?$"
)
MENTIONED = ("last", "last_at", "last_day", "quarter", "quarter_at", "set_year", "set_at", "opened", "told")
BESIDE = re.compile(r",\s(?:(?:on|in)\s)?(?:the\s)?")
STOPS = '[^.;\u201c\u201d"]'


class Reader:
    """One document's text and the dates mentioned so far in it.

    `text` is the text in lower case, offset for offset; `published` a datetime.date or None; `start` and `end` the
    expression in hand, `words` its words with one blank between them.
    """

    def __init__(self, document):
        self.original = document.text
        self.text = lowered(document.text)
        self.published = document.published
        self._quoted, self._outside = quoted_spans(self.text)[::-1], None
        self.begin_anew(0, 0, None)

    def begin_anew(self, start, end, edge, listed=False):
        """Take an expression in hand again, and forget all that was mentioned: what stands further down governs nothing here.

        `listed`: the expression continues a list ("28" of "March 25 to 28"), so that the date just before it is kept.
        """
        self.start, self.end, self.edge = start, end, edge
        if not listed:
            self.last = self.last_day = None
            self.last_at = 0
        self.quarter = self.set_year = None
        self.quarter_at = self.set_at = 0
        self.opened = self.told = False
        self.coming = {}  # {weekday: (day, where it was told)} of those that the text turned forward

    def shorten(self, words):
        """End the expression in hand with the first of its words that are `words`: what follows is none of it."""
        self.end = self.text.index(words, self.start) + len(words)

    @property
    def words(self):
        return " ".join(self.text[self.start : self.end].split())

    @cached_property
    def narrative(self):
        """Whether the text tells of older events, by the years it names and the news it does not."""
        years = [int(year) for year in OLD_YEARS.findall(self.text)]
        if self.published:
            years = [year for year in years if year < self.published.year - 1]
        return len(years) >= 4 and len(years) > 3 * (1 + len(NEWSY.findall(self.text)))

    @cached_property
    def month_first(self):
        """Whether numeric dates put the month first: what the text shows elsewhere, else the American way."""
        pairs = re.findall(r"(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](?:\d{4}|\d\d)(?!\d)", self.text)
        if any(int(a) > 12 >= int(b) for a, b in pairs):
            return False
        if any(int(b) > 12 >= int(a) for a, b in pairs):
            return True
        months = "|".join(lexicon.words("month"))
        return not re.search(rf"\b\d{{1,2}}(?:st|nd|rd|th)? (?:{months})\b", self.text)

    def step_to(self, start, end, edge):
        """Take the expression in hand; what was mentioned inside a quotation is forgotten once it is over."""
        if self._outside and start >= self._outside[0]:
            self.__dict__.update(self._outside[1])
            self._outside = None
        while self._quoted and self._quoted[-1][1] <= start:
            self._quoted.pop()
        if not self._outside and self._quoted and self._quoted[-1][0] <= start:
            self._outside = self._quoted[-1][1], {name: getattr(self, name) for name in MENTIONED}
        self.start, self.end, self.edge = start, end, edge

    @property
    def timed(self):
        """Whether the date mentioned last has a time of day."""
        return self.last is not None and self.last.type == "TIME"

    def quotation(self):
        """Return the [start, end) of the quotation that the expression in hand stands in, marks included, or None."""
        return self._quoted[-1] if self._quoted and self._quoted[-1][0] <= self.start else None

    def remember(self, when):
        """Take note of a resolved expression, for those that follow."""
        if (when.first_day is None and not when.value.startswith("BC")) or when.anchor == "comparison":
            return
        self.last, self.last_at = when, self.end
        if when.precision == "quarter":
            self.quarter, self.quarter_at = when, self.end
        if when.precision == "day":
            self.last_day = when.first_day
        if when.anchor in ("explicit", "text") and when.precision in ("day", "month", "season", "year", "quarter"):
            self.set_year = when
            self.told = bool(self.before(r"\b(?:in|on)\s$", 4))
            self.set_at, self.opened = self.end, (when.anchor == "text" and self.opened) or self.opens_sentence()

    def governing(self):
        """Return the When set in the text that governs the expression in hand, or None: publication does."""
        if year := self.of_a_year():
            return year
        if self.set_year is None or self.set_year.first_day is None:
            return None
        if self.published is None or self.narrative:
            return self.set_year
        if self.start - self.set_at > NEAR:
            return None
        between = self.text[self.set_at : self.start]
        told = self.told and self.opens_sentence()
        sets = self.opened or self.set_year.precision == "day" or told or ";" in between
        if not sets or "\n\x00" in between:
            return None
        return self.set_year if (self.published - self.set_year.last_day).days > OLD else None

    def announced(self, number):
        """Return the day of a weekday that the text, just before, has turned forward, or None: "a meeting on Sunday. For Sunday …"."""
        when, at = self.coming.get(number, (None, 0))
        said = DONE.search(self.text, max(0, self.start - 40), self.start)
        return when if when and self.start - at <= NEAR and not said else None

    def behind(self, far=True):
        """Return whether a cue right before the expression or its past clause turns a month and day back.

        "The year ended March 31", "she resigned on March 3"; `far` says whether what is ahead is far.
        """
        if _just("behind").search(self.text, max(0, self.start - 24), self.start):
            return True
        return is_past(self.original, self.text, self.start, self.end, far)

    def of_a_year(self):
        """Return the year mentioned right before the expression: "Earlier this year, on January 4", or None."""
        near = self.last is not None and self.last.precision == "year" and self.last.first_day is not None
        return self.last if near and BESIDE.fullmatch(self.text[self.last_at : self.start][:12]) else None

    def opens_sentence(self):
        """Return whether the expression in hand opens its sentence ("In 2011 …"), and so sets the time of what follows."""
        return bool(OPENING.search(self.text[max(0, self.start - 40) : self.start]))

    def ahead(self, months=False, sure=False):
        """Return whether a cue before the expression, in its clause, turns it forward; `sure`: one that does so for all."""
        if not months and is_coming(self.original, self.text, self.start, self.end):
            return True
        if not _ahead(months, sure).search(self.text, max(0, self.start - 90), self.start):
            return False
        return months or not DONE.search(self.text, max(0, self.start - 40), self.start)

    def before(self, pattern, width=40):
        return re.search(pattern, self.text[max(0, self.start - width) : self.start])

    def base(self):
        """Return (day, anchor) that "the next day" counts from: the date mentioned last, else publication."""
        if self.last_day:
            return self.last_day, "text"
        return self.published, "publication"


@cache
def _just(kind):
    return re.compile(rf"\b(?:{lexicon.cues(kind)})\s+(?:on\s+)?$")


@cache
def _ahead(months, sure):
    kinds = ["ahead", *([] if sure else ["month ahead"] if months else ["weekday ahead"])]
    right = rf"|\b(?:{lexicon.cues('by')})\s(?:the\s)?$" if months else ""
    cues = "|".join(lexicon.cues(kind) for kind in kinds)
    return re.compile(rf"(?:\b|(?='))(?:{cues})\b{STOPS}{{0,{80 if months else 60}}}${right}")
