"""Where paragraphs, sentences and tokens begin and end."""

import re
from functools import cache
from importlib.resources import files

import pandas as pd
from nltk.tokenize import NLTKWordTokenizer
from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

BLANK = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
LINE = re.compile(r"[^\S\n]*\n[^\S\n]*")
ENDED = re.compile(r"[.!?:;…][\"'”’»)\]]*\s*$")
WORD = re.compile(r"\S+")
LONGEST_SENTENCE = 5000  # characters handed to the tokenizer at once: its patterns are slow on very long strings


def paragraph_spans(text):
    """Return [start, end) of each paragraph, without the white space around it.

    A blank line always ends a paragraph. A single line break does where most lines of the text end like sentences;
    else the text is taken for hard-wrapped and the break for a space.
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
    parameters.abbrev_types = set(table["abbreviation"])
    return PunktSentenceTokenizer(parameters)


CLOSING = "\"”’»)]'"


def sentence_spans(text, start, end):
    """Return [start, end) of each sentence of the paragraph text[start:end]."""
    spans = []
    for first, last in _punkt().span_tokenize(text[start:end], realign_boundaries=True):
        first, last = start + first, start + last
        # Punkt may leave a closing mark alone at the head of the next sentence.
        if spans and text[first] in CLOSING and last - first <= 2:
            spans[-1] = (spans[-1][0], last)
        else:
            spans.append((first, last))
    return spans


class _Treebank(NLTKWordTokenizer):
    """NLTK's tokenizer with its patterns compiled plainly: it guards each by a time limit, which takes most of its time and
    which sentences of LONGEST_SENTENCE do not need.
    """

    STARTING_QUOTES, PUNCTUATION, ENDING_QUOTES = (
        [(re.compile(rule.pattern), by) for rule, by in rules]
        for rules in (
            NLTKWordTokenizer.STARTING_QUOTES,
            NLTKWordTokenizer.PUNCTUATION,
            NLTKWordTokenizer.ENDING_QUOTES,
        )
    )
    PARENS_BRACKETS, DOUBLE_DASHES = (
        (re.compile(rule.pattern), by)
        for rule, by in (NLTKWordTokenizer.PARENS_BRACKETS, NLTKWordTokenizer.DOUBLE_DASHES)
    )


_TREEBANK = _Treebank()


def token_spans(text, start, end):
    """Return [start, end) of each token of the sentence text[start:end]."""
    if end - start > LONGEST_SENTENCE:
        return [
            span
            for match in re.finditer(rf"(?s)\S.{{0,{LONGEST_SENTENCE - 1}}}(?!\S)|\S+", text[start:end])
            for span in _sentence_tokens(text, start + match.start(), start + match.end())
        ]
    return _sentence_tokens(text, start, end)


def _sentence_tokens(text, start, end):
    sentence = text[start:end].replace("’", "'")  # so that it splits off 's and n't; as long as it was
    try:
        return [(start + first, start + last) for first, last in _TREEBANK.span_tokenize(sentence)]
    except ValueError:  # two kinds of quotation mark that the tokenizer cannot lay back over the text
        return [(start + match.start(), start + match.end()) for match in WORD.finditer(sentence)]
