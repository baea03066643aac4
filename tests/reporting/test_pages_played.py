"""How a notebook becomes a page: its run is played."""

from pathlib import Path

import nbformat
import papermill
import pytest

from helpers.problems import DatelineError
from helpers.reporting import running
from tests.reporting.notebook import write


def cell(source, *outputs):
    made = nbformat.v4.new_code_cell(source)
    made.outputs = list(outputs)
    return made


def said(text, stream="stdout"):
    return nbformat.v4.new_output("stream", name=stream, text=text)


@pytest.fixture
def runs(monkeypatch, tmp_path):
    """Run a notebook of some cells as if a kernel had; `told` is what the kernel was given."""
    told = {}

    def made(*cells, fails=(), files=(), heading="# Who & when?", params=None, name="n"):
        notebook = write(tmp_path / f"{name}.ipynb", 'title: str = ""  # heading', *cells, heading=heading)
        failures = iter(fails)

        def execute(path, output, *, parameters, **options):
            told.update(path=path, output=output, given=parameters, options=options, tries=told.get("tries", 0) + 1)
            for error in failures:
                raise error
            for file, text in files:
                (Path(parameters["files"]) / file).write_text(text)
            return notebook

        monkeypatch.setattr(papermill, "execute_notebook", execute)
        names = running.run(tmp_path / f"{name}.ipynb", tmp_path / "build/n/x.html", params, tmp_path / "tables")
        return names, (tmp_path / "build/n/x.html").read_text()

    return made, told


def test_a_page_has_the_outputs_and_not_the_code_nor_what_libraries_warn_of(runs):
    page = runs[0](cell("1 + secret", said("shown"), said("lib.py: Warning", "stderr")))[1]
    assert "shown" in page and "secret" not in page and "Warning" not in page and 'href="../index.html"' in page


def test_the_kernel_is_given_the_parameters_the_tables_and_the_folder_of_files(runs, tmp_path):
    (tmp_path / "x.yaml").write_text("title: Mine\n")
    runs[0](params=tmp_path / "x.yaml", name="{n}")
    told = runs[1]
    assert told["given"]["title"] == "Mine" and told["given"]["tables"] == str(tmp_path / "tables")
    assert (
        told["path"].endswith("{{n}}.ipynb") and told["output"] is None and told["options"]["kernel_name"] == "python3"
    )
    assert told["options"]["progress_bar"] is False and told["options"]["log_output"] is False
    assert not (tmp_path / "build/parts/n/x").exists()


def test_the_files_of_a_report_stand_beside_it_and_are_named_the_page_first(runs, tmp_path):
    names, _ = runs[0](files=[("b.csv", "1"), ("a.csv", "2")])
    assert names == ["x.html", "x.a.csv", "x.b.csv"] and (tmp_path / "build/n/x.a.csv").read_text() == "2"


@pytest.mark.parametrize(("files", "heading", "title", "below"), [
    ([], "# Who & when?", "Who &amp; when?", False),
    ([("report.json", '{"title": "A & B"}')], "# Who & when?", "A &amp; B", True),
    ([], "no heading", "Report", False), ([], "text\n# Second line", "Second line", False),
])  # fmt: skip
def test_a_page_s_title_is_the_report_s_else_the_notebook_s_heading(runs, files, heading, title, below):
    page = runs[0](files=files, heading=heading)[1]
    assert f"<title>{title} ·" in page and page.count(f"<h1>{title}</h1>") == page.count("<h1") == 1
    assert ('<p class="quiet">' in page) == below and 'class="anchor-link"' not in page


def test_a_cell_that_fails_is_named_with_its_error_and_an_earlier_page_stays(runs, tmp_path):
    runs[0](cell("1", said("good")))
    failed = papermill.PapermillExecutionError(3, 7, "1/0", "ZeroDivisionError", "\x1b[31mdivision by zero\x1b[0m", [])
    with pytest.raises(DatelineError, match="n.ipynb failed in cell 7: ZeroDivisionError: division by zero; no report"):
        runs[0](fails=[failed])
    assert "good" in (tmp_path / "build/n/x.html").read_text() and not (tmp_path / "build/parts/n/x").exists()
