"""Running a notebook: one tiny notebook for each way to go right or wrong."""

import sys

import nbformat
import pytest

from helpers.problems import DatelineError
from helpers.reporting.running import run

PARAMETERS = 'title: str = ""  # heading\ntables: str = ""  # tables\nfiles: str = ""  # files'


def notebook(path, *sources):
    made = nbformat.v4.new_notebook()
    made.metadata = {"kernelspec": {"name": "python3", "display_name": "Python 3"}, "language_info": {"name": "python"}}
    made.cells = [nbformat.v4.new_markdown_cell("# A heading"), *map(nbformat.v4.new_code_cell, (PARAMETERS, *sources))]
    made.cells[1].metadata["tags"] = ["parameters"]
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(made, path)
    return path


def test_a_report_is_one_page_with_its_files_beside_it(tmp_path):
    code = 'from pathlib import Path; Path(files, "table.csv").write_text("a\\n1\\n"); print(title)'
    params = tmp_path / "x.yaml"
    params.write_text("title: Bridges = safe {}\n")
    run(notebook(tmp_path / "n.ipynb", code), tmp_path / "build/n/x.html", params, tmp_path)
    html = (tmp_path / "build/n/x.html").read_text()
    assert "Bridges = safe {}" in html and "Path(files" not in html, "the code is hidden, its output is not"
    assert (tmp_path / "build/n/x.table.csv").read_text() == "a\n1\n"
    assert not any(address in html for address in ("http://", "https://")), "nothing is fetched from elsewhere"
    assert 'lang="en"' in html and "<title>" in html


def test_a_warning_of_a_library_and_where_it_lies_is_no_part_of_a_page(tmp_path):
    run(notebook(tmp_path / "n.ipynb", "import sys; sys.stderr.write('lib.py: Warning'); print('said')"),
        tmp_path / "build/n/x.html", None, tmp_path)  # fmt: skip
    page = (tmp_path / "build/n/x.html").read_text()
    assert "Warning" not in page and "said" in page


def test_a_notebook_that_fails_leaves_an_earlier_report_and_its_files_as_they_were(tmp_path):
    report = tmp_path / "build/n/x.html"
    names = run(notebook(tmp_path / "n.ipynb", 'open(f"{files}/all.csv", "w").write("all")'), report, None, tmp_path)
    assert sorted(names) == ["x.all.csv", "x.html"]
    before = {path.name: path.read_bytes() for path in report.parent.iterdir()}
    code = 'from pathlib import Path; Path(files, "all.csv").write_text("half"); 1 / 0'
    with pytest.raises(DatelineError, match=r"n.ipynb failed in cell .*ZeroDivisionError: division by zero"):
        run(notebook(tmp_path / "n.ipynb", code), report, None, tmp_path)
    assert {path.name: path.read_bytes() for path in report.parent.iterdir()} == before
    assert not list((tmp_path / "build/parts").rglob("*.csv"))


def test_no_character_of_a_folders_name_means_anything(tmp_path):
    odd = tmp_path / "b{uild} $(x)'\n\x1b"
    run(notebook(tmp_path / "{n}.ipynb", 'open(f"{files}/a.csv", "w").write(tables)'), odd / "n/{x}.html", None, odd)
    assert (odd / "n/{x}.html").exists() and (odd / "n/{x}.a.csv").read_text() == str(odd)


def test_an_unknown_parameter_stops_before_anything_runs(tmp_path):
    params = tmp_path / "x.yaml"
    params.write_text("titel: Bridges\n")
    with pytest.raises(DatelineError, match="x.yaml: unknown parameter 'titel'; did you mean 'title'"):
        run(notebook(tmp_path / "n.ipynb"), tmp_path / "build/n/x.html", params, tmp_path)
    assert not (tmp_path / "build/n/x.html").exists()


def test_what_cells_print_show_and_are_worth_stands_in_the_page_in_their_order(tmp_path):
    cells = (
        "import pandas as pd; from IPython.display import HTML, display\nprint('first'); print('second')",
        "display(HTML('<i>third</i>'))\nHTML('<b>fourth</b>')", "fifth = 5;", "pd.DataFrame({'sixth': [fifth]})",
    )  # fmt: skip
    run(notebook(tmp_path / "n.ipynb", *cells), tmp_path / "build/n/x.html", None, tmp_path)
    page = (tmp_path / "build/n/x.html").read_text()
    places = [page.index(word) for word in ("first\nsecond", "<i>third</i>", "<b>fourth</b>", "sixth")]
    assert places == sorted(places) and "fifth" not in page


def test_a_notebook_knows_nothing_of_the_one_before_and_the_process_stays_what_it_was(tmp_path):
    before = sys.modules["__main__"]
    run(notebook(tmp_path / "n.ipynb", "secret = 1"), tmp_path / "build/n/x.html", None, tmp_path)
    with pytest.raises(DatelineError, match=r"failed in cell 3: NameError: name 'secret' is not defined"):
        run(notebook(tmp_path / "n.ipynb", "secret + 1", "1"), tmp_path / "build/n/y.html", None, tmp_path)
    assert sys.modules["__main__"] is before


@pytest.mark.parametrize("code", ["raise SystemExit(3)", "if:", "import no_such_module_at_all"])
def test_a_cell_that_ends_the_run_or_cannot_be_read_fails(tmp_path, code):
    with pytest.raises(DatelineError, match="n.ipynb failed in cell"):
        run(notebook(tmp_path / "n.ipynb", code), tmp_path / "build/n/x.html", None, tmp_path)
