"""Temporal expressions by pattern, and the days they mean by rule.

Types and values follow TIMEX3 (TimeML; Pustejovsky and others, 2003). One pass of one pattern over the text; an
expression counts from publication, from the date mentioned last ("the next day"), or stands for itself. What each rule is
called is in the column `rule`, what it counted from in `anchor`.
"""

import calendar
import re
from datetime import date, timedelta
from typing import NamedTuple

import pandas as pd

from helpers.tables import conform
from helpers.text import documents

MONTHS = {name.lower(): n for n, name in enumerate(calendar.month_name) if n}
MONTHS |= {name.lower(): n for n, name in enumerate(calendar.month_abbr) if n} | {"sept": 9}
DAYS = {name.lower(): n for n, name in enumerate(calendar.day_name)}
NUMBERS = dict(
    zip(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
        range(1, 13),
        strict=True,
    )
)
NUMBERS |= {
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "a": 1,
    "an": 1,
    "several": None,
    "few": None,
    "a few": None,
    "couple": 2,
}
M = r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
W = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
N = r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|an?|several|a few|few)"
U = r"(?:day|week|month|year|decade|century|quarter|hour|minute)"
PATTERNS = [
    ("iso", r"\b(?P<iy>\d{4})-(?P<im>\d\d)-(?P<id>\d\d)\b"),
    (
        "month day",
        rf"\b(?P<m1>{M})\s(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?:\s?[-–]\s?(?P<e1>\d{{1,2}}))?(?!\d)(?:,?\s(?P<y1>\d{{4}}))?\b",
    ),
    ("day month", rf"\b(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?:\sof)?\s(?P<m2>{M})(?:,?\s(?P<y2>\d{{4}}))?\b"),
    ("month year", rf"\b(?P<m3>{M})(?:,|\sof)?\s(?P<y3>\d{{4}})\b"),
    ("numeric", r"\b(?P<n1>\d{1,2})/(?P<n2>\d{1,2})/(?P<ny>\d{4})\b"),
    (
        "weekday",
        rf"\b(?:(?P<wm>last|next|this|early|late)\s)?(?P<wd>{W})(?:\s(?P<wt>morning|afternoon|evening|night))?\b",
    ),
    ("deictic", r"\b(?P<de>[Tt]oday|[Yy]esterday|[Tt]omorrow|[Tt]onight)\b"),
    (
        "relative unit",
        rf"\b(?P<ru>[Ll]ast|[Tt]his|[Nn]ext|[Tt]hat)\s(?P<rn>week|month|year|quarter|decade|century|weekend|spring|summer|fall|autumn|winter|{M})\b",
    ),
    (
        "other day",
        r"\b(?P<nd>(?:[Tt]he|[Aa]|[Oo]ne) (?:(?P<nb>next|following|same|previous) day|day (?P<na>after|before|earlier|later))|that day)\b",
    ),
    ("part of day", r"\b(?P<pd>this (?:morning|afternoon|evening)|last night|earlier in the day)\b"),
    ("day of weekend", r"\b(?:[Oo]ver )?(?P<we>[Tt]he weekend)\b"),
    ("ago", rf"\b(?P<an>{N})\s(?P<au>{U})s?\s(?P<aw>ago|earlier|before|later|after|from now)\b"),
    ("set", r"\b(?P<se>(?:[Ee]very|[Ee]ach)\s(?:day|week|month|year|" + W + r")|daily|weekly|monthly|annually)\b"),
    ("duration", rf"\b(?P<dn>{N})[\s-](?P<du>{U})s?\b"),
    ("present", r"\b(?P<pr>now|currently|recently|at present)\b"),
    (
        "month",
        rf"\b(?:(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Ff]or|[Dd]uring|[Ff]rom|through)\s(?:(?P<mq>[Ee]arly|[Ll]ate|[Mm]id)[\s-])?|(?P<mr>[Ee]arly|[Ll]ate|[Mm]id)[\s-])(?P<m4>{M})(?=\W)(?!\s\d)",
    ),
    ("season of year", r"\b(?P<ss>[Ss]pring|[Ss]ummer|[Ff]all|[Aa]utumn|[Ww]inter) (?:of )?(?P<sy>(?:19|20)\d\d)\b"),
    ("late year", r"\b(?P<lq>[Ee]arly|[Ll]ate|[Mm]id)[\s-](?P<ly>(?:19|20)\d\d)\b"),
    ("decade", r"\b(?:the )?(?P<dd>(?:1[89]|20)\d0)s\b"),
    ("quarter", r"\b(?:the )?(?P<qn>first|second|third|fourth)[\s-]quarter(?: of (?P<qy>(?:19|20)\d\d))?\b"),
    ("later this year", r"\b(?P<lt>(?:[Ll]ater|[Ee]arlier) this year)\b"),
    ("year", r"\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Oo]f|[Ff]rom)\s(?P<y5>(?:1[89]|20)\d\d)\b"),
]
ALL = re.compile("|".join(f"(?:{pattern})" for _, pattern in PATTERNS))
FUTURE = re.compile(r"\b(will|would|is to|are to|due|scheduled|set for|until|plans? to|proposed)\b[^.;“”]{0,60}$")
AHEAD = re.compile(
    r"\b(will|would|is to|are to|due|scheduled|set for|planned for|until|plans? to|agreed)\b[^.;“”]{0,80}$"
)


