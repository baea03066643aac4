"""Articles as training examples: word pieces, labels, and the answers of a teacher.

Where a teacher has answered (Hinton, Vinyals and Dean, *Distilling the Knowledge in a Neural Network*, 2015), a token's
aim is the mean of the mark a person made and the teacher's probabilities; in an article that nobody marked, the
teacher's alone, its likeliest sequence standing for the labels.
"""

from typing import NamedTuple

import numpy as np

from helpers.language.labels import LABELS
from helpers.language.windows import Pieces, pieces_of
from helpers.text import Document
from training.corpus import labels_of
from training.marks import STYLES, restyled

RESTYLED = {"straight": 0.08, "british": 0.08, "guillemets": 0.03, "curly": 0.08}  # share of articles, each epoch
TAUGHT = 0.5  # share of the teacher's answer beside a person's mark


class Example(NamedTuple):
    """An article to learn from: `labels` int64 (n_tokens,), `aims` float32 (n_tokens, 7), rows that sum to one."""

    pieces: Pieces
    labels: np.ndarray
    aims: np.ndarray


class Lesson(NamedTuple):
    """An article (training.corpus.Article) and the teacher's answers for its tokens.

    `path` int64 (n_tokens,) and `answer` float32 (n_tokens, 7), or None for both where there is no teacher; `marked`
    says whether the article's own attributions count.
    """

    article: object
    path: np.ndarray | None = None
    answer: np.ndarray | None = None
    marked: bool = True


def examples_of(lessons, tokenizer, chance):
    """Return one epoch's Examples, some with their quotation marks in another style."""
    examples = (example_of(lesson, tokenizer, chance.random()) for lesson in lessons)
    return [example for example in examples if len(example.pieces.ids)]


def example_of(lesson, tokenizer, draw=1.0):
    """Return the lesson's Example; `draw` (0 to 1) chooses the style of its quotation marks, most often its own."""
    document = lesson.article.document
    for style in STYLES:
        if 0 <= draw < RESTYLED[style]:
            document = Document(restyled(document, style))
        draw -= RESTYLED[style]
    answer, path = lesson.answer, lesson.path
    if answer is not None and len(answer) != len(document.tokens):  # another style may cut tokens elsewhere
        if not lesson.marked:
            document = lesson.article.document
        else:
            answer = None
    labels = labels_of(document, lesson.article.attributions).astype(np.int64) if lesson.marked else path
    aims = np.eye(len(LABELS), dtype=np.float32)[labels]
    if answer is not None:
        aims = (1 - TAUGHT) * aims + TAUGHT * answer if lesson.marked else answer
    return Example(pieces_of(document, tokenizer), labels, aims)
