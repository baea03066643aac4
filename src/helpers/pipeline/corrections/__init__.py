"""People's corrections of what was found: rows of CSV files that are checked, applied last, and reported if they do not fit."""

from helpers.pipeline.corrections.apply import corrected, no_log
from helpers.pipeline.corrections.files import DECIDED, KINDS, append, read

__all__ = ["DECIDED", "KINDS", "append", "corrected", "no_log", "read"]
