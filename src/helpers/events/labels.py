"""A short name for an event, in the field's style, made from its parts; never a sentence cut short."""

from collections import Counter
from functools import cache
from importlib.resources import files

import pandas as pd

from helpers.events.cast import is_house, is_place, kind_of_name, with_article
from helpers.events.triggers import said_of
from helpers.speakers import surname
from helpers.speakers.lexicon import classes, places

FEW = 4  # mentions up to which one alone names who, where and what; of more two must agree
SHARE = {"who": 0.2, "place": 0.2, "what": 0.15}  # and so large a share: of those that name any; for "what", of all


@cache
def _templates():
    table = pd.read_csv(files("helpers.events") / "labels.csv", comment="#")
    return {kind: group["template"].tolist() for kind, group in table.groupby("kind", sort=False)}


@cache
def _verb_nouns():
    """Return {trigger: (noun, what it is of)} of verb_nouns.csv."""
    table = pd.read_csv(files("helpers.events") / "verb_nouns.csv", comment="#", keep_default_na=False)
    return {trigger: (noun, of) for trigger, noun, of in table.itertuples(index=False)}


def label_of(cluster, bearers=None):
    """Return the label of a cluster of mentions: the first template of its kind whose parts are all known.

    A part is known where enough of its mentions give it; who stands with whom, and who with where, must be told by one
    mention. `bearers` maps a family name to those who bear it in the corpus, most mentioned first (see `short`).
    """
    kind = cluster.kind()
    rows = [row for row in cluster.rows if row.kind == kind]
    parts = _parts(rows, kind, bearers)
    for template in (*_templates().get(kind, ()), *_templates()["*"]):
        needed = [name for name in parts if "{" + name + "}" in template]
        if all(parts[name] for name in needed) and _fits(template, parts):
            return _capital(template.format(**parts).replace("s’s ", "s’ "))
    return _capital(kind)


def _fits(template, parts):
    """Say whether the parts of a template go together: who was where by one mention; no place said twice."""
    if " and {b}" in template and is_person(parts["who"]) != is_person(parts["with"]):
        return False  # "Ruiz and Norway meet" would name a country for whoever was there
    if "{place}" in template and ("{what}" in template and parts["what_place"] or parts["place"] in parts["noun"]):
        return False
    if "{place}" in template and ("{a}" in template or "{person}" in template):
        return (parts["who"], parts["place"]) in parts["together"]
    return True


def _parts(rows, kind, bearers):
    agents = Counter(row.agent for row in rows if row.agent)
    people = Counter({name: n for name, n in agents.items() if is_person(name) and not is_place(name)})
    agent, person = _agreed(agents, rows, "who"), _agreed(people, rows, "who")
    beside = Counter(row.partner for row in rows if row.partner and row.agent == (person or agent))
    partner = _whole(_agreed(beside, rows, "who"), rows)
    places_ = Counter(row.place for row in rows if row.place)
    place = _agreed(places_, rows, "place")
    noun, what, object_ = _noun(rows, kind), _what(rows, kind, bearers), Counter(r.object for r in rows if r.object)
    owners = Counter(row.owner for row in rows if row.owner and row.owner != agent)
    return {
        "who": person or agent, "with": partner, "together": {(row.agent, row.place) for row in rows},
        "owner": short(_first(owners), bearers), "a": short(agent, bearers), "person": short(person, bearers),
        "b": short(partner, bearers) if partner != agent else "", "place": _in(place), "noun": noun, "what": what,
        "what_place": any(word in what for word in (" in ", " at ", " of ")), "object": _first(object_),
        "body": _in(agent) if agent and not is_person(agent) else "",
    }  # fmt: skip


def _first(counts):
    return max(counts, key=lambda name: (counts[name], name), default="")


def _agreed(counts, rows, part):
    """Return what most mentions give, where it is not one of many: two of more than FEW, and a SHARE of them."""
    best = max(counts, key=lambda name: (counts[name], len(name), name), default="")
    least = SHARE[part] * (len(rows) if part == "what" else counts.total())
    return best if counts[best] >= max(least, 1 if len(rows) <= FEW else 2) else ""


