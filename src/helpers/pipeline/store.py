"""A folder of files, on this machine or at an address that fsspec knows (s3://bucket/tables); each file is written whole.

On this machine a file is written beside its place and renamed. At an address it is handed over in one piece, and the file that
says it is done (a marker, a list of parts) is written after it.
"""

import hashlib
import shutil
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq

from helpers.faults import DatelineError
from helpers.pipeline.writing import print_of, print_of_bytes, write_bytes


class Store:
    """The folder `root`, a path or an address; names of files in it are relative to it and use "/"."""

    def __init__(self, root):
        self.root = str(root).removeprefix("file://").rstrip("/")
        self.is_here = "://" not in self.root

    def __str__(self):
        return self.root

    def at(self, name):
        """Return the path or address of a file."""
        return f"{self.root}/{name}"

    def read(self, name):
        """Return the bytes of a file. Raises FileNotFoundError where there is none."""
        return Path(self.at(name)).read_bytes() if self.is_here else self._place().cat_file(self._inside(name))

    def write(self, name, content):
        """Write bytes to a file; return their print (see writing.print_of_bytes)."""
        if self.is_here:
            Path(self.at(name)).parent.mkdir(parents=True, exist_ok=True)
            return write_bytes(content, self.at(name))
        place = self._place()
        place.makedirs(self._inside(name).rpartition("/")[0], exist_ok=True)
        place.pipe_file(self._inside(name), content)
        return print_of_bytes(content)

    def read_frame(self, name, columns=None, filters=None):
        """Return the frame of a Parquet file, or the `columns` and rows of it that are asked for."""
        if self.is_here:
            return pd.read_parquet(self.at(name), columns=columns, filters=filters)
        return pd.read_parquet(BytesIO(self.read(name)), columns=columns, filters=filters)

    def read_table(self, name, columns=None, alike=()):
        """Return a Parquet file as an Arrow table, or the `columns` of it that are asked for; equal values of the columns `alike` are held
        once."""
        place = self.at(name) if self.is_here else BytesIO(self.read(name))
        return pq.read_table(
            place, columns=columns and list(columns), read_dictionary=list(alike)
        ).replace_schema_metadata()

    def n_rows(self, name):
        """Return the number of rows of a Parquet file."""
        return pq.read_metadata(self.at(name) if self.is_here else BytesIO(self.read(name))).num_rows

    def write_table(self, name, table):
        """Write an Arrow table as Parquet; return the file's print."""
        content = BytesIO()
        pq.write_table(table, content)
        return self.write(name, content.getvalue())

    def write_frame(self, name, frame, schema=None):
        """Write a frame as Parquet; return the file's print. `schema` is its Arrow schema, where the types must not vary."""
        return self.write(name, frame.to_parquet(index=False, schema=schema))

    def has(self, name):
        return Path(self.at(name)).is_file() if self.is_here else self._place().isfile(self._inside(name))

    def size(self, name):
        """Return the bytes of a file. Raises FileNotFoundError where there is none."""
        return Path(self.at(name)).stat().st_size if self.is_here else self._place().size(self._inside(name))

    def names(self, folder="", end=""):
        """Return the names of the files in `folder` and the folders in it that end in `end`, sorted."""
        if self.is_here:
            home = Path(self.root)
            found = (path.relative_to(home).as_posix() for path in (home / folder).rglob("*") if path.is_file())
            return sorted(name for name in found if name.endswith(end))
        root = self._inside("")
        found = self._place().find(f"{root}{folder}".rstrip("/"))
        return sorted(name.removeprefix(root) for name in found if name.endswith(end))

    def remove(self, name):
        """Remove a file, if it is there."""
        if self.is_here:
            Path(self.at(name)).unlink(missing_ok=True)
        elif self.has(name):
            self._place().rm_file(self._inside(name))

    def remove_all(self, folder):
        """Remove a folder in this one with all that is in it, and the folder around it if that is empty then."""
        if self.is_here:
            shutil.rmtree(self.at(folder), ignore_errors=True)
            if "/" in folder:
                with suppress(OSError):  # it holds something
                    Path(self.at(folder)).parent.rmdir()
        elif self._place().exists(self._inside(folder)):
            self._place().rm(self._inside(folder), recursive=True)

    def print_of(self, name):
        """Return the print of a file: its size in bytes and its SHA-256."""
        if self.is_here:
            return print_of(self.at(name))
        with self._place().open(self._inside(name), "rb") as content:
            return {"bytes": self.size(name), "sha256": hashlib.file_digest(content, "sha256").hexdigest()}

    def _place(self):
        return self._found()[0]

    def _inside(self, name):
        """Return what the file system at the address calls a file."""
        return f"{self._found()[1].rstrip('/')}/{name}"

    def _found(self):
        from fsspec.core import url_to_fs

        try:
            return url_to_fs(self.root)
        except (ImportError, ValueError) as error:
            raise DatelineError(
                f"{self.root}: cannot be opened ({error}); name a folder, or install what this kind of address needs"
            ) from error
