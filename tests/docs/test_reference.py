"""The reference, and the table of accuracy in the page on the method, are what the code says."""

import pytest

from docs.making.reference import pages
from tests.house.rooms import ROOT


@pytest.mark.parametrize("path", sorted(pages()), ids=lambda path: path.stem)
def test_a_page_of_the_reference_is_what_the_code_says(path):
    assert path.read_text(encoding="utf-8") == pages()[path], "run make reference"


def test_the_reference_holds_the_public_face_and_every_notebook():
    python = (ROOT / "docs/reference/python.md").read_text(encoding="utf-8")
    parameters = (ROOT / "docs/reference/parameters.md").read_text(encoding="utf-8")
    for name in ("read_articles", "extract", "find_dates", "find_quotes", "find_events", "select_timeline"):
        assert f"### helpers.{name}\n" in python and "```pycon" in python
    for notebook in (ROOT / "notebooks").glob("*.ipynb"):
        assert f"## {notebook.stem}\n" in parameters


def test_the_bill_of_materials_and_the_licences_are_those_of_today():
    pytest.importorskip("cyclonedx", reason="cyclonedx-python-lib is not installed: run make setup")
    from docs.making import bill, licences

    assert bill.FILE.read_text(encoding="utf-8") == bill.bill(), "run make licences"
    assert licences.PAGE.read_text(encoding="utf-8") == licences.page(), "run make licences"
