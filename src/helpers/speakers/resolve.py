"""Who the words of a source name, inside one article.

Rules answer first, in this order: a name in the source; a place that speaks for a government; a pronoun; a title the article
has given to someone; a document, which speaks for its author; a group or a person without a name. A head then weighs their
answer against everybody the article names (pointer.py, settle.py). What none of these settles is left unresolved and said so.
"""

from helpers.language import encoder
from helpers.speakers.context import Context
from helpers.speakers.kinds import with_kinds
from helpers.speakers.lexicon import classes, pronoun_of_word
from helpers.speakers.names import names_in
from helpers.speakers.pointing import pronoun_in
from helpers.speakers.resolution import UNRESOLVED, Resolution
from helpers.speakers.settle import settled
from helpers.speakers.sources import post_of
from helpers.speakers.states import OWNS, country_of, kind_of_place, meant

HE, SHE = frozenset(("he", "his", "him")), frozenset(("she", "her"))
THEY, IT = frozenset(("they", "we", "their")), frozenset(("it", "its"))
RELATIVE = frozenset(("who", "that", "which", "whom"))
DEFINITE = frozenset(("the", "his", "her", "their", "its"))
ONE, SEVERAL = (
    frozenset(("a", "an", "one", "another")),
    frozenset(("some", "many", "several", "most", "few", "all", "both")),
)
SELF = frozenset(("i", "me", "my"))
FEW, LONG = 20, 40  # places in an article that are looked at for whose a body is, and characters of its state's name
OWN = frozenset(("his", "her"))


def resolve_in(document, quotes):
    """Return a Resolution for each of `quotes`, in their order; the quotations of one article, by position.

    >>> from helpers.text import Document
    >>> from helpers.quotes import Quote
    >>> document = Document("Ana Ruiz, the mayor, came. “Yes,” she said.")
    >>> said = Quote("direct", [[27, 33]], [[38, 42]], [[34, 37]], "said", "speech", 0.6, 1, 0.9)
    >>> resolve_in(document, [said])[0][:3]
    ('Ana Ruiz', 'person', 'pronoun')
    """
    if not quotes:
        return []
    if document.reading is None:
        encoder().read([document])
    context, resolutions = by_rules(document, quotes)
    return settled(context, quotes, resolutions)


def by_rules(document, quotes):
    """Return (Context, a Resolution for each of `quotes`) by rules alone."""
    marked = [span for quote in quotes if quote.kind == "direct" for span in quote.content]
    context = Context(document, names_in(document, with_kinds), marked)
    resolved = []
    for quote in quotes:
        resolution = _resolve(context, quote)
        if resolution.kind == "person" and resolution.name:
            context.spoke(quote, resolution.name)
        resolved.append(resolution)
    return context, resolved


def _resolve(context, quote):
    if not quote.source:
        return UNRESOLVED
    start, end = quote.source[0][0], quote.source[-1][1]
    words = [word.lower() for word in context.words(start, end)]
    names = context.inside(start, end)
    document_words = [word for word in words if classes().get(word) == "document"]
    for step in (_person, _of_a_state, _body, _pronoun, _document, _titled, _unnamed):
        found = step(context, quote, start, end, words, names, document_words)
        if found:
            return found
    return UNRESOLVED


def _result(context, name, kind, how, *, variants=(), role="", place="", pronoun=""):
    return Resolution(
        name, kind, how, 1.0, role or context.role_of.get(name, ""), place,
        pronoun or context.pronoun_of.get(name, ""), list(variants),
    )  # fmt: skip


def _person(context, quote, start, end, words, names, document_words):
    people = [name for name in names if name.kind == "person" or context.is_person(name)]
    heads = [name for name in people if name.end == end or not context.possessive(name)]  # "in Ana Ruiz’s view"
    if not people or not (heads or document_words):
        return None
    name = (heads or people)[0]
    head_is_document = document_words and words.index(document_words[0]) < len(words) and not _starts(words, name)
    how = "author" if head_is_document else "full name" if " " in name.name else "surname"
    held = any(classes().get(word) == "title" for word in name.title.lower().split())
    role = name.title if held or name.canonical not in context.role_of else ""  # "Mr. Ruiz" is still the mayor
    return _result(context, name.canonical, "person", how, variants=[name.name], role=role)


def _of_a_state(context, quote, start, end, words, names, document_words):
    """A state, or its officials, bodies or president: a state's name in a source is seldom the state that speaks."""
    if any(name.kind in ("organisation", "person") for name in names):
        return None
    found = meant(context.words(start, end))
    if not found:
        return None
    if found.kind == "state":
        own = [
            name.name for name in names if country_of(name.name) == found.name
        ]  # "Norway, which had left Chad, said"
        return _result(context, found.name, "state", "metonym", variants=own, place=found.name)
    if found.kind == "title" and words[0] not in ONE:
        held = context.titled(found.head, start, found.country, post_of(words, found.head))
        if held:
            return _result(context, held, "person", "title", role=found.head, place=found.country)
    if found.kind == "document":
        return _document(context, quote, start, end, words, [], document_words)
    if found.kind == "organisation":
        return _result(context, found.name, "government", "organisation", place=found.country)
    kind = "group" if found.kind == "group" else "unnamed"
    return _result(context, found.name, kind, kind, place=found.country)


