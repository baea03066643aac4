"""Dates: temporal expressions, and the days they mean."""

from helpers.dates.explain import explain
from helpers.dates.find import Date, dates_in, find_dates

__all__ = ["Date", "dates_in", "explain", "find_dates"]
