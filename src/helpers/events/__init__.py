"""Events: sentences that mention them, merged across articles, and the days chosen for a timeline."""

from helpers.events.blocks import blocks_of
from helpers.events.corpus_names import Names, counts_of, names_of, names_told
from helpers.events.find import find_events
from helpers.events.mentions import Mention, mentions_in, mentions_of
from helpers.events.merge import as_block, merge, merged, with_originals
from helpers.events.news import without_texts
from helpers.events.select import select_timeline
from helpers.events.united import KEYS, united, with_moved

__all__ = [
    "KEYS", "Mention", "Names", "as_block", "blocks_of", "counts_of", "find_events", "mentions_in", "mentions_of", "merge", "merged",
    "names_of", "names_told", "select_timeline", "united", "with_moved", "with_originals", "without_texts",
]  # fmt: skip
