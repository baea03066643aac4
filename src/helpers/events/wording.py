"""A label for each mention of an event, from its own sentence: who did what to whom, where, in the present tense.

The sentence's syntax gives the clause (clauses.py), a head says which of its parts a label keeps (keeping.py), and telling.py
makes words of them. Nothing is in a label that the article does not say, but for the form of the verb.
"""

import re
from functools import cache, lru_cache

from helpers.events.clauses import COUNTING, clause_of, held_by, noun_of
from helpers.events.doubts import claimed_by
from helpers.events.keeping import Numbers, chances_of, chosen, worth_of
from helpers.events.sentence import NOUNS
from helpers.events.subjects import SUBJECTS
from helpers.events.support import is_support
from helpers.events.telling import told
from helpers.events.who import GENDERS
from helpers.events.worth import worth_numbers

FORMS = frozenset(form for word in GENDERS for form in (word, word.capitalize(), word.upper()))
NOT_THEN = frozenset(
    ("after", "before", "since", "until", "till", "from", "following", "ahead", "amid", "despite", "about", "over")
)
LEANS = re.compile(
    r"[“\"‘']{0,2}(?:He|She|It|They|This|That|These|Those|His|Her|Its|Their|We|I|Both|Neither|Another)\b"
)
WORD, RUN = re.compile(r"[^\W_]{2,}"), re.compile(r"[A-Z][^\s’]*(?:\s[A-Z][^\s’]*)*")  # names in a label
KEPT = 1 << 12  # names whose words are remembered
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
    small = cache(lambda number: document.text[slice(*document.sentences[number].tolist())].lower())
    return [
        type(mention)(
            *mention[:-3], label, worth, _shown(document, mention, label, small)
        )  # its last three: told, worth, shown
        for mention, (label, worth) in zip(mentions, labels, strict=True)
    ]


def _shown(document, mention, label, small):
    """Return where the evidence of a mention begins: at its sentence, or at the one before, where that names who is meant
    by a pronoun, or gives the day; `small` gives a sentence in small letters by its number."""
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
    for run in RUN.findall(label):
        words = words_of(run)
        if not _has_any(small(number), words) and _has_any(small(number - 1), words):
            return start
    return mention.start


@lru_cache(KEPT)
def words_of(name):
    return tuple(WORD.findall(name.lower()))


def _has_any(text, words):
    """Say whether any of `words` stands in a text as a whole word.

    >>> _has_any("she left oslo", ("slo",)), _has_any("she left oslo", ("oslo",))
    (False, True)
    """
    for word in words:
        at = text.find(word)
        while at >= 0:
            if not text[at - 1 : at].isalnum() and not text[at + len(word) : at + len(word) + 1].isalnum():
                return True
            at = text.find(word, at + 1)
    return False


def labels_of(asked):
    """Return for each of several Reads a list of (label, worth); ("", 0.0) for none. Worth says how likely the label is right, 0 to 1.

    `asked` gives each Read with a list of (start, end, status): [start, end) of the words by which an event is told, and its mention's
    status.
    """
    found, options, numbers = [], [], Numbers()
    for read, told_by in asked:
        found.append([NOTHING] * len(told_by))
        for n, sentence, trigger, clauses in options_in(read, told_by):
            options.append((found[-1], n, told_by[n][2], trigger, read, sentence, clauses))
            for clause in clauses:
                numbers.add(sentence, clause, trigger)
    kept, meant, drafts = iter(chances_of(numbers)), {}, []
    for labels, n, status, trigger, read, sentence, clauses in options:
        if sentence not in meant:
            meant[sentence] = meant_in(read.document, sentence, read.context)
        for clause in clauses:
            own = next(kept)
            units = chosen(clause, own)
            words = told(sentence, clause, units, _status_of(sentence, clause, trigger, status), meant[sentence])
            if words:
                headless = clause.verb is not None and "subject" not in [unit.part for unit in units]
                drafts.append(
                    (labels, n, " ".join(words), headless, worth_numbers(sentence, clause, units, own, words))
                )
    worths = worth_of([draft[-1] for draft in drafts]).tolist()
    for (labels, n, words, headless, _), worth in zip(drafts, worths, strict=True):
        worth *= HEADLESS if headless else 1
        if worth > labels[n][1]:
            labels[n] = (words[0].upper() + words[1:], round(worth, 4))
    return found


