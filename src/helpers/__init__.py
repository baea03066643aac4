"""Dateline: what happened when, and who was quoted, from a pile of news articles.

    import helpers
    corpus = helpers.read_articles("data/sample")
    tables = helpers.extract(corpus.articles)

Each name is imported when it is first used, so that `import helpers` costs nothing.
"""

from helpers.lazily import lazily

_WHERE = {
    "Corpus": "helpers.tables",
    "Tables": "helpers.tables",
    "read_articles": "helpers.reading",
    "find_dates": "helpers.dates",
    "find_quotes": "helpers.pipeline.extract",
    "find_events": "helpers.events",
    "select_timeline": "helpers.events",
    "extract": "helpers.pipeline.extract",
    "extract_files": "helpers.pipeline.files",
}
__all__ = list(_WHERE)
__getattr__, __dir__ = lazily(__name__, _WHERE)
