"""The codebook of the exported quotations: the type and the meaning of each column."""

import pandas as pd

from helpers.tables import SCHEMAS

# The columns that are not in table quotes.
ADDED = {
    "outlet": "who published the article",
    "published": "day of publication; empty where unknown",
    "title": "the article's headline",
    "section": "section or desk",
    "byline": "who wrote it, as printed",
    "speaker_kind": "kind of speaker, from table speakers",
    "role": "the speaker's role, as written first",
    "role_kind": "the role by the word list speaker_roles.csv; unknown if no article writes one",
    "pronoun": "he, she or they as the articles write it; never guessed from the name",
    "naming": "named, unnamed (an unnamed source or a group) or unresolved",
    "third": "third of the article in which the quotation begins",
    "article_position": "place of its speaker among those quoted in the article: first, last, between, or only",
    "said": "the words of the content; … between its parts",
    "cue_words": "the words of the cue",
    "source_words": "the words of the source",
    "link": "address of the quotation in the site's page of the article; past 2,000 articles only articles that a report shows have one",
}


def codebook():
    """Return a row a column of quotations.tidy: column, type, what it is."""
    rows = [(name, rule.metadata["type"], rule.description) for name, rule in SCHEMAS["quotes"].columns.items()]
    rows += [(name, "day" if name == "published" else "text", what) for name, what in ADDED.items()]
    return pd.DataFrame(rows, columns=["column", "type", "what it is"])


def markdown(book):
    """Return `book` (from `codebook`) as a Markdown page."""
    lines = [f"| {' | '.join(row)} |" for row in [book.columns, ["---"] * 3, *book.to_numpy().tolist()]]
    return "# Codebook\n\nOne row is a quotation.\n\n" + "\n".join(lines) + "\n"
