"""One row a speaker over the whole corpus: spelling variants meet, and surnames join the one full name they can mean."""

import hashlib
from collections import Counter

import pandas as pd

from helpers.speakers.same import Row, identities
from helpers.tables import conform, empty


def identify(quotes):
    """Return (quotes, speakers): the tables, from quotations with the columns `resolved_<field of Resolution>`.

    same.py says which names are one speaker. Groups, documents and unnamed sources have a row each in each article. Ids are
    hashes of kind and name, so that they are the same in every run.
    """
    if not len(quotes):
        return conform("quotes", quotes.assign(**dict.fromkeys(("speaker_id", "speaker", "how_resolved"), ""))), empty(
            "speakers"
        )
    quotes = quotes.copy()
    names = quotes["resolved_name"].fillna("").astype(str).tolist()
    columns = ("kind", "article_id", "role", "pronoun")
    rows = zip(names, *(quotes[f"resolved_{c}" if c != "article_id" else c].tolist() for c in columns), strict=True)
    found = identities([Row(*row) for row in rows])
    shown = _shown(found, names)
    quotes["speaker_id"] = [_id(identity) if identity else "" for identity in found]
    quotes["speaker"] = [shown.get(identity, "") for identity in found]
    quotes["resolved_kind"] = [identity[0] if identity else "unknown" for identity in found]
    quotes["how_resolved"] = quotes["resolved_how_resolved"]
    quotes["confidence"] = quotes["resolved_confidence"].round(3)
    return conform("quotes", quotes), _speakers(quotes)


def _shown(identities, names):
    """Return {identity: the form to show}: see _best."""
    forms = {}
    for identity, name in zip(identities, names, strict=True):
        if identity:
            forms.setdefault(identity, Counter())[name] += 1
    return {identity: _best(identity[0], counter) for identity, counter in forms.items()}


def _best(kind, counter):
    """Return the form to show: of a person the most frequent in full, of others the most frequent."""
    if kind == "person":
        return max(counter, key=lambda form: (" " in form, counter[form], form.count(" "), form))
    return max(counter, key=lambda form: (counter[form], form.count(" "), form))


def _id(identity):
    return "s" + hashlib.sha256("|".join(identity).encode()).hexdigest()[:11]


def _speakers(quotes):
    known = quotes[quotes["speaker_id"] != ""]
    rows = []
    for speaker_id, own in known.groupby("speaker_id", sort=True):
        spoken = own[own["act"] == "speech"]
        name = own["speaker"].iloc[0]
        variants = Counter(form for forms in own["resolved_variants"] for form in forms)
        roles = Counter(role for role in own["resolved_role"] if role)
        rows.append(
            {
                "speaker_id": speaker_id,
                "name": name,
                "variants": [form for form, _ in sorted(variants.items(), key=lambda v: (-v[1], v[0])) if form != name],
                "kind": own["resolved_kind"].mode().iloc[0],
                "roles": [role for role, _ in sorted(roles.items(), key=lambda r: (-r[1], r[0]))][:5],
                "place": _most(own["resolved_place"]),
                "pronoun": _most(own["resolved_pronoun"]),
                "n_quotes": len(spoken),
                "n_articles": spoken["article_id"].nunique(),
            }
        )
    return conform("speakers", pd.DataFrame(rows)) if rows else empty("speakers")


def _most(words):
    """Return the most frequent of words that are not empty, else ""."""
    counts = Counter(word for word in words if word)
    return min(counts, key=lambda word: (-counts[word], word)) if counts else ""
