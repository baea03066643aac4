"""What reports find in a made-up story is as in the references: every figure, sentence, address and table.

After a change that is meant, read the difference and write the references anew: python -m tests.reporting.test_found
"""

from collections import Counter
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from helpers.analysis import (
    comparison,
    coverage,
    diversity,
    evidence,
    intervals,
    keyness,
    not_quoted,
    quotes_on_events,
    shares,
    speaker_profile,
    why_dated,
)
from helpers.analysis import sources as counted
from helpers.analysis import timeline as happened
from helpers.problems import DatelineError
from helpers.reporting import findings, links
from helpers.reporting import wording as worded
from helpers.site import excerpt, urls
from tests.reporting.story import story

REFERENCE = Path(__file__).parent / "reference"
# What a tagger does is measured anew from time to time; here it stays what it is.
TAGGER = pd.DataFrame(
    {"precision": [0.9, 0.8, 0.7], "recall": [0.95, 0.85, 0.6], "found": [900, 300, 500], "gold": [850, 280, 600],
     "spread": [0.02, 0.04, 0.06], "speaker": [0.95, 0.9, 0.8]},
    index=pd.Index(["direct", "mixed", "indirect"], name="kind"),
)  # fmt: skip
UNASKED = comparison.Choice()


@pytest.fixture(autouse=True)
def measured(monkeypatch):
    monkeypatch.setattr(intervals, "measured", lambda tagger: TAGGER)
    monkeypatch.setattr(intervals, "_rates", intervals._rates.__wrapped__)  # what it keeps is of the measured ones


@cache
def report():
    return story()


@cache
def quotes():
    return report().attributed_quotes()


def nobody():
    """Return the story's quotations without any row."""
    return quotes().iloc[:0]


def sources():
    speakers = counted.by_speaker(quotes())
    every = shares.every_share(quotes(), "accurate")
    yield "counted", quotes().drop(columns=["content", "cue", "source", "first_day", "last_day"])
    yield "counted with copies", report().attributed_quotes(copies=True)["quote_id"].tolist()
    yield "speakers", speakers
    yield "bars", counted.bars(speakers, 1)
    yield "bars of words", counted.bars(speakers, 5, words=True)
    yield "links of bars", links.of_speakers(speakers)
    yield "listed", links.linked(worded.speakers_in_words(speakers), "speaker")
    yield "shares", every
    yield "links of shares", links.of_shares(report(), every)
    yield "shares in words", worded.shares_in_words(every)
    yield "first and last", links.linked(counted.first_and_last(quotes()), "speaker")
    for by in ("outlet", "section", "byline", "week"):
        groups = shares.groups(quotes(), by, "accurate")
        yield f"by {by}", groups
        yield f"by {by} in words", worded.groups_in_words(groups).assign(link=links.of_groups(report(), groups))
    yield "top share", [counted.top_share(speakers, n) for n in (1, 5)]
    yield "most quoted", [counted.most_quoted(speakers), counted.most_quoted(speakers.iloc[:0])]
    yield "concentration", diversity.concentration(quotes(), [counted.UNNAMED, counted.UNKNOWN])
    yield "how to read it", worded.with_reading(diversity.concentration(quotes()))
    yield "concentration of nobody", diversity.concentration(nobody())
    yield "concentration in one article", diversity.concentration(quotes().head(2))
    for name, own in (
        ("sources", quotes()),
        ("no sources", nobody()),
        ("unnamed", quotes()[quotes()["naming"] != "named"]),
    ):
        yield name, findings.of_sources(report(), own, counted.by_speaker(own))._asdict()


def silent():
    articles, speakers, sentences = report().articles, report().speakers, report().sentences
    named, asked = not_quoted.not_quoted(articles, speakers, quotes()), not_quoted.declined(articles, sentences)
    none = named.iloc[:0]
    yield "not quoted", named
    yield "not quoted, two articles read", not_quoted.not_quoted(articles, speakers, quotes(), most=2)
    yield "declined", asked
    yield "captions", [findings.caption_of_not_quoted(rows) for rows in (named, none)]
    yield "sentences on who is not quoted", [findings.of_not_quoted(rows) for rows in (named, none)]
    yield "sentences on who declined", [findings.of_declined(rows) for rows in (asked, asked.iloc[:0])]
    yield "evidence", excerpt.evidence_spans(report(), asked)


def corpus():
    articles = report().articles
    yield "weeks", coverage.weeks(articles)
    yield "by format", coverage.by(articles, "section")
    yield "by outlet", coverage.by(articles, "outlet")
    yield "gaps", [coverage.gaps(articles, days) for days in (3, 4, 14, 40)]
    yield "copies", coverage.copies(articles)
    yield "findings", findings.of_coverage(report())._asdict()
    other = story()
    other.tables |= {"articles": articles.assign(language="fr").head(3), "problems": report().problems.iloc[:0]}
    yield "findings on others", findings.of_coverage(other)._asdict()
    yield "findings on nothing", findings.of_coverage(nothing())._asdict()


