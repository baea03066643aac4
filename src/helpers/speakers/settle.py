"""What is said of a speaker once rules and head have answered: the one pointed at, or the source's own words, or nobody."""

import re

import numpy as np

from helpers.language.heads import heads
from helpers.quotes.acts import ACTS
from helpers.speakers.kinds import KINDS
from helpers.speakers.lexicon import classes, pronoun_of_word
from helpers.speakers.pointer import pointed
from helpers.speakers.pointing import WORDS, pronoun_in
from helpers.speakers.resolution import UNRESOLVED, Resolution
from helpers.speakers.states import kind_of_place

ENDS = re.compile(r",\s|\s(?:who|which|that|whose)\s|[,;:]?$")  # of a description, before what is told of it
MANY = frozenset(("some", "many", "several", "most", "few", "all", "both", "others", "those", "two", "three"))
BODIES, ONE = (
    frozenset(("it", "its", "they", "their", "them", "we", "us", "our", "which")),
    frozenset(("he", "she", "him", "her", "his")),
)
AUTHOR = frozenset(("i", "me", "my"))
VIEWS = frozenset(("view", "opinion", "words", "eyes", "account", "telling", "testimony"))  # whose they are says it
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
    given = zip(quotes, resolutions, _places(context, cast, quotes, chances), strict=True)
    return [_settled(context, cast, quote, ruled, place) for quote, ruled, place in given]


def _places(context, cast, quotes, chances):
    """Return the number of each quotation's speaker in the cast, cast.n for nobody named.

    The surest choices come first; nobody is both "he" and "she" of one article, and the author's own "I" is nobody it names.
    """
    called, places = list(cast.pronouns), [cast.n] * len(quotes)
    for place in np.argsort([-own.max() for _, own in chances], kind="stable").tolist():
        quote, (who, own) = quotes[place], chances[place]
        word = _only_word(context, quote)
        if word in AUTHOR and not any(start < quote.source[0][0] < end for one in quotes for start, end in one.content):
            continue
        gender = {"he": "he", "she": "she"}.get(WORDS.get(word))
        own = own * _may_be(context, quote, cast.kinds[who], word)
        if gender:
            own = own * [*(called[number] in ("", gender) for number in who.tolist()), True]
        best = int(own.argmax())
        if best < len(who):
            places[place] = int(who[best])
            called[places[place]] = gender or called[places[place]]
    return places


def _may_be(context, quote, kinds, word):
    """Return which of those of these kinds, and nobody at the end, a source may mean: "it", "they" and "the police" no person,
    "she" no body."""
    person, known = kinds == KINDS.index("person"), kinds != KINDS.index("unknown")
    words = [one.lower() for one in context.words(*_ends(quote))] if quote.source else []
    if word in BODIES or word in MANY or words and len(words) < 4 and classes().get(words[-1]) in ("group", "body"):
        fit = ~person
    elif word in ONE:
        fit = person | ~known
    else:
        fit = np.ones(len(kinds), dtype=bool)
    return np.append(fit, True)


def _only_word(context, quote):
    """Return the source's word in small letters where it has one alone, a pronoun, else ""."""
    words = context.words(*_ends(quote)) if quote.source else []
    return words[0].lower() if len(words) == 1 and pronoun_in(words) else ""


def sure_numbers(quote, chance):
    """Return what tells how sure a row is, (N_SURE,): `chance` is the head's of its speaker."""
    odds = [np.log((p + 0.01) / (1.01 - p)) for p in (quote.act_sure, chance, quote.confidence)]
    kinds = [quote.kind == kind for kind in QUOTE_KINDS] + [quote.act == act for act in ACTS]
    return [*odds, odds[0] * odds[1], *kinds, not quote.cue, not quote.source]


def _settled(context, cast, quote, ruled, place):
    if ruled.place and ruled.how_resolved in OF_A_STATE:
        return ruled
    if place == cast.n:
        named = ruled.name in cast.names or ruled.how_resolved == "unresolved"
        return described(context, quote) if named else ruled
    name, kind = cast.names[place], KINDS[cast.kinds[place]]
    if _owner_alone(context, quote, name):
        return described(context, quote) if ruled.name in cast.names or not ruled.name else ruled
    kind = kind_of_place(name, kind)
    variants = [one.name for one in context.inside(*_ends(quote))] if quote.source else []
    if kind == "state" and quote.source and not variants and not _for_a_state(context.words(*_ends(quote))):
        return described(context, quote) if ruled.name in cast.names or not ruled.name else ruled
    if kind == "unknown":
        kind = "group" if name.endswith("s") else "organisation"
    if ruled.name == name and ruled.kind in (kind, "government", "state"):
        return ruled
    variants = [variant for variant in variants if variant in name]
    return Resolution(
        name, kind, how_of(context, quote, variants, name, kind), 1.0,
        context.role_of.get(name, ""), name if kind in ("government", "state") else "", context.pronoun_of.get(name, ""), variants,
    )  # fmt: skip


def _for_a_state(words):
    """Say whether a source without a state's name may be the state: a pronoun, "the country", "the government"."""
    return bool(pronoun_in(words)) or words[-1].lower() in COUNTRY


def _owner_alone(context, quote, name):
    """Say whether the source names `name` only as whose it is: "Ana Ruiz's lawyers", "the Ruiz campaign"; what is written speaks
    for who wrote it."""
    if not quote.source:
        return False
    start, end = _ends(quote)
    words = context.words(start, end)
    held = [one for one in context.inside(start, end) if one.canonical == name]
    if not held or any(classes().get(word.lower()) == "document" or word.lower() in VIEWS for word in words):
        return False
    return all(_owns(context, one, end) for one in held)


def _owns(context, name, end):
    after = context.words(name.end, end)
    if not after:
        return False
    if context.possessive(name):
        return len(after) > 1 and after[1].isalpha()
    return after[0].islower() and classes().get(after[0]) in ("body", "group")


def how_of(context, quote, variants, name, kind):
    """Return how the source named `name`, one of tables.HOW_RESOLVED."""
    if variants:
        if kind in ("organisation", "government", "state"):
            return "organisation" if kind == "organisation" else "metonym"
        return "full name" if variants[0] == name else "surname"
    words = context.words(*_ends(quote)) if quote.source else []
    if not words:
        return "context"
    if pronoun_in(words):
        return "pronoun"
    return "author" if any(classes().get(word.lower()) == "document" for word in words) else "description"


def described(context, quote):
    """Return the Resolution of a source that names nobody: its own words, or unresolved where it has none of its own."""
    if not quote.source:
        return UNRESOLVED
    start, end = _ends(quote)
    text = context.document.text[start:end].strip()
    label = text[: ENDS.search(text, min(len(text), 4)).start()]
    words = [word.lower() for word in label.split()]
    if not words or pronoun_in(label.split()):
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
    return Resolution(label, kind, how, 1.0, "", "", pronoun, [])


def _ends(quote):
    return quote.source[0][0], quote.source[-1][1]
