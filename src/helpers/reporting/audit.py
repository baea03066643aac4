"""Who is quoted, counted: frames of quotations in, frames of figures out; what is unknown is a row of its own."""

import pandas as pd

from helpers.reporting.intervals import none_of, said, shares
from helpers.reporting.roles import role_of
from helpers.speakers.lexicon import classes

UNKNOWN = "speaker not resolved"
UNNAMED = "unnamed sources"
KINDS = ["direct", "mixed", "indirect"]
NOT_NAMED = ("unnamed", "group")
THIRDS = ("first third", "second third", "last third")


def counted(report, copies=False):
    """Return the report's quotations with what an audit counts by.

    Adds outlet, published, title, section, byline and week (its Monday, ISO) to table quotes; role (the speaker's first,
    as written), role_kind (what it stands for, by roles.csv), speaker_kind and pronoun; `who`: the speaker's name, or
    UNNAMED for unnamed sources and groups, or UNKNOWN; `naming`: named, unnamed or unresolved; `place`: the third of the
    article it stands in; `voice`: first, last, only or between, among the article's speakers. Quotations in near-copies
    are left out unless `copies`.
    """
    columns = ["article_id", "outlet", "published", "title", "section", "byline", "copy_of"]
    speakers = report.speakers[["speaker_id", "kind", "roles", "pronoun"]].rename(columns={"kind": "speaker_kind"})
    quotes = report.quotes.merge(report.articles[columns], on="article_id", how="left")
    quotes = quotes.merge(_with_role(report.speakers, speakers), on="speaker_id", how="left")
    if not copies:
        quotes = quotes[quotes["copy_of"] == ""]
    quotes[["speaker_kind", "role_kind"]] = quotes[["speaker_kind", "role_kind"]].fillna("unknown")
    quotes[["role", "pronoun"]] = quotes[["role", "pronoun"]].fillna("")
    quotes["pronoun"] = quotes["pronoun"].where(quotes["pronoun"] != "", "none written")
    who = quotes["speaker"].where(quotes["speaker"] != "", UNKNOWN)
    quotes["who"] = who.where(~quotes["speaker_kind"].isin(NOT_NAMED), UNNAMED)
    quotes["naming"] = quotes["who"].map({UNNAMED: "unnamed", UNKNOWN: "unresolved"}).fillna("named")
    monday = quotes["published"] - pd.to_timedelta(quotes["published"].dt.weekday, unit="D")
    quotes["week"] = monday.dt.strftime("%Y-%m-%d").fillna("undated")
    quotes["place"] = pd.cut(quotes["position"], [-1, 1 / 3, 2 / 3, 2], labels=THIRDS).astype("str")
    quotes["voice"] = _voices(quotes)
    return quotes.reset_index(drop=True)


def _with_role(speakers, columns):
    described = zip(speakers["kind"], speakers["roles"], speakers["name"], strict=True)
    sorted_ = [role_of(kind, tuple(roles), name) for kind, roles, name in described]
    first = [
        next((role for role in roles if classes().get(role.lower()) != "honorific"), "") for roles in columns["roles"]
    ]
    return columns.drop(columns="roles").assign(role=first, role_kind=sorted_)


def _voices(quotes):
    """Return, for each quotation, whether its speaker is the first heard in its article, the last, the only one, or none."""
    order = quotes.sort_values(["article_id", "position", "quote_id"])
    heard = order.groupby("article_id")["who"]
    first, last = heard.transform("first"), heard.transform("last")
    voice = pd.Series("between", order.index)
    voice[order["who"] == last] = "last"
    voice[order["who"] == first] = "first"
    voice[heard.transform("nunique") == 1] = "only"
    return voice.reindex(quotes.index)


