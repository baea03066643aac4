"""Which day belongs to a trigger: a date belongs to the trigger that governs it, not to the sentence."""

import re
from bisect import bisect_left
from datetime import date as calendar_date
from typing import NamedTuple

from helpers.events.triggers import kind_of

BETWEEN = re.compile(r"\b(?:when|which|who|after|before|while|where|since|until|that)\b|[;:—]")
SAID = re.compile(
    r"\b(?:said|says|told|announced|reported|added|disclosed|confirmed|declared|warned)\s+(?:\w+\s+){0,4}$"
)
MEANWHILE = re.compile(r"\s*(?:after|as|when|while)\b")  # what came before or with the saying is of its day
BEGAN, ENDED = re.compile(r"\b(?:began|begun|started|opened)\s(?:\w+\s)?$"), re.compile(r"\bended\s(?:\w+\s)?$")
INFINITIVE = re.compile(r"(?:^|.*\b)to\s(?:\w+\s)?$|to\s", re.IGNORECASE | re.DOTALL)
BOUND = re.compile(
    r"\b(?:since|until|till|before|after|by)\s(?:the\s)?$", re.IGNORECASE
)  # "since March" is not in March
OPENS = 25  # characters at a sentence's beginning in which a day before a comma is that of its main verb
MAIN = 90  # what such a day costs that verb at the most
AHEAD = re.compile(r"\b(?:will|would|to|due|scheduled|plans?|planned|expected)\s(?:\w+\s){0,2}(?:\w+)?$")
FAR = 120  # a day whose distance, penalties included, is more than this does not date the trigger
REACH = 250  # characters from a trigger within which its day stands
OPENING = 3  # days at a sentence's beginning that may be its main verb's, however far that is
SPANNED, TOLD = 20, 80  # days after a noun, and characters before a day, in which its beginning and end are told
BEFORE = 1000  # characters before a day in which somebody is said to have left
LAST = calendar_date.max.toordinal()
LENGTH = re.compile(r"P([1-9]\d?)D")  # of a stay; one of no days is none
LONGEST = 3  # days; a vaguer expression dates no event
JOINED = re.compile(
    r"\s(?:of|dated|(?:that is |which is )?(?:planned|scheduled|set|due|expected)(?: for| on)?)\s(?:the\s)?"
)
BESIDE = re.compile(
    r"\s(?:(?:in|at|with|of|between)\s(?:the\s|[A-Z][a-z]*\.\s)?[A-Z][^,;:“”]{1,40}\s)?(?:on|of|in)\s"
)  # between a noun and its own day: "after the talks in Oslo on Monday"
CLAUSE = 60  # characters after a verb in which a day of its clause stands
ATTACHED = 14  # characters between a noun and the day it is joined to: "summit planned for June 12"
REFERENCE = re.compile(
    r"(?P<before>(?:\S+\s){0,2})\b(?:(?P<of>about|over|after|since|from|of|amid|following|despite|against|to|with|by|for|before)\s)?"
    r"(?:the|a|an|this|that|its|his|her|their|(?P<owner>(?:[A-Z][\w.-]*\s){0,3}[A-Z][\w-]*[’']s?))\s(?:[\w’'-]+\s){0,3}$"
)  # "questions about the spill": the noun only says what else is about
MEANS = re.compile(
    r"\b(?:(?:in|with|by|via)\san?|(?:at|during)\s(?:the|an?|his|her|their))\s(?:[\w’'-]+\s){0,3}$"
)  # "marked it with a parade", "said at a ceremony": what something was done in is of that day
HELD = re.compile(
    r"(?:^|[,;:—“(]\s?|\b(?:and|but|as|when|while|where|that|held?|holds?|hosted|hosts|attend(?:ed|s)?|beg[ai]n|started|opened|ended|"
    r"staged|carried out|had|joined|led|saw|marked)\s)$"
)  # what a clause begins with, or what takes place
PLACED = re.compile(r"\s(?:(?:in|at|on|of|near|with|between)\s[^,.;:“”]{2,40}\s)?(?:on\s|of\s|in\s|for\s)?")
FROM, RANGE = re.compile(r"\bfrom\s$"), re.compile(r",?\s(?:to|through|until|till)\s(?:the\s)?")
SHIFTED = re.compile(
    r"\b(?:moved|postponed|delayed|changed|shifted|rescheduled|put off|brought forward|rose|fell|cut)\b"
)
STAYS = ("visit", "meeting")
STAYED = re.compile(r"\safter\s(?:a|an|his|her|their)\s(?:\w+\s)?")  # "left on Saturday after a visit"
LEFT = re.compile(r"\b(?:left|leaves|ended|ends|returned|concluded)\b")
WHEN = re.compile(r",?\s(?:when|as|while|on which)\b")
AWAY = re.compile(r"\s(?:before|after|ago|later|earlier|from)\b")  # "two days before" is no stay
WINDOW = 110  # characters after a stay's date in which "for two days" may stand


