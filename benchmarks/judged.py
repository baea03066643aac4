"""What a reader judges: `python -m benchmarks.judged print CORPORA FOLDER [TOPIC ...]`, and `count FILE.tsv ...`.

`print` writes FOLDER/TOPIC.tsv: the 20 most salient dated events of a sample of at most 250 articles of each topic (those
kept for judging, unless named), a row each, with label, days, status, evidence and empty columns for the answers, and
FOLDER/TOPIC.articles.txt with the articles that the evidence stands in. A reader fills in the columns of QUESTIONS with the
first letters of the answers; `count` counts them. A row is publishable where day and label are right, the evidence supports
both, and it is no twin.
"""

import sys
from pathlib import Path

import pandas as pd

import helpers
from benchmarks.timelines import KEPT, articles_of
from helpers.reading.mojibake import reread

MOST, TOP = 250, 20
QUESTIONS = {"is_day": "rwc", "is_label": "rbw", "is_evidence": "yn", "is_twin": "yn", "is_worth": "yn"}
ASKED = {
    "is_day": "day: right, wrong, cannot be told",
    "is_label": "label: right, bare (true but says too little), wrong",
    "is_evidence": "the evidence alone supports label and day: yes, no",
    "is_twin": "the same event as an earlier row: yes, no",
    "is_worth": "an editor would keep it among the 20: yes, no",
}
GOOD = {"is_day": "r", "is_label": "r", "is_evidence": "y", "is_twin": "n"}


def sample_of(folder, topic, most=MOST):
    """Return at most `most` articles of a topic, the same at every call, in order of publication; broken letters are mended, as whoever
    reads a folder has them."""
    articles = articles_of(folder, topic)
    for name in ("title", "text"):
        articles[name] = [reread(text or "")[0] for text in articles[name]]
    if len(articles) > most:
        articles = articles.sample(most, random_state=17)
    return articles.sort_values(["published", "article_id"], kind="stable").reset_index(drop=True)


def printed(events, articles):
    """Return a row for each of the TOP dated `events`, most salient first, with empty columns for a reader's answers."""
    events = events.sort_values(["salience", "event_id"], ascending=[False, True], kind="stable")
    events = events[events["first_day"].notna()].head(TOP)
    known = articles.set_index("article_id")
    rows = []
    for event in events.itertuples():
        proof = event.evidence
        article = known.loc[proof["article_id"]]
        days = {str(event.first_day)[:10]: 0, str(event.last_day)[:10]: 0}
        rows.append(
            {
                "label": event.label, "days": " to ".join(days), "precision": event.precision, "status": event.status,
                "evidence": " ".join(article["text"][proof["shown"] : proof["end"]].split()),
                "published": str(article["published"])[:10], "article_id": proof["article_id"],
                "n_articles": event.n_articles, **dict.fromkeys(QUESTIONS, ""),
            }
        )  # fmt: skip
    frame = pd.DataFrame(rows)
    frame.insert(0, "row", range(1, len(frame) + 1))
    return frame


def write(corpora, target, topics):
    folder, target = Path(corpora) / "timelines", Path(target)
    target.mkdir(parents=True, exist_ok=True)
    for topic in topics or KEPT:
        articles = sample_of(folder, topic)
        events = helpers.extract(articles, workers=1, cache=target / "cache").events
        frame = printed(events, articles)
        frame.to_csv(target / f"{topic}.tsv", sep="\t", index=False)
        shown = articles[articles["article_id"].isin(frame["article_id"])]
        texts = (f"=== {row.article_id}, {row.published}\n{row.title}\n{row.text}\n" for row in shown.itertuples())
        (target / f"{topic}.articles.txt").write_text("\n".join(texts), encoding="utf-8")
        undated = events["first_day"].isna().mean()
        print(f"{topic}: {len(articles)} articles, {len(events):,} events, {undated:.0%} undated: {target / topic}.tsv")


def counted(frame):
    """Return {what: rows} of a marked frame; raises SystemExit where an answer is missing or unknown."""
    for name, answers in QUESTIONS.items():
        wrong = frame[~frame[name].astype("str").isin(list(answers))]
        if len(wrong):
            raise SystemExit(f"row {wrong['row'].iloc[0]}: {ASKED[name]}; write one of {', '.join(answers)} in {name}")
    good = pd.concat([frame[name].eq(answer) for name, answer in GOOD.items()], axis=1).all(axis=1)
    return {
        "rows": len(frame), "day right": frame["is_day"].eq("r").sum(), "label right": frame["is_label"].eq("r").sum(),
        "label bare": frame["is_label"].eq("b").sum(), "label wrong": frame["is_label"].eq("w").sum(),
        "evidence": frame["is_evidence"].eq("y").sum(), "twins": frame["is_twin"].eq("y").sum(),
        "worth": frame["is_worth"].eq("y").sum(), "publishable": good.sum(),
    }  # fmt: skip


def count(paths):
    table = pd.DataFrame({Path(path).stem: counted(pd.read_csv(path, sep="\t", dtype="str")) for path in paths}).T
    table.loc["all"] = table.sum()
    print(table.to_string())
    print(f"publishable: {table.loc['all', 'publishable'] / table.loc['all', 'rows']:.0%}")


def main():
    if len(sys.argv) > 3 and sys.argv[1] == "print":
        write(*sys.argv[2:4], sys.argv[4:])
    elif len(sys.argv) > 2 and sys.argv[1] == "count":
        count(sys.argv[2:])
    else:
        raise SystemExit(__doc__)


if __name__ == "__main__":
    main()