def _status_of(sentence, clause, trigger, status):
    """Return the status of what a Clause tells, for an event of the words `trigger`: "opposes the strike on Friday" is so already, and
    "hosts the summit on Friday" is to come as the summit is."""
    verb = clause.verb
    if status != "scheduled" or verb is None:
        return status
    top = sentence.top(*trigger)
    if sentence.tags[top] not in NOUNS or sentence.heads[top] != verb:
        return status
    of_object = sentence.relations[top] == "dobj" and not is_support(sentence.small[verb])
    return "happened" if of_object and sentence.tags[verb] in ("VBZ", "VBP") else status


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
        return [_whole(sentence, verb)] if verb is not None else [noun_of(sentence, top)]
    counted = _counted(sentence, top)
    governor = sentence.governor(counted)
    alone = noun_of(sentence, top)
    if governor is not None and not sentence.equates(governor):
        return [_whole(sentence, governor), alone]
    bare = len(alone.units) == 1 or counted != top
    found = [
        alone,
        _clause_around(sentence, top) if bare else None,
        held_by(sentence, top),
        _clause_below(sentence, top),
    ]
    return [clause for clause in found if clause is not None]


def _whole(sentence, verb):
    """Return the Clause of a verb, or of what only claims that what it tells is so (doubts.py)."""
    verb = sentence.clause_of(verb)
    claim, own = claimed_by(sentence, verb), clause_of(sentence, verb)
    if claim is None:
        return own
    governor = claim if sentence.is_verb(claim) else sentence.governor(claim)
    if governor is not None and (sentence.relations[claim] in SUBJECTS or sentence.equates(governor)):
        governor = None  # "rumours that Ruiz resigned spread"
    whole = noun_of(sentence, claim) if governor is None else clause_of(sentence, sentence.clause_of(governor))
    return whole if any(verb in unit.places for unit in whole.units) else own


def _counted(sentence, noun):
    """Return the noun of which the one at a place is told: of "one of the debates" that is "one"."""
    of = sentence.heads[noun]
    above = sentence.heads[of]
    counts = sentence.relations[noun] == "pobj" and sentence.small[of] == "of"
    return above if counts and above != of and sentence.small[above] in COUNTING else noun


def _clause_below(sentence, noun):
    """Return the Clause of what a noun's event did, or None: of "after the storm that sank the ferry" the ferry's."""
    verb = sentence.child(noun, "relcl")
    pronoun = sentence.child(verb, "nsubj") if verb is not None else None
    told = pronoun is not None and sentence.small[pronoun] in ("that", "which") and sentence.tags[verb] == "VBD"
    if not told or sentence.child(verb, "dobj") is None or sentence.named[noun] is not None:
        return None
    clause = clause_of(sentence, verb)
    return clause if clause.subject == noun else None


def _clause_around(sentence, noun):
    """Return the Clause in which a bare noun stands, unless that is of another time: "since the election"; or None."""
    place = noun
    while sentence.heads[place] != place and not sentence.is_verb(place):
        if sentence.small[place] in NOT_THEN:
            return None
        place = sentence.heads[place]
    clause = clause_of(sentence, sentence.clause_of(place)) if sentence.is_verb(place) else None
    return clause if clause and any(noun in unit.places for unit in clause.units) else None


def meant_in(document, sentence, context):
    """Return {place: name} of the pronouns of a sentence that mean somebody whom the article names."""
    found = {}
    if FORMS.isdisjoint(sentence.words):
        return found
    for place, gender in enumerate(map(GENDERS.get, sentence.small)):
        if gender and (sentence.anyone or sentence.relations[place] != "poss"):  # see _is_sure
            name = context.person_before(int(document.tokens[sentence.first + place, 0]), gender)
            if name and not _may_be_another(sentence, place, name) and _is_sure(sentence, place, name):
                found[place] = name
    return found


def _is_sure(sentence, place, name):
    """Say whether a pronoun may be given a name: one of whose it is, only that of somebody whom the sentence names."""
    if sentence.relations[place] != "poss":
        return True
    return any(other.canonical == name for _, other in sentence.standing)


def _may_be_another(sentence, place, name):
    """Say whether a pronoun's clause hangs on one that names the person and then another: "Ruiz left with Lind after she fell"."""
    before = [other.canonical for n, other in sentence.standing if n < place and other.kind == "person"]
    return name in before and before[-1] != name and sentence.relations[sentence.heads[place]] == "advcl"
