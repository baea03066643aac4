"""Files written whole or not at all: beside, then renamed; and what a run that was killed left is cleared.

Imports no library, since every `make` asks for the stamp.
"""

import hashlib
import os
import re
from contextlib import suppress
from pathlib import Path

from helpers.faults import DatelineError, machine_fault

PART = re.compile(r"\.(\d+)\.part$")  # the number of the process that writes it


def write_parquet(frame, path):
    """Write `frame` as Parquet to `path`, whole or not at all; return its print (see `print_of`).

    Raises MachineFault, with the folder and the size, where the disk is full, read-only or broken.
    """
    try:
        content = frame.to_parquet(index=False)
    except OSError as error:
        raise _fault(error, Path(path).parent) from error
    return write_bytes(content, path)


def write_bytes(content, path):
    """Write bytes to `path`, whole or not at all; return their print. Raises MachineFault as `write_parquet` does."""
    path = Path(path)
    beside = Path(f"{path}.{os.getpid()}.part")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        raise _fault(error, path.parent, len(content)) from error
    return print_of_bytes(content)


def _fault(error, folder, needed=None):
    return machine_fault(error, folder, needed) or DatelineError(f"{folder}: could not be written to ({error})")


def print_of(path):
    """Return what tells a file's content: its size in bytes and its SHA-256."""
    with Path(path).open("rb") as content:
        return {
            "bytes": os.fstat(content.fileno()).st_size,
            "sha256": hashlib.file_digest(content, "sha256").hexdigest(),
        }


def print_of_bytes(content):
    """Return the print of what is about to be written: what `print_of` gives for its file."""
    return {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}


def clear_parts(folder):
    """Remove from `folder` and the folders in it what processes that no longer run left half-written."""
    for path in Path(folder).rglob("*.part"):
        writer = PART.search(path.name)
        if writer and path.is_file() and not _runs(int(writer.group(1))):
            with suppress(OSError):  # another run cleared it first, or the disk lets none: it is in nobody's way
                path.unlink()


def _runs(process):
    if os.name != "posix":  # elsewhere, asking may end the process
        return True
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True
