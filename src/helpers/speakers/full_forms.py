"""Each name of an article in its fullest form there: a surname the full name, letters the body, a ministry its country's."""

import re
from collections import Counter, defaultdict
from functools import lru_cache
from itertools import zip_longest

from helpers.speakers.lexicon import family_first, kin_before, nicknames, places, pronoun_of_word
from helpers.speakers.near import pronoun_behind, pronoun_of_given, pronouns_behind
from helpers.speakers.states import country_of, of_any_country, with_article

RANKS = frozenset(("president", "premier", "chancellor", "governor", "senator", "king", "pope", "mayor"))
ENDS_OF_RANKS = tuple(sorted(RANKS))
BY_GIVEN_NAME = frozenset(("king", "queen", "prince", "princess", "sheikh", "sir", "dame", "lord", "lady", "pope"))
SUFFIXES = frozenset(("jr.", "sr.", "jr", "sr", "ii", "iii", "iv"))
NEW = re.compile(r",\s(?:\d|an?\s)")  # behind a name that brings in its bearer: "Ana, 29," "Ana, a baker,"
NEAR_RANK = 30  # characters before a name in which a rank stands beside it
BEFORE = re.compile(r"(?<!\bof )(?<!\bof the )\b(\w+),?\s$")  # not "the wife of the president, Hilda Marden"
BEHIND = re.compile(r",\s(?:the\s|a\s)?(?:former\s)?(\w+)\b")
PASSING = re.compile(
    r"\b(?:of|from|with|to|by|for|like|about|than|against|as)\s$", re.IGNORECASE
)  # before one named in passing
MOST_PARTS = 6  # of a person's full name
JOINS = (" and ", " & ", "'s ", "’s ")  # between two names that together are one body's
DASH = re.compile("[\u2010-\u2015\u2212]")
REMEMBERED = 1 << 14  # names


def fullest_forms(text, found, *, whose=False):
    """Give each name its fullest form: a surname the full name last read before it, else the first after it; letters that
    stand for a body's words the body; with `whose`, a ministry its country's."""
    bodies, middle, full = _written_out(text, found), _middle_names(found), {}
    others, called, owned = {}, _called(text, found), _owned(text, found) if whose else {}
    relatives = _relatives(text, found)
    given = _given_names(text, found) if whose else {}
    ranks = defaultdict(set)
    for name in found:
        ranks[name.name] |= _rank(name) | _rank_beside(text, name)
    apart, read = _apart(found, ranks, called), defaultdict(set)
    settled = _settled(found, apart) if apart else apart
    polite = defaultdict(dict)  # {surname: {he or she: whom "Mr Marden" means}}, while no Marden is more than passing
    forms_of = [_forms(name) for name in found]
    for name, forms in zip(found, forms_of, strict=True):
        for form in forms:
            if name.name not in relatives:
                full.setdefault(form, name.name)  # the first full name, until another is read
            others.setdefault(form, {}).setdefault(called.get(name.name, ""), {})[name.name] = None
    fixed = []
    stops = [name.start for name in found[1:]] + [len(text)]
    for name, stop, forms in zip(found, stops, forms_of, strict=False):
        form, canonical, kind = _dashed(name.name), name.name, name.kind
        place = _place(name.name) if kind == "government" else None
        if place and (" " in form or form not in full):  # "Jordan said" of Mia Jordan
            canonical = place[0]
        elif name.name in owned:
            canonical = owned[name.name]
        elif name.name in bodies:
            canonical, kind = bodies[name.name], "organisation"
        elif form in full or form in middle or form in others:
            canonical, kind = full.get(form) or middle.get(form, name.name), "person"
            word = pronoun_of_word().get(name.title.lower(), "")
            family = others.get(form, {})
            titled = bool(word)
            word = word or (pronoun_behind(text, name.end, stop) if len(family) > 1 and " " not in form else "")
            if titled and word in polite[form]:
                canonical = polite[form][word]
            elif word and family:  # "Mr. Marden" after his wife Hilda Marden
                canonical = _of_family(canonical, family, word, read[form]) or name.name
                if family.get("", {}).pop(canonical, word) is None:
                    family.setdefault(word, {})[canonical] = None  # "Mr. Marden" from now on
                if titled and canonical != name.name:
                    polite[form][word] = canonical
            elif form in apart and not word and not ranks[canonical] and (_rank(name) or form not in settled):
                canonical = name.name  # "President Marden" in his wife's story
        elif name.start in given:
            canonical, kind = given[name.start], "person"
        same = canonical == name.canonical and kind == name.kind
        fixed.append(name if same else name._replace(canonical=canonical, kind=kind))
        if not forms:
            continue
        passing = PASSING.search(text, max(0, name.start - 9), name.start)
        younger = name.name.split()[-1].lower() in SUFFIXES  # "Lind" is Bo Lind where Bo Lind Jr. is named, too
        for form in forms:
            read[form].add(name.name)
            if not passing:
                polite.pop(form, None)
            if name.name not in relatives and not (younger and _elder(full.get(form, ""), name.name)):
                full[form] = name.name
    return fixed


