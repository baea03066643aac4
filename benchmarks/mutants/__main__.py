"""Prints the share of small faults that the tests of each room notice, and the faults they do not notice."""

import argparse
import csv
import random
import sys
import tempfile
from pathlib import Path

from benchmarks.mutants.mutate import mutants_of, written
from benchmarks.mutants.room import ROOT, SOURCE, Room, copied

ROOMS = sorted(path.stem for path in (ROOT / SOURCE).glob("[a-z]*") if path.stem != "models")


def main():
    """Read the arguments, try the mutants room by room, print the unnoticed ones and the shares."""
    options = argparse.ArgumentParser(prog="make mutants", description=__doc__)
    options.add_argument("rooms", nargs="*", help=f"one or more of: {', '.join(ROOMS)}; default all")
    options.add_argument("--sample", type=int, default=100, help="mutants a room, drawn at random; 0 tries all")
    options.add_argument("--seed", default="1", help="another seed draws another sample")
    options.add_argument("--only", default="", metavar="FILE:LINE", help="the mutants of one file, or of one line")
    options.add_argument("--kept", default="build/mutants", help="folder for what each test runs")
    given = options.parse_args()
    shares = []
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        copied(folder)
        for name in given.rooms or ROOMS:
            room = Room(name, folder)
            covered = room.cover(Path(given.kept).resolve())
            drawn = _drawn(room, given)
            print(f"{name}: {len(drawn)} mutants, {len(covered['tests'])} tests", flush=True)
            for left_out in covered["failing"]:
                print(f"  left out, it fails or is skipped without any mutant: {left_out}")
            noticed = sum(_tried(room, file, mutant) for file, mutant in drawn)
            shares.append((name, noticed, len(drawn)))
    print("\nroom         noticed  of  share")
    for name, noticed, of in shares:
        print(f"{name:12} {noticed:7} {of:3} {noticed / max(1, of):6.0%}")


def _drawn(room, given):
    """Return the sample of (file, Mutant), in the order of files and lines, without those that change nothing."""
    file, _, line = given.only.partition(":")
    same = _equivalent()
    every = []
    for path in room.files:
        if path.removeprefix(SOURCE).startswith(file):
            for mutant in mutants_of((ROOT / path).read_text(encoding="utf-8")):
                known = (path.removeprefix(SOURCE), mutant.original, mutant.mutant) in same
                if not known and line in ("", str(mutant.line)):
                    every.append((path, mutant))
    if not given.sample or given.sample >= len(every):
        return every
    chosen = random.Random(f"{given.seed} {room.name}").sample(range(len(every)), given.sample)
    return [every[place] for place in sorted(chosen)]


def _tried(room, file, mutant):
    source = written((ROOT / file).read_text(encoding="utf-8"), mutant)
    if room.is_noticed(file, mutant.line, source):
        return True
    print(f"  {file.removeprefix(SOURCE)}:{mutant.line}  {mutant.original} → {mutant.mutant}", flush=True)
    return False


def _equivalent():
    """Return {(file, original, mutant)} that no test can notice; the file says why."""
    with (Path(__file__).parent / "equivalent.csv").open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(line for line in lines if not line.startswith("#"))
        return {(row["file"], row["original"], row["mutant"]) for row in rows}


if __name__ == "__main__":
    sys.exit(main())
