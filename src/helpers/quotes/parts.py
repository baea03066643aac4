"""Parts of speech of a document's tokens (Penn Treebank's tags): NLTK's averaged perceptron, its weights laid out in tables.

What NLTK looks up feature by feature is summed here once a word: what a token's own form and its neighbours' forms say is
added up for a whole document at once, and only what the two tags before say is left to the walk from left to right. The
tags are the same. Weights are read from helpers/models/fast.parts.json once; fast.md is their card.
"""

import json
from functools import cache
from importlib.resources import files

import numpy as np
from nltk.tag.perceptron import PerceptronTagger

# What NLTK's features are called, by the place of the word they look at, and how many of its last letters (None: all).
LOOKS = {
    -2: (("i-2 word", None),),
    -1: (("i-1 word", None), ("i-1 suffix", 3)),
    0: (("i word", None),),
    1: (("i+1 word", None), ("i+1 suffix", 3)),
    2: (("i+2 word", None),),
}
REMEMBERED = 20_000  # words of which the sums are kept
START, END = PerceptronTagger.START, PerceptronTagger.END


@cache
def tagger():
    """Return the part-of-speech tagger, loaded once a process."""
    return PartsTagger(json.loads((files("helpers.models") / "fast.parts.json").read_text(encoding="utf-8")))


class PartsTagger:
    """Tags words by `parameters`: a dict of `weights` {feature: {tag: weight}}, `words` {word: its only tag}, `tags`."""

    def __init__(self, parameters):
        self.tags = parameters["tags"]
        self.known = {word: self.tags.index(tag) for word, tag in parameters["words"].items()}
        self.normal = PerceptronTagger(load=False).normalize
        numbers = {tag: number for number, tag in enumerate(self.tags)}
        self.weights, self.seen = {}, {}
        for feature, by_tag in parameters["weights"].items():
            row = np.zeros(len(self.tags), dtype=np.float32)
            row[[numbers[tag] for tag in by_tag]] = list(by_tag.values())
            self.weights[feature] = row
        self.nothing = np.zeros(len(self.tags), dtype=np.float32)
        before = [*self.tags, *START]
        self.first = (len(self.tags), len(self.tags) + 1)  # the tags "before" a sentence's first word, as NLTK has them
        self.after = np.array(
            [
                [
                    self._of(f"i-1 tag {one}") + self._of(f"i-2 tag {two}") + self._of(f"i tag+i-2 tag {one} {two}")
                    for two in before
                ]
                for one in before
            ]
        )
        self.joined = [f"i-1 tag+i word {tag} " for tag in before]

    def _of(self, feature):
        return self.weights.get(feature, self.nothing)

    def of(self, document):
        """Return the tags of the document's tokens, a list of str."""
        words, context, places = plain(document.words), [], []
        normal = {word: self.normal(word) for word in dict.fromkeys(words)}
        sentences = [pair for pair in document.sentence_tokens.tolist() if pair[0] < pair[1]]
        for first, last in sentences:
            places.append(len(context) + len(START))
            context += [*START, *(normal[word] for word in words[first:last]), *END]
        if not sentences:
            return []
        scores = self._scores(context)
        own = self._own(words)
        found = []
        for (first, last), place in zip(sentences, places, strict=True):
            self._walk(words[first:last], context[place:], scores[place:], own[first:last], found)
        return [self.tags[tag] for tag in found]

    def _walk(self, words, context, scores, own, found):
        one, two = self.first
        for word, normal, score, more in zip(words, context, scores, own, strict=False):
            tag = self.known.get(word)
            if tag is None:
                total = score + more + self.after[one, two]
                joined = self.weights.get(self.joined[one] + normal)
                if joined is not None:
                    total += joined
                tag = int(total.argmax())
            found.append(tag)
            one, two = tag, one

    def _scores(self, context):
        """Return what the words around each place of `context` say of its tag, float32 (n_places, n_tags)."""
        numbers = {}
        at = np.array([numbers.setdefault(word, len(numbers)) for word in context])
        tables = np.array([self._looks(word) for word in numbers], dtype=np.float32)
        total = np.zeros((len(at), len(self.tags)), dtype=np.float32)
        for number, shift in enumerate(LOOKS):
            low, high = max(0, -shift), len(at) - max(0, shift)
            total[low:high] += tables[at[low + shift : high + shift], number]
        return total

    def _looks(self, word):
        """Return what a word says of its neighbours' tags and its own, by LOOKS; remembered from article to article."""
        found = self.seen.get(word)
        if found is None:
            if len(self.seen) >= REMEMBERED:
                self.seen.clear()
            found = np.array([self._look(word, looks) for looks in LOOKS.values()], dtype=np.float32)
            self.seen[word] = found
        return found

    def _look(self, word, looks):
        return sum(
            (self._of(f"{name} {word[-letters:] if letters else word}") for name, letters in looks), self.nothing
        )

    def _own(self, words):
        """Return what each word's own letters, as written, say of its tag."""
        numbers = {}
        at = [numbers.setdefault(word, len(numbers)) for word in words]
        bias = self._of("bias")
        return np.array([bias + self._of(f"i suffix {w[-3:]}") + self._of(f"i pref1 {w[:1]}") for w in numbers])[at]


def plain(words):
    """Return `words` with the typewriter's apostrophe.

    >>> plain(["Ana", "’s"])
    ['Ana', "'s"]
    """
    return [word.replace("’", "'") if "’" in word else word for word in words]
