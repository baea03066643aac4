"""One row a speaker over the whole corpus: spelling variants meet, and surnames join the one full name they can mean."""

import hashlib
from collections import Counter
from itertools import chain

import pandas as pd

from helpers.speakers.bearers import person_words
from helpers.speakers.full_forms import key_of
from helpers.speakers.roles import roles_of
from helpers.speakers.same import Row, identities
from helpers.tables import conform, empty

SEEN = (  # the fields of same.Row, in its order
    "resolved_name", "resolved_kind", "article_id", "resolved_role", "resolved_pronoun", "resolved_how_resolved",
    "resolved_trades",
)  # fmt: skip
WHO = ("speaker_id", "speaker", "resolved_kind")  # who spoke, found over the whole corpus
OF_SPEAKERS = ("article_id", "act", "resolved_variants", "resolved_role", "resolved_place", "resolved_pronoun")


def identify(quotes):
    """Return (quotes, speakers): the tables, from quotations with the columns `resolved_<field of Resolution>`.

    same.py says which names are one speaker. Groups, documents and unnamed sources have a row each in each article. Ids are
    hashes of kind and name, so that they are the same in every run. A corpus in parts takes the three steps one by one:
    `who_spoke` looks at few columns of all quotations, the others at one part, or at some speakers, at a time.
    """
    quotes = quotes.reset_index(drop=True)
    quotes[list(WHO)] = who_spoke(quotes)
    return with_speakers(quotes), speakers_of(quotes)


def who_spoke(quotes):
    """Return the columns WHO for each row of `quotes`, of the whole corpus, of which it reads the columns SEEN."""
    names = quotes["resolved_name"].fillna("").astype(str).tolist()
    rows = zip(names, *(quotes[column].tolist() for column in SEEN[1:]), strict=True)
    found = identities([Row(*row) for row in rows])
    shown = _shown(found, names)
    who = [
        (_id(identity), shown.get(identity, ""), identity[0]) if identity else ("", "", "unknown") for identity in found
    ]
    columns = zip(*who, strict=True) if who else [[], [], []]
    return pd.DataFrame(dict(zip(WHO, columns, strict=True)), index=quotes.index, dtype="str")


def with_speakers(quotes):
    """Return table quotes of quotations that have the columns WHO."""
    lost = (quotes["speaker_id"] == "") & (quotes["resolved_kind"] == "unknown")
    how = {
        "how_resolved": quotes["resolved_how_resolved"].mask(lost, "unresolved"),
        "confidence": quotes["resolved_confidence"].round(3),
    }
    return conform("quotes", quotes.assign(**how))


def _shown(identities, names):
    """Return {identity: the form to show}: see _best."""
    forms = {}
    for identity, name in zip(identities, names, strict=True):
        if identity:
            forms.setdefault(identity, Counter())[name] += 1
    return {identity: _best(identity, counter) for identity, counter in forms.items()}


def _best(identity, counter):
    """Return the form to show: of a person the most frequent in full, without titles or words that are no part of it; of others
    the most frequent."""
    kind, key = identity
    if kind == "person":
        plain = {form: n for form, n in counter.items() if _plain(form, key)}
        return max(plain or counter, key=lambda form: (" " in form, counter[form], form.count(" "), form))
    return max(counter, key=lambda form: (counter[form], form.count(" "), form))


def _plain(form, key):
    """Say whether a person's name has no title and no word before the name of this key, as "General Ana Ruiz" has."""
    own = key_of(form)
    return person_words(form) == form.split() and (own == key or not own.endswith(key))


def _id(identity):
    return "s" + hashlib.sha256("|".join(identity).encode()).hexdigest()[:11]


def speakers_of(quotes):
    """Return table speakers, ordered by id, from all quotations of each speaker; they have the columns WHO and OF_SPEAKERS."""
    columns = [quotes[name].tolist() for name in (*WHO, *OF_SPEAKERS)]
    own = {}
    for row in zip(*columns, strict=True):
        if row[0]:
            own.setdefault(row[0], []).append(row)
    rows = [_speaker(speaker_id, own[speaker_id]) for speaker_id in sorted(own)]
    return conform("speakers", pd.DataFrame(rows)) if rows else empty("speakers")


def _speaker(speaker_id, rows):
    """Return the row of a speaker from those of its quotations: their values in WHO and OF_SPEAKERS."""
    _, names, kinds, articles, acts, forms, roles, places, pronouns = zip(*rows, strict=True)
    spoken = [article for article, act in zip(articles, acts, strict=True) if act == "speech"]
    return {
        "speaker_id": speaker_id, "name": names[0], "variants": [form for form in _ranked(chain(*forms)) if form != names[0]],
        "kind": _ranked(kinds)[0], "roles": roles_of(articles, roles), "place": _most(places), "pronoun": _most(pronouns),
        "n_quotes": len(spoken), "n_articles": len(set(spoken)),
    }  # fmt: skip


def _ranked(words):
    """Return words, each once, the most frequent first."""
    return [word for word, _ in sorted(Counter(words).items(), key=lambda item: (-item[1], item[0]))]


def _most(words):
    """Return the most frequent of words that are not empty, else ""."""
    return next(iter(_ranked(filter(None, words))), "")
