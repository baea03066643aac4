"""What reports find in a made-up story is as in the references: every figure, sentence, address and table.

After a change that is meant, read the difference and write the references anew: python -m tests.reporting.test_found
"""

from collections import Counter
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from helpers.problems import DatelineError
from helpers.reporting import (
    absent,
    audit,
    concentration,
    coverage,
    dated,
    evidence,
    excerpt,
    happenings,
    intervals,
    logodds,
    placed,
    summary,
    versus,
    voice,
)  # fmt: skip
from tests.reporting.story import story

REFERENCE = Path(__file__).parent / "reference"
# What a tagger does is measured anew from time to time; here it stays what it is.
TAGGER = pd.DataFrame(
    {"precision": [0.9, 0.8, 0.7], "recall": [0.95, 0.85, 0.6], "found": [900, 300, 500], "gold": [850, 280, 600],
     "spread": [0.02, 0.04, 0.06], "speaker": [0.95, 0.9, 0.8]},
    index=pd.Index(["direct", "mixed", "indirect"], name="kind"),
)  # fmt: skip
NAMED = {"name": "", "outlets": [], "first_day": "", "last_day": ""}


@pytest.fixture(autouse=True)
def measured(monkeypatch):
    monkeypatch.setattr(intervals, "measured", lambda tagger: TAGGER)


@cache
def report():
    return story()


@cache
def quotes():
    return audit.counted(report())


def nobody():
    """Return the story's quotations without any row."""
    return quotes().iloc[:0]


def sources():
    speakers = audit.by_speaker(quotes())
    every = audit.every_share(quotes(), "accurate")
    links = audit.links(report(), every)
    yield "counted", quotes().drop(columns=["content", "cue", "source", "first_day", "last_day"])
    yield "counted with copies", audit.counted(report(), copies=True)["quote_id"].tolist()
    yield "speakers", speakers
    yield "bars", audit.bars(speakers, 1)
    yield "bars of words", audit.bars(speakers, 5, words=True)
    yield "pages", audit.pages(speakers)
    yield "listed", audit.listed(speakers)
    yield "shares", every
    yield "links", links
    yield "shown", audit.shown(every, links)
    yield "voices", audit.top_voices(quotes())
    for by in ("outlet", "section", "byline", "week"):
        yield f"by {by}", audit.groups(report(), quotes(), by)
    yield "top share", [audit.top_share(speakers, n) for n in (1, 5)]
    yield "concentration", concentration.concentration(quotes(), [audit.UNNAMED, audit.UNKNOWN])
    yield "concentration of nobody", concentration.concentration(nobody())
    yield "concentration in one article", concentration.concentration(quotes().head(2))
    for name, own in (
        ("sources", quotes()),
        ("no sources", nobody()),
        ("unnamed", quotes()[quotes()["naming"] != "named"]),
    ):
        yield name, summary.of_sources(report(), own, audit.by_speaker(own))._asdict()


def silent():
    named, asked = absent.not_quoted(report(), quotes()), absent.declined(report())
    none = absent.not_quoted(report(), quotes()).iloc[:0]
    yield "not quoted", named
    yield "not quoted, two articles read", absent.not_quoted(report(), quotes(), most=2)
    yield "declined", asked
    yield "spans", absent.spans(report())
    yield (
        "captions",
        [absent.caption(named), absent.caption(none), absent.counted(asked), absent.counted(asked.iloc[:0])],
    )
    yield "sentences", [absent.sentences(named, asked), absent.sentences(none, asked.iloc[:0])]
    yield "evidence", excerpt.evidence_spans(report(), absent.spans(report()))


def corpus():
    articles = report().articles
    yield "weeks", coverage.weeks(articles)
    yield "by format", coverage.by(articles, "section")
    yield "by outlet", coverage.by_outlet(articles).drop(columns="link")
    yield "gaps", [coverage.gaps(articles, days) for days in (3, 4, 14, 40)]
    yield "copies", coverage.copies(articles)
    yield "around", coverage.around(report())
    yield "sentences", list(coverage.sentences(articles, report().problems))
    other = articles.assign(language="fr")
    yield "sentences of others", list(coverage.sentences(other.head(3), report().problems.iloc[:0]))
    yield "headline of nothing", coverage.headline(articles.iloc[:0])


