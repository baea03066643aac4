"""What the reports of a large corpus share: the same first page and tables as without it."""

import json

import pytest
from pandas.testing import assert_frame_equal

from helpers.pipeline.copied import COPIES
from helpers.problems import DatelineError
from helpers.reporting import opening, together
from helpers.reporting.opening import open_report
from helpers.reporting.publishing import first_page
from helpers.reporting.together import Together
from tests.reporting.story import story


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    folder = tmp_path_factory.mktemp("tables")
    for name, frame in story().tables.items():
        frame.to_parquet(folder / f"{name}.parquet")
    return folder


def test_the_first_page_made_beside_the_reports_is_the_one_made_alone(tables, tmp_path):
    beside = Together(tables, None, tmp_path / "first.json.part")
    beside.begin()
    assert json.dumps(beside.end()) == json.dumps(first_page(tables)) and not (tmp_path / "first.json.part").exists()


def test_a_report_on_everything_takes_what_is_held_and_one_on_an_outlet_does_not(tables):
    opening.hold(tables)
    try:
        one, other = open_report(tables), open_report(tables)
        few = open_report(tables, outlets=[one.articles["outlet"].iloc[0]])
    finally:
        opening.let_go()
    assert one.speakers is other.speakers and one.attributed_quotes() is other.attributed_quotes()
    assert len(few.articles) < len(one.articles) and open_report(tables).speakers is not one.speakers


def test_what_is_held_is_what_a_report_alone_reads_and_table_quotes_is_not_held_beside_it(tables):
    alone = open_report(tables)
    opening.hold(tables)
    try:
        held = open_report(tables)
    finally:
        opening.let_go()
    assert_frame_equal(held.attributed_quotes(), alone.attributed_quotes())
    assert "quotes" not in held.tables.read
    assert_frame_equal(held.quotes, alone.quotes)


@pytest.mark.skipif(not COPIES, reason="no copies of processes here")
def test_a_first_page_that_cannot_be_made_beside_the_reports_is_left_to_its_own_step(tables, tmp_path, monkeypatch):
    def fails(*given):
        raise DatelineError("no title")

    monkeypatch.setattr(together, "first_page", fails)
    beside = Together(tables, None, tmp_path / "first.json.part")
    beside.begin()
    assert beside.end() is None
