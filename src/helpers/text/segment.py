"""Finds where paragraphs, sentences and tokens begin and end."""

import re
from functools import cache
from importlib.resources import files
from itertools import product
from string import ascii_lowercase

import numpy as np
import pandas as pd
from nltk.tokenize import NLTKWordTokenizer
from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

from helpers.text.word_parts import Parts

BLANK = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
LINE = re.compile(r"[^\S\n]*\n[^\S\n]*")
ENDED = re.compile(r"[.!?:;…][\"'”’»)\]]*\s*$")
WORD = re.compile(r"\S+")
DEGREES = frozenset(
    ("b.a", "b.s", "j.d", "m.a", "m.d", "m.s", "r.n")
)  # two letters that are no initials of a name ("J.K. Lind")
LONGEST_SENTENCE = 5000  # characters given to NLTK at once, because its patterns are slow on very long strings


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
END = " "  # no word has one: behind a word, for the last of its sentence; before a whole sentence
QUOTED = re.compile("\"|``|['’]['’]")  # NLTK counts such marks over the whole text that it is given


def tokens_of(text, sentences):
    """Return [start, end) of each token of `sentences`, a list of (start, end) in `text`, and how many each has: int32 arrays.

    These are NLTK's tokens, made word by word and kept for the next time. That gives the same tokens, because NLTK's
    rules look no farther than the white space around a word, except at the full stop that ends the sentence.

    >>> spans, counts = tokens_of("Ana Ruiz can't. No.", [(0, 15), (16, 19)])
    >>> spans.tolist(), counts.tolist()
    ([[0, 3], [4, 8], [9, 11], [11, 14], [14, 15], [16, 18], [18, 19]], [5, 2])
    """
    stretches, starts, ends = [], [], [0]
    for start, end in sentences:
        first = len(stretches)
        for word in WORD.finditer(text, start, end):
            stretches.append(word[0])
            starts.append(word.start())
        if len(stretches) > first and end - start <= LONGEST_SENTENCE and not any(map(str.isalnum, stretches[-1])):
            # The last word is a mark alone, and may follow the full stop of its sentence.
            stretches[first:], starts[first:] = [END + text[start:end]], [start]
        elif len(stretches) > first:
            stretches[-1] += END
        ends.append(len(stretches))
    parts, counts = _PARTS(stretches)
    spans = parts + np.repeat(np.array(starts, dtype=np.int32), counts)[:, None]
    whole = np.append(0, np.cumsum(counts))[ends]
    return spans, (whole[1:] - whole[:-1]).astype(np.int32)


TWO = frozenset(
    ("cannot", "gimme", "gonna", "gotta", "lemme", "wanna")
)  # words without an apostrophe that are two tokens


# A word or a number, what may stand before it, and behind it: 's, a full stop, another mark, closing marks.
PLAIN = re.compile(
    r"(?P<open>[\"“($]?)(?P<core>\d+(?:[.,:]\d+)+|[^\W_]+(?:-[^\W_]+)*)(?P<own>['’][sS])?"
    r"(?P<stop>\.?)(?P<mark>[,:?!%]?)(?P<close>[)\"”]*)"
)


def _cut(stretches):
    """Return the spans of the tokens of each of `stretches`, as `tokens_of` writes them: words, last words, sentences."""
    found = {stretch: _plain(stretch) for stretch in stretches}
    hard = [stretch for stretch, spans in found.items() if spans is None]
    found |= _side_by_side([word for word in hard if END not in word and not QUOTED.search(word)])
    for stretch in hard:
        if found[stretch] is None:
            found[stretch] = _alone(stretch)
    return [found[stretch] for stretch in stretches]


def _plain(stretch):
    """Return the spans of the tokens of most words; this way is faster. None for the others."""
    word = stretch.removesuffix(END)
    match = PLAIN.fullmatch(word)
    if not match or any(part in TWO for part in match["core"].lower().split("-")):
        return None
    stop, is_last = match.span("stop"), word is not stretch
    if stop[0] < stop[1] and not (is_last and not match["mark"]):  # no full stop of a sentence: it belongs to the word
        if match["own"]:
            return None
        parts = [match.span("open"), (match.start("core"), stop[1])]
    else:
        parts = [match.span("open"), match.span("core"), match.span("own"), stop]
    parts += [match.span("mark"), *((place, place + 1) for place in range(*match.span("close")))]
    return [part for part in parts if 0 <= part[0] < part[1]]


def _side_by_side(words):
    """Return {word: spans of its tokens}: NLTK is given many words at once, since each call of it takes long."""
    found, group, size = {}, [], 0
    for word in words:
        group.append(word)
        size += len(word) + 3
        if size > LONGEST_SENTENCE:
            found |= _group(group)
            group, size = [], 0
    return found | _group(group)


def _group(words):
    text, found = "a ", {}
    places = []
    for word in words:
        places.append(len(text))
        text += f"{word} a "
    spans = iter(_whole(text[:-1]) if words else ())
    own = next(spans, None)
    for word, place in zip(words, places, strict=True):
        found[word] = []
        while own is not None and own[0] < place + len(word):
            if own[0] >= place:
                found[word].append((own[0] - place, own[1] - place))
            own = next(spans, None)
    return found


def _alone(stretch):
    """Return the spans of the tokens of a word, of the last word of a sentence, or of a whole sentence."""
    if stretch[0] == END:
        return _whole(stretch[1:])
    word = stretch.removesuffix(END)
    spans = _whole(f"a {word}" if word is not stretch else f"a {word} a")
    return [(low - 2, high - 2) for low, high in spans if 2 <= low < 2 + len(word)]


def _whole(sentence):
    sentence = sentence.replace("’", "'")  # so that NLTK splits off 's and n't; the length stays the same
    try:
        return list(_TREEBANK.span_tokenize(sentence))
    except ValueError:  # NLTK cannot align two kinds of quotation mark with the text
        return [match.span() for match in WORD.finditer(sentence)]


_PARTS = Parts(_cut, columns=2)