def timeline():
    events = happenings.chosen(report())
    yield "chosen", events[["event_id", "salience"]]
    for days in (("2018-07-06", ""), ("2018-07-14", ""), ("2018-07-15", ""), ("", "2018-07-06"), ("", "2018-07-05")):
        yield f"chosen {days}", happenings.chosen(report(), (), *days)["event_id"].tolist()
    yield "on topic", happenings.chosen(report(), ["bridge"])[["event_id", "salience"]]
    yield "listed", happenings.listed(report(), events, 2)
    yield "said", happenings.said_of(report(), events)
    yield "said of nothing", list(happenings.said_of(report(), events.iloc[:0]).columns)
    yield "voices", happenings.voices(report(), events)
    yield "marks", happenings.marks(report(), report().events)
    yield "contested", happenings.contested(report(), events)
    yield "single", happenings.single_source(report(), events, 3)
    yield "undated", happenings.undated(report(), events)
    for name, some in (
        ("all", events),
        ("undated alone", events[events["first_day"].isna()]),
        ("none", events.iloc[:0]),
    ):
        yield f"summary of {name}", happenings.summary(report(), some, 2)._asdict()
    yield "reasons", dated.reasons(report(), report().events)
    otherwise = story()
    for how in ("publication", "inherited", "linked", "correction"):
        otherwise.tables["mentions"] = report().mentions.assign(how_dated=how)
        yield f"reasons by {how}", dated.reasons(otherwise, report().events.head(1))
    yield "unresolved", evidence.unresolved_dates(report())
    yield "of events", evidence.of_events(report(), report().events)
    yield "placed", placed.placed(report().quotes, report().mentions, report().events)


def speaker():
    for asked in ("", "Lind", "Ana Ruiz"):
        name, own = voice.of_speaker(report(), asked)
        yield f"quotations of {asked}", [name, *own["quote_id"]]
        yield f"listed {asked}", voice.listed(report(), own)
        on = voice.on_events(report(), own)
        yield f"events of {asked}", on
        yield f"stages of {asked}", voice.stages(on, 1)
        yield f"verbs of {asked}", voice.verbs(own)
        yield f"halves of {asked}", [(side.name, *side.quotes["quote_id"], *side.articles["article_id"])
                                     for side in voice.halves(report(), own)]  # fmt: skip
        yield f"summary of {asked}", voice.summary(report(), name, own)._asdict()
        yield f"outlets of {asked}", versus.outlets_of(own, "accurate")
    yield "nobody", voice.summary(report(), "", nobody())._asdict()
    yield "stages of nothing", voice.stages(voice.on_events(report(), nobody()))
    half = quotes()[quotes()["published"] == pd.Timestamp("2018-07-09")]
    yield "one day", [(side.name, *side.quotes["quote_id"]) for side in voice.halves(report(), half)]


def compared():
    choices = {
        "unasked": (NAMED, NAMED),
        "outlets": ({**NAMED, "outlets": ["The Wire"]}, {**NAMED, "outlets": ["Kestrel", "Harbour Post"]}),
        "periods": ({**NAMED, "first_day": "2018-07-09"}, {**NAMED, "last_day": "2018-07-08", "name": "before"}),
        "both": ({**NAMED, "first_day": "2018-07-01", "last_day": "2018-07-09"}, {**NAMED, "outlets": ["The Wire"]}),
    }
    for name, (first, second) in choices.items():
        one, other = versus.sides(report(), first, second)
        shares = versus.both_shares(one, other, "accurate")
        words, verbs = versus.words(report(), one, other), versus.words(report(), one, other, "verbs")
        alone = versus.only_in(report(), one, other), versus.only_in(report(), other, one)
        yield f"{name}: shares", shares
        yield f"{name}: shown", versus.shown(shares)
        yield f"{name}: words", words
        yield f"{name}: verbs", verbs
        yield f"{name}: alone", alone[0]
        yield f"{name}: sizes", versus.sizes(one, other)
        yield f"{name}: speakers", versus.speakers(one, other)
        yield f"{name}: found", versus.summary(report(), one, other, shares, words, verbs, alone)._asdict()
    sure = shares.assign(differ=["yes"] * 3 + ["no"] * (len(shares) - 3))
    yield "differ", versus.summary(report(), one, other, sure, words.assign(z=words["z"] * 40), verbs, ())._asdict()
    few = shares.assign(differ=["yes"] + ["no"] * (len(shares) - 1))
    yield "few differ", versus.summary(report(), one, other, few, words, verbs, ())._asdict()


