"""Weekdays and months that leave a choice, last or next, by the tense of the clause that they stand in."""

from helpers.events.dating import date_of, moved
from helpers.events.inflection import base_of
from helpers.events.questions import is_bare_weekday, shifts_of
from helpers.events.subjects import SUBJECTS
from helpers.events.triggers import said_of
from helpers.events.word_lists import listed

WEEK, NOT_YESTERDAY = 7, 2  # days; days before publication from which a weekday in the present tense is the next
COMPARED_WITHIN = 14  # words
BEFALLING = frozenset(("accident", "death", "disaster", "injury", "outbreak"))  # kinds of what nobody plans


def turned(row, sentence, document, dates):
    """Return a happened.Told whose day fits the tense of its clause; `dates` are those of the article, by where they stand.

    A weekday that was read as past is the next where its clause tells of what is to come ("returns on Monday"), and a month where its
    verb is in the present tense ("ends in September"); a weekday or a month that was read as to come is the last where the verb is of
    the past ("unveiled in May").
    """
    published, date = document.published, dates.get(tuple(row.when))
    if row.how_dated != "expression" or date is None or not sentence or not published:
        return row
    when = words_in(sentence, row.when, document)
    if when is None:
        return row
    if row.first_day > published:
        return _behind(row, sentence, when, published, date)
    if row.status == "scheduled" and row.precision == "day" and row.last_day < published and _is_over(sentence, row):
        return row._replace(status="happened")
    return _ahead(row, sentence, when, published, date)


def words_in(sentence, when, document):
    """Return the (first, last) places in a Sentence of the expression at [start, end) `when`, or None where it is not all in it."""
    tokens = document.tokens_in(*when)
    first, last = tokens.start - sentence.first, tokens.stop - sentence.first
    return (first, last) if first >= 0 and last <= len(sentence.words) else None


def only_bounds(sentence, when):
    """Say whether the expression of words `when` dates nothing, but says before which day, since which nothing was like it, or how long
    what it was for will last: "before Monday", "the first talks since December", "had not met since 1965", "the lowest level since March",
    "voted to fund it through May"."""
    place = when[0]
    while place and sentence.small[place - 1] in listed("tense_words")["vaguely"]:
        place -= 1
    if not 0 < place < len(sentence.words) or "POS" in sentence.tags[when[1] - 1 : when[1] + 1]:
        return False
    if sentence.small[when[0]] in listed("tense_words")["hour"]:
        return False  # "before dawn on Monday"
    before = sentence.small[place - 1]
    if sentence.tags[min(when[1], len(sentence.words) - 1)].startswith("N"):
        return False  # "since the 1979 revolution"
    if before == "before" or before == "through" and sentence.is_infinitive(sentence.heads[place - 1]):
        return True
    near = range(max(0, place - COMPARED_WITHIN), place - 1)
    return before == "since" and any(
        sentence.small[n] in listed("tense_words")["comparing"]
        or sentence.tags[n] == "other"
        and sentence.small[n].endswith("est")
        for n in near
    )


def _ahead(row, sentence, when, published, date):
    """Return a Told of a weekday or a month that is over as one of the next, where its clause is not of the past."""
    verb = _verb_of(sentence, when)
    if verb is None or (published - row.last_day).days < NOT_YESTERDAY:
        return row
    month = date.precision == "month" and sentence.tags[verb] in ("VBZ", "VBP")
    if not (month or is_bare_weekday(date.phrase)) or not is_to_come(sentence, verb):
        return row
    status = "scheduled" if row.status == "happened" else row.status
    if not month:
        return row._replace(first_day=moved(row.first_day, WEEK), last_day=moved(row.last_day, WEEK), status=status)
    first, last = shifts_of(date).get(1, (row.first_day, row.last_day))
    return row if first <= published else row._replace(first_day=first, last_day=last, status=status)