def _place(name):
    """Return what places() has of a name, with or without its article; or None."""
    key = name.lower()
    return places().get(key) or places().get(f"the {key}")


def _of_family(kept, family, word, read):
    """Return who of a family is `word` ("he" or "she"): `kept`, or the last of those, or the only one of whom nothing is known, of all
    or of those `read` before; else "".

    `family` is {he, she or "": {full name: None}}.
    """
    if kept in family.get(word, ()):
        return kept
    known, unknown = family.get(word, ()), family.get("", ())
    if known:
        return next(reversed(known))
    unknown = unknown if len(unknown) == 1 else read.intersection(unknown)
    return min(unknown) if len(unknown) == 1 else ""


def _relatives(text, found):
    """Return the full names beside a word for kin whose family name stood alone before: in "Marden left. His wife, Ida Marden, stayed"
    it is somebody else's."""
    alone, relatives = set(), set()
    for name in found:
        if " " not in name.name:
            alone.add(name.name)
        elif name.kind == "person" and surname(name.name) in alone:
            if kin_before(text, name.start):
                relatives.add(name.name)
        elif name.kind == "person":
            alone.discard(surname(name.name))
    return relatives


def _apart(found, ranks, called):
    """Return the surnames that stand after a rank ("President Marden") and that are not the full name's which the article has: it
    is a woman's, or told once and later, and never has a rank."""
    full, ranked, first = Counter(), Counter(), {}
    if not any(_rank(name) for name in found if name.title):
        return set()
    for name in found:
        form = _dashed(name.name)
        if name.kind == "person" and " " in form:
            full[surname(form)] += 1
            first.setdefault(surname(form), name.name)
        elif _rank(name):
            ranked[form] += 1 if form not in first or called.get(first[form]) == "she" else 0
    held = {form for form, name in first.items() if not ranks[name]}
    return {
        form
        for form in held
        if ranked[form] and (called.get(first[form]) == "she" or full[form] == 1 and ranked[form] > 1)
    }


def _settled(found, apart):
    """Return the surnames of `apart` that stand alone behind the full name before one of them has a rank: in "Hilda Marden came. Marden
    spoke." they are hers."""
    full, ranked, settled = set(), set(), set()
    for name in found:
        form = _dashed(name.name)
        if name.kind == "person" and " " in form:
            full.add(surname(form))
        elif form in apart and _rank(name):
            ranked.add(form)
        elif form in full - ranked and not name.title:
            settled.add(form)
    return settled


def _rank(name):
    return RANKS.intersection(name.title.lower().split()) if name.title else frozenset()


def _rank_beside(text, name):
    """Return the rank that stands right beside a full name: "the president, Hilda Marden", "Hilda Marden, the mayor"."""
    if name.kind != "person" or " " not in name.name:
        return frozenset()
    near = text[max(0, name.start - NEAR_RANK) : name.start]
    ranked = near.rstrip().removesuffix(",").lower().endswith(ENDS_OF_RANKS)  # so that BEFORE looks at few names
    before = BEFORE.search(text, max(0, name.start - NEAR_RANK), name.start) if ranked else None
    behind = BEHIND.match(text, name.end)
    return RANKS & {match[1].lower() for match in (before, behind) if match}


