"""Which code a report is made by: what its notebook uses and no more."""

import json
import shutil

import pytest

from helpers.reporting import dependence
from helpers.reporting.dependence import Code, references
from helpers.reporting.hashes import Hashes

FILES = {
    "helpers/__init__.py": '_WHERE = {"extract": "helpers.pipeline.extract"}\n',
    "helpers/charts/__init__.py": "from helpers.charts.bar import bar\nfrom helpers.charts.dot import dot\n",
    "helpers/charts/bar.py": "from helpers.charts.axes import axes\n",
    "helpers/charts/dot.py": "",
    "helpers/charts/axes.py": "",
    "helpers/charts/house.mplstyle": "",
    "helpers/pipeline/__init__.py": "",
    "helpers/pipeline/extract.py": "import helpers.quotes\n",
    "helpers/quotes/__init__.py": 'from importlib.resources import files\nfiles("helpers.models")\n',
    "helpers/models/fast.json": "{}",
    "helpers/reporting/__init__.py": '_WHERE = {"open_report": "helpers.reporting.report", "audit": "helpers.reporting.audit"}\n',
    "helpers/reporting/report.py": "def open_report():\n    from helpers.reporting import figures\n",
    "helpers/reporting/figures.py": "",
    "helpers/reporting/audit.py": "from helpers.charts import axes as drawn\n",
    "helpers/reporting/templates/page.j2": "",
}


@pytest.fixture
def code(tmp_path, monkeypatch):
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    monkeypatch.setattr(dependence, "HOME", tmp_path / "helpers")
    for kept in (dependence._file_of, dependence._data_of, dependence._shown):
        kept.cache_clear()
    yield Code(Hashes(tmp_path / "hashes.json"), tmp_path / "code.json")
    for kept in (dependence._file_of, dependence._data_of, dependence._shown):
        kept.cache_clear()


def behind(code, tmp_path, *lines):
    cells = [{"cell_type": "markdown", "source": ["not = (code"]}, {"cell_type": "code", "source": list(lines)}]
    (tmp_path / "n.ipynb").write_text(json.dumps({"cells": cells}))
    return {name.removeprefix("helpers/") for name in code.behind_notebook(tmp_path / "n.ipynb")}


def test_a_notebook_depends_on_the_chart_it_draws_and_what_that_uses_and_on_no_other(code, tmp_path):
    found = behind(code, tmp_path, "from helpers import charts\n", "charts.bar(1)")
    assert {"charts/bar.py", "charts/axes.py", "charts/house.mplstyle", "charts/__init__.py"} <= found
    assert "charts/dot.py" not in found


def test_a_name_imported_when_first_used_leads_to_its_module_and_the_imports_inside_functions(code, tmp_path):
    found = behind(code, tmp_path, "from helpers import reporting\n", "reporting.open_report()")
    assert {"reporting/report.py", "reporting/figures.py", "reporting/templates/page.j2"} <= found
    assert "reporting/audit.py" not in found and "charts/axes.py" not in found


def test_the_face_of_the_project_and_the_files_of_a_folder_named_in_a_text_count(code, tmp_path):
    found = behind(code, tmp_path, "import helpers as h\n", "%matplotlib inline\n", "h.extract()")
    assert {"pipeline/extract.py", "quotes/__init__.py", "models/fast.json"} <= found


@pytest.mark.parametrize("line", [
    "from helpers import charts\nfor chart in vars(charts): pass", "from helpers.charts import *", "import helpers.charts",
])  # fmt: skip
def test_what_cannot_be_told_apart_counts_as_used(code, tmp_path, line):
    assert {"charts/bar.py", "charts/dot.py"} <= behind(code, tmp_path, line)


def test_a_notebook_that_cannot_be_read_may_use_everything_that_has_a_name(code, tmp_path):
    assert {"pipeline/extract.py", "quotes/__init__.py"} <= behind(code, tmp_path, "from helpers import (")


def test_an_edit_changes_the_hash_of_its_file_alone_and_new_imports_are_followed(code, tmp_path):
    before = code.behind("helpers.charts.bar")
    (tmp_path / "helpers/charts/bar.py").write_text("from helpers.charts.dot import dot\n")
    code.save()
    after = Code(code.hashes, code.path).behind("helpers.charts.bar")
    assert before["helpers/charts/bar.py"] != after["helpers/charts/bar.py"]
    assert "helpers/charts/dot.py" in after and "helpers/charts/axes.py" not in after


def test_every_notebook_of_the_project_leads_to_its_own_charts():
    code = Code(Hashes("none"), "none")
    found = {
        path.stem: set(code.behind_notebook(path)) for path in dependence.HOME.parents[1].glob("notebooks/*.ipynb")
    }
    assert "helpers/charts/coverage.py" in found["corpus"] and "helpers/charts/coverage.py" not in found["timeline"]
    assert "helpers/charts/timeline.py" in found["timeline"] and "helpers/charts/timeline.py" not in found["sources"]
    assert all(
        "helpers/reporting/report.py" in names and "helpers/tables/schemas.py" in names for names in found.values()
    )


def test_names_that_are_handed_on_are_told_from_names_that_are_used():
    assert references("import helpers\nhelpers.extract(1)")["refs"] == [["", "helpers", ["extract"]]]
    assert references("import numpy\nfrom math import pi")["refs"] == []


def test_what_is_kept_between_runs_can_be_deleted(code, tmp_path):
    first = code.behind("helpers.charts")
    code.save()
    (tmp_path / "code.json").unlink()
    shutil.rmtree(tmp_path / "none", ignore_errors=True)
    assert Code(code.hashes, code.path).behind("helpers.charts") == first
