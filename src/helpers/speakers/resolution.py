"""What is said of one quotation's source."""

from typing import NamedTuple


class Resolution(NamedTuple):
    """Who one quotation's source is: `name` ("" where unresolved), `kind` and `how_resolved` as in the tables.

    `confidence` is how sure it is that a reader accepts the row, 0 to 1; `role`, `place` and `pronoun` are as the article
    writes them, or ""; `variants` lists the forms of the name read in the source; `trades` are those of trades.csv that the article
    gives a person, or "of" a body, with "|" between.
    """

    name: str
    kind: str
    how_resolved: str
    confidence: float
    role: str
    place: str
    pronoun: str
    variants: list
    trades: str = ""


UNRESOLVED = Resolution("", "unknown", "unresolved", 1.0, "", "", "", [])
