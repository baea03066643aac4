"""Forms of verbs: from any form in a text to its base, and to the present tense that labels have."""

from functools import cache, lru_cache
from importlib.resources import files

import pandas as pd

from helpers.language import encoder

TENSES = ("VBD", "VBG", "VBZ", "VB")
FORMS = frozenset((*TENSES, "VBN", "VBP"))  # Penn tags of verbs but modals
VOWELS = "aeiou"
SILENT = (
    "at",
    "ot",
    "ut",
    "iz",
    "uc",
    "ud",
    "us",
    "os",
    "is",
    "as",
    "ib",
    "ir",
    "in",
    "pon",
    "ced",
    "vok",
)  # ends of stems that have lost an e
KEPT = 1 << 14  # forms that are remembered
BASES = {"am": "be", "is": "be", "are": "be", "has": "have", "does": "do", "goes": "go", "’s": "be", "'s": "be", "’ve": "have",
         "dying": "die", "lying": "lie", "tying": "tie", "being": "be", "using": "use", "suing": "sue", "going": "go",
         "doing": "do", "owing": "owe", "seeing": "see", "fleeing": "flee"}  # fmt: skip
PRESENT = {"be": "is", "have": "has", "do": "does", "go": "goes"}


@cache
def _irregular():
    """Return {past or participle: base} of irregular_verbs.csv."""
    table = pd.read_csv(files("helpers.events") / "irregular_verbs.csv", comment="#")
    rows = table.itertuples(index=False)
    return {form: base for base, *forms in rows for each in forms for form in each.split(";")}


def is_participle(word):
    """Say whether a word may be a past participle, by its form: "broken", "attempted".

    >>> is_participle("broken"), is_participle("attempted"), is_participle("green")
    (True, True, False)
    """
    return word.endswith("ed") and len(word) > 4 or word in _irregular()


@cache
def _known():
    """Return the whole words among the encoder's word pieces, some 24,000: what is among them is a word of English."""
    return frozenset(word for word in encoder().tokenizer.get_vocab() if word.isalpha())


@lru_cache(KEPT)
def base_of(form, tag):
    """Return the base of a verb's form; `tag` is its Penn tag.

    >>> [base_of(*form) for form in (("met", "VBD"), ("stopped", "VBD"), ("charged", "VBN"), ("visiting", "VBG"), ("dies", "VBZ"))]
    ['meet', 'stop', 'charge', 'visit', 'die']
    """
    form = form.lower()
    if form in BASES:
        return BASES[form]
    if (
        tag != "VBZ"
        and form not in _irregular()
        and form.endswith("s")
        and not form.endswith("ss")
        and form[:-1] in _known()
    ):
        tag = "VBZ"  # no base: the tag is wrong
    if tag in ("VBD", "VBN") and form in _irregular():
        return _irregular()[form]
    if tag in ("VBD", "VBN") and form.endswith("ied"):
        return form[:-3] + "y"
    if tag in ("VBD", "VBN") and form.endswith("ed"):
        return _whole(form[:-2])
    if tag == "VBG" and form.endswith("ing") and len(form) > 5:
        return _whole(form[:-3])
    if tag == "VBZ":
        return _without_s(form)
    return form


def _without_s(form):
    if form.endswith("ies") and len(form) > 4:
        return form[:-3] + "y"
    if form.endswith("es") and form[:-2].endswith(("s", "x", "z", "ch", "sh", "o")) and form[:-1] not in _known():
        return form[:-2]
    return form[:-1] if form.endswith("s") else form


def _whole(stem):
    """Return the base of a stem from which -ed or -ing was cut: "stopp", "charg", "visit"."""
    double = len(stem) > 2 and stem[-1] == stem[-2]
    if double and stem[-1] == "s" and vowels_of(stem) > 1:
        return stem  # "discuss"
    if double and stem[-1] not in VOWELS:
        once = stem[:-1]
        kept = stem[-1] in "lsfz" and stem in _known() and (vowels_of(stem) == 1 or once not in _known())
        return stem if kept or once not in _known() and (stem in _known() or stem[-1] in "sfz") else once
    vowels = vowels_of(stem)
    if vowels > 1 and stem[-1] == "g" and stem[-2] in VOWELS:
        return stem + "e"  # "alleg"
    short = (
        len(stem) > 1
        and stem[-1] not in VOWELS + "wxy"
        and stem[-2] in VOWELS
        and (len(stem) < 3 or stem[-3] not in VOWELS)
    )
    if short and vowels == 1 or stem.endswith(("v", "u", "rc", "nc", "dg", "rg", "ls")):
        return stem + "e"
    if stem in _known() or stem + "e" in _known():
        return stem if stem in _known() else stem + "e"
    for start in range(1, len(stem) - 3):  # "underscor": as "scor"
        if stem[start:] in _known() or stem[start:] + "e" in _known():
            return stem if stem[start:] in _known() else stem + "e"
    if len(stem) > 4 and stem[-1] == "d" and stem[-2] in "aiou" and stem[-3] not in VOWELS:
        return stem + "e"  # "collid"
    if vowels > 1 and stem.endswith(SILENT) and stem[-3:-2] not in VOWELS:
        return stem + "e"  # "vaccinat", "demot", "examin"
    return stem + "e" if stem.endswith("ur") or stem[-1:] == "l" and stem[-2:-1] not in VOWELS + "lr" else stem


def vowels_of(stem):
    return sum(letter in VOWELS for letter in stem)


def is_form_of(word, bases):
    """Say whether a word in small letters is a form of one of the verbs `bases`.

    >>> is_form_of("held", {"hold"}), is_form_of("heard", {"hold"})
    (True, False)
    """
    return any(base_of(word, tag) in bases for tag in TENSES)


def present_of(base, *, several=False):
    """Return the third person of a verb's present tense, of one or of several.

    >>> present_of("meet"), present_of("reach"), present_of("deny"), present_of("be", several=True)
    ('meets', 'reaches', 'denies', 'are')
    """
    if several:
        return "are" if base == "be" else base
    if base in PRESENT:
        return PRESENT[base]
    if base.endswith("y") and base[-2:-1] not in VOWELS:
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


@cache
def with_objects():
    """Return the verbs of verb_objects.csv, which nearly always have an object or a complement."""
    return frozenset(
        pd.read_csv(files("helpers.events") / "verb_objects.csv", comment="#", keep_default_na=False)["verb"]
    )
