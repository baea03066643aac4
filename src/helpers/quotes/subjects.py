"""The subject of a cue where no source was tagged: right of an inverted cue ("said Ana Ruiz"), else left of it."""

PRONOUNS = frozenset(["he", "she", "it", "they", "we", "i", "who"])
FARTHEST = 8  # words


def subject_of(document, first, last, contents):
    """Return (first, last) of the words taken for the subject of the cue document.words[first:last], or None.

    A pronoun or a run of capitalised words in the cue's sentence, outside the contents (a list of token ranges).
    """
    words, sentence = document.words, document.token_sentence
    low, high = document.sentence_tokens[sentence[first]].tolist()

    def free(place):
        return low <= place < high and not any(start <= place < end for start, end in contents)

    for place in range(last, min(last + 3, high)):
        if free(place) and words[place][:1].isupper():
            return _run(words, place, free, 1)
    for place in range(first - 1, max(first - FARTHEST, low) - 1, -1):
        if not free(place):
            continue
        if words[place].lower() in PRONOUNS:
            return place, place + 1
        if words[place][:1].isupper():
            return _run(words, place, free, -1)
    return None


def _run(words, place, free, step):
    other = place
    while free(other + step) and words[other + step][:1].isupper():
        other += step
    return min(place, other), max(place, other) + 1
