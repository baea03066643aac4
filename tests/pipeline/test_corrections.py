"""Corrections are checked, applied last, counted, and reported if they no longer fit."""

import pandas as pd
import pytest

import helpers
from helpers.pipeline import corrections
from helpers.pipeline.corrections.quotes import without
from helpers.problems import DatelineError
from helpers.reading.walk import files_in

BY = {"who": "Bo", "when": "2026-03-01", "why": "the recording"}
ARTICLES = pd.DataFrame(
    {
        "article_id": ["a", "b"], "outlet": ["Kestrel", "Harbour"], "published": ["2018-07-12", "2018-07-13"], "title": "",
        "source_path": ["mine/a.md", "mine/b.md"],
        "text": [
            "“The bridge is safe,” Ana Ruiz, the mayor, said on Tuesday.\n\n"
            "Ruiz met Bo Lind in Oslo on July 6. “We are open,” Bo Lind said.",
            "Ana Ruiz met Bo Lind in Oslo on July 7. “The bridge is shut,” said Anna Ruiz. Officials visited Rome on July 8.",
        ],
    }
)  # fmt: skip


@pytest.fixture(scope="module")
def found():
    return helpers.extract(ARTICLES, tagger="fast", workers=1)


def apply(found, tmp_path, kind, /, **values):
    corrections.append(tmp_path, kind, **values, **BY)
    return corrections.corrected(found, ARTICLES, corrections.read([tmp_path]))


def test_without_corrections_the_tables_are_as_they_were(found, tmp_path):
    tables, log = corrections.corrected(found, ARTICLES, corrections.read([tmp_path]))
    assert tables is found and not len(log)


def test_the_shipped_files_have_the_headers_of_their_kinds():
    assert sum(map(len, corrections.read(["data/corrections"]).values())) == 0


def test_the_same_person_is_one_speaker_with_both_spellings(found, tmp_path):
    tables, log = apply(found, tmp_path, "same_person", speaker="Anna Ruiz", **{"is": "Ana Ruiz"})
    ruiz = tables.speakers[tables.speakers["name"] == "Ana Ruiz"].iloc[0]
    assert (ruiz["n_quotes"], ruiz["n_articles"]) == (2, 2) and "Anna Ruiz" in ruiz["variants"]
    assert "Anna Ruiz" not in set(tables.speakers["name"]) and log["changed"].tolist() == [1]


def test_a_speaker_spelled_anew_is_so_in_every_table(found, tmp_path):
    tables, log = apply(found, tmp_path, "same_person", speaker="Ana Ruiz", **{"is": "Ana Ruíz"})
    assert set(tables.quotes["speaker"]) == set(tables.speakers["name"]) == {"Ana Ruíz", "Bo Lind", "Anna Ruiz"}
    assert log["changed"].tolist() == [1]


def test_one_speaker_joined_to_itself_is_said_to_change_nothing(found, tmp_path):
    tables, log = apply(found, tmp_path, "same_person", speaker="Ana Ruiz", **{"is": "Ana Ruiz"})
    assert log["changed"].tolist() == [0] and "are one speaker already" in tables.problems["message"].iloc[-1]


def test_a_different_person_is_another_speaker_in_that_article_alone(found, tmp_path):
    tables, _ = apply(
        found, tmp_path, "different_person", speaker="Ana Ruiz", article="mine/a.md", **{"is": "Ana Ruiz Vega"}
    )
    assert tables.quotes.loc[tables.quotes["speaker"] == "Ana Ruiz Vega", "article_id"].tolist() == ["a"]


def test_a_quotation_is_given_to_who_said_it_and_says_how_that_is_known(found, tmp_path):
    tables, _ = apply(found, tmp_path, "quotation_is_by", article="a", said="We are open", speaker="Ana Ruiz")
    quote = tables.quotes[(tables.quotes["article_id"] == "a")].iloc[-1]
    assert (quote["speaker"], quote["how_resolved"]) == ("Ana Ruiz", "correction")
    assert "Bo Lind" not in set(tables.speakers["name"]), "who is quoted no more is no speaker"


