"""What people decided about what the machine found: rows of CSV files, checked, applied last, never dropped silently."""

from helpers.pipeline.corrections.apply import corrected
from helpers.pipeline.corrections.files import DECIDED, KINDS, append, read

__all__ = ["DECIDED", "KINDS", "append", "corrected", "read"]
