"""What a name names, by a head over the encoder's states where the article itself does not say it by a title.

A name is weighed by all its mentions in the article: what it does there tells a person from a firm sooner than its letters.
"""

import numpy as np

from helpers.language.heads import heads, mean_states
from helpers.speakers.lexicon import classes, family_first, kin_before, particles
from helpers.speakers.names import surname

KINDS = ("person", "organisation", "government", "unknown")
N_PLAIN = 8
# Log odds against a person for a name of one word that nothing in its article makes a person's: news introduces people in full.
ALONE = 2.0


def with_kinds(document, names):
    """Return the Names with the kind that the head gives them; a title before one, or the list of places, goes first."""
    if not names or document.reading is None:
        return names
    states, plain = numbers_of(document, names)
    scores = np.log(heads(document.reading.size).ask("kinds", name_states=states, name_plain=plain)[0] + 1e-3)
    forms = {}
    numbers = np.array([forms.setdefault(name.name, len(forms)) for name in names])
    whole = np.zeros((len(forms), len(KINDS)))
    np.add.at(whole, numbers, scores)
    titled = {name.name for name in names if name.kind == "person" and name.title}
    people = titled | {name.name for name in names if name.kind == "person" and _known(name.name, titled)}
    people |= {name.name for name in names if _of_kin(document.text, name)}
    parts = {part for name in names if " " in name.name or name.title for part in name.name.split()}
    alone = [place for form, place in forms.items() if " " not in form and form not in parts]
    whole[alone, KINDS.index("person")] -= ALONE
    best = whole.argmax(axis=1)
    people |= _of_people(forms, {form for form, place in forms.items() if best[place] == 0 and _family_alone(form)})
    best = best[numbers].tolist()
    return [
        name if name.kind == "government" else name._replace(kind="person" if name.name in people else KINDS[own])
        for name, own in zip(names, best, strict=True)
    ]


def _of_kin(text, name):
    """Say whether a name stands right behind a word for kin: in "his brother Bo said" it is a person's."""
    return text[name.start - 2 : name.start - 1].islower() and bool(kin_before(text, name.start))


def _family_alone(form):
    """Say whether a name is a family name by its words: one, or particles before it ("Da Silva")."""
    return all(word.lower() in particles() for word in form.split()[:-1])


def _of_people(forms, alone):
    """Return the full names among `forms` whose family name is a person by itself here: "Ana Ruiz" where "Ruiz said"."""
    return {form for form in forms if " " in form and _of_a_person(form.split(), alone)}


def _of_a_person(parts, alone):
    tail = len(parts) - 1
    while tail > 1 and parts[tail - 1].lower() in particles():
        tail -= 1
    family = " ".join(parts[tail:])
    given = parts[:tail]
    listed = any(
        classes().get(part.lower()) in ("body", "thing", "group", "demonym") or part.islower() for part in given
    )
    known = family in alone or family[:1].upper() + family[1:] in alone
    return (
        known
        and 0 < len(given) < 4
        and not listed
        and classes().get(parts[-1].lower()) not in ("body", "thing", "group")
    )


def _known(name, titled):
    """Say whether a full name's family name stands after a title here ("Mr. Vane"), or first, where that is the custom."""
    parts = name.split()
    return len(parts) > 1 and (surname(name) in titled or len(parts) < 4 and parts[0] in family_first())


def numbers_of(document, names):
    """Return what the head is asked: each name's mean state and the one after it, float32 (n, 768), and plain numbers (n, 8)."""
    states = document.reading.states
    after = [min(name.last, len(states) - 1) for name in names]
    vectors = np.hstack([mean_states(states, [[(name.first, name.last)] for name in names]), states[after]])
    plain = [
        [
            *(name.kind == kind for kind in KINDS),
            bool(name.title),
            name.last - name.first,
            name.name.isupper(),
            "." in name.name,
        ]
        for name in names
    ]
    return vectors.astype(np.float32), np.array(plain, dtype=np.float32)
