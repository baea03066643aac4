"""From articles to tables: every stage in order, on this machine or a cluster, with a cache."""

from helpers.pipeline.extract import extract, find_quotes

__all__ = ["extract", "find_quotes"]
