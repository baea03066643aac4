"""The head on links: it knows from the words who a cue's source is, and that some cues have none."""

import pytest

from helpers.language import encoder
from helpers.quotes import quotes_of
from helpers.quotes.linked import choices
from helpers.quotes.pairs import Pairs
from helpers.text import Document

SOURCES = {
    "“The bridge is safe,” Ana Ruiz said on Monday.": "Ana Ruiz",
    "The bridge is safe, said Bo Lind, who had built it.": "Bo Lind",
    "Ana Ruiz, the mayor of Bergen, denied that the bridge was unsafe.": "Ana Ruiz",
    "Bo Lind left early, but his sister told the council that the bridge would close.": "his sister",
}
WITHOUT = (
    "The bridge is expected to close on Friday.",
    "Ana Ruiz was accused of hiding the report from the council.",
    "It was said that the bridge would never open.",
)


def sources(text, tagger):
    """The sources of the quotations of a text, as written; "" for none."""
    document = Document(text)
    return [" ".join(text[a:b].strip(",") for a, b in quote.source) for quote in quotes_of([document], tagger)[0]]


@pytest.mark.parametrize("tagger", ["accurate", "fast"])
@pytest.mark.parametrize("text", SOURCES)
def test_a_cue_takes_the_source_that_tells_it(text, tagger):
    assert [own.split(",")[0] for own in sources(text, tagger)] == [SOURCES[text]]


@pytest.mark.parametrize("text", WITHOUT)
def test_who_is_spoken_of_is_no_source(text):
    assert set(sources(text, "accurate")) <= {""}


def test_nothing_asked_is_nothing_chosen():
    document = Document("Ana Ruiz left.")
    encoder("fast").read([document])
    pairs = Pairs(document, {"source": [], "cue": [], "content": []}, [])
    assert choices(document, pairs, [], "cue") == {}


def test_a_cue_with_nobody_near_it_has_no_source_to_choose():
    document = Document("It rained, she said.")
    encoder("fast").read([document])
    pairs = Pairs(document, {"source": [], "cue": [(4, 5)], "content": [(0, 2)]}, [])
    assert choices(document, pairs, [(4, 5)], "source")[4, 5].span is None
