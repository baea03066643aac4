"""A small report in literal frames: four articles, one a near-copy, with named, unnamed and unresolved speakers."""

import pandas as pd
import pytest

from helpers.reporting.report import Report
from helpers.tables import NAMES, conform, empty

SPEAKERS = [
    ("s1", "Ana Ruiz", "person", ["Ms.", "mayor"], "she"),
    ("s2", "Bo Lind", "person", ["spokesman"], "he"),
    ("s3", "a senior official", "unnamed", [], ""),
]
SAID = [  # article, position, speaker, kind
    ("a", 0.1, "s1", "direct"), ("a", 0.5, "s2", "indirect"), ("a", 0.9, "s1", "mixed"),
    ("b", 0.2, "s3", "indirect"), ("b", 0.8, "", "direct"), ("c", 0.4, "s2", "direct"), ("d", 0.4, "s2", "direct"),
]  # fmt: skip
TEXT = "Cy Dahl declined to comment. Ana Ruiz met Eva Falk. The ministry could not be reached. " + "x " * 40


def build(said=SAID, speakers=SPEAKERS, ids="abcd", **more):
    """A report on four articles, d a near-copy of c."""
    articles = pd.DataFrame(
        {
            "article_id": list(ids), "outlet": "Kestrel", "title": "A bridge", "byline": "", "url": "", "section": "city",
            "published": pd.to_datetime("2018-07-12"), "published_from": "metadata", "language": "en", "text": TEXT,
            "source_path": "x", "source_format": "text", "n_words": 9, "copy_of": ["c" if i == "d" else "" for i in ids], "story_id": "",
        }
    )  # fmt: skip
    names = {row[0]: row[1] for row in speakers}
    quotes = pd.DataFrame(
        [
            {
                "quote_id": f"{a}-q{n}", "article_id": a, "kind": kind, "act": "speech",
                "content": [[0, 10]], "cue": [[11, 15]], "source": [[16, 20]],
                "verb": "said", "medium": "speech", "speaker_id": s, "speaker": names.get(s, ""), "position": at, "n_words": 2,
                "how_resolved": "full name" if s else "unresolved", "first_day": pd.NaT, "last_day": pd.NaT, "confidence": 1.0,
            }
            for n, (a, at, s, kind) in enumerate(said, 1)
        ],
        columns=list(empty("quotes")),
    )  # fmt: skip
    people = pd.DataFrame(
        [{"speaker_id": i, "name": name, "variants": [], "kind": kind, "roles": roles, "place": "", "pronoun": pronoun,
          "n_quotes": 1, "n_articles": 1} for i, name, kind, roles, pronoun in speakers],
        columns=list(empty("speakers")),
    )  # fmt: skip
    tables = {name: empty(name) for name in NAMES}
    tables |= {
        "articles": conform("articles", articles),
        "quotes": conform("quotes", quotes),
        "speakers": conform("speakers", people),
    }
    return Report(tables, None, "A report", {}, len(articles), {"tagger": "accurate"} | more)


@pytest.fixture
def report():
    """The function that makes the report; its parameters replace what was said, by whom, and the articles' ids."""
    return build
