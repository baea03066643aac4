"""A first version of dates: expressions by pattern, days by rule."""

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
NUMBERS = dict(zip(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], range(1, 13), strict=True))
NUMBERS |= {"a": 1, "an": 1, "several": None, "few": None, "a few": None, "couple": 2}
M = r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"  # noqa: E501
W = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
N = r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|an?|several|a few|few)"
U = r"(?:day|week|month|year|decade|century|quarter|hour|minute)"
PATTERNS = [
    ("iso", r"\b(?P<iy>\d{4})-(?P<im>\d\d)-(?P<id>\d\d)\b"),
    ("month day", rf"\b(?P<m1>{M})\s(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?:\s?[-–]\s?(?P<e1>\d{{1,2}}))?(?!\d)(?:,?\s(?P<y1>\d{{4}}))?\b"),
    ("day month", rf"\b(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?:\sof)?\s(?P<m2>{M})(?:,?\s(?P<y2>\d{{4}}))?\b"),
    ("month year", rf"\b(?P<m3>{M})(?:,|\sof)?\s(?P<y3>\d{{4}})\b"),
    ("numeric", r"\b(?P<n1>\d{1,2})/(?P<n2>\d{1,2})/(?P<ny>\d{4})\b"),
    ("weekday", rf"\b(?:(?P<wm>last|next|this|early|late)\s)?(?P<wd>{W})(?:\s(?P<wt>morning|afternoon|evening|night))?\b"),
    ("deictic", r"\b(?P<de>[Tt]oday|[Yy]esterday|[Tt]omorrow|[Tt]onight)\b"),
    ("relative unit", rf"\b(?P<ru>[Ll]ast|[Tt]his|[Nn]ext|[Tt]hat)\s(?P<rn>week|month|year|quarter|decade|century|weekend|spring|summer|fall|autumn|winter|{M})\b"),  # noqa: E501
    ("the next day", r"\b(?P<nd>[Tt]he (?:next|following) day|[Tt]he day (?:after|before))\b"),
    ("ago", rf"\b(?P<an>{N})\s(?P<au>{U})s?\s(?P<aw>ago|earlier|before|later|after|from now)\b"),
    ("set", r"\b(?P<se>(?:[Ee]very|[Ee]ach)\s(?:day|week|month|year|" + W + r")|daily|weekly|monthly|annually)\b"),
    ("duration", rf"\b(?P<dn>{N})[\s-](?P<du>{U})s?\b"),
    ("present", r"\b(?P<pr>now|currently|recently|at present)\b"),
    ("month", rf"\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|(?P<mq>[Ee]arly|[Ll]ate|[Mm]id-?))\s?(?P<m4>{M})\b(?!\s\d)"),
    ("year", r"\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Oo]f|[Ff]rom)\s(?P<y5>(?:1[89]|20)\d\d)\b"),
]
ALL = re.compile("|".join(f"(?:{pattern})" for _, pattern in PATTERNS))
FUTURE = re.compile(r"\b(will|is to|are to|due|scheduled|until|plans? to)\b[^.;]{0,60}$")


class Date(NamedTuple):
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
    """Return the temporal expressions of a Document, in order."""
    return [found for match in ALL.finditer(document.text) if (found := _resolve(match, document.text, document.published))]


def find_dates(articles):
    """Return table dates of `articles`."""
    from helpers.pipeline.extract import complete

    rows = [(doc.article_id, *row) for doc in documents(complete(articles)) for row in dates_in(doc)]
    columns = ["article_id", *Date._fields]
    frame = pd.DataFrame({c: list(v) for c, v in zip(columns, zip(*rows, strict=True), strict=True)} if rows else {c: [] for c in columns})
    return conform("dates", frame)


