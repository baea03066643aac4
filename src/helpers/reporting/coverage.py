"""What the corpus holds: weeks, outlets, formats, how days are known."""

import pandas as pd

from helpers.reporting.pages import anchor_of


def weeks(articles):
    """Return a row an outlet and week (its Monday; NaT without a day): articles and how many are near-copies.

    Outlets with most articles come first.
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


def by(articles, column):
    """Return a row a value of `column`: articles, words, first and last day, near-copies, undated."""
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


def pages(articles):
    """Return a dict of outlet to its place in the site's list of articles."""
    return {
        outlet: (f"articles/index.html#{anchor_of(outlet)}", outlet or "unknown outlet")
        for outlet in articles["outlet"].unique()
    }


def by_outlet(articles):
    """Return `by` outlet, with `link`: its place in the site's list of articles."""
    table = by(articles, "outlet")
    known = table["outlet"].where(table["outlet"] != "unknown", "")
    return table.assign(link=[f"articles/index.html#{anchor_of(outlet)}" for outlet in known])


def gaps(articles, most_days=14):
    """Return a row a stretch of more than `most_days` days in which nothing was published: from, to, days."""
    days = articles["published"].dropna().drop_duplicates().sort_values()
    table = pd.DataFrame({"after": days.shift(1), "before": days}).dropna()
    table["days"] = (table["before"] - table["after"]).dt.days - 1
    return table[table["days"] > most_days].reset_index(drop=True)


def copies(articles):
    """Return a row a near-copy: its title, outlet and day, and those of the text it copies."""
    pairs = articles[articles["copy_of"] != ""].merge(
        articles, left_on="copy_of", right_on="article_id", suffixes=("", "_of")
    )
    pairs["link"] = "articles/" + pairs["article_id"] + ".html"
    return pairs[["title", "outlet", "published", "title_of", "outlet_of", "published_of", "link"]].reset_index(
        drop=True
    )


def headline(articles):
    """Return what the coverage chart shows, as a title."""
    if not len(articles):
        return "No article was chosen"
    outlets = articles["outlet"].where(articles["outlet"] != "", "articles without an outlet").value_counts()
    return f"{outlets.index[0]} has {outlets.iloc[0]:,} of {len(articles):,} articles from {len(outlets):,} outlets"


def around(report):
    """Return what stands around the coverage chart: title, subtitle, source."""
    return {
        "title": headline(report.articles),
        "subtitle": f"Articles a week by outlet, {report.period()}; near-copies hatched, undated counted at the right",
        "source": report.source_line(f"{len(report.articles):,} articles"),
    }


def sentences(articles, problems):
    """Yield what the corpus report found, the headline first."""
    yield f"{headline(articles)}."
    copies, undated = int((articles["copy_of"] != "").sum()), int(articles["published"].isna().sum())
    yield f"{copies:,} articles are near-copies of another, counted once; {undated:,} have no day of publication."
    other = articles[~articles["language"].isin(["", "en"])]
    if len(other):
        yield f"{len(other):,} articles are in other languages than English and were not analysed."
    counts = problems["severity"].value_counts()
    yield (
        f"Problems: {counts.get('error', 0):,} errors, {counts.get('warning', 0):,} warnings, "
        f"{counts.get('note', 0):,} notes."
    )
