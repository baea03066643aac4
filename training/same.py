"""Learn when two mentions are of one event: `python -m training.same CORPORA`; writes helpers/models/same.json.

A logistic regression (Newton's method, ridge) on pairs of mentions of ECB+ train (Cybulska and Vossen, LREC 2014) whose
articles tell one story; what a day in common tells is learned from the mentions of MEANTIME (Minard and others, LREC 2016)
that people gave the same day, the other weights fixed. `least` was chosen on ECB+ train, by CoNLL F1 of the whole merging.
"""

import gzip
import json
import sys
from collections import defaultdict
from pathlib import Path

import numpy as np

from benchmarks.coreference import laid_out, read, rows_of
from helpers.events.cast import cast_of
from helpers.events.same import LEAST, numbers
from helpers.events.stories import Stories, proper
from helpers.events.triggers import said_of
from helpers.text import Document

TARGET = Path(__file__).parents[1] / "src" / "helpers" / "models" / "same.json"
OF_DAY = ("day", "word_of_day", "day_of_article", "word_of_day_of_article")
CHOSEN = 0.2  # least chance from which events are one
KEPT, RIDGE, STEPS = 4, 1e-3, 40  # of pairs that are no event's, one in so many is learned from
NEAR = 150  # characters from a mention within which a name is beside it


class Row:
    """A mention as far as pairs ask for it."""

    def __init__(self, article_id, trigger, kind, group, names):
        self.article_id, self.trigger, self.kind, self.group = article_id, trigger, kind, group
        self.agent, self.others, self.place = "", sorted(names), ""


def of_ecb(folder):
    """Return (rows, each one's chain, Stories) of ECB+ train."""
    tokens, gold = read(folder / "timelines", "train")
    by_doc, rows, texts = defaultdict(list), {}, {}
    for n, mention in enumerate(gold):
        by_doc[mention["doc_id"]].append((n, mention))
    for doc_id, mentions in by_doc.items():
        texts[doc_id], at = laid_out(tokens[doc_id])
        for n, row in rows_of(Document(texts[doc_id], article_id=doc_id), at, mentions):
            rows[n] = Row(doc_id, row.trigger, row.kind, row.group, {row.agent, *row.others, row.place} - {""})
    return (
        [rows[n] for n in range(len(gold))],
        [mention["coref_chain"] for mention in gold],
        Stories({doc: proper(text) for doc, text in texts.items()}),
    )


def of_meantime(folder):
    """Return (rows, each one's instance or None, each one's day or None, Stories) of MEANTIME."""
    with gzip.open(folder / "events" / "meantime.jsonl.gz", "rt", encoding="utf-8") as lines:
        docs = [json.loads(line) for line in lines]
    rows, instances, days = [], [], []
    for doc in docs:
        document = Document(doc["text"], article_id=doc["id"], published=doc["published"])
        names = cast_of(document)
        for event in doc["events"]:
            start, end = document.sentences[document.sentence_at(event["start"])].tolist()
            beside = {
                str(name.canonical) for name in names
                if start <= name.start < end and abs(name.start - event["start"]) < NEAR
            }  # fmt: skip
            trigger = doc["text"][event["start"] : event["end"]].lower()
            kind, group, _ = said_of(trigger)
            rows.append(Row(doc["id"], trigger, kind or trigger, group or trigger, beside))
            instances.append(event["instance"])
            days.append(event["day"])
    return rows, instances, days, Stories({doc["id"]: proper(doc["text"]) for doc in docs})


def pairs(rows, stories, *, day=None):
    """Yield (n, m, numbers) of pairs whose articles tell one story; with `day`, a list, of those of one day alone."""
    for n, one in enumerate(rows):
        for m in range(n):
            same = day is not None and bool(day[n]) and day[n] == day[m]
            if (day is None or same) and stories.share(one.article_id, rows[m].article_id) >= LEAST:
                yield n, m, numbers(one, rows[m], stories, day=same)


def logistic(table, aims, fixed):
    """Return the weights of the columns of `table`, `fixed` being added to each row's score."""
    found = np.zeros(table.shape[1])
    for _ in range(STEPS):
        chances = 1 / (1 + np.exp(-(table @ found + fixed)))
        slope = table.T @ (chances - aims) / len(aims) + RIDGE * found
        bend = (table * (chances * (1 - chances))[:, None]).T @ table / len(aims) + RIDGE * np.eye(len(found))
        found -= np.linalg.solve(bend, slope)
    return found


def learned(folder):
    rows, chains, stories = of_ecb(folder)
    table, aims = [], []
    for place, (n, m, told) in enumerate(pairs(rows, stories)):
        if chains[n] == chains[m] or place % KEPT == 0:
            names = [name for name in told if name not in OF_DAY]
            table.append([*(float(told[name]) for name in names), 1.0])
            aims.append(chains[n] == chains[m])
    found = logistic(np.array(table), np.array(aims, dtype=float), 0.0)
    found[-1] -= np.log(KEPT)
    known = dict(zip([*names, "offset"], found.tolist(), strict=True))
    rows, instances, days, stories = of_meantime(folder)
    told = list(pairs(rows, stories, day=days))
    fixed = np.array([known["offset"] + sum(known[name] * row[name] for name in names) for *_, row in told])
    aims = np.array([instances[n] is not None and instances[n] == instances[m] for n, m, _ in told], dtype=float)
    of_day = logistic(np.array([[float(row[name]) for name in OF_DAY] for *_, row in told]), aims, fixed)
    return {**known, **dict(zip(OF_DAY, of_day.tolist(), strict=True))}


def main():
    found = {name: round(weight, 3) for name, weight in learned(Path(sys.argv[1])).items()}
    TARGET.write_text(json.dumps({**found, "least": CHOSEN}, indent=1) + "\n", encoding="utf-8")
    print(TARGET.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
