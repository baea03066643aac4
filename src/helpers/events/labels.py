"""A short name for an event, in the field's style, made from its parts; never a sentence cut short."""

from collections import Counter
from functools import cache
from importlib.resources import files

import pandas as pd

from helpers.events.cluster import AUTHORED
from helpers.events.triggers import said_of
from helpers.speakers import surname
from helpers.speakers.lexicon import classes, places

PERSONAL = frozenset(("meeting", "visit", "letter", "tweet", "speech", "press conference", "signing"))


@cache
def _templates():
    table = pd.read_csv(files("helpers.events") / "labels.csv", comment="#")
    return {kind: group["template"].tolist() for kind, group in table.groupby("kind", sort=False)}


def label_of(cluster, bearers=None):
    """Return the label of a cluster of mentions: the first template of its kind whose parts are all known.

    `bearers` maps a family name to those who bear it in the corpus, most mentioned first (see `short`).
    """
    agents = Counter(row.agent for row in cluster.rows if row.agent)
    people = cluster.participants()
    personal = cluster.kind() in PERSONAL
    agent = max(agents, key=lambda name: (personal and is_person(name), agents[name], name), default="")
    if not agent and people and cluster.group not in AUTHORED:
        agent = people[0]
    beside = {name for row in cluster.rows if agent in (row.agent, *row.others) for name in (row.agent, *row.others)}
    others = sorted(
        (name for name in people if name != agent and name in beside), key=lambda name: personal and not is_person(name)
    )
    other = others[0] if others else ""
    if (
        cluster.kind() == "meeting"
        and other
        and not (is_person(agent) == is_person(other) and _met(cluster, agent, other))
    ):
        other = ""  # "Ruiz and Norway meet" would name a country for whoever was there
    objects = Counter(row.object for row in cluster.rows if row.object)
    owners = Counter(row.owner for row in cluster.rows if row.owner and row.owner != agent)
    parts = {
        "owner": short(max(owners, key=lambda name: (owners[name], name), default=""), bearers),
        "a": short(agent, bearers),
        "b": short(other, bearers),
        "place": cluster.place(),
        "trigger": _noun(cluster),
        "object": max(objects, key=lambda noun: (objects[noun], noun), default=""),
    }
    for template in _templates().get(cluster.kind(), []):
        needed = [name for name in parts if "{" + name + "}" in template]
        if all(parts[name] for name in needed):
            return _capital(template.format(**parts))
    where = f" in {parts['place']}" if parts["place"] else f" with {parts['a']}" if parts["a"] else ""
    return _capital(f"{parts['trigger']}{where}")


def _met(cluster, agent, other):
    """Say whether mentions tell that the two met: one by a verb, or two that name both."""
    both = [row for row in cluster.rows if {agent, other} <= {row.agent, *row.others}]
    return len(both) > 1 or any(said_of(row.trigger)[2] == "v" for row in both)


def _noun(cluster):
    """Return the noun by which the event is mentioned most, else the name of its kind."""
    nouns = Counter(row.trigger for row in cluster.rows if said_of(row.trigger)[2] == "n")
    return max(nouns, key=lambda noun: (nouns[noun], noun)) if nouns else cluster.kind()


def _capital(text):
    return text[0].upper() + text[1:]


@cache
def _bodies():
    return {place[0].lower() for place in places().values()}


def is_person(name):
    """Say whether a name is a person's, as far as its form tells: no country, no initials, no word of a body in it."""
    words = name.lower().split()
    return not (name.isupper() or name.lower() in _bodies() or any(classes().get(word) == "body" for word in words))


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
