"""Events: sentences that mention them, merged across articles, and the days chosen for a timeline."""

from helpers.events.find import find_events
from helpers.events.mentions import Mention, mentions_in, mentions_of
from helpers.events.merge import merge
from helpers.events.news import without_texts
from helpers.events.select import select_timeline

__all__ = ["Mention", "find_events", "mentions_in", "mentions_of", "merge", "select_timeline", "without_texts"]
