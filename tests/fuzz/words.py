"""What texts are made of: made-up people and places, days, marks, cues, and every word of the lexicons."""

# ruff: noqa: E501  (lists read in rows)
import re
from functools import cache
from pathlib import Path

import pandas as pd

import helpers

ROOMS = ("text", "dates", "quotes", "speakers", "events")
LEFT_OUT = ("metonyms.csv", "media.csv")  # real bodies: nothing is put into their mouths
WORDLIKE = re.compile(r"[A-Za-z\d'’][\w .,'’/-]{0,40}")

NAMES = ["Ana Ruiz", "Ruiz", "Bo Lind", "Lind", "Mr. Lind", "Dr. Eva Falk", "J. R. Holm", "Cy Dahl Jr.", "O’Hara-Falk", "Sen. Lena Holm",
         "Kim Dal-ho", "the Falks", "McCall", "Ana", "ANA RUIZ", "Harbour Minister Ana Ruiz", "Prof. Ole Brandt", "Bo\nLind", "Áine Ní Dhé",
         "El Faro del Norte", "Northgate Bank Inc.", "the Harbour Council", "Kestrel", "M", "de la Ruiz", "Lind Jr", "İpek Dal",
         "ﬁnn Lind", "Ana Ruiz’s", "Mrs. X", "the Ministry of Ports", "Ms Ruiz", "Ruiz, 43,", "King Olaf II", "a Kestrel reader"]  # fmt: skip
SOURCES = ["she", "he", "they", "it", "I", "we", "who", "the minister", "a senior official", "officials", "one of the two", "the statement",
           "his letter", "the report", "a spokeswoman for the port", "sources close to the talks", "critics", "residents", "the company",
           "neither", "the 43-year-old captain", "a person who asked not to be named", "nobody"]  # fmt: skip
VERBS = ["said", "says", "told reporters", "wrote in a letter", "tweeted", "added", "asked", "thinks", "hopes", "announced", "denied", "claims",
         "according to", "insisted", "replied", "warned", "argued", "called", "praised", "thanked", "was quoted as saying", "agreed", "confirmed",
         "refused to say", "has said", "would say", "had told the court", "believes", "admitted", "asking", "to say", "in the words of"]  # fmt: skip
PLACES = ["Rome", "Oslo", "Port Vale", "Singapore", "New York", "the North Sea", "St. Olaf", "Northgate", "Ruiz", "Washington Street", "Georgia",
          "Paris, Texas", "the capital", "İzmir", "U.S.", "the border", "home"]  # fmt: skip
EVENTS = ["summit", "talks", "visit", "a fire", "the spill", "met", "arrived in", "killed", "was killed", "three people died", "a letter to",
          "tested a missile", "called off the summit", "an attack on", "resigned", "released a statement", "explosion", "strike", "protest",
          "election", "will meet", "plans to visit", "never met", "sank", "ceasefire", "the trial of", "signed a treaty", "fell ill",
          "visited", "postponed its test of", "alleged bombing", "the 2nd summit", "Ruiz’s visit to", "bankrupt", "was born"]  # fmt: skip
DAYS = ["Monday", "on Friday", "last Tuesday", "next Sunday", "March 25 to 28", "from March 25 to 28", "July 6", "July 6 and 7", "12 July 2018",
        "July 6-8", "June 30-July 2", "yesterday", "tomorrow", "today", "tonight", "two days later", "the next day", "0 days ago",
        "a week ago", "9999", "1", "the year 1000", "Feb. 29", "February 30", "31 June 2018", "2018-02-30", "13/13/2018", "12/7/18", "99/99/9999",
        "the 1990s", "the '80s", "the 1st century B.C.", "Q3 2018", "two weeks", "0 day", "999 years ago", "5,000 years earlier", "half an hour",
        "the day before yesterday", "the week before last", "Easter Monday", "Thanksgiving", "New Year’s Eve", "Saturday night",
        "every Monday", "twice a week", "noon on Thursday", "24:99 a.m.", "2:30 a.m. Friday", "the night of April 18, 1775", "Dec. 31, 9999",
        "Jan. 1, 1000", "the winter of 2018", "last fall", "this quarter", "fiscal 2019", "the first half of 2018", "nineteen ninety-six",
        "two thousand and three", "mid-July", "early next month", "the end of the year", "a day", "10 October and 3 November", "May",
        "in March", "March", "the 15th", "on the 3rd", "the months ahead", "the past 100 years", "9999-12-31", "1000-01-01", "August 0"]  # fmt: skip
CLAUSES = ["we will stay in {place} {day}", "the bridge is safe", "nobody came", "{name} {event} {place} {day}", "it was {day}", "I saw {name}",
           "no", "the {word} {event} the {word}", "{n} {unit} {word}", "they {event} {name} in {place}", "wait until {day} or {day}",
           "{event}", "{day}", "{word} {word} {word}", "{name}, the {word}, {event} {day}", "we {event} {day} and {day}"]  # fmt: skip
