"""Reading corpora of attributions, and the labels they give to our own tokens.

Two layouts are read: JSON lines (one article a line, attributions as lists of character spans) and PolNeAR as its
authors publish it (Newell, Margolin and Ruths, LREC 2018): brat stand-off files (`.ann`) beside the texts (`.txt`), or
in the folders `attributions` and `text` beside each other.
"""

import gzip
import json
import re
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

import numpy as np

from helpers.language.labels import OUTSIDE, begin, inside
from helpers.text import Document

CODED = re.compile(r"_[0-9a-f]{4}$")  # PolNeAR ends the name of an annotation file with its annotator's code


class Attribution(NamedTuple):
    """One attribution: lists of [start, end) spans in characters (source may be empty), and its type where given."""

    source: list
    cue: list
    content: list
    type: str = ""


class Article(NamedTuple):
    """One annotated article; `silver` holds parallel lists start, end, pos, ner of another tokenizer, or is empty."""

    id: str
    published: str
    title: str
    text: str
    attributions: list
    silver: dict
    record: dict

    @property
    def document(self):
        """The article as a Document, its layers not yet made."""
        return Document(self.text, article_id=self.id, published=self.published or None, title=self.title)


def read_corpus(path):
    """Return the list of Articles at `path`: a `.jsonl` or `.jsonl.gz` file, or a folder of brat files.

    Raises FileNotFoundError, with the next step, where there is nothing to read.
    """
    path = Path(path)
    if path.is_dir():
        articles = list(_brat_articles(path))
    elif path.is_file():
        articles = list(_json_articles(path))
    else:
        articles = []
    if not articles:
        raise FileNotFoundError(
            f"{path}: no annotated articles; give a .jsonl.gz file or a folder of .ann and .txt files"
        )
    return articles


def read_train(corpora):
    """Return the Articles to train on: `corpora`/quotes/train.jsonl.gz or its folder train, else those at `corpora`."""
    inside = Path(corpora) / "quotes"
    packed = inside / "train.jsonl.gz"
    return read_corpus(packed if packed.exists() else inside / "train" if inside.is_dir() else corpora)


def _json_articles(path):
    with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            attributions = [
                Attribution(row["source"] or [], row["cue"] or [], row["content"] or [], row.get("type", ""))
                for row in record.get("attributions", [])
            ]
            silver = record.get("tokens", {}) if record.get("has_corenlp", True) else {}
            text, title = record["text"], record.get("title") or ""
            published = record.get("date") or record.get("published") or ""
            yield Article(record["id"], published, title, text, attributions, silver, record)


def _brat_articles(folder):
    texts = {path.stem: path for path in sorted(folder.rglob("*.txt"))}
    read = set()
    for path in sorted(folder.rglob("*.ann")):
        name = path.stem if path.stem in texts else CODED.sub("", path.stem)
        if name not in texts or name in read:  # a few articles were annotated by several people: the first one's count
            continue
        read.add(name)
        text = texts[name].read_bytes().decode("utf-8")  # as bytes: offsets count "\r\n" as two
        attributions = attributions_of_brat(path.read_text(encoding="utf-8"))
        day = re.search(r"\d{4}-\d\d-\d\d", name)
        yield Article(name, day[0] if day else "", "", text, attributions, {}, {})


def attributions_of_brat(annotation):
    """Return the Attributions of a brat file's text: events whose arguments are Source, Cue and Content.

    >>> attributions_of_brat("T1\\tSource 0 3\\tAna\\nT2\\tCue 4 8\\tsaid\\nT3\\tContent 9 11\\tno\\n"
    ...                      "E1\\tAttribution:T2 Source:T1 Content:T3 Cue:T2\\n")
    [Attribution(source=[[0, 3]], cue=[[4, 8]], content=[[9, 11]], type='')]
    """
    spans, events = {}, []
    for line in annotation.splitlines():
        key, _, rest = line.partition("\t")
        if key.startswith("T"):
            label, _, places = rest.partition("\t")[0].partition(" ")
            spans[key] = (label, [[int(place) for place in pair.split()] for pair in places.split(";")])
        elif key.startswith("E"):
            events.append([part.partition(":")[2] for part in rest.split()])
    found = []
    for keys in events:
        roles = defaultdict(list)
        for key in dict.fromkeys(key for key in keys if key in spans):
            label, places = spans[key]
            roles[label.lower()] += places
        if roles["content"]:
            found.append(Attribution(sorted(roles["source"]), sorted(roles["cue"]), sorted(roles["content"])))
    return found


def attributions_of(article):
    """Return the Attributions of an article (a dict) of the newsroom set, those of every class."""
    alone = [{name: [quote[name]] if quote[name] else [] for name in ("source", "cue")} for quote in article["quotes"]]
    return [
        Attribution(own["source"], own["cue"], quote["content"])
        for own, quote in zip(alone, article["quotes"], strict=True)
    ]


def labels_of(document, attributions):
    """Return the label number of each of the document's tokens, an int8 array.

    A token belongs to a span when its midpoint does. Every span of an attribution begins with a B. Where spans of
    several attributions overlap, sources win over contents and cues over both, since a cue is shortest and its loss
    costs the whole attribution; of two contents (or sources, or cues) the longer is laid first and the shorter, nested
    one over it, so that both begin with a B. A span shared by several attributions counts once.
    """
    starts, ends = document.tokens[:, 0], document.tokens[:, 1]
    middles = (starts + ends - 1) / 2
    labels = np.full(len(middles), OUTSIDE, dtype=np.int8)
    for role in ("content", "source", "cue"):
        spans = {(start, end) for row in attributions for start, end in getattr(row, role)}
        for start, end in sorted(spans, key=lambda span: (span[0] - span[1], span[0])):
            first, last = np.searchsorted(middles, [start, end])
            if first < last:
                labels[first] = begin(role)
                labels[first + 1 : last] = inside(role)
                if last < len(labels) and labels[last] == inside(role):  # the outer span goes on after the nested one
                    labels[last] = begin(role)
    before = np.append(OUTSIDE, labels[:-1])
    strayed = (labels > OUTSIDE) & (labels % 2 == 0) & (before != labels) & (before != labels - 1)
    labels[strayed] -= 1  # what another role's span cut off begins anew
    return labels


def silver_tags(document, article, layer="pos"):
    """Return, for each of the document's tokens, the tag of the corpus's token at its midpoint ("" where none is)."""
    if not article.silver:
        return [""] * len(document.tokens)
    starts, ends, tags = (np.asarray(article.silver["start"]), np.asarray(article.silver["end"]), article.silver[layer])
    middles = (document.tokens[:, 0] + document.tokens[:, 1] - 1) // 2
    places = np.searchsorted(starts, middles, side="right") - 1
    return [
        tags[place] if place >= 0 and middle < ends[place] else ""
        for place, middle in zip(places.tolist(), middles.tolist(), strict=True)
    ]