def by_speaker(quotes):
    """Return a row a speaker (and one each for UNNAMED and UNKNOWN), most quotations first.

    Columns: speaker, kind, role, quotations, words, direct, mixed, indirect (quotations), direct_words, mixed_words,
    indirect_words, articles, outlets, first_day, last_day, speaker_id (empty for the unnamed and unknown).

    >>> quotes = pd.DataFrame({"who": ["Ana Ruiz"] * 2, "kind": ["direct", "mixed"], "n_words": [9, 3],
    ...     "article_id": ["a", "b"], "outlet": ["Kestrel", "Kestrel"], "published": pd.to_datetime(["2018-07-12"] * 2),
    ...     "speaker_kind": ["person"] * 2, "role": ["mayor", ""], "speaker_id": ["s1", "s1"]})
    >>> by_speaker(quotes)[["speaker", "quotations", "words", "direct_words"]].values.tolist()
    [['Ana Ruiz', 2, 12, 9]]
    """
    split = pd.DataFrame(
        {kind: (quotes["kind"] == kind).astype("int64") for kind in KINDS}
        | {f"{kind}_words": quotes["n_words"].where(quotes["kind"] == kind, 0) for kind in KINDS}
    )
    table = pd.concat([quotes, split], axis="columns").groupby("who", sort=False)
    counts = table.agg(
        kind=("speaker_kind", "first"),
        role=("role", lambda roles: next((role for role in roles if role), "")),
        quotations=("kind", "size"),
        words=("n_words", "sum"),
        **{name: (name, "sum") for name in split},
        articles=("article_id", "nunique"),
        outlets=("outlet", "nunique"),
        first_day=("published", "min"),
        last_day=("published", "max"),
        speaker_id=("speaker_id", "first"),
    )
    counts = counts.rename_axis("speaker").reset_index()
    apart = counts["speaker"].isin([UNNAMED, UNKNOWN])
    counts.loc[apart, ["role", "speaker_id"]] = ""
    counts.loc[counts["speaker"] == UNKNOWN, "kind"] = "unknown"
    order = counts.assign(apart=apart).sort_values(["quotations", "words", "speaker"], ascending=[False, False, True])
    return order.drop(columns="apart").reset_index(drop=True)


def bars(speakers, limit=15, words=False):
    """Return what charts.quoted draws: the `limit` most quoted, then the rest, the unnamed and the unknown as bars."""
    columns = {kind: f"{kind}_words" if words else kind for kind in KINDS}
    rows = speakers[["speaker", *columns.values()]].set_axis(["speaker", *KINDS], axis="columns")
    apart = rows["speaker"].isin([UNNAMED, UNKNOWN])
    named = rows[~apart].assign(known=True, total=lambda frame: frame[KINDS].sum(axis="columns"))
    named = named.sort_values(["total", "speaker"], ascending=[False, True]).drop(columns="total")
    rest = named.iloc[limit:]
    parts = [named.iloc[:limit]]
    if len(rest):
        other = pd.DataFrame(
            [{"speaker": f"{len(rest)} other speakers", **rest[KINDS].sum().to_dict(), "known": False}]
        )
        parts.append(other)
    parts.append(rows[apart].assign(known=False).sort_values("speaker", ascending=False))
    return pd.concat(parts, ignore_index=True)


MEASURES = {
    "naming": ("Named or not", ("named", "unnamed", "unresolved")),
    "speaker_kind": ("Kind of speaker", ()),
    "role_kind": ("Role, as written", ()),
    "pronoun": ("Pronoun, as written", ()),
    "kind": ("Form", ("direct", "mixed", "indirect")),
    "medium": ("Medium", ()),
    "place": ("Place in the story", THIRDS),
    "voice": ("Voice in the story", ("first", "between", "last", "only")),
    "how_resolved": ("How the speaker is known", ()),
}


DRAWN = ("Named or not", "Role, as written", "Pronoun, as written", "Form", "Place in the story")  # in the chart


def pages(speakers):
    """Return a dict of the name on a bar to the page it leads to, of `by_speaker`; the unnamed and unknown to tables below."""
    links = {
        name: f"speakers/{i}.html" for name, i in zip(speakers["speaker"], speakers["speaker_id"], strict=True) if i
    }
    return links | {UNKNOWN: "#unresolved", UNNAMED: "#unnamed"}


def links(report, every):
    """Return a dict of "measure: value" of `every_share` to the search for those quotations."""
    keys = {name: key for key, (name, _) in MEASURES.items()}
    return {f"{row.measure}: {row.value}": report.search(keys[row.measure], row.value) for row in every.itertuples()}


def shown(every, links):
    """Return `every_share` as a report lists it: value, measure, quotations, share with its interval, of words, link."""
    share = [said(*cells) for cells in every[["share", "low", "high"]].itertuples(index=False)]
    table = every[["value", "measure", "quotations"]].assign(share=share, share_of_words=every["share_of_words"])
    return table.assign(
        articles=every["articles"],
        link=[links[f"{m}: {v}"] for m, v in zip(every["measure"], every["value"], strict=True)],
    )


