"""The tables that the stages hand to each other: one schema for each, and what one row means.

`conform` puts a frame into a table's columns, order and types, or says what is wrong; `empty` gives the frame of no
rows; `dictionary` writes data/DICTIONARY.md; `read_table` reads a table from disk, be it one file or a folder of parts.
Spans are `[start, end)` in characters of `articles.text`, and a list of spans is a list of `[start, end]` pairs. Days are
`datetime64[s]` at midnight, `NaT` where unknown. This room imports no other.
"""

from helpers.tables.by_article import cells_of
from helpers.tables.checking import TableError, conform, empty
from helpers.tables.dictionary import dictionary
from helpers.tables.prints import print_of_rows, row_prints
from helpers.tables.results import Corpus, Tables
from helpers.tables.schemas import (
    ACTS,
    DATE_TYPES,
    DAY,
    HOW_DATED,
    HOW_RESOLVED,
    NAMES,
    PUBLISHED_FROM,
    QUOTE_KINDS,
    SCHEMAS,
    SEVERITIES,
    SPEAKER_KINDS,
    STATUSES,
)
from helpers.tables.stored import PARTS, arrow_schema, each_part, each_some, has_table, parts_of, read_table

__all__ = [
    "ACTS", "DATE_TYPES", "DAY", "HOW_DATED", "HOW_RESOLVED", "NAMES", "PARTS", "PUBLISHED_FROM", "QUOTE_KINDS", "SCHEMAS", "SEVERITIES",
    "SPEAKER_KINDS", "STATUSES", "Corpus", "TableError", "Tables", "arrow_schema", "cells_of", "conform",
    "dictionary", "each_part", "each_some", "empty", "has_table", "parts_of", "print_of_rows", "read_table", "row_prints",
]  # fmt: skip
