"""Corrections at their edges: what a message shows, how ids are made, and what is refused before it is written."""

import pandas as pd
import pytest

from helpers.pipeline import corrections
from helpers.pipeline.corrections import events as of_events
from helpers.pipeline.corrections import quotes as of_quotes
from helpers.pipeline.corrections.find import Missed, Texts, event, quotation
from helpers.problems import DatelineError
from tests.reporting.story import story

LONG = "w" * 41


@pytest.fixture(scope="module")
def told():
    of = story()
    return of, Texts(of.articles)


def test_words_that_fit_nothing_are_shown_by_their_first_forty_characters(told):
    of, texts = told
    missed = [quotation(of.quotes, texts, "a", LONG), event(of.mentions, of.events, texts, "a", LONG, "")]
    assert all(f"'{LONG[:40]}'" in one.why for one in missed)
    whole = " ".join(of.articles["text"].iloc[6].split())
    assert f"at '{whole[:40]}'" in quotation(of.quotes, texts, "g", whole).why
    assert f"at '{whole[:40]}'" in event(of.mentions, of.events, texts, "g", whole, "").why


def test_of_several_events_in_one_place_one_is_to_be_named_and_a_wrong_name_is_said(told):
    of, texts = told
    both = pd.concat(
        [of.mentions, of.mentions[of.mentions["event_id"] == "e1"].assign(event_id="e4")], ignore_index=True
    )
    words = "The bridge at Port Sable closed"
    assert "several events" in event(both, of.events, texts, "a", words, "").why
    assert "'Another'" in event(both, of.events, texts, "a", words, "Another").why
    assert both.loc[event(both, of.events, texts, "a", words, "Bridge opens"), "event_id"].tolist() == ["e4"]
    assert of.mentions.loc[event(of.mentions, of.events, texts, "a", words, "Another"), "event_id"].tolist() == ["e1"]


def test_a_new_speaker_and_a_new_event_have_ids_of_twelve_characters(told):
    of, texts = told
    ident, speakers = of_quotes.speaker_named(of.speakers, "Cy Dahl", like="s3")
    assert len(ident) == 12 and speakers.iloc[-1][["speaker_id", "kind", "n_quotes"]].tolist() == [ident, "unnamed", 0]
    row = {"article": "f", "sentence": "Ana Ruiz wrote to Bo Lind", "event": "", "label": "Another letter"}
    events, mentions, _, changed = of_events.split_events(of.events, of.mentions, of.dates, row, texts)
    new = events[events["label"] == "Another letter"].iloc[0]
    assert changed == 1 and len(new["event_id"]) == 12 and new["precision"] == "day"
    assert new["evidence"] == {"article_id": "f", "start": 0, "end": 42, "shown": 0} and new["conflict"] == []


def test_an_event_counted_anew_is_no_more_salient_than_one(told):
    of, _ = told
    grown = of.events.assign(n_articles=1, salience=0.9)
    counted = of_events.recounted(grown, of.mentions, of.articles).set_index("event_id")
    assert counted.loc["e2", ["n_articles", "salience", "n_outlets"]].tolist() == [2, 1.0, 2]
    assert counted.loc["e3", ["n_articles", "n_mentions", "n_outlets"]].tolist() == [1, 3, 1], (
        "a near-copy is no article more"
    )
    assert "e5" not in counted.index and not len(of_events.recounted(of.events, of.mentions.head(0), of.articles))


@pytest.mark.parametrize(("kind", "row", "said"), [
    ("quotation_is_by", {"article": "z", "said": "x", "speaker": "y"}, "no article 'z'"),
    ("different_person", {"article": "z", "speaker": "Ana Ruiz", "is": "y"}, "no article 'z'"),
    ("different_person", {"article": "c", "speaker": "Ana Ruiz", "is": "y"}, "is not quoted in article c"),
    ("not_a_quotation", {"article": "g", "said": "Nothing"}, "no quotation was found"),
    ("same_person", {"speaker": "Ana Ruiz", "is": "Ana Ruiz"}, "one speaker already"),
])  # fmt: skip
def test_a_correction_of_a_quotation_that_fits_nothing_changes_nothing(told, kind, row, said):
    of, texts = told
    quotes, speakers, missed = getattr(of_quotes, kind)(of.quotes, of.speakers.copy(), row, texts)
    assert isinstance(missed, Missed) and said in missed.why and quotes.equals(of.quotes) and len(speakers) == 4


def test_a_file_of_another_name_another_header_or_another_encoding_is_refused(tmp_path):
    path = tmp_path / "letters.csv"
    path.write_text("a,b\n")
    with pytest.raises(DatelineError, match="letters.csv: is no file of corrections; .*same_person"):
        corrections.read([tmp_path])
    path = path.rename(tmp_path / "not_a_quotation.csv")
    with pytest.raises(DatelineError, match="its first line must be article,said,who,when,why; it is a,b"):
        corrections.read([tmp_path])
    path.write_bytes(b"article,said,who,when,why\n\xff,a,b,c,d\n")
    with pytest.raises(DatelineError, match="cannot be read as CSV in UTF-8"):
        corrections.read([tmp_path])
    path.write_text("\ufeffarticle,said,who,when,why\n# a comment\na,x,Mia Holm,2018-07-20,asked\n")
    (row,) = corrections.read([tmp_path, tmp_path / "none"])["not_a_quotation"].to_dict("records")
    assert row == {
        "article": "a",
        "said": "x",
        "who": "Mia Holm",
        "when": "2018-07-20",
        "why": "asked",
        "file": str(path),
        "line": 1,
    }
    path.write_text("article,said,who,when,why\na,x,Mia Holm,soon,asked\n")
    with pytest.raises(DatelineError, match="row 1: when must be a day, as in 2018-06-12; it is 'soon'"):
        corrections.read([tmp_path])


SIGNED = {"who": "Mia Holm", "when": "2018-07-20", "why": "asked"}


def test_a_correction_is_added_below_the_others_whatever_ends_the_file(tmp_path):
    path = corrections.append(tmp_path / "new", "not_a_quotation", article="a", said=" x\n y ", **SIGNED)
    path.write_text(path.read_text().rstrip("\n"))
    corrections.append(tmp_path / "new", "not_a_quotation", article="b", said="z, z", **SIGNED)
    assert path.read_text() == (
        'article,said,who,when,why\na,x y,Mia Holm,2018-07-20,asked\nb,"z, z",Mia Holm,2018-07-20,asked\n'
    )
    assert [p.name for p in path.parent.iterdir()] == ["not_a_quotation.csv"]


@pytest.mark.parametrize(("kind", "values", "said"), [
    ("another", {}, "there is no correction 'another'; there are same_person"), ("not_a_quotation", {"article": "a"}, "unknown: said"),
    ("not_a_quotation", {"article": "a", "said": "x", "more": "y"}, "missing or unknown: more"),
    ("not_a_quotation", {"article": "a", "said": " "}, "said must not be empty"),
    ("ignore_source", {"kind": "paper", "name": "x"}, "kind must be one of outlet, article, speaker"),
    ("date_is_wrong", {"article": "a", "sentence": "x", "first_day": "2018-7-1"}, "first_day must be a day"),
    ("date_is_wrong", {"article": "a", "sentence": "x", "first_day": "2018-07-02", "last_day": "2018-07-01"}, "before first_day"),
])  # fmt: skip
def test_a_correction_that_does_not_fit_is_not_written(tmp_path, kind, values, said):
    with pytest.raises(DatelineError, match=said):
        corrections.append(tmp_path, kind, **values, **SIGNED)
    assert not list(tmp_path.iterdir())
