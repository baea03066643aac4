"""Links: content to cue, cue to source."""

from helpers.language import encoder
from helpers.quotes.links import links_of
from helpers.quotes.subjects import subject_of
from helpers.text import Document


def linked(text, **roles):
    """The links among spans given as words of the text, as (contents, cues, sources) in words."""
    document = Document(text)
    encoder().read([document])
    spans = []
    for role, words in roles.items():
        for part in words:
            first = document.tokens_in(text.index(part), len(text)).start
            spans.append((role, first, first + len(Document(part).words), 0.9))
    found = links_of(document, spans, [])
    return [[[" ".join(document.words[a:b]) for a, b in part] for part in link[:3]] for link in found]


def test_each_content_takes_its_own_cue_and_each_cue_its_own_source():
    found = linked(
        "Ana Ruiz said it rained. Bo Lind denied it snowed.",
        source=["Ana Ruiz", "Bo Lind"], cue=["said", "denied"], content=["it rained", "it snowed"],
    )  # fmt: skip
    assert found == [[["it rained"], ["said"], ["Ana Ruiz"]], [["it snowed"], ["denied"], ["Bo Lind"]]]


def test_the_parts_of_a_split_content_are_one_attribution():
    found = linked(
        "The roof, Ana Ruiz said, is gone.", source=["Ana Ruiz"], cue=["said"], content=["The roof", "is gone"]
    )
    assert found == [[["The roof", "is gone"], ["said"], ["Ana Ruiz"]]]


def test_the_subject_of_a_cue_stands_behind_it_or_before_it():
    behind, before = Document("It rained, said Ana Ruiz."), Document("Ana Ruiz said it rained.")
    assert subject_of(behind, 3, 4, [(0, 2)]) == (4, 6)
    assert subject_of(before, 2, 3, [(3, 5)]) == (0, 2)


def test_a_content_with_neither_cue_nor_source_before_it_is_left_out():
    assert linked("The roof is gone.", content=["The roof is gone"]) == []
