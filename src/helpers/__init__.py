"""Dateline: what happened when, and who was quoted, from a pile of news articles.

    import helpers
    corpus = helpers.read_articles("data/sample")
    tables = helpers.extract(corpus.articles)

Each name is imported when it is first used, so that `import helpers` costs nothing.
"""

from importlib import import_module

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


def __getattr__(name):
    if name not in _WHERE:
        raise AttributeError(f"helpers has no '{name}'; it has {', '.join(__all__)}")
    return getattr(import_module(_WHERE[name]), name)


def __dir__():
    return sorted(__all__)
