"""Charts: a frame in, a Figure out, one file a chart."""

from helpers.charts.coverage import coverage
from helpers.charts.frame import Chart
from helpers.charts.quoted import quoted

__all__ = ["Chart", "coverage", "quoted"]
