"""The interactive timeline: readers filter events by kind, participant and status, and open each to see its evidence."""

import pandas as pd
from IPython.display import HTML

from helpers.analysis.evidence import events_with_sentences
from helpers.site import urls
from helpers.site.page import our_file, render


def interactive_timeline(events: pd.DataFrame, articles: pd.DataFrame, most: int = 200, home: str = "../") -> HTML:
    """Return the `most` most salient dated events as an interactive list; without scripts it still opens and closes.

    `events` is from timeline.chosen_events: event_id, label, kind, days, status, participants, evidence, conflict, history. `home` is
    the path from the page to the site's root.
    """
    shown = events[events["first_day"].notna()].head(most).sort_values(["first_day", "event_id"])
    proof = events_with_sentences(shown, articles).to_dict("records")
    first, last = shown["first_day"].min(), shown["last_day"].max()
    span = max(1, (last - first).days + 1) if len(shown) else 1
    rows = [
        {
            "id": event.event_id, "label": event.label, "kind": event.kind, "status": event.status,
            "who": list(event.participants), "days": evidence["day"], "sentence": evidence["sentence"], "outlet": evidence["outlet"],
            "href": _address(evidence, home), "outlets": event.n_outlets,
            "left": f"{100 * (event.first_day - first).days / span:.2f}",
            "width": f"{100 * ((event.last_day - event.first_day).days + 1) / span:.2f}",
            "claims": [_claim(claim) for claim in event.conflict], "history": [_status_on_day(step) for step in event.history],
        }
        for event, evidence in zip(shown.itertuples(), proof, strict=True)
    ]  # fmt: skip
    choices = {
        "kind": sorted({row["kind"] for row in rows}),
        "who": sorted({name for row in rows for name in row["who"]}),
        "status": sorted({row["status"] for row in rows}),
    }
    style, script = our_file("interactive_timeline.css"), our_file("interactive_timeline.js")
    return HTML(render("interactive_timeline.html.j2", rows=rows, choices=choices, style=style, script=script))


def _address(evidence, home):
    return home + urls.passage(evidence["article_id"], evidence["start"], "event") if evidence["article_id"] else ""


def _claim(claim):
    who = ", ".join(claim.get("claimed_by", [])) or "another article"
    return f"{claim['first_day']} by {who}"


def _status_on_day(step):
    return f"{step['status']} ({step['day']})"
