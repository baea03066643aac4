"""The controls of explore.ipynb: what a row's correction asks for, and that nothing typed into it is lost."""

import pytest

from helpers.reporting.widgets import Explorer


@pytest.fixture
def explorer(report, tmp_path):
    return Explorer(report(), tmp_path / "decided", "Bo Lind")


def fields(explorer):
    return {field.description: field for field in explorer.fields.children}


def choose(explorer, quote_id):
    explorer.list.value = quote_id


def test_fields_are_filled_with_what_the_row_says(explorer):
    choose(explorer, "b-q4")
    values = {name: field.value for name, field in fields(explorer).items()}
    assert values == {"article": "b", "said": "Cy Dahl de", "speaker": "", "why": ""}


def test_another_row_fills_the_same_fields_so_that_what_is_being_typed_has_a_place(explorer):
    before = fields(explorer)
    choose(explorer, "b-q4")
    assert all(field is before[name] for name, field in fields(explorer).items())
    assert fields(explorer)["article"].value == "b"


def test_fields_belong_to_the_row_before_its_page_is_shown(explorer):
    at_showing = []
    explorer.page.observe(lambda _: at_showing.append(fields(explorer)["article"].value), "value")
    choose(explorer, "b-q4")
    assert at_showing == ["b"]


def test_what_was_typed_for_one_row_is_not_written_for_the_next(explorer):
    fields(explorer)["speaker"].value = "Eva Falk"
    choose(explorer, "b-q4")
    assert fields(explorer)["speaker"].value == ""


def test_another_kind_of_correction_asks_for_its_own_columns(explorer):
    explorer.decision.value = "ignore_source"
    assert list(fields(explorer)) == ["kind", "name", "why"]
    explorer.decision.value = "quotation_is_by"
    assert list(fields(explorer)) == ["article", "said", "speaker", "why"]


def test_the_button_writes_what_was_typed_signed_and_dated(explorer, tmp_path):
    choose(explorer, "b-q4")
    fields(explorer)["speaker"].value = "Ana Ruiz"
    fields(explorer)["why"].value = "heard on the recording"
    explorer.button.click()
    assert explorer.status.value.startswith("Written to ")
    _, row = (tmp_path / "decided/quotation_is_by.csv").read_text().splitlines()
    assert row.startswith("b,Cy Dahl de,Ana Ruiz,Bo Lind,") and row.endswith(",heard on the recording")


def test_a_correction_without_its_reason_is_not_written_and_says_what_is_missing(explorer, tmp_path):
    fields(explorer)["speaker"].value = "Ana Ruiz"
    explorer.button.click()
    assert explorer.status.value.startswith("<b>Not written:</b>") and "why" in explorer.status.value
    assert not (tmp_path / "decided").exists()


def test_filters_that_leave_nothing_say_so_and_ask_for_nothing(explorer):
    explorer.words.value = "no such words anywhere"
    assert explorer.count.value.startswith("<b>0 quotations</b>") and "Nothing fits" in explorer.page.value
    assert explorer.fields.children == ()
    explorer.button.click()
    assert explorer.status.value == "Choose a row first."
