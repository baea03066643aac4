"""A made-up story in the tables: seven articles of four outlets, what is said in them, and what happened."""

import pandas as pd

from helpers.reporting.report import Report
from helpers.tables import NAMES, conform, empty

BRIDGE = (
    "The bridge at Port Sable closed on July 2. “We will not pay for a bridge that nobody needs,” Mayor Ana Ruiz said.\n\n"
    "Bo Lind, a spokesman, said the port would wait. Cy Dahl declined to comment. Eva Falk came too."
)
LETTER = (
    "Ana Ruiz wrote to Bo Lind on July 6, 2018. “Come to Oslo,” she wrote. A senior official called the letter a trick.\n\n"
    "“It is no trick at all,” said somebody. The ministry could not be reached."
)
MEETING = "Ruiz and Lind met in Oslo on Friday. “The port is saved,” Lind tweeted. Residents cheered."
LATER = "Someday the bridge may open. “The port is open, and the bridge is not,” Bo Lind told the Post."
ARTICLES = [  # article_id, outlet, title, byline, published, section, text, copy_of
    ("a", "Kestrel", "Bridge closes", "Mia Holm", "2018-07-03", "city", BRIDGE, ""),
    ("b", "Kestrel", "A letter", "", "2018-07-09", "city", LETTER, ""),
    ("c", "Harbour Post", "Saved", "Jon Falk", "2018-07-14", "", MEETING, ""),
    ("d", "Harbour Post", "Saved", "Jon Falk", "2018-07-15", "", MEETING, "c"),
    ("e", "The Wire", "=A bridge", "Mia Holm", None, "ports", LATER, ""),
    ("f", "The Wire", "Letter read", "", "2018-08-20", "ports", LETTER.replace("Come", "Hurry"), ""),
    ("g", "", "Nothing", "", "2018-07-09", "", "Nothing was said.", ""),
]
SPEAKERS = [
    ("s1", "Ana Ruiz", ["Ruiz"], "person", ["Ms.", "Mayor"], "she"),
    ("s2", "Bo Lind", ["Lind"], "person", ["spokesman"], "he"),
    ("s3", "a senior official", [], "unnamed", [], ""),
    ("s4", "Residents", [], "group", [], ""),
]
SAID = [  # article, content, cue, source, speaker, kind, medium, first and last day, how resolved
    ("a", "We will not pay for a bridge that nobody needs", "said", "Mayor Ana Ruiz", "s1", "direct", "speech", "2018-07-02", "full name"),
    ("a", "the port would wait", "said", "Bo Lind, a spokesman", "s2", "indirect", "speech", None, "full name"),
    ("b", "Come to Oslo", "wrote", "she", "s1", "direct", "letter", "2018-07-06", "pronoun"),
    ("b", "the letter a trick", "called", "A senior official", "s3", "indirect", "speech", None, "unnamed"),
    ("b", "It is no trick at all", "said", "somebody", "", "direct", "speech", None, "unresolved"),
    ("c", "The port is saved", "tweeted", "Lind", "s2", "direct", "tweet", "2018-07-13", "surname"),
    ("d", "The port is saved", "tweeted", "Lind", "s2", "direct", "tweet", "2018-07-13", "surname"),
    ("e", "The port is open, and the bridge is not", "told", "Bo Lind", "s2", "mixed", "interview", None, "full name"),
    ("f", "Hurry to Oslo", "wrote", "she", "s1", "direct", "letter", "2018-07-06", "pronoun"),
    ("f", "It is no trick at all", "said", "somebody", "s4", "direct", "speech", None, "group"),
]  # fmt: skip
EVENTS = [  # event_id, label, kind, first day, last day, status, articles with the words of the sentence, salience, other days
    ("e1", "Bridge at Port Sable closes", "closing", "2018-07-02", "2018-07-02", "happened",
     [("a", "The bridge at Port Sable closed on July 2.")], 0.6, []),
    ("e2", "Ruiz’s letter to Lind", "letter", "2018-07-06", "2018-07-06", "happened",
     [("b", "Ana Ruiz wrote to Bo Lind on July 6, 2018."), ("b", "“Come to Oslo,” she wrote."),
      ("f", "Ana Ruiz wrote to Bo Lind on July 6, 2018.")], 0.9,
     [{"first_day": "2018-07-05", "last_day": "2018-07-05", "claimed_by": ["The Wire"], "article_ids": ["f"]}]),
    ("e3", "Ruiz and Lind meet in Oslo", "meeting", "2018-07-13", "2018-07-14", "scheduled",
     [("c", "Ruiz and Lind met in Oslo on Friday."), ("d", "Ruiz and Lind met in Oslo on Friday."),
      ("c", "“The port is saved,” Lind tweeted.")], 0.8, []),
    ("e4", "Bridge opens", "opening", None, None, "scheduled", [("e", "Someday the bridge may open.")], 0.3, []),
    ("e5", "What no article tells", "test", "2018-07-01", "2018-07-01", "happened", [], 0.5, []),
]  # fmt: skip
HOW = {"e1": "expression", "e2": "expression", "e3": "publication", "e4": "undated"}
DATES = [("a", "July 2", "2018-07-02", "publication"), ("b", "July 6, 2018", "2018-07-06", "explicit"),
         ("f", "July 6, 2018", "2018-07-06", "explicit"), ("e", "Someday", "", "none")]  # fmt: skip


