"""The interactive timeline of a report: a page of its own beside the report, or, in JupyterLab, the output of a cell."""

from __future__ import annotations

import html
from urllib.parse import quote

import pandas as pd
from IPython.display import HTML

from helpers.analysis.timeline import most_salient
from helpers.reporting.report import BESIDE, Report
from helpers.site import urls
from helpers.site.in_words import count
from helpers.site.page import page
from helpers.site.timeline_twin import timeline_twin

MOST_EVENTS = 1500  # the most salient ones, which the interactive timeline holds at most


def interactive_timeline(report: Report, events: pd.DataFrame) -> HTML:
    """Show the link to the interactive timeline of `events` (from timeline.chosen_events), or in JupyterLab the timeline.

    Its page is written beside the report, as `<slug>.interactive.html`.
    """
    shown = most_salient(events, MOST_EVENTS)
    body = timeline_twin(events, report.mentions, report.articles, report.attributed_on(shown),
                         stories=report.tables.get("stories"), most=MOST_EVENTS, home="../")  # fmt: skip
    if not report.files:
        return HTML(body)
    back = quote(f"{report.files.parent.name}.html")
    heading = f'<h1 dir="auto">{html.escape(report.title)}</h1><p><a href="{back}">The report</a></p>'
    report.write(urls.INTERACTIVE, page(heading + body, title=report.title, root="../"))
    n = count(int(events["first_day"].notna().sum()), "dated event")
    return HTML(
        f'<p class="explore"><a href="{BESIDE}{urls.INTERACTIVE}">Explore {n}</a>: zoom, filter, search, read what each outlet wrote.</p>'
    )
