"""Dates: expressions to days."""

from helpers.dates.first import Date, dates_in, find_dates

__all__ = ["Date", "dates_in", "find_dates"]