def story(parameters=None, **made):
    """Return the Report of the story with `parameters`; `made` says how its tables were made."""
    texts = {row[0]: row[6] for row in ARTICLES}
    tables = {name: empty(name) for name in NAMES} | {
        "articles": _articles(), "quotes": _quotes(texts), "speakers": _speakers(), "mentions": _mentions(texts),
        "events": _events(texts), "dates": _dates(texts), "sentences": _sentences(texts), "problems": _problems(),
    }  # fmt: skip
    return Report(tables, None, "A story", parameters or {"outlets": []}, 9, {"tagger": "accurate"} | made)


def _articles():
    names = ["article_id", "outlet", "title", "byline", "published", "section", "text", "copy_of"]
    rows = pd.DataFrame(ARTICLES, columns=names)
    known = rows["published"].notna().map({True: "metadata", False: "unknown"})
    return conform("articles", rows.assign(story_id="", url="", published_from=known, language="en", source_path="x.txt",
                   source_format="text", n_words=rows["text"].str.split().str.len()))  # fmt: skip


def _span(text, words):
    return [text.index(words), text.index(words) + len(words)]


def _quotes(texts):
    rows, numbers = [], {}
    for article, content, cue, source, speaker, kind, medium, day, how in SAID:
        text = texts[article]
        numbers[article] = numbers.get(article, 0) + 1
        rows.append({
            "quote_id": f"{article}-q{numbers[article]}", "article_id": article, "kind": kind, "act": "speech",
            "verb": cue, "medium": medium,
            "content": [_span(text, f"“{content}" if f"“{content}" in text else content)], "cue": [_span(text, cue)],
            "source": [_span(text, source)], "speaker_id": speaker, "how_resolved": how, "first_day": day, "last_day": day,
            "speaker": {row[0]: row[1] for row in SPEAKERS}.get(speaker, ""), "n_words": len(content.split()),
            "position": text.index(content) / len(text), "confidence": 0.9,
        })  # fmt: skip
    return conform("quotes", pd.DataFrame(rows))


def _speakers():
    rows = pd.DataFrame(SPEAKERS, columns=["speaker_id", "name", "variants", "kind", "roles", "pronoun"])
    return conform("speakers", rows.assign(place="", n_quotes=1, n_articles=1))


def _mentions(texts):
    rows = [
        {"event_id": event, "article_id": article, "start": _span(texts[article], words)[0],
         "end": _span(texts[article], words)[1], "trigger": "x", "first_day": first, "last_day": last,
         "precision": "day" if first else "",
         "how_dated": HOW[event], "status": status, "confidence": 0.9 if article != "d" else 0.5}
        for event, _, _, first, last, status, told, *_ in EVENTS for article, words in told
    ]  # fmt: skip
    return conform("mentions", pd.DataFrame(rows))


def _events(texts):
    outlets, rows = {row[0]: row[1] for row in ARTICLES}, []
    for event, label, kind, first, last, status, told, salience, conflict in EVENTS:
        article, words = told[0] if told else ("gone", "")
        start, end = _span(texts[article], words) if told else (0, 9)
        rows.append({
            "event_id": event, "label": label, "kind": kind, "first_day": first, "last_day": last, "status": status,
            "precision": "day" if first else "", "participants": ["Ana Ruiz"] if "Ruiz" in label else [], "place": "",
            "n_mentions": len(told), "n_articles": len({article for article, _ in told}),
            "n_outlets": len({outlets[article] for article, _ in told}), "salience": salience, "conflict": conflict,
            "history": [{"day": first, "status": status, "article_id": article}], "related": [],
            "evidence": {"article_id": article, "start": start, "end": end},
        })  # fmt: skip
    return conform("events", pd.DataFrame(rows))


def _dates(texts):
    rows = [
        {"article_id": article, "start": _span(texts[article], phrase)[0], "end": _span(texts[article], phrase)[1],
         "phrase": phrase, "type": "DATE", "value": value, "first_day": value or None, "last_day": value or None,
         "precision": "day", "rule": "month and day", "anchor": anchor}
        for article, phrase, value, anchor in DATES
    ]  # fmt: skip
    return conform("dates", pd.DataFrame(rows))


def _sentences(texts):
    rows = []
    for article, text in texts.items():
        start = 0
        for number, sentence in enumerate(text.replace("\n\n", " \n").split(". ")):
            end = min(len(text), start + len(sentence) + 1)
            rows.append({"article_id": article, "paragraph": 0, "sentence": number, "start": start, "end": end})
            start = end + 1
    return conform("sentences", pd.DataFrame(rows))


def _problems():
    rows = [("x.txt", "", "reading", "error", "x.txt is empty"), ("y.txt", "a", "dates", "warning", "y.txt is odd")]
    return conform(
        "problems", pd.DataFrame(rows, columns=["source_path", "article_id", "stage", "severity", "message"])
    )
