"""What the project imports is what requirements.in names, and the pages on licences and materials hold what is pinned."""

import ast
import json
import re
import sys
from functools import cache
from importlib import metadata

import nbformat
import pytest

from docs.making.pins import WANTED_BY_US, normal, pins, reasons
from tests.house.rooms import ROOT

FOLDERS = ("src", "benchmarks", "tests", "data", "docs", "notebooks")
OURS = {"helpers", "benchmarks", "tests", "training", "data", "docs"}
TRAINING = ROOT / "requirements-training.in"
PEERS = ROOT / "benchmarks" / "peers"  # run in an environment of their own
NOT_IMPORTED = "run, not imported"


def code_of(path):
    if path.suffix == ".py":
        return path.read_text(encoding="utf-8")
    cells = nbformat.read(path, as_version=4).cells
    return "\n".join(cell.source for cell in cells if cell.cell_type == "code")


@cache
def imported_in(folders):
    """Return a dict of library to a file that imports it: what is neither Python's nor ours, in any line of the `folders`."""
    libraries = {
        module: {normal(name) for name in names} for module, names in metadata.packages_distributions().items()
    }
    found = {}
    for folder in folders:
        paths = sorted((ROOT / folder).rglob("*"))
        for path in [
            path
            for path in paths
            if path.suffix in (".py", ".ipynb")
            and ".ipynb_checkpoints" not in path.parts
            and (PEERS not in path.parents or folder == "benchmarks/peers")
        ]:
            for node in ast.walk(ast.parse(code_of(path))):
                names = [name.name for name in node.names] if isinstance(node, ast.Import) else []
                names += [node.module] if isinstance(node, ast.ImportFrom) and not node.level else []
                for module in {name.split(".")[0] for name in names} - OURS - set(sys.stdlib_module_names):
                    found.setdefault(frozenset(libraries.get(module, {normal(module)})), str(path.relative_to(ROOT)))
    return found


def unnamed(found, named):
    return sorted(
        f"{file} imports {', '.join(sorted(names))}" for names, file in found.items() if not names & set(named)
    )


def test_every_library_that_is_imported_is_named_in_requirements_in():
    assert unnamed(imported_in(FOLDERS), reasons()) == []


def test_every_library_that_training_imports_is_named_there_or_in_requirements_training_in():
    assert unnamed(imported_in(("training",)), {**reasons(), **reasons(TRAINING)}) == []


def test_every_peer_that_is_imported_is_named_in_the_requirements_of_peers():
    named = reasons(PEERS / "requirements.in")
    imported = set().union(*imported_in(("benchmarks/peers",)))
    assert imported == set(named), "benchmarks/peers/requirements.in names what benchmarks/peers/run.py imports"


def test_every_library_that_is_named_is_imported_or_its_reason_says_that_it_is_run():
    used = {name for names in imported_in(FOLDERS) for name in names}
    for name, reason in reasons().items():
        assert (name in used) != reason.startswith(NOT_IMPORTED), f"{name}: {reason}"
        assert reason, f"{name} has no reason"


def test_requirements_txt_pins_what_requirements_in_names_and_what_that_brings():
    assert {pin.name for pin in pins() if WANTED_BY_US in pin.via} == set(reasons()), "run make lock licences"
    assert [pin.name for pin in pins() if not pin.via] == []


def test_the_page_on_licences_has_a_row_for_each_pinned_library():
    rows = re.findall(
        r"(?m)^\| ([\w.-]+) \| (\S+) .*?\| ([^|]+) \| [^|]+ \|$", (ROOT / "docs/licences.md").read_text("utf-8")
    )
    listed = {(name, version): licence for name, version, licence in rows}
    assert sorted({(pin.name, pin.version) for pin in pins()} - set(listed)) == [], "run make licences"
    assert [name for name, licence in listed.items() if not licence.strip()] == []


def test_the_bill_of_materials_names_what_is_pinned_what_needs_it_and_no_registry():
    text = (ROOT / "docs/bill-of-materials.json").read_text("utf-8")
    bill = json.loads(text)
    libraries = [part for part in bill["components"] if part["type"] == "library"]
    assert {part["purl"] for part in libraries} == {pin.purl for pin in pins()}, "run make licences"
    assert all(part["licenses"] for part in libraries)
    needs = {row["ref"]: set(row.get("dependsOn", ())) for row in bill["dependencies"]}
    assert {pin.purl for pin in pins() if WANTED_BY_US in pin.via} <= needs[bill["metadata"]["component"]["bom-ref"]]
    assert set(re.findall(r"\w+://[^/\"]+", text)) == {"http://cyclonedx.org"}, "the address of its schema alone"


def test_the_bill_of_materials_is_what_its_schema_asks_for():
    validation = pytest.importorskip("cyclonedx.validation.json", reason="cyclonedx-python-lib: run make setup")
    from cyclonedx.schema import SchemaVersion

    text = (ROOT / "docs/bill-of-materials.json").read_text("utf-8")
    assert validation.JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