def test_what_nobody_said_is_taken_away(found, tmp_path):
    tables, _ = apply(found, tmp_path, "not_a_quotation", article="b", said="The bridge is shut")
    assert len(tables.quotes) == len(found.quotes) - 1


@pytest.mark.parametrize(("kind", "name"), [("outlet", "Harbour"), ("article", "b")])
def test_nothing_of_an_ignored_source_is_counted(found, tmp_path, kind, name):
    tables, _ = apply(found, tmp_path, "ignore_source", kind=kind, name=name)
    assert set(tables.quotes["article_id"]) | set(tables.mentions["article_id"]) == {"a"}
    assert set(tables.mentions["event_id"]) == set(tables.events["event_id"])


def test_an_ignored_speaker_has_no_quotation(found, tmp_path):
    tables, _ = apply(found, tmp_path, "ignore_source", kind="speaker", name="Bo Lind")
    assert "Bo Lind" not in set(tables.quotes["speaker"])


def event_in(tables, article, words):
    text = dict(zip(ARTICLES["article_id"], ARTICLES["text"], strict=True))[article]
    at = text.index(words)
    own = tables.mentions[
        (tables.mentions["article_id"] == article) & (tables.mentions["start"] <= at) & (tables.mentions["end"] > at)
    ]
    return tables.events[tables.events["event_id"] == own["event_id"].iloc[0]].iloc[0]


def test_events_are_split_merged_and_redated(found, tmp_path):
    one, other = (event_in(found, article, "Oslo") for article in "ab")
    if one["event_id"] == other["event_id"]:
        tables, log = apply(
            found, tmp_path, "split_events", article="b", sentence="Bo Lind in Oslo on July 7", label="A second meeting"
        )
        assert log["changed"].tolist() == [1]
        assert (
            event_in(tables, "b", "Oslo")["label"] == "A second meeting"
            and event_in(tables, "a", "Oslo")["n_mentions"] == 1
        )
        found = tables
    tables, _ = apply(
        found,
        tmp_path / "m",
        "merge_events",
        article="b",
        sentence="Bo Lind in Oslo on July 7",
        into_article="a",
        into_sentence="Bo Lind in Oslo on July 6",
    )
    both = event_in(tables, "a", "Oslo")
    assert both["event_id"] == event_in(tables, "b", "Oslo")["event_id"] and (
        both["n_mentions"],
        both["n_outlets"],
    ) == (2, 2)
    tables, _ = apply(
        tables,
        tmp_path / "d",
        "date_is_wrong",
        article="a",
        sentence="Bo Lind in Oslo on July 6",
        first_day="2018-07-05",
    )
    assert str(event_in(tables, "a", "Oslo")["first_day"])[:10] == "2018-07-05"


def test_a_wrong_expression_of_time_moves_its_sentence_too(found, tmp_path):
    tables, _ = apply(
        found,
        tmp_path,
        "date_is_wrong",
        article="b",
        sentence="Rome on July 8",
        phrase="July 8",
        first_day="2018-08-08",
    )
    date = tables.dates[tables.dates["phrase"] == "July 8"].iloc[0]
    assert (date["value"], date["rule"]) == ("2018-08-08", "correction")
    assert str(event_in(tables, "b", "Rome")["first_day"])[:10] == "2018-08-08"


def test_a_correction_that_fits_nothing_is_a_problem_and_the_rest_go_on(found, tmp_path):
    corrections.append(tmp_path, "not_a_quotation", article="a", said="words that nobody printed", **BY)
    tables, log = apply(found, tmp_path, "same_person", speaker="Anna Ruiz", **{"is": "Ana Ruiz"})
    assert sorted(log["changed"]) == [0, 1]
    problem = tables.problems.iloc[-1]
    assert "not_a_quotation.csv, row 1" in problem["message"] and "no longer fits" in problem["message"]


