"""A short name for an event, in the field's style, made from its parts; never a sentence cut short."""

from collections import Counter
from functools import cache
from importlib.resources import files

import pandas as pd

from helpers.speakers import surname
from helpers.speakers.lexicon import classes, places

PERSONAL = frozenset(("meeting", "visit", "letter", "tweet", "speech", "press conference", "signing"))


@cache
def _templates():
    table = pd.read_csv(files("helpers.events") / "labels.csv", comment="#")
    return {kind: group["template"].tolist() for kind, group in table.groupby("kind", sort=False)}


def label_of(cluster):
    """Return the label of a cluster of mentions: the first template of its kind whose parts are all known."""
    agents = Counter(row.agent for row in cluster.rows if row.agent)
    people = cluster.participants()
    personal = cluster.kind() in PERSONAL
    agent = max(agents, key=lambda name: (personal and is_person(name), agents[name], name), default="")
    agent = agent or (people[0] if people else "")
    others = sorted((name for name in people if name != agent), key=lambda name: personal and not is_person(name))
    other = others[0] if others else ""
    trigger = Counter(row.trigger for row in cluster.rows).most_common(1)[0][0]
    parts = {"a": short(agent), "b": short(other), "place": cluster.place(), "trigger": trigger}
    for template in _templates().get(cluster.kind(), []):
        needed = [name for name in parts if "{" + name + "}" in template]
        if all(parts[name] for name in needed):
            text = template.format(**parts)
            return text[0].upper() + text[1:]
    where = f" in {parts['place']}" if parts["place"] else f" ({parts['a']})" if parts["a"] else ""
    return f"{trigger[0].upper()}{trigger[1:]}{where}"


def is_person(name):
    """Say whether a name is a person's, as far as its form tells: no country, and no word of a body in it."""
    bodies = {place[0].lower() for place in places().values()}
    return name.lower() not in bodies and not any(classes().get(word) == "body" for word in name.lower().split())


def short(name):
    """Return the name a headline uses: a person's family name, a body's whole name.

    >>> short("Kim Jong Un"), short("Ana Ruiz"), short("North Korea"), short("Kim Yong Chol")
    ('Kim', 'Ruiz', 'North Korea', 'Kim Yong Chol')
    """
    parts = name.split()
    if len(parts) < 2 or name.lower() in places() or any(part.lower() in ("of", "the", "house") for part in parts):
        return name
    family = surname(name)
    if family == parts[0] and len(parts) == 3 and name not in ("Kim Jong Un", "Kim Jong-un"):
        return name  # a family name that several share in the news: the full name tells them apart
    return family
