"""Sentences that mention events: a trigger, who and where, the day it is given, and whether it took place."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from typing import NamedTuple

from helpers.events.cast import cast_of
from helpers.events.clear import clear
from helpers.events.dating import BETWEEN, Dated, day_of, days_in, said_day
from helpers.events.parts import ALSO, OBJECT, UTTERED, home_of, parts_of
from helpers.events.triggers import kind_of, said_of, triggers_in
from helpers.speakers import Context
from helpers.speakers.names import DATELINE

AROUND = 600  # characters around a trigger, of a sentence that is longer, from which its mention is read
LEAD = 2  # paragraphs at the top that tell the news of the day
MINOR = ("agreement", "announcement", "statement")  # what was agreed or said at a meeting is no event beside it
CANCELLED = re.compile(
    r"\b(?:cancell?ed|call(?:ed|s|ing)? off|scrapped|postponed|(?:will|would|did) not take place)\b", re.IGNORECASE
)
DENIED = re.compile(
    r"\b(?:denied|den(?:y|ies|ying)|did not|didn[’']t|never|no|not)\s+(?:\w+\s){0,2}$|\bno (?:plans?|intention|wish)\b[^.;]{0,30}$",
    re.IGNORECASE,
)
FUTURE = re.compile(
    r"\b(?:will|would|to|is to|are to|planned|plans|scheduled|upcoming|next|expected)\s(?:\w+\s){0,3}$", re.IGNORECASE
)
IT = re.compile(r"^\w+\s(?:it|them)\b|\s(?:it|them)\s?$")
OFF = re.compile(
    r"\b(?:will|would|is|are)\s(?:not|no longer|never)\s(?:\w+\s){0,2}$|\bwon[’']t\s(?:\w+\s)?$", re.IGNORECASE
)
POSSIBLE = re.compile(
    r"\b(?:could|(?-i:may)|might|would|should|can|unless|if|faces?|facing|possible|potential|risk of|threat of|threatens? to|"
    r"threatened to|fears? of|in case of|in the event of|prospect of|hopes? of|call(?:s|ed|ing)? for|demand(?:s|ed|ing)?|"
    r"ability to|able to|allowed to|right to|"
    r"urg(?:e|es|ed|ing)|avoid|prevent|want(?:s|ed)? to|hop(?:es?|ed|ing) to|rul(?:ed|ing) out|refus(?:ed|es|ing) to)\s"
    r"(?!have\b)(?:[\w-]+\s){0,3}$",
    re.IGNORECASE,
)  # what may come is no event that took place
KNOWN = re.compile(
    r"(?:\b(?:the|this|that|these|those|his|her|its|their|our|both|earlier|previous)|[’']s|s[’'])\s"
    r"(?:(?!(?:and|or|of|to|for|with|an?|another|new|next|other|second|third|fourth|fifth)\b)[\w.’'-]+\s){0,3}$",
    re.IGNORECASE,
)  # what stands before a noun that means an event already told of
CLAIMED = re.compile(r"\b(?:claim(?:s|ed|ing)?|alleg(?:es|ed|ing|edly)|purportedly)\b[^.;]{0,80}$", re.IGNORECASE)


class Mention(NamedTuple):
    """One mention of an event.

    [start, end) is the sentence; `at` the trigger's first character; `agent` the name before the trigger, or "";
    `others` the names near it, `place` where, or ""; `lead` says how near the top of its article it stands: 2 in the
    first paragraph, 1 in the second, else 0; `object` is the event's noun after a verb ("called off the summit") and
    `owner` whose that is ("released Ruiz's letter"), or ""; `what` is the phrase that tells what it was ("oil spill in the
    North Sea"), `partner` with whom it was or to whom; `clear` says how well the sentence reads alone, 0 to 1; `within`
    is "first/last" of an expression too vague to date it, ISO days, or ""; `definite` whether a noun means an event already known
    ("the talks", "Ruiz's visit").
    """

    start: int
    end: int
    trigger: str
    first_day: object
    last_day: object
    how_dated: str
    status: str
    confidence: float
    at: int
    kind: str
    group: str
    precision: str
    agent: str
    others: list
    place: str
    lead: int
    object: str
    owner: str
    what: str = ""
    partner: str = ""
    clear: float = 0.5
    within: str = ""
    definite: bool = False


def mentions_in(document, dates):
    """Return the list of Mentions of a Document; `dates` are its rows of table dates (or dates.Date).

    >>> from helpers.text import Document
    >>> from helpers.dates import dates_in
    >>> document = Document("Ana Ruiz met Bo Lind in Oslo on July 6.", published="2018-07-09")
    >>> [(m.trigger, str(m.first_day)[:10], m.agent, m.others) for m in mentions_in(document, dates_in(document))]
    [('met', '2018-07-06', 'Ana Ruiz', ['Bo Lind'])]
    """
    reader = _Reader(document, dates)
    found, before = [], {}
    for number in range(len(document.sentences)):
        kept = reader.mentions_of(number, before)
        found += kept
        before = {
            m.group: Dated(m.first_day, m.last_day, m.precision, m.how_dated)
            for m in kept
            if m.first_day and not reader.recalls(m)
        }
    return found


class _Reader:
    """A Document with what its sentences' mentions are read from; `said` is the day on which its last speaker spoke,
    `noun` the last event's noun, which "it" may mean.
    """

    def __init__(self, document, dates):
        self.document = document
        dateline = DATELINE.match(document.text)
        after = dateline.end() if dateline else 0
        self.times = days_in([date for date in dates if date.start >= after])
        self.names = cast_of(document)
        self.starts = [name.start for name in self.names]
        self.context = Context(document, self.names)
        self.home = home_of(document.text)
        self.paragraphs = document.sentence_paragraph.tolist()
        self.said, self.noun = None, ""

    def recalls(self, mention):
        """Say whether a mention looks back ("had arrived on Friday"): the sentence after it does not go on from there."""
        return self.document.text[max(0, mention.at - 12) : mention.at].rstrip().endswith(" had")

    def mentions_of(self, number, before):
        """Return the mentions of sentence `number`; `before` holds the Dated of each group in the sentence before."""
        document, (start, end) = self.document, self.document.sentences[number].tolist()
        matches = triggers_in(document.text, start, end)
        matches = [match for match in matches if not _within(match, self._before(match), document.text)]
        spoke = said_day(document.text, self.times, (start, end))
        self.said = spoke or self.said
        lead = max(0, LEAD - self.paragraphs[number])
        here, days_of = {}, defaultdict(set)
        reads = clear(document.text[start:end], len(matches)) if matches else 0
        places = [match.start() for match in matches]
        for number, match in enumerate(matches):
            kind, group, form = kind_of(match)
            low, high = bisect_left(places, match.start() - AROUND), bisect_left(places, match.end() + AROUND)
            dated = day_of(document, match, matches[low:high], self.times, (start, end), lead)
            known = days_of[kind]
            if known and form == "n" and (dated.first_day is None or dated.first_day in known or None in known):
                continue  # one mention a kind and sentence is enough, unless each has its day
            if dated.first_day is None and form == "v" and group in before:
                dated = before[group]._replace(how_dated="inherited")
            also = (
                form == "v" and spoke and ALSO.search(document.text, max(start, match.start() - AROUND), match.start())
            )
            if dated.first_day is None and self.said and (also or kind in UTTERED and lead):
                dated = Dated(*self.said, "day", "inherited")
            days_of[kind].add(dated.first_day)
            names = self._around(match, start, end)
            stop = _stop(match, matches[number + 1 : number + 9], end)
            mention = self._mention(match, (start, end), dated, names, lead, stop)
            here.setdefault(kind, []).append(mention._replace(clear=reads))
        return _one_a_clause([mention for of_kind in here.values() for mention in of_kind], document.text)

    def _before(self, match):
        """Return the last name that begins before a trigger, in a list."""
        place = bisect_left(self.starts, match.start())
        return self.names[max(0, place - 1) : place]

    def _around(self, match, start, end):
        """Return the names around a trigger in its sentence [start, end): of a very long one, those within AROUND."""
        low, high = max(start, match.start() - AROUND), min(end, match.end() + AROUND)
        return self.names[bisect_left(self.starts, low) : bisect_left(self.starts, high)]

    def _mention(self, match, sentence, dated, names, lead, stop):
        kind, group, form = kind_of(match)
        noun = _noun_after(self.document.text, match, sentence[1]) if form == "v" else None
        self.noun = (match.group().lower() if form == "n" else noun.group().lower() if noun else "") or self.noun
        parts = parts_of(self.document.text, match, kind, names, noun, self.context, self.home, stop, form)
        agent = parts.agent
        if kind == "letter" and not agent:
            author = self.context.author_before(match.group().lower(), match.end())
            name = getattr(author, "canonical", author) or ""
            agent = name if name not in parts.others else ""  # "handed Lind a letter": whom it was given to
        sure = {"expression": 0.9, "publication": 0.6, "inherited": 0.5, "undated": 0.3}[dated.how_dated]
        return Mention(
            sentence[0], sentence[1], match.group().lower(), dated.first_day, dated.last_day, dated.how_dated,
            _status(self.document, match, sentence, dated, (kind, form)), sure, match.start(), kind, group,
            dated.precision, agent, parts.others, parts.place, lead,
            self.noun if form == "v" and IT.search(match.group() + self.document.text[match.end() : match.end() + 5]) else parts.object,
            parts.owner,
            parts.what, parts.partner, within="/".join(day.isoformat() for day in dated.within or ()),
            definite=form == "n" and bool(KNOWN.search(self.document.text, max(0, match.start() - 40), match.start())),
        )  # fmt: skip


def _within(match, names, text):
    """Say whether a trigger is a word of a name that goes on after it: "Ruiz Memorial Hospital"."""
    return text[match.start()].isupper() and any(
        name.start < match.start() and match.end() < name.end for name in names
    )


def _stop(match, matches, end):
    return next((other.start() for other in matches if other.start() > match.end() + 1), end)


def _one_a_clause(mentions, text):
    """Keep one mention for each clause and day: the first verb, else the first noun; undated ones stay.

    What was agreed or announced on the day of another event of the sentence is that event's.
    """
    kept, taken = [], {}
    done = {(mention.object, mention.start) for mention in mentions if mention.object and mention.first_day}
    clauses = [match.end() for match in BETWEEN.finditer(text, mentions[0].start, mentions[0].end)] if mentions else []
    for mention in sorted(mentions, key=lambda m: (said_of(m.trigger)[2] != "v", m.at)):
        if mention.first_day is None and (mention.trigger, mention.start) in done:
            continue  # "released a letter on Thursday": the letter has no day of its own
        clause = bisect_right(clauses, mention.at)
        if mention.first_day is None or taken.setdefault((mention.first_day, clause), mention) is mention:
            kept.append(mention)
    major = {mention.first_day for mention in kept if mention.kind not in MINOR}
    kept = [
        mention for mention in kept if not (mention.kind in MINOR and mention.first_day and mention.first_day in major)
    ]
    return sorted(kept, key=lambda m: m.at)


def _noun_after(text, match, end):
    """Return the match of the noun of an event that follows a verb closely: what was called off, released; or None."""
    clause = BETWEEN.search(text, match.end(), min(end, match.end() + OBJECT))
    reach = clause.start() if clause else min(end, match.end() + OBJECT)
    inside = triggers_in(text, match.start() + 1, reach)  # "made the letter public" holds its object
    return next((noun for noun in inside if kind_of(noun)[2] == "n"), None)


def _status(document, match, sentence, dated, kind):
    text, (kind, form) = document.text, kind
    before = text[max(sentence[0], match.start() - 40) : match.start()]
    ahead = dated.first_day is None and (FUTURE.search(before) or POSSIBLE.search(before))
    around = max(sentence[0], match.start() - 60), min(sentence[1], match.end() + 40)
    if OFF.search(before):
        return "cancelled"
    if kind not in ("cancellation", "suspension") and (form == "n" or ahead) and CANCELLED.search(text, *around):
        return "cancelled"
    if DENIED.search(before):
        return "denied"
    if ahead or document.published and dated.first_day and dated.first_day > document.published:
        return "scheduled"
    return "claimed" if CLAIMED.search(text, max(sentence[0], match.start() - 90), match.start()) else "happened"
