"""The codebook of the exported quotations: each column, its type and what it is."""

import pandas as pd

from helpers.tables import SCHEMAS

# columns beside those of table quotes
ADDED = {
    "outlet": "who published the article",
    "published": "day of publication; empty where unknown",
    "title": "the article's headline",
    "section": "section or desk",
    "byline": "who wrote it, as printed",
    "speaker_kind": "kind of speaker, from table speakers",
    "role": "the speaker's role, as written first",
    "role_kind": "what the role stands for, by the lexicon speaker_roles.csv; unknown where no article writes one",
    "pronoun": "he, she or they as the articles write it; never guessed from the name",
    "naming": "named, unnamed (an unnamed source or a group) or unresolved",
    "third": "third of the article in which it begins",
    "article_position": "whether its speaker is the first, the last or the only one heard in the article",
    "said": "the words of the content; … between its parts",
    "cue_words": "the words of the cue",
    "source_words": "the words of the source",
    "link": "its place in the site's page of the article",
}


def codebook():
    """Return a frame, a row a column of quotations.tidy: column, type, what it is."""
    rows = [(name, rule.metadata["type"], rule.description) for name, rule in SCHEMAS["quotes"].columns.items()]
    rows += [(name, "day" if name == "published" else "text", what) for name, what in ADDED.items()]
    return pd.DataFrame(rows, columns=["column", "type", "what it is"])


def markdown(book):
    """Return `book` (from `codebook`) as a Markdown page."""
    lines = [f"| {' | '.join(row)} |" for row in [book.columns, ["---"] * 3, *book.to_numpy().tolist()]]
    return "# Codebook\n\nOne row is a quotation.\n\n" + "\n".join(lines) + "\n"
