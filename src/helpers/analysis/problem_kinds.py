"""Problems by kind: what could not be read first, and the many notes of one kind as one row with their number."""

import os
import re

import pandas as pd

SEVERITIES = ("error", "warning", "note")
COLUMNS = ["severity", "stage", "problems", "files", "message", "example", "article_id"]
# What differs between two messages of one kind: names and words in marks, days, numbers, ids.
PARTICULAR = re.compile(r"“[^”]*”|\"[^\"]*\"|'[^']*'|\b[0-9a-f]{12,}\b|\d+(?:[-.:,]\d+)*")
WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")


def kinds(problems: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Return a row a kind of problem of table `problems`: errors first, then warnings, then notes; the commonest first.

    Columns: severity, stage, problems (how many), files (how many), message (of the first, without its file), example (the
    first file or the file of the first article, from the corpus's folder on; "" if there is none), article_id (of the first).
    `articles` gives article_id and source_path.

    >>> rows = [("in/a.txt", "", "quotes", "note", "in/a.txt: 3 marks without a partner"),
    ...         ("in/b.txt", "", "quotes", "note", "in/b.txt: 1 marks without a partner")]
    >>> found = pd.DataFrame(rows, columns=["source_path", "article_id", "stage", "severity", "message"])
    >>> kinds(found, pd.DataFrame({"article_id": ["a"], "source_path": ["in/a.txt"]}))[["problems", "message", "example"]].values.tolist()
    [[2, '3 marks without a partner', 'in/a.txt']]
    """
    if not len(problems):
        return pd.DataFrame(columns=COLUMNS)
    of_article = problems["article_id"].map(articles.set_index("article_id")["source_path"]).fillna("")
    paths = problems["source_path"].where(problems["source_path"] != "", of_article)
    shown = without_way(paths, articles["source_path"])
    own = [_without_file(*row) for row in zip(problems["message"], paths, shown, strict=True)]
    rows = problems.assign(message=own, example=shown.to_numpy())
    rows["kind"] = [WEEKDAY.sub("…", PARTICULAR.sub("…", message)) for message in own]
    found = rows.groupby(["severity", "stage", "kind"], sort=False).agg(
        problems=("message", "size"), files=("example", _number), message=("message", "first"),
        example=("example", "first"), article_id=("article_id", "first"),
    ).reset_index()  # fmt: skip
    order = found["severity"].map({name: place for place, name in enumerate(SEVERITIES)}).fillna(len(SEVERITIES))
    found = found.assign(order=order).sort_values(["order", "problems"], ascending=[True, False], kind="stable")
    return found[COLUMNS].reset_index(drop=True)


def without_way(paths: pd.Series, others: pd.Series) -> pd.Series:
    """Return `paths` from the corpus's own folder on: the folder that holds all of `paths` and `others`."""
    every = sorted({path for path in (*paths, *others) if path})
    folders = {path.rpartition("/")[0] for path in every}
    if not folders or "" in folders or len({path.startswith("/") for path in folders}) > 1:
        return paths  # some stand in no folder
    way = os.path.commonpath(folders).rpartition("/")[0]
    return paths.str.removeprefix(f"{way}/") if way else paths


def _without_file(message, path, shown):
    """Return `message` without the file that it begins with, and with other mentions of the file from the folder on."""
    message = message.removeprefix("'' ")  # a title that is empty
    if not path:
        return message
    rest = message.removeprefix(path)
    text = rest.lstrip(" :,") if rest != message and len(rest.strip(" :")) > 3 else message
    return text.replace(path, shown)


def _number(files):
    return files[files != ""].nunique()
