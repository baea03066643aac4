"""Tokens that are made word by word are the same as NLTK's for the whole sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nltk.tokenize import NLTKWordTokenizer

from helpers.text.segment import token_spans

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
