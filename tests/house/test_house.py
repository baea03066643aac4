"""The rules of the house, checked on the files themselves."""

import ast
import functools
import inspect
import itertools
import re
import subprocess
import sys
from graphlib import TopologicalSorter
from importlib import import_module

import nbformat
import pytest

import helpers
from helpers import charts, reporting
from helpers.reporting import findings
from helpers.reporting.parameters import declared
from helpers.reporting.report import Report
from helpers.tables import dictionary
from tests.house.rooms import ORDER, PAGE, ROOT, SOURCE, imported, imports, modules, with_table

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


def test_a_room_imports_only_rooms_above_it():
    wrong = []
    for path in SOURCE.rglob("*.py"):
        room = path.relative_to(SOURCE).parts[0].removesuffix(".py")
        for other in imports(path) if room in ORDER else ():
            if other in ORDER and ORDER.index(other) > ORDER.index(room):
                wrong.append(f"{path.relative_to(ROOT)} imports {other}")
    assert not wrong


def test_no_two_test_files_have_one_name():
    names = [
        path.name for path in (ROOT / "tests").rglob("test_*.py")
    ]  # pytest takes the second for the first, and runs none
    assert not {name for name in names if names.count(name) > 1}


def test_every_folder_of_the_house_has_a_place_in_the_order():
    assert {path.name for path in SOURCE.iterdir() if path.is_dir() and (path / "__init__.py").exists()} <= set(ORDER)


def test_the_page_of_the_house_shows_the_rooms_and_arrows_as_they_are():
    page = PAGE.read_text(encoding="utf-8")
    assert page == with_table(page), "run make architecture"


ANALYSIS = sorted((SOURCE / "analysis").glob("*.py"))


@pytest.mark.parametrize("path", ANALYSIS, ids=lambda path: path.stem)
def test_analysis_knows_no_html_and_no_address(path):
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\.html\b|<[a-z]+>|href|helpers\.(site|reporting|export|charts)|IPython", text)


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("*.py")), ids=lambda path: path.stem)
def test_addresses_of_the_site_are_made_in_one_place(path):
    if path.name != "urls.py" and "templates" not in path.parts:
        assert not re.search(r"""["'](articles|speakers)/["{]|\.html#""", path.read_text(encoding="utf-8"))


def test_tables_imports_no_other_room():
    assert {other for path in (SOURCE / "tables").glob("*.py") for other in imports(path)} == {"tables"}


def test_no_modules_import_each_other_in_a_circle():
    files = modules(SOURCE, "helpers")
    graph = {name: imported(path, files) - {name} for name, path in files.items()}
    list(TopologicalSorter(graph).static_order())  # raises CycleError, which names the circle


def test_training_may_import_benchmarks_and_never_the_other_way():
    files = modules(ROOT / "training", "training")
    assert {name for path in (ROOT / "benchmarks").rglob("*.py") for name in imported(path, files)} == set()