class Dated(NamedTuple):
    """The day of a mention: first and last (datetime.date or None), precision, how it is known.

    `within` is (first, last) of an expression too vague to date it ("in May"), or None.
    """

    first_day: object
    last_day: object
    precision: str
    how_dated: str
    within: object = None


UNDATED = Dated(None, None, "", "undated")


def days_in(dates):
    """Return (days, durations, vague): expressions that may date an event, give its length, or are too vague for both.

    A day and a vague one is (start, end, first, last, precision), a duration (start, end, days).
    """
    days, durations, vague = [], [], []
    for date in dates:
        if date.type == "DURATION" and (match := LENGTH.fullmatch(date.value)):
            durations.append((date.start, date.end, int(match[1])))
        elif date.type in ("DATE", "TIME") and not is_unknown(date.first_day):
            first, last = date_of(date.first_day), date_of(date.last_day)
            own = days if (last - first).days <= LONGEST else vague
            own.append((date.start, date.end, first, last, date.precision))
    return days, durations, vague


def is_unknown(day):
    """Say whether a day is none: None, NaN or NaT."""
    return day is None or day != day


def date_of(day):
    """Return a day as a datetime.date, or None where it is unknown."""
    if is_unknown(day):
        return None
    return day.date() if hasattr(day, "date") else day


def within(spans, start, end):
    """Return those of `spans`, tuples in the order of the text, that begin in [start, end)."""
    return spans[bisect_left(spans, (start,)) : bisect_left(spans, (end,))]


def _near(days, match):
    """Return the days of a sentence that may date a trigger: those near it, and those at the sentence's beginning.

    What is farther away costs more than FAR by its distance alone, but for a day that a sentence opens with.
    """
    first, last = bisect_left(days, (match.start() - REACH,)), bisect_left(days, (match.end() + REACH,))
    return [*days[: min(first, OPENING)], *days[first:last]]


def moved(day, by):
    """Return a datetime.date moved by so many days, as far as the calendar goes.

    >>> from datetime import date
    >>> moved(date(2018, 7, 6), -1).isoformat(), moved(date.max, 1).isoformat()
    ('2018-07-05', '9999-12-31')
    """
    return type(day).fromordinal(max(1, min(LAST, day.toordinal() + by)))


def day_of(document, match, matches, times, sentence, lead):
    """Return the Dated of the trigger `match`; `matches` are all triggers of its sentence."""
    kind, _, form = kind_of(match)
    (days, durations, vague), (start, end) = times, sentence
    inside = within(days, start, end)
    loose = [
        day
        for day in _near(within(vague, start, end), match)
        if not BOUND.search(document.text, max(start, day[0] - 10), day[0])
    ]
    if inside or loose:
        if form == "n" and kind in STAYS and (span := _span(document.text, match, inside)):
            return span
        near = (*_near(inside, match), *loose)
        costs = [(_cost(document.text, match, matches, day, form), day) for day in near]
        cost, best = min(costs, default=(FAR + 1, None))
        if best is None:
            return UNDATED  # the days of its sentence are all too far away
        if best in loose:
            return UNDATED._replace(within=best[2:4]) if cost <= FAR else UNDATED
        ahead = form == "v" and (
            INFINITIVE.match(match.group())
            or INFINITIVE.search(document.text[max(0, match.start() - 20) : match.start()])
        )
        if ahead and document.published and best[3] <= document.published:
            return UNDATED  # "said on Monday that he had asked to meet": the day is not that of the meeting
        told = form == "v" and document.published and best[2] > document.published
        if told and not AHEAD.search(document.text, max(start, match.start() - 50), match.end()):
            return UNDATED  # "called off a meeting … planned for June 12": the day is not the verb's
        if cost <= FAR:
            return _with_stay(_through(best, inside, document.text), durations, kind, sentence, document.text)
    # The news of the day: at the top of an article, told in the past, with no other day in its sentence.
    fresh = not inside and not within(vague, start, end)
    to_come = INFINITIVE.match(match.group()) or INFINITIVE.search(
        document.text[max(0, match.start() - 20) : match.start()]
    )
    if lead and form == "v" and fresh and document.published and not to_come:
        return Dated(document.published, document.published, "day", "publication")
    return UNDATED


def said_day(text, times, sentence):
    """Return (first, last), the day on which the sentence says that somebody spoke ("said on Friday"), or None."""
    for start, _, first, last, _ in within(times[0], *sentence):
        if SAID.search(text, max(sentence[0], start - 60), start):
            return first, last
    return None


def _span(text, match, inside):
    """Return the Dated of "a summit that began on Tuesday and ended today", or None."""
    after = inside[bisect_left(inside, (match.end(),)) :][:SPANNED]

    def told(verb, low, at):
        return verb.search(text, max(low, at - TOLD), at)

    if after and told(ENDED, match.end(), after[0][0]) and not told(BEGAN, match.end(), after[0][0]):
        return Dated(*after[0][2:5], "expression")  # "a summit that ended on Wednesday"
    for day, other in zip(after, after[1:], strict=False):
        if told(BEGAN, match.end(), day[0]) and told(ENDED, day[1], other[0]) and day[2] <= other[3]:
            return Dated(day[2], other[3], "day", "expression")
    return None


