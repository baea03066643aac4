"""Made-up events in any number, with mentions, articles and quotations: for timelines, static and interactive."""

import numpy as np
import pandas as pd

DAY = pd.Timestamp
NAMES = ["Ana Ruiz", "Bo Lind", "Cy Dahl", "Mia Holm", "Jon Falk", "Eva Falk", "Ida Moss", "Per Skog"]
PLACES = ["Oslo", "Rome", "Port Sable", "Fenwick", "Harlow Bay"]
KINDS = ["meeting", "visit", "letter", "statement", "vote", "strike"]
OUTLETS = ["Kestrel", "Harbour Post", "The Wire", "Courier", "Northgate Post"]
STATUSES = ["happened"] * 8 + ["scheduled", "cancelled", "denied", "possible"]
LABELS = ["{a} and {b} meet in {p}", "{a} visits {p}", "{a}’s letter to {b}", "{a}’s statement on the bridge at {p}",
          "Vote on the harbour at {p}", "Strike at {p} ends after talks between {a} and {b}"]  # fmt: skip


def events(n, days=900, first="2016-03-01", seed=7, stories=0, **columns):
    """Return (events, mentions, articles, quotes) of `n` made-up events within `days` days from `first`.

    Salience falls as it does in corpora: few events have much of it. `columns` replace columns of the events. With `stories`
    articles have a story_id.
    """
    random = np.random.default_rng(seed)
    start = np.datetime64(first, "s") + (random.beta(2, 1.6, n) * days).astype("int64") * np.timedelta64(1, "D")
    vague = random.random(n) < 0.04
    start = np.where(vague, start.astype("datetime64[M]").astype("datetime64[s]"), start)
    length = np.where(random.random(n) < 0.15, random.integers(1, 6, n), 0)
    month_end = (start.astype("datetime64[M]") + 1).astype("datetime64[D]") - 1
    last = np.where(vague, month_end.astype("datetime64[s]"), start + length * np.timedelta64(1, "D"))
    a, b, p = (random.choice(values, n) for values in (NAMES, NAMES, PLACES))
    k = random.integers(0, len(KINDS), n)
    told = 1 + random.geometric(0.55, n)
    table = pd.DataFrame(
        {
            "event_id": [f"e{i:06d}" for i in range(n)],
            "label": [LABELS[k[i]].format(a=a[i], b=b[i], p=p[i]) for i in range(n)],
            "kind": [KINDS[i] for i in k], "first_day": start, "last_day": last,
            "precision": np.where(vague, "month", "day"), "status": random.choice(STATUSES, n),
            "participants": [[x, y] if x != y else [x] for x, y in zip(a, b, strict=True)], "place": p,
            "n_mentions": told, "n_articles": told, "n_outlets": np.minimum(told, len(OUTLETS)),
            "salience": np.round((1 + random.permutation(n)) ** -0.4, 4),
            "conflict": [[{"first_day": "2016-05-02", "last_day": "2016-05-02", "claimed_by": ["The Wire"], "article_ids": []}]
                         if x < 0.03 else [] for x in random.random(n)],
            "history": [[] for _ in range(n)], "related": [[] for _ in range(n)], "evidence": [{} for _ in range(n)],
        }
    ).assign(**columns)  # fmt: skip
    mentions, articles = _told(table, told, random, stories)
    first_of = mentions.drop_duplicates("event_id").set_index("event_id")
    table["evidence"] = [
        {"article_id": row.article_id, "start": int(row.start), "end": int(row.end)} for row in first_of.itertuples()
    ]
    table["history"] = [
        [{"day": "2016-03-02", "status": "scheduled", "article_id": e["article_id"]},
         {"day": "2016-03-05", "status": status, "article_id": e["article_id"]}] if status != "scheduled" and i % 5 == 0 else []
        for i, (e, status) in enumerate(zip(table["evidence"], table["status"], strict=True))
    ]  # fmt: skip
    return table, mentions, articles, _quotes(mentions, random)


def _told(table, told, random, stories):
    """Return (mentions, articles): each event in `told` articles, one sentence each; an article tells about ten events."""
    rows = np.repeat(np.arange(len(table)), told)
    n_articles = max(1, len(rows) // 10)
    where = random.integers(0, n_articles, len(rows))
    sentences = [f"{label}, as was told on the day. " for label in table["label"]]
    texts, spans = [""] * n_articles, []
    for event, article in zip(rows.tolist(), where.tolist(), strict=True):
        start = len(texts[article])
        texts[article] += sentences[event]
        spans.append((start, len(texts[article]) - 1))
    mentions = pd.DataFrame(
        {
            "event_id": table["event_id"].to_numpy()[rows], "article_id": [f"a{i:06d}" for i in where],
            "start": [s for s, _ in spans], "end": [e for _, e in spans], "trigger": "told",
            "first_day": table["first_day"].to_numpy()[rows], "last_day": table["last_day"].to_numpy()[rows],
            "how_dated": random.choice(["expression", "publication"], len(rows)), "status": "happened",
            "confidence": random.choice([0.9, 0.6], len(rows)),
        }
    )  # fmt: skip
    articles = pd.DataFrame(
        {
            "article_id": [f"a{i:06d}" for i in range(n_articles)], "outlet": random.choice(OUTLETS, n_articles),
            "title": [f"What was told, part {i}" for i in range(n_articles)], "text": texts, "copy_of": "",
            "published": np.datetime64("2018-09-01", "s") + random.integers(0, 90, n_articles) * np.timedelta64(1, "D"),
        }
    )  # fmt: skip
    if stories:
        articles["story_id"] = [f"s{i % stories}" for i in range(n_articles)]
    return mentions, articles


def _quotes(mentions, random):
    rows = mentions[random.random(len(mentions)) < 0.3].reset_index(drop=True)
    return pd.DataFrame(
        {
            "quote_id": rows["article_id"] + "-q" + (rows.index + 1).astype("str"), "article_id": rows["article_id"],
            "content": [[[int(s), int(s) + 20]] for s in rows["start"]], "cue": [[] for _ in rows.index],
            "source": [[] for _ in rows.index], "first_day": pd.NaT, "last_day": pd.NaT, "verb": "said", "act": "speech",
            "speaker": random.choice(NAMES, len(rows)), "who": random.choice(NAMES, len(rows)),
            "published": pd.Timestamp("2018-09-02"),
        }
    )  # fmt: skip
