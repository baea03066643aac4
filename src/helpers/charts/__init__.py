"""Charts: a frame in, a Figure out, one file a chart."""

from helpers.charts.compared import compared
from helpers.charts.coverage import coverage
from helpers.charts.frame import Chart
from helpers.charts.quoted import quoted
from helpers.charts.shares import shares
from helpers.charts.timeline import timeline
from helpers.charts.voice import voice
from helpers.charts.words import words

__all__ = ["Chart", "compared", "coverage", "quoted", "shares", "timeline", "voice", "words"]
