"""What the first page shows, one function a part: the title, a paragraph, the timeline, who is quoted, stories, coverage."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import yaml

from helpers.analysis import coverage, sources, timeline
from helpers.problems import DatelineError
from helpers.reporting.findings.front import of_corpus, title_of
from helpers.site import front, urls
from helpers.site.stories import story_cards
from helpers.site.timeline_twin import timeline_twin

if TYPE_CHECKING:
    from helpers.reporting.report import Report

MOST_QUOTED = 10  # speakers
MOST_EVENTS = 60  # in the timeline; its own page has all


def front_page(report: Report, named: str = "") -> dict:
    """Return the parts of the first page by name: texts, and HTML of figures; `named` is the corpus's title, "" if none."""
    report.read_only(timeline.READ)
    quotes, events = report.attributed_quotes(), timeline.chosen_events(report)
    report.let_go("events")
    speakers = sources.by_speaker(quotes)
    return {
        "title": named or title_of(report),
        "paragraph": of_corpus(report, events, quotes, speakers),
        "happened": happened(report, events, quotes),
        "timeline": whole_timeline(report, events, quotes),
        "quoted": quoted(speakers),
        "stories": stories(report),
        "coverage": covered(report),
    }


def happened(report: Report, events: pd.DataFrame, quotes: pd.DataFrame) -> str:
    """Return the interactive timeline of the most salient events as HTML, "" if no event has a day."""
    if not events["first_day"].notna().any():
        return ""
    return timeline_twin(events, report.mentions, report.articles, quotes, stories=report.tables.get("stories"),
                         most=MOST_EVENTS, whole=urls.TIMELINE)  # fmt: skip


def whole_timeline(report: Report, events: pd.DataFrame, quotes: pd.DataFrame) -> str:
    """Return the interactive timeline of all events as HTML, for a page of its own."""
    return timeline_twin(events, report.mentions, report.articles, quotes, stories=report.tables.get("stories"))


def quoted(speakers: pd.DataFrame) -> str:
    """Return the most quoted named speakers as HTML, each with the mix of their quotations by form; "" if there are none."""
    named = speakers[~speakers["speaker"].isin([sources.UNNAMED, sources.UNKNOWN])]
    return front.portraits(named.head(MOST_QUOTED), len(named)) if len(named) else ""


def stories(report: Report) -> str:
    """Return the cards of the largest stories of the corpus as HTML, "" if it has none."""
    return story_cards(report)


def covered(report: Report) -> str:
    """Return articles by week and outlet as HTML, "" without an article."""
    return front.coverage(coverage.weeks(report.articles)) if len(report.articles) else ""


def title_in(path) -> str:
    """Return the title that the YAML file `path` gives the corpus (`title: …`), "" without a file."""
    if path is None:
        return ""
    try:
        found = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise DatelineError(
            f"{path}: cannot be read ({type(error).__name__}); write one line into it: title: My articles"
        ) from None
    if not isinstance(found, dict) or set(found) - {"title"} or not isinstance(found.get("title", ""), str):
        raise DatelineError(f"{path}: holds more than a title; write one line into it: title: My articles")
    return found.get("title", "").strip()