@pytest.mark.parametrize(("name", "text", "message"), [
    ("same_person", "speaker,is,who,when,why\nA,B,,2026-01-01,x\n", r"same_person.csv, row 1: who must not be empty"),
    ("same_person", "speaker,is,who,when,why\nA,B,Bo,1 May,x\n", r"when must be a day, as in 2018-06-12; it is '1 May'"),
    ("ignore_source", "kind,name,who,when,why\nperson,B,Bo,2026-01-01,x\n", r"kind must be one of outlet, article, speaker"),
    ("same_person", "speaker,who\nA,B\n", r"its first line must be speaker,is,who,when,why"),
    ("same_persons", "speaker,is,who,when,why\n", r"is no file of corrections; name it after one of"),
    ("date_is_wrong", "article,sentence,event,phrase,first_day,last_day,who,when,why\na,x,,,2018-07-08,2018-07-06,Bo,2026-01-01,x\n",
     r"date_is_wrong.csv, row 1: last_day is before first_day"),
])  # fmt: skip
def test_a_file_that_breaks_its_schema_is_refused_with_what_and_where(tmp_path, name, text, message):
    (tmp_path / f"{name}.csv").write_text(text)
    with pytest.raises(DatelineError, match=message):
        corrections.read([tmp_path])


def test_a_row_that_is_refused_is_not_written(tmp_path):
    with pytest.raises(DatelineError, match="why must not be empty"):
        corrections.append(tmp_path, "not_a_quotation", article="a", said="x", who="Bo", when="2026-01-01", why=" ")
    assert not list(tmp_path.iterdir())


def test_a_corpus_own_corrections_are_no_articles(tmp_path):
    corrections.append(tmp_path / "corrections", "not_a_quotation", article="a", said="x", **BY)
    (tmp_path / "one.md").write_text("Words.")
    assert [path.name for _, path in files_in(tmp_path, None)] == ["one.md"]


def test_a_corpus_whose_only_outlet_is_ignored_has_empty_tables(found, tmp_path):
    corrections.append(tmp_path, "ignore_source", kind="outlet", name="Harbour", **BY)
    tables, log = apply(found, tmp_path, "ignore_source", kind="outlet", name="Kestrel")
    assert not sum(len(getattr(tables, name)) for name in ("dates", "quotes", "speakers", "mentions", "events"))
    assert (log["changed"] > 0).all()


def test_corrections_that_cite_what_is_gone_are_problems_on_empty_tables_too(tmp_path):
    nothing = helpers.extract(ARTICLES.assign(text=""), tagger="fast", workers=1)
    for kind, values in {
        "same_person": {"speaker": "Ana Ruiz", "is": "Bo Lind"},
        "different_person": {"speaker": "Ana Ruiz", "article": "gone", "is": "Bo Lind"},
        "quotation_is_by": {"article": "a", "said": "[", "speaker": "Bo Lind"},
        "split_events": {"article": "a", "sentence": "(", "event": "", "label": ""},
        "merge_events": {"article": "a", "sentence": "x", "into_article": "gone", "into_sentence": "y"},
    }.items():
        corrections.append(tmp_path, kind, **values, **BY)
    tables, log = apply(nothing, tmp_path, "date_is_wrong", article="b", sentence="x", first_day="2018-08-08")
    assert len(tables.problems) == len(log) == 6 and not log["changed"].any()


def test_a_day_before_the_first_is_not_written(tmp_path):
    with pytest.raises(DatelineError, match="last_day is before first_day"):
        corrections.append(
            tmp_path, "date_is_wrong", article="a", sentence="x", first_day="2018-07-08", last_day="2018-07-06", **BY
        )
    assert not list(tmp_path.iterdir())


def test_what_a_removed_quotation_tells_stands_where_that_stood():
    rows = pd.DataFrame({"quote_id": ["a-q1", "a-q2", "a-q3"], "within": ["", "a-q1", "a-q2"]})
    assert without(rows, 0)["within"].tolist() == ["", "a-q2"]
    assert without(rows, 1)["within"].tolist() == ["", "a-q1"]