SENTENCES = ["{source} {verb} {day}, {o}{clause}.{c}", "{o}{clause},{c} {source} {verb}.", "{o}{clause},{c} {verb} {name}, {o}{clause}.{c}",
             "{name} {verb} that {clause}.", "{name} {event} {name} in {place} {day}.", "{day}, {name} {event} {place}.", "{clause}.",
             "{o}{clause}.{c} {o}{clause}.{c}", "{o}{clause}", "{clause}{c}", "{name}: {clause}", "Q: {clause}? A: {clause}.",
             "In {day}, {clause}; {clause}, {verb} {source}.", "{place}, {day} (Meridian Wire) — {name} {event} {place} {day}.",
             "{name}, {n}, {verb} {source} {o}{word}{c} {clause}.", "{source} {verb} {o}{word} {o}{word}{c} {word}{c} {day}.",
             "{word} {word} {n} {unit} {day} {event} {n} {unit}.", "{name} and {name} {event} {day} and {day}, {verb} {source} {day}.",
             "According to {name}, {clause}.", "{day} {event} {n} {unit}", "— {clause}, {verb} {name}.", "By {name}", "{name}’s {word} {verb}: {o}{clause}",
             "{event} {place} {day} {event} {place} {day}", "{o}{word}{c} {o}{word}{c}", "{o}{c} {verb} {name}", "{name} {verb}{o},{c} {name} {verb}{c}",
             "It was the {ordinal} {event} since {day}.", "{clause}, {source} {verb} on {day} of {name}, who {verb} {o}{clause}.{c}",
             "“I {event} {day},” {verb} {name} {day}. “{clause} {day}.”", "{verb} {name} {o}{clause}{c} {verb} {name} {o}{clause}{c}"]  # fmt: skip
PAIRS = [("“", "”"), ('"', '"'), ("‘", "’"), ("'", "'"), ("«", "»"), ("„", "“"), ("``", "''"), ("“", '"'), ("”", "“"), ("", "”"), ("“‘", "’”"),
         ("“", "")]  # fmt: skip
NUMBERS = [
    "0",
    "1",
    "2",
    "12",
    "43",
    "100",
    "1,000",
    "3.5",
    "two",
    "a dozen",
    "zero",
    "half a",
    "99999999",
    "³",
    "٣",
    "½",
    "-1",
    "several",
    "a",
]
UNITS = ["day", "days", "weeks", "months", "years", "hours", "quarters", "decades", "people", "centuries", "weekend"]
ORDINALS = ["first", "2nd", "third", "13th", "99th", "last"]
MARKS = [".", ",", ";", ":", "!", "?", "…", "—", "–", "-", "(", ")", "[", "]", "“", "”", '"', "‘", "’", "'", "«", "»", "„", "``", "''", "/", "*",
         "_", "#", "|", "\n", "\n\n", "\n\n\n", " \n \n", "\t", "  ", "&", "<", ">", "$", "%", "·", "•", "。", "「", "」"]  # fmt: skip
ODD = ["\u0130", "\u0307", "\u0301", "\u00df", "\ufb01", "\u1e9e", "\u200b", "\u200e", "\u202e", "\u2066", "\u2069", "\ufeff", "\xad", "\x00",
       "\x07", "\x1b[31m", "\x85", "\u2028", "\u2029", "\xa0", "\u3000", "\ud7ff", "\ue000", "\ufffd", "\uffff", "\U00010000", "\U0010ffff",
       "\U0001f600", "\u0e33", "\u0670", "\u1100\u1161", "日本", "عنا", "\u0345", "\u212a", "\u2126", "\x1c", "\x0b", "\x0c", "\r", "\r\n",
       "\u180e", "\u0660", "\u00b2", "\u2460", "\U0001d7d8", "\u0149", "\u01f0", "\u1fb7", "＝", "＠", "\u02bc", "Σ", "ς"]  # fmt: skip
SLOTS = {
    "name": NAMES,
    "verb": VERBS,
    "place": PLACES,
    "event": EVENTS,
    "n": NUMBERS,
    "unit": UNITS,
    "ordinal": ORDINALS,
}


@cache
def lexicon(*rooms):
    """Return the words of the lexicons of `rooms`, sorted; of patterns the examples, without the brackets."""
    found = set()
    for room in rooms:
        for path in sorted((Path(helpers.__file__).parent / room).glob("*.csv")):
            if path.name not in LEFT_OUT:
                cells = pd.read_csv(path, comment="#", dtype=str, keep_default_na=False)
                found.update(cell.strip("[] ").replace("[", "").replace("]", "") for cell in cells.to_numpy().ravel())
    return sorted(word for word in found if WORDLIKE.fullmatch(word))
