"""Charts: a frame in, a Figure out, one file a chart."""

from helpers.charts.coverage import coverage
from helpers.charts.frame import Chart
from helpers.charts.quoted import quoted
from helpers.charts.shares import shares
from helpers.charts.timeline import timeline

__all__ = ["Chart", "coverage", "quoted", "shares", "timeline"]
