"""The accuracy that each report's footer gives: `python -m benchmarks.accuracy CORPORA` writes reporting/accuracy.csv.

Rows of speech and marks on the newsroom set's development articles, by class and by kind of outlet (newsroom_outlets.csv);
quotations on PolNeAR's development articles, by class; days on TimeBank and AQUAINT. CORPORA is the folder of the marked
corpora, with the scorers beside it. The weights were trained on none of these articles.
"""

import argparse
from collections import Counter, defaultdict
from importlib.resources import files
from pathlib import Path

import pandas as pd

from benchmarks import dates, newsroom, quotes
from benchmarks.aligned import SPEECH, aligned
from helpers.language.encoder import SIZES

PATH = Path(str(files("helpers.reporting"))) / "accuracy.csv"
HEAD = (
    "# Measured accuracy, in per cent, for the footer of reports; made by make accuracy (benchmarks/accuracy.py). One row: a corpus, "
    "a tagger (empty for dates), what it is of (all, a class, or a kind of outlet), a measure (accepted: rows of speech that a reader "
    "accepts with their speaker; found: marks of readers found as speech; F1), its value, and of how many rows, marks or expressions.\n"
)
CLASSES = {"D": "direct", "M": "mixed", "I": "indirect"}
NEWSROOM, POLNEAR = "newsroom", "PolNeAR"


def kinds_of_outlet():
    """Return a dict of outlet to kind of outlet, in the order of newsroom_outlets.csv."""
    table = pd.read_csv(files("benchmarks") / "newsroom_outlets.csv", comment="#")
    return dict(zip(table["outlet"], table["kind"], strict=True))


def of_newsroom(articles, found, tagger):
    """Yield the rows of accuracy.csv for what `tagger` found in the newsroom set's `articles`."""
    kinds, accepted, marks = kinds_of_outlet(), defaultdict(Counter), defaultdict(Counter)
    for article in articles:
        kind = kinds[article["outlet"]]
        own = [article], {article["id"]: found[article["id"]]}
        for row, right in newsroom.judged(*own):
            if row["act"] == "speech":
                for group in (("all", "all"), ("class", row["kind"]), ("outlet", kind)):
                    accepted[group].update(rows=1, right=right)
        row_of, _, _ = aligned(article["quotes"], found[article["id"]], article["text"])
        for place, mark in enumerate(article["quotes"]):
            if mark["class"] in SPEECH:
                met = place in row_of and found[article["id"]][row_of[place]]["act"] == "speech"
                for group in (("all", "all"), ("class", CLASSES[mark["class"]]), ("outlet", kind)):
                    marks[group].update(rows=1, right=met)
    groups = [("all", "all"), *(("class", name) for name in CLASSES.values())]
    groups += [("outlet", name) for name in dict.fromkeys(kinds.values())]
    for group in groups:
        for measure, counts in (("accepted", accepted[group]), ("found", marks[group])):
            value = 100 * counts["right"] / max(1, counts["rows"])
            yield NEWSROOM, tagger, *group, measure, round(value, 1), counts["rows"]


def of_polnear(corpora, tagger):
    """Yield the rows of accuracy.csv for `tagger` on PolNeAR's development articles: F1, content and source right."""
    golds = quotes.golds_of(corpora)
    views = quotes.scorer_of(corpora).score(golds, quotes.found_quotes(golds, tagger))["views"]
    named = [
        ("all", "quoted", "QUOTED"),
        ("all", "all", "ALL"),
        *(("class", name, name.upper()) for name in CLASSES.values()),
    ]
    for group, name, view in named:
        yield POLNEAR, tagger, group, name, "F1", round(views[view]["e2e"]["f1"], 1), len(golds)


def of_dates(corpora):
    """Yield the rows of accuracy.csv for days of dates."""
    for corpus, name in (("TimeBank", "timebank"), ("AQUAINT", "aquaint")):
        result, n = dates.scored(corpora, name)[0], len(dates.gold_of(corpora, name))
        yield corpus, "", "all", "days of dates", "F1", round(result["day"]["F1"], 1), n


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", type=Path)
    corpora = parser.parse_args().corpora
    articles, rows = newsroom.articles_of(corpora, "dev"), []
    for tagger in SIZES:
        rows += of_newsroom(articles, newsroom.found_in(articles, tagger), tagger)
        rows += of_polnear(corpora, tagger)
    rows += of_dates(corpora)
    table = pd.DataFrame(rows, columns=["corpus", "tagger", "group", "of", "measure", "value", "n"])
    PATH.write_text(HEAD + table.to_csv(index=False, lineterminator="\n"), encoding="utf-8")
    print(table.to_string(index=False))


if __name__ == "__main__":
    main()
