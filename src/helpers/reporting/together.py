"""What the reports of a large corpus share: tables that are read once, and the first page, which is made beside the reports.

Reports are made in copies of this process (kernels.py), so that what it holds they hold, too.
"""

import json
from contextlib import suppress

from helpers.pipeline.copied import begun_in_a_copy
from helpers.problems import DatelineError
from helpers.reporting.opening import hold, let_go
from helpers.reporting.publishing import first_page


class Together:
    """What is shared of the `tables` (a folder) from `begin` to `end`; the corpus's title is in `title_file` (None: it has none).

    `path` is the file by which the first page's parts come from the process that makes them.
    """

    def __init__(self, tables, title_file, path):
        self.tables, self.title_file, self.path, self.wait = tables.resolve(), title_file, path, None

    def begin(self):
        """Hold the tables, and begin the first page."""
        hold(self.tables)
        self.wait = begun_in_a_copy(self._make)

    def _make(self):
        parts = json.dumps(first_page(self.tables, self.title_file))
        self.path.write_text(parts, encoding="utf-8")

    def end(self):
        """Free the tables; return the parts of the first page, or None where they could not be made: then its own step says why."""
        let_go()
        parts = None
        with suppress(DatelineError):
            self.wait()
            parts = json.loads(self.path.read_text(encoding="utf-8"))
        self.path.unlink(missing_ok=True)
        return parts