def _resolve(match, text, day):
    g = {name: value for name, value in match.groupdict().items() if value}
    start, end = match.span()
    for name in ("m4", "y5"):
        if name in g:
            start = match.start("mq") if "mq" in g else match.start(name)

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
            years = sorted((day.year - 1, day.year, day.year + 1), key=lambda year: abs(date(year, month, 1) - day.replace(day=1)))
            return on(years[0], month, int(g[d]), "month day, nearest year", "publication", until)
    if "m3" in g:
        return _month(row, int(g["y3"]), MONTHS[g["m3"].rstrip(".").lower()], "month year", "explicit")
    if "n1" in g:
        month, dom = int(g["n1"]), int(g["n2"])
        if month > 12:
            month, dom = dom, month
        return on(int(g["ny"]), month, dom, "numeric", "explicit")
    if "y5" in g:
        year = int(g["y5"])
        return row("DATE", g["y5"], date(year, 1, 1), date(year, 12, 31), "year", "year", "explicit")
    if "se" in g:
        return row("SET", "P1D" if "da" in g["se"] else "P1W", None, None, "", "set", "none")
    if "dn" in g:
        n = int(g["dn"]) if g["dn"].isdigit() else NUMBERS.get(g["dn"].lower())
        time = "T" if g["du"] in ("hour", "minute") else ""
        unit = {"quarter": "Q", "decade": "DE", "century": "CE"}.get(g["du"], g["du"][0].upper())
        return row("DURATION", f"P{time}{n or 'X'}{unit}", None, None, "", "duration", "none")
    if "pr" in g:
        return row("DATE", "PAST_REF" if g["pr"] == "recently" else "PRESENT_REF", None, None, "", "present", "none")
    if not day:
        return none
    if "wd" in g:
        back = (day.weekday() - DAYS[g["wd"].lower()]) % 7
        when = day - timedelta(back)
        if g.get("wm") == "last" and back == 0:
            when -= timedelta(7)
        if g.get("wm") == "next" or (back and FUTURE.search(text, max(0, start - 80), start)):
            when += timedelta(7)
        part = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}.get(g.get("wt"))
        value = when.isoformat() + (f"T{part}" if part else "")
        return row("TIME" if part else "DATE", value, when, when, "day", "weekday, most recent", "publication")
    if "de" in g:
        when = day + timedelta({"yesterday": -1, "tomorrow": 1}.get(g["de"].lower(), 0))
        value = when.isoformat() + ("TNI" if g["de"].lower() == "tonight" else "")
        return row("TIME" if "T" in value else "DATE", value, when, when, "day", g["de"].lower(), "publication")
    if "an" in g:
        return _ago(row, g, day)
    if "ru" in g:
        return _relative(row, g, day)
    if "m4" in g:
        month = MONTHS[g["m4"].rstrip(".").lower()]
        return _month(row, day.year - (month > day.month), month, "month, past", "publication")
    if "nd" in g:
        return row("DATE", "", None, None, "", "no earlier date", "none")
    return none


def _month(row, year, month, rule, anchor):
    last = date(year, month, calendar.monthrange(year, month)[1])
    return row("DATE", f"{year:04d}-{month:02d}", date(year, month, 1), last, "month", rule, anchor)


def _ago(row, g, day):
    n = int(g["an"]) if g["an"].isdigit() else NUMBERS.get(g["an"].lower())
    if n is None or g["au"] not in ("day", "week", "month", "year"):
        return row("DATE", "PAST_REF", None, None, "", "vague", "publication")
    sign = 1 if g["aw"] in ("later", "after", "from now") else -1
    when = (pd.Timestamp(day) + sign * pd.DateOffset(**{g["au"] + "s": n})).date()
    value = {"day": when.isoformat(), "week": f"{when:%G-W%V}", "month": f"{when:%Y-%m}", "year": f"{when:%Y}"}[g["au"]]
    if g["au"] == "day":
        return row("DATE", value, when, when, "day", "days ago", "publication")
    return row("DATE", value, when, when, g["au"], f"{g['au']}s ago", "publication")


def _relative(row, g, day):
    step = {"last": -1, "next": 1}.get(g["ru"].lower(), 0)
    unit = g["rn"].lower().rstrip(".")
    if unit in ("week", "weekend"):
        monday = day - timedelta(day.weekday()) + timedelta(7 * step)
        if unit == "weekend":
            monday = day - timedelta((day.weekday() - 5) % 7 or (7 if step < 0 else 0))
            return row("DATE", f"{monday:%G-W%V}-WE", monday, monday + timedelta(1), "weekend", "weekend", "publication")
        return row("DATE", f"{monday:%G-W%V}", monday, monday + timedelta(6), "week", f"{g['ru'].lower()} week", "publication")
    if unit == "month":
        month = pd.Period(day, "M") + step
        return _month(row, month.year, month.month, f"{g['ru'].lower()} month", "publication")
    if unit == "year":
        year = day.year + step
        return row("DATE", str(year), date(year, 1, 1), date(year, 12, 31), "year", f"{g['ru'].lower()} year", "publication")
    if unit in MONTHS:
        month = MONTHS[unit]
        year = day.year + (step if (month >= day.month if step < 0 else month <= day.month) else 0)
        return _month(row, year, month, f"{g['ru'].lower()} month name", "publication")
    return row("DATE", "", None, None, "", "season", "publication")
