"""Quotations: the content, cue and source of every attribution, found by one of two taggers and by rules."""

from helpers.quotes.find import quotes_of, repaired_in
from helpers.quotes.quote import Quote
from helpers.quotes.within import within

__all__ = ["Quote", "quotes_of", "repaired_in", "within"]
