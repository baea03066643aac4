"""Who is quoted: attributed quotations, and speakers with their counts. Unresolved speakers have a row of their own."""

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from pandas.api.extensions import take

from helpers.analysis.speaker_roles import role_of
from helpers.speakers.lexicon import classes
from helpers.tables.rows import places_in, values_of

UNKNOWN = "speaker not resolved"
UNNAMED = "unnamed sources"
FORMS = ["direct", "mixed", "indirect"]
APART = ["thought", "named"]  # acts that are no speech: they stand beside the bars
NOT_NAMED = ("unnamed", "group")  # kinds of speaker without a name of their own
COUNTED = ["who", "speaker_kind", "role", "kind", "n_words", "article_id", "outlet", "published", "speaker_id"]
# what a quotation takes from its article
OF_ARTICLES = ("outlet", "published", "title", "section", "byline", "copy_of")
# what a quotation has whose speaker is not known
IF_NONE = {"speaker_kind": "unknown", "role_kind": "unknown", "role": "", "pronoun": ""}
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
    at = places_in(quotes["article_id"], articles["article_id"])
    if not copies:
        own = (_taken(articles["copy_of"], at) == "").to_numpy()
        quotes, at = (quotes, at) if own.all() else (quotes[own], at[own])
    rows = quotes.reset_index(drop=True)
    rows = rows.assign(**{name: _taken(articles[name], at) for name in OF_ARTICLES})
    rows = rows.assign(**_of_speakers(rows["speaker_id"], speakers))
    unnamed = rows["speaker_kind"].isin(NOT_NAMED)
    unknown = (rows["speaker"] == "") & ~unnamed
    rows["who"] = rows["speaker"].mask(unknown, UNKNOWN).mask(unnamed, UNNAMED)
    rows["naming"] = _one_of(("named", "unnamed", "unresolved"), np.where(unnamed, 1, np.where(unknown, 2, 0)))
    monday = articles["published"] - pd.to_timedelta(articles["published"].dt.weekday, unit="D")
    rows["week"] = _taken(monday.dt.strftime("%Y-%m-%d").astype("str"), at).fillna("undated")
    rows["third"] = pd.cut(rows["position"], [-1, 1 / 3, 2 / 3, 2], labels=THIRDS).astype("str")
    rows["article_position"] = _article_positions(rows)
    return rows


def _taken(column, at):
    """Return the values of `column` at the places `at`, a Series; empty where a place is -1."""
    return pd.Series(take(column.array, at, allow_fill=True))


def _one_of(names, numbers):
    """Return of each of `numbers` its name, a Series."""
    return _taken(pd.Series(names, dtype="str"), numbers)


def _of_speakers(ids, speakers):
    """Return a dict of column to Series: what the speakers of `ids` are; speaker_kind, pronoun, role and role_kind."""
    at, roles = places_in(ids, speakers["speaker_id"]), _roles(speakers)
    columns = {"speaker_kind": speakers["kind"], "pronoun": speakers["pronoun"], **roles}
    filled = {name: _taken(column, at).fillna(IF_NONE[name]) for name, column in columns.items()}
    return filled | {"pronoun": filled["pronoun"].where(filled["pronoun"] != "", "none written")}


def _roles(speakers):
    """Return a dict of column to Series: of each speaker the first role written, and its kind."""
    known, rows = classes(), list(zip(*(values_of(speakers[name]) for name in ("kind", "roles", "name")), strict=True))
    kinds = [role_of(kind, tuple(roles), name) for kind, roles, name in rows]
    first = [next((role for role in roles if known.get(role.lower()) != "honorific"), "") for _, roles, _ in rows]
    return {"role": pd.Series(first, dtype="str"), "role_kind": pd.Series(kinds, dtype="str")}


def _article_positions(quotes):
    """Return a Series beside `quotes`: whether the speaker is the first, last or only one quoted in the article, or between."""
    article, who = (pd.factorize(quotes[name])[0] for name in ("article_id", "who"))
    keys = {"article": article, "position": quotes["position"].to_numpy(), "quote_id": pa.array(quotes["quote_id"])}
    order = pc.sort_indices(pa.table(keys), [(name, "ascending") for name in keys]).to_numpy()
    article, who = article[order], who[order]
    begins = np.flatnonzero(np.diff(article, prepend=-1))
    sizes = np.diff(begins, append=len(article))
    first, last, least, most = (
        np.repeat(each, sizes)
        for each in (
            who[begins],
            who[begins + sizes - 1],
            *(of.reduceat(who, begins) for of in (np.minimum, np.maximum)),
        )
    )
    numbers = np.empty(len(order), dtype=np.int64)
    numbers[order] = np.select([least == most, who == first, who == last], [0, 1, 2], 3)
    return _one_of(("only", "first", "last", "between"), numbers)


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
    order = quotes[["article_id", "position", "quote_id", "who"]].sort_values(["article_id", "position", "quote_id"])
    order = order.groupby("article_id")["who"]
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
