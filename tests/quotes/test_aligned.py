"""How rows are measured against readers' marks; the figures are those of the newsroom set's scorer."""

import importlib.util
from pathlib import Path

import pytest

from benchmarks.aligned import aligned, counted, figures, same_speaker
from training.seen import folds_of

TEXT = "“The bridge is safe,” Ana Ruiz said. She thanked Bo Lind. It rained, a guard said."
SCORER = Path(__file__).parents[3] / "shared" / "score" / "newsroom.py"


def mark(words, speaker, kind="D"):
    return {"class": kind, "speaker": speaker, "content": [[TEXT.index(words), TEXT.index(words) + len(words)]]}


def row(words, speaker, kind="direct", who="person"):
    return {**mark(words, speaker), "kind": kind, "speaker_kind": who}


MARKS = [
    mark("“The bridge is safe,”", "Ana Ruiz"),
    mark("thanked Bo Lind", "Ana Ruiz", "N"),
    mark("It rained", "?: a guard", "I"),
]
ROWS = [
    row("The bridge is safe", "Bo Lind"), row("thanked Bo", "Ana Ruiz", "indirect"), row("It rained", "a guard", "indirect", "unnamed"),
    row("She", "Ana Ruiz", "indirect"),
]  # fmt: skip


def test_a_row_meets_the_mark_whose_letters_it_shares_and_a_part_of_a_mark_is_a_piece():
    found = aligned(MARKS, [*ROWS, row("safe", "Ana Ruiz")], TEXT)
    assert found == ({0: 0, 1: 1, 2: 2}, {0: 0, 1: 1, 2: 2}, {4})


def test_a_row_on_an_act_only_named_counts_neither_way_and_one_on_nothing_is_false():
    found = counted(MARKS, ROWS, TEXT)
    assert (found["speech"], found["named or thought"], found["false"], found["true"]) == (2, 1, 1, 1)
    assert figures(found)["row truth"] == 25 and figures(found)["speaker"] == 50


@pytest.mark.parametrize(
    ("marked", "found", "kind", "right"),
    [
        ("Ana Ruiz", "Ruiz", "person", True), ("Ana Ruiz", "Ana Lind", "person", False), ("Ana Ruiz", "", "unknown", False),
        ("?: a guard", "", "unknown", True), ("?: a guard", "Ana Ruiz", "person", False), ("?: a guard", "the guard", "person", True),
        ("Zoë Falk", "Zoe Falk’s", "person", True),
    ],
)  # fmt: skip
def test_a_speaker_is_right_by_the_words_of_the_name(marked, found, kind, right):
    assert same_speaker(marked, found, kind) == right


@pytest.mark.skipif(not SCORER.exists(), reason="the newsroom set's scorer is not beside the project")
def test_the_figures_are_the_scorers():
    spec = importlib.util.spec_from_file_location("newsroom_scorer", SCORER)
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    theirs, _ = scorer.quotes([(TEXT, MARKS, ROWS)])
    names = {"row truth": "row_truth", "speech P": "P", "speech R": "R", "with speaker": "e2e", "marks F1": "mF",
             "indirect P": "iP", "indirect R": "iR", "speaker": "spk_acc"}  # fmt: skip
    ours = figures(counted(MARKS, ROWS, TEXT))
    assert {name: round(ours[name], 6) for name in names} == {
        name: round(theirs[key], 6) for name, key in names.items()
    }


def test_an_outlets_articles_are_left_out_together():
    articles = [
        {"outlet": outlet}
        for outlet in ("Courier", "Gazette", "courier", "ent-Vane", "entities-Vane", "Post", "Mail", "Sun")
    ]
    folds = folds_of(articles)
    assert folds[0] == folds[2] and folds[3] == folds[4] and len(set(folds)) == 5
