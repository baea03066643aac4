"""What is said of a speaker once rules and head have answered: the one pointed at, or the source's own words, or nobody."""

import re

import numpy as np

from helpers.language.heads import heads
from helpers.quotes.acts import ACTS
from helpers.speakers.author import SELF, authors_own
from helpers.speakers.fits import MANY, fitting, owner_of
from helpers.speakers.floors import least_of
from helpers.speakers.generations import of_generation
from helpers.speakers.kinds import KINDS
from helpers.speakers.lexicon import classes, pronoun_of_word
from helpers.speakers.nouns import LIKELIER, holder_of
from helpers.speakers.papers import paper
from helpers.speakers.passives import is_told, teller
from helpers.speakers.people import with_people
from helpers.speakers.pointer import pointed
from helpers.speakers.pointing import WORDS, pronoun_in
from helpers.speakers.relatives import named_before, of_a_noun
from helpers.speakers.resolution import UNRESOLVED, Resolution
from helpers.speakers.sources import ends, named_in, of_noun, only_word, says_nobody
from helpers.speakers.states import kind_of_place
from helpers.speakers.together import THEY, pair_before, together
from helpers.speakers.trades import with_trades
from helpers.speakers.turns import labelled

ENDS = re.compile(r",\s|\s(?:who|which|that|whose)\s|[,;:]?$")  # of a description, before what is told of it
LETTERS = re.compile(r"[^\W\d_]{2}")  # that words have, and broken marks have not
COUNTRY = frozenset(("country", "government", "state", "nation", "kingdom", "republic", "regime"))
QUOTE_KINDS = ("direct", "mixed", "indirect")
N_SURE = 12
OF_A_STATE = (
    "group",
    "unnamed",
    "organisation",
)  # with a place: officials or a body of a state, which the words themselves name


def settled(context, quotes, resolutions):
    """Return the Resolution of each of the article's `quotes`, from the rules' `resolutions` and the head's choice."""
    cast, chances = pointed(context, quotes, resolutions)
    asked = np.array([sure_numbers(quote, own.max()) for quote, (_, own) in zip(quotes, chances, strict=True)])
    sure = heads(context.document.reading.size).ask("sure", sure_numbers=asked)[0]
    answers = chosen(context, cast, quotes, resolutions, chances)
    shares = np.round(sure.astype(float), 4).tolist()
    return [answer._replace(confidence=share) for answer, share in zip(answers, shares, strict=True)]


def chosen(context, cast, quotes, resolutions, chances):
    """Return the Resolution of each quotation by `chances` (of pointer.pointed): whoever is likeliest."""
    inside = _in_others(quotes)
    given = zip(quotes, resolutions, _places(context, cast, quotes, chances, inside), inside, strict=True)
    answers = _called(context, quotes, [_settled(context, cast, *one) for one in given])
    return with_trades(context, with_people(context, quotes, answers))


def _called(context, quotes, answers):
    """Return the Resolutions `answers`, each person with the "he" or "she" that is a source of his or hers."""
    called = {}
    for quote, answer in zip(quotes, answers, strict=True):
        word = {"he": "he", "she": "she"}.get(WORDS.get(only_word(context, quote), ""))
        if word and answer.kind == "person" and answer.name:
            called.setdefault(answer.name, word)
    return [
        answer._replace(pronoun=called[answer.name]) if answer.name in called and not answer.pronoun else answer
        for answer in answers
    ]


def _in_others(quotes):
    """Say of each quotation whether its source stands in another's content: its "I" is who says that."""
    spans = np.array([span for quote in quotes for span in quote.content], dtype=np.int64).reshape(-1, 2)
    begun, over = np.sort(spans, axis=0).T
    places = [quote.source[0][0] if quote.source else -1 for quote in quotes]
    return (np.searchsorted(begun, places) > np.searchsorted(over, places, side="right")).tolist()


def _around(quote, quotes):
    """Return the places of the direct quotations in whose content a quotation's source stands."""
    at = quote.source[0][0]
    return [
        place
        for place, one in enumerate(quotes)
        if one.kind == "direct" and one is not quote and any(start < at < end for start, end in one.content)
    ]


