"""Files read in a process of their own, which is ended when one takes too much memory or time."""

import json
import os
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path

from helpers.problems import DatelineError
from helpers.reading import limits
from helpers.reading.drafts import Trouble
from helpers.reading.source import Draft

NO_MEMORY = 77  # with this status the process ends when it may have no more memory
PATIENCE = 10  # times the processor time that a file may take by the clock: a busy or a slow disk is no fault of it
ONE_THREAD = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "ARROW_IO_THREADS")


class Ended(Exception):
    """The process that read a file was ended; the message says why and what to do."""


class Apart:
    """Reads files in one process of its own, started with the first file and again after one that had to be ended.

    Use it as a context manager: the process ends with it.
    """

    def __init__(self):
        self.process, self.n_read, self.late = None, 0, False

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.end()

    def end(self):
        if self.process is not None:
            self.process.kill()
            with suppress(OSError):  # what was asked of it and not yet sent has nobody to read it
                self.process.stdin.close()
            self.process.stdout.close()
            self.process.wait()
            self.process = None

    def drafts_of(self, source, columns=None):
        """Yield what drafts.drafts_of yields for `source`, a file; raises Ended where it takes too much.

        A process that has read other files may be short of memory for their sake: only a fresh one's end counts, so
        what was yielded before `Again` is to be forgotten.
        """
        seconds = limits.SECONDS + limits.SECONDS_A_MIB * (source.size >> 20)
        self._start()
        self.n_read += 1
        asked = {"path": os.fspath(source.path), "shown": source.shown, "columns": columns,
                 "limits": limits.current(), "seconds": seconds}  # fmt: skip
        clock = threading.Timer(PATIENCE * seconds, self._too_late, (self.process,))
        clock.daemon = True
        clock.start()
        try:
            yield from self._answers(json.dumps(asked, default=str) + "\n", seconds)
        finally:
            clock.cancel()

    @property
    def fresh(self):
        """Whether the file at hand is the first that this process reads."""
        return self.n_read <= 1

    def _answers(self, asked, seconds):
        try:
            self.process.stdin.write(asked)
            self.process.stdin.flush()
        except OSError:
            raise Ended(self._why(seconds)) from None
        for line in self.process.stdout:
            if not line.endswith("\n"):
                break  # ended in the middle of an answer
            answer = json.loads(line)
            if "end" in answer:
                return
            if "machine" in answer:
                raise DatelineError(answer["machine"])
            if "trouble" in answer:
                yield Trouble(**answer["trouble"])
            else:
                shown, name, fields = answer["draft"]
                fields["notes"] = [tuple(note) for note in fields["notes"]]
                yield shown, name, Draft(**fields)
        raise Ended(self._why(seconds))

    def _start(self):
        if self.process is not None:
            return
        home = str(Path(__file__).parents[2])
        within = os.pathsep.join(filter(None, (home, os.environ.get("PYTHONPATH"))))
        one = dict.fromkeys(ONE_THREAD, "1")
        # -P: a file of the corpus named like a module is no module, should the corpus be the folder we stand in.
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-m", "helpers.reading.child"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, text=True, encoding="ascii",
            env={**os.environ, **one, "PYTHONPATH": within, "ARROW_DEFAULT_MEMORY_POOL": "system"},
        )  # fmt: skip
        self.n_read, self.late = 0, False

    def _too_late(self, process):
        self.late = True
        process.kill()

    def _why(self, seconds):
        """Say why the process ended; raises DatelineError where it was the machine that ended it."""
        status = self.process.wait()
        late = self.late
        self.end()
        if status == NO_MEMORY:
            return f"takes more memory to read than one file may, {limits.over('memory')}; split it, or save it as text"
        if status == -signal.SIGXCPU or late:
            return (f"takes more than {seconds} seconds to read, {limits.over('seconds')} and {limits.SECONDS_A_MIB} for "
                    "each MiB; split it, or save it as text")  # fmt: skip
        if status in (-signal.SIGKILL, -signal.SIGTERM, -signal.SIGINT, -signal.SIGHUP):
            raise DatelineError("the process that reads files was ended from outside, perhaps because this machine has "
                                "no memory left; free some and run again")  # fmt: skip
        if status > 0:
            raise DatelineError(f"the process that reads files could not start or go on (status {status}); run again, and "
                                "report it if it stays so")  # fmt: skip
        return f"ended the library that reads it (signal {-status}); it may be broken: save it again, or as text"
