"""Stories beside simpler ways: `python -m benchmarks.stories CORPORA`.

CORPORA holds timelines/ (four topics of Timeline17, thirteen of Entities). All topics are mixed in one pile, and the gold story
of an article is its topic. The measure is B-cubed F1 (Bagga and Baldwin 1998); an article of no story counts as one of its own.
Settings were chosen on the topics SEEN; the others are for judging. Beside Dateline: tf-idf vectors of whole texts, with
articles joined where their cosine reaches a threshold (connected components), or while the mean cosine does (average linkage);
each is given its best threshold on the very pile that is measured.
"""

import gzip
import json
import random
import re
import sys
import time
from collections import Counter
from pathlib import Path

import numpy as np
import pandas as pd

from helpers.stories import find_stories, frame_of, profile_of
from helpers.stories.linkage import average_linkage
from helpers.text import documents

SEEN = (
    "t17.libya", "t17.mj", "entities.Arnold_Schwarzenegger", "entities.Charles_Taylor", "entities.Chris_Brown",
    "entities.Dominique_Strauss-Kahn", "entities.John_Boehner", "entities.Michelle_Obama", "entities.Ted_Cruz",
)  # fmt: skip
MOST = 200  # articles of a topic in the piles that the simple ways can hold
WORD = re.compile(r"[a-z]{3,}")
THRESHOLDS = (0.02, 0.03, 0.04, 0.06, 0.08, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5)
LARGE = 10_000  # articles whose cost is measured


def read(folder):
    """Return a frame of article_id, topic, published and text of all topics in `folder`."""
    rows = []
    for path in sorted(folder.glob("*.articles.jsonl.gz")):
        topic = path.name.removesuffix(".articles.jsonl.gz")
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            rows += [{"article_id": f"{topic}/{row['id']}", "topic": topic, "published": row["published"],
                      "title": row["title"], "text": row["text"]} for row in map(json.loads, lines)]  # fmt: skip
    return pd.DataFrame(rows)


def bcubed(gold, found):
    """Return B-cubed (F1, precision, recall) of the groups `found` for the groups `gold`, two lists.

    >>> bcubed(["a", "a", "b"], [1, 1, 2])
    (1.0, 1.0, 1.0)
    """
    both, n = Counter(zip(gold, found, strict=True)), len(gold)
    of_gold, of_found = Counter(gold), Counter(found)
    precision = sum(k * k / of_found[pair[1]] for pair, k in both.items()) / n
    recall = sum(k * k / of_gold[pair[0]] for pair, k in both.items()) / n
    return 2 * precision * recall / (precision + recall), precision, recall


def ours(articles, profiles):
    """Return (stories, the story of each article or a name of its own)."""
    own = profiles[profiles["article_id"].isin(articles["article_id"])]
    stories, ids = find_stories(own, articles)
    alone = [story or article for story, article in zip(ids, articles["article_id"], strict=True)]
    return stories, alone


def tfidf_cosines(texts):
    """Return the cosine of each pair of `texts` by tf-idf over their words, float32 (n, n)."""
    counts = [Counter(WORD.findall(text.lower())) for text in texts]
    held = Counter(word for own in counts for word in own)
    column = {word: place for place, word in enumerate(sorted(word for word, n in held.items() if n > 1))}
    vectors = np.zeros((len(texts), len(column)), dtype=np.float32)
    for row, own in enumerate(counts):
        for word, n in own.items():
            if word in column:
                vectors[row, column[word]] = (1 + np.log(n)) * np.log(len(texts) / held[word])
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    return vectors @ vectors.T


def components(near, least):
    """Return the connected component of each row, joining rows whose similarity reaches `least`."""
    group, n = np.full(len(near), -1), 0
    for start in range(len(near)):
        waiting = [start] if group[start] < 0 else []
        while waiting:
            one = waiting.pop()
            if group[one] < 0:
                group[one] = n
                waiting += np.flatnonzero((near[one] >= least) & (group < 0)).tolist()
        n = group.max() + 1
    return group


def show(name, gold, found, more=""):
    print(f"  {name:42} {' '.join(f'{value:.3f}' for value in bcubed(gold, found))}  {more}")


def measure(name, articles, profiles, simple=True):
    gold = articles["topic"].tolist()
    print(f"\n{name}: {len(articles):,} articles of {len(set(gold))} topics; F1, precision, recall")
    start = time.process_time()
    stories, found = ours(articles, profiles)
    show("Dateline", gold, found, f"{len(stories)} stories, {time.process_time() - start:.1f} CPU seconds")
    if not simple:
        return
    near = tfidf_cosines(articles["text"])
    for name, way in (("connected components", components), ("average linkage", average_linkage)):
        tried = [(bcubed(gold, way(near, least).tolist())[0], least) for least in THRESHOLDS]
        best = max(tried)[1]
        show(f"tf-idf, {name}, from {best:g}", gold, way(near, best).tolist())


def some(articles, most):
    """Return at most `most` articles of each topic, drawn with one seed."""
    draw = random.Random(0)
    return articles.loc[[row for _, own in articles.groupby("topic").groups.items()
                         for row in sorted(draw.sample(list(own), min(most, len(own))))]].reset_index(drop=True)  # fmt: skip


def main():
    folder = Path(sys.argv[1]) / "timelines"
    if not folder.is_dir():
        raise SystemExit(f"{folder}: there are no timelines; give CORPORA as the folder that holds timelines/")
    articles = read(folder)
    start = time.process_time()
    profiles = frame_of([(document.article_id, *profile_of(document)) for document in documents(articles)])
    spent = time.process_time() - start
    print(f"profiles, tokens included: {1000 * spent / len(articles):.1f} CPU seconds a 1,000 articles")
    seen = articles["topic"].isin(SEEN)
    for name, rows in (
        ("topics that settings were chosen on", seen),
        ("topics kept for judging", ~seen),
        ("all", seen | ~seen),
    ):
        measure(f"{name}, {MOST} articles each", some(articles[rows], MOST), profiles)
    measure("all, every article", articles, profiles, simple=False)
    print("\none topic alone: stories, and the share of its articles in the largest")
    for topic, own in articles.groupby("topic"):
        stories, _ = ours(own.reset_index(drop=True), profiles)
        share = stories["n_articles"].max() / len(own) if len(stories) else 0
        print(f"  {topic:34} {len(stories):3} {share:.2f}{'' if topic in SEEN else '  kept for judging'}")
    many = pd.concat([articles, articles.assign(article_id=articles["article_id"] + "+")], ignore_index=True).head(
        LARGE
    )
    twice = pd.concat([profiles, profiles.assign(article_id=profiles["article_id"] + "+")], ignore_index=True)
    start = time.process_time()
    stories, _ = ours(many, twice)
    print(f"\n{len(many):,} articles: {time.process_time() - start:.1f} CPU seconds, {len(stories)} stories")


if __name__ == "__main__":
    main()