def _places(context, cast, quotes, chances, inside):
    """Return the number of each quotation's speaker in the cast, cast.n for nobody named.

    The surest choices come first, and those whose source stands in another's words last: whoever speaks these says "I", and is
    not "he" there. Nobody is both "he" and "she" of one article, and the author's own "I" is nobody it names.
    """
    called, places = list(cast.pronouns), [cast.n] * len(quotes)
    around = [_around(quote, quotes) if inside[place] else [] for place, quote in enumerate(quotes)]
    for place in sorted(range(len(quotes)), key=lambda place: (bool(around[place]), -chances[place][1].max())):
        quote, (who, own) = quotes[place], chances[place]
        word = only_word(context, quote)
        if word in SELF and not inside[place]:
            continue
        gender = {"he": "he", "she": "she"}.get(WORDS.get(word)) or of_noun(context, quote)
        own = own * (cast.fits[place] if cast.fits else fitting(context, cast, quote, who))
        if around[place] and WORDS.get(word) in ("he", "she"):
            speaking = {places[other] for other in around[place]}
            own = own * [*(number not in speaking for number in who.tolist()), True]
        if gender:
            own = own * [*(called[number] in ("", gender) for number in who.tolist()), True]
        holder = holder_of(context, quote) or named_before(context, quote)
        if of_a_noun(context, quote):
            own = own * [*(cast.kinds[who] != 0), True]
        if holder:
            own = own * [*(LIKELIER if cast.names[number] == holder else 1.0 for number in who.tolist()), 1.0]
        own = own / own.sum()  # of those who may be meant; nobody always may
        best = int(own.argmax())
        name = cast.names[who[best]] if best < len(who) else ""
        if name and own[best] >= least_of(context, quote, name):
            places[place] = int(who[best])
            called[places[place]] = gender or called[places[place]]
    return places


def sure_numbers(quote, chance):
    """Return what tells how sure a row is, (N_SURE,): `chance` is the head's of its speaker."""
    odds = [np.log((p + 0.01) / (1.01 - p)) for p in (quote.act_sure, chance, quote.confidence)]
    kinds = [quote.kind == kind for kind in QUOTE_KINDS] + [quote.act == act for act in ACTS]
    return [*odds, odds[0] * odds[1], *kinds, not quote.cue, not quote.source]


def _settled(context, cast, quote, ruled, place, inside):
    if is_told(context, quote):
        return teller(context, quote)
    own = _by_its_words(context, quote, inside)
    if own:
        return own
    if ruled.place and ruled.how_resolved in OF_A_STATE:
        return ruled
    if place == cast.n:
        pair = only_word(context, quote) in THEY and pair_before(context, ends(quote)[0])
        if pair:
            return pair
        named = ruled.name in cast.names or ruled.how_resolved == "unresolved"
        return described(context, quote) if named else ruled
    name, kind = cast.names[place], KINDS[cast.kinds[place]]
    kind = kind_of_place(name, kind)
    variants = [one.name for one in context.inside(*ends(quote))] if quote.source else []
    if kind == "state" and quote.source and not variants and not _for_a_state(context.words(*ends(quote))):
        return described(context, quote) if ruled.name in cast.names or not ruled.name else ruled
    if kind == "unknown":
        kind = "group" if classes().get(name.lower()) == "group" else "organisation"
    if ruled.name == name and ruled.kind in (kind, "government", "state"):
        return ruled
    variants = [variant for variant in variants if variant in name]
    return Resolution(
        name, kind, how_of(context, quote, variants, name, kind), 1.0,
        context.role_of.get(name, ""), name if kind in ("government", "state") else "", context.pronoun_of.get(name, ""), variants,
    )  # fmt: skip


def _by_its_words(context, quote, inside):
    """Return the Resolution of a source that itself says who speaks, several at once, a document or the author; else None."""
    if not quote.source:
        return None
    start, end = ends(quote)
    names = named_in(context, quote)
    for step in (together, of_generation, paper):
        found = step(context, start, end, names)
        if found:
            return found
    return labelled(context, start, end) or (None if inside else authors_own(context, start, context.words(start, end)))


def _for_a_state(words):
    """Say whether a source without a state's name may be the state: a pronoun, "the country", "the government"."""
    return bool(pronoun_in(words)) or words[-1].lower() in COUNTRY


def how_of(context, quote, variants, name, kind):
    """Return how the source named `name`, one of tables.HOW_RESOLVED."""
    if variants:
        if kind in ("organisation", "government", "state"):
            return "organisation" if kind == "organisation" else "metonym"
        return "full name" if variants[0] == name else "surname"
    words = context.words(*ends(quote)) if quote.source else []
    if not words:
        return "context"
    if pronoun_in(words):
        return "pronoun"
    return "author" if any(classes().get(word.lower()) == "document" for word in words) else "description"


def described(context, quote):
    """Return the Resolution of a source that names nobody: its own words, or unresolved where it has none of its own."""
    if not quote.source:
        return UNRESOLVED
    start, end = ends(quote)
    text = context.document.text[start:end].strip()
    label = text[: ENDS.search(text, min(len(text), 4)).start()]
    owner = owner_of(context, quote)
    words = [word.lower() for word in label.split()]
    if not LETTERS.search(label) or pronoun_in(label.split()) or says_nobody(context, quote):
        return UNRESOLVED
    held = [classes().get(word) for word in words]
    pronoun = next((pronoun_of_word()[word] for word in words if word in pronoun_of_word()), "")
    kind, how = "unnamed", "unnamed"
    if "group" in held or words[0] in MANY:
        kind = how = "group"
    elif "document" in held:
        kind = "document"
    elif "body" in held and "unnamed" not in held and "title" not in held:
        kind = how = "organisation"
    label = " ".join(label.split())
    label = f"{owner}’s {label.partition(' ')[2]}" if owner else label
    return Resolution(label, kind, how, 1.0, "", "", pronoun, [])
