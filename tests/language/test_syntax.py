"""The syntax of a sentence is its own: it does not depend on the sentences that are read beside it."""

from functools import cache

import numpy as np
import pytest

from helpers.language import encoder
from helpers.language.syntax import Asked, _rooted, syntax_of
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


def own(number, **cut):
    return syntax_of([Asked(read(), [number], **cut)])[0][number]


def test_sentences_read_side_by_side_have_the_syntax_of_each_alone():
    document = read()
    [together, *_] = syntax_of([Asked(document, range(len(document.sentences)))] * 3)
    alone = {n: own(n) for n in together}
    assert list(together) == [0, 1, 2, 3]
    for n, found in alone.items():
        assert found[:3] == together[n][:3]
        np.testing.assert_allclose(found.sure, together[n].sure, atol=1e-7)


def test_a_token_has_a_head_a_relation_and_a_tag_and_the_verb_is_the_root():
    found = own(0)
    assert len(found.heads) == len(found.relations) == len(found.tags) == 11
    assert [(n, found.relations[n]) for n, head in enumerate(found.heads) if head == n] == [(2, "ROOT")]


def test_what_is_cut_off_a_sentence_is_not_read():
    assert len(own(0, cut={0: 6}).heads) == 5


def test_heads_in_a_circle_get_a_root_whatever_stands_beside_them():
    assert _rooted(np.array([1, 2, 0, 2, 1, 1]), np.array([4, 2])) == [[0, 2, 0, 2], [1, 1]]


def test_a_document_without_states_is_refused():
    with pytest.raises(ValueError, match="no states"):
        syntax_of([Asked(Document(TEXT), [0])])
