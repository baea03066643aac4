"""The small report in literal frames, for the tests of this folder."""

from tests.small_report import report  # noqa: F401
