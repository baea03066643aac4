"""Why each event has its day: the expression in a sentence that gives it, and what that was counted from."""

from helpers.dates import explain
from helpers.dates.explain import in_words
from helpers.events.dating import is_unknown

OTHERWISE = {
    "publication": "the day of publication, {day}: news of that day, nothing else dates it",
    "inherited": "{day}, from the sentence before",
    "linked": "{day}, from another article on the same event",
    "undated": "nothing gives it a day",
    "correction": "{day}, by a human correction",
}


def reasons(report, events):
    """Return a str an event: the phrase that dates it and what it was counted from, else how it was dated."""
    dates = report.dates[report.dates["first_day"].notna()]
    dates = dates.assign(why=explain(report.dates, report.articles).reindex(dates.index))
    by_article = dict(list(dates.groupby("article_id")))
    mentions = dict(list(report.mentions.groupby("event_id")))
    return [_reason(event, mentions.get(event.event_id), by_article) for event in events.itertuples()]


def _reason(event, mentions, by_article):
    if mentions is None:
        return ""
    best = event.evidence
    evidence = (mentions["article_id"] == best["article_id"]) & (mentions["start"] == best["start"])
    mentions = mentions.assign(best=~evidence).sort_values(["best", "article_id", "start"])
    for mention in mentions.itertuples():
        dates = by_article.get(mention.article_id)
        if mention.how_dated != "expression" or dates is None:
            continue
        inside = (dates["start"] >= mention.start) & (dates["end"] <= mention.end)
        inside &= (dates["first_day"] <= event.last_day) & (dates["last_day"] >= event.first_day)
        if inside.any():
            return dates.loc[inside, "why"].iloc[0]
    how = mentions["how_dated"].iloc[0]
    day = "" if is_unknown(event.first_day) else in_words(event.first_day)
    return OTHERWISE.get(how, "{day}").format(day=day)
