"""Stamps: the hashes of what a step read and of the files it wrote.

A step is fresh if its inputs are the same as then and its files are unchanged. This module imports only the
standard library, because every `make` runs it.
"""

import json
from dataclasses import dataclass, field
from pathlib import Path

from helpers.reporting.hashes import NO_FILE, write_json

VERSION = 1


@dataclass
class Stamp:
    """The stamp of one step, in the file `path`; `outputs` are named relative to the folder `home`.

    `inputs` maps what the step read to hashes or values, `outputs` each file that it wrote to its hash; `notes` holds other
    facts of the run.
    """

    path: Path
    home: Path
    inputs: dict = field(default_factory=dict)
    outputs: dict = field(default_factory=dict)
    notes: dict = field(default_factory=dict)

    def __post_init__(self):
        try:
            known = json.loads(self.path.read_text(encoding="utf-8"))
            if known["version"] == VERSION:
                self.inputs, self.outputs = dict(known["inputs"]), dict(known["outputs"])
                self.notes = dict(known["notes"])
        except (OSError, ValueError, KeyError, TypeError):
            pass  # missing or damaged: the step runs again

    def is_of(self, inputs):
        """Say whether the step was made of exactly these `inputs`."""
        return bool(self.inputs) and self.inputs == inputs

    def spoilt(self, hashes):
        """Return (file name, what is wrong) for each file of the step that is missing or was changed."""
        found = [(name, made, hashes.of(self.home / name)) for name, made in sorted(self.outputs.items())]
        return [
            (name, "is missing" if now == NO_FILE else "is not what was made")
            for name, made, now in found
            if now != made
        ]

    def write(self, inputs, names, hashes, notes=None):
        """Note that the step was made of `inputs` and made the files `names`."""
        self.inputs, self.notes = inputs, notes or {}
        self.outputs = {name: hashes.of(self.home / name) for name in names}
        write_json(self.path, {"version": VERSION, "inputs": self.inputs, "outputs": self.outputs, "notes": self.notes})

    def forget(self):
        """Remove the stamp, so that the step is made again even if this run fails."""
        self.path.unlink(missing_ok=True)
        self.inputs, self.outputs, self.notes = {}, {}, {}
