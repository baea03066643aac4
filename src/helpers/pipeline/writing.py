"""Writes files whole or not at all: into a new file beside the old one, which is then renamed.

Also clears what a killed run left half-written. Imports only the standard library, because every `make` loads this.
"""

import hashlib
import os
import re
from contextlib import suppress
from pathlib import Path

from helpers.faults import DatelineError, machine_fault

PART = re.compile(r"\.(\d+)\.part$")  # the number is that of the process that writes the file


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
    """Return the print of a file, by which its content is recognised: its size in bytes and its SHA-256."""
    with Path(path).open("rb") as content:
        return {
            "bytes": os.fstat(content.fileno()).st_size,
            "sha256": hashlib.file_digest(content, "sha256").hexdigest(),
        }


def print_of_bytes(content):
    """Return the print that `print_of` will give for a file with this content."""
    return {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}


def clear_parts(folder):
    """Remove half-written files of processes that no longer run from `folder` and the folders in it."""
    for path in Path(folder).rglob("*.part"):
        writer = PART.search(path.name)
        if writer and path.is_file() and not _runs(int(writer.group(1))):
            with suppress(
                OSError
            ):  # another run removed it first, or the disk does not allow it; the file does no harm
                path.unlink()


def _runs(process):
    if os.name != "posix":  # on Windows os.kill(process, 0) would end the process
        return True
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True
