"""Tokens that are made word by word are the same as NLTK's for the whole sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nltk.tokenize import NLTKWordTokenizer

from helpers.text import segment
from helpers.text.segment import tokens_of

WORDS = ["cannot", "Gonna", "wanna,", "can't", "Lind's", "U.S.", "U.S.,", "$3.5m", "10:30", "a.m.", "(or", "not)", "--"]
WORDS += [
    "Ruiz",
    "Ruiz,",
    "Oslo.",
    "Oslo...",
    "naïve",
    "‘tis",
    "“No,”",
    '"No,"',
    "«non»",
    "e-mail",
    "AT&T",
    "100%",
    "who?!",
]


def token_spans(text, start, end):
    spans, counts = tokens_of(text, [(start, end)])
    assert counts.tolist() == [len(spans)]
    return list(map(tuple, spans.tolist()))


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join))
def test_a_sentence_has_the_tokens_that_nltk_gives_it_whole(sentence):
    try:
        whole = list(NLTKWordTokenizer().span_tokenize(sentence.replace("’", "'")))
    except ValueError:
        return  # two kinds of marks, which NLTK cannot lay back over the text
    assert token_spans(sentence, 0, len(sentence)) == whole


@pytest.mark.parametrize("text", ["", "   ", ".", "said. ”", "”"])
def test_tokens_cover_all_that_is_no_white_space(text):
    covered = "".join(text[low:high] for low, high in token_spans(text, 0, len(text)))
    assert covered == "".join(text.split())


@pytest.mark.parametrize(
    "stretch", ["(Ruiz", "“Ruiz’s”", "Ruiz’s.", "11%)", "no.”", "$6,500.5", "e-mail,", "10:30:", "can-cannot", "who?”"]
)
@pytest.mark.parametrize("after", ["", segment.END])
def test_the_short_way_gives_nltk_s_tokens_or_none(stretch, after):
    assert segment._plain(stretch + after) in (None, segment._alone(stretch + after))


def test_sentences_have_the_tokens_that_each_has_alone():
    text = 'Ana Ruiz can’t. ” “No,” Bo Lind’s "aide" said ... Never!'
    spans = [(0, 17), (18, 18), (18, 51), (52, len(text))]
    found, counts = tokens_of(text, spans)
    alone = [token_spans(text, *span) for span in spans]
    assert found.tolist() == [list(token) for tokens in alone for token in tokens]
    assert counts.tolist() == list(map(len, alone))
