"""The bill of materials, CycloneDX 1.6: `python -m docs.making.bill` writes docs/bill-of-materials.json.

It names each pinned library with its version, licence and what needs it, and each file of trained weights with its SHA-256. The
hashes of the libraries' files are in requirements.txt. It names no registry, has no day and no random number, so that the same
project gives the same file.
"""

import hashlib
import json
import tomllib
from pathlib import Path
from uuid import UUID, uuid5

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import HashAlgorithm, HashType, Property
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from docs.making.licences import HERE, licence
from docs.making.pins import ROOT, WANTED_BY_US, normal, pins, reasons

FILE = HERE.parent / "bill-of-materials.json"
MODELS = ROOT / "src" / "helpers" / "models"
WEIGHTS = (".onnx", ".json")
SERIAL = UUID(
    "6a0f5f0e-6f0b-4f2e-9a43-2f6d7f5f1c57"
)  # of the project; the pinned libraries make the bill's own from it


def bill():
    """Return the bill of materials as JSON, indented, the same for the same project."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    make = LicenseFactory()
    ours = Component(name=project["name"], version=project["version"], type=ComponentType.APPLICATION,
                     bom_ref=project["name"], licenses=[make.make_from_string(project["license"])])  # fmt: skip
    bom = Bom(serial_number=uuid5(SERIAL, (ROOT / "requirements.txt").read_text(encoding="utf-8")))
    bom.metadata.component = ours
    rows, why = pins(), reasons()
    made = {pin: _library(pin, why, make) for pin in rows}
    weights = [_weights(path) for path in sorted(MODELS.iterdir()) if path.suffix in WEIGHTS]
    bom.components.update([*made.values(), *weights])
    bom.register_dependency(ours, [*(made[pin] for pin in rows if WANTED_BY_US in pin.via), *weights])
    for pin in rows:
        bom.register_dependency(made[pin], [made[other] for other in rows if pin.name in map(normal, other.via)])
    found = json.loads(JsonV1Dot6(bom).output_as_string())
    found["metadata"].pop("timestamp")  # the day it was made says nothing about the project
    return json.dumps(found, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def _library(pin, why, make):
    notes = {"dateline:why": why.get(pin.name), "dateline:where": pin.where}
    return Component(
        name=pin.name, version=pin.version, type=ComponentType.LIBRARY, bom_ref=pin.purl,
        purl=PackageURL("pypi", name=pin.name, version=pin.version), licenses=[make.make_from_string(licence(pin.name))],
        properties=[Property(name=name, value=value) for name, value in notes.items() if value],
    )  # fmt: skip


def _weights(path: Path):
    name = path.relative_to(ROOT).as_posix()
    content = hashlib.sha256(path.read_bytes()).hexdigest()
    kind = ComponentType.MACHINE_LEARNING_MODEL if path.suffix == ".onnx" else ComponentType.DATA
    return Component(name=name, type=kind, bom_ref=name, hashes=[HashType(alg=HashAlgorithm.SHA_256, content=content)])


if __name__ == "__main__":
    FILE.write_text(bill(), encoding="utf-8")
