"""The syntax of a sentence is its own: it does not depend on the sentences that are read beside it."""

from functools import cache

import numpy as np
import pytest

from helpers.language import encoder
from helpers.language.syntax import _rooted, syntax_of
from helpers.text import Document

TEXT = (
    "Ana Ruiz met Bo Lind in Oslo on July 6. She left. The harbour council, which had met in private for most of a week, agreed on "
    "Friday to repair the old bridge before the winter, and to ask the state for half of what that costs. He said: No."
)


@cache
def read():
    document = Document(TEXT)
    encoder("fast").read([document])
    return document


def test_sentences_read_side_by_side_have_the_syntax_of_each_alone():
    document = read()
    together = syntax_of(document, range(len(document.sentences)))
    alone = {n: syntax_of(document, [n])[n] for n in together}
    assert list(together) == [0, 1, 2, 3]
    for n, own in alone.items():
        assert own[:3] == together[n][:3]
        np.testing.assert_allclose(own.sure, together[n].sure, atol=1e-5)


def test_a_token_has_a_head_a_relation_and_a_tag_and_the_verb_is_the_root():
    own = syntax_of(read(), [0])[0]
    assert len(own.heads) == len(own.relations) == len(own.tags) == 11
    assert [(n, own.relations[n]) for n, head in enumerate(own.heads) if head == n] == [(2, "ROOT")]


def test_what_is_cut_off_a_sentence_is_not_read():
    document = read()
    assert len(syntax_of(document, [0], after=4)[0].heads) == 7
    assert len(syntax_of(document, [0], cut={0: 6})[0].heads) == 5


def test_heads_in_a_circle_get_a_root_whatever_stands_beside_them():
    assert _rooted([1, 2, 0, 2, 1, 1], np.array([4, 2])) == [[0, 2, 0, 2], [1, 1]]


def test_a_document_without_states_is_refused():
    with pytest.raises(ValueError, match="no states"):
        syntax_of(Document(TEXT), [0])
