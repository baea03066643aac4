"""A short name for an event, in the field's style, made from its parts; never a sentence cut short."""

from collections import Counter
from functools import cache
from importlib.resources import files

import pandas as pd

from helpers.speakers import surname


@cache
def _templates():
    table = pd.read_csv(files("helpers.events") / "labels.csv", comment="#")
    return {kind: group["template"].tolist() for kind, group in table.groupby("kind", sort=False)}


def label_of(cluster):
    """Return the label of a cluster of mentions: the first template of its kind whose parts are all known."""
    agents = Counter(row.agent for row in cluster.rows if row.agent)
    people = cluster.participants()
    agent = max(agents, key=lambda name: (agents[name], name)) if agents else (people[0] if people else "")
    other = next((name for name in people if name != agent), "")
    trigger = Counter(row.trigger for row in cluster.rows).most_common(1)[0][0]
    parts = {"a": short(agent), "b": short(other), "place": cluster.place(), "trigger": trigger}
    for template in _templates().get(cluster.kind(), []):
        needed = [name for name in parts if "{" + name + "}" in template]
        if all(parts[name] for name in needed):
            text = template.format(**parts)
            return text[0].upper() + text[1:]
    where = f" in {parts['place']}" if parts["place"] else f" ({parts['a']})" if parts["a"] else ""
    return f"{trigger[0].upper()}{trigger[1:]}{where}"


def short(name):
    """Return the name a headline uses: a person's family name, a body's whole name.

    >>> short("Kim Jong Un"), short("Ana Ruiz"), short("North Korea"), short("Kim Yong Chol")
    ('Kim', 'Ruiz', 'North Korea', 'Kim Yong Chol')
    """
    from helpers.speakers.lexicon import places

    parts = name.split()
    if len(parts) < 2 or name.lower() in places() or any(part.lower() in ("of", "the", "house") for part in parts):
        return name
    family = surname(name)
    if family == parts[0] and len(parts) == 3 and name not in ("Kim Jong Un", "Kim Jong-un"):
        return name  # a family name that several share in the news: the full name tells them apart
    return family
