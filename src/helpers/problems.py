"""Problems as rows of a table: what went wrong, where, and what to do. Also the errors that stop a run, in one line.

The tables and their schemas are imported when they are first used: a process that reads files starts often, and has none.
"""

import re
import sys
import tempfile
import traceback

from helpers.faults import DatelineError, MachineFault, machine_fault

__all__ = ["DatelineError", "MachineFault", "Problems", "join", "machine_fault", "one_line_errors", "printable", "tell"]

# Characters that control a terminal or the direction of a line, and those that no encoding can hold.
UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")


def printable(words):
    r"""Return `words` on one line, with escapes in place of control, direction and broken characters (file names may hold them).

    >>> print(printable("a\x1b[31m.txt"), printable("caf\udce9.txt"), printable("one\rtwo"))
    a\x1b[31m.txt caf\xe9.txt one\x0dtwo
    """
    return UNPRINTABLE.sub(lambda found: _escaped(ord(found[0])), str(words))


def _escaped(code):
    byte = code - 0xDC00 if 0xDC80 <= code <= 0xDCFF else code  # a byte of a name that is not UTF-8
    return f"\\x{byte:02x}" if byte < 0x100 else f"\\u{code:04x}"


def tell(message):
    """Print one line on stderr: something that the user should know and that does not stop the run."""
    print(f"dateline: {printable(message)}", file=sys.stderr, flush=True)


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

    def add(self, message, *, source_path="", article_id="", severity="error", stage=None):
        """Note one problem; `severity` is error (something was lost), warning (something is doubtful) or note."""
        self.rows.append(
            {
                "source_path": printable(source_path),
                "article_id": article_id,
                "stage": stage or self.stage,
                "severity": severity,
                "message": printable(" ".join(str(message).split())),
            }
        )

    def frame(self):
        """Return the table `problems`."""
        from helpers.tables import conform, empty

        return conform("problems", self.rows) if self.rows else empty("problems")


def join(*frames):
    """Return several `problems` frames as one, in the order given."""
    import pandas as pd

    from helpers.tables import conform, empty

    frames = [frame for frame in frames if len(frame)]
    return conform("problems", pd.concat(frames, ignore_index=True)) if frames else empty("problems")


def one_line_errors(main):
    """Run `main()`. An error ends the process with status 1 and one line on stderr, without a traceback.

    For a fault of the machine the line says what failed and what to do. Any other unexpected error is a bug in Dateline:
    its traceback is written to a file, and the line names that file.
    """
    try:
        main()
    except DatelineError as error:
        raise SystemExit(f"dateline: {_line(error)}") from None
    except KeyboardInterrupt:
        raise SystemExit("dateline: stopped; what was finished is kept") from None
    except BrokenPipeError:  # the program that read our output has ended, so there is nobody to tell
        raise SystemExit(1) from None
    except Exception as error:
        from helpers.tables import TableError

        told = error if isinstance(error, TableError) else machine_fault(error)
        if told:
            raise SystemExit(f"dateline: {_line(told)}") from None
        raise SystemExit(
            f"dateline: a fault of Dateline's own ({type(error).__name__}: {_line(error)[:200]}); "
            f"please report it with {_logged()}"
        ) from None


def _line(error):
    return printable(" ".join(str(error).split()))


def _logged():
    """Write the traceback of the current error to a file and return its path; print it on stderr if no file can be made."""
    try:
        with tempfile.NamedTemporaryFile("w", prefix="dateline-", suffix=".log", delete=False, encoding="utf-8") as log:
            traceback.print_exc(file=log)
        return log.name
    except OSError:
        traceback.print_exc(file=sys.stderr)
        return "the lines above"
