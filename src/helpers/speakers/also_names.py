"""Names that are titles, months or verbs, too: they are names where the article has them in full ("Rob Bishop", "Teresa May"), or calls
somebody so after a title and alone ("Judge Bishop", "Bishop said")."""

from helpers.quotes.lexicon import reporting
from helpers.speakers.full_forms import surname
from helpers.speakers.lexicon import TITLES, classes
from helpers.speakers.name import Name
from helpers.speakers.openers import small_words
from helpers.speakers.runs import ALSO_NAMES
from helpers.speakers.states import DETERMINERS, OWNS


def titles_that_are_names(document, runs, found):
    """Yield the names that are titles, too, where the article has them in full, "Bishop said" after "Rob Bishop", or after a title."""
    full = {surname(name.name) for name in found if _is_full(document, name)}
    full = {word for word in full if classes().get(word.lower()) in TITLES} | _behind_titles(document, runs)
    for first, last in runs if full else ():
        word = document.words[last - 1]
        if word in full and all(classes().get(other.lower()) in TITLES for other in document.words[first:last]):
            start, end = document.tokens[last - 1].tolist()
            title = " ".join(document.words[first : last - 1])
            yield Name(start, end, word, "person" if title else "unknown", word, title, last - 1, last)


def _behind_titles(document, runs):
    """Return the titles that are a name in an article: after another title, "Sheriff Bishop", and alone as whoever speaks, "Bishop said";
    or after "Judge", which stands before no other title.

    Not where the article has the word in small letters or after "the": "the Lord Mayor", "the Mayor".
    """
    words, behind, alone, other = document.words, set(), set(), set()
    for first, last in runs:
        word, before = words[last - 1], words[first - 1].lower() if first else ""
        if any(classes().get(one.lower()) not in TITLES for one in words[first:last]):
            other.update(words[first:last] if last - first > 2 else ())
        elif before in DETERMINERS:
            other.add(word)
        elif last < len(words) and (words[last] in reporting() or words[last] in OWNS):
            behind.update([word] if last - first == 2 else ())
            alone.update([word] if last - first == 1 or words[first] == "Judge" else ())
        elif last - first == 2:
            behind.add(word)
    return {word for word in behind & alone - other if word.lower() not in small_words(document)}


def _is_full(document, name):
    """Say whether a name may be somebody's in full: not "the OHS Director", "House Speaker", "U.S. Ambassador"."""
    given, after_the = name.name.split()[0], document.words[name.first - 1 : name.first] == ["the"]
    letters = given.isupper() and len(given) > 2 or given.count(".") > 1
    return (
        name.kind == "person"
        and " " in name.name
        and not (after_the and not name.title or letters)
        and classes().get(given.lower()) is None
    )


def months_that_are_names(document, found):
    """Yield the names that are months or verbs, too, where the article has them in full: "May said" after "Teresa May"."""
    full = {surname(name.name) for name in found if name.kind == "person" and " " in name.name}
    full = {word for word in full if word.lower() in ALSO_NAMES}
    held = {place for name in found for place in range(name.first, name.last)} if full else ()
    words = document.words
    for place, word in enumerate(words) if full else ():
        if word in full and place not in held:
            before, after = words[place - 1].lower() if place else "", words[place + 1 : place + 2]
            speaks = bool(after) and (after[0] in reporting() or after[0] in OWNS)
            titled = classes().get(before) in TITLES
            if speaks or titled or before in reporting():
                start, end = document.tokens[place].tolist()
                title = words[place - 1] if titled else ""
                yield Name(start, end, word, "unknown", word, title, place, place + 1)
