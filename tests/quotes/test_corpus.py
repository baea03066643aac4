"""Reading annotated corpora, and labels over our own tokens."""

import gzip
import json

import pytest

from helpers.language.labels import LABELS, may_follow
from helpers.text import Document
from training.corpus import Attribution, labels_of, read_corpus
from training.marks import restyled

TEXT = "“No,” Ana Ruiz said. Bo left."
BRAT = (
    "T1\tSource 6 14\tAna Ruiz\nT2\tCue 15 19\tsaid\nT3\tContent 0 5\t“No,”\nT4\tAttribution 15 19\tsaid\n"
    "E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1\n"
)
GOLD = Attribution([[6, 14]], [[15, 19]], [[0, 5]])


def named(text, *attributions):
    document = Document(text)
    return [LABELS[label] for label in labels_of(document, attributions)]


def test_brat_files_are_read_beside_their_texts_or_in_folders_of_their_own(tmp_path):
    for folder, text in (("attributions", "text"), (".", ".")):
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / text).mkdir(exist_ok=True)
        (tmp_path / folder / f"wire_2018-07-12_a{len(text)}_4b22.ann").write_text(BRAT, encoding="utf-8")
        (tmp_path / text / f"wire_2018-07-12_a{len(text)}.txt").write_text(TEXT, encoding="utf-8")
    articles = read_corpus(tmp_path)
    assert [article.attributions for article in articles] == [[GOLD], [GOLD]]
    assert articles[0].published == "2018-07-12"


def test_json_lines_are_read_packed_or_not(tmp_path):
    row = {"id": "a", "date": "2018-07-12", "title": "T", "text": TEXT, "attributions": [GOLD._asdict()]}
    (tmp_path / "a.jsonl").write_text(json.dumps(row), encoding="utf-8")
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(json.dumps(row).encode()))
    assert read_corpus(tmp_path / "a.jsonl") == read_corpus(tmp_path / "b.jsonl.gz")


def test_nothing_to_read_says_what_to_give(tmp_path):
    with pytest.raises(FileNotFoundError, match="give a .jsonl.gz file or a folder"):
        read_corpus(tmp_path)


def test_each_span_begins_with_a_b_and_goes_on_with_i():
    labels = named(TEXT, GOLD)
    assert labels[:7] == ["B-content", "I-content", "I-content", "I-content", "B-source", "I-source", "B-cue"]
    assert set(labels[7:]) == {"O"}


def test_a_shorter_content_inside_a_longer_one_begins_and_ends_with_a_b():
    labels = named("a b c d e", Attribution([], [], [[0, 9]]), Attribution([], [], [[2, 5]]))
    assert labels == ["B-content", "B-content", "I-content", "B-content", "I-content"]


def test_labels_always_make_whole_spans():
    spans = [Attribution([[a, a + 3]], [[a + 2, a + 4]], [[a, a + 9]]) for a in range(0, 20, 3)]
    labels = labels_of(Document("a b c d e f g h i j k l m n o p"), spans)
    assert all(may_follow(before, label) for before, label in zip([0, *labels], labels, strict=False))


def test_marks_change_style_and_nothing_else():
    text = "“He said ‘no’ and we’re done,” she said.\n\n“First.\n\n“Second.”"
    for style in ("straight", "british", "guillemets"):
        found = restyled(Document(text), style)
        assert len(found) == len(text)
        assert "we’re" in found
    assert restyled(Document(text), "british").startswith("‘He said “no” and we’re done,’ she")
