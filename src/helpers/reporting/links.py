"""What the marks of charts and the rows of tables lead to: addresses of the site from the ids that analysis gives."""

from helpers.analysis.shares import MEASURES
from helpers.analysis.sources import UNKNOWN, UNNAMED
from helpers.site import urls

# What a row may lead to: (the columns that say where it is, the address made of them).
KINDS = {
    "speaker": (("speaker_id",), urls.speaker),
    "article": (("article_id",), urls.article),
    "quotation": (("article_id", "quote_id"), urls.quotation),
    "event": (("article_id", "start"), lambda article_id, start: urls.place(article_id, start, "event")),
    "date": (("article_id", "start"), lambda article_id, start: urls.place(article_id, start, "date")),
    "declined": (("article_id", "start"), lambda article_id, start: urls.place(article_id, start, "declined")),
}


def linked(frame, kind):
    """Return `frame` with column `link` in place of the columns that say where a row of `kind` (a key of KINDS) stands.

    A row whose first such column is empty leads nowhere: "".
    """
    columns, address = KINDS[kind]
    links = [address(*ids) if ids[0] else "" for ids in frame[list(columns)].itertuples(index=False, name=None)]
    at = frame.columns.get_loc(columns[0])
    frame = frame.drop(columns=[*columns, *(["end"] if kind == "declined" else [])])
    frame.insert(at, "link", links)
    return frame


def of_speakers(speakers):
    """Return a dict of the name on a bar to the page it leads to, of sources.by_speaker; the unnamed and unknown to tables below."""
    ids = zip(speakers["speaker"], speakers["speaker_id"], strict=True)
    return {name: urls.speaker(i) for name, i in ids if i} | {UNKNOWN: "#unresolved", UNNAMED: "#unnamed"}


def of_shares(report, every):
    """Return a dict of "measure: value" of shares.every_share to the search for those quotations."""
    keys = {name: key for key, (name, _) in MEASURES.items()}
    return {f"{row.measure}: {row.value}": report.search(keys[row.measure], row.value) for row in every.itertuples()}


def of_events(report, events):
    """Return a dict of event_id to (address of its best sentence, label), of the events whose article the report has."""
    known = set(report.articles["article_id"])
    return {
        event.event_id: (urls.place(event.evidence["article_id"], event.evidence["start"], "event"), event.label)
        for event in events.itertuples()
        if event.evidence["article_id"] in known
    }


def of_outlets(articles):
    """Return a dict of outlet to (its place in the site's list of articles, its name)."""
    return {outlet: (urls.outlet(outlet), outlet or "unknown outlet") for outlet in articles["outlet"].unique()}


def of_values(report, every):
    """Return a list of the searches for the quotations of each row of shares.every_share."""
    addresses = of_shares(report, every)
    return [addresses[f"{row.measure}: {row.value}"] for row in every.itertuples()]


def of_groups(report, groups):
    """Return a list of the searches for the quotations of each row of shares.groups; "" for a row of several values."""
    by = groups.columns[0]
    rows = zip(groups[by], groups["n_values"], strict=True)
    return [report.search(by, value) if n == 1 else "" for value, n in rows]


def of_outlet_rows(table):
    """Return a list of the places in the site's list of articles of each row of coverage.by(articles, "outlet")."""
    return [urls.outlet("" if outlet == "unknown" else outlet) for outlet in table["outlet"]]