def _elder(one, other):
    """Say whether `one` is a full name without a suffix, of the family of `other`, which has one."""
    return bool(one) and one.split()[-1].lower() not in SUFFIXES and surname(one) == surname(other)


def _owned(text, found):
    """Return {body: body in full} of bodies that each country has, where the article says whose: "Oslo's Foreign Ministry", "the
    Norwegian Foreign Ministry", "the Foreign Ministry of Norway"."""
    owned = {}
    for owner, name in zip(found, found[1:], strict=False):
        if (
            owner.kind == "government"
            and text[owner.end : name.start] in ("'s ", "’s ")
            and of_any_country(name.name.split())
        ):
            _own(owned, name.name, country_of(owner.name) or owner.name)
        elif (
            name.kind == "government" and text[owner.end : name.start] == " of " and of_any_country(owner.name.split())
        ):
            _own(owned, owner.name, country_of(name.name) or name.name)
    for name in found:
        words = name.name.split()
        for at in (1, 2) if name.kind != "government" else ():
            country = len(words) > at and country_of(" ".join(words[:at]))
            if country and of_any_country(words[at:]):
                _own(owned, " ".join(words[at:]), country)
                if len(words) > at + 1:
                    owned[name.name] = owned[" ".join(words[at:])]
        if " of " in name.name:
            organ, _, country = name.name.rpartition(" of ")
            country = country_of(country.removeprefix("the "))
            if country and of_any_country(organ.split()):
                _own(owned, organ, country)
    return owned


def _own(owned, organ, country):
    if " " in organ:
        owned.setdefault(organ, f"{organ} of {with_article(country)}")


def _called(text, found):
    """Return {full name: he or she} of people with an honorific, or beside a word for kin: "his wife, Hilda Marden"; and of the
    only one with a surname, the honorific that it has alone most often: "Mrs. Marden"."""
    called, families, alone = {}, defaultdict(set), defaultdict(Counter)
    behind = pronouns_behind(text, found)
    for name in found:
        word = pronoun_of_word().get(name.title.lower())
        if name.kind == "person" and " " in name.name:
            families[surname(name.name)].add(name.name)
            word = word or kin_before(text, name.start) or behind.get(name.name) or pronoun_of_given(name.name)
            if word:
                called.setdefault(name.name, word)
        elif word:
            alone[name.name][word] += 1
    for family, words in alone.items():
        if len(families[family]) == 1:
            only, most = min(families[family]), min(words, key=lambda word: (-words[word], word))
            called.setdefault(only, behind.get(only, most))
    for one in {one for names in families.values() if len(names) > 1 for one in names if one in behind}:
        called.setdefault(one, behind[one])
    return called


def _forms(name):
    """Return the forms by which a person's full name may be called: the family name, and its last words ("Lopez Obregon")."""
    if name.kind != "person" or " " not in name.name:
        return frozenset()
    return _forms_of(name.name, bool(name.title) and not BY_GIVEN_NAME.isdisjoint(name.title.lower().split()))


@lru_cache(REMEMBERED)
def _forms_of(name, by_given_name):
    parts = _dashed(name).split()
    if not 1 < len(parts) <= MOST_PARTS:
        return frozenset()
    forms = {surname(name), *(" ".join(parts[at:]) for at in range(1, len(parts)))}
    if by_given_name:
        forms.add(parts[0])
    forms |= {form[0].upper() + form[1:] for form in forms if " " in form}  # "Da Silva", as a sentence begins
    arabic = [form for form in forms if form.lower().startswith(("al-", "el-")) and len(form) > 5]
    return frozenset(
        forms | {form[3:] for form in arabic} | {form[0].upper() + form[1:] for form in arabic}
    )  # as a sentence begins


