"""Who is quoted, counted: frames of quotations in, frames of figures out; what is unknown is a row of its own."""

from typing import NamedTuple

import pandas as pd

UNKNOWN = "speaker not resolved"
UNNAMED = "unnamed sources"
KINDS = ["direct", "mixed", "indirect"]
NOT_NAMED = ("unnamed", "group")


def counted(report, copies=False):
    """Return the report's quotations with what an audit counts by.

    Adds outlet, published, title, role (the speaker's first, as written) and speaker_kind to table quotes, and `who`:
    the speaker's name, or UNNAMED for unnamed sources and groups, or UNKNOWN. Quotations in near-copies are left out
    unless `copies`.
    """
    articles = report.articles[["article_id", "outlet", "published", "title", "copy_of"]]
    speakers = report.speakers[["speaker_id", "kind", "roles"]].rename(columns={"kind": "speaker_kind"})
    quotes = report.quotes.merge(articles, on="article_id", how="left").merge(speakers, on="speaker_id", how="left")
    if not copies:
        quotes = quotes[quotes["copy_of"] == ""]
    quotes["speaker_kind"] = quotes["speaker_kind"].fillna("unknown")
    quotes["role"] = [roles[0] if hasattr(roles, "__len__") and len(roles) else "" for roles in quotes.pop("roles")]
    who = quotes["speaker"].where(quotes["speaker"] != "", UNKNOWN)
    quotes["who"] = who.where(~quotes["speaker_kind"].isin(NOT_NAMED), UNNAMED)
    return quotes.reset_index(drop=True)


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


def shares(quotes, by):
    """Return a row a value of column `by`: quotations, words and their shares in per cent; unknown is a row.

    >>> quotes = pd.DataFrame({"medium": ["speech", "", "speech", "tweet"], "n_words": [1, 1, 1, 1]})
    >>> shares(quotes, "medium").values.tolist()
    [['speech', 2, 50.0, 2, 50.0], ['tweet', 1, 25.0, 1, 25.0], ['unknown', 1, 25.0, 1, 25.0]]
    """
    values = quotes[by].where(quotes[by] != "", "unknown").fillna("unknown")
    table = quotes.groupby(values).agg(quotations=("n_words", "size"), words=("n_words", "sum")).rename_axis(by)
    table = table.reset_index().sort_values(["quotations", by], ascending=[False, True])
    for column, name in (("quotations", "share_of_quotations"), ("words", "share_of_words")):
        table[name] = (100 * table[column] / max(1, table[column].sum())).round(1)
    return table[[by, "quotations", "share_of_quotations", "words", "share_of_words"]].reset_index(drop=True)


def top_share(speakers, n=5):
    """Return the share, in per cent, of all quotations that the `n` most quoted named speakers have."""
    named = speakers[~speakers["speaker"].isin([UNNAMED, UNKNOWN])]
    return 100 * named["quotations"].nlargest(n).sum() / max(1, speakers["quotations"].sum())


def listed(speakers):
    """Return `by_speaker` as a report lists it, with `link`: each speaker's page from the site's root, or ""."""
    pages = [f"speakers/{speaker_id}.html" if speaker_id else "" for speaker_id in speakers["speaker_id"]]
    return speakers.drop(columns=["direct_words", "mixed_words", "indirect_words", "speaker_id"]).assign(link=pages)


class Summary(NamedTuple):
    """What a source audit found, in words computed from values.

    `by_quotations` and `by_words` are what stands around the chart of each: title, subtitle, source.
    """

    by_quotations: dict
    by_words: dict
    top: str
    sentences: tuple


def summary(report, quotes, speakers):
    """Return the Summary of `quotes` (from `counted`) and `speakers` (from `by_speaker`); the empty case is written."""
    if not len(quotes):
        nothing = "No quotation was found in the articles chosen"
        around = {"title": nothing, "subtitle": report.period(), "source": report.source_line("0 quotations")}
        return Summary(around, around, "", (f"{nothing}.",))
    named = speakers[~speakers["speaker"].isin([UNNAMED, UNKNOWN])]
    around = {column: _around(report, speakers, named, column) for column in ("quotations", "words")}
    return Summary(
        by_quotations=around["quotations"],
        by_words=around["words"],
        top=(named if len(named) else speakers)["speaker"].iloc[0],
        sentences=_sentences(quotes, speakers, named, around),
    )


def _around(report, speakers, named, column):
    whole = int(speakers[column].sum())
    if len(named):
        top = named.sort_values([column, "speaker"], ascending=[False, True]).iloc[0]
        title = f"{top['speaker']} has {top[column]:,} of {whole:,} {column}"
    else:
        title = f"None of {whole:,} {column} could be given to a named speaker"
    return {
        "title": title,
        "subtitle": f"{column.capitalize()} by speaker and kind, articles of {report.period()}; "
        f"{_unknowns(speakers, column)}",
        "source": report.source_line(f"{whole:,} {column}"),
    }


def _sentences(quotes, speakers, named, around):
    marked = 100 * (quotes["kind"] != "indirect").mean()
    return (
        f"{around['quotations']['title']}; the five most quoted named speakers have {top_share(speakers):.0f} %.",
        f"{around['words']['title']} attributed.",
        f"{marked:.0f} % of the quotations hold words in quotation marks; the rest are paraphrase.",
        f"{len(named):,} speakers are named; of the quotations, {_unknowns(speakers, 'quotations')}.",
    )


def _unknowns(speakers, column):
    whole = max(1, speakers[column].sum())
    unknown, unnamed = (
        100 * speakers.loc[speakers["speaker"] == who, column].sum() / whole for who in (UNKNOWN, UNNAMED)
    )
    return f"{unknown:.0f} % not resolved, {unnamed:.0f} % from unnamed sources"
