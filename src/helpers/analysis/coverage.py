"""What the corpus holds: articles by week, outlet, format and language; gaps; near-copies."""

import pandas as pd

MOST_WEEKS = 150  # with a bar of their own: three years


def weeks(articles: pd.DataFrame) -> pd.DataFrame:
    """Return a row an outlet and week: outlet, week (its Monday; NaT for articles without a day), articles, copies.

    `copies` counts the near-copies among the articles. Outlets with most articles come first.
    """
    monday = articles["published"] - pd.to_timedelta(articles["published"].dt.weekday, unit="D")
    table = (
        articles.assign(week=monday, copy=articles["copy_of"] != "")
        .groupby(["outlet", "week"], dropna=False)
        .agg(articles=("article_id", "size"), copies=("copy", "sum"))
        .reset_index()
    )
    size = table.groupby("outlet")["articles"].transform("sum")
    return table.assign(size=size).sort_values(["size", "outlet", "week"], ascending=[False, True, True]).drop(
        columns="size"
    ).reset_index(drop=True)  # fmt: skip


def is_long(weeks: pd.DataFrame) -> bool:
    """Say whether `weeks` (from `weeks`) span more than MOST_WEEKS, so that a bar a week would be too narrow to see."""
    days = weeks["week"].dropna()
    return bool(len(days) and (days.max() - days.min()).days > 7 * MOST_WEEKS)


def in_months(weeks: pd.DataFrame) -> pd.DataFrame:
    """Return `weeks` (from `weeks`) by month: `week` is its first day, `days` the days of a bar; a week is in the month of its Monday."""
    month = weeks["week"] - pd.to_timedelta(weeks["week"].dt.day - 1, unit="D")
    table = weeks.assign(week=month).groupby(["outlet", "week"], sort=False, dropna=False)
    table = table[["articles", "copies"]].sum().reset_index()
    return table.assign(days=table["week"].dt.days_in_month - 3)


def by(articles: pd.DataFrame, column: str) -> pd.DataFrame:
    """Return a row a value of `column`: `column`, articles, words, first_day, last_day, near_copies, undated (articles)."""
    values = articles[column].where(articles[column] != "", "unknown")
    table = articles.assign(copy=articles["copy_of"] != "", undated=articles["published"].isna()).groupby(values)
    return (
        table.agg(
            articles=("article_id", "size"),
            words=("n_words", "sum"),
            first_day=("published", "min"),
            last_day=("published", "max"),
            near_copies=("copy", "sum"),
            undated=("undated", "sum"),
        )
        .rename_axis(column)
        .reset_index()
        .sort_values(["articles", column], ascending=[False, True])
        .reset_index(drop=True)
    )


def gaps(articles: pd.DataFrame, most_days: int = 14) -> pd.DataFrame:
    """Return a row a gap of more than `most_days` days: after, before (the days of publication around it), days."""
    days = articles["published"].dropna().drop_duplicates().sort_values()
    table = pd.DataFrame({"after": days.shift(1), "before": days}).dropna()
    table["days"] = (table["before"] - table["after"]).dt.days - 1
    return table[table["days"] > most_days].reset_index(drop=True)


def copies(articles: pd.DataFrame) -> pd.DataFrame:
    """Return a row a near-copy: title, outlet, published, article_id, and of the article that it copies title_of,
    outlet_of, published_of."""
    pairs = articles[articles["copy_of"] != ""].merge(
        articles, left_on="copy_of", right_on="article_id", suffixes=("", "_of")
    )
    return pairs[["title", "outlet", "published", "title_of", "outlet_of", "published_of", "article_id"]].reset_index(
        drop=True
    )
