"""Near-copies: cut, retitled, and what is none."""

import random

import pandas as pd

from helpers.reading import copies as near_copies
from helpers.reading import find_copies
from helpers.reading.memory import Memory

WORDS = [f"word{number}" for number in range(3000)]


def story(seed, n=300):
    return " ".join(random.Random(seed).choices(WORDS, k=n))


def copies(**texts):
    frame = pd.DataFrame({"article_id": list(texts), "text": list(texts.values())})
    return find_copies(frame).set_index("article_id")["copy_of"].to_dict()


def test_copies_cut_from_the_bottom_are_found_down_to_a_few_paragraphs():
    whole = story(1)
    words = whole.split()
    cut = {f"cut{n}": " ".join(words[:n]) for n in (200, 150, 100, 50)}
    assert copies(whole=whole, other=story(2), **cut) == {"whole": "", "other": "", **dict.fromkeys(cut, "whole")}


def test_a_copy_without_a_middle_paragraph_is_found():
    words = story(1).split()
    assert copies(whole=" ".join(words), cut=" ".join(words[:100] + words[200:]))["cut"] == "whole"


def test_a_copy_rewritten_by_more_than_half_is_none():
    words = story(1).split()
    assert copies(whole=" ".join(words), own=" ".join(words[:90] + story(3).split()[:210]))["own"] == ""


def test_short_texts_are_no_copies():
    assert (
        copies(a="Rain in the north and sun in the south today", b="Rain in the north and sun in the south today too")[
            "a"
        ]
        == ""
    )


def test_the_order_of_the_rows_does_not_matter():
    words = story(1).split()
    frame = pd.DataFrame({"article_id": list("abc"), "text": [" ".join(words[:n]) for n in (300, 200, 100)]})
    forward, backward = find_copies(frame), find_copies(frame[::-1])
    assert forward.set_index("article_id")["copy_of"].to_dict() == backward.set_index("article_id")["copy_of"].to_dict()


def test_of_equal_texts_the_earliest_is_the_original():
    frame = pd.DataFrame({"article_id": ["a", "b"], "text": [story(1)] * 2, "published": ["2018-07-13", "2018-07-12"],
                          "outlet": ["A", "B"]})  # fmt: skip
    assert find_copies(frame)["copy_of"].tolist() == ["b", ""]


def test_what_is_held_of_a_search_changes_nothing_in_it(monkeypatch):
    texts = {f"{seed}{n}": " ".join(story(seed).split()[: 300 - 10 * n]) for seed in range(3) for n in range(8)}
    whole = copies(**texts)
    monkeypatch.setattr(near_copies, "KEPT", 2)
    assert copies(**texts) == whole and len(set(whole.values())) == 4


def test_of_many_texts_alike_the_fullest_are_compared_in_whatever_order_they_come(monkeypatch):
    monkeypatch.setattr(near_copies, "MOST_ALIKE", 1)
    texts = [(str(n), " ".join(story(1).split()[: 300 - 10 * n])) for n in range(9)]
    assert set(copies(**dict(texts)).values()) == set(copies(**dict(texts[::-1])).values()) == {"", "0"}


def test_of_one_text_more_only_that_is_compared_and_the_copies_are_those_of_a_search_from_nothing(
    tmp_path, monkeypatch
):
    whole, other = story(1), story(2)
    texts = {"whole": whole, "cut": " ".join(whole.split()[:150]), "other": other, "near": f"{story(3, 200)} {other}"}
    compared, real = [], near_copies.Shingled.container
    monkeypatch.setattr(
        near_copies.Shingled,
        "container",
        lambda self, number, others: compared.append(number) or real(self, number, others),
    )

    def remembered(names):
        compared.clear()
        frame = pd.DataFrame({"article_id": names, "text": [texts[name] for name in names]})
        with Memory(tmp_path / "read.sqlite", "1") as memory:
            found = find_copies(frame, memory)["copy_of"].tolist()
        n = len(compared)
        assert found == find_copies(frame)["copy_of"].tolist()
        return n, dict(zip(names, found, strict=True))

    assert remembered(["whole", "cut", "other"]) == (1, {"whole": "", "cut": "whole", "other": ""})
    assert remembered(["whole", "cut", "other"])[0] == 0
    assert remembered(["whole", "cut", "other", "near"]) == (
        1,
        {"whole": "", "cut": "whole", "other": "near", "near": ""},
    )
    assert remembered(["cut", "other", "near"]) == (0, {"cut": "", "other": "near", "near": ""})
