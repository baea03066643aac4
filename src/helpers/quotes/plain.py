"""Plain attributions that the tagger was not sure enough of: “…,” Ana Ruiz said; “…,” said Ana Ruiz; Ana Ruiz said: “…”."""

import re

from helpers.quotes.held import Held
from helpers.quotes.layout import NAME, passages
from helpers.quotes.quote import quote_at

WHO = rf"(?P<who>{NAME}|he|she|they|it|(?:the|a|an|one of the)\s[a-z]+(?:\s[a-z]+)?)"
CUE = "(?P<cue>said|says|told|asked|added|wrote|replied|answered|warned|tweeted|argued|recalled|explained|insisted|announced)"
AFTER = re.compile(rf"\s(?:{WHO}\s{CUE}|{CUE.replace('cue', 'verb')}\s{WHO.replace('who', 'name')})\b")
BEFORE = re.compile(rf"\b{WHO}\s{CUE}(?:\s(?:(?:the|a|his|her)\s\w+|\w+))?[:,]\s$")
HALTS = (",", "?", "!")
SURE = 0.8


def with_plain(document, quotes, regions):
    """Return the Quotes with words in marks that nobody was found to say, and that such a cue stands right beside."""
    text, found, held = document.text, list(quotes), Held(quotes)
    for contents in passages(regions):
        if held.by(contents):
            continue
        start, end = contents[0][0], contents[-1][1]
        after = AFTER.match(text, end) if text[max(start, end - 9) : end].rstrip("”\"’'» ").endswith(HALTS) else None
        match = after or BEFORE.search(text, max(0, start - 80), start)
        if match:
            cue, who = ("cue", "who") if match["cue"] else ("verb", "name")
            found.append(quote_at(document, contents, [list(match.span(cue))], [list(match.span(who))], SURE, regions))
            held.add(found[-1])
    return found
