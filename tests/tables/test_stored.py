"""Tables on disk: a reader gets the same rows from one file and from a folder of parts."""

import pandas as pd
import pytest

from helpers.tables import TableError, arrow_schema, conform, each_part, empty, has_table, read_table

ROWS = conform("sentences", {"article_id": list("abc"), "paragraph": 0, "sentence": 0, "start": 0, "end": [5, 7, 9]})


@pytest.fixture(params=["file", "parts", "address"])
def folder(request, tmp_path):
    place = f"memory://{tmp_path.name}" if request.param == "address" else str(tmp_path)
    if request.param == "file":
        ROWS.to_parquet(f"{place}/sentences.parquet", index=False)
        return place
    (tmp_path / "sentences").mkdir()
    for n, rows in enumerate((ROWS[:2], ROWS[:0], ROWS[2:])):
        rows.to_parquet(f"{place}/sentences/part-{n}.parquet", index=False, schema=arrow_schema("sentences"))
    return place


def test_a_file_and_parts_here_or_at_an_address_give_the_same_rows(folder):
    pd.testing.assert_frame_equal(read_table(folder, "sentences"), ROWS)
    assert has_table(folder, "sentences") and not has_table(folder, "dates")


def test_columns_and_filters_choose(folder):
    chosen = read_table(folder, "sentences", columns=["article_id"], filters=[("end", ">", 5)])
    assert chosen.to_dict("list") == {"article_id": ["b", "c"]}


def test_parts_come_one_by_one_in_the_order_of_their_names(tmp_path):
    (tmp_path / "sentences").mkdir()
    for n in (2, 0, 1):
        ROWS[n : n + 1].to_parquet(tmp_path / f"sentences/part-{n}.parquet")
    assert [part["article_id"].tolist() for part in each_part(tmp_path, "sentences")] == [["a"], ["b"], ["c"]]


def test_a_table_that_is_not_there_is_named(tmp_path):
    with pytest.raises(TableError, match="holds no table 'quotes' .*make reports"):
        read_table(tmp_path, "quotes")


@pytest.mark.parametrize("name", ["quotes", "events", "speakers", "mentions", "stories", "articles", "problems"])
def test_a_part_without_rows_has_the_types_of_the_others(name, tmp_path):
    empty(name).to_parquet(tmp_path / f"{name}.parquet", index=False, schema=arrow_schema(name))
    assert list(read_table(tmp_path, name)) == list(empty(name))
