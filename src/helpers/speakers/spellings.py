"""Spellings of one person's name: with and without a middle name, and letters of other scripts written out in several ways."""

import re
from collections import defaultdict
from difflib import SequenceMatcher

from helpers.speakers.full_forms import SUFFIXES, key_of, surname
from helpers.speakers.lexicon import nicknames, particles

ALONE = 0.95  # of the articles of one first and last name, that the one with a middle name has
MOST = 0.6  # of them, where others are quoted beside both
WRITTEN = (
    (r"(?:kh|gh|ck|q|g|k)", "k"), (r"(?:dh|th|d|t)", "t"), (r"(?:sch|sh|tch|ch|s|z|c|j)", "s"), (r"(?:ph|f|v|w)", "f"),
    (r"[aeiouyh]", ""), (r"(.)\1+", r"\1"),
)  # fmt: skip
INITIALS = re.compile(r"(?:\w\.?){1,2}")  # "h.w.", which sounds otherwise than "w."
DOUBLED = re.compile(r"(.)\1+")
VOWELS = frozenset("aeiouy")
LETTERS = 0.5  # of two words, that are the same where they are one word written out twice
FULL = 3  # words that two long names share, which no two people do but for a letter of another word
LONG = 6  # letters of words that are seldom two names where they differ in a vowel
WRITTEN = tuple((re.compile(pattern), letters) for pattern, letters in WRITTEN)


def respelled(names, articles, titles, pronouns, beside):
    """Return {key: key of the spelling that stands for it} for people's full names: `names` by key, with the sets of their
    articles, their titles and pronouns (Counters), each by key.

    A middle name is of the only one with this first and last name, or of the one that most articles have in the same company. A given
    name cut short ("Tim") or a nickname ("Bill") is one with the whole where they have a title in common, or where nobody else has
    the surname. Other spellings that no article has both are one where they sound alike, and have a title in common, or differ in
    each word, with the same pronoun, or differ in a slip and have others quoted `beside` both (a function of two keys). A letter of one
    long word makes nobody else where most of a long name is the same.
    """
    one = {}
    for keys in _grouped(names, _ends).values():
        _middles(keys, names, articles, one, beside)
    for keys in _grouped(names, _family).values():
        alone = len({_end(one, key) for key in keys}) == 2
        for short in keys:
            long = {
                _end(one, key)
                for key in keys
                if _short_for(names[short], names[key]) and (alone or titles[short] & titles[key])
            }
            if len(long) == 1 and short not in one and not _clash(pronouns[short], pronouns[min(long)]):
                one[short] = min(long)
    for keys in _grouped(names, sound).values():
        order = sorted((key for key in keys if key not in one), key=lambda key: (-len(articles[key]), key))
        for place, key in enumerate(order):
            for other in order[:place]:
                if other in one or articles[key] & articles[other] or _clash(pronouns[key], pronouns[other]):
                    continue
                called = _pronoun(pronouns[key]) == _pronoun(pronouns[other]) != ""
                differ = called and _all_differ(names[key], names[other])
                if titles[key] & titles[other] or differ or _slip(names[key], names[other]) and beside(key, other):
                    one[key] = other
                    break
    _letters(names, articles, titles, pronouns, beside, one)
    _families(names, articles, pronouns, one)
    return {key: _end(one, key) for key in one}


def _letters(names, articles, titles, pronouns, beside, one):
    """Join names that differ in one letter of one long word, where FULL other words are the same, or fewer with a title or others quoted
    beside both in common: "Ana Lucia Ignacia Ruiz" is "Ana Lucia Inacia Ruiz", whatever the letters sound like."""
    near = defaultdict(set)
    for key, name in names.items():
        for form in _with_a_letter_left_out(name) if key not in one else ():
            near[form].add(key)
    for keys in near.values():
        best, *others = sorted(keys, key=lambda key: (-len(articles[key]), key))
        for key in others if best not in one else ():
            if key in one or articles[key] & articles[best] or _clash(pronouns[key], pronouns[best]):
                continue
            same = len(set(_plain_words(names[key])) & set(_plain_words(names[best])))
            if same >= FULL or titles[key] & titles[best] or beside(key, best):
                one[key] = best


def _with_a_letter_left_out(name):
    """Return the forms of a name of three words or more without one letter of one of its long words, or with all of them."""
    words = _plain_words(name)
    long = [place for place, word in enumerate(words) if len(word) >= LONG and word.isalpha()] if len(words) > 2 else []
    return {
        (place, *words[:place], words[place][:at] + words[place][at + 1 :], *words[place + 1 :])
        for place in long
        for at in range(1, len(words[place]) + 1)
    }


def _plain_words(name):
    """Return the words of a name in small letters without accents and particles."""
    return [plain for word in name.lower().split() if word not in particles() and (plain := key_of(word))]


