"""Applies corrections to the tables, after everything else. Each is counted; one that fits nothing becomes a problem."""

from dataclasses import replace

import pandas as pd

from helpers.pipeline.corrections import events as of_events
from helpers.pipeline.corrections import quotes as of_quotes
from helpers.pipeline.corrections import stories as of_stories
from helpers.pipeline.corrections.files import DECIDED, KINDS
from helpers.pipeline.corrections.find import Missed, Texts
from helpers.problems import Problems, join

OF_QUOTES = ("same_person", "different_person", "quotation_is_by", "not_a_quotation")
OF_STORIES = ("split_stories", "join_stories", "title_stories")
LOG = ["kind", "what", *DECIDED, "changed", "file", "line"]


def corrected(tables, articles, corrections):
    """Return (tables, log): `tables` (Tables) with `corrections` (from `files.read`) applied in the order of KINDS.

    `log` has one row for each correction: kind, what (its own columns, joined), who, when, why, changed (the number of
    table rows that it changed; 0 if it no longer fits), file, line (the row below the header). A correction that fits
    nothing is a warning in `problems`; the others are applied all the same.
    """
    problems, log, texts = Problems("corrections"), [], Texts(articles)
    if not sum(map(len, corrections.values())):
        return tables, no_log()
    for kind in KINDS:
        for row in corrections[kind].to_dict("records"):
            tables, changed = _one(tables, articles, kind, row, texts)
            what = " · ".join(str(row[name]) for name in KINDS[kind] if row[name])
            if isinstance(changed, Missed):
                problems.add(
                    f"{row['file']}, row {row['line']} ({kind.replace('_', ' ')}) no longer fits: {changed.why}; "
                    "correct the row, or delete it",
                    source_path=row["file"],
                    severity="warning",
                )
                changed = 0
            log.append({"kind": kind, "what": what, **{name: row[name] for name in DECIDED}, "changed": changed,
                        "file": row["file"], "line": row["line"]})  # fmt: skip
    speakers = of_quotes.recounted(tables.quotes, tables.speakers)
    events = of_events.recounted(tables.events, tables.mentions, articles)
    stories = of_stories.recounted(tables.stories, tables.articles)
    whole = replace(
        tables, speakers=speakers, events=events, stories=stories, problems=join(tables.problems, problems.frame())
    )
    return whole, pd.DataFrame(log, columns=LOG)


def no_log():
    """Return the log of no correction."""
    return pd.DataFrame([], columns=LOG)


def _one(tables, articles, kind, row, texts):
    if kind in OF_QUOTES:
        quotes, speakers, changed = getattr(of_quotes, kind)(tables.quotes, tables.speakers, row, texts)
        return replace(tables, quotes=quotes.reset_index(drop=True), speakers=speakers), changed
    if kind in OF_STORIES:
        stories, own, changed = getattr(of_stories, kind)(tables.stories, tables.articles, row, texts)
        return replace(tables, stories=stories, articles=own), changed
    if kind == "ignore_source":
        return _ignored(tables, articles, row, texts)
    found = getattr(of_events, kind)(tables.events, tables.mentions, tables.dates, row, texts)
    events, mentions, dates, changed = found
    return replace(tables, events=events, mentions=mentions, dates=dates), changed


def _ignored(tables, articles, row, texts):
    """Remove all that was found in one outlet or article, or the quotations of one speaker, so that none of it counts."""
    if row["kind"] == "speaker":
        gone = tables.quotes["speaker_id"].isin(of_quotes.ids_of(tables.speakers, row["name"]))
        if not gone.any():
            return tables, Missed(f"there is no speaker '{row['name']}'")
        return replace(tables, quotes=tables.quotes[~gone].reset_index(drop=True)), int(gone.sum())
    if row["kind"] == "outlet":
        ids = articles.loc[articles["outlet"] == row["name"], "article_id"].tolist() if "outlet" in articles else []
    else:
        ids = [i for i in [texts.id_of(row["name"])] if i]
    if not ids:
        return tables, Missed(f"there is no {row['kind']} '{row['name']}' in the corpus")
    kept, changed = {}, 0
    for name in ("sentences", "dates", "quotes", "mentions"):
        frame = getattr(tables, name)
        gone = frame["article_id"].isin(ids)
        kept[name], changed = frame[~gone].reset_index(drop=True), changed + int(gone.sum())
    return replace(tables, **kept), changed