def _whole(name, rows):
    """Return the fullest form that the mentions have of a name."""
    if " " in name or not name:
        return name
    known = Counter(full for row in rows for full in (row.agent, *row.others) if " " in full and surname(full) == name)
    return _first(known) or name


def _in(place):
    """Return a place as it stands after "in"."""
    return f"the {place}" if place and (place in with_article() or is_house(place)) else place


def _noun(rows, kind):
    """Return the noun by which the event is mentioned most, with its modifiers; of verbs alone, the noun that stands for them."""
    nouns, heads = Counter(row.trigger for row in rows if said_of(row.trigger)[2] == "n"), Counter()
    if not nouns:
        verbs = Counter(_verb_nouns()[row.trigger][0] for row in rows if row.trigger in _verb_nouns())
        best = _first(verbs)
        return "" if " " in best else best or kind
    noun = _first(nouns)
    for row in rows:
        if row.trigger == noun and row.what:
            heads[row.what[: _at(row) + len(noun)]] += 1
    told = [row for row in rows if row.trigger == noun]
    return _agreed(Counter({head: n for head, n in heads.items() if head != noun}), told, "what") or noun


def _at(row):
    """Return where the noun stands in a mention's phrase."""
    return max(0, row.what.lower().find(row.trigger))


def _what(rows, kind, bearers):
    """Return the phrase that names the event with what it was of, on or against, or ""."""
    told = Counter()
    for row in rows:
        if not row.what:
            continue
        if said_of(row.trigger)[2] == "n":
            if len(row.what) > _at(row) + len(row.trigger):
                told[row.what[_at(row) :]] += 1
            elif _at(row):
                told[row.what] += 1
        elif _verb_nouns().get(row.trigger, ("", ""))[1] == "object":
            noun = _verb_nouns()[row.trigger][0]
            told[f"{noun} {row.what}" if noun.endswith(" on") else f"{noun} of {row.what}"] += 1
    best = _agreed(told, rows, "what")
    return _shortened(best, rows, bearers)


def _shortened(phrase, rows, bearers):
    """Return a phrase with the name of a person at its end as a label writes it."""
    known = {name for row in rows for name in (row.agent, *row.others) if " " in name and phrase.endswith(name)}
    name = max(known, key=len, default="")
    return phrase[: -len(name)] + short(name, bearers) if name and is_person(name) and not is_place(name) else phrase


def _capital(text):
    return text[0].upper() + text[1:]


@cache
def _bodies():
    return {place[0].lower() for place in places().values()}


@cache
def is_person(name):
    """Say whether a name is a person's, as far as its form tells: no country, no initials, no word of a body or a thing in it.

    >>> is_person("Ana Ruiz"), is_person("Harbour Council"), is_person("Rose Garden")
    (True, False, False)
    """
    words = name.lower().split()
    if name.isupper() or name.lower() in _bodies() or any(classes().get(word) == "body" for word in words):
        return False
    return not any(word in ("of", "the") for word in words) and kind_of_name(name, "person") == "person"


def short(name, bearers=None):
    """Return the name a headline uses: a person's family name, a body's whole name.

    Of several who bear a family name (`bearers`), only the most mentioned goes by it; the others keep their full names.

    >>> short("Kim Jong Un"), short("Ana Ruiz"), short("North Korea"), short("Bo Lind", {"Lind": ["Eva Lind", "Bo Lind"]})
    ('Kim', 'Ruiz', 'North Korea', 'Bo Lind')
    """
    parts = name.split()
    if (
        len(parts) < 2
        or not is_person(name)
        or name.lower() in places()
        or any(part.lower() in ("of", "the", "house") for part in parts)
    ):
        return name
    family = surname(name)
    known = (bearers or {}).get(family, [name])
    return family if known[0] == name else name


def bearers_of(counts):
    """Return {family name: full names that bear it, most mentioned first} of a Counter of names."""
    found = {}
    for name in sorted(counts, key=lambda name: (-counts[name], name)):
        if " " in name:
            found.setdefault(surname(name), []).append(name)
    return found