def _owner(text, matches, day):
    """Return the noun that a day is joined to, "the July 20 summit" or "the summit planned for July 20", or None."""
    for other in matches:
        joined = other.start() == day[1] + 1 or JOINED.fullmatch(text, other.end(), day[0])
        if joined and kind_of(other)[2] == "n":
            return other
    return None


def _cost(text, match, matches, day, form):
    low, high = (match.end(), day[0]) if day[0] >= match.end() else (day[1], match.start())
    between = text[low:high]
    cost = len(between)
    owner = _owner(text, matches, day)
    if owner is not None and owner is not match and not WHEN.match(text, day[1]):
        cost += FAR  # "called off the July 20 summit on Thursday"
    if form == "v" and "," in between and any(low < o.start() < high and kind_of(o)[2] == "v" for o in matches):
        cost += FAR / 2  # "who visited Oslo, met him on Tuesday"
    if low == day[1] and any(_takes(text, other, day) for other in matches if other is not match):
        cost += FAR / 2  # "who visited Oslo in May, met him"
    cost += 30 * len(BETWEEN.findall(between))
    cost += 25 * sum(low <= other.start() < high for other in matches)
    if day[0] < match.start() and form == "n" and high - low <= 2:
        cost -= 20  # "the June 12 summit"
    said = SAID.search(text[max(0, day[0] - 60) : day[0]]) and not SAID.search(match.group() + " ") and low == day[1]
    if said and not MEANWHILE.match(between):
        cost += FAR  # "said on Thursday that troops had entered": Thursday is the saying's
    if day[0] >= match.end() and "," in between and (told := SAID.search(text, low, day[0])) and told.start() > low + 1:
        cost += FAR  # "the talks will go on, officials said on Thursday"
    if form == "n" and high - low > ATTACHED and any(kind_of(other)[2] == "v" for other in matches):
        cost += 70  # "called off the summit on Thursday": a noun beside a verb takes only the day it is joined to
    if form == "n" and owner is not match:
        cost += _reference(text, match, between, low == match.end())  # "will meet on Wednesday to talk about the spill"
    main = form == "v" and text[low : low + 1] == "," and low == day[1] and between.count(",") > 1
    main = main or form == "n" and low == day[1] and MEANS.search(text, max(0, match.start() - 40), match.start())
    return min(cost, MAIN) if main and _opens(text, day[0]) else cost


def _opens(text, at):
    """Say whether a day stands at the beginning of its sentence: "On Thursday, hours after …, Ruiz called off the talks"."""
    return bool(re.search(r"(?:^|[.!?”\n]\s*)(?:On\s|Late\s|Early\s|By\s)?$", text[max(0, at - OPENS) : at]))


def _takes(text, verb, day):
    """Say whether a day follows a verb in its clause, and so is the verb's before it is that of one after it."""
    between = text[verb.end() : day[0]] if verb.end() <= day[0] <= verb.end() + CLAUSE else ","
    return kind_of(verb)[2] == "v" and "," not in between and not BETWEEN.search(between)


def _reference(text, match, between, after):
    """Return what a day costs a noun that stands for an event which its sentence is only about: its day would stand beside it.

    More after what one comes from: "came home from the summit at dawn on Monday".
    """
    noun = REFERENCE.search(text, max(0, match.start() - 60), match.start())
    left = bool(noun) and (noun["of"] or "").lower() in ("from", "after", "since", "before")
    if len(between) <= 1 or after and (BESIDE if left else PLACED).fullmatch(between):
        return 0
    if not noun or MEANS.search(text, max(0, match.start() - 40), match.start()):
        return 0
    if not noun["of"] and (noun["owner"] or HELD.search(noun["before"])):
        return 0
    stay = kind_of(match)[0] in STAYS and STAYED.fullmatch(between)  # "left on Saturday after a visit"
    return 70 if stay else FAR if left else 100


def _through(day, inside, text):
    """Return a day, with the last day of its range: "from September 30 to October 2"; a day moved to another is none."""
    before = text[max(0, day[0] - TOLD) : day[0]]
    if day[2] != day[3] or not FROM.search(before) or SHIFTED.search(before):
        return day
    for other in within(inside, day[1], day[1] + CLAUSE)[:1]:
        if RANGE.fullmatch(text, day[1], other[0]) and other[2] > day[2]:
            return (*day[:3], other[3], day[4])
    return day


def _with_stay(day, durations, kind, sentence, text):
    start, end, first, last, precision = day
    if first == last and kind in STAYS:
        for low, high, length in within(durations, max(sentence[0], end - WINDOW), sentence[1]):
            if low - end > WINDOW:
                break
            if not AWAY.search(text, low, high + 8):
                if LEFT.search(
                    text, max(sentence[0], start - BEFORE), start
                ):  # "left on Saturday after a visit of two days"
                    return Dated(moved(first, 1 - length), last, "day", "expression")
                return Dated(first, moved(first, length - 1), "day", "expression")
    return Dated(first, last, precision, "expression")
