"""Runs the tests of one room on a copy of the project: all of them once, then a few against each mutant."""

import contextlib
import hashlib
import importlib
import json
import os
import py_compile
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = "src/helpers/"
LIMIT = 15  # CPU seconds that a mutant may take on top of three times its tests' usual time; ends endless loops
SLOWEST = 20  # CPU seconds; a slower test is left out
# Tests that run notebooks, make or a cluster: minutes for each mutant, most of them outside its process.
LEFT_OUT = (
    "test_notebooks", "test_running", "test_make", "test_make_names", "test_same_make", "test_same_bytes",
    "test_engines", "test_faults", "test_steps",
)  # fmt: skip
# Rooms whose tests cover each other: a report is counted, put into words, shown and exported by one test as often as not.
TOGETHER = ("analysis", "export", "reporting", "site")


class Room:
    """A room's source and tests in a copy of the project, which stays as it was between mutants."""

    def __init__(self, name, copy):
        self.name, self.copy = name, Path(copy)
        self.files = _source_of(name)
        if not self.files:
            raise SystemExit(f"dateline: there is no room {name!r} in {SOURCE}")
        self.rooms = TOGETHER if name in TOGETHER else (name,)
        self.tests = [f"tests/{room}" for room in self.rooms]
        self.covered = {}

    def cover(self, kept):
        """Read what each test runs from the folder `kept`, or run all tests of the room once and keep it there."""
        paths = _paths(SOURCE[:-1], *self.tests, "tests/small_report.py", "conftest.py", "benchmarks/mutants")
        digest = hashlib.sha256(b"".join((self.copy / path).read_bytes() for path in paths)).hexdigest()[:16]
        path = Path(kept) / f"{self.rooms[0]}-{digest}.json"
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            self._child(lambda: self._write_coverage(path), 3600)
        if not path.exists():
            raise SystemExit(f"dateline: the tests of {self.name} do not run; see: pytest {' '.join(self.tests)}")
        self.covered = json.loads(path.read_text(encoding="utf-8"))
        for module in self.covered["modules"]:
            with contextlib.suppress(Exception):  # imported once here, not again for every mutant
                importlib.import_module(module)
        return self.covered

    def is_noticed(self, file, line, source):
        """Say whether a test of the room fails with `source` in the place of `file`."""
        chosen = self._chosen(file, line)
        path = self.copy / file
        before, compiled = path.read_bytes(), Path(importlib.util.cache_from_source(path))
        try:
            path.write_text(source, encoding="utf-8")
            compiled.unlink(missing_ok=True)
            seconds = sum(self.covered["tests"][name]["seconds"] for name in chosen)
            return self._child(lambda: self._run(chosen), LIMIT + 3 * seconds) not in (0, 5)
        finally:
            path.write_bytes(before)
            _compile(path)

    def _chosen(self, file, line):
        """Return the tests of the line, then of its source, then those that stand beside them.

        What a fixture keeps for several tests, or an import makes, runs in the name of one test or of none. A source that
        no test runs in this process may run in one that a test starts: then all tests are tried.
        """
        tests = {name: test for name, test in self.covered["tests"].items() if test["seconds"] <= SLOWEST}
        key = file.removeprefix(SOURCE)
        own = {name for name, test in tests.items() if key in test["lines"]}
        beside = {name.split("::")[0] for name in own}
        chosen = [name for name in tests if name.split("::")[0] in beside] or list(tests)
        lines = {name: tests[name]["lines"].get(key, ()) for name in chosen}
        return sorted(chosen, key=lambda n: (line not in lines[n], n not in own, tests[n]["seconds"], n))

    def _arguments(self, tests):
        return ["-q", "-x", "--no-header", "--tb=no", "-p", "no:cacheprovider", "-p", "no:xdist", *tests]

    def _run(self, chosen):
        import pytest

        from benchmarks.mutants.cover import Chosen

        files = sorted({name.split("::")[0] for name in chosen})
        return pytest.main(self._arguments(files), plugins=[Chosen(chosen)])

    def _write_coverage(self, path):
        import pytest

        from benchmarks.mutants.cover import Coverage

        coverage = Coverage(f"{self.copy}/{SOURCE}")
        sources = [file for room in self.rooms for file in _source_of(room)]
        tests = [path for path in (*self.tests, *sources) if (self.copy / path).exists()]
        without = [f"--ignore={folder}/{file}.py" for folder in self.tests for file in LEFT_OUT]
        pytest.main([*(a for a in self._arguments(tests) if a != "-x"), *without], plugins=[coverage])
        own = ("helpers", "tests", "test_", "conftest", "benchmarks", "__main__")
        modules = sorted(name for name in sys.modules if not name.startswith(own))
        found = {"tests": coverage.tests, "failing": coverage.failing, "modules": modules}
        part = path.with_suffix(".part")
        part.write_text(json.dumps(found), encoding="utf-8")
        part.rename(path)
        return 0

    def _child(self, work, seconds):
        """Do work in a process of its own, with so many CPU seconds, and return its exit code."""
        pid = os.fork()
        if pid == 0:
            code = 70
            try:
                os.setsid()
                os.chdir(self.copy)
                quiet = os.open(os.devnull, os.O_RDWR)
                for stream in (0, 1, 2):
                    os.dup2(quiet, stream)
                resource.setrlimit(resource.RLIMIT_CPU, (int(seconds) + 1, resource.RLIM_INFINITY))
                source = str(self.copy / "src")
                os.environ.update(PYTHONPATH=source, PYTHONDONTWRITEBYTECODE="1", MPLBACKEND="Agg")
                sys.path[:0] = [str(self.copy), source]
                sys.dont_write_bytecode = True
                code = int(work())
            finally:
                os._exit(code)
        end = time.monotonic() + 10 * seconds
        while not (done := os.waitpid(pid, os.WNOHANG))[0]:
            if time.monotonic() > end:
                os.killpg(pid, signal.SIGKILL)
                done = os.waitpid(pid, 0)
                break
            time.sleep(0.01)
        with contextlib.suppress(ProcessLookupError):  # what the tests started goes with them
            os.killpg(pid, signal.SIGKILL)
        return os.waitstatus_to_exitcode(done[1])


def copied(folder):
    """Copy the project as git lists it, changes and new files too, and compile its source."""
    for path in _paths():
        target = Path(folder) / path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / path, target)
    (Path(folder) / ".venv").symlink_to(ROOT / ".venv")
    for path in (Path(folder) / SOURCE).rglob("*.py"):
        _compile(path)
    return folder


def _compile(path):
    py_compile.compile(str(path), invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH)


def _source_of(room):
    return [path for path in _paths(f"{SOURCE}{room}", f"{SOURCE}{room}.py") if path.endswith(".py")]


def _paths(*under):
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *under]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    return sorted(path for path in set(listed) if path and (ROOT / path).is_file())
