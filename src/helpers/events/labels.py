"""A short name for an event, in the field's style, made from its parts; never a sentence cut short."""

import re
from collections import Counter
from functools import cache
from importlib.resources import files

import pandas as pd

from helpers.events.name_kinds import has_article, is_house, is_place, kind_of_name, with_article
from helpers.events.roles import UNDERGONE
from helpers.events.triggers import said_of
from helpers.speakers import surname
from helpers.speakers.lexicon import classes, places

MORE = re.compile(r"\d|’|\s(?:of|on|by)\s|(?<=\s)[A-Z]")
NAMED = 0.25  # of the mentions that a name before the noun needs: "the Harbour Council vote"
FEW = 4  # mentions up to which one alone names who, where and what; of more two must agree
WRITTEN = ("letter", "statement", "tweet", "agreement", "speech")  # what one releases
SHARE = {
    "who": 0.2,
    "place": 0.2,
    "what": 0.15,
    "toll": 0.6,
    "undergone": 0.4,
}  # and so large a share: of those that name any; for "what", of all


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

    A part is known where enough of its mentions of that kind give it (of any kind, where these say no more than the kind);
    who stands with whom, and who with where, must be told by one mention. `bearers` maps a family name to those who bear it
    in the corpus, most mentioned first (see `short`).
    """
    kind = cluster.kind()
    label = _label(kind, [row for row in cluster.rows if row.kind == kind], bearers)
    return label if says_more(label) else _label(kind, cluster.rows, bearers)


def says_more(label):
    """Say whether a label says who, what, where or how many, and so tells an event from others of its kind.

    >>> says_more("Summit in Oslo"), says_more("11 workers killed"), says_more("Oil spill")
    (True, True, False)
    """
    return bool(MORE.search(label))


def _label(kind, rows, bearers):
    parts = _parts(rows, kind, bearers)
    for template in (*_templates().get(kind, ()), *_templates()["*"]):
        needed = [name for name in parts if "{" + name + "}" in template]
        if all(parts[name] for name in needed) and _fits(template, parts):
            return _capital(template.format(**parts).replace("s’s ", "s’ "))
    return _capital(kind)


def _fits(template, parts):
    """Say whether the parts of a template go together: who was where by one mention; nothing said twice."""
    if " and {b}" in template and is_person(parts["who"]) != is_person(parts["with"]):
        return False  # "Ruiz and Norway meet" would name a country for whoever was there
    said = parts["what"] if "{what}" in template else parts["noun"] if "{noun}" in template else ""
    located = "{where}" in template or "{place}" in template
    if located and (parts["site"] in said or "{what}" in template and parts["what_where"]):
        return False
    if located and said and not parts["sited"] or "{body}" in template and parts["agent"] in said:
        return False
    return (
        not located
        or not ("{a}" in template or "{person}" in template)
        or (parts["who"], parts["site"]) in parts["together"]
    )


def _parts(rows, kind, bearers):
    agents = Counter(row.agent for row in rows if row.agent)
    people = Counter({name: n for name, n in agents.items() if is_person(name) and not is_place(name)})
    agent, person = _agreed(agents, rows, "who"), _agreed(people, rows, "undergone" if kind in UNDERGONE else "who")
    beside = Counter(row.partner for row in rows if row.partner and row.agent == (person or agent))
    partner = _whole(_agreed(beside, rows, "who"), rows)
    site = _agreed(Counter(row.place for row in rows if row.place), rows, "place")
    noun, objects = _noun(rows, kind), Counter(row.object for row in rows if _is_object(row))
    head, complement = _complement(rows, noun)
    sited = any(row.place == site and noun.endswith(_told_by(row) or kind) for row in rows)
    owners = Counter(row.owner for row in rows if row.owner and row.owner != agent)
    return {
        "who": person or agent, "with": partner, "site": site, "sited": sited, "together": {(row.agent, row.place) for row in rows},
        "owner": short(_first(owners), bearers), "a": short(agent, bearers), "person": short(person, bearers),
        "b": short(partner, bearers) if partner != agent else "", "place": _with_the(site),
        "where": f"{'at' if is_house(site) else 'in'} {_with_the(site)}" if site else "", "noun": noun,
        "what": _shortened(head + complement, rows, bearers) if complement else "", "toll": _toll(rows),
        "what_where": complement.startswith((" in ", " at ", " near ")), "object": _first(objects), "agent": agent,
        "body": _with_the(agent) if agent and not is_person(agent) else "", "verb": _verb(rows),
    }  # fmt: skip


def _is_object(row):
    """Say whether a mention's object is what its verb was done to: "called off the summit", not "announced a stop to the talks"."""
    kind = said_of(row.object)[0] if row.object else ""
    return (
        bool(kind)
        and (row.kind != "release" or kind in WRITTEN)
        and (row.kind != "announcement" or row.object in row.what)
    )


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


def _with_the(name):
    """Return a place or a body as it stands within a sentence: "the White House", "the Harbour Council", "Oslo"."""
    return f"the {name}" if name and (name in with_article() or is_house(name) or has_article(name)) else name


def _verb(rows):
    """Return the verb by which most mentions tell of it: "convicted", "pleaded not guilty"."""
    return _first(Counter(row.trigger for row in rows if said_of(row.trigger)[2] == "v"))


def _told_by(row):
    """Return the noun by which a mention tells of its event: its own, or that which stands for its verb."""
    return row.trigger if said_of(row.trigger)[2] == "n" else _verb_nouns().get(row.trigger, ("", ""))[0]


def _noun(rows, kind):
    """Return the noun by which the event is mentioned most, with its modifiers where the mentions agree on them."""
    nouns = Counter(noun for row in rows if (noun := _told_by(row)))
    if not nouns:
        return kind
    noun = _first(nouns)
    told = [row for row in rows if row.trigger == noun and row.what]
    heads = Counter(row.what[: _at(row) + len(noun)] for row in told)
    plain = Counter({head: n for head, n in heads.items() if head != noun and head.islower()})
    named = Counter({head: n for head, n in heads.items() if not head.islower() and n >= NAMED * nouns.total()})
    return _agreed(named, rows, "what") or _agreed(plain, told, "what") or noun


def _at(row):
    """Return where the noun stands in a mention's phrase."""
    return max(0, row.what.lower().find(row.trigger))


def _complement(rows, noun):
    """Return (noun, complement): what most mentions say that the event was of, on or against, as it follows its noun, or ""."""
    told = Counter()
    for row in rows:
        stands_for, of = _verb_nouns().get(row.trigger, ("", ""))
        if said_of(row.trigger)[2] == "n":
            told["", row.what[_at(row) + len(row.trigger) :]] += 1
        elif of and row.what:
            told[stands_for, f" {of} {row.what}"] += 1
    del told["", ""]
    of, complement = _agreed(told, rows, "what") or ("", "")
    return of or noun, complement


def _toll(rows):
    """Return how many died, as most mentions that give a number say: "11 workers"."""
    return _agreed(
        Counter(row.what for row in rows if row.what[:1].isdigit() and row.how_dated == "expression"), rows, "toll"
    )


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