@pytest.mark.parametrize("folder", ["src/helpers", "training", "benchmarks", "tests", "data", "docs"])
def test_every_import_of_our_own_names_a_module_that_is_there(folder):
    homes = {"helpers": ROOT / "src", **dict.fromkeys(("training", "benchmarks", "tests", "data", "docs"), ROOT)}
    missing = []
    for path in sorted((ROOT / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            module = node.module or "" if isinstance(node, ast.ImportFrom) else ""
            home = homes.get(module.split(".")[0])
            if home is None:
                continue
            file = home / module.replace(".", "/")
            holds_names = file.with_suffix(".py").exists() or module.startswith("helpers") and file.is_dir()
            for name in [] if holds_names else node.names:
                if not (file / name.name).is_dir() and not (file / f"{name.name}.py").exists():
                    missing.append(f"{path.relative_to(ROOT)} imports {module}.{name.name}")
    assert missing == []


def test_there_is_no_utils_file():
    assert not [path for path in SOURCE.rglob("*.py") if path.stem in ("utils", "util", "misc", "common")]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_stored_clean_and_holds_only_questions_calls_and_sentences(path):
    notebook = nbformat.read(path, as_version=4)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert not any(cell.outputs or cell.execution_count for cell in code), "stored with outputs"
    assert notebook.metadata["kernelspec"]["name"] == "python3"
    lines = [line for cell in code for line in cell.source.splitlines() if line.strip()]
    assert len(lines) <= 60
    nodes = [node for cell in code for node in ast.walk(ast.parse(cell.source))]
    assert not [node for node in nodes if isinstance(node, (ast.FunctionDef, ast.ClassDef, ast.For, ast.While))]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_before_its_first_chart_a_notebook_has_at_most_ten_lines_of_code_besides_parameters(path):
    code = [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]
    before = itertools.takewhile(lambda cell: "report.chart(" not in cell.source, code)
    own = [cell for cell in before if "parameters" not in cell.metadata.get("tags", [])]
    assert len([line for cell in own for line in cell.source.splitlines() if line.strip()]) <= 10


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_parameter_has_a_type_and_says_what_it_is(path):
    assert [p.name for p in declared(path) if not p.what] == []
    assert {"title", "tables", "files"} <= {p.name for p in declared(path)}


def test_the_data_dictionary_is_what_the_schemas_say():
    assert (ROOT / "data" / "DICTIONARY.md").read_text(encoding="utf-8") == dictionary()


def test_requirements_are_pinned_with_hashes_and_name_no_index():
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    assert "--index-url" not in text and "://" not in text
    pins = [line for line in text.splitlines() if line[:1].isalnum()]
    assert len(pins) > 50 and all("==" in pin for pin in pins) and text.count("--hash=sha256:") >= len(pins)


def test_every_required_library_says_why():
    for line in (ROOT / "requirements.in").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            assert "#" in line, line


def test_no_pickle_is_shipped():
    assert not [path for path in SOURCE.rglob("*") if path.suffix in (".pkl", ".pickle", ".joblib")]


def test_every_make_target_is_documented():
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = next(line for line in text.splitlines() if line.startswith(".PHONY:")).split(":")[1].split()
    for target in set(phony) - {"FORCE"}:
        assert any(line.startswith(f"{target}:") and "##" in line for line in text.splitlines()), target


@pytest.mark.parametrize("module", [helpers, charts, reporting, findings], ids=lambda module: module.__name__)
def test_tab_lists_the_names_of_a_package_and_each_is_there(module):
    assert dir(module) == sorted(module.__all__)
    assert [name for name in dir(module) if getattr(module, name, None) is None] == []


def hinted(function):
    """Say whether every parameter and the result of `function` have a type hint."""
    signature = inspect.signature(function)
    open_ = [p for p in signature.parameters.values() if p.kind not in (p.VAR_KEYWORD, p.VAR_POSITIONAL)]
    return all(p.annotation is not p.empty for p in open_ if p.name != "self") and (
        inspect.isclass(function) or signature.return_annotation is not signature.empty
    )


def called_in_notebooks():
    """Yield (name, function) of each function of ours that a notebook calls by the name of its module."""
    for path in NOTEBOOKS:
        code = "\n".join(cell.source for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code")
        tree = ast.parse(code)
        imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
        modules = {name.name: getattr(import_module(node.module), name.name, None) or
                   import_module(f"{node.module}.{name.name}") for node in imports for name in node.names}  # fmt: skip
        modules |= {"helpers": helpers, "report": Report}
        for call in (node.func for node in ast.walk(tree) if isinstance(node, ast.Call)):
            parts = ast.unparse(call).split(".")
            if parts[0] in modules and len(parts) > 1:
                yield ".".join(parts), functools.reduce(getattr, parts[1:], modules[parts[0]])


def test_the_public_face_and_all_that_notebooks_call_have_type_hints():
    face = {name: getattr(helpers, name) for name in helpers.__all__}
    called = dict(called_in_notebooks())
    assert len(called) > 50
    assert sorted(name for name, function in (face | called).items() if not hinted(function)) == []


@pytest.mark.parametrize("module", ["helpers", "helpers.reporting.building"])
def test_importing_what_every_make_loads_costs_nothing(module):
    code = f"import sys, {module}; sys.exit('pandas' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_every_test_that_the_page_on_security_names_is_there_and_every_threat_names_one():
    text = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(tests/[\w/]+\.py)::(test_\w+)`", text))
    there = {
        (path, node.name)
        for path in {path for path, _ in named if (ROOT / path).exists()}
        for node in ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
    }
    rows = [line for line in text.splitlines() if line.startswith("| ") and not line.startswith(("| threat", "| ---"))]
    assert sorted(named - there) == [] and len(rows) > 30
    assert [row for row in rows if "`tests/" not in row.rsplit(" | ", 1)[-1]] == []
