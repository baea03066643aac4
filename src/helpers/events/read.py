"""Articles as labels read them: the sentences that tell of events with their syntax, days and names."""

from typing import NamedTuple

from helpers.events.described import Described
from helpers.events.opening import opening_of
from helpers.events.sentence import Sentence
from helpers.language.syntax import Asked, syntax_of
from helpers.speakers.names import DATELINE


class Read(NamedTuple):
    """A Document with its names, a speakers.Context, and {number: Sentence} of those of its sentences that were asked for."""

    document: object
    context: object
    sentences: dict


def read_around(document, dates, spans, context):
    """Return the Read of a Document with the sentences in which `spans` begin, [start, end) each; `dates` are its rows of table dates."""
    numbers = [int(document.token_sentence[tokens.start]) for span in spans if (tokens := document.tokens_in(*span))]
    return next(reads_of([(document, dates, numbers, context)]))


def reads_of(asked):
    """Yield the Read of each of several Documents; `asked` is a list of (Document, its rows of table dates, numbers of sentences,
    speakers.Context of its names).

    Sentences that are too long are left out, and so are datelines. Raises ValueError where nobody read a document.
    """
    cuts = [_cuts(document, numbers) for document, _, numbers, _ in asked]
    found = syntax_of([Asked(own[0], own[2], cut) for own, cut in zip(asked, cuts, strict=True)])
    for (document, dates, _, context), cut, syntax in zip(asked, cuts, found, strict=True):
        yield Read(document, context, _sentences(document, dates, context, cut, syntax))


def _cuts(document, numbers):
    """Return {number: the first token of a sentence after a dateline and what else runs into it}."""
    dateline = DATELINE.match(document.text)
    after = document.tokens_in(0, dateline.end()).stop if dateline else 0
    return {number: max(after, _opening(document, number)) for number in set(numbers)}


def _sentences(document, dates, context, cut, syntax):
    """Return {number: Sentence} of sentences, {number: Syntax}, that begin at the tokens {number: token} of `cut`."""
    dated, named, found = _dated(document, dates), _named(document, context), {}
    described = Described(document, context)
    glued = [False, *(document.tokens[1:, 0] == document.tokens[:-1, 1]).tolist()]
    for number, own in sorted(syntax.items()):
        low, high = document.sentence_tokens[number].tolist()
        low = max(low, cut[number])
        names = described.with_names(low, own, named[low:high])
        found[number] = Sentence(low, document.words[low:high], glued[low:high], own, dated[low:high], names)
    return found


def _opening(document, number):
    """Return the first token of a sentence after what runs into it ("BENGHAZI, Libya (Reuters) - "); 0 where nothing does."""
    start, end = document.sentences[number].tolist()
    opening = opening_of(document.text, start, end)
    return document.tokens_in(start, opening).stop if opening > start else 0


def _dated(document, dates):
    found = [False] * len(document.tokens)
    for date in dates:
        if date.type != "DURATION":
            inside = document.tokens_in(date.start, date.end)
            found[inside.start : inside.stop] = [True] * len(inside)
    return found


def _named(document, context):
    found = [None] * len(document.tokens)
    for name in context.names:
        titled = name.first
        title = name.title.lower().split() if name.title else ()
        if title and [word.lower() for word in document.words[max(0, titled - len(title)) : titled]] == title:
            titled -= len(title)
        found[titled : name.last] = [name] * (name.last - titled)
    return found
