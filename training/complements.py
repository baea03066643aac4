"""Find which verbs and nouns take a clause or want a phrase: `python -m training.complements CORPORA`, for complements.csv of events.

Counted are, in articles that nobody marked, of topics that are not kept for judging, the clauses and phrases that hang on a word
(helpers/events/complements.py). A word takes a clause that it has much more often than words do ("charged with taking bribes"), and
wants a phrase that it has in every fourth place ("an attempt to leave"): a label without it was cut short.
"""

import argparse
from collections import Counter
from pathlib import Path

from benchmarks.timelines import KEPT, articles_of, topics_of
from helpers.events.complements import clause_in, governing, phrase_in
from helpers.events.sentence import Sentence
from helpers.language import encoder
from helpers.language.syntax import Asked, syntax_of
from helpers.text import documents

ARTICLES, SEED = 500, 2018  # of each topic at most
LONGEST = 9000  # characters of an article
FEWEST, TIMES, LIFT = 30, 5, 3.0  # of a word; of what hangs on it; times the share that words have of it
LEAST = {"clause": 0.045, "phrase": 0.25}  # share of a word's places
ALWAYS = frozenset(
    (("phrase", "verb", "plead", "to"),)
)  # what is kept though rarer: guilty of what says which plea it was
TARGET = Path(__file__).parents[1] / "src" / "helpers" / "events" / "complements.csv"
HEAD = "# Verbs and nouns of news that take a clause or want a phrase, what begins it, how often of 100 times (training/complements.py)."


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", type=Path)
    options = parser.parse_args()
    words, pairs = Counter(), Counter()
    folder = options.corpora / "timelines"
    for topic in topics_of(folder):
        if topic in KEPT:
            continue
        articles = articles_of(folder, topic)
        articles = articles[articles["text"].str.len() <= LONGEST]
        articles = articles.sample(min(ARTICLES, len(articles)), random_state=SEED)
        for document in documents(articles):
            encoder("fast").read([document])
            count(document, words, pairs)
            document.reading = None
        print(topic, len(articles), sum(words.values()), flush=True)
    rows = table_of(words, pairs)
    TARGET.write_text("\n".join([HEAD, "kind,part,word,begins,share", *rows, ""]), encoding="utf-8")
    print(f"{len(rows)} rows: {TARGET}")


def count(document, words, pairs):
    """Add the verbs and nouns of a Document to `words`, (part, word), and to `pairs`, (kind, part, word, what begins it)."""
    [found] = syntax_of([Asked(document, list(range(len(document.sentences))))])
    for number, syntax in found.items():
        low, high = document.sentence_tokens[number].tolist()
        size = high - low
        blank = [False] * size
        sentence = Sentence(low, document.words[low:high], blank, syntax, blank, [None] * size)
        for place in range(size):
            governor = governing(sentence, place)
            if governor is None:
                continue
            words[governor] += 1
            for kind, begins in (("clause", clause_in), ("phrase", phrase_in)):
                for held in {begins(sentence, place, child) for child in sentence.below[place]} - {""}:
                    pairs[kind, *governor, held] += 1


def table_of(words, pairs):
    """Return the rows of the table, as text: what a word has often, and far more often than words of its part do."""
    parts, all_of = Counter(), Counter()
    for (part, _), n in words.items():
        parts[part] += n
    for (kind, part, _, held), n in pairs.items():
        all_of[kind, part, held] += n
    rows = []
    for (kind, part, word, held), n in sorted(pairs.items()):
        share = n / words[part, word]
        fits = words[part, word] >= FEWEST and n >= TIMES and share >= LEAST[kind] and word.isalpha()
        always = (kind, part, word, held) in ALWAYS
        if always or fits and share >= LIFT * all_of[kind, part, held] / parts[part]:
            rows.append(f"{kind},{part},{word},{held},{100 * share:.0f}")
    return rows


if __name__ == "__main__":
    main()
