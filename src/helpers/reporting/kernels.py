"""Reports made at the same time, each by a process of its own that ends with its report, or when this process ends.

Nothing of one report reaches the next, and its memory goes back. Where that works the process is a copy of this one (fork),
which has loaded the libraries already: to load them takes longer than most reports. Elsewhere it is a new one. Either reads
from its standard input what to make, a line of JSON, so that no character of a name has a meaning for a shell, and answers
with a line: the names of the files, or the error.
"""

import fcntl
import gc
import json
import os
import selectors
import signal
import subprocess
import sys
import threading
from contextlib import suppress

from helpers.pipeline.copied import COPIES

DONE, FAILED = "dateline made: ", "dateline failed: "
NO_ANSWER = "its process ended without a word; run it again, and with JOBS=1 if memory is short"


def run_all(jobs, at_once, lock, then=None):
    """Run `jobs` (key to the keyword arguments of running.run, as text), `at_once` at a time.

    Yields (key, file names, error text) as each ends: names where it was made, else the error. The processes hold
    `lock`, an open file, as long as they live. `then` is called once, when the first has begun.
    """
    waiting, making = list(jobs.items()), set()
    start = Copy if copies_itself() else New
    with selectors.DefaultSelector() as answers:
        try:
            while waiting or making:
                while waiting and len(making) < at_once:
                    key, job = waiting.pop(0)
                    process = start(job, lock)
                    making.add(process)
                    answers.register(process.out, selectors.EVENT_READ, (key, job, process))
                    if then:
                        then()
                        then = None
                for ready, _ in answers.select():
                    key, job, process = ready.data
                    if process.reads():
                        continue
                    answers.unregister(process.out)
                    making.remove(process)
                    process.end()
                    yield key, *_outcome(process.said.decode("utf-8", "replace"), job)
        finally:
            for process in making:
                process.kill()
                process.end()


def copies_itself():
    """Say whether a copy of this process works: not with the libraries of macOS, nor with threads of the encoder, which no copy has."""
    return COPIES and os.environ.get("DATELINE_THREADS", "1") == "1"


def load():
    """Load what notebooks load and make their templates ready, once, in this process, of which those that make reports are copies; where
    they are not, load nothing.
    """
    if copies_itself():
        import helpers.reporting.opening
        import helpers.reporting.running
        import helpers.reporting.sharing  # noqa: F401
        from helpers.reporting.arranging import make_ready

        make_ready()
        if not gc.get_freeze_count():
            gc.freeze()  # libraries are never looked through for garbage, here and in the copies, which so share their memory


def _outcome(said, job):
    """Return the file names and "", or [] and the error, from what a process said: its last answer counts."""
    answer = next((line for line in reversed(said.splitlines()) if line.startswith((DONE, FAILED))), "")
    if answer.startswith(DONE):
        return json.loads(answer.removeprefix(DONE)), ""
    error = json.loads(answer.removeprefix(FAILED)) if answer else ""
    return [], error or f"{job['params'] or job['notebook']}: {NO_ANSWER}"


class New:
    """A new process that makes the report `job`; it holds `lock`, an open file, as long as it lives."""

    def __init__(self, job, lock):
        self.process = subprocess.Popen(
            [sys.executable, "-m", "helpers.reporting", "run"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, pass_fds=(lock,),
        )  # fmt: skip
        self.out, self.said = self.process.stdout.fileno(), b""
        with suppress(BrokenPipeError):  # it is gone already, and has no answer
            self.process.stdin.write(f"{json.dumps(job)}\n".encode())
            self.process.stdin.flush()  # and stays open: its end tells the process that this one is gone

    def reads(self):
        """Add to `said` what the process says next; return whether it can say more."""
        some = os.read(self.out, 1 << 16)
        self.said += some
        return bool(some)

    def kill(self):
        self.process.kill()

    def end(self):
        """Wait until the process has ended."""
        with suppress(BrokenPipeError):  # what was not yet written is for nobody
            self.process.stdin.close()
        self.process.stdout.close()
        self.process.wait()


class Copy(New):
    """A copy of this process that makes the report `job`; `lock` is open in it as it is here."""

    def __init__(self, job, lock):
        load()
        asked, self.asks = os.pipe()  # the other end stays open: its end tells the copy that this process is gone
        self.out, answers = os.pipe()
        self.said = b""
        sys.stdout.flush()  # what waits to be written would be written by the copy too
        sys.stderr.flush()
        self.pid = os.fork()
        if not self.pid:
            try:
                os.close(self.asks)
                _speak_to(asked, answers)
                _make(job)
                sys.stdout.flush()
            finally:
                os._exit(0)  # what is to be done at the end of the process is for the one that was copied
        os.close(asked)
        os.close(answers)

    def kill(self):
        os.kill(self.pid, signal.SIGKILL)

    def end(self):
        os.close(self.asks)
        os.close(self.out)
        os.waitpid(self.pid, 0)


def _speak_to(asked, answers):
    """Let this process read from file `asked` and write to `answers`; what else it says is for nobody."""
    nobody = os.open(os.devnull, os.O_WRONLY)
    high = [
        fcntl.fcntl(file, fcntl.F_DUPFD_CLOEXEC, 3) for file in (asked, answers, nobody)
    ]  # none stands where another goes
    for place, file in enumerate(high):
        os.dup2(file, place)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - open as long as the process lives
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115


def answer():
    """Make the report that standard input asks for, and answer: what a new process of `run_all` does."""
    asked = sys.stdin.readline()
    if asked:
        _make(json.loads(asked))


def _make(job):
    from helpers.pipeline.spawn import few_searches_for_garbage
    from helpers.problems import one_line_errors
    from helpers.reporting.running import run

    threading.Thread(target=_end_with_parent, daemon=True).start()

    def made():
        names = run(job["notebook"], job["report"], job["params"], job["tables"])
        print(DONE + json.dumps(names), flush=True)

    try:
        with few_searches_for_garbage():
            one_line_errors(made)
    except SystemExit as end:
        print(FAILED + json.dumps(str(end.code).removeprefix("dateline:").strip()), flush=True)


def _end_with_parent():
    os.read(sys.stdin.fileno(), 1)  # not sys.stdin: a thread that waits in it keeps the process from ending
    os._exit(1)
