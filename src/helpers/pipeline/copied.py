"""A step done in a copy of this process, so that all the memory that it takes is free again when it is done.

Imports only the standard library, because every `make` loads this.
"""

import os
import sys
from functools import partial

from helpers.faults import KEPT, DatelineError, MachineFault

COPIES = sys.platform == "linux"  # macOS has libraries that do not work in a copy of a process


def begun_in_a_copy(step):
    """Begin `step()` in a copy of this process; return the function that waits for it.

    It raises DatelineError with the line that says what failed in the copy, and MachineFault where the copy died. Where no copy works
    the step is done at once, in this process.

    >>> wait = begun_in_a_copy(lambda: None)
    >>> wait()
    """
    if not COPIES:
        step()
        return lambda: None
    hears, tells = os.pipe()
    sys.stdout.flush()  # what waits to be written would be written by the copy too
    sys.stderr.flush()
    copy = os.fork()
    if not copy:
        os.close(hears)
        os._exit(_done(step, tells))  # what is to be done at the end of the process is for the one that was copied
    os.close(tells)
    return partial(_wait, copy, hears)


def _wait(copy, hears):
    with os.fdopen(hears, encoding="utf-8", errors="replace") as heard:
        failed = heard.read()
    code = os.waitstatus_to_exitcode(os.waitpid(copy, 0)[1])
    if code < 0:
        raise MachineFault(
            f"a process died, most often because memory is short; {KEPT}: close other programs, and run it again"
        )
    if code:
        raise DatelineError(failed.removeprefix("dateline:").strip() or "stopped; what was finished is kept")


def _done(step, tells):
    """Run `step()`; return the copy's exit code: of one that failed 1, with the line that says why written to the file `tells`."""
    from helpers.problems import one_line_errors

    try:
        one_line_errors(step)
        sys.stdout.flush()
        return 0
    except SystemExit as end:
        os.write(tells, str(end.code).encode("utf-8", "backslashreplace"))
        return 1
    except BaseException:
        return 1