def of_report():
    yield "coverage", [report().coverage(), story(asked={}).period(), report().source_line("9 words")]
    yield "coverage of nothing", [nothing().coverage(), nothing().period(), nothing().source_line("no word")]
    yield (
        "search",
        [report().search("kind", "direct"), story(asked={"outlets": ["A&B"], "from": "2018-07-01"}).search("who", "é")],
    )
    yield "search of outlets", story(asked={"outlets": ["A"], "to": "2018-07-02"}).search("outlet", "A")
    yield "about", story(asked={"limit": 3, "outlets": ["A", "B"], "topic": []}).about().data.split("<dt>Made")[0]
    log = pd.DataFrame({"kind": ["same_person", "same_person", "not_a_quote"], "changed": [2, 0, 1]})
    yield "corrected", [story(decided=rows).corrected() for rows in (None, log.iloc[:0], log.iloc[:1], log)]
    yield "found", [report().found(*said).data for said in ((), ("", "a < b", "", "more"), ("one",))]
    yield "words", Counter(logodds.words_in(["The bridge’s co-owner’s 2018 don't", "A bridge"]))


def nothing():
    empty = story()
    empty.tables |= {name: frame.iloc[:0] for name, frame in empty.tables.items()}
    return empty


PARTS = [sources, silent, corpus, timeline, speaker, compared, of_report]


def told(found):
    """Return what was found as text: a frame as CSV with its types, the rest by its parts."""
    if isinstance(found, pd.DataFrame):
        return found.to_csv(index=False, lineterminator="\n")
    if isinstance(found, dict):
        return "".join(f"{name}: {told(value)}" for name, value in found.items()) or "(nothing)\n"
    if isinstance(found, list | tuple) and not all(isinstance(item, str | int) for item in found):
        return "".join(told(item) for item in found)
    if isinstance(found, float | np.floating):
        return f"{found:.4f}\n"
    return f"{found}\n"


def written(part):
    return "\n".join(f"## {name}\n\n{told(found)}" for name, found in part())


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.__name__)
def test_a_report_finds_what_the_reference_says(part):
    expected = (REFERENCE / f"{part.__name__}.txt").read_text(encoding="utf-8")
    for found, known in zip(written(part).split("\n## "), expected.split("\n## "), strict=True):
        assert found == known


def test_an_outlet_leads_to_its_place_in_the_list_of_articles():
    anchors = {
        outlet: f"articles/index.html#{coverage.anchor_of(outlet)}"
        for outlet in ("Kestrel", "Harbour Post", "The Wire", "")
    }
    names = {outlet: (address, outlet or "unknown outlet") for outlet, address in anchors.items()}
    assert coverage.pages(report().articles) == names
    table = coverage.by_outlet(report().articles)
    assert dict(zip(table["outlet"].replace("unknown", ""), table["link"], strict=True)) == anchors


def test_a_speaker_that_is_none_is_refused_with_the_nearest_name():
    with pytest.raises(DatelineError, match="there is no speaker 'Ana Riuz' in the corpus; did you mean 'Ana Ruiz'?"):
        voice.of_speaker(report(), "Ana Riuz")
    with pytest.raises(DatelineError, match="'Qqqq' in the corpus; speakers/index.html lists all"):
        voice.of_speaker(report(), "Qqqq")


def test_two_sides_of_the_same_articles_are_refused():
    with pytest.raises(DatelineError, match="The Wire and wire are the same 2 articles; choose other outlets or days"):
        versus.sides(report(), {**NAMED, "outlets": ["The Wire"]}, {**NAMED, "outlets": ["The Wire"], "name": "wire"})


def test_more_groups_than_a_table_holds_are_one_row(monkeypatch):
    monkeypatch.setattr(audit, "MOST_GROUPS", 1)
    rows = audit.groups(report(), quotes(), "outlet")
    assert dict(zip(rows["outlet"], rows["quotations"], strict=True)) == {"Kestrel": 5, "2 others": 4}
    assert rows.set_index("outlet")["link"].map(bool).to_dict() == {"Kestrel": True, "2 others": False}


if __name__ == "__main__":
    intervals.measured = lambda tagger: TAGGER
    REFERENCE.mkdir(exist_ok=True)
    for made in PARTS:
        (REFERENCE / f"{made.__name__}.txt").write_text(written(made), encoding="utf-8")
