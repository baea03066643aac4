"""Reports made at the same time, by processes that end when this one ends.

Such a process loads the libraries once, which takes longer than most reports, and makes one report after another, each in a
copy of itself (fork): nothing of one report reaches the next, and its memory goes back. It reads from its standard input
what to make, a line of JSON a report, so that no character of a name has a meaning for a shell. It answers each with a line:
the names of the files, or the error.
"""

import json
import os
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import suppress

DONE, FAILED, ENDED = "dateline made: ", "dateline failed: ", "dateline ended"
NO_ANSWER = "its process ended without a word; run it again, and with JOBS=1 if memory is short"
COPIES_ITSELF = (
    sys.platform == "linux"
)  # macOS has libraries that do not work in a copy: there a process makes one report


class Maker:
    """A process that makes reports; it holds `lock`, an open file, as long as it lives."""

    def __init__(self, lock):
        self.process = subprocess.Popen(
            [sys.executable, "-m", "helpers.reporting", "run"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, text=True, encoding="utf-8", errors="replace", pass_fds=(lock,),
        )  # fmt: skip
        self.said, self.lives = [], True
        self.reader = threading.Thread(target=lambda: self.said.append(self.process.stderr.read()))
        self.reader.start()

    def make(self, job):
        """Make the report `job`; return its file names and "", or [] and the error."""
        try:
            self.process.stdin.write(json.dumps(job) + "\n")
            self.process.stdin.flush()  # and stays open: its end tells the process that this one is gone
            answer = self._answer()
        except BrokenPipeError:
            answer, self.lives = "", False
        if not self.lives:
            self.end()
        if answer.startswith(DONE):
            return json.loads(answer.removeprefix(DONE)), ""
        error = json.loads(answer.removeprefix(FAILED)) if answer else self._last_words()
        return [], error or f"{job['params'] or job['notebook']}: {NO_ANSWER}"

    def _answer(self):
        """Return the last answer to a job, "" if there is none, and note whether the process can make another."""
        answer = ""
        for line in self.process.stdout:
            if line.startswith(ENDED):
                return answer
            answer = line if line.startswith((DONE, FAILED)) else answer
        self.lives = False
        return answer

    def _last_words(self):
        lines = [line.strip() for said in self.said for line in said.splitlines() if line.startswith("dateline:")]
        return "" if self.lives or not lines else lines[-1].removeprefix("dateline:").strip()

    def end(self):
        """End the process, and wait until it has ended."""
        self.lives = False
        if not self.process.stdin.closed:
            with suppress(BrokenPipeError):  # what was not yet written is for nobody
                self.process.stdin.close()
        self.process.wait()
        self.reader.join()


def run_all(jobs, at_once, lock):
    """Run `jobs` (key to the keyword arguments of running.run, as text), `at_once` at a time.

    Yields (key, file names, error text) as each ends: names where it was made, else the error. The processes hold
    `lock`, an open file, as long as they live.
    """
    idle, all_made = [], []
    with ThreadPoolExecutor(at_once) as pool:
        tasks = {pool.submit(_run, job, lock, idle, all_made): key for key, job in jobs.items()}
        try:
            for task in as_completed(tasks):
                yield tasks[task], *task.result()
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            for maker in list(all_made):
                maker.process.kill()
            raise
        finally:
            for maker in list(all_made):
                maker.end()


def _run(job, lock, idle, all_made):
    try:
        maker = idle.pop()
    except IndexError:
        maker = Maker(lock)
        all_made.append(maker)
    answer = maker.make(job)
    if maker.lives:
        idle.append(maker)
    return answer


def answer():
    """Make the reports that standard input asks for, and answer each: what a process of `run_all` does."""
    import helpers.reporting.opening
    import helpers.reporting.sharing  # noqa: F401 - what notebooks load is loaded once, before the process copies itself
    from helpers.pipeline.spawn import few_searches_for_garbage
    from helpers.reporting.running import run

    with few_searches_for_garbage():
        _answer_each(run)


def _answer_each(run):
    for line in iter(sys.stdin.readline, ""):
        if not COPIES_ITSELF:
            _make(run, json.loads(line))
            return
        copy = os.fork()
        if not copy:
            try:
                _make(run, json.loads(line))
                sys.stdout.flush()
            finally:
                os._exit(0)  # what is to be done at the end of the process is for the one that was copied
        os.waitpid(copy, 0)
        print(ENDED, flush=True)


def _make(run, job):
    from helpers.problems import one_line_errors

    threading.Thread(target=_end_with_parent, daemon=True).start()

    def made():
        names = run(job["notebook"], job["report"], job["params"], job["tables"])
        print(DONE + json.dumps(names), flush=True)

    try:
        one_line_errors(made)
    except SystemExit as end:
        print(FAILED + json.dumps(str(end.code).removeprefix("dateline:").strip()), flush=True)


def _end_with_parent():
    os.read(sys.stdin.fileno(), 1)  # not sys.stdin: a thread that waits in it keeps the process from ending
    os._exit(1)