class Date(NamedTuple):
    """One expression: the columns of table dates after article_id; first_day and last_day are datetime.date or None."""

    start: int
    end: int
    phrase: str
    type: str
    value: str
    first_day: object
    last_day: object
    precision: str
    rule: str
    anchor: str


def dates_in(document):
    """Return the list of Dates of a Document, in order; linear in its length.

    >>> from helpers.text import Document
    >>> document = Document("He came on Monday and left two days later.", published="2018-07-12")
    >>> [(date.phrase, date.value) for date in dates_in(document)]
    [('Monday', '2018-07-09'), ('two days later', '2018-07-11')]
    """
    found, last = [], None
    for match in ALL.finditer(document.text):
        row = _resolve(match, document.text, document.published, last)
        if row:
            found.append(row)
            last = row.first_day if row.precision == "day" and row.first_day else last
    return found


def find_dates(articles):
    """Return table dates of `articles`, which need article_id and text; published and title are used where there.

    >>> articles = pd.DataFrame({"article_id": ["a"], "published": ["2018-07-12"], "text": ["He left on July 6."]})
    >>> find_dates(articles)[["phrase", "value", "anchor"]].values.tolist()
    [['July 6', '2018-07-06', 'publication']]
    """
    articles = articles.assign(**{name: "" for name in ("published", "title") if name not in articles})
    rows = [(document.article_id, *row) for document in documents(articles) for row in dates_in(document)]
    return conform("dates", pd.DataFrame(rows, columns=["article_id", *Date._fields]))


