"""One row a speaker over the whole corpus: spelling variants meet, and surnames join the one full name they can mean."""

import hashlib
from collections import Counter

import pandas as pd

from helpers.speakers.lexicon import classes
from helpers.speakers.names import key_of, surname
from helpers.tables import conform, empty

ALONE = 0.95  # of the quotations under full names with one surname, from which the others are slips or passing
DETERMINERS = frozenset(
    ("the", "a", "an", "its", "his", "her", "their", "our", "this", "that", "some", "many", "all", "both")
)
KNOWN = frozenset(("congress", "senate", "parliament"))
APART = ("unnamed", "group", "document", "unknown")  # never merged across articles


def identify(quotes):
    """Return (quotes, speakers): the tables, from quotations with the columns `resolved_<field of Resolution>`.

    People, bodies and governments of one name are one speaker however it is spelled; a surname alone joins the only full
    name of the corpus that has it (or that of nearly all quotations with it), and else stays as it is. Groups, documents
    and unnamed sources have a row each in each article. Ids are hashes of kind and name, so that they are the same in
    every run.
    """
    if not len(quotes):
        return conform("quotes", quotes.assign(**dict.fromkeys(("speaker_id", "speaker", "how_resolved"), ""))), empty(
            "speakers"
        )
    quotes = quotes.copy()
    names = quotes["resolved_name"].fillna("").astype(str).tolist()
    kinds = quotes["resolved_kind"].tolist()
    identities = _identities(names, kinds, quotes["article_id"].tolist())
    shown = _shown(identities, names)
    quotes["speaker_id"] = [_id(identity) if identity else "" for identity in identities]
    quotes["speaker"] = [shown.get(identity, "") for identity in identities]
    quotes["how_resolved"] = quotes["resolved_how_resolved"]
    quotes["confidence"] = quotes["resolved_confidence"].round(3)
    return conform("quotes", quotes), _speakers(quotes)


def _identities(names, kinds, articles):
    full = {}
    for name, kind in zip(names, kinds, strict=True):
        if kind == "person" and " " in name:
            full.setdefault(surname(name).lower(), Counter())[key_of(name)] += 1
    bearer = {family: best for family, keys in full.items() if (best := _only(keys))}
    identities = []
    for name, kind, article in zip(names, kinds, articles, strict=True):
        if not name:
            identities.append(None)
        elif kind in APART or _describes(name):
            identities.append((kind, f"{name.lower()}|{article}"))
        else:
            key = key_of(name)
            bare = kind == "person" and " " not in name
            identities.append((kind, bearer.get(name.lower(), key) if bare else key))
    return identities


def _describes(name):
    """Say whether a name is a description, "the company": it belongs to its article.

    >>> _describes("The company"), _describes("the Harbour Trust"), _describes("al-Vane")
    (True, False, False)
    """
    words = name.split()
    if len(words) == 1:
        return classes().get(name.lower()) is not None and name.lower() not in KNOWN
    return not any(word[0].isupper() for word in words[1:]) and (words[0].islower() or words[0].lower() in DETERMINERS)


def _only(keys):
    """Return the full name that a surname stands for: the only one, or that of nearly all quotations; else None."""
    best, n = min(keys.items(), key=lambda item: (-item[1], item[0]))
    return best if n >= ALONE * keys.total() else None


def _shown(identities, names):
    """Return {identity: the form to show}: the most frequent of the fullest."""
    forms = {}
    for identity, name in zip(identities, names, strict=True):
        if identity:
            forms.setdefault(identity, Counter())[name] += 1
    return {
        identity: max(counter, key=lambda form: (form.count(" "), counter[form], form))
        for identity, counter in forms.items()
    }


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
                "place": next((place for place in own["resolved_place"] if place), ""),
                "pronoun": next(iter(sorted(filter(None, own["resolved_pronoun"]))), ""),
                "n_quotes": len(spoken),
                "n_articles": spoken["article_id"].nunique(),
            }
        )
    return conform("speakers", pd.DataFrame(rows)) if rows else empty("speakers")
