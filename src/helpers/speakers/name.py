"""A name where it stands in an article."""

from typing import NamedTuple


class Name(NamedTuple):
    """One name in the text: characters [start, end), as written without titles, what it names, its fullest form.

    `kind` is person, organisation, government (a country, a capital or a metonym) or unknown; `title` is the title
    before it, `first` and `last` are its tokens.
    """

    start: int
    end: int
    name: str
    kind: str
    canonical: str
    title: str
    first: int
    last: int
