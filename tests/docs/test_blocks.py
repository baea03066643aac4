"""Every command and code block that README and docs show runs here, in a copy of the project with a small corpus."""

import pytest

from tests.docs.blocks import LANGUAGES, PAGES, RUN, Page, blocks, unfenced
from tests.house.rooms import ROOT

IDS = [str(page.relative_to(ROOT)) for page in PAGES]
RUNNING = [page for page in PAGES if any(block.runs for block in blocks(page.read_text(encoding="utf-8")))]
SHORTEST = 3  # words of a reason


@pytest.mark.xdist_group("docs")
@pytest.mark.parametrize("page", RUNNING, ids=[str(page.relative_to(ROOT)) for page in RUNNING])
def test_the_blocks_of_a_page_run_in_order_and_print_what_the_page_shows(page, home, environment):
    Page(page, home, environment).run()


@pytest.mark.parametrize("page", PAGES, ids=IDS)
def test_a_page_has_no_code_that_no_test_would_run(page):
    text = page.read_text(encoding="utf-8")
    assert unfenced(text) == []
    assert [block.line for block in blocks(text) if block.language not in LANGUAGES] == []
    assert text.count("```") == 2 * len(list(blocks(text))), "a fence without a language, or without an end"


@pytest.mark.parametrize("page", PAGES, ids=IDS)
def test_a_block_that_does_not_run_says_why(page):
    for block in blocks(page.read_text(encoding="utf-8")):
        if block.language in RUN and not block.runs:
            assert len(block.says["not-run"].split()) >= SHORTEST, f"line {block.line}: a reason in a few words"
