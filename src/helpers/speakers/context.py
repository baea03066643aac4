"""What an article has said so far about the people it names: who was last, who is he or she, who holds which title."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from functools import cache, cached_property

from helpers.quotes.lexicon import reporting
from helpers.speakers.lexicon import classes, demonyms, kin_before, pronoun_of_word
from helpers.speakers.near import pronoun_of_given, pronouns_behind
from helpers.speakers.states import DETERMINERS, OF_ANY_COUNTRY, PREPOSITIONS, country_of, until

CROWD = 100  # people of one sentence among whom it looks for the one that is meant
LATELY = 40  # quotations back among which it looks for a speaker
LOOKED_BACK = 20_000  # characters in which the author of a document is looked for
FARTHEST = 6  # sentences back in which a pronoun looks for its person
ACTING = frozenset(
    (
        "is",
        "was",
        "has",
        "had",
        "will",
        "would",
        "might",
        "came",
        "went",
        "met",
        "made",
        "took",
        "gave",
        "left",
        "spoke",
    )
)  # and the verbs that report
POSTS = OF_ANY_COUNTRY | {"prime"}  # before a title, that tell one minister or secretary from another
BROKEN_S = ("â€ ™ s ", "â€™s ")  # "'s" that was read in another encoding
BY = re.compile(r"[^.;“”]*\b(?:from|by)\s(?:the\s)?[^.;“”]*$", re.IGNORECASE)

# "a report ordered by Ruiz", "a letter seen by the Courier": by whom it was not written
OTHERS = re.compile(
    r"\b(?:ordered|appointed|commissioned|requested|demanded|sought|funded|seen|obtained|reviewed|read|viewed|carried|aired|broadcast|quoted|cited|"
    r"reported|received|leaked|dismissed|rejected|denied|approved|backed|sponsored|supported|provided to|shared)\sby\b"
)


class Context:
    """An article's names in order, with roles (`role_of`) and pronouns (`pronoun_of`) by name, as the article has them.

    `quoted` are spans in quotation marks: who is named in them is not who "he" outside them is.
    """

    def __init__(self, document, names, quoted=()):
        self.document = document
        self.names = names
        self.starts = [name.start for name in names]
        self.role_of, self.pronoun_of, self.holders = {}, {}, {}
        spans = sorted((start, end) for start, end in quoted)
        self.people = [name for name in names if self.is_person(name) and not _within(name, spans)]
        self.people_starts = [name.start for name in self.people]
        self.described = []  # (name, titles before it, description beside it) of each of `people`
        self.said, self.told, self.written, self.nouns = [], {}, {}, None
        for name in self.people:
            self._learn(name)
        given = {
            name.canonical: word
            for name in names
            if name.kind == "person" and (word := pronoun_of_given(name.canonical))
        }
        if given:  # what the article says of somebody goes first
            self.pronoun_of = given | pronouns_behind(document.text, names, given) | self.pronoun_of

    @cached_property
    def states_of(self):
        """The states whose titles each person holds, where the article says so, by name."""
        found = defaultdict(set)
        for name, _, apposed in self.described:
            found[name.canonical] |= self._states(name, apposed)
        return found

    @cached_property
    def posts(self):
        """The words before each person's title, by (name, title): "foreign" of the minister."""
        found = defaultdict(set)
        for name, titles, apposed in self.described:
            for post, title in self._posts(name, titles, apposed):
                found[name.canonical, title].add(post)
        return found

    def words(self, start, end):
        """Return the words that begin in characters [start, end): looked for once, since many ask; nobody may change them."""
        if (start, end) not in self.written:
            inside = self.document.tokens_in(start, end)
            self.written[start, end] = self.document.words[inside.start : inside.stop]
        return self.written[start, end]

    def inside(self, start, end):
        place = bisect_left(self.starts, start)
        return [name for name in self.names[place : place + 12] if name.end <= end]

    def is_person(self, name):
        return name.kind == "person" or name.canonical != name.name and name.kind not in ("government", "organisation")

    def possessive(self, name):
        text = self.document.text
        after, before = text[name.end : name.end + 2], text[max(0, name.start - 1) : name.start]
        plural = (
            after[:1] in ("’", "'") and name.name.endswith("s") and not after[1:].strip() and before not in ("‘", "'")
        )
        return after in ("’s", "'s") or plural or text.startswith(BROKEN_S, name.end)

    def acts(self, name):
        """Say whether a verb follows the name: the subject of a clause, and the likelier "he" of the next."""
        after = self.document.words[name.last : name.last + 1]
        return bool(after) and (after[0] in ACTING or after[0] in reporting() or after[0].endswith("ed"))

    def spoke(self, quote, name):
        self.said.append((quote.source[0][0], name))

    def last_speaker(self):
        return self.said[-1][1] if self.said else None

    def name_before(self, start):
        place = bisect_left(self.starts, start) - 1
        return self.names[place] if place >= 0 and start - self.names[place].end < 60 else None

    def name_ending(self, before):
        """Return the last Name that ends at or before a character, else None."""
        place = bisect_left(self.starts, before) - 1
        return self.names[place] if place >= 0 and self.names[place].end <= before else None

    def name_after(self, end):
        """Return the first Name that begins at or after a character, else None."""
        place = bisect_left(self.starts, end)
        return self.names[place] if place < len(self.names) else None

    def person_before(self, start, gender=None):
        """Return the person that "he" or "she" at `start` most likely is.

        The speaker just before, if it is the nearest sentence's first person or was quoted in this or the last sentence;
        else the first person of the nearest sentence before, of that pronoun or of none known.
        """
        document = self.document
        here = document.sentence_at(start)
        for back in range(FARTHEST):
            if back > here:
                break
            first, last = document.sentences[here - back].tolist()
            low, high = bisect_left(self.people_starts, first), bisect_left(self.people_starts, min(last, start))
            near = self.people[max(low, high - CROWD) : high]
            fit = [n for n in near if gender in (None, self.pronoun_of.get(n.canonical, gender))]
            spoken = [name for at, name in self.said[-LATELY:] if first <= at < min(last, start)]
            spoken = [name for name in spoken if gender in (None, self.pronoun_of.get(name, gender))]
            if spoken:
                return spoken[-1]
            acting = [name for name in fit if self.acts(name)]
            subjects = [name for name in fit if not self.possessive(name)]
            if fit:
                return (acting[-1:] or subjects or fit)[0].canonical
        return None

    def body_before(self, start):
        place = bisect_left(self.starts, start) - 1
        for name in self.names[max(0, place - 12) : place + 1][::-1]:
            if name.kind in ("organisation", "government") and not self.possessive(name):
                return name
        return None

    def author_before(self, noun, start):
        """Return who wrote the document called `noun`: "X's letter", "a letter from X", looked for backwards."""
        text, told = self.document.text, self.told_of(noun)
        last = bisect_right(told, start, key=_end)
        for match in reversed(
            [match for match in told[max(0, last - 4) : last] if match.start() >= start - LOOKED_BACK]
        ):
            place = bisect_left(self.starts, match.start())
            before = self.names[place - 1] if place else None
            if before and self.possessive(before) and match.start() - before.end < 30:
                return before
            after = self.names[place] if place < len(self.names) else None
            between = text[match.end() : after.start] if after and after.start - match.end() < 60 else ""
            if BY.match(between) and not OTHERS.search(between):
                return after
            here = bisect_left(self.people_starts, match.start())
            near = self.people[max(0, here - 12) : here]
            acting = [name for name in near if self.in_sentence(name, match.start()) and self.acts(name)]
            if acting:
                return acting[0]
        return None

    def told_of(self, noun):
        """Return the matches of a noun in the whole text, looked for once."""
        if noun not in self.told:
            self.told[noun] = list(_noun(noun).finditer(self.document.text))
        return self.told[noun]

    def in_sentence(self, name, at):
        first, last = self.document.sentences[self.document.sentence_at(at)].tolist()
        return first <= name.start < min(at, last)

    def titled(self, title, start, country="", post=""):
        """Return who holds `title` ("minister"): the last named so before `start`, else the only one in the article.

        With `country`, of that state: who is called another state's ("the Norwegian minister") does not hold it; with `post`, the
        word before the title ("foreign"), whoever has that one, and nobody who has another.
        """
        held = self.holders.get(title, [])
        own = {name for _, name in held if post and post in self.posts[name, title]}
        held = [
            (at, name) for at, name in held if name in own or not own and not self.of_another_post(name, title, post)
        ]
        if country:
            own = {name for _, name in held if country in self.states_of[name]}
            held = [(at, name) for at, name in held if name in own or not own and not self.states_of[name]]
        before = bisect_left(held, (start,))
        if before:
            return held[before - 1][1]
        return held[0][1] if held and all(name == held[0][1] for _, name in held) else None

    def of_another_post(self, name, title, post):
        """Say whether somebody has a `title`, with another word before it than `post`: the finance minister is not the foreign one."""
        posts = self.posts[name, title]
        return post in POSTS and bool(posts) and post not in posts

    def _posts(self, name, titles, apposed):
        """Yield (the word before it, title) of each title that a name has before it or behind it: "Foreign Minister Ana Ruiz"."""
        words, first = self.document.words, name.first - (len(name.title.split()) or len(titles))
        for written in (words[max(0, first - 1) : name.first], ["", *apposed]):
            for before, title in zip(written, written[1:], strict=False):
                post, is_title = before.lower(), classes().get(title.lower()) == "title"
                if is_title and post.isalpha() and post not in DETERMINERS and post not in demonyms():
                    yield post, title.lower()

    def _learn(self, name):
        """Take the title before a name, and the description after it, for its role; an honorific for its pronoun."""
        canonical = name.canonical
        own = [word for word in name.title.lower().split() if classes().get(word) == "title"]
        titles = own or self._called(name)
        for word in name.title.lower().split():
            if word in pronoun_of_word():
                self.pronoun_of[canonical] = pronoun_of_word()[word]
        kin = kin_before(self.document.text, name.start)  # "his wife, Ana,"
        if kin and not name.title:
            self.pronoun_of.setdefault(canonical, kin)
        apposed = self._apposed(name)
        self.described.append((name, titles, apposed))
        for title in titles + [word.lower() for word in apposed if classes().get(word.lower()) == "title"]:
            self.holders.setdefault(title, []).append((name.start, canonical))
            if title in pronoun_of_word():
                self.pronoun_of.setdefault(canonical, pronoun_of_word()[title])
        noun = "".join(until(apposed)[-1:])  # "Ana Ruiz, the woman who"
        if noun in pronoun_of_word():
            self.pronoun_of.setdefault(canonical, pronoun_of_word()[noun])
        role = name.title if own else " ".join(apposed or titles)
        if role and len(role) > len(self.role_of.get(canonical, "")) and titles + apposed:
            self.role_of[canonical] = role

    def _called(self, name):
        """Return the title in small letters right before a full name, in a list: "the spokesman Bo Lind"; else []."""
        word = self.document.words[name.first - 1] if name.first and " " in name.name else ""
        return [word] if word.islower() and classes().get(word) == "title" else []

    def _states(self, name, apposed):
        """Return the states whose title the name has: "Norwegian President Ana Ruiz", "Ana Ruiz, the president of Norway,"."""
        words = self.document.words
        at = name.first - len(name.title.split())
        near = [words[at - 1 : at], words[at - 2 : at], words[at - 2 : at - 1]] if name.title and at > 1 else []
        near += [apposed[place : place + n] for n in (1, 2) for place in range(len(apposed))]
        return {country for own in near if own and own[0][:1].isupper() and (country := country_of(" ".join(own)))}

    def _apposed(self, name):
        """Return the words of ", the mayor of Oslo," after a name or "the mayor, " before it, up to eight; else []."""
        words = self.document.words
        if name.last < len(words) and words[name.last] == ",":
            after = words[name.last + 1 : name.last + 10]
            stop = next((i for i, word in enumerate(after) if word in (",", ".", ";", "who", "”", "said")), None)
            if stop and after[0].lower() in ("the", "a", "an", "chief", "former", "vice") and _is_role(after[:stop]):
                return after[1:stop] if after[0].lower() in ("the", "a", "an") else after[:stop]
        if name.first > 1 and words[name.first - 1] == ",":
            before = words[max(0, name.first - 9) : name.first - 1]
            for place in range(len(before) - 1, -1, -1):
                if before[place].lower() in ("the", "a", "an", "’s", "'s", "its", "his", "her"):
                    return before[place + 1 :] if _is_role(before[place + 1 :]) else []
                if not before[place].replace("-", "").isalpha():
                    return []
        return []


@cache
def _noun(noun):
    """Return the pattern of a noun of the word lists, which are few."""
    return re.compile(rf"\b{re.escape(noun)}s?\b", re.IGNORECASE)


def _end(match):
    return match.end()


def _is_role(words):
    """Say whether words are what somebody is, by their head: "mayor of Oslo", not "mayor Ana Ruiz", "mayor’s office" nor a clause."""
    head = [word.lower() for word in words]
    if ACTING.intersection(head):
        return False
    head = head[: next((place for place, word in enumerate(head) if word in PREPOSITIONS), len(head))]
    if head[-2:-1] == ["-"]:  # "president - elect"
        head = head[:-2]
    return (
        classes().get(head[-1] if head else "") in ("title", "unnamed") or classes().get(" ".join(head[-2:])) == "title"
    )


def _within(name, spans):
    place = bisect_left(spans, (name.start + 1,)) - 1
    return place >= 0 and name.end <= spans[place][1]
