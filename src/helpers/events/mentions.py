"""Sentences that mention events: a word that tells of one, who and where, the day it is given, and whether it took place."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from functools import lru_cache
from typing import NamedTuple

from nltk.stem import PorterStemmer

from helpers.events.background import above_background, is_of_picture
from helpers.events.cast import cast_of
from helpers.events.clear import clear
from helpers.events.cluster import AUTHORED, OTHER
from helpers.events.dating import BETWEEN
from helpers.events.doubts import is_unreal
from helpers.events.happened import told_of
from helpers.events.opening import opening_of
from helpers.events.parts import home_of, may_act, parts_of
from helpers.events.read import reads_of
from helpers.events.stays import STAYS, lengths_in, stay
from helpers.events.support import (
    above_of,
    done_to,
    holds,
    is_of_it,
    is_of_object,
    is_off,
    noun_of_subject,
    outside,
    tells,
)
from helpers.events.tense import only_bounds, turned, words_in
from helpers.events.triggers import kind_of, noun_after, said_of, triggers_of
from helpers.events.wording import worded
from helpers.speakers import Context

OBJECT = 60  # characters after a verb in which its object's noun stands
AROUND = 600  # characters around a trigger, of a sentence that is longer, from which its mention is read
LEAD = 2  # paragraphs at the top that tell the news of the day
UNDATED = {"first_day": None, "last_day": None, "precision": "", "how_dated": "undated", "sure": 0.0, "when": ()}
BEFALL = frozenset(
    ("accident", "attack", "disaster", "explosion", "fire", "outbreak")
)  # kinds of what has befallen, when somebody does something to it
WORD = re.compile(r"\S+")
STAMP = re.compile(
    r"\W*(?:(?:page|story|article)\s(?:last\s)?|last\s|first\s)(?:updated|published|modified|posted|revised)\b|"
    r"\W*(?:updated|published|modified|posted)\s?(?::|at\s\d|on\s\d)",
    re.IGNORECASE,
)  # what a page says of itself
IT = re.compile(r"^\w+\s(?:it|them)\b|\s(?:it|them)\s?$")
KNOWN = re.compile(
    r"(?:\b(?:the|this|that|these|those|his|her|its|their|our|both|earlier|previous)|[’']s|s[’'])\s"
    r"(?:(?!(?:and|or|of|to|for|with|an?|another|new|next|other|second|third|fourth|fifth)\b)[\w.’'-]+\s){0,3}$",
    re.IGNORECASE,
)  # what stands before a noun that means an event already told of
# ends of words one of which KNOWN has
OF_KNOWN = (
    "the", "this", "that", "these", "those", "his", "her", "its", "their", "our", "both", "earlier", "previous", "’s", "'s", "s’", "s'",
)  # fmt: skip
PICTURED = re.compile(
    r"\b(?:(?:is|are) (?:seen|shown|pictured|photographed)\b|(?:file|handout) (?:photo|picture|image)\b|"
    r"in this (?:\w+ )?(?:photo|image|picture|frame grab)\b|(?:poses?|gestures?|looks on) .{0,90}\d{4}\W*$)",
    re.IGNORECASE,
)  # what a caption says: its day is the picture's
OF_PICTURES = (
    "seen",
    "shown",
    "photo",
    "picture",
    "image",
    "frame grab",
    "pose",
    "gesture",
    "looks on",
)  # fmt: skip; of which a caption has some
stem = lru_cache(1 << 14)(PorterStemmer().stem)


class Mention(NamedTuple):
    """One mention of an event.

    [start, end) is the sentence; `trigger` the words that tell of the event, in small letters, `at` their first character, and
    `verb` whether they are a verb's; `precision` is day, week, month, quarter, season, year or decade; `sure` is how sure the
    heads are that the day is this event's, 0 to 1; `when` is [start, end) of the expression that gives the day, empty for none.
    `kind` is one of triggers.csv, or "other", `group` what mentions of one event share. `agent` is the name of who did it, or
    "", `others` the names near it, `place` where, or ""; `lead` says how near the top of its article it stands: 2 in the
    first paragraph, 1 in the second, else 0; `object` is the event's noun after a verb ("called off the summit") and
    `owner` whose that is ("released Ruiz's letter"), or ""; `partner` with whom it was or to whom; `clear` says how well the
    sentence reads alone, 0 to 1; `within` is "first/last" of an expression too vague to date it, ISO days, or "";
    `definite` whether a noun means an event already known ("the talks", "Ruiz's visit"). `told` is a label from the mention's
    sentence alone, "" for none, `worth` how likely it is right, 0 to 1 (wording.py); `shown` is where the evidence
    begins: at `start`, or at the sentence before, on which this one leans.
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
    partner: str = ""
    clear: float = 0.5
    within: str = ""
    definite: bool = False
    verb: bool = False
    sure: float = 0.0
    when: list = ()
    told: str = ""
    worth: float = 0.0
    shown: int = 0