def _body(context, quote, start, end, words, names, document_words):
    if document_words and not names:
        return None
    bodies = [name for name in names if name.kind in ("organisation", "government", "unknown")]
    bodies = [name for name in bodies if name.kind != "unknown" or len(words) == len(name.name.split())]
    bodies = [name for name in bodies if not context.possessive(name)] or bodies
    if not bodies or (
        classes().get(words[-1]) in ("unnamed", "group", "title") and len(words) > len(bodies[0].name.split()) + 1
    ):
        return None
    name = max(bodies, key=lambda body: (body.kind == "organisation", -body.start))
    if name.kind == "government":
        kind = kind_of_place(name.canonical)
        return _result(context, name.canonical, kind, "metonym", variants=[name.name], place=name.canonical)
    kind = "organisation" if name.kind == "organisation" else "person"
    how = "organisation" if kind == "organisation" else "surname"
    return _result(context, name.canonical, kind, how, variants=[name.name])


def _starts(words, name):
    return words[: len(name.name.split())] == name.name.lower().split()


def _pronoun(context, quote, start, end, words, names, document_words):
    if not pronoun_in(context.words(start, end)):
        return None
    word = words[0]
    if word in RELATIVE:
        name = context.name_before(start)
        return name and _result(context, name.canonical, kind_of_place(name.canonical, name.kind), "pronoun")
    if word in HE or word in SHE:
        gender = "he" if word in HE else "she"
        name = context.person_before(start, gender)
        return name and _result(context, name, "person", "pronoun", pronoun=gender)
    if word in IT or word in THEY:
        body = context.body_before(start)
        return body and _result(context, body.canonical, kind_of_place(body.canonical, body.kind), "pronoun")
    if word in SELF:
        name = context.last_speaker()
        return name and _result(context, name, "person", "pronoun")
    return None


def _document(context, quote, start, end, words, names, document_words):
    if not document_words or names:
        return None
    author = context.author_before(document_words[0], start)
    if author:
        return _result(context, author.canonical, kind_of_place(author.canonical, author.kind), "author")
    label = " ".join(word for word in words if word not in ("the", "a", "an", "this", "that", "his", "her"))
    return _result(context, label, "document", "unnamed")


def _titled(context, quote, start, end, words, names, document_words):
    if any(context.possessive(name) is False for name in names):
        return None
    definite = bool(words) and (words[0] in DEFINITE or len(words) == 1)  # alone: a headline's, or a label
    owned = max((place for place, word in enumerate(words[:-1]) if word in OWNS), default=0)  # "the mayor's advisers"
    heads = [word for word in words[owned:] if classes().get(word) == "title"]
    if definite and heads:
        held = context.titled(heads[-1], start, post=post_of(words, heads[-1]))
        near = None if held or words[0] in OWN else context.person_before(start)
        name = held or (near if not context.role_of.get(near) else None)  # who has another title is not the one meant
        if name:
            return _result(context, name, "person", "title", role=heads[-1] if held else "")
    return None


def _elsewhere_of_a_state(context, start, words):
    """Return the Resolution of a state's body ("state TV") by where the article says whose it is ("Norwegian state TV"), else None."""
    words = words[words[0] in DEFINITE :]
    for match in context.told_of(" ".join(words))[:FEW] if words else ():
        near = context.words(max(0, match.start() - LONG), match.end())[-len(words) - 2 :]
        owner = near[-len(words) - 1 : -len(words)]  # "Norway", "'s", "state", "TV", or "Norwegian", "state", "TV"
        found = match.start() != start and meant(near if owner and owner[0] in OWNS else near[-len(words) - 1 :])
        if found and found.kind == "organisation":
            return _result(context, found.name, "government", "organisation", place=found.country)
    return None


def _unnamed(context, quote, start, end, words, names, document_words):
    kinds = [classes().get(word) for word in words]
    label = " ".join(context.document.text[start:end].split())
    pronoun = next((pronoun_of_word()[word] for word in words if word in pronoun_of_word()), "")
    if "group" in kinds:
        return _result(context, label, "group", "group")
    if "unnamed" in kinds or "title" in kinds:
        return _result(context, label, "unnamed", "unnamed", pronoun=pronoun)
    if "body" in kinds:
        return _elsewhere_of_a_state(context, start, words) or _result(context, label, "organisation", "organisation")
    if words and words[0] in ONE and len(words) > 1:
        return _result(context, label, "unnamed", "unnamed", pronoun=pronoun)
    if words and words[0] in SEVERAL and not names:
        return _result(context, label, "group", "group")
    return None
