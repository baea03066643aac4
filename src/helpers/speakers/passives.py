"""Sources that are spoken of or to, and do not speak: "She was accused of lying", "Asked whether it would rain, he"."""

from helpers.speakers.lexicon import passives
from helpers.speakers.resolution import UNRESOLVED, Resolution
from helpers.speakers.states import kind_of_place

BE = frozenset(("is", "are", "was", "were", "be", "been", "being", "'re", "’re"))
BETWEEN = frozenset(
    ("not", "n't", "n’t", "once", "often", "also", "now", "today", "then", "first", "never", "still", "has", "have", "had", "will",
     "would", "may", "might", "could", "can", "to", "who")
)  # fmt: skip
OPENS = frozenset(("when", "if", "but", "though", "while"))  # before "asked about it, he"
LEADING = frozenset(("the", "The", "his", "her", "’s", "'s"))  # between "by" and the name of whoever asks
LONG = 6  # words from "by" to the name
NEAR = 8  # words from a source's end to its participle


def is_told(context, quote):
    """Say whether a quotation's source is the subject of a participle of passives.csv, and so not who speaks."""
    return participle(context, quote) is not None


def teller(context, quote):
    """Return the Resolution of whoever told or asked such a source: whom "by" names right behind the participle, else nobody."""
    place, document = participle(context, quote) + 1, context.document
    if document.words[place : place + 1] != ["by"]:
        return UNRESOLVED
    by = int(document.tokens[place, 1])
    name = context.name_after(by)
    if name and context.possessive(name):  # "by the Courier's Ana Ruiz"
        name = context.name_after(name.end)
    if name is None or context.possessive(name) or not _follows(context, by, name):
        return UNRESOLVED
    how = "organisation" if name.kind == "organisation" else "full name" if name.name == name.canonical else "surname"
    kind = "person" if context.is_person(name) else kind_of_place(name.canonical, name.kind)
    if kind not in ("person", "organisation"):
        return UNRESOLVED
    role, pronoun = context.role_of.get(name.canonical, ""), context.pronoun_of.get(name.canonical, "")
    return Resolution(name.canonical, kind, how, 1.0, role, "", pronoun, [name.name])


def _follows(context, by, name):
    """Say whether nothing but a determiner and another name with its "'s" stands between "by" and a name."""
    held = context.inside(by, name.start)
    words = context.words(by, name.start)
    return len(words) <= LONG and all(
        word in LEADING or any(word in one.name.split() for one in held) for word in words
    )


def participle(context, quote):
    """Return the token of such a participle, None where a quotation has none."""
    if not quote.source or not quote.cue:
        return None
    words, end = context.document.words, quote.source[-1][1]
    if quote.cue[0][1] <= quote.source[0][0]:
        first = context.document.tokens_in(*quote.cue[0]).start
        opens = words[first][:1].isupper() or bool(first) and words[first - 1].lower() in OPENS
        return first if opens and passives().get(words[first].lower()) else None
    between = context.document.tokens_in(end, quote.cue[-1][1])[:NEAR]
    place = next((at for at in between if words[at].lower() in passives()), between.start)
    before = [words[at].lower() for at in range(between.start, place)]
    before = [word for word in before if word not in BETWEEN and not word.endswith("ly")]
    return place if before and BE.issuperset(before) else None
