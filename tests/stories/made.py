"""Made-up piles of articles of several stories, for tests."""

import random

import pandas as pd

from helpers.pipeline.extract import complete
from helpers.stories import frame_of, profile_of
from helpers.text import documents

ABOUT = {
    "dam": ("Lindholm", "Eva Falk", "dam", "flooding", "reservoir", "engineers", "cracks", "spillway"),
    "ferry": ("Skarvoy", "Bo Dahl", "ferry", "harbour", "captain", "lifeboats", "sinking", "passengers"),
    "vote": ("Tarnia", "Ana Ruiz", "referendum", "ballots", "turnout", "campaign", "currency", "parliament"),
    "choir": ("Osterby", "Cy Ek", "choir", "conductor", "soprano", "festival", "recording", "audience"),
}
LINES = (
    "Officials in {0} spoke about the {2} and the {3} on Tuesday.",
    "{1} said the {4} had warned of {5} near {0}.",
    "The {6} was known to {1}, and the {7} was not.",
    "Nobody in {0} had expected the {2} to end with {6}.",
    "For {1}, the {3} and the {7} matter more than the {5}.",
    "A report on the {2} named {1} and the {4} of {0}.",
)


def pile(sizes, seed=1):
    """Return a frame of articles: `sizes` maps a key of ABOUT to a number of articles; article_ids begin with the key."""
    draw, rows = random.Random(seed), []
    for story, n in sizes.items():
        for number in range(n):
            lines = draw.sample(LINES, 4)
            text = " ".join(line.format(*ABOUT[story]) for line in lines) + f" It was the {number + 3}th report."
            rows.append({"article_id": f"{story}{number}", "title": "", "text": text, "outlet": f"Outlet {number % 2}",
                         "published": f"2020-{1 + number % 12:02}-03"})  # fmt: skip
    return complete(pd.DataFrame(rows))


def profiles(articles):
    """Return the frame of profiles of `articles`, as extraction gives it."""
    return frame_of([(document.article_id, *profile_of(document)) for document in documents(articles)])
