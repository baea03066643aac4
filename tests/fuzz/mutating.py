"""Changes to a text or to bytes: pieces taken out, doubled, moved, put in, marks changed for others."""

from hypothesis import strategies as st

from tests.fuzz.words import MARKS, ODD

PLACE = st.integers(0, 2**16)
LENGTH = st.one_of(st.integers(1, 8), st.integers(1, 400))
TOKENS = [*MARKS, *ODD, "A", "a" * 300, "0" * 30, "“", "”", "said", "Monday", "x" * 5000, "99999999999999999999"]
INTO = {"marks": "“”\"'‘’«»„", "spaces": " \n\t\xa0", "digits": "0123456789"}
HOW = ("delete", "double", "insert", "move", "turn", "upper", "lower", "repeat", "cut", *INTO)


def mutations(tokens=TOKENS):
    """Return a strategy for one change: (how, where, how long, a token)."""
    return st.tuples(st.sampled_from(HOW), PLACE, LENGTH, st.sampled_from(tokens))


def mutated(text, changes):
    """Return `text` (str or bytes) with `changes` made, one after the other."""
    for how, place, length, token in changes:
        start = place % (len(text) + 1)
        head, body, tail = text[:start], text[start : start + length], text[start + length :]
        token = token.encode("utf-8", "surrogatepass") if isinstance(text, bytes) and isinstance(token, str) else token
        if how in INTO:
            body = _swapped(body, INTO[how], place)
        elif how == "insert":
            body = token + body
        elif how == "repeat":
            body = token * (1 + length % 40) + body
        elif how == "cut":
            tail = tail[:0]
        elif how == "move":
            body, tail = tail[:length], body + tail[length:]
        else:
            body = {
                "delete": body[:0],
                "double": body + body,
                "turn": body[::-1],
                "upper": body.upper(),
                "lower": body.lower(),
            }[how]
        text = head + body + tail
    return text


def _swapped(body, family, turn):
    """Return `body` with each sign of `family` as another of it."""
    if isinstance(body, bytes):
        family = "".join(sign for sign in family if sign.isascii())
        return body.translate(bytes.maketrans(family.encode(), _turned(family, turn).encode()))
    return body.translate(str.maketrans(family, _turned(family, turn)))


def _turned(family, turn):
    by = 1 + turn % (len(family) - 1)
    return family[by:] + family[:by]
