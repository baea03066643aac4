"""Who is quoted: attributed quotations, and speakers with their counts. Unresolved speakers have a row of their own."""

import pandas as pd

from helpers.analysis.speaker_roles import role_of
from helpers.speakers.lexicon import classes

UNKNOWN = "speaker not resolved"
UNNAMED = "unnamed sources"
FORMS = ["direct", "mixed", "indirect"]
APART = ["thought", "named"]  # acts that are no speech: they stand beside the bars
NOT_NAMED = ("unnamed", "group")  # kinds of speaker without a name of their own
COUNTED = ["who", "speaker_kind", "role", "kind", "n_words", "article_id", "outlet", "published", "speaker_id"]
FEW_STATES = 5
THIRDS = ("first third", "second third", "last third")


def attributed_quotes(
    quotes: pd.DataFrame, speakers: pd.DataFrame, articles: pd.DataFrame, copies: bool = False
) -> pd.DataFrame:
    """Return table `quotes` with the columns that an audit counts by, one row a quotation.

    From `articles` come outlet, published, title, section, byline and week (ISO: the Monday of the week of publication).
    From `speakers` come speaker_kind, pronoun, role (the first role written) and role_kind (its role by speaker_roles.csv).
    Three more columns say who speaks and where: `who` is the speaker's name, UNNAMED (unnamed sources and groups) or UNKNOWN;
    `naming` is named, unnamed or unresolved; `third` is the third of the article in which the quotation begins.
    `article_position` is the place of its speaker among those quoted in the article: first, last, between, or only.
    Quotations in near-copies are left out unless `copies`.
    """
    columns = ["article_id", "outlet", "published", "title", "section", "byline", "copy_of"]
    described = speakers[["speaker_id", "kind", "roles", "pronoun"]].rename(columns={"kind": "speaker_kind"})
    rows = quotes.merge(articles[columns], on="article_id", how="left")
    rows = rows.merge(_with_role(speakers, described), on="speaker_id", how="left")
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
    role_kind = [role_of(kind, tuple(roles), name) for kind, roles, name in described]
    first = [
        next((role for role in roles if classes().get(role.lower()) != "honorific"), "") for roles in columns["roles"]
    ]
    return columns.drop(columns="roles").assign(role=first, role_kind=role_kind)


def _article_positions(quotes):
    """Return a Series beside `quotes`: whether the speaker is the first, last or only one quoted in the article, or between."""
    order = quotes.sort_values(["article_id", "position", "quote_id"])
    speakers = order.groupby("article_id")["who"]
    first, last = speakers.transform("first"), speakers.transform("last")
    position = pd.Series("between", order.index)
    position[order["who"] == last] = "last"
    position[order["who"] == first] = "first"
    position[speakers.transform("nunique") == 1] = "only"
    return position.reindex(quotes.index)


