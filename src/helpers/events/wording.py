"""A label for each mention of an event, from its own sentence: who did what to whom, where, in the present tense.

The sentence's syntax gives the clause (clauses.py), a head says which of its parts a label keeps (keeping.py), and telling.py
makes words of them. Nothing is in a label that the article does not say, but for the form of the verb.
"""

import re
from functools import cache

from helpers.events.clauses import clause_of, held_by, noun_of
from helpers.events.keeping import chances_of, chosen, numbers_of, worth_of
from helpers.events.opening import opening_of
from helpers.events.sentence import NOUNS, Sentence
from helpers.events.telling import told
from helpers.events.worth import worth_numbers
from helpers.language.syntax import syntax_of
from helpers.speakers.names import DATELINE

GENDERS = {"he": "he", "him": "he", "his": "he", "she": "she", "her": "she", "hers": "she"}
NOT_THEN = frozenset(
    ("after", "before", "since", "until", "till", "from", "following", "ahead", "amid", "despite", "about", "over")
)
LEANS = re.compile(
    r"[“\"‘']{0,2}(?:He|She|It|They|This|That|These|Those|His|Her|Its|Their|We|I|Both|Neither|Another)\b"
)
WORD, RUN = re.compile(r"[^\W_]{2,}"), re.compile(r"[A-Z][^\s’]*(?:\s[A-Z][^\s’]*)*")  # names in a label
WIDEST = 600  # characters of two sentences that are shown together
HEADLESS = 0.6  # what a label counts whose verb has no subject
NOTHING = ("", 0.0)


def worded(document, dates, mentions, context, read=None):
    """Return `mentions` of a Document with `told`, `worth` and `shown`; those that nobody can word have "" and 0.

    `read` are its sentences, {number: Sentence}, as far as they are read.
    """
    spans = [(mention.at, mention.at + len(mention.trigger)) for mention in mentions]
    labels = labels_of(document, dates, spans, [mention.status for mention in mentions], context, read)
    words = cache(lambda number: _words_of(document.text[slice(*document.sentences[number].tolist())]))
    return [
        mention._replace(told=label, worth=worth, shown=_shown(document, mention, label, words))
        for mention, (label, worth) in zip(mentions, labels, strict=True)
    ]


def _shown(document, mention, label, words):
    """Return where the evidence of a mention begins: at its sentence, or at the one before, where that names who is meant
    by a pronoun, or gives the day; `words` gives those of a sentence by its number."""
    number = document.sentence_at(mention.start)
    if not number or mention.start > document.sentences[number, 0]:
        return mention.start  # what stands before it is no sentence
    start, paragraphs = int(document.sentences[number - 1, 0]), document.sentence_paragraph
    if mention.end - start > WIDEST or paragraphs[number] - paragraphs[number - 1] > 1:
        return mention.start
    if len(mention.when) and start <= mention.when[0] < mention.start:
        return start
    if LEANS.match(document.text, mention.start, mention.end):
        return start
    runs = [_words_of(run) for run in RUN.findall(label)]
    named = any(run.isdisjoint(words(number)) and not run.isdisjoint(words(number - 1)) for run in runs)
    return start if named else mention.start


def _words_of(text):
    return frozenset(WORD.findall(text.lower()))


def labels_of(document, dates, spans, statuses, context, read=None):
    """Return (label, worth) for each of `spans`, [start, end) of the words by which an event is told; ("", 0.0) for none.

    `statuses` are the mentions', `dates` the Document's rows of table dates, `context` its names (speakers.Context). Worth says how
    likely the label is right, 0 to 1. Raises ValueError where nobody read the document.
    """
    found = [NOTHING] * len(spans)
    asked = list(options_in(document, dates, spans, context, read))
    numbers = [numbers_of(sentence, clause, trigger) for _, sentence, trigger, clauses in asked for clause in clauses]
    kept = iter(chances_of(numbers))
    drafts, meant = [], {}
    for n, sentence, _, clauses in asked:
        if sentence.first not in meant:
            meant[sentence.first] = meant_in(document, sentence, context)
        who = meant[sentence.first]
        for clause in clauses:
            own = next(kept)
            units = chosen(clause, own)
            words = told(sentence, clause, units, statuses[n], who)
            if words:
                headless = clause.verb is not None and not any(unit.part == "subject" for unit in units)
                drafts.append((n, " ".join(words), worth_numbers(sentence, clause, units, own, words), headless))
    for (n, words, _, headless), worth in zip(drafts, worth_of([draft[2] for draft in drafts]).tolist(), strict=True):
        worth *= HEADLESS if headless else 1
        label = words[0].upper() + words[1:]
        if worth > found[n][1]:
            found[n] = (label, round(worth, 4))
    return found