def _verb_of(sentence, when):
    """Return the place of the verb that the expression of words `when` hangs on, or None where it hangs on a noun ("their talks on
    Monday") or is its owner ("Monday’s talks"), unless the noun will do something ("Monday’s talks will last")."""
    place, last = when[0], when[1]
    owner = "POS" in (sentence.tags[last - 1], *sentence.tags[last : last + 1])
    seen = set()
    while not sentence.is_verb(place) and place not in seen:
        if sentence.tags[place] in ("NN", "NNS") and not when[0] <= place < last and not sentence.dated[place]:
            verb = sentence.heads[place]
            will = sentence.relations[place] in SUBJECTS and any(
                sentence.small[n] in listed("tense_words")["will"] for n in sentence.below[verb]
            )
            return verb if will and sentence.is_verb(verb) else None
        seen.add(place)
        place = sentence.heads[place]
    return place if sentence.is_verb(place) and not owner else None


def _behind(row, sentence, when, published, date):
    """Return a Told of a day to come as one of the last such weekday or month, where its verb is of the past."""
    befell = _befell(sentence, row)
    if (
        not (befell or _is_over(sentence, row))
        or when[0]
        and sentence.small[when[0] - 1] in listed("tense_words")["up to"]
    ):
        return row
    if not (befell or date.precision == "month" or is_bare_weekday(date.phrase)):
        return row
    own = date_of(date.first_day), date_of(date.last_day)
    first, last = own if own[1] <= published else shifts_of(date).get(-1, own)
    status = "happened" if row.status == "scheduled" else row.status
    return row if last > published else row._replace(first_day=first, last_day=last, status=status)


def _befell(sentence, row):
    """Say whether the word of a Told is a noun of what nobody plans, and it is told as having been: "her death on June 25"."""
    noun = row.token - sentence.first
    if not 0 <= noun < len(sentence.words) or not sentence.tags[noun].startswith("N"):
        return False
    return row.status in ("happened", "scheduled") and said_of(sentence.small[noun])[0] in BEFALLING


def _is_over(sentence, row):
    """Say whether the word of a Told is a verb of the past: "unveiled", "was unveiled"."""
    verb = row.token - sentence.first
    if not 0 <= verb < len(sentence.words):
        return False
    beside = {sentence.small[n] for n in sentence.below[verb] if sentence.relations[n] in ("aux", "auxpass")}
    return (
        sentence.tags[verb] == "VBD"
        or sentence.tags[verb] == "VBN"
        and bool(beside & listed("tense_words")["past"])
        and not beside & {*listed("tense_words")["ahead"], "would"}
    )


def _is_done(sentence, verb):
    """Say whether an infinitive was done, or not, when the verb above it was: "failed to win", "flew there to meet Lind"."""
    above = sentence.heads[verb]
    base = base_of(sentence.small[above], sentence.tags[above])
    implied = sentence.relations[verb] == "advcl" or base in listed("tense_words")["implying"]
    return sentence.tags[above] == "VBD" and implied


def is_to_come(sentence, verb):
    """Say whether a clause is of the present or of what is to come: its verb is in the present tense, or has *will*, *may* or *to*
    ("returns on Monday", "will speak in Oslo on Friday", "is due to meet Lind on Tuesday"); what somebody did something for is of the
    past ("used her speech to attack the builders on Monday")."""
    while (
        sentence.relations[verb] in ("aux", "auxpass")
        and sentence.heads[verb] != verb
        and sentence.is_verb(sentence.heads[verb])
    ):
        verb = sentence.heads[verb]
    before = {sentence.small[n] for n in sentence.below[verb] if sentence.relations[n] in ("aux", "auxpass")}
    if "have" in before:
        return False  # "may have met", "is said to have met"
    words = listed("tense_words")
    if before & words["ahead"]:
        return not (sentence.is_infinitive(verb) and _is_done(sentence, verb))
    return (sentence.tags[verb] in ("VBZ", "VBP") or bool(before & words["now"])) and not before & words["past"]
