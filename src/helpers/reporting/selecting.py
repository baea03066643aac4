"""The tables of a folder with only the rows of chosen articles, each read when it is first asked for."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from helpers.analysis.comparison import chosen_articles
from helpers.analysis.stories import story_named
from helpers.problems import DatelineError
from helpers.reporting.on_demand import OnDemand, read_articles_table, rows_of, tables_in
from helpers.tables import ACTS, has_table, read_table
from helpers.tables.rows import is_one_of

OTHERS = "other_quotes"  # the quotations of acts that were not asked for


class Selection(NamedTuple):
    """What was `asked` for, and the `tables` that hold it; `everything` says that no article was left out.

    `counted` has article_id, act and speaker_id of all quotations in the chosen articles (act alone where they are all), `n_articles`
    is the number of articles before the choice.
    """

    asked: dict
    tables: OnDemand
    counted: pd.DataFrame
    n_articles: int
    everything: bool


def select(
    folder: Path,
    published_from: str = "",
    published_to: str = "",
    outlets: Sequence[str] = (),
    acts: Sequence[str] = ("speech",),
    story: str = "",
    speaker: str = "",
) -> Selection:
    """Return the Selection of the tables in `folder`; parameters and errors are those of opening.open_report.

    Where articles are left out, every table holds only what belongs to the chosen ones: events that they mention, speakers
    whom they quote (counted in them alone), their stories, their problems and those of no article. A `speaker` is looked for
    among all speakers of the corpus.
    """
    if not has_table(folder, "events"):
        raise DatelineError(f"{folder}: holds no tables yet; run `make reports` first")
    check_acts(acts)
    articles = read_articles_table(folder)
    chosen = chosen_articles(articles, published_from, published_to, list(outlets))
    if story:
        story_id = story_named(read_table(folder, "stories"), story)
        chosen = chosen[chosen["story_id"] == story_id]
    own = None if len(chosen) == len(articles) else chosen
    counted = read_table(folder, "quotes", columns=["act"] if own is None else ["article_id", "act", "speaker_id"])
    counted = counted if own is None else counted[is_one_of(counted["article_id"], own["article_id"])]
    tables = tables_in(folder, chosen, own, acts)
    tables.readers[OTHERS] = partial(rows_of, folder, "quotes", own, [("act", "not in", list(acts))])
    if own is not None:
        readers = {
            "events": partial(_events, folder, tables), "stories": partial(_stories, folder, own),
            "problems": partial(_problems, folder, own),
        }  # fmt: skip
        tables.readers |= readers if speaker else readers | {"speakers": partial(_speakers, folder, counted)}
    asked = {"published_from": published_from, "published_to": published_to, "outlets": list(outlets), "acts": list(acts),
             "story": story, "speaker": speaker}  # fmt: skip
    return Selection(asked, tables, counted, len(articles), own is None)


def check_acts(acts: Sequence[str]) -> None:
    """Raise DatelineError if `acts` are none, or one of them is no act."""
    wrong = [act for act in acts if act not in ACTS]
    if wrong or not len(acts):
        raise DatelineError(f"acts: {wrong[0] if wrong else 'none'!r} is no act; choose among {', '.join(ACTS)}")


def _events(folder, tables):
    rows = read_table(folder, "events")
    return rows[is_one_of(rows["event_id"], tables["mentions"]["event_id"])]


def _stories(folder, own):
    rows = read_table(folder, "stories")
    return rows[rows["story_id"].isin(own["story_id"])]


def _problems(folder, own):
    rows = read_table(folder, "problems")
    return rows[rows["article_id"].isin(own["article_id"]) | (rows["article_id"] == "")]


def _speakers(folder, counted):
    rows = read_table(folder, "speakers")
    rows = rows[is_one_of(rows["speaker_id"], counted["speaker_id"])]
    spoken = counted[counted["act"] == "speech"].groupby("speaker_id")["article_id"]
    numbers = {"n_quotes": spoken.size(), "n_articles": spoken.nunique()}
    return rows.assign(**{name: rows["speaker_id"].map(n).fillna(0).astype("int64") for name, n in numbers.items()})
