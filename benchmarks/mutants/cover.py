"""Notes which lines of a room each test runs, how long it takes, and whether it passes: a plugin of pytest."""

import sys
import time


class Coverage:
    """Collects {test: {"seconds": CPU seconds, "lines": {file: [lines]}}} of the tests that pass, and those that fail."""

    def __init__(self, prefix):
        self.prefix = prefix
        self.tests, self.failing = {}, []
        self._lines, self._started = {}, 0.0

    def pytest_runtest_logstart(self, nodeid):
        """Trace from here, so that what fixtures run counts too."""
        self._lines, self._started = {}, time.process_time()
        sys.settrace(self._called)

    def pytest_runtest_logreport(self, report):
        """Note a failure of any part of a test; a test that was skipped is none."""
        if report.outcome != "passed":
            self.failing.append(report.nodeid)

    def pytest_runtest_logfinish(self, nodeid):
        """End the trace and keep what was seen."""
        sys.settrace(None)
        if nodeid not in self.failing:
            lines = {file.removeprefix(self.prefix): sorted(seen) for file, seen in self._lines.items()}
            self.tests[nodeid] = {"seconds": round(time.process_time() - self._started, 3), "lines": lines}

    def _called(self, frame, event, argument):
        file = frame.f_code.co_filename
        if not file.startswith(self.prefix):
            return None
        seen = self._lines.setdefault(file, set())
        seen.add(frame.f_lineno)

        def line(frame, event, argument):
            seen.add(frame.f_lineno)
            return line

        return line


class Chosen:
    """Runs only the chosen tests, in the order given: those that run the mutated line first, quick ones first."""

    def __init__(self, names):
        self.place = {name: place for place, name in enumerate(names)}

    def pytest_collection_modifyitems(self, items):
        """Sort and cut the collected tests."""
        items[:] = sorted((i for i in items if i.nodeid in self.place), key=lambda item: self.place[item.nodeid])