def timeline():
    articles = report().articles
    events = happened.chosen_events(report())
    yield "chosen", events[["event_id", "salience"]]
    for days in (("2018-07-06", ""), ("2018-07-14", ""), ("2018-07-15", ""), ("", "2018-07-06"), ("", "2018-07-05")):
        yield f"chosen {days}", happened.chosen_events(report(), (), *days)["event_id"].tolist()
    yield "on topic", happened.chosen_events(report(), ["bridge"])[["event_id", "salience"]]
    listed = happened.by_day(events, report(), 2)
    yield "by day", listed
    yield "by day in words", links.linked(worded.reasons_in_words(listed), "event")
    spoken = happened.spoken_on(events, quotes(), report())
    yield "spoken", spoken
    yield "spoken on nothing", list(happened.spoken_on(events.iloc[:0], quotes(), report()).columns)
    yield "shortest quotations", worded.said_in_words(happened.shortest_quotations(spoken))
    yield "links", links.of_events(report(), report().events)
    yield "contested", happened.contested(events, articles)
    yield "contested in words", worded.claims_in_words(happened.contested(events, articles))
    yield "single", happened.single_source(events, articles, 3)
    yield "undated", happened.undated(events, report())
    for name, some in (
        ("all", events),
        ("undated alone", events[events["first_day"].isna()]),
        ("none", events.iloc[:0]),
    ):
        yield f"findings on {name}", findings.of_timeline(report(), some, 2)._asdict()
    yield "why dated", _why(report(), report().events)
    otherwise = story()
    for how in ("publication", "inherited", "linked", "correction"):
        otherwise.tables["mentions"] = report().mentions.assign(how_dated=how)
        yield f"why dated by {how}", _why(otherwise, report().events.head(1))
        events = happened.chosen_events(otherwise)
        yield f"in words by {how}", worded.reasons_in_words(happened.by_day(events, otherwise))["why_this_day"].tolist()
    yield "unresolved", evidence.unresolved_dates(report().dates, articles)
    yield "of events", evidence.events_with_sentences(report().events, articles)
    yield "placed", quotes_on_events.quotes_on_events(report().quotes, report().mentions, report().events)


def _why(of, events):
    return why_dated.why_dated(events, of.mentions, of.dates, of.articles)


def speaker():
    articles = report().articles
    for asked in ("", "Lind", "Ana Ruiz"):
        name, own = speaker_profile.of_speaker(quotes(), report().speakers, asked)
        yield f"quotations of {asked}", [name, *own["quote_id"]]
        on = speaker_profile.on_events(own, report().mentions, report().events)
        yield f"in order {asked}", speaker_profile.in_order(own, on, articles)
        yield f"events of {asked}", on
        yield f"events most spoken of by {asked}", speaker_profile.events_most_spoken_of(on, 1)
        yield f"verbs of {asked}", speaker_profile.verbs(own)
        halves = findings.named_halves(*speaker_profile.halves(own, articles))
        yield (
            f"halves of {asked}",
            [(half.name, *half.quotes["quote_id"], *half.articles["article_id"]) for half in halves],
        )
        yield f"findings on {asked}", findings.of_speaker(report(), name, own, on)._asdict()
        yield f"outlets of {asked}", intervals.shares(own, "outlet", "accurate")
    none = speaker_profile.on_events(nobody(), report().mentions, report().events)
    yield "findings on nobody", findings.of_speaker(report(), "", nobody(), none)._asdict()
    yield "events nobody speaks of", speaker_profile.events_most_spoken_of(none)
    one_day = quotes()[quotes()["published"] == pd.Timestamp("2018-07-09")]
    halves = findings.named_halves(*speaker_profile.halves(one_day, articles))
    yield "one day", [(half.name, *half.quotes["quote_id"]) for half in halves]


