"""Analysis: frames of the tables in, frames of numbers out.

Nothing here knows HTML, an address of the site or a sentence of a report. reporting/ puts the figures into words, and site/
makes every address. Rows name what they are about by ids (`speaker_id`, `article_id`, `quote_id`, `event_id`) and by
`start`, the character of the article at which it begins.
"""

from typing import Protocol

import pandas as pd


class AllTables(Protocol):
    """Anything that gives each table by name, articles included; a Report does."""

    articles: pd.DataFrame
    sentences: pd.DataFrame
    dates: pd.DataFrame
    quotes: pd.DataFrame
    speakers: pd.DataFrame
    mentions: pd.DataFrame
    events: pd.DataFrame
    stories: pd.DataFrame
    problems: pd.DataFrame
