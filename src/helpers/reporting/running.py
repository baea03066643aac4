"""Run one notebook with one set of parameters: the result is a report in HTML and the files that its cells write.

Everything is made under `build/parts/` and renamed into place at the end. A report is replaced only by a whole new one; if
a notebook fails, the earlier report stays as it was.
"""

import json
import re
import shutil
from pathlib import Path

import papermill

from helpers.problems import DatelineError
from helpers.reporting import in_process, parameters
from helpers.reporting.arranging import arranged
from helpers.reporting.report import PARTS
from helpers.site.page import page

COLOURS = re.compile(r"\x1b\[[0-9;]*m")


def run(notebook, report, params=None, tables="build/tables"):
    """Run `notebook` with the values of YAML file `params` over the tables in folder `tables`; write `report` (HTML).

    The files that cells write (CSV, JSON, …) land beside it as `<slug>.<name>`; returned are the names of all. Raises
    DatelineError where a parameter does not fit or a cell fails; then an earlier report stays as it was.
    """
    report = Path(report)
    parts = report.parent.parent / PARTS / report.parent.name / report.stem
    shutil.rmtree(parts, ignore_errors=True)
    try:
        values = parameters.checked(parameters.load(params) if params else {}, parameters.declared(notebook), params)
        (parts / "files").mkdir(parents=True)
        given = {**values, "tables": str(Path(tables).resolve()), "files": str((parts / "files").resolve())}
        executed = _cleaned(_execute(notebook, given, params or notebook))
        title = _title(parts / "files", executed)
        whole = page(arranged(executed, title, report.stem), title=title, root="../", kind="report")
        return _into_place(parts, report, whole)
    finally:
        shutil.rmtree(parts, ignore_errors=True)


def _execute(notebook, given, where):
    path = str(notebook).replace("{", "{{").replace("}", "}}")  # papermill would fill in braces in a path
    try:
        return papermill.execute_notebook(
            path, None, parameters=given, kernel_name="python3", engine_name=in_process.NAME, progress_bar=False, log_output=False,
        )  # fmt: skip
    except papermill.PapermillExecutionError as error:
        raise DatelineError(
            f"{where}: {notebook} failed in cell {error.exec_count}: {error.ename}: "
            f"{COLOURS.sub('', error.evalue)}; no report was written; open the notebook with `make lab` to see why"
        ) from None


def _cleaned(notebook):
    """Return the executed `notebook` without what differs from run to run or names files of this machine."""
    for number, cell in enumerate(notebook.cells):
        cell["id"] = f"{number}"  # papermill's own cell has a random one, and the page shows it
        if "outputs" in cell:  # what libraries warn of names files of this machine, and is no part of a report
            cell["outputs"] = [output for output in cell["outputs"] if output.get("name") != "stderr"]
    return notebook


def _title(files, notebook):
    """Return the report's own title, else the notebook's heading."""
    about = files / "report.json"
    if about.exists():
        return json.loads(about.read_text(encoding="utf-8"))["title"]
    first = next((cell.source for cell in notebook.cells if cell.cell_type == "markdown"), "")
    heading = re.search(r"^# (.+)$", first, re.MULTILINE)
    return heading.group(1) if heading else "Report"


def _into_place(parts, report, whole):
    part, names = parts / "report.html", [report.name]
    part.write_text(whole, encoding="utf-8")  # before anything is replaced: the disk may be full
    report.parent.mkdir(parents=True, exist_ok=True)
    for file in sorted((parts / "files").iterdir()):
        names.append(f"{report.stem}.{file.name}")
        file.replace(report.parent / names[-1])
    part.replace(report)  # last, so that a report is always whole
    return names
