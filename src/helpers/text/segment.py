"""Finds where paragraphs, sentences and tokens begin and end."""

import re
from functools import cache, lru_cache
from importlib.resources import files
from itertools import product
from string import ascii_lowercase

import pandas as pd
from nltk.tokenize import NLTKWordTokenizer
from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

BLANK = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
LINE = re.compile(r"[^\S\n]*\n[^\S\n]*")
ENDED = re.compile(r"[.!?:;…][\"'”’»)\]]*\s*$")
WORD = re.compile(r"\S+")
DEGREES = frozenset(
    ("b.a", "b.s", "j.d", "m.a", "m.d", "m.s", "r.n")
)  # two letters that are no initials of a name ("J.K. Lind")
LONGEST_SENTENCE = 5000  # characters given to NLTK at once, because its patterns are slow on very long strings
REMEMBERED = 2**16  # words whose tokens are kept for the next time


def paragraph_spans(text):
    """Return [start, end) of each paragraph, without the white space around it.

    A blank line always ends a paragraph. A single line break ends one only if most lines of the text end like sentences;
    otherwise the text is taken to be hard-wrapped, and the break counts as a space.
    """
    spans = list(_between(text, BLANK, 0, len(text)))
    inner = [(start, end) for first, last in spans for start, end in _between(text, LINE, first, last)]
    if len(inner) == len(spans):
        return spans
    last_lines = {end for _, end in spans}
    broken = [end for _, end in inner if end not in last_lines]
    ended = sum(bool(ENDED.search(text, max(0, end - 8), end)) for end in broken)
    return inner if ended >= 0.5 * len(broken) else spans


def _between(text, separator, first, last):
    start = first
    for match in separator.finditer(text, first, last):
        yield from _trimmed(text, start, match.start())
        start = match.end()
    yield from _trimmed(text, start, last)


def _trimmed(text, start, end):
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        yield start, end


@cache
def _punkt():
    parameters = PunktParameters()
    table = pd.read_csv(files("helpers.text") / "abbreviations.csv", comment="#")
    parameters.abbrev_types = (
        set(table["abbreviation"]) | {f"{a}.{b}" for a, b in product(ascii_lowercase, repeat=2)} - DEGREES
    )
    return PunktSentenceTokenizer(parameters)


CLOSING = "\"”’»)]'"


def sentence_spans(text, start, end):
    """Return [start, end) of each sentence of the paragraph text[start:end]."""
    spans = []
    for low, high in _punkt().span_tokenize(text[start:end], realign_boundaries=True):
        first, last = next(_trimmed(text, start + low, start + high), (0, 0))
        if first == last:
            continue
        # Punkt may leave a closing mark alone at the head of the next sentence.
        if spans and text[first] in CLOSING and last - first <= 2:
            spans[-1] = (spans[-1][0], last)
        else:
            spans.append((first, last))
    return spans


_TREEBANK = NLTKWordTokenizer()


def token_spans(text, start, end):
    """Return [start, end) of each token of the sentence text[start:end].

    These are NLTK's tokens, made word by word and kept for the next time. That gives the same tokens, because NLTK's
    rules look no farther than the white space around a word, except at the full stop that ends the sentence.
    """
    words = list(WORD.finditer(text, start, end))
    if not words:
        return []
    last = words.pop()
    if not any(map(str.isalnum, last.group())) and end - start <= LONGEST_SENTENCE:
        # The last word is a mark alone, and may follow the full stop of its sentence.
        return [(start + low, start + high) for low, high in _marked(text[start:end])]
    spans = []
    for word in words:
        inside = _INSIDE.get(word.group()) or _remembered(_INSIDE, word.group(), " a")
        if inside is ONE:
            spans.append(word.span())
        else:
            spans += [(word.start() + low, word.start() + high) for low, high in inside]
    inside = _LAST.get(last.group()) or _remembered(_LAST, last.group(), "")
    if inside is ONE:
        return [*spans, last.span()]
    return spans + [(last.start() + low, last.start() + high) for low, high in inside]


TWO = frozenset(
    ("cannot", "gimme", "gonna", "gotta", "lemme", "wanna")
)  # words without an apostrophe that are two tokens
ONE = ("one",)  # stands for the spans of a word that is one token
_INSIDE, _LAST = {}, {}  # spans of the tokens of words inside a sentence, and of last words; or ONE


def _remembered(known, word, after):
    """Return the spans of the tokens of `word` with `after` behind it, and keep them in `known`."""
    core = word.rstrip(",.")
    if core.isalpha() and core.lower() not in TWO and len(word) - len(core) < 2:  # most words; this way is faster
        cut = word[-1] == "," or word[-1] == "." and not after
        inside = ((0, len(core)), (len(core), len(word))) if cut else ONE
    else:
        spans = _whole(f"a {word}{after}", 0, 2 + len(word) + len(after))[1 : -1 if after else None]
        inside = ONE if spans == [(2, 2 + len(word))] else tuple((low - 2, high - 2) for low, high in spans)
    if len(known) >= REMEMBERED:
        known.clear()
    known[word] = inside
    return inside


@lru_cache(REMEMBERED // 16)
def _marked(sentence):
    """Return the spans of the tokens of a whole sentence. They are kept, because a page of marks repeats its sentences."""
    return tuple(_whole(sentence, 0, len(sentence)))


def _whole(text, start, end):
    sentence = text[start:end].replace("’", "'")  # so that NLTK splits off 's and n't; the length stays the same
    try:
        return [(start + first, start + last) for first, last in _TREEBANK.span_tokenize(sentence)]
    except ValueError:  # NLTK cannot align two kinds of quotation mark with the text
        return [(start + match.start(), start + match.end()) for match in WORD.finditer(sentence)]