def options_in(document, dates, spans, context, read=None):
    """Yield (number of the span, Sentence, its trigger's (first, last) tokens in it, the Clauses that may tell of it)."""
    places = [_tokens_of(document, span) for span in spans]
    numbers = [int(document.token_sentence[first]) if last > first else -1 for first, last in places]
    if read is None:
        read = sentences_of(document, dates, [number for number in numbers if number >= 0], context)
    for n, (number, (first, last)) in enumerate(zip(numbers, places, strict=True)):
        if number not in read:
            continue
        sentence = read[number]
        trigger = max(0, first - sentence.first), min(last - sentence.first, len(sentence.words))
        if trigger[0] < trigger[1]:
            yield n, sentence, trigger, clauses_at(sentence, *trigger)


def sentences_of(document, dates, numbers, context):
    """Return {number: Sentence} of those of a Document's sentences that are not too long, their dateline left out."""
    dateline = DATELINE.match(document.text)
    after = document.tokens_in(0, dateline.end()).stop if dateline else 0
    dated, named, found = _dated(document, dates), _named(document, context), {}
    cut = {number: max(after, _opening(document, number)) for number in numbers}
    read = syntax_of(document, numbers, after, cut)
    glued = [False, *(document.tokens[1:, 0] == document.tokens[:-1, 1]).tolist()]
    for number, syntax in sorted(read.items()):
        low, high = document.sentence_tokens[number].tolist()
        low = max(low, cut[number])
        found[number] = Sentence(
            low, document.words[low:high], glued[low:high], syntax, dated[low:high], named[low:high]
        )
    return found


def _opening(document, number):
    """Return the first token of a sentence after what runs into it ("BENGHAZI, Libya (Reuters) - "); 0 where nothing does."""
    start, end = document.sentences[number].tolist()
    opening = opening_of(document.text, start, end)
    return document.tokens_in(start, opening).stop if opening > start else 0


def _tokens_of(document, span):
    inside = document.tokens_in(*span)
    return (inside.start, inside.stop) if len(inside) else (0, 0)


def _dated(document, dates):
    found = [False] * len(document.tokens)
    for date in dates:
        if date.type != "DURATION":
            inside = document.tokens_in(date.start, date.end)
            found[inside.start : inside.stop] = [True] * len(inside)
    return found


def _named(document, context):
    found = [None] * len(document.tokens)
    for name in context.names:
        titled = name.first
        title = name.title.lower().split()
        if title and [word.lower() for word in document.words[max(0, titled - len(title)) : titled]] == title:
            titled -= len(title)
        found[titled : name.last] = [name] * (name.last - titled)
    return found


def clauses_at(sentence, first, last):
    """Return the Clauses that may tell of the event that tokens [first, last) name, the fullest first."""
    top = sentence.top(first, last)
    if sentence.tags[top] not in NOUNS:
        verb = top if sentence.is_verb(top) else sentence.verb_of(top)
        return [clause_of(sentence, sentence.clause_of(verb))] if verb is not None else [noun_of(sentence, top)]
    governor = sentence.governor(top)
    alone = noun_of(sentence, top)
    if governor is not None and not sentence.equates(governor):
        return [clause_of(sentence, sentence.clause_of(governor)), alone]
    found = [alone, _clause_around(sentence, top) if len(alone.units) == 1 else None, held_by(sentence, top)]
    return [clause for clause in found if clause is not None]


def _clause_around(sentence, noun):
    """Return the Clause in which a bare noun stands, unless that is of another time: "since the election"; or None."""
    place = noun
    while sentence.heads[place] != place and not sentence.is_verb(place):
        if sentence.words[place].lower() in NOT_THEN:
            return None
        place = sentence.heads[place]
    clause = clause_of(sentence, sentence.clause_of(place)) if sentence.is_verb(place) else None
    return clause if clause and any(noun in unit.places for unit in clause.units) else None


def meant_in(document, sentence, context):
    """Return {place: name} of the pronouns of a sentence that mean somebody whom the article names."""
    found = {}
    for place, word in enumerate(sentence.words):
        gender = GENDERS.get(word.lower())
        if gender:
            name = context.person_before(int(document.tokens[sentence.first + place, 0]), gender)
            if name and not _may_be_another(sentence, place, name) and _is_sure(sentence, place, name):
                found[place] = name
    return found


def _is_sure(sentence, place, name):
    """Say whether a pronoun may be given a name: one of whose it is, only that of somebody whom the sentence names."""
    if sentence.relations[place] != "poss":
        return True
    return any(other is not None and other.canonical == name for other in sentence.named)


def _may_be_another(sentence, place, name):
    """Say whether a pronoun's clause hangs on one that names the person and then another: "Ruiz left with Lind after she fell"."""
    before = [other.canonical for other in sentence.named[:place] if other is not None and other.kind == "person"]
    return name in before and before[-1] != name and sentence.relations[sentence.heads[place]] == "advcl"