def _middle_names(found):
    """Return {word: full name} of the words between first and last that only one person has: "Zavala" of "Ana Zavala Gomez"."""
    held = {}
    for name in {name.name for name in found if name.kind == "person" and " " in name.name}:
        parts = _dashed(name).split()
        for part in parts[1:-1] if len(parts) <= MOST_PARTS else ():
            held.setdefault(part, set()).add(name)
    return {part: min(names) for part, names in held.items() if len(names) == 1}


def _given_names(text, found):
    """Return {start: full name} of names of one word that are the given name of the only one who has it: "Ana" of "Ana Ruiz".

    Not where the word is anybody's family name, stands after a title, or brings in somebody new: "Ana, 29, a baker".
    """
    full, last = defaultdict(set), set()
    for name in found:
        parts = name.name.split()
        if name.kind == "person" and 1 < len(parts) <= MOST_PARTS:
            full[parts[0]].add(name.name)
            last |= set(parts[1:]) | {surname(name.name)}
    held = {word: names for word, names in full.items() if word not in last and len(word) > 2 and "." not in word}
    for short in {name.name for name in found} - held.keys() - last:
        whole = {name.capitalize() for name in nicknames().get(short.lower(), ())}
        held[short] = set().union(*(held.get(name, ()) for name in whole))  # "Bill" of William Marden
    return {
        name.start: min(held[name.name], key=lambda one: (len(one), one))
        for name in found
        if name.kind in ("person", "unknown")
        and not name.title
        and len({surname(one) for one in held.get(name.name, ())}) == 1
        and not NEW.match(text, name.end)
    }


def _dashed(name):
    """Return `name` with the keyboard's hyphen."""
    return name if name.isascii() else DASH.sub("-", name)


def _written_out(text, found):
    """Return {letters: body} where the article has both: "the Office for Budget Responsibility (OBR)", or letters elsewhere
    that are the capitals of one body's name."""
    letters = {name.name for name in found if name.name.isalpha() and name.name.isupper() and 1 < len(name.name) < 7}
    if not letters:
        return {}
    bodies, capitals = {}, {}
    for name, after in zip_longest(found, found[1:]):
        if after is not None and text[name.end : after.start] in JOINS:
            whole = text[name.start : after.end]
            short = _capitals(whole)
            if short in letters:  # "the Immigration and Harbour Service", "the Ruiz County Sheriff's Office"
                bodies.setdefault(short, whole)
                bodies.setdefault(after.name, whole)
        if " " not in name.name or name.kind == "government":
            continue
        own = _capitals(name.name)
        capitals.setdefault(own, name.name)
        beside = after is not None and text[name.end : after.start] in (" (", " (the ")
        if beside and after.name in letters and (after.name[0] == name.name[0] or sorted(after.name) == sorted(own)):
            bodies.setdefault(after.name, name.name)
    return {short: capitals[short] for short in letters if short in capitals} | bodies


@lru_cache(REMEMBERED)
def _capitals(name):
    return "".join([word[0] for word in name.replace("-", " ").split() if word[0].isupper()])


@lru_cache(REMEMBERED)
def surname(name):
    """Return the family name of a person's full name: the first part where that is the custom, else the last.

    >>> surname("Kim Jong Un"), surname("Moon Jae-in"), surname("Ana Ruiz"), surname("Joe Vane Jr.")
    ('Kim', 'Moon', 'Ruiz', 'Vane')
    """
    parts = [part for part in name.split() if part.lower() not in SUFFIXES] or name.split()
    eastern = len(parts) in (2, 3) and parts[0] in family_first()
    if eastern and (len(parts) == 3 or "-" in parts[1] or len(parts[1]) <= 5):
        return parts[0]
    return parts[-1]


@lru_cache(REMEMBERED)
def key_of(name):
    """Return the form under which spelling variants of a name meet.

    >>> key_of("Kim Jong-un") == key_of("Kim Jong Un")
    True
    """
    return re.sub(r"[^\w]+", "", _plain(name)).lower()


def _plain(text):
    import unicodedata

    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
