"""The made-up corpus for measuring speed: always the same articles, of about the length asked for, distinct, of no real names."""

from benchmarks.many import corpus, write


def test_the_same_numbers_give_the_same_distinct_articles(tmp_path):
    made = list(corpus(60, words=300))
    assert len({one["text"] for one in made}) == 60
    assert all(240 < len(one["text"].split()) < 380 for one in made)
    write(tmp_path, 60, 300)
    assert (
        made == list(corpus(60, words=300)) and len((tmp_path / "0000000.jsonl").read_text("utf-8").splitlines()) == 60
    )


def test_stories_have_their_own_names_and_days():
    made = list(corpus(50, words=300))
    assert not [one for one in made if "Trump" in one["title"] + one["text"] or "Pyongyang" in one["text"]]
    assert made[0]["published"][:7] != made[24]["published"][:7]
    assert len({one["outlet"] for one in made}) > 20
