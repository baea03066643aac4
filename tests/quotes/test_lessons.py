"""What the accurate tagger learns from: marks that people made, and what a teacher answered."""

from importlib.resources import files

import numpy as np
import pytest
from tokenizers import Tokenizer

from helpers.language.labels import LABELS
from training.corpus import Article, Attribution
from training.examples import Lesson, example_of

TEXT = "“The bridge is safe,” said Ana Ruiz."
SAID = Attribution(source=[[27, 35]], cue=[[22, 26]], content=[[0, 21]])


@pytest.fixture(scope="module")
def tokenizer():
    return Tokenizer.from_file(str(files("helpers.models") / "tokenizer.json"))


def lesson(**taught):
    return Lesson(Article("a", "", "", TEXT, [SAID], {}, {}), **taught)


def test_an_aim_is_the_mark_where_no_teacher_has_answered(tokenizer):
    example = example_of(lesson(), tokenizer)
    assert np.array_equal(example.aims.argmax(axis=1), example.labels) and example.aims.max(axis=1).min() == 1


def test_an_aim_is_the_mean_of_the_mark_and_the_teachers_answer(tokenizer):
    plain = example_of(lesson(), tokenizer)
    answer = np.full(plain.aims.shape, 1 / len(LABELS), dtype=np.float32)
    example = example_of(lesson(path=plain.labels, answer=answer), tokenizer)
    assert np.allclose(example.aims, (plain.aims + answer) / 2)


def test_what_nobody_marked_is_learned_from_the_teacher_alone(tokenizer):
    plain = example_of(lesson(), tokenizer)
    path, answer = np.zeros_like(plain.labels), plain.aims[::-1].copy()
    example = example_of(lesson(path=path, answer=answer, marked=False), tokenizer)
    assert np.array_equal(example.labels, path) and np.array_equal(example.aims, answer)


def test_an_answer_to_other_tokens_is_left_out(tokenizer):
    answer = np.full((3, len(LABELS)), 1 / len(LABELS), dtype=np.float32)
    assert example_of(lesson(answer=answer), tokenizer).aims.max(axis=1).min() == 1
