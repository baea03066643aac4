"""Words in quotation marks that a tagger left out although it is sure of the cue right beside them."""

from bisect import bisect_left

HALTS = (",", "?", "!", "—", "–", ".")
LEAST_WORDS = 3  # of words in marks; shorter ones are often titles, or words used with reserve
SURE_CUE = 0.8
NEAR = 8  # cues before the opening marks that are looked at: the last ones
REACH = 14  # tokens from the closing marks to a cue: a name and what stands in apposition to it
SURE = 0.75


def with_overlooked(document, spans, regions):
    """Return the spans (of decode.spans_from), with a content for each region beside such a cue in its own sentence.

    `regions` are the document's quotation-mark regions as token ranges. Behind the closing marks the cue may stand after
    its source, before the opening ones only a comma or a colon comes between.
    """
    contents = sorted(span[1:3] for span in spans if span[0] == "content")
    cues = sorted(span[1:3] for span in spans if span[0] == "cue" and span[3] >= SURE_CUE)
    words, sentence = document.words, document.token_sentence
    added = []
    for first, last in regions:
        held = bisect_left(contents, (last,))
        if last - first < LEAST_WORDS + 2 or held and contents[held - 1][1] > first:
            continue
        stops = words[last - 2] in HALTS or (last < len(words) and words[last] in (",",))
        after = stops and any(
            last <= start <= last + REACH and sentence[start] == sentence[last - 1] and _free(start, last, contents)
            for start, _ in cues[bisect_left(cues, (last,)) : bisect_left(cues, (last + REACH + 1,))]
        )
        before, nth = words[first - 1] in (":", ",") if first else False, bisect_left(cues, (first,))
        before = before and any(
            0 <= first - 1 - end <= 6 and sentence[end - 1] == sentence[first - 1]
            for _, end in cues[max(0, nth - NEAR) : nth]
        )
        if after or before:
            added.append(("content", first, last, SURE))
    return sorted([*spans, *added], key=lambda span: span[1])


def _free(start, last, contents):
    """Return whether no content stands between the closing marks and a cue."""
    return bisect_left(contents, (last,)) == bisect_left(contents, (start,))
