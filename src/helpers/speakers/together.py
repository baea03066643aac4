"""Several who speak as one: "Ana Ruiz and Bo Lind said", "Mr and Mrs Marden said", "they" after a pair."""

import re

from helpers.speakers.full_forms import surname
from helpers.speakers.lexicon import classes, pronoun_of_word
from helpers.speakers.resolution import Resolution
from helpers.speakers.states import country_of

BETWEEN = re.compile(r"(?:,?\s(?:and|&)\s|,\s)(?:the\s)?")
COUPLE = re.compile(r"(?P<one>Mr|Mrs|Ms|Dr|Sir|Lord|Lady)\.?\s(?:and|&)\s(?P<other>Mr|Mrs|Ms|Dr|Lady|Lord|Sir)\.?\s$")
THEY = frozenset(("they", "both"))
BOTH = frozenset(("both",))
MOST = 6  # speakers of one source
AGO = 2  # sentences between a pair and the "they" that means it


def together(context, start, end, names):
    """Return the Resolution of a source at [start, end) of the text that names several speakers side by side, else None.

    `names` are the Names in it. It is a group; its name has each in full, "Ana Ruiz and Bo Lind".
    """
    couple = _couple(context, start, names) or _family(context, start, end, names)
    pair = couple or _side_by_side(context, start, end, names)
    if not pair:
        return None
    how = "full name" if all(name == one.name for name, one in zip(pair, names, strict=False)) else "surname"
    return Resolution(listed(pair), "group", how, 1.0, "", "", "", [one.name for one in names])


def listed(names):
    """Return names as one: "Ana Ruiz, Bo Lind and Jan Vane".

    >>> listed(["Ana Ruiz", "Bo Lind", "Jan Vane"])
    'Ana Ruiz, Bo Lind and Jan Vane'
    """
    return f"{', '.join(names[:-1])} and {names[-1]}"


def pair_before(context, start):
    """Return the Resolution of "they" at `start` where a pair of people is what was last named, in this sentence or the two before."""
    document = context.document
    here = document.sentence_at(start)
    first = int(document.sentences[max(0, here - AGO), 0])
    near = [name for name in context.names if first <= name.start < start]
    for one, other in zip(near[::-1][1:], near[::-1], strict=False):
        if other.kind == "person":
            found = _side_by_side(context, one.start, other.end, [one, other])
            return Resolution(listed(found), "group", "pronoun", 1.0, "", "", "", []) if found else None
    return None


def _side_by_side(context, start, end, names):
    """Return the names in full of speakers joined by "and" from the source's first words to its last, else None."""
    if not 1 < len(names) <= MOST:
        return None
    names = _with_shared_family(context, names)
    if not all(map(_speaks, names)):
        return None
    text = context.document.text
    firsts = [_with_title(context, name) for name in names]
    joined = [text[one.end : first] for one, first in zip(names, firsts[1:], strict=False)]
    if not all(BETWEEN.fullmatch(words) for words in joined) or not any(word in joined[-1] for word in ("and", "&")):
        return None
    before, after = context.words(start, firsts[0]), context.words(names[-1].end, end)
    if (
        any(word.lower() not in ("both", "the") for word in before)
        or after
        and after[0].lower() not in (*BOTH, ",", "all")
    ):
        return None
    whole = list(dict.fromkeys(name.canonical for name in names))
    known = all(name.kind == "person" or country_of(name.name) or _alone(context, name) for name in names)
    return whole if len(whole) == len(names) and known else None


def _with_shared_family(context, names):
    """Return Names with the family name that stands behind the last of several, "Ana and Ben Ruiz", where a given name is first named here
    and nobody's family name."""
    last = names[-1]
    if last.kind != "person" or " " not in last.name:
        return names
    family = surname(last.name)
    return [
        name._replace(canonical=f"{name.name} {family}", kind="person") if _given(context, name) else name
        for name in names[:-1]
    ] + [last]


def _given(context, name):
    """Say whether a name of one word may be a given name: no title, no other form, and it stands here first in its article."""
    alone = " " not in name.name and not name.title and name.canonical == name.name and not name.name.isupper()
    return (
        alone
        and name.kind in ("person", "unknown")
        and all(one.start >= name.start or name.name not in one.name.split() for one in context.names)
    )


def _speaks(name):
    return name.kind != "unknown" and classes().get(name.name.lower()) is None


def _alone(context, name):
    """Say whether a body is named elsewhere, too: "Border" of "Customs and Border Protection" is not."""
    return sum(one.canonical == name.canonical for one in context.names) > 1


def _with_title(context, name):
    """Return where a name and the title before it begin."""
    return int(context.document.tokens[name.first - len(name.title.split()), 0]) if name.title else name.start


def _couple(context, start, names):
    """Return the two names of "Mr and Mrs Marden", each in full where the article has it, else None."""
    if len(names) != 1:
        return None
    name, text = names[0], context.document.text
    match = COUPLE.search(text, max(0, name.start - 20), name.start)
    if not match or match.start() < start:
        return None
    family = name.name.split()[-1]
    found = [_of_family(context, family, pronoun_of_word().get(match[part].lower(), "")) for part in ("one", "other")]
    shown = [whole or f"{match[part]} {name.name}" for whole, part in zip(found, ("one", "other"), strict=True)]
    return shown if shown[0] != shown[1] else None


def _family(context, start, end, names):
    """Return the people of "the Mardens", where the article names two or more of them, else None."""
    if (
        len(names) != 1
        or [word.lower() for word in context.words(start, names[0].start)] != ["the"]
        or names[0].end != end
    ):
        return None
    family = names[0].name.removesuffix("s")
    people = [one.canonical for one in context.people if " " in one.canonical and one.canonical.split()[-1] == family]
    whole = list(dict.fromkeys(people))
    return whole if names[0].name.endswith("s") and 1 < len(whole) <= MOST else None


def _of_family(context, family, pronoun):
    """Return the full name of the only one of a family whom the article calls by a pronoun, or by none, else ""."""
    people = {one.canonical for one in context.people if " " in one.canonical and one.canonical.split()[-1] == family}
    own = {name for name in people if context.pronoun_of.get(name) == pronoun}
    own = own or {name for name in people if name not in context.pronoun_of}
    return min(own) if len(own) == 1 else ""