def mentions_in(document, dates):
    """Return the list of Mentions of a Document; `dates` are its rows of table dates (or dates.Date).

    >>> from helpers.text import Document
    >>> from helpers.dates import dates_in
    >>> document = Document("Ana Ruiz met Bo Lind in Oslo on July 6.", published="2018-07-09")
    >>> [(m.trigger, str(m.first_day)[:10], m.agent, m.others) for m in mentions_in(document, dates_in(document))]
    [('met', '2018-07-06', 'Ana Ruiz', ['Bo Lind'])]
    """
    return mentions_of([document], [dates])[0]


def mentions_of(documents, dates):
    """Return for each of `documents` what `mentions_in` gives for it; `dates` holds its rows of table dates for each.

    Their sentences and labels are read side by side, which takes less time; no article changes what is found in another.
    """
    readers = [_Reader(document, own) for document, own in zip(documents, dates, strict=True)]
    told = told_of(documents, dates, [reader.spans for reader in readers])
    asked = [
        (document, own, document.token_sentence[[row.token for row in rows]].tolist(), reader.context)
        for document, own, rows, reader in zip(documents, dates, told, readers, strict=True)
    ]
    reads, found = [], []
    for reader, rows, read in zip(readers, told, reads_of(asked), strict=True):
        reader.sentences = read.sentences
        found.append(reader.mentions_of(reader.governed(rows)))
        reads.append(read)
    return worded(reads, found)


