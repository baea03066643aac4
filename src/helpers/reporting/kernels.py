"""Reports made at the same time, each in a process of its own that ends when this one ends.

A process reads from its standard input what to make, so that no character of a name has a meaning for a shell. It answers
with the names of the files that it made.
"""

import json
import os
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor, as_completed

DONE = "dateline made: "
NO_ANSWER = "its process ended without a word; run it again, and with JOBS=1 if memory is short"


def run_all(jobs, at_once, lock):
    """Run `jobs` (key to the keyword arguments of running.run, as text), `at_once` at a time.

    Yields (key, file names, error text) as each ends: names where it was made, else the error. The processes hold
    `lock`, an open file, as long as they live.
    """
    running = set()
    with ThreadPoolExecutor(at_once) as pool:
        tasks = {pool.submit(_run, job, lock, running): key for key, job in jobs.items()}
        try:
            for task in as_completed(tasks):
                yield tasks[task], *task.result()
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            for process in list(running):
                process.kill()
            raise


def _run(job, lock, running):
    process = subprocess.Popen(
        [sys.executable, "-m", "helpers.reporting", "run"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, text=True, encoding="utf-8", errors="replace", pass_fds=(lock,),
    )  # fmt: skip
    running.add(process)
    said = []
    reader = threading.Thread(target=lambda: said.append(process.stderr.read()))
    reader.start()
    try:
        process.stdin.write(json.dumps(job) + "\n")
        process.stdin.flush()  # and stays open: its end tells the process that this one is gone
        answer = [line for line in process.stdout if line.startswith(DONE)]
    except BrokenPipeError:
        answer = []
    finally:
        process.wait()
        process.stdin.close() if not process.stdin.closed else None
        reader.join()
        running.discard(process)
    if process.returncode == 0 and answer:
        return json.loads(answer[-1][len(DONE) :]), ""
    lines = [line.strip() for line in said[0].splitlines() if line.startswith("dateline:")]
    return [], lines[-1].removeprefix(
        "dateline:"
    ).strip() if lines else f"{job['params'] or job['notebook']}: {NO_ANSWER}"


def answer():
    """Make the report that standard input asks for, and say which files it has: what a process of `run_all` does."""
    from helpers.reporting.running import run

    job = json.loads(sys.stdin.readline())
    threading.Thread(target=_end_with_parent, daemon=True).start()
    names = run(job["notebook"], job["report"], job["params"], job["tables"])
    print(DONE + json.dumps(names), flush=True)


def _end_with_parent():
    os.read(sys.stdin.fileno(), 1)  # not sys.stdin: a thread that waits in it keeps the process from ending
    os._exit(1)  # its kernel sees that and ends too
