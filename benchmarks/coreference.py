"""Merging of mentions into events on ECB+ dev (Cybulska and Vossen, LREC 2014): CoNLL F1 beside lemma baselines.

Gold mentions are given, as is usual; what is measured is the merging alone, through the code that merges events. A lemma
is a Porter stem of a mention's words. CoNLL F1 is the mean of MUC (Vilain and others 1995), B3 (Bagga and Baldwin 1998)
and CEAF-e (Luo 2005), over all documents at once, singletons kept.
"""

import gzip
import json
import re
from collections import Counter, defaultdict

import numpy as np
import pandas as pd
from nltk.stem import PorterStemmer

from helpers.dates import dates_in
from helpers.events import Mention, merge
from helpers.events.cast import cast_of
from helpers.events.happened import told_in
from helpers.events.parts import may_act, parts_of
from helpers.events.read import read_around
from helpers.events.triggers import said_of
from helpers.speakers import Context
from helpers.text import Document

STEM = PorterStemmer().stem


def read(folder, part="dev"):
    """Return ({doc: tokens as (sentence, number, words)}, gold mentions of events, a list of dicts)."""
    tokens = defaultdict(list)
    with gzip.open(folder / f"ecbplus.{part}.corpus.txt.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            fields = line.rstrip("\n").split("\t")
            if len(fields) >= 4:
                tokens[fields[0]].append((int(fields[1]), int(fields[2]), fields[3]))
    with gzip.open(folder / f"ecbplus.{part}.event_mentions.json.gz", "rt", encoding="utf-8") as file:
        return tokens, json.load(file)


def laid_out(tokens):
    """Return (text, {(sentence, token number): first character}), a sentence a line."""
    parts, at, offset, before = [], {}, 0, None
    for sentence, number, words in tokens:
        gap = "" if before is None else " " if sentence == before else "\n"
        at[sentence, number] = offset + len(gap)
        parts.append(gap + words)
        offset, before = offset + len(gap) + len(words), sentence
    return "".join(parts), at


def ours(tokens, gold):
    """Return for each gold mention the event that merging gives it."""
    by_doc = defaultdict(list)
    for n, mention in enumerate(gold):
        by_doc[mention["doc_id"]].append((n, mention))
    rows, order, texts = [], [], {}
    for doc_id, mentions in by_doc.items():
        text, at = laid_out(tokens[doc_id])
        texts[doc_id] = text
        for n, row in rows_of(Document(text, article_id=doc_id), at, mentions):
            rows.append((doc_id, *row))
            order.append(n)
    articles = pd.DataFrame({"article_id": list(texts), "text": list(texts.values())})
    _, found = merge(pd.DataFrame(rows, columns=["article_id", *Mention._fields]), articles)
    events = dict(zip(order, found["event_id"], strict=True))
    return [events[n] for n in range(len(gold))]


def rows_of(document, at, mentions):
    """Yield (number, Mention) of the gold `mentions` of a Document, their parts and days read as ours are."""
    names, dates = cast_of(document), dates_in(document)
    told = {row.token: row for row in reversed(told_in(document, dates))}
    context = Context(document, names)
    starts = [at[gold["sent_id"], gold["tokens_number"][0]] for _, gold in mentions]
    read = read_around(document, dates, [(start, start + 1) for start in starts], context)
    for n, gold in mentions:
        start = at[gold["sent_id"], gold["tokens_number"][0]]
        first, last = document.sentences[document.sentence_at(start)].tolist()
        match = re.compile(re.escape(gold["tokens_str"].split()[0])).match(document.text, start)
        trigger = gold["tokens_str"].lower()
        kind, group, _ = said_of(trigger)
        kind, group = kind or stem(trigger), group or stem(trigger)
        own = [name for name in names if first <= name.start < last]
        sentence = read.sentences.get(document.sentence_at(start))
        parts = parts_of(
            sentence, match, kind, [name for name in own if may_act(document, name)], None, context, stop=last
        )
        row = next((told[token] for token in document.tokens_in(start, match.end()) if token in told), None)
        days = (row.first_day, row.last_day, row.how_dated) if row else (None, None, "undated")
        yield n, Mention(
            first, last, trigger, *days, "happened", 0.5, start, kind, group, row.precision if row else "", parts.agent,
            parts.others, parts.place, 0, "", "",
        )  # fmt: skip


def stem(words):
    return " ".join(STEM(word) for word in words.lower().split())


def conll(gold, found):
    """Return (MUC, B3, CEAF-e, their mean), F1 in %; each is a list of one cluster's name a mention."""
    scores = [f1(measure(gold, found), measure(found, gold)) for measure in (muc, b_cubed)]
    scores.append(ceaf(gold, found))
    return [100 * score for score in (*scores, sum(scores) / 3)]


def f1(precision, recall):
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def groups(names):
    found = defaultdict(set)
    for n, name in enumerate(names):
        found[name].add(n)
    return list(found.values())


def muc(key, response):
    links = [(len(group) - len({response[n] for n in group}), len(group) - 1) for group in groups(key)]
    return sum(kept for kept, _ in links) / max(1, sum(n for _, n in links))


def b_cubed(key, response):
    sizes = Counter(key)
    both = Counter(zip(key, response, strict=True))
    return sum(n * n / sizes[pair[0]] for pair, n in both.items()) / len(key)


def ceaf(key, response):
    """Return F1 of CEAF-e: the best one-to-one pairing of clusters by phi4, found apart for clusters that share no mention."""
    left, right = Counter(key), Counter(response)
    both = Counter(zip(key, response, strict=True))
    total = sum(best_pairing(part, left, right) for part in components(both))
    return f1(total / len(right), total / len(left))


def components(both):
    """Yield the parts of the graph of clusters that share mentions, as {(key, response): mentions shared}."""
    edges = defaultdict(list)
    for pair in both:
        edges["key", pair[0]].append(pair)
        edges["response", pair[1]].append(pair)
    seen = set()
    for start in both:
        part, open_ = {}, [start]
        while open_:
            pair = open_.pop()
            if pair in seen:
                continue
            seen.add(pair)
            part[pair] = both[pair]
            open_ += edges["key", pair[0]] + edges["response", pair[1]]
        if part:
            yield part


def best_pairing(part, left, right):
    rows, columns = (list(dict.fromkeys(pair[side] for pair in part)) for side in (0, 1))
    worth = np.zeros((max(len(rows), len(columns)),) * 2)
    for (a, b), shared in part.items():
        worth[rows.index(a), columns.index(b)] = 2 * shared / (left[a] + right[b])
    return sum(worth[a, b] for a, b in assigned(worth))


def assigned(worth):
    """Yield (row, column) of the best assignment of a square matrix (Kuhn 1955, with potentials)."""
    n = len(worth)
    u, v, match = np.zeros(n + 1), np.zeros(n + 1), np.zeros(n + 1, dtype=int)
    for row in range(1, n + 1):
        match[0], column = row, 0
        least, used, way = np.full(n + 1, np.inf), np.zeros(n + 1, dtype=bool), np.zeros(n + 1, dtype=int)
        while True:
            used[column] = True
            cost = -worth[match[column] - 1] - u[match[column]] - v[1:]
            better = ~used[1:] & (cost < least[1:])
            least[1:][better], way[1:][better] = cost[better], column
            after = int(np.argmin(np.where(used, np.inf, least)))
            step = least[after]
            np.add.at(u, match[used], step)
            v[used] -= step
            least[~used] -= step
            column = after
            if match[column] == 0:
                break
        while column:
            match[column] = match[way[column]]
            column = way[column]
    return [(match[column] - 1, column - 1) for column in range(1, n + 1)]


def report(folder):
    """Print CoNLL F1 of Dateline and of the lemma baselines; without the corpus, the path where it is expected."""
    if not (folder / "ecbplus.dev.corpus.txt.gz").exists():
        print(f"\n{folder}: ECB+ dev is not here; coreference is not measured")
        return
    tokens, gold = read(folder)
    chains = [mention["coref_chain"] for mention in gold]
    lemmas = [stem(mention["tokens_str"]) for mention in gold]
    ways = {
        "lemma": lemmas,
        "lemma in a topic": [f"{m['doc_id'].split('_')[0]} {lemma}" for m, lemma in zip(gold, lemmas, strict=True)],
        "Dateline": ours(tokens, gold),
    }
    print(f"\nECB+ dev, {len(gold):,} gold mentions in {len(tokens)} documents: MUC, B3, CEAF-e, CoNLL F1")
    for name, found in ways.items():
        print(f"{name:17} {' '.join(f'{score:5.1f}' for score in conll(chains, found))}")


if __name__ == "__main__":
    import sys
    from pathlib import Path

    report(Path(sys.argv[1]) / "timelines")
