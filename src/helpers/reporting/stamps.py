"""What a step was made of and what it made: lists with hashes, written only when something changed.

A step is fresh when it would be made of the same today, and what it made is still there as it was. Imports nothing but
the standard library, since every `make` asks.
"""

import json
from dataclasses import dataclass, field
from pathlib import Path

from helpers.reporting.hashes import NO_FILE, write_json

VERSION = 1


@dataclass
class Stamp:
    """The stamp of one step, in the file `path`; `home` is the folder its outputs are named from.

    `inputs` is what it was made of (names to hashes or values), `outputs` the hash of each file it made, `notes` what
    else is to be known of the run.
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
            pass  # never made, or spoilt: it is made again

    def is_of(self, inputs):
        """Tell whether the step was made of exactly `inputs`."""
        return bool(self.inputs) and self.inputs == inputs

    def spoilt(self, hashes):
        """Return (file name, what is wrong) for each file that the step made and that is not as it was."""
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
        """Take the stamp away: the step is to be made again whatever becomes of this run."""
        self.path.unlink(missing_ok=True)
        self.inputs, self.outputs, self.notes = {}, {}, {}
