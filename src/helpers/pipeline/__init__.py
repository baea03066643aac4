"""From articles to tables: every stage in order, on this machine or a cluster, with a cache."""

from helpers.pipeline.extract import extract, find_quotes
from helpers.pipeline.files import extract_files

__all__ = ["extract", "extract_files", "find_quotes"]