class _Reader:
    """A Document with what its mentions are read from: `names`; `dates` by where they stand; `known`, {token: the match of
    triggers.csv that holds it}; `nouns`, those of them that nouns hold; `noun`, the last event's noun, which "it" may mean;
    `sentences`, {number: sentence.Sentence} of those that tell of events; `definite`, what `_is_known` has said, by the place;
    `around`, what `_around` has said."""

    def __init__(self, document, dates):
        self.document, self.lengths = document, lengths_in(dates)
        self.dates = {(date.start, date.end): date for date in dates}
        self.names = cast_of(document)
        self.starts = [name.start for name in self.names]
        self.context = Context(document, self.names)
        self.home = home_of(document.text)
        self.spans, self.known = self._known()
        self.nouns = {token for token, match in self.known.items() if kind_of(match)[2] == "n"}
        self.noun, self.sentences, self.definite, self.around = "", {}, {}, {}

    def _known(self):
        """Return the (first, last) tokens of the words of known kinds, and {token: their match}."""
        document, spans, known = self.document, [], {}
        for match in triggers_of(document):
            if not self._is_of_name(match):
                tokens = document.tokens_in(match.start(), match.end())
                spans.append((tokens.start, tokens.stop))
                known.update(dict.fromkeys(tokens, match))
        return [span for span in spans if span[0] < span[1]], known

    def _is_of_name(self, match):
        """Say whether a trigger is a word of a name that goes on after it: "Ruiz Memorial Hospital"."""
        if not self.document.text[match.start()].isupper():
            return False
        place = bisect_left(self.starts, match.start())
        return place > 0 and match.end() < self.names[place - 1].end

    def governed(self, told):
        """Return the list of Told without words that tell of nothing, and without the day where it stands in another's clause."""
        document, kept, of_when = self.document, [], defaultdict(list)
        for row in told:
            sentence = self.sentences.get(int(document.token_sentence[row.token]))
            row, behind = self._in_front(self._given_to_verb(row, sentence), sentence)
            if behind is not None:
                kept.append(behind)
            row = turned(row, sentence, document, self.dates)
            known = row.token in self.known or not sentence or row.token < sentence.first
            if self._is_unreal(row, sentence):
                continue
            if self._is_bounded(row, sentence):
                row = row._replace(**UNDATED)
                if row.token not in self.known:
                    continue
            if known or tells(sentence, row.token - sentence.first):
                if sentence and row.how_dated == "expression":
                    of_when[tuple(row.when)].append(len(kept))
                kept.append(row)
        for when, numbers in of_when.items():
            kept += self._parted(document.tokens_in(*when), kept, numbers)
        return sorted((row for row in kept if row is not None), key=lambda row: row.token)

    def _is_unreal(self, row, sentence):
        """Say whether a Told is a verb of what is only asked or supposed (doubts.py)."""
        place = row.token - sentence.first if sentence is not None else -1
        return 0 <= place < len(sentence.words) and sentence.is_verb(place) and is_unreal(sentence, place)

    def _is_bounded(self, row, sentence):
        """Say whether the day of a Told only bounds what is told (tense.py)."""
        date = self.dates.get(tuple(row.when)) if row.how_dated == "expression" else None
        if date is None or date.type == "TIME" or sentence is None:
            return False
        when = words_in(sentence, row.when, self.document)
        return when is not None and (only_bounds(sentence, when) or is_of_picture(sentence, when))

    def _in_front(self, row, sentence):
        """Return a Told as that of the word which has its day, where its own is only in the background (background.py), and its own
        without the day, if it is of a known kind; else itself and None."""
        place = row.token - sentence.first if sentence is not None else -1
        when = words_in(sentence, row.when, self.document) if row.how_dated == "expression" and place >= 0 else None
        above = above_background(sentence, place, when) if when is not None and place < len(sentence.words) else None
        if above is None:
            return row, None
        ahead = row.status == "happened" and self.document.published and row.first_day > self.document.published
        front = row._replace(
            token=above + sentence.first, verb=sentence.is_verb(above), status="scheduled" if ahead else row.status
        )
        over = {"status": "happened"} if sentence.tags[place] in ("VBD", "VBN") else {}
        return front, row._replace(**UNDATED, **over) if row.token in self.known else None

    def _parted(self, tokens, kept, numbers):
        """Take the day of the expression at `tokens` from those of the rows `numbers` of `kept` in whose clause it does not stand, and
        return rows of the verbs that have it instead."""
        sentence = self.sentences[int(self.document.token_sentence[kept[numbers[0]].token])]
        when = tokens.start - sentence.first, tokens.stop - sentence.first
        if when[0] < 0 or when[1] > len(sentence.words):
            return []
        inside = range(sentence.first, sentence.first + len(sentence.words))
        numbers = [n for n in numbers if kept[n].token in inside]  # the same day may date a word of another sentence
        places = [kept[n].token - sentence.first for n in numbers]
        out, added = outside(sentence, places, when), {}
        for n, place in zip(numbers, places, strict=True):
            verb = above_of(sentence, place, when)
            if verb is not None and verb not in places:
                added.setdefault(verb, kept[n]._replace(token=verb + sentence.first, verb=True))
            if verb is not None or place in out:
                kept[n] = kept[n]._replace(**UNDATED) if kept[n].token in self.known else None
        return list(added.values())

    def _given_to_verb(self, row, sentence):
        """Return a Told of a noun for what befell, known already, as its verb's, where that has the day (support.done_to)."""
        match = self.known.get(row.token)
        befell = match and kind_of(match)[0] in BEFALL and self._is_known(match)
        if not befell or not row.when or not sentence or row.token < sentence.first:
            return row
        tokens = self.document.tokens_in(*row.when)
        verb = done_to(
            sentence, row.token - sentence.first, (tokens.start - sentence.first, tokens.stop - sentence.first)
        )
        return row if verb is None else row._replace(token=verb + sentence.first, verb=True)

    def mentions_of(self, told):
        """Return the Mentions of the list of Told; a noun without a day is none beside a word with one, unless it means an event known,
        and none where a verb with a day tells of the same event."""
        document = self.document
        numbers = document.token_sentence[[row.token for row in told]].tolist()
        triggers = [self._trigger(row.token) for row in told]
        places = [match.start() for match, *_ in triggers]
        counts = Counter(numbers)
        dated = {number for row, number in zip(told, numbers, strict=True) if row.first_day}
        found, seen, sentences = [], set(), {}
        for n, (row, number, (match, kind, group)) in enumerate(zip(told, numbers, triggers, strict=True)):
            if row.first_day is None and number in dated and not self._goes_on(row, match):
                continue
            if self._is_of_name(match):
                continue  # "the Lind Strike Hospital"
            if number not in sentences:
                sentences[number] = self._alone(number, counts[number])
            sentence, well = sentences[number]
            if match.start() < sentence[0]:
                continue  # a headline's
            stop = next((at for at in places[n + 1 : n + 9] if match.end() < at < sentence[1]), sentence[1])
            lead = max(0, LEAD - int(document.sentence_paragraph[number]))
            mention = self._mention(row, sentence, (match, kind, group), lead, stop, well)
            if (mention.at, mention.first_day) in seen:
                continue  # "made a visit" and "visit"
            seen.add((mention.at, mention.first_day))
            found.append(mention)
        with_day = {at for at, first in seen if first}
        return [mention for mention in found if mention.first_day or mention.at not in with_day]

    def _alone(self, number, events):
        """Return ([start, end) of a sentence that tells of so many `events`, without what runs into it, and how well it reads alone);
        none of it is left of what a page says of itself, or a caption."""
        text, (start, end) = self.document.text, self.document.sentences[number].tolist()
        if STAMP.match(text, start, end) or _is_caption(text, start, end):
            return (end, end), 0.0  # "Page last updated at 9:30 on Friday"
        opening = opening_of(text, start, end)
        return (opening, end), clear(text[opening:end], events)

    def _goes_on(self, row, match):
        """Say whether a word without a day, beside one that has one, tells of another event: a verb, or a noun for one known."""
        return row.verb or self._is_known(match)

    def _is_known(self, match):
        """Say whether what stands before a noun makes it one for an event already told of: "the talks", "Ruiz’s visit"."""
        at = match.start()
        if at not in self.definite:
            text, low = self.document.text, max(0, at - 40)
            ends = [word for word in text[low:at].lower().split()[-4:] if word.endswith(OF_KNOWN)]
            self.definite[at] = bool(ends and KNOWN.search(text, low, at))
        return self.definite[at]

    def _trigger(self, token):
        """Return (match, kind, group) of the words of a token: those of triggers.csv that hold it, or of the noun of whose event it
        tells, or its own."""
        noun = token if token in self.known else self._subject(token)
        if noun is not None:
            return self.known[noun], *kind_of(self.known[noun])[:2]
        start, end = self.document.tokens[token].tolist()
        word = WORD.match(self.document.text, start, end)
        return word, OTHER, f"{OTHER} {stem(word.group().lower())}"

    def _subject(self, token):
        """Return the token of the subject of whose event the word at `token` tells (support.py), or None."""
        sentence, place = self._place(token)
        if place < 0:
            return None
        first, last = sentence.first, sentence.first + len(sentence.words)
        events = {noun - first for noun in self.nouns if first <= noun < last}
        noun = noun_of_subject(sentence, place, events) if events else None
        return None if noun is None else noun + sentence.first

    def _is_of(self, row, verb, noun):
        """Say whether the clause of a verb tells of the event of a noun after it: by the verb, or as the noun's phrase has the day."""
        if is_of_object(self.document.text, verb, noun):
            return True
        sentence = self.sentences.get(int(self.document.token_sentence[row.token]))
        if not sentence or not row.when:
            return False
        spans = (self.document.tokens_in(*span) for span in ((noun.start(), noun.end()), row.when))
        (place, _), when = ((span.start - sentence.first, span.stop - sentence.first) for span in spans)
        return 0 <= place < len(sentence.words) and holds(sentence, place, when)

    def _place(self, token):
        """Return (Sentence or None, place in it) of a token, -1 where it is not read."""
        sentence = self.sentences.get(int(self.document.token_sentence[token]))
        return sentence, token - sentence.first if sentence is not None else -1

    def _around(self, match, start, end):
        """Return the names around a trigger in its sentence [start, end), of a very long one those within AROUND, who may do something."""
        low, high = max(start, match.start() - AROUND), min(end, match.end() + AROUND)
        span = bisect_left(self.starts, low), bisect_left(self.starts, high)
        if span not in self.around:
            self.around[span] = [name for name in self.names[slice(*span)] if may_act(self.document, name)]
        return self.around[span]

    def _mention(self, row, sentence, trigger, lead, stop, well):
        (match, kind, group), form = (
            trigger,
            "v" if row.verb and _holds(trigger[0], self.document.tokens[row.token]) else "n",
        )
        acting, (read, place) = self._around(match, *sentence), self._place(row.token)
        noun = _noun_after(self.document, match, sentence[1]) if form == "v" else None
        if kind == OTHER and noun and self._is_of(row, match, noun):  # "sent a letter", "began a strike"
            match, form, (kind, group, _), noun = noun, "n", kind_of(noun), None
        if kind == OTHER and said_of(self.noun)[1] in AUTHORED and is_of_it(read, place):
            kind, group, _ = said_of(self.noun)
        first, last = row.first_day, row.last_day
        if kind in STAYS and row.when and first == last:
            first, last = stay(self.document.text, self.lengths, first, row.when, sentence)
        self.noun = (match.group().lower() if form == "n" else noun.group().lower() if noun else "") or self.noun
        parts = parts_of(read, match, kind, acting, noun, self.context, self.home, stop)
        agent = parts.agent
        off = row.status == "happened" and form == "n" and place >= 0 and is_off(read, place)
        if kind == "letter" and not agent:
            author = self.context.author_before(match.group().lower(), match.end())
            name = getattr(author, "canonical", author) or ""
            agent = name if name not in parts.others else ""  # "handed Lind a letter": whom it was given to
        return Mention(
            sentence[0], sentence[1], match.group().lower(), first, last, row.how_dated, "cancelled" if off else row.status,
            round(row.sure, 4), match.start(), kind, group, row.precision, agent, parts.others, parts.place, lead,
            self.noun if form == "v" and IT.search(match.group() + self.document.text[match.end() : match.end() + 5]) else parts.object,
            parts.owner, parts.partner, well, verb=form == "v",
            sure=round(row.sure, 4), when=list(row.when or ()),
            definite=form == "n" and self._is_known(match),
        )  # fmt: skip


def _is_caption(text, start, end):
    small = text[start:end].lower()
    marks = [words for words in OF_PICTURES if words in small]
    return bool(marks and PICTURED.search(text, start, end))


def _holds(match, token):
    """Say whether a trigger's match holds a token, [start, end)."""
    return match.start() <= token[0] < match.end()


def _noun_after(document, match, end):
    """Return the match of the noun of an event that follows a verb closely: what was called off, released; or None."""
    noun = noun_after(
        document, match.start(), min(end, match.end() + OBJECT)
    )  # "made the letter public" holds its object
    return None if noun is None or BETWEEN.search(document.text, match.end(), noun.start()) else noun
