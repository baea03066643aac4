"""The process in which files are read that a library may take for ever over: told one file at a time, ended at will.

One JSON object a line comes in ({"path", "shown", "columns", "limits", "seconds"}); for each, lines go out: {"draft"},
{"trouble"}, and at last {"end"} or {"machine"} (what this machine lacks, which stops the run). The system ends this
process when it takes more processor time than `seconds`; memory beyond limits.MEMORY ends it with apart.NO_MEMORY.
"""

import json
import os
import resource
import signal
import sys
import time
from pathlib import Path

from helpers.problems import DatelineError
from helpers.reading import limits
from helpers.reading.apart import NO_MEMORY
from helpers.reading.drafts import Trouble, drafts_of, trouble_of
from helpers.reading.source import Source, Unreadable


def main():
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who asks for the files ends this process
    # What a library prints must not stand between our lines.
    answers = os.fdopen(os.dup(1), "w", encoding="ascii")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    bounded = False
    for line in sys.stdin:
        asked = json.loads(line)
        limits.take(asked["limits"])
        if not bounded:
            _bound_memory()
            bounded = True
        _bound_time(asked["seconds"])
        try:
            for answer in _answers(asked):
                answers.write(json.dumps(answer, default=str) + "\n")
        except MemoryError:
            os._exit(NO_MEMORY)
        answers.flush()


def _answers(asked):
    shown = asked["shown"]
    try:
        source = Source(shown, path=Path(asked["path"]))
        for found in drafts_of(source, asked["columns"]):
            yield {"trouble": vars(found)} if isinstance(found, Trouble) else {"draft": _plain(*found)}
    except Unreadable as error:
        yield {"trouble": vars(Trouble(shown, f"{shown} {error}"))}
    except OSError as error:
        try:
            yield {"trouble": vars(trouble_of(error, shown))}
        except DatelineError as machine:
            yield {"machine": str(machine)}
    except DatelineError as machine:
        yield {"machine": str(machine)}
    yield {"end": True}


def _plain(shown, name, draft):
    fields = dict(vars(draft))
    fields["published"] = _day(draft.published)
    fields["dated"] = {way: _day(given) for way, given in draft.dated.items()}
    return [shown, name, fields]


def _day(given):
    """A day of any library's kind as words; numbers and words stay what they are."""
    return given.isoformat()[:10] if hasattr(given, "isoformat") and given == given else given


def _bound_memory():
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[0])
    except OSError:  # not Linux: where the limit counts what is reserved at the start, too
        pages = 0
    most = pages * resource.getpagesize() + limits.MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _bound_time(seconds):
    used = time.process_time()
    resource.setrlimit(resource.RLIMIT_CPU, (int(used + seconds) + 1, resource.RLIM_INFINITY))


if __name__ == "__main__":
    main()