def by_speaker(quotes: pd.DataFrame) -> pd.DataFrame:
    """Return a row a speaker (and one each for UNNAMED and UNKNOWN), most quotations first.

    Columns: speaker, speaker_kind, role, quotations, words, direct, mixed, indirect (quotations), direct_words, mixed_words,
    indirect_words, articles, outlets, first_day, last_day, speaker_id ("" for unnamed and unresolved speakers).

    >>> quotes = pd.DataFrame({"who": ["Ana Ruiz"] * 2, "kind": ["direct", "mixed"], "n_words": [9, 3],
    ...     "article_id": ["a", "b"], "outlet": ["Kestrel", "Kestrel"], "published": pd.to_datetime(["2018-07-12"] * 2),
    ...     "speaker_kind": ["person"] * 2, "role": ["mayor", ""], "speaker_id": ["s1", "s1"]})
    >>> by_speaker(quotes)[["speaker", "quotations", "words", "direct_words"]].values.tolist()
    [['Ana Ruiz', 2, 12, 9]]
    """
    split = pd.DataFrame(
        {kind: (quotes["kind"] == kind).astype("int64") for kind in FORMS}
        | {f"{kind}_words": quotes["n_words"].where(quotes["kind"] == kind, 0) for kind in FORMS}
    )
    table = pd.concat([quotes[COUNTED], split], axis="columns").groupby("who", sort=False)
    counts = table.agg(
        speaker_kind=("speaker_kind", "first"),
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
    counts.loc[counts["speaker"] == UNKNOWN, "speaker_kind"] = "unknown"
    order = counts.assign(apart=apart).sort_values(["quotations", "words", "speaker"], ascending=[False, False, True])
    return order.drop(columns="apart").reset_index(drop=True)


def bars(
    speakers: pd.DataFrame, limit: int = 15, words: bool = False, others: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Return what charts.quoted draws, a row a bar: the `limit` most quoted, states, the unnamed, the unresolved, all the rest.

    A state as such stands apart from people and bodies: the FEW_STATES most quoted follow these. Columns: speaker, known
    (False for the rows that are no single named speaker), drawn ("bar", or "line" for the rest, which is a line of text), and
    one each of FORMS, in quotations or, with `words`, in words. `others` (from `of_other_acts`) adds the columns thought and
    named: rows of those acts, which no bar counts.
    """
    columns = {kind: f"{kind}_words" if words else kind for kind in FORMS}
    rows = speakers[["speaker", *columns.values()]].set_axis(["speaker", *FORMS], axis="columns")
    if others is not None:
        rows = rows.merge(others, on="speaker", how="left").fillna(dict.fromkeys(APART, 0))
        rows = rows.astype(dict.fromkeys(APART, "int64")).set_axis(speakers.index)
    numbers = [column for column in rows if column != "speaker"]
    apart, state = rows["speaker"].isin([UNNAMED, UNKNOWN]), speakers["speaker_kind"] == "state"
    named = rows[~apart].assign(known=True, drawn="bar", total=lambda frame: frame[FORMS].sum(axis="columns"))
    named = named.sort_values(["total", "speaker"], ascending=[False, True]).drop(columns="total")
    states, named = named[state.reindex(named.index)], named[~state.reindex(named.index)]
    unknown = rows[apart].assign(known=False, drawn="bar").sort_values("speaker", ascending=False)
    parts = [named.iloc[:limit], states.iloc[:FEW_STATES], unknown]
    rest = pd.concat([named.iloc[limit:], states.iloc[FEW_STATES:]])
    if len(rest):
        name = f"{len(rest):,} other speaker{'s' if len(rest) > 1 else ''}"
        sums = rest[numbers].sum().to_dict()
        parts.append(pd.DataFrame([{"speaker": name, **sums, "known": False, "drawn": "line"}]))
    return pd.concat(parts, ignore_index=True)


def of_other_acts(quotes: pd.DataFrame) -> pd.DataFrame:
    """Return a row a speaker with the rows of attributed `quotes` that are no speech: speaker, thought, named (counts).

    >>> quotes = pd.DataFrame({"who": ["Ana Ruiz"] * 3, "act": ["thought", "named", "thought"]})
    >>> of_other_acts(quotes).values.tolist()
    [['Ana Ruiz', 2, 1]]
    """
    counts = {act: (quotes["act"] == act).groupby(quotes["who"]).sum().astype("int64") for act in APART}
    return pd.DataFrame(counts).rename_axis("speaker").reset_index()


def first_and_last(quotes: pd.DataFrame) -> pd.DataFrame:
    """Return a row a speaker: speaker, first, last, only, articles, speaker_id.

    `first`, `last` and `only` count the articles in which the speaker is the first, the last or the only one quoted;
    `articles` counts all that quote the speaker. speaker_id is "" for unnamed and unresolved speakers.
    """
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
    """Return the share of all quotations, in per cent, that come from the `n` most quoted named speakers."""
    named = speakers[~speakers["speaker"].isin([UNNAMED, UNKNOWN])]
    return 100 * named["quotations"].nlargest(n).sum() / max(1, speakers["quotations"].sum())


def most_quoted(speakers: pd.DataFrame) -> str:
    """Return the most quoted named speaker, else the most quoted of all, else ""; `speakers` is from `by_speaker`."""
    named = speakers[~speakers["speaker"].isin([UNNAMED, UNKNOWN])]
    rows = named if len(named) else speakers
    return rows["speaker"].iloc[0] if len(rows) else ""
