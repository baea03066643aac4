"""How long a visit or a meeting took: the days that *a visit of two days*, *arrived for two days of talks* add to one day."""

import re
from bisect import bisect_left

from helpers.events.dating import moved

STAYS = ("visit", "meeting")  # the kinds that last
LENGTH = re.compile(r"P([1-9]\d?)D")  # of a stay; one of no days is none
WINDOW = 110  # characters after a stay's date in which "for two days" may stand
LEFT = re.compile(r"\b(?:left|leaves|ended|ends|returned|concluded)\b")
BEFORE = 1000  # characters before a day in which somebody is said to have left
AWAY = re.compile(r"\s(?:before|after|ago|later|earlier|from)\b")  # "two days before" is no stay


def lengths_in(dates):
    """Return [(start, end, days)] of the durations among `dates`, in order of the text."""
    return [
        (date.start, date.end, int(match[1]))
        for date in dates
        if date.type == "DURATION" and (match := LENGTH.fullmatch(date.value))
    ]


def stay(text, lengths, day, when, sentence):
    """Return (first, last) of a stay that has one `day`, given by the expression [start, end) `when` of `sentence`.

    >>> from datetime import date
    >>> text = "She left on Saturday after a visit of two days."
    >>> [day.isoformat() for day in stay(text, [(38, 46, 2)], date(2018, 7, 7), (12, 20), (0, len(text)))]
    ['2018-07-06', '2018-07-07']
    """
    start, end = when
    for low, high, length in lengths[bisect_left(lengths, (sentence[0],)) : bisect_left(lengths, (sentence[1],))]:
        if low - end > WINDOW:
            break
        if low > start - WINDOW and not AWAY.match(text, high):
            if LEFT.search(text, max(sentence[0], start - BEFORE), start):
                return moved(day, 1 - length), day
            return day, moved(day, length - 1)
    return day, day
