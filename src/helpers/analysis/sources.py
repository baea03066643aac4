"""Who is quoted: frames of quotations in, a row a speaker out. What is unknown is a row of its own."""

import pandas as pd

from helpers.analysis.speaker_roles import role_of
from helpers.speakers.lexicon import classes

UNKNOWN = "speaker not resolved"
UNNAMED = "unnamed sources"
KINDS = ["direct", "mixed", "indirect"]
NOT_NAMED = ("unnamed", "group")
THIRDS = ("first third", "second third", "last third")


def attributed_quotes(
    quotes: pd.DataFrame, speakers: pd.DataFrame, articles: pd.DataFrame, copies: bool = False
) -> pd.DataFrame:
    """Return table `quotes` with the columns that an audit counts by, one row a quotation.

    From `articles`: outlet, published, title, section, byline, and week (the Monday of the week of publication, ISO). From
    `speakers`: speaker_kind, pronoun, role (the first role written) and role_kind (what it stands for, by speaker_roles.csv).
    Made here: `who` (the speaker's name, or UNNAMED for unnamed sources and groups, or UNKNOWN); `naming` (named, unnamed
    or unresolved); `third` (of the article, in which the quotation begins); `article_position` (whether its speaker is the
    first, the last or the only one heard in the article, or between). Quotations in near-copies are left out unless
    `copies`.
    """
    columns = ["article_id", "outlet", "published", "title", "section", "byline", "copy_of"]
    known = speakers[["speaker_id", "kind", "roles", "pronoun"]].rename(columns={"kind": "speaker_kind"})
    rows = quotes.merge(articles[columns], on="article_id", how="left")
    rows = rows.merge(_with_role(speakers, known), on="speaker_id", how="left")
    if not copies:
        rows = rows[rows["copy_of"] == ""]
    rows[["speaker_kind", "role_kind"]] = rows[["speaker_kind", "role_kind"]].fillna("unknown")
    rows[["role", "pronoun"]] = rows[["role", "pronoun"]].fillna("")
    rows["pronoun"] = rows["pronoun"].where(rows["pronoun"] != "", "none written")
    who = rows["speaker"].where(rows["speaker"] != "", UNKNOWN)
    rows["who"] = who.where(~rows["speaker_kind"].isin(NOT_NAMED), UNNAMED)
    rows["naming"] = rows["who"].map({UNNAMED: "unnamed", UNKNOWN: "unresolved"}).fillna("named")
    monday = rows["published"] - pd.to_timedelta(rows["published"].dt.weekday, unit="D")
    rows["week"] = monday.dt.strftime("%Y-%m-%d").fillna("undated")
    rows["third"] = pd.cut(rows["position"], [-1, 1 / 3, 2 / 3, 2], labels=THIRDS).astype("str")
    rows["article_position"] = _article_positions(rows)
    return rows.reset_index(drop=True)


def _with_role(speakers, columns):
    described = zip(speakers["kind"], speakers["roles"], speakers["name"], strict=True)
    sorted_ = [role_of(kind, tuple(roles), name) for kind, roles, name in described]
    first = [
        next((role for role in roles if classes().get(role.lower()) != "honorific"), "") for roles in columns["roles"]
    ]
    return columns.drop(columns="roles").assign(role=first, role_kind=sorted_)


def _article_positions(quotes):
    """Return, for each quotation, whether its speaker is the first heard in its article, the last, the only one, or none."""
    order = quotes.sort_values(["article_id", "position", "quote_id"])
    heard = order.groupby("article_id")["who"]
    first, last = heard.transform("first"), heard.transform("last")
    position = pd.Series("between", order.index)
    position[order["who"] == last] = "last"
    position[order["who"] == first] = "first"
    position[heard.transform("nunique") == 1] = "only"
    return position.reindex(quotes.index)


def by_speaker(quotes: pd.DataFrame) -> pd.DataFrame:
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


def bars(speakers: pd.DataFrame, limit: int = 15, words: bool = False) -> pd.DataFrame:
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


def first_and_last(quotes: pd.DataFrame) -> pd.DataFrame:
    """Return a row a speaker heard first or last in an article: speaker, first, last (articles so begun and ended), only,
    articles, speaker_id ("" for the unnamed and unknown)."""
    order = quotes.sort_values(["article_id", "position", "quote_id"]).groupby("article_id")["who"]
    alone = order.nunique() == 1
    counts = {"first": order.first(), "last": order.last()[~alone], "only": order.first()[alone]}
    table = pd.DataFrame({name: column.value_counts() for name, column in counts.items()}).fillna(0).astype("int64")
    table["articles"] = quotes.groupby("who")["article_id"].nunique()
    table = table.rename_axis("speaker").reset_index()
    ids = quotes[quotes["naming"] == "named"].groupby("who")["speaker_id"].first()
    table["speaker_id"] = table["speaker"].map(ids).fillna("")
    return table.sort_values(["first", "last", "speaker"], ascending=[False, False, True]).reset_index(drop=True)


def top_share(speakers: pd.DataFrame, n: int = 5) -> float:
    """Return the share, in per cent, of all quotations that the `n` most quoted named speakers have."""
    named = speakers[~speakers["speaker"].isin([UNNAMED, UNKNOWN])]
    return 100 * named["quotations"].nlargest(n).sum() / max(1, speakers["quotations"].sum())


def most_quoted(speakers: pd.DataFrame) -> str:
    """Return the name of the most quoted named speaker of `by_speaker`, else the most quoted of all; "" of none."""
    named = speakers[~speakers["speaker"].isin([UNNAMED, UNKNOWN])]
    rows = named if len(named) else speakers
    return rows["speaker"].iloc[0] if len(rows) else ""
