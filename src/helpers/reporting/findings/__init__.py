"""What a report found, in words: titles of charts, and sentences computed from values, also for when nothing was found."""

from helpers.reporting.findings.comparison import of_comparison
from helpers.reporting.findings.coverage import of_coverage
from helpers.reporting.findings.not_quoted import caption_of_not_quoted, of_declined, of_not_quoted
from helpers.reporting.findings.sources import of_sources
from helpers.reporting.findings.speaker import named_halves, of_speaker
from helpers.reporting.findings.timeline import of_timeline

__all__ = [
    "caption_of_not_quoted", "named_halves", "of_comparison", "of_coverage", "of_declined", "of_not_quoted", "of_sources",
    "of_speaker", "of_timeline",
]  # fmt: skip


def __dir__():
    return sorted(__all__)
