"""A sentence after closing marks that end with a full stop attributes nothing: “The pier is shut.” Ana Ruiz nodded."""

from helpers.quotes.lexicon import reporting

STOPPED = '."', ".”", ".»", ".’", ".'"


def without_later_cues(document, quotes, regions):
    """Return the Quotes without those whose cue and source stand in the sentence after marks closed with a full stop.

    A comma leads from words in marks to their cue; after a full stop only a verb that reports does ("“It is shut.” Ruiz said.").
    Words in marks that begin a paragraph may have any cue after them: nobody was told of before who may have said them.
    """
    return [quote for quote in quotes if not _cued_later(document, quote)]


def _cued_later(document, quote):
    if quote.kind != "direct" or not quote.source or not any(map(str.isalpha, quote.verb)):
        return False
    end = quote.content[-1][1]
    if document.text[end - 2 : end] not in STOPPED or min(quote.cue[0][0], quote.source[0][0]) < end:
        return False
    before = document.text[max(0, quote.content[0][0] - 2) : quote.content[0][0]]
    if not before.strip() and ("\n" in before or quote.content[0][0] < 3):
        return False
    return document.sentence_at(quote.cue[0][0]) > document.sentence_at(end - 1) and not reporting() & set(
        quote.verb.split()
    )