def _resolve(match, text, day, before=None):
    g = {name: value for name, value in match.groupdict().items() if value}
    start, end = match.span()
    for name in ("m4", "y5"):
        if name in g:
            start = match.start("mq") if "mq" in g else match.start("mr") if "mr" in g else match.start(name)
    if "we" in g:
        start = match.start("we")

    def row(kind, value, first, last, precision, rule, anchor):
        return Date(start, end, text[start:end], kind, value, first, last, precision, rule, anchor)

    def on(year, month, dom, rule, anchor, until=None):
        try:
            first = date(year, month, dom)
            last = date(year, month, until) if until else first
        except ValueError:
            return row("DATE", "", None, None, "", "impossible date", "none")
        value = first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
        return row("DATE", first.isoformat() if first == last else value, first, last, "day", rule, anchor)

    none = row("DATE", "", None, None, "", "no anchor", "none")
    if "iy" in g:
        return on(int(g["iy"]), int(g["im"]), int(g["id"]), "iso", "explicit")
    for m, d, y in (("m1", "d1", "y1"), ("m2", "d2", "y2")):
        if m in g:
            month = MONTHS[g[m].rstrip(".").lower()]
            until = int(g["e1"]) if "e1" in g and m == "m1" else None
            if y in g:
                return on(int(g[y]), month, int(g[d]), "month day year", "explicit", until)
            if not day:
                return none
            years = sorted(
                (day.year - 1, day.year, day.year + 1), key=lambda year: abs(date(year, month, 1) - day.replace(day=1))
            )
            return on(years[0], month, int(g[d]), "month day, nearest year", "publication", until)
    if "m3" in g:
        return _month(row, int(g["y3"]), MONTHS[g["m3"].rstrip(".").lower()], "month year", "explicit")
    if "n1" in g:
        month, dom = int(g["n1"]), int(g["n2"])
        if month > 12:
            month, dom = dom, month
        return on(int(g["ny"]), month, dom, "numeric", "explicit")
    if "ss" in g:
        return _season(row, g["ss"].lower(), int(g["sy"]), "explicit")
    if "ly" in g:
        return _year(row, int(g["ly"]), f"{g['lq'].lower()} year", "explicit")
    if "dd" in g:
        year = int(g["dd"])
        return row("DATE", g["dd"][:3], date(year, 1, 1), date(year + 9, 12, 31), "decade", "decade", "explicit")
    if "y5" in g:
        year = int(g["y5"])
        return row("DATE", g["y5"], date(year, 1, 1), date(year, 12, 31), "year", "year", "explicit")
    if "se" in g:
        return row("SET", _repeated(g["se"].lower()), None, None, "", "set", "none")
    if "dn" in g:
        return row("DURATION", _length(g["dn"], g["du"]), None, None, "", "duration", "none")
    if "pr" in g:
        return row("DATE", "PAST_REF" if g["pr"] == "recently" else "PRESENT_REF", None, None, "", "present", "none")
    if not day:
        return none
    if "wd" in g:
        back = (day.weekday() - DAYS[g["wd"].lower()]) % 7
        when = day - timedelta(back)
        if g.get("wm") == "last" and back == 0:
            when -= timedelta(7)
        if g.get("wm") == "next" or (back and g.get("wm") != "last" and FUTURE.search(text, max(0, start - 70), start)):
            when += timedelta(7)
        part = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}.get(g.get("wt"))
        value = when.isoformat() + (f"T{part}" if part else "")
        return row("TIME" if part else "DATE", value, when, when, "day", "weekday, most recent", "publication")
    if "de" in g:
        when = day + timedelta({"yesterday": -1, "tomorrow": 1}.get(g["de"].lower(), 0))
        value = when.isoformat() + ("TNI" if g["de"].lower() == "tonight" else "")
        return row("TIME" if "T" in value else "DATE", value, when, when, "day", g["de"].lower(), "publication")
    if g.get("na") in ("before", "after") and re.match(r"\s+\w", text[end : end + 4]):
        return none._replace(rule="counted from an event")  # "a day after the vote": the vote's day is not known here
    if "nd" in g:
        return _other_day(row, g, before or day, "text" if before else "publication")
    if "pd" in g:
        when = day - timedelta("night" in g["pd"])
        part = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI"}.get(g["pd"].split()[-1], "")
        return row("TIME" if part else "DATE", when.isoformat() + part, when, when, "day", "part of day", "publication")
    if "we" in g:
        first = day - timedelta((day.weekday() - 5) % 7)
        return row("DATE", f"{first:%G-W%V}-WE", first, first + timedelta(1), "weekend", "weekend", "publication")
    if "lt" in g:
        return _year(row, day.year, "this year", "publication")
    if "qn" in g:
        year, quarter = int(g.get("qy", day.year)), ["first", "second", "third", "fourth"].index(g["qn"].lower())
        first = date(year, 3 * quarter + 1, 1)
        last = (pd.Timestamp(first) + pd.offsets.QuarterEnd(0)).date()
        how = "explicit" if "qy" in g else "publication"
        return row("DATE", f"{year}-Q{quarter + 1}", first, last, "quarter", "quarter", how)
    if "an" in g and g["aw"] in ("before", "after") and re.match(r"\s+\w", text[end : end + 4]):
        return row("DURATION", _length(g["an"], g["au"]), None, None, "", "duration before or after", "none")
    if "an" in g:
        return _ago(row, g, day, before)
    if "ru" in g:
        return _relative(row, g, day)
    if "m4" in g:
        month = MONTHS[g["m4"].rstrip(".").lower()]
        if month != day.month and AHEAD.search(text, max(0, start - 90), start):
            return _month(row, day.year + (month < day.month), month, "month, ahead", "publication")
        return _month(row, day.year - (month > day.month), month, "month, past", "publication")
    return none


def _repeated(words):
    """Return the TIMEX3 value of "every Monday", "daily", "each year"."""
    for name, number in DAYS.items():
        if name in words:
            return f"XXXX-WXX-{number + 1}"
    units = {"day": "P1D", "daily": "P1D", "week": "P1W", "month": "P1M", "year": "P1Y", "annual": "P1Y"}
    return next(value for unit, value in units.items() if unit in words)


