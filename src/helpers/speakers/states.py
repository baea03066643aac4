"""A state's name in the words of a source: the state as such, or only whose officials, bodies or president speak."""

from typing import NamedTuple

from helpers.speakers.lexicon import classes, demonyms, place_kinds, places, states

GOVERNMENT = frozenset(("government", "regime", "side", "state"))
PREPOSITIONS = frozenset(
    ("of", "in", "from", "for", "to", "at", "with", "by", "on", "about", "near", "into", "within", "inside")
)
STOPS = frozenset((",", "(", ")", ";", ":", "—", "–", "-", "who", "which", "that", "whose", "and", "or"))
ENDS = PREPOSITIONS | STOPS  # of a noun phrase
DETERMINERS = frozenset(("the", "a", "an", "its", "his", "her", "their", "our", "this", "that", "another", "one"))
OWNS = frozenset(("'s", "’s", "'", "’"))
# Words of bodies that each country has: alone they name no one of them.
OF_ANY_COUNTRY = frozenset(
    ("foreign", "defense", "defence", "interior", "finance", "justice", "health", "education", "trade", "ministry", "parliament",
     "central", "national", "bank", "supreme", "court", "army", "navy", "air", "force", "police", "assembly", "government",
     "military", "state", "security", "council", "election", "commission", "federal", "constitutional", "high", "tv",
     "television", "radio", "media", "news", "agency")
)  # fmt: skip
PEOPLE = ("group", "unnamed", "title", "document")  # classes of words.csv that an official's or a paper's noun has
PARTS = frozenset(("Latin", "North", "South", "Central", "New"))  # before a state's name, that make it another's
PLURAL_BODIES = frozenset(("nations", "airlines", "airways", "companies"))


class Meant(NamedTuple):
    """What a source with a state's name means: `kind` is state, group, unnamed, title, document or organisation (a body), `name`
    who that is, `country` whose, and `head` the noun."""

    kind: str
    name: str
    country: str
    head: str


def country_of(words):
    """Return the state that words (a str) name, as its name or by an adjective, else "".

    >>> country_of("the U.S."), country_of("Norwegian"), country_of("Ana")
    ('United States', 'Norway', '')
    """
    key = words.lower()
    place = places().get(key) or places().get(f"the {key}")
    if place:
        return place[0] if place[0] in states() else ""
    return demonyms().get(key, "")


def kind_of_place(name, kind="government"):
    """Return what a name of kind government names: a state, a body of one, or what metonyms.csv says; another kind as it is.

    >>> kind_of_place("Norway"), kind_of_place("Kremlin"), kind_of_place("United Nations"), kind_of_place("Ana Ruiz", "person")
    ('state', 'government', 'organisation', 'person')
    """
    return ("state" if name in states() else place_kinds().get(name, kind)) if kind == "government" else kind


def meant(words):
    """Return the Meant of a source's `words` (a list of str) that hold a state's name or adjective, else None.

    >>> meant(["Norway", "'s", "foreign", "ministry"]).name, meant(["the", "Norwegian", "government"]).kind
    ('Foreign Ministry of Norway', 'state')
    >>> meant(["US", "officials"])[:2], meant(["Norway"]).kind, meant(["the", "US", "president"]).kind
    (('group', 'US officials'), 'state', 'title')
    """
    found = _place(words)
    if not found:
        return None
    first, last, country = found
    named = words[first:last]
    adjective = " ".join(named).lower() in demonyms()
    owner = words[last : last + 1] and words[last] in OWNS
    before = [word for word in words[:first] if word.lower() not in DETERMINERS]
    after = until(words[last + bool(owner) :])
    if before and before[-1].lower() in PREPOSITIONS and after:  # "a spokesman for the Norwegian government"
        noun = until(before)
        held = classes().get(noun[-1].lower()) if noun else None
        if held in ("title", "unnamed", "group"):
            label = " ".join(words[: len(words) - len(words[last + bool(owner) :]) + len(after)])
            return Meant("group" if held == "group" else "unnamed", label, country, noun[-1].lower())
    if before and before[-1].lower() in PREPOSITIONS and not after:  # "the government of Norway", "a man from Oslo"
        noun = until(before)
        label, of = (
            " ".join(words[: len(words) - len(after)]),
            before[-1].lower() == "of" and len(noun) == len(before) - 1,
        )
        return _of(noun, label, country, _titled(noun, country) if of else "") if noun else None
    if not after:
        return Meant("group", " ".join(words), country, "") if adjective else Meant("state", country, country, "")
    label = " ".join([*words[:last], *words[last : last + bool(owner)], *after]).replace(" '", "'").replace(" ’", "’")
    if owner and all(word[0].isupper() for word in after) and not of_any_country(after):
        body = " ".join(after)  # "Norway's Daily Post"
    else:
        body = _titled(after, country) if owner else " ".join([*named, *after])
    return _of(after, label, country, body)


def _of(noun, label, country, body):
    """Return what a noun phrase of a state means by its last word; `body` is its name where it is a body of the state."""
    head = noun[-1].lower()
    held = classes().get(head, "")
    if head in GOVERNMENT:
        return Meant("state", country, country, head)
    if held in PEOPLE and not (held == "group" and classes().get(noun[-1].rstrip("s").lower()) == "body"):
        return Meant(held, label, country, head)
    if held == "body" or body and all(word[0].isupper() for word in noun):
        return Meant("organisation", body or label, country, head)
    plural = head.endswith("s") and not head.endswith("ss") and head not in PLURAL_BODIES
    return Meant("group" if plural else "unnamed", label, country, head)


def of_any_country(words):
    """Say whether each country has a body of these words (a list of str)."""
    return all(word.lower() in OF_ANY_COUNTRY for word in words)


def _titled(noun, country):
    """Return the full name of a state's body: "Foreign Ministry of the United States"."""
    words = [word if word[0].isupper() else word.capitalize() for word in noun]
    return f"{' '.join(words)} of {with_article(country)}"


def with_article(country):
    """Return the country with "the" where its name has one.

    >>> with_article("United States"), with_article("Norway")
    ('the United States', 'Norway')
    """
    the = country.startswith("United ") or country.endswith(("Republic", "Islands", "Netherlands", "Philippines"))
    return f"the {country}" if the else country


def _place(words):
    """Return (first, last, state) of the first words that name a state, the longest there; else None."""
    for first in range(len(words)):
        if (
            first
            and words[first - 1] in PARTS
            and words[first - 1][0].isupper()
            or words[first + 1 : first + 3] == ["-", "based"]
        ):
            continue  # "Latin America", "a Washington - based body"
        for last in range(min(len(words), first + 4), first, -1):
            country = (
                words[first][:1].isupper()
                and words[first].lower() not in DETERMINERS
                and country_of(" ".join(words[first:last]))
            )
            if country:
                return first, last, country
    return None


def until(words):
    """Return the words up to the first that ends a noun phrase."""
    stop = next((place for place, word in enumerate(words) if word.lower() in ENDS), len(words))
    return words[:stop]
