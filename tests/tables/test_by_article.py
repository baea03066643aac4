"""Cells of articles in tables of many parts: which are read, and that a table that was written again is read again."""

import os

import pandas as pd
import pytest

from helpers.tables import TableError, by_article, cells_of
from helpers.tables.rows import is_one_of


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "articles").mkdir()
    _write(tmp_path, 0, a="One.", b="Two.")
    _write(tmp_path, 1, c="Three.")
    return tmp_path


def _write(folder, number, **texts):
    path = folder / f"articles/part-{number:05d}.parquet"
    pd.DataFrame({"article_id": list(texts), "text": list(texts.values())}).to_parquet(path)
    return path


def test_cells_come_part_by_part_in_the_order_of_the_rows_whatever_the_order_of_the_ids(folder):
    assert list(cells_of(folder, "articles", "text", ["c", "b", "none", "a"])) == [
        {"a": "One.", "b": "Two."},
        {"c": "Three."},
    ]


def test_a_part_without_the_articles_is_not_read(folder, monkeypatch):
    list(cells_of(folder, "articles", "text", ["a"]))  # now it is known where each article is
    read, real = [], by_article._read
    monkeypatch.setattr(by_article, "_read", lambda part, column: read.append(part) or real(part, column))
    list(cells_of(folder, "articles", "text", ["c"]))
    assert read == [str(folder / "articles/part-00001.parquet")]


def test_a_part_that_was_written_again_is_read_again(folder):
    assert list(cells_of(folder, "articles", "text", ["c"])) == [{"c": "Three."}]
    os.utime(_write(folder, 1, c="Four.."), ns=(1, 1))
    assert list(cells_of(folder, "articles", "text", ["c"])) == [{"c": "Four.."}]


def test_only_the_last_columns_stay_in_memory(folder, monkeypatch):
    monkeypatch.setattr(by_article, "MOST_KEPT", 1)
    list(cells_of(folder, "articles", "text", ["a", "c"]))
    assert len(by_article._kept) == 1


def test_a_folder_without_the_table_is_named(tmp_path):
    with pytest.raises(TableError, match="holds no table 'articles'"):
        list(cells_of(tmp_path, "articles", "text", ["a"]))


@pytest.mark.parametrize(
    "values", [["b", "x"], {"b"}, pd.Series(["b", "b"], dtype="str"), pd.Series(["b"], dtype=object), []]
)
def test_texts_are_looked_for_as_pandas_does(values):
    for column in (pd.Series(["a", "b", ""], [5, 6, 7], dtype="str"), pd.Series(["a", "b", None], dtype=object)):
        pd.testing.assert_series_equal(is_one_of(column, values), column.isin(list(values)), check_names=False)
