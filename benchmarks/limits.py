"""Real bombs against the limits of reading: `python -m benchmarks.limits`; a few minutes, and some GB on the disk.

Each is made in a temporary folder, read, and shown with its size, the seconds by the clock, the most memory that the
reading took (this process and the one that can be ended), and what `problems` says.
"""

import gzip
import io
import resource
import tempfile
import time
import zipfile
from pathlib import Path

from helpers.reading import read_articles

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
BLOCK = b"The ferries stopped. " * 50_000  # about a MiB


def main():
    with tempfile.TemporaryDirectory() as folder:
        for name, write in BOMBS.items():
            path = Path(folder) / name
            write(path)
            start = time.monotonic()
            corpus = read_articles(path, copies=False)
            took = time.monotonic() - start
            most = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
            said = corpus.problems["message"].iloc[0].replace(folder, "") if len(corpus.problems) else ""
            print(f"{name}: {path.stat().st_size:,} bytes, {took:.1f} s, at most {most >> 10} MiB, "
                  f"{len(corpus.articles)} articles: {said}")  # fmt: skip
            path.unlink()


def _zip(path, member, size, head=b"", tail=b""):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        with file.open(member, "w", force_zip64=True) as out:
            out.write(head)
            for _ in range(size):
                out.write(BLOCK)
            out.write(tail)


def docx(path):
    _zip(path, "word/document.xml", 1000, f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>'.encode(),
         b"</w:t></w:r></w:p></w:body></w:document>")  # fmt: skip


def one_text(path):
    _zip(path, "a.txt", 900)


def web_archive(path):
    with gzip.open(path, "wb") as file:
        size = 3000 * len(BLOCK) + 44
        file.write(b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\n")
        file.write(b"Content-Length: %d\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" % size)
        for _ in range(3000):
            file.write(BLOCK)


def parquet(path):
    """A small file that unpacks to 400 MB: one text of 1 MB, stored once and repeated by four hundred rows."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    texts = pa.DictionaryArray.from_arrays(pa.array([0] * 400, pa.int32()), ["word " * 200_000])
    pq.write_table(pa.table({"text": texts}), path, compression="zstd")


def divs(path):
    path.write_text("<html><body>" + "<div>" * 100_000 + "The ferries stopped.")


def aliases(path):
    lines = ["a: &a [l, l, l, l, l, l, l, l, l]"]
    lines += [f"{b}: &{b} [{', '.join(['*' + a] * 9)}]" for a, b in zip("abcdefgh", "bcdefghi", strict=True)]
    path.write_text("---\n" + "\n".join(lines) + "\n---\nThe ferries stopped.")


def table_of_empty_rows(path):
    import openpyxl

    book = openpyxl.Workbook()
    book.active.append(["text", "title"])
    buffer = io.BytesIO()
    book.save(buffer)
    with zipfile.ZipFile(buffer) as file, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for member in file.namelist():
            data = file.read(member)
            if member.endswith("sheet1.xml"):
                rows = "".join(f'<row r="{n}"><c r="XFD{n}"><v>{n}</v></c></row>' for n in range(2, 200_000))
                data = data.replace(b"</sheetData>", rows.encode() + b"</sheetData>")
            out.writestr(member, data)


BOMBS = {
    "aliases.md": aliases,
    "divs.html": divs,
    "gigabyte.docx": docx,
    "one.zip": one_text,
    "pages.warc.gz": web_archive,
    "repeated.parquet": parquet,
    "rows.xlsx": table_of_empty_rows,
}

if __name__ == "__main__":
    main()
