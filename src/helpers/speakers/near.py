"""Whether somebody is "he" or "she", by the given name, and by the pronouns that stand right behind the name."""

import re
from collections import Counter, defaultdict

from helpers.speakers.lexicon import family_first, pronouns_of_given_names

NEAR = 70  # characters behind a name, up to the next name, the end of the sentence or a quotation mark
OFTEN, TIMES = 2, 3
AGAINST = 5  # times that a pronoun has to stand behind a name whose given name says otherwise
PRONOUN = re.compile(r"[^.;“”\"]*?\b(?:(he|his|himself)|she|her|herself)\b")


def pronoun_of_given(name):
    """Return what nearly all who bear a name's given name are called: "he", "she", or "" where it is unknown or of both.

    A name of one word may be a family name, and many of these are men's given names, too: only "she" is said of it.

    >>> pronoun_of_given("Anna Ruiz"), pronoun_of_given("Jean-Luc Vane"), pronoun_of_given("Robin Lind"), pronoun_of_given("Thomas")
    ('she', 'he', '', '')
    """
    given, _, family = name.partition(" ")
    if given in family_first():
        return ""
    known = pronouns_of_given_names()
    word = known.get(given) or known.get(given.rpartition("-")[2], "")
    return word if family or word == "she" else ""


def pronoun_behind(text, end, stop):
    """Return the first pronoun between two characters, in the same sentence: "he", "she" or "".

    >>> pronoun_behind("Ana Ruiz and her dog came. He left.", 8, 35), pronoun_behind("Ana Ruiz came. He left.", 8, 23)
    ('she', '')
    """
    match = PRONOUN.match(text, end, min(stop, end + NEAR))
    return "" if not match else "he" if match[1] else "she"


def pronouns_behind(text, names, full=None):
    """Return {name: he or she} of people among Names (in order) behind which one stands OFTEN or more, and TIMES as often as the other.

    Names are those that the text has or, with `full`, {full name: pronoun by its given name}, those that are in it: what says otherwise
    has to stand AGAINST times behind it. It tells the members of a family apart; the
    encoder's head tells better whom "he" means.
    """
    found = defaultdict(Counter)
    stops = [name.start for name in names[1:]] + [len(text)]
    for name, stop in zip(names, stops, strict=False):
        form = name.name if full is None else name.canonical
        if name.kind == "person" and (full is None or form in full) and (word := pronoun_behind(text, name.end, stop)):
            found[form][word] += 1
    most = {name: counts.most_common(1)[0] for name, counts in found.items()}
    least = {name: OFTEN if full is None or full[name] == word else AGAINST for name, (word, _) in most.items()}
    return {name: word for name, (word, n) in most.items() if n >= max(least[name], TIMES * (found[name].total() - n))}
