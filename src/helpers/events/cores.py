"""What a noun is not told without: its name, its compounds and numbers, and the words that change what it means."""

from helpers.events.inflection import is_participle
from helpers.events.word_lists import listed

INNER = frozenset(("compound", "nummod", "quantmod", "nmod", "case", "neg"))  # what a noun is not told without
APART = ("det", "poss", "punct", "cc")  # what may be left out between a noun and what stands before it
IN_BRACKETS = 6  # words to the end of a number that brackets hold, at most
CURRENCIES = frozenset("$£€¥")
EVERY = ("all", "every", "each")
COMPARED = ("more", "less", "fewer", "other", "rather")  # what "than" is not told without
MODIFYING = frozenset(("advmod", "npadvmod", "punct", "quantmod", "nummod", "amod", "compound"))


def core_of(sentence, noun, name):
    """Return the tokens of a noun that it is not told without: of a name that, of another noun its compounds and number."""
    key = noun, id(name)  # a noun is often asked of by two clauses that may tell of its event
    if key not in sentence.cores:
        sentence.cores[key] = _core_of(sentence, noun, name)
    return sentence.cores[key]


def _core_of(sentence, noun, name):
    whole = set()
    if name is not None:
        whole.update(
            [n for n in sentence.places_of(name) if not sentence.dated[n] or n == noun]
        )  # "NATO airstrike Wednesday"
        if whole and name.kind == "person":
            return frozenset(whole)
    small, dated, below, kept = sentence.small, sentence.dated, sentence.below, listed("kept_words")
    relations, tags = sentence.relations, sentence.tags
    found, open_ = {noun}, [noun]
    while open_:
        above = open_.pop()
        for child in below[above]:
            if child > noun or child in found or dated[child]:
                continue
            if (
                relations[child] in INNER
                or tags[child] == "CD"
                or tags[above] == "CD"
                and (relations[child] == "advmod" or small[child] == "some")  # "about 45 judges"
                or small[child] in kept["count"]
                and not (small[child] in EVERY and sentence.child(above, "relcl") is not None)  # "all who signed"
                or _changes(sentence, child)
            ):
                found.add(child)
                open_.append(child)
                found.update(n for n in below[child] if small[n] in kept["degree"])
    if tags[noun] == "NNP" and _reads_on(sentence, noun):
        found.add(noun + 1)
    hyphened = _hyphened(sentence, found) if sentence.hyphened else frozenset()
    found |= _between(sentence, noun, found) | hyphened | _after_bracket(sentence, noun)
    found.difference_update(sentence.owners)
    return frozenset(whole | found) or frozenset((noun,))


def _reads_on(sentence, noun):
    """Say whether a name goes on with the word after it, a number: "Channel 4", "Air Force One"."""
    after = noun + 1
    if after == len(sentence.words) or sentence.dated[after]:
        return False
    heads, word = sentence.heads, sentence.words[after]
    if sentence.tags[after] == "CD":
        return not word.isalpha() or word[0].isupper() and heads[after] == noun
    beside = heads[after] == heads[noun] and sentence.relations[after] == sentence.relations[noun] == "pobj"
    return beside and sentence.tags[after] == "NNP"  # of which the parser made two


def _changes(sentence, child):
    """Say whether a word before a noun changes what it means: "running mate", "former minister", "attempted robbery"."""
    if sentence.relations[child] != "amod":
        return False
    small = sentence.small[child]
    return sentence.tags[child] in ("VBN", "VBG") or small in listed("kept_words")["modifier"] or is_participle(small)


def _between(sentence, noun, core):
    """Return the tokens without which those of a noun's core do not read on: of "more than 20,000 fans" that is "more", of "minute plea
    deal" also "plea"."""
    heads, relations, dated, small = sentence.heads, sentence.relations, sentence.dated, sentence.small
    found = {n - 1 for n in core if small[n] == "than" and n and small[n - 1] in COMPARED}
    between = range(min(core), noun)
    if between:
        inner = {n for n in between if heads[n] in core and relations[n] not in APART and not dated[n]}
        whole = core | inner
        found |= inner | {
            n for n in between if relations[n] == "cc" and {n - 1, n + 1} <= whole
        }  # "trade and investment deal"
    return found


def _after_bracket(sentence, number):
    """Return the place of the noun that a number stands before, with the same in brackets between: "$50,000 (£29,000) bail"."""
    words, tags = sentence.words, sentence.tags
    if words[number + 1 : number + 2] != ["("]:
        return frozenset()
    money = tags[number] == "CD" or not CURRENCIES.isdisjoint(
        words[max(0, number - 2) : number]
    )  # "$1 m (£600,000) bail"
    if not money:
        return frozenset()
    closed = next((n for n in range(number + 2, min(number + IN_BRACKETS, len(words))) if words[n] == ")"), None)
    follows = closed is not None and closed + 1 < len(words) and tags[closed + 1] in ("NN", "NNS")
    return frozenset((closed + 1,) if follows else ())


def _hyphened(sentence, core):
    """Return the tokens of words of a noun's core that are set apart by blanks around a hyphen: "make - up", "last - minute"."""
    found = set()
    for n in core:
        if n > 1 and sentence.words[n - 1] == "-" and {sentence.heads[n - 1], sentence.heads[n - 2]} <= core | {n - 2}:
            found |= {n - 2, n - 1} if sentence.words[n - 2].isalpha() else set()
        after = sentence.words[n + 1 : n + 3]
        if len(after) == 2 and after[0] == "-" and after[1].islower() and sentence.heads[n + 1] in (n, n + 2):
            found |= {n + 1, n + 2} if sentence.heads[n + 2] in core else set()
    return found


def with_inner(sentence, place):
    """Return a modifier with what hangs on it: "more severe"."""
    inner = [n for n in sentence.below[place] if sentence.relations[n] in MODIFYING and not sentence.dated[n]]
    first, last = min([place, *inner]), max([place, *inner])
    return tuple(n for n in range(first, last + 1) if n in inner or n == place)
