"""Speech inside speech: both attributions are rows, whichever holds the other; invented people."""

import numpy as np
import pytest

from helpers.language import Reading
from helpers.language.labels import LABELS, begin, inside
from helpers.quotes.find import rows_of
from helpers.quotes.nested import inner_links
from helpers.text import Document

TEXT = "Ruiz said Lind promised rain"


def read(roles, inner):
    """Return a Document of TEXT with these label numbers in the first and the second layer."""
    document, one = Document(TEXT), np.eye(len(LABELS), dtype=np.float32)
    document.reading = Reading(one[roles], np.zeros((5, 384), dtype=np.float16), one[inner])
    return document


OUTER = [begin("source"), begin("cue"), begin("content"), inside("content"), inside("content")]


def test_an_attribution_inside_a_content_is_a_link():
    inner = [0, 0, begin("source"), begin("cue"), begin("content")]
    links = inner_links(read(OUTER, inner), [], 0.0)
    assert [(link.source, link.cue, link.content) for link in links] == [([(2, 3)], [(3, 4)], [(4, 5)])]


def test_what_the_second_layer_says_outside_of_contents_does_not_count():
    inner = [begin("source"), begin("cue"), begin("content"), 0, 0]
    assert inner_links(read([0] * 5, inner), [], 0.0) == []


def test_an_attribution_that_the_first_layer_has_is_no_second_link():
    inner = [0, 0, begin("source"), begin("cue"), begin("content")]
    assert inner_links(read(OUTER, inner), [], 0.0, {3}) == []


def test_of_no_tokens_there_are_no_inner_links():
    document, none = Document(""), np.zeros((0, len(LABELS)), dtype=np.float32)
    document.reading = Reading(none, np.zeros((0, 384), dtype=np.float16), none)
    assert inner_links(document, [], 0.5) == []


@pytest.mark.parametrize("size", ["accurate", "fast"])
def test_what_is_told_of_anothers_words_is_a_row_beside_them(size):
    text = "Ana Ruiz said on Monday that Bo Lind had promised to repair the bridge."
    contents = {text[row.content[0][0] : row.content[-1][1]] for row in rows_of([Document(text)], size)[0]}
    assert any("promised" in content for content in contents)
