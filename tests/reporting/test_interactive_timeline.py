"""The interactive timeline is a page beside the report that the report links to; in JupyterLab it is a cell's output."""

from dataclasses import replace

from helpers.analysis.timeline import chosen_events
from helpers.reporting import interactive_timeline
from tests.reporting.story import story


def test_its_page_is_written_beside_the_report_which_links_to_it(tmp_path):
    files = tmp_path / "what & when" / "files"
    files.mkdir(parents=True)
    report = replace(story(), files=files)
    shown = interactive_timeline(report, chosen_events(report)).data
    assert '<a href="beside:interactive.html">Explore 3 dated events</a>' in shown
    page = (files / "interactive.html").read_text()
    assert "<h1" in page and 'class="twin-data"' in page and '<a href="what%20%26%20when.html">The report</a>' in page


def test_without_a_folder_for_files_it_is_what_the_cell_shows():
    report = story()
    assert 'class="twin-data"' in interactive_timeline(report, chosen_events(report)).data
