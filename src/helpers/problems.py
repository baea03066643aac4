"""Problems are data: what went wrong, where, and what to do, one row each; and the errors that stop a run."""

import pandas as pd

from helpers.tables import conform, empty


class DatelineError(Exception):
    """A broken contract that stops the run; the message says what, where and the next step, in one line."""


class Problems:
    """Collects problems while a stage runs; `frame()` gives them as the table `problems`.

    >>> found = Problems("reading")
    >>> found.add("note.txt is empty; delete it or put an article into it", source_path="note.txt")
    >>> found.frame()[["source_path", "severity"]].values.tolist()
    [['note.txt', 'error']]
    """

    def __init__(self, stage):
        self.stage = stage
        self.rows = []

    def add(self, message, *, source_path="", article_id="", severity="error"):
        """Note one problem; `severity` is error (something was lost), warning (something is doubtful) or note."""
        self.rows.append(
            {
                "source_path": str(source_path),
                "article_id": article_id,
                "stage": self.stage,
                "severity": severity,
                "message": " ".join(str(message).split()),
            }
        )

    def frame(self):
        """Return the table `problems`."""
        return conform("problems", pd.DataFrame(self.rows)) if self.rows else empty("problems")


def join(*frames):
    """Return several `problems` frames as one, first come first."""
    frames = [frame for frame in frames if len(frame)]
    return conform("problems", pd.concat(frames, ignore_index=True)) if frames else empty("problems")
