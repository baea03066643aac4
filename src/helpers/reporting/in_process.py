"""Runs the cells of a notebook in this process, as an engine of papermill: a report is made in a process of its own already.

A kernel beside it would be a second process, which loads the same libraries again and needs a port.
"""

import io
import sys
from contextlib import contextmanager, redirect_stderr, redirect_stdout

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.history import HistoryManager
from IPython.core.interactiveshell import InteractiveShell
from nbformat.v4 import new_output
from papermill.engines import Engine, papermill_engines

NAME = "dateline"


class Shell(InteractiveShell):
    """IPython without a terminal and without a history on disk; what a cell shows goes to the list `outputs`."""

    def __init__(self, **options):
        self.outputs = []
        super().__init__(displayhook_class=Result, display_pub_class=Shown, **options)

    def init_history(self):
        """Keep no history on disk."""
        self.history_manager = HistoryManager(shell=self, parent=self, enabled=False)

    def _showtraceback(self, kind, value, lines):
        """Leave the error to `Cells`, which notes it as an output."""


class Result(DisplayHook):
    """Notes what the last line of a cell is worth."""

    def __call__(self, result=None):
        self.check_for_underscore()
        if result is None or self.quiet():
            return
        data, metadata = self.compute_format_data(result)
        self.update_user_ns(result)
        number = self.shell.execution_count
        self.shell.outputs.append(new_output("execute_result", data, metadata=metadata, execution_count=number))


class Shown(DisplayPublisher):
    """Notes what a cell shows with `display`."""

    def publish(self, data, metadata=None, **options):
        self.shell.outputs.append(new_output("display_data", data, metadata=metadata or {}))


class Stream(io.StringIO):
    """Notes what a cell prints as outputs of stream `kind`, what follows on each other as one."""

    def __init__(self, kind, outputs):
        super().__init__()
        self.kind, self.outputs = kind, outputs

    def write(self, text):
        last = self.outputs[-1] if self.outputs else {}
        if last.get("name") == self.kind:
            last["text"] += text
        elif text:
            self.outputs.append(new_output("stream", name=self.kind, text=text))
        return len(text)


class Cells(Engine):
    """The engine: runs the cells in order, up to the first that fails; papermill then says which it was."""

    @classmethod
    def execute_managed_notebook(cls, nb_man, kernel_name, **options):
        """Run the cells of `nb_man.nb`, and put what they show into it."""
        with _shell() as shell:
            for place, cell in enumerate(nb_man.nb.cells):
                nb_man.cell_start(cell, place)
                failed = cell.cell_type == "code" and _run(shell, cell)
                if failed:
                    nb_man.cell_exception(cell, cell_index=place)
                nb_man.cell_complete(cell, cell_index=place)
                if failed:
                    break


def _run(shell, cell):
    """Run a code cell and note what it shows in it; return whether it failed."""
    cell.outputs = shell.outputs = []
    cell.execution_count = shell.execution_count
    with redirect_stdout(Stream("stdout", cell.outputs)), redirect_stderr(Stream("stderr", cell.outputs)):
        result = shell.run_cell(cell.source, store_history=True)
    error = result.error_before_exec or result.error_in_exec
    if error is not None:
        cell.outputs.append(new_output("error", ename=type(error).__name__, evalue=str(error), traceback=[]))
    return error is not None


@contextmanager
def _shell():
    """Give a new shell for one notebook; it is the shell that `display` finds, and its names are those of `__main__`."""
    main = sys.modules["__main__"]
    Shell.clear_instance()
    try:
        yield Shell.instance()
    finally:
        Shell.clear_instance()
        sys.modules["__main__"] = main


papermill_engines.register(NAME, Cells)
