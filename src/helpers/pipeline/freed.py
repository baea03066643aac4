"""Memory that a long step has freed goes back to the system, so that the next step does not stand on top of it."""

import ctypes
import gc
from contextlib import suppress

import pyarrow as pa


def give_back():
    """Give back what Python, pyarrow and the C library hold of freed memory. The C library of Linux alone can be asked; elsewhere it
    does so by itself, or not.
    """
    gc.collect()
    pa.default_memory_pool().release_unused()
    with suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).malloc_trim(0)
