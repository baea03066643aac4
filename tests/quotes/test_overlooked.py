"""Words in marks beside a sure cue are said by somebody, whatever the tagger makes of the marks."""

from helpers.quotes.overlooked import with_overlooked
from helpers.text import Document

TEXT = "“The bridge is closed,” Ana Ruiz said on Tuesday."
CUE = ("cue", 9, 10, 0.95)


def contents(document, spans):
    return [span[1:3] for span in with_overlooked(document, spans, [(0, 7)]) if span[0] == "content"]


def test_words_in_marks_before_a_sure_cue_are_content():
    assert contents(Document(TEXT), [CUE]) == [(0, 7)]


def test_a_cue_that_is_not_sure_gives_nothing():
    assert contents(Document(TEXT), [(*CUE[:3], 0.5)]) == []


def test_marks_the_tagger_has_read_stay_as_they_are():
    assert contents(Document(TEXT), [("content", 0, 6, 0.6), CUE]) == [(0, 6)]


def test_a_title_in_marks_is_no_content():
    assert contents(Document("“The Old Bridge Road” is what Ana Ruiz said."), [("cue", 10, 11, 0.95)]) == []