def _length(number, unit):
    """Return a TIMEX3 duration: P2D, PT45M, PXY for an unknown few.

    >>> _length("two", "day"), _length("45", "minute"), _length("several", "year")
    ('P2D', 'PT45M', 'PXY')
    """
    n = int(number) if number.isdigit() else NUMBERS.get(number.lower())
    time = "T" if unit in ("hour", "minute") else ""
    letter = {"quarter": "Q", "decade": "DE", "century": "CE"}.get(unit, unit[0].upper())
    return f"P{time}{n or 'X'}{letter}"


def _other_day(row, g, anchor, how):
    """Resolve "the next day", "a day earlier", "the same day", which count from the date mentioned last."""
    step = {"next": 1, "following": 1, "previous": -1, "after": 1, "later": 1, "before": -1, "earlier": -1}
    when = anchor + timedelta(step.get(g.get("nb") or g.get("na"), 0))
    return row("DATE", when.isoformat(), when, when, "day", "other day", how)


SEASONS = {"spring": ("SP", 3), "summer": ("SU", 6), "fall": ("FA", 9), "autumn": ("FA", 9), "winter": ("WI", 12)}


def _season(row, season, year, anchor):
    code, month = SEASONS[season]
    first = date(year, month, 1)
    last = (pd.Timestamp(first) + pd.DateOffset(months=3)).date() - timedelta(1)
    return row("DATE", f"{year}-{code}", first, last, "season", "season", anchor)


def _year(row, year, rule, anchor):
    return row("DATE", str(year), date(year, 1, 1), date(year, 12, 31), "year", rule, anchor)


def _month(row, year, month, rule, anchor):
    last = date(year, month, calendar.monthrange(year, month)[1])
    return row("DATE", f"{year:04d}-{month:02d}", date(year, month, 1), last, "month", rule, anchor)


def _ago(row, g, day, before=None):
    n = int(g["an"]) if g["an"].isdigit() else NUMBERS.get(g["an"].lower())
    if n is None or g["au"] not in ("day", "week", "month", "year"):
        return row("DATE", "PAST_REF", None, None, "", "vague", "publication")
    sign = 1 if g["aw"] in ("later", "after", "from now") else -1
    anchor = "publication" if g["aw"] in ("ago", "from now") or not before else "text"
    day = before if anchor == "text" else day
    when = (pd.Timestamp(day) + sign * pd.DateOffset(**{g["au"] + "s": n})).date()
    value = {"day": when.isoformat(), "week": f"{when:%G-W%V}", "month": f"{when:%Y-%m}", "year": f"{when:%Y}"}[g["au"]]
    if g["au"] == "day":
        return row("DATE", value, when, when, "day", "days ago", anchor)
    return row("DATE", value, when, when, g["au"], f"{g['au']}s ago", anchor)


def _relative(row, g, day):
    step = {"last": -1, "next": 1}.get(g["ru"].lower(), 0)
    unit = g["rn"].lower().rstrip(".")
    if unit in ("week", "weekend"):
        monday = day - timedelta(day.weekday()) + timedelta(7 * step)
        if unit == "weekend":
            monday = day - timedelta((day.weekday() - 5) % 7 or (7 if step < 0 else 0))
            return row(
                "DATE", f"{monday:%G-W%V}-WE", monday, monday + timedelta(1), "weekend", "weekend", "publication"
            )
        return row(
            "DATE", f"{monday:%G-W%V}", monday, monday + timedelta(6), "week", f"{g['ru'].lower()} week", "publication"
        )
    if unit == "month":
        month = pd.Period(day, "M") + step
        return _month(row, month.year, month.month, f"{g['ru'].lower()} month", "publication")
    if unit == "year":
        year = day.year + step
        return row(
            "DATE", str(year), date(year, 1, 1), date(year, 12, 31), "year", f"{g['ru'].lower()} year", "publication"
        )
    if unit in MONTHS:
        month = MONTHS[unit]
        year = day.year + (step if (month >= day.month if step < 0 else month <= day.month) else 0)
        return _month(row, year, month, f"{g['ru'].lower()} month name", "publication")
    if unit in SEASONS:
        return _season(row, unit, day.year + step, "publication")
    return row("DATE", "", None, None, "", f"{unit} not resolved", "none")
