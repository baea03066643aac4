"""What reading and extraction return: the frames of several tables together."""

from dataclasses import dataclass, fields

import pandas as pd


@dataclass(frozen=True)
class Corpus:
    """What was read: `articles` and `problems`, frames of those tables."""

    articles: pd.DataFrame
    problems: pd.DataFrame


@dataclass(frozen=True)
class Tables:
    """What was found: one frame a table; `articles` are those given, in the columns of their table, with story_id filled."""

    articles: pd.DataFrame
    sentences: pd.DataFrame
    dates: pd.DataFrame
    quotes: pd.DataFrame
    speakers: pd.DataFrame
    mentions: pd.DataFrame
    events: pd.DataFrame
    stories: pd.DataFrame
    problems: pd.DataFrame

    def items(self):
        """Yield (name, frame), in the order of the flow."""
        return ((field.name, getattr(self, field.name)) for field in fields(self))