def _families(names, articles, pronouns, one):
    """Join names that differ in their family name alone, by letters in which another family's members are one: where "Omar Kadri" is "Umar
    Qaddri", "Ida Kadri" is "Ida Qaddri"."""
    family, pairs = {key: _family(name) for key, name in names.items()}, defaultdict(set)
    for key, other in one.items():
        pairs[family[key]].add(family[other])
        pairs[family[other]].add(family[key])
    for keys in _grouped(names, lambda name: tuple(name.lower().split()[:-1]) or None).values():
        order = sorted((key for key in keys if key not in one), key=lambda key: (-len(articles[key]), key))
        for place, key in enumerate(order):
            for other in order[:place] if family[key] in pairs else ():
                known = family[other] in pairs[family[key]]
                alike = known and sound(names[key]) == sound(names[other]) is not None
                if alike and not articles[key] & articles[other] and not _clash(pronouns[key], pronouns[other]):
                    one.setdefault(key, other)


def _end(one, key):
    while key in one:
        key = one[key]
    return key


def _family(name):
    return surname(name).lower()


def _short_for(short, name):
    """Say whether a name's first word is cut short of another's, or a nickname for it (nicknames.csv).

    >>> _short_for("Tim Vane", "Timothy F. Vane"), _short_for("Bill Vane", "William Vane"), _short_for("Tim Vane", "Tim Vane")
    (True, True, False)
    """
    first, whole = short.lower().split()[0], name.lower().split()[0]
    if first == whole:
        return False
    return len(first) > 2 and whole.startswith(first) or whole in nicknames().get(first, ())


def _grouped(names, form):
    groups = defaultdict(list)
    for key, name in names.items():
        groups[form(name)].append(key)
    return {name: sorted(keys) for name, keys in groups.items() if name and len(keys) > 1}


def _ends(name):
    """Return the first and the last word of a name, with "jr." where it has it."""
    words = name.lower().split()
    suffix = words[-1].strip(".") if words[-1] in SUFFIXES else ""
    words = words[:-1] if suffix else words
    return (words[0], words[-1], suffix) if len(words) > 1 and surname(name).lower() == words[-1] else None


def _middles(keys, names, articles, one, beside):
    """Join a name without a middle name to the only one with, or the one that nearly all articles have, or that MOST of them have
    and whom others quoted beside both show to be the same."""
    short = [key for key in keys if len(names[key].split()) - (names[key].split()[-1].lower() in SUFFIXES) == 2]
    long = sorted((key for key in keys if key not in short), key=lambda key: (-len(articles[key]), key))
    whole = sum(len(articles[key]) for key in long)
    if not long or len(articles[long[0]]) < MOST * whole:
        return
    if len(articles[long[0]]) < ALONE * whole and not any(beside(key, long[0]) for key in short):
        return
    best = min([*short[:1], long[0]], key=lambda key: (-len(articles[key]), key))
    for key in {*short, long[0]} - {best}:
        one[key] = best


def sound(name):
    """Return how a name of two words or more sounds, word by word, whatever letters wrote it out.

    >>> sound("Omar al-Qadri") == sound("Umar Al Kaddri"), sound("Ana Ruiz") == sound("Ana Ruz")
    (True, True)
    """
    words = re.sub(r"\b[ae]l[-\s]", "", name.lower()).replace("-", "").split()
    if len(words) < 2:
        return None
    words = [word.replace(".", "") if INITIALS.fullmatch(word) else _sound_of(word) for word in words]
    return tuple(words) if all(words) else None


def _sound_of(word):
    for pattern, letters in WRITTEN:
        word = pattern.sub(letters, word)
    return word


def _all_differ(one, other):
    """Say whether each word of two names is spelled in its own way, with most letters the same: both were written out from other letters.

    >>> _all_differ("Omar Kadri", "Umar Qaddri"), _all_differ("Greg Jarro", "George Sorre")
    (True, False)
    """
    pairs = zip(one.lower().split(), other.lower().split(), strict=False)
    return all(a != b and SequenceMatcher(None, a, b).ratio() >= LETTERS for a, b in pairs)


def _slip(one, other):
    """Say whether two names differ only in doubled letters, or in one vowel of a long word: "Musa" and "Mussa", not "Jan" and "Jon".

    >>> _slip("Musa Vane", "Mussa Vane"), _slip("Lindsey Vane", "Lindsay Vane"), _slip("Jan Vane", "Jon Vane")
    (True, True, False)
    """
    one, other = (DOUBLED.sub(r"\1", name.lower()).split() for name in (one, other))
    return len(one) == len(other) and all(a == b or _one_vowel(a, b) for a, b in zip(one, other, strict=True))


def _one_vowel(one, other):
    """Say whether two long words are the same but for one vowel, which is another or is left out."""
    short, long = sorted((one, other), key=len)
    if len(long) < LONG or len(long) - len(short) > 1:
        return False
    at = next((place for place, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    same = short[at + (len(long) == len(short)) :] == long[at + 1 :]
    return same and long[at] in VOWELS and (len(long) > len(short) or short[at] in VOWELS)


def _clash(one, other):
    one, other = _pronoun(one), _pronoun(other)
    return bool(one and other and one != other)


def _pronoun(counts):
    """Return the pronoun counted most often, else ""."""
    return next((word for word, n in counts.most_common(1) if n), "")
