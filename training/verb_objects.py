"""Find verbs that nearly always have an object: `python -m training.verb_objects CORPORA --silver FILE`, for verb_objects.csv of events.

Counted are active verbs in the silver parses (training/silver.py), and whether an object, a complement or a clause hangs on them. A
label whose verb nearly always has one, and there has none, was cut short.
"""

import argparse
from collections import Counter
from pathlib import Path

import numpy as np

from helpers.events.inflection import base_of
from helpers.language.syntax import RELATIONS, TAGS
from training.silver_articles import CORPORA, articles_of

FEWEST, LEAST = 20, 0.8  # times that a verb is found; share of them in which it has an object
NEEDED = ("dobj", "dative", "attr", "oprd", "acomp", "ccomp", "xcomp")
HEAD = "# Active verbs that nearly always have an object, a complement or a clause, in parsed news (training/verb_objects.py)."
TARGET = Path(__file__).parents[1] / "src" / "helpers" / "events" / "verb_objects.csv"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--silver", type=Path, default=Path("build/silver.npz"))
    parser.add_argument(
        "--news", type=Path, nargs="*", default=[], help="files of unmarked articles, as silver.py read them"
    )
    options = parser.parse_args()
    silver = np.load(options.silver)
    cuts = dict(zip(silver["ids"].tolist(), np.split(silver["rows"], np.cumsum(silver["sizes"])[:-1]), strict=True))
    found, held = Counter(), Counter()
    for name in CORPORA if options.news else CORPORA[:2]:
        for article in articles_of(options.corpora, name, options.news):
            count(article.document, cuts[f"{name}/{article.id}"].tolist(), found, held)
    shares = {verb: held[verb] / n for verb, n in sorted(found.items()) if n >= FEWEST and verb.isalpha()}
    rows = [f"{verb},{share:.2f}" for verb, share in shares.items() if share >= LEAST]
    TARGET.write_text("\n".join([HEAD, "verb,share", *rows, ""]), encoding="utf-8")
    print(f"{len(rows)} verbs: {TARGET}")


def count(document, rows, found, held):
    """Add the verbs of a Document to `found`, and those that have what they need to `held`; `rows` are its parse."""
    for first, last in document.sentence_tokens.tolist():
        below = [set() for _ in range(last - first)]
        for head, relation, _ in rows[first:last]:
            if 0 <= head < last - first:
                below[head].add(RELATIONS[relation])
        for word, (head, relation, tag), children in zip(
            document.words[first:last], rows[first:last], below, strict=True
        ):
            if head < 0 or TAGS[tag] not in ("VBD", "VBZ", "VBP", "VB") or RELATIONS[relation] in ("aux", "auxpass"):
                continue
            if not children & {"auxpass", "nsubjpass"}:
                verb = base_of(word, TAGS[tag])
                found[verb] += 1
                held[verb] += bool(children.intersection(NEEDED))


if __name__ == "__main__":
    main()
