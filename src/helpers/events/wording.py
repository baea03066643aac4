"""A label for each mention of an event, from its own sentence: who did what to whom, where, in the present tense.

The sentence's syntax gives the clause (clauses.py), a head says which of its parts a label keeps (keeping.py), and telling.py
makes words of them. Nothing is in a label that the article does not say, but for the form of the verb.
"""

import re
from functools import cache

from helpers.events.clauses import COUNTING, clause_of, held_by, noun_of
from helpers.events.keeping import Numbers, chances_of, chosen, worth_of
from helpers.events.sentence import NOUNS
from helpers.events.telling import told
from helpers.events.worth import worth_numbers

GENDERS = {"he": "he", "him": "he", "his": "he", "she": "she", "her": "she", "hers": "she"}
FORMS = frozenset(form for word in GENDERS for form in (word, word.capitalize(), word.upper()))
NOT_THEN = frozenset(
    ("after", "before", "since", "until", "till", "from", "following", "ahead", "amid", "despite", "about", "over")
)
LEANS = re.compile(
    r"[“\"‘']{0,2}(?:He|She|It|They|This|That|These|Those|His|Her|Its|Their|We|I|Both|Neither|Another)\b"
)
WORD, RUN = re.compile(r"[^\W_]{2,}"), re.compile(r"[A-Z][^\s’]*(?:\s[A-Z][^\s’]*)*")  # names in a label
WIDEST = 600  # characters of two sentences that are shown together
HEADLESS = 0.1  # what a label counts whose verb has no subject
NOTHING = ("", 0.0)


def worded(reads, mentions):
    """Return the list of mentions of each of several Reads with `told`, `worth` and `shown`; those that nobody can word have "" and 0.

    `mentions` gives a list of Mentions for each.
    """
    found = []

    def asked():
        for read, own in zip(reads, mentions, strict=True):
            found.append((read.document, own))
            yield read, [(mention.at, mention.at + len(mention.trigger), mention.status) for mention in own]

    labels = labels_of(asked())
    return [_with_labels(*own, each) for own, each in zip(found, labels, strict=True)]


def _with_labels(document, mentions, labels):
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


def labels_of(asked):
    """Return for each of several Reads a list of (label, worth); ("", 0.0) for none. Worth says how likely the label is right, 0 to 1.

    `asked` gives each Read with a list of (start, end, status): [start, end) of the words by which an event is told, and its mention's
    status.
    """
    found, options, numbers = [], [], Numbers()
    for read, told_by in asked:
        found.append([NOTHING] * len(told_by))
        for n, sentence, trigger, clauses in options_in(read, told_by):
            options.append((found[-1], n, told_by[n][2], read, sentence, clauses))
            for clause in clauses:
                numbers.add(sentence, clause, trigger)
    kept, meant, drafts = iter(chances_of(numbers)), {}, []
    for labels, n, status, read, sentence, clauses in options:
        if sentence not in meant:
            meant[sentence] = meant_in(read.document, sentence, read.context)
        for clause in clauses:
            own = next(kept)
            units = chosen(clause, own)
            words = told(sentence, clause, units, status, meant[sentence])
            if words:
                headless = clause.verb is not None and not any(unit.part == "subject" for unit in units)
                drafts.append(
                    (labels, n, " ".join(words), headless, worth_numbers(sentence, clause, units, own, words))
                )
    worths = worth_of([draft[-1] for draft in drafts]).tolist()
    for (labels, n, words, headless, _), worth in zip(drafts, worths, strict=True):
        worth *= HEADLESS if headless else 1
        if worth > labels[n][1]:
            labels[n] = (words[0].upper() + words[1:], round(worth, 4))
    return found


def options_in(read, spans):
    """Yield (number of the span, Sentence, its trigger's (first, last) tokens in it, the Clauses that may tell of it) of a Read, for
    `spans`, [start, end) of words that tell of events."""
    document = read.document
    for n, (start, end, *_) in enumerate(spans):
        tokens = document.tokens_in(start, end)
        sentence = read.sentences.get(int(document.token_sentence[tokens.start])) if tokens else None
        if sentence is None:
            continue
        trigger = max(0, tokens.start - sentence.first), min(tokens.stop - sentence.first, len(sentence.words))
        if trigger[0] < trigger[1]:
            yield n, sentence, trigger, clauses_at(sentence, *trigger)


def clauses_at(sentence, first, last):
    """Return the Clauses that may tell of the event that tokens [first, last) name, the fullest first."""
    top = sentence.top(first, last)
    if sentence.tags[top] not in NOUNS:
        verb = top if sentence.is_verb(top) else sentence.verb_of(top)
        return [clause_of(sentence, sentence.clause_of(verb))] if verb is not None else [noun_of(sentence, top)]
    counted = _counted(sentence, top)
    governor = sentence.governor(counted)
    alone = noun_of(sentence, top)
    if governor is not None and not sentence.equates(governor):
        return [clause_of(sentence, sentence.clause_of(governor)), alone]
    bare = len(alone.units) == 1 or counted != top
    found = [alone, _clause_around(sentence, top) if bare else None, held_by(sentence, top)]
    return [clause for clause in found if clause is not None]


def _counted(sentence, noun):
    """Return the noun of which the one at a place is told: of "one of the debates" that is "one"."""
    of = sentence.heads[noun]
    above = sentence.heads[of]
    counts = sentence.relations[noun] == "pobj" and sentence.words[of].lower() == "of"
    return above if counts and above != of and sentence.words[above].lower() in COUNTING else noun


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
    if FORMS.isdisjoint(sentence.words):
        return found
    nobody = sentence.named.count(None) == len(sentence.named)
    for place, word in enumerate(sentence.words):
        gender = GENDERS.get(word.lower())
        if gender and not (nobody and sentence.relations[place] == "poss"):  # see _is_sure
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