def every_share(quotes, tagger, measures=tuple(MEASURES)):
    """Return the shares of `quotes` by each of `measures` (columns of `counted`), with intervals: a row a value.

    Columns: measure, value, and those of intervals.shares.
    """
    parts = []
    for measure in measures:
        name, order = MEASURES[measure]
        part = shares(quotes, measure, tagger).rename(columns={measure: "value"})
        part = part.sort_values("value", key=lambda v, order=order: [order.index(x) if x in order else 9 for x in v],
                                kind="stable") if order else part  # fmt: skip
        parts.append(part.assign(measure=name))
    table = pd.concat(parts, ignore_index=True)
    return table[["measure", "value", *[column for column in parts[0] if column not in ("measure", "value")]]]


MOST_GROUPS = 100  # shares with intervals take some hundredths of a second each


def groups(report, quotes, by):
    """Return a row a value of column `by` (outlet, section, byline, week): quotations, and shares of them with intervals.

    Columns: `by`, quotations, articles, of_all, named, unnamed, not_resolved, she (of those with he or she written),
    direct, first_third, most_quoted, link. Beyond MOST_GROUPS values the least quoted are one row. Shares are texts,
    "34 (20–51)" per cent; with fewer than two articles there is no interval that says anything, and it is wide.
    """
    tagger = report.tagger
    values = quotes[by].where(quotes[by] != "", "unknown").fillna("unknown")
    sizes = values.value_counts()
    if len(sizes) > MOST_GROUPS:
        values = values.where(values.isin(sizes.index[:MOST_GROUPS]), f"{len(sizes) - MOST_GROUPS} others")
        quotes = quotes.assign(**{by: values})
    whole = shares(quotes, by, tagger).set_index(by)
    rows = []
    for value, own in quotes.groupby(values):
        gendered = own[own["pronoun"].isin(["he", "she"])]
        named = own.loc[own["naming"] == "named", "who"].value_counts()
        rows.append(
            {by: value, "quotations": len(own), "articles": own["article_id"].nunique(),
             "of_all": said(*whole.loc[value, ["share", "low", "high"]]),
             "named": _one(own, "naming", "named", tagger), "unnamed": _one(own, "naming", "unnamed", tagger),
             "not_resolved": _one(own, "naming", "unresolved", tagger), "she": _one(gendered, "pronoun", "she", tagger),
             "direct": _one(own, "kind", "direct", tagger), "first_third": _one(own, "place", THIRDS[0], tagger),
             "most_quoted": f"{named.index[0]} {named.iloc[0]}" if len(named) else "",
             "link": report.search(by, value) if value in sizes.index else ""}
        )  # fmt: skip
    columns = [by, "quotations", "articles", "of_all", "named", "unnamed", "not_resolved", "she", "direct", "first_third",
               "most_quoted", "link"]  # fmt: skip
    table = pd.DataFrame(rows, columns=columns)
    order = [by] if by == "week" else ["quotations", by]
    return table.sort_values(order, ascending=[by == "week", True][: len(order)]).reset_index(drop=True)


def _one(quotes, by, value, tagger):
    own = shares(quotes, by, tagger)
    own = own[own[by] == value]
    if len(own):
        return said(*own[["share", "low", "high"]].iloc[0])
    return said(*none_of(quotes)) if len(quotes) else "–"


def top_voices(quotes):
    """Return a row a speaker heard first or last: speaker, first, last (articles so begun and ended), only, articles, link."""
    order = quotes.sort_values(["article_id", "position", "quote_id"]).groupby("article_id")["who"]
    alone = order.nunique() == 1
    counts = {"first": order.first(), "last": order.last()[~alone], "only": order.first()[alone]}
    table = pd.DataFrame({name: column.value_counts() for name, column in counts.items()}).fillna(0).astype("int64")
    table["articles"] = quotes.groupby("who")["article_id"].nunique()
    table = table.rename_axis("speaker").reset_index()
    ids = quotes[quotes["naming"] == "named"].groupby("who")["speaker_id"].first()
    table["link"] = [f"speakers/{ids[who]}.html" if who in ids.index else "" for who in table["speaker"]]
    return table.sort_values(["first", "last", "speaker"], ascending=[False, False, True]).reset_index(drop=True)


def top_share(speakers, n=5):
    """Return the share, in per cent, of all quotations that the `n` most quoted named speakers have."""
    named = speakers[~speakers["speaker"].isin([UNNAMED, UNKNOWN])]
    return 100 * named["quotations"].nlargest(n).sum() / max(1, speakers["quotations"].sum())


def listed(speakers):
    """Return `by_speaker` as a report lists it, with `link`: each speaker's page from the site's root, or ""."""
    pages = [f"speakers/{speaker_id}.html" if speaker_id else "" for speaker_id in speakers["speaker_id"]]
    return speakers.drop(columns=["direct_words", "mixed_words", "indirect_words", "speaker_id"]).assign(link=pages)
