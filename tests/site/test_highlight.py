"""Marked text: nothing lost, nothing crossed, nothing executed."""

import re

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from helpers.site.highlight import Mark, _paragraph, marked_text

TEXT = "“It is safe,” said Ana Ruiz on Tuesday.\n\n“It <script> is,” she said."
QUOTES = pd.DataFrame(
    {
        "quote_id": ["a-q1"], "speaker": ["<script>"], "kind": ["direct"], "how_resolved": ["full name"],
        "content": [[[0, 13]]], "cue": [[[14, 18]]], "source": [[[19, 27]]],
    }
)  # fmt: skip


def plain(markup):
    return re.sub(r"<[^>]+>", "", markup).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def test_the_words_are_all_still_there():
    assert [plain(paragraph) for paragraph in marked_text(TEXT, QUOTES)] == TEXT.split("\n\n")


def test_a_quotation_has_its_anchor_once():
    assert "".join(marked_text(TEXT, QUOTES)).count('id="q1"') == 1


def test_a_speaker_called_script_is_text():
    assert "<script>" not in "".join(marked_text(TEXT, QUOTES))


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=8))
def test_marks_that_overlap_in_any_way_lose_no_character(spans):
    text = "abcdefghij klmnopqrst uvwxyz & <0123456>"
    marks = [Mark(min(a, b), max(a, b), "said", f"q{n}", "") for n, (a, b) in enumerate(spans) if a != b]
    assert plain(_paragraph(text, 0, len(text), marks)) == text