def compared():
    ask = comparison.Choice
    choices = {
        "unasked": (UNASKED, UNASKED),
        "outlets": (ask(outlets=["The Wire"]), ask(outlets=["Kestrel", "Harbour Post"])),
        "periods": (ask(published_from="2018-07-09"), ask("before", published_to="2018-07-08")),
        "both": (ask(published_from="2018-07-01", published_to="2018-07-09"), ask(outlets=["The Wire"])),
    }
    for name, asked in choices.items():
        sides = comparison.sides(report().articles, quotes(), *asked)
        both = comparison.compare(report(), quotes(), *asked, "accurate")
        yield f"{name}: shares", both.shares
        yield f"{name}: shares in words", worded.differences_in_words(both.shares)
        yield f"{name}: words", both.words
        yield f"{name}: verbs", both.verbs
        yield f"{name}: only left", both.only_left
        yield f"{name}: sizes", comparison.sizes(*sides)
        yield f"{name}: speakers", links.linked(comparison.speakers(*sides), "speaker")
        yield f"{name}: findings", findings.of_comparison(report(), both)._asdict()
    sides_alone = comparison.compare_sides(report(), *sides, "accurate")
    shares_alone, words = sides_alone.shares, sides_alone.words
    sure = shares_alone.assign(differ=["yes"] * 3 + ["no"] * (len(shares_alone) - 3))
    far = words.assign(z=words["z"] * 40)
    yield "differ", findings.of_comparison(report(), sides_alone._replace(shares=sure, words=far))._asdict()
    few = shares_alone.assign(differ=["yes"] + ["no"] * (len(shares_alone) - 1))
    yield "few differ", findings.of_comparison(report(), sides_alone._replace(shares=few))._asdict()


def of_report():
    yield "coverage", [report().coverage(), story(parameters={}).period(), report().source_line("9 words")]
    yield "coverage of nothing", [nothing().coverage(), nothing().period(), nothing().source_line("no word")]
    yield (
        "search",
        [
            report().search("kind", "direct"),
            story(parameters={"outlets": ["A&B"], "from": "2018-07-01"}).search("who", "é"),
        ],
    )
    yield "search of outlets", story(parameters={"outlets": ["A"], "to": "2018-07-02"}).search("outlet", "A")
    yield "about", story(parameters={"limit": 3, "outlets": ["A", "B"], "topic": []}).about().data.split("<dt>Made")[0]
    log = pd.DataFrame({"kind": ["same_person", "same_person", "not_a_quote"], "changed": [2, 0, 1]})
    yield "corrected", [story(decided=rows).corrected() for rows in (None, log.iloc[:0], log.iloc[:1], log)]
    yield "found", [report().show_findings(*said).data for said in ((), ("", "a < b", "", "more"), ("one",))]
    yield "words", Counter(keyness.words_in(["The bridge’s co-owner’s 2018 don't", "A bridge"]))


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
    addresses = {outlet: urls.outlet(outlet) for outlet in ("Kestrel", "Harbour Post", "The Wire", "")}
    names = {outlet: (address, outlet or "unknown outlet") for outlet, address in addresses.items()}
    assert links.of_outlets(report().articles) == names
    table = coverage.by(report().articles, "outlet")
    rows = links.of_outlet_rows(table)
    assert dict(zip(table["outlet"].replace("unknown", ""), rows, strict=True)) == addresses


def test_a_speaker_that_is_none_is_refused_with_the_nearest_name():
    asked = quotes(), report().speakers
    with pytest.raises(DatelineError, match="there is no speaker 'Ana Riuz' in the corpus; did you mean 'Ana Ruiz'?"):
        speaker_profile.of_speaker(*asked, "Ana Riuz")
    with pytest.raises(DatelineError, match="'Qqqq' in the corpus; the site's page of speakers lists all"):
        speaker_profile.of_speaker(*asked, "Qqqq")


def test_two_sides_of_the_same_articles_are_refused():
    left, right = comparison.Choice(outlets=["The Wire"]), comparison.Choice("wire", ["The Wire"])
    with pytest.raises(DatelineError, match="The Wire and wire are the same 2 articles; choose other outlets or days"):
        comparison.sides(report().articles, quotes(), left, right)


def test_more_groups_than_a_table_holds_are_one_row(monkeypatch):
    monkeypatch.setattr(shares, "MOST_GROUPS", 1)
    rows = shares.groups(quotes(), "outlet", "accurate")
    assert dict(zip(rows["outlet"], rows["quotations"], strict=True)) == {"Kestrel": 5, "2 others": 4}
    assert [bool(address) for address in links.of_groups(report(), rows)] == [True, False]


if __name__ == "__main__":
    intervals.measured = lambda tagger: TAGGER
    REFERENCE.mkdir(exist_ok=True)
    for made in PARTS:
        (REFERENCE / f"{made.__name__}.txt").write_text(written(made), encoding="utf-8")


def test_what_is_said_of_events_does_not_depend_on_how_many_quotations_are_looked_at_at_once(monkeypatch):
    whole = quotes_on_events.quotes_on_events(report().quotes, report().mentions, report().events)
    monkeypatch.setattr(quotes_on_events, "AT_ONCE", 1)
    assert (
        whole.equals(quotes_on_events.quotes_on_events(report().quotes, report().mentions, report().events))
        and len(whole) > 1
    )
