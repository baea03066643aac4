"""Charts: each function takes a frame and returns a matplotlib Figure; each has a file of its own."""

from helpers.charts.comparison import comparison
from helpers.charts.coverage import coverage
from helpers.charts.frame import Chart
from helpers.charts.quoted import quoted
from helpers.charts.shares import shares
from helpers.charts.speaker_profile import speaker_profile
from helpers.charts.timeline import timeline
from helpers.charts.words import words

__all__ = ["Chart", "comparison", "coverage", "quoted", "shares", "speaker_profile", "timeline", "words"]


def __dir__():
    return sorted(__all__)
