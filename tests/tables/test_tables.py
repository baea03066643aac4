"""`conform` gives any frame its schema's columns, order and types, or says what is wrong."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from helpers.tables import DAY, NAMES, SCHEMAS, Corpus, TableError, Tables, conform, dictionary, empty

ARTICLE = {
    "article_id": ["a"], "outlet": ["Courier"], "title": [None], "byline": [""], "published": ["2018-07-12"],
    "published_from": ["metadata"], "url": [""], "section": [""], "language": ["en"], "text": ["One."], "source_path": [""],
    "source_format": ["csv"], "n_words": [1.0], "copy_of": [""], "story_id": [""],
}  # fmt: skip


def test_every_table_has_a_schema_and_an_empty_frame_of_its_columns():
    assert tuple(SCHEMAS) == NAMES
    for name in NAMES:
        frame = empty(name)
        assert list(frame.columns) == list(SCHEMAS[name].columns) and len(frame) == 0
        assert SCHEMAS[name].name == name and SCHEMAS[name].description


def test_a_frame_gets_the_order_the_types_and_no_other_columns():
    frame = conform("articles", pd.DataFrame({"other": [1], **ARTICLE}, index=[7]))
    assert list(frame.columns) == list(SCHEMAS["articles"].columns) and frame.index.tolist() == [0]
    assert (frame["published"].dtype, frame["n_words"].dtype) == (DAY, "int64")
    assert frame["title"].tolist() == [""] and frame["published"].tolist() == [pd.Timestamp("2018-07-12")]


def test_what_is_unknown_is_empty_text_no_day_and_no_number():
    quote = dict.fromkeys(SCHEMAS["quotes"].columns, [None]) | {
        "kind": ["direct"], "act": ["speech"], "how_resolved": ["title"], "n_words": [1], "content": [[[0, 1]]], "quote_id": ["q"],
    }  # fmt: skip
    row = conform("quotes", pd.DataFrame(quote)).iloc[0]
    assert (row["speaker"], row["verb"], row["cue"]) == ("", "", None)
    assert pd.isna(row["first_day"]) and pd.isna(row["confidence"]) and row["content"] == [[0, 1]]


def test_arrays_of_parquet_become_lists_and_mappings_however_deep():
    event = dict.fromkeys(SCHEMAS["events"].columns, [""]) | {
        "status": ["happened"], "first_day": [None], "last_day": [None], "salience": [0.5], "history": [None],
        "participants": [np.array(["Ana Ruiz"])], "evidence": [{"article_id": "a", "start": np.int64(3), "end": 9}],
        "related": [("e1", "e2")], "conflict": [np.array([{"claimed_by": np.array(["Courier"])}])],
        **{name: [1] for name in ("n_mentions", "n_articles", "n_outlets")},
    }  # fmt: skip
    row = conform("events", pd.DataFrame(event)).iloc[0]
    assert (row["participants"], row["related"]) == (["Ana Ruiz"], ["e1", "e2"])
    assert row["conflict"] == [{"claimed_by": ["Courier"]}] and type(row["conflict"][0]["claimed_by"]) is list
    assert row["evidence"] == {"article_id": "a", "start": 3, "end": 9} and type(row["evidence"]["start"]) is int


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"published_from": ["a guess"]}, "published_from"),
        ({"published": ["no day"]}, "no day"),
        ({"n_words": ["many"]}, "many"),
        ({"article_id": ["a", "a"]}, "article_id"),
    ],
)
def test_a_value_that_a_table_does_not_allow_names_the_table_and_what_is_wrong(change, words):
    rows = max(len(value) for value in change.values())
    with pytest.raises(TableError, match="table 'articles'") as error:
        conform("articles", pd.DataFrame({name: values * rows for name, values in ARTICLE.items()} | change))
    assert words in str(error.value) and "\n" not in str(error.value)


def test_missing_columns_are_named_with_those_that_are_there():
    with pytest.raises(
        TableError, match=r"table 'sentences' lacks the columns sentence, start, end; it has .*paragraph"
    ):
        conform("sentences", {"article_id": ["a"], "paragraph": [0]})


@pytest.mark.parametrize(
    ("table", "column", "good", "bad"),
    [
        ("articles", "published_from", ["metadata", "url", "print_edition", "dateline", "text", "file_name", "unknown"], "x"),
        ("dates", "type", ["DATE", "TIME", "DURATION", "SET"], "date"),
        ("quotes", "kind", ["direct", "mixed", "indirect"], "quoted"),
        ("quotes", "how_resolved", ["full name", "surname", "title", "pronoun", "metonym", "author", "organisation", "group",
                                    "unnamed", "unresolved", "correction"], "guessed"),
        ("speakers", "kind", ["person", "organisation", "government", "document", "group", "unnamed", "unknown"], "dog"),
        ("mentions", "how_dated", ["expression", "publication", "linked", "inherited", "undated", "correction"], "guessed"),
        ("mentions", "status", ["happened", "scheduled", "cancelled", "denied", "possible"], "hoped"),
        ("problems", "severity", ["error", "warning", "note"], "fatal"),
    ],
)  # fmt: skip
def test_a_column_of_kinds_takes_those_and_no_other(table, column, good, bad):
    checked = SCHEMAS[table].columns[column].checks
    assert len(checked) == 1
    assert checked[0](pd.Series(good)).check_passed and not checked[0](pd.Series([bad])).check_passed
    assert all(value in SCHEMAS[table].columns[column].description for value in good)


def test_the_tables_of_a_run_come_in_the_order_of_the_flow_and_cannot_be_exchanged():
    frames = {name: empty(name) for name in NAMES}
    tables = Tables(**frames)
    assert [name for name, _ in tables.items()] == list(frames) and all(a is frames[n] for n, a in tables.items())
    for made, name in ((tables, "events"), (Corpus(empty("articles"), empty("problems")), "articles")):
        with pytest.raises(AttributeError):
            setattr(made, name, None)


def test_the_dictionary_has_a_row_for_every_column_of_every_table():
    text = dictionary()
    assert text.startswith("# Data dictionary\n\nMade from") and text.endswith("\n")
    for name, schema in SCHEMAS.items():
        part = text.partition(
            f"\n## {name}\n\nOne row is {schema.description}.\n\n| column | type | what it is |\n| --- | --- |"
        )[2]
        rows = [line for line in part.partition("\n\n")[0].splitlines()[1:] if line.startswith("| ")]
        assert [row.split(" | ")[0][2:] for row in rows] == list(schema.columns)
    assert "| published | day | day of publication; empty where unknown |" in text
    assert (
        "| n_words | integer | words in the text |" in text
        and "| salience | number | how much the corpus makes of the event" in text
    )
    assert "| article_id | text | the article, from articles.article_id |" in text and "| content | list |" in text


def test_the_tables_are_those_that_the_written_dictionary_tells_of():
    assert (Path(__file__).parents[2] / "data/DICTIONARY.md").read_text(encoding="utf-8") == dictionary()


def test_names_of_rows_are_given_once():
    ids = {
        "articles": "article_id",
        "quotes": "quote_id",
        "speakers": "speaker_id",
        "events": "event_id",
        "stories": "story_id",
    }
    unique = {(table, name) for table in NAMES for name, rule in SCHEMAS[table].columns.items() if rule.unique}
    assert unique == set(ids.items())
