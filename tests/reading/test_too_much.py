"""Files made to take all memory or all time: each is one row of problems that names the limit, and the rest is read."""

import gzip
import io
import json
import zipfile

import pytest

from helpers.reading import apart, limits, read_articles

GOOD = "Ferries stop\n\nThe ferries stopped.\n"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def zipped(members):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return buffer.getvalue()


def docx(text):
    body = f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>'
    return zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": body})


def parquet(n_rows):
    import pyarrow as pa
    import pyarrow.parquet as pq

    buffer = io.BytesIO()
    pq.write_table(pa.table({"text": pa.DictionaryArray.from_arrays([0] * n_rows, ["A story."])}), buffer)
    return buffer.getvalue()


def excel():
    import openpyxl

    book = openpyxl.Workbook()
    book.active.append(["text", "title"])
    book.active.append(["word " * 6000] * 2)
    buffer = io.BytesIO()
    book.save(buffer)
    with zipfile.ZipFile(buffer) as file:
        members = {name: file.read(name) for name in file.namelist()}
    return zipped({**members, "xl/worksheets/sheet1.xml": members["xl/worksheets/sheet1.xml"] + b" " * 5_000_000})


def warc(*pages):
    out = b""
    for page in pages:
        page = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: {len(page)}\r\n\r\n"
        )
        out += gzip.compress(head.encode() + page + b"\r\n\r\n")
    return out


PAGE = b"<html><body><p>" + b"The ferries stopped on Friday, they said. " * 9 + b"</p></body></html>"
LEVELS = "\n".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9) if n else 'lol'}]" for n in range(9))
TOO_MUCH = {  # the file, and what its problem says
    "aliases.md": (f"---\n{LEVELS}\n---\nText.", "aliases such as"),
    "divs.html": ("<html><body>" + "<div>" * 100_000 + "The deep text.", "limit nesting"),
    "some.html": ("<html><body>" + "<div>" * 1000 + "The deep text.", "limit nesting"),
    "deep.json": ("[" * 100_000, "not whole JSON"),
    "deep.jsonl": ('{"text": ' + "[" * 5000 + "]" * 5000 + '}\n{"text": ', "nested too deep"),
    "front.md": ("---\ntitle: " + "a" * 70_000 + "\n---\nText.", "limit front_matter"),
    "yaml.md": ("---\ntitle: " + "[" * 5000 + "\n---\nText.", "nested too deep"),
    "wide.csv": (",".join(f"text{n}" for n in range(3000)) + ",text\n" + "a" * 50, "limit columns"),
    "bomb.docx": (docx("a" * 3_000_000), "limit ratio"),
    "bomb.xlsx": (excel(), "limit ratio"),
    "bomb.odt": (zipped({"mimetype": "x", "content.xml": "a" * 3_000_000}), "limit ratio"),
    "bomb.zip": (zipped({"a.txt": "word " * 600_000}), "limit ratio"),
    "nested.zip": (zipped({"b.zip": zipped({"c.txt": GOOD})}), "archive inside an archive"),
    "many.zip": (zipped({f"{n}.txt": "" for n in range(300)}), "limit members"),
    "large.zip": (zipped({"a.txt": "".join(f"word{n} " for n in range(90_000))}), "limit whole_file"),
    "rows.parquet": (parquet(200_000), "limit rows"),
    "page.warc.gz": (warc(b"<html>" + b"a " * 400_000, PAGE), "limit page"),
    "one.txt": ("The ferries. " * 60_000, "limit whole_file"),
}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    folder = tmp_path_factory.mktemp("too_much")
    for name, (content, _) in TOO_MUCH.items():
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    (folder / "good.txt").write_text(GOOD)
    with pytest.MonkeyPatch.context() as patch:
        for name, value in {"WHOLE_FILE": 600_000, "ROWS": 100_000, "MEMBERS": 200, "PAGE": 700_000}.items():
            patch.setattr(limits, name, value)
        return read_articles(folder)


@pytest.mark.parametrize("name", TOO_MUCH)
def test_what_is_over_a_limit_is_a_problem_that_names_it(corpus, name):
    of_it = corpus.problems[corpus.problems["source_path"].str.contains(f"/{name}")]
    assert of_it["message"].str.contains(TOO_MUCH[name][1], regex=False).any(), of_it["message"].tolist()


def test_what_stands_beside_it_is_read(corpus):
    names = corpus.articles["source_path"].str.rsplit("/", n=1).str[-1].tolist()
    assert "good.txt" in names
    assert "page.warc.gz#2" in names


def test_a_file_that_takes_too_long_is_ended_and_the_next_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "SECONDS", 0)
    monkeypatch.setattr(limits, "SECONDS_A_MIB", 0)
    (tmp_path / "slow.pdf").write_bytes(slow_pdf())
    (tmp_path / "zgood.txt").write_text(GOOD)
    found = read_articles(tmp_path)
    assert len(found.articles) == 1
    assert "limit seconds" in found.problems["message"].iloc[0]


def test_a_process_that_ended_before_it_was_asked_is_put_away_quietly():
    reader = apart.Apart()
    reader._start()
    reader.process.kill()
    reader.process.wait()
    reader.process.stdin.write("not sent yet")
    reader.end()
    assert reader.process is None


def slow_pdf():
    from pypdf import PdfWriter
    from pypdf.generic import DecodedStreamObject, NameObject

    writer = PdfWriter()
    page = writer.add_blank_page(100, 100)
    stream = DecodedStreamObject()
    stream.set_data(b"BT (a) Tj ET " * 300_000)
    page[NameObject("/Contents")] = writer._add_object(stream)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def test_a_file_that_takes_too_much_memory_is_ended_and_gives_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "MEMORY", 50 * 2**20)
    (tmp_path / "large.json").write_text(json.dumps([{"text": "One."}, *[{}] * 3_000_000]))
    found = read_articles(tmp_path)
    assert len(found.articles) == 0
    assert "limit memory" in found.problems["message"].iloc[0]


def test_what_a_file_gave_before_it_was_ended_is_taken_back(tmp_path, monkeypatch):
    class Dies(apart.Apart):
        def drafts_of(self, source, columns=None):
            from helpers.reading.source import Draft

            yield "a#1", "a", Draft(text="The ferries stopped.")
            raise apart.Ended("takes too long")

    monkeypatch.setattr("helpers.reading.read.Apart", Dies)
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4")
    (tmp_path / "b.txt").write_text("The ferries stopped.")
    found = read_articles(tmp_path)
    assert found.articles["source_path"].str.endswith("b.txt").tolist() == [True]
    assert "nothing of it was taken" in found.problems["message"].iloc[0]


def test_a_line_over_the_limit_costs_that_line(tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "LINE", 1000)
    lines = ['{"text": "One."}', json.dumps({"text": "word " * 1000}), '{"text": "Three."}']
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    found = read_articles(tmp_path)
    assert found.articles["text"].tolist() == ["One.", "Three."]
    assert "line 2 is over the limit line" in found.problems["message"].iloc[0]


def test_the_problems_of_one_file_are_listed_up_to_a_limit_and_counted_beyond(tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "NOTES", 5)
    (tmp_path / "a.jsonl").write_text('{"text": "One."}\n' + "x\n" * 50)
    found = read_articles(tmp_path)
    assert len(found.problems) == 6
    assert "45 more" in found.problems["message"].iloc[5]


def test_a_table_whose_texts_are_far_larger_than_itself_is_read_up_to_a_limit(tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "RATIO", 1)
    import pyarrow as pa
    import pyarrow.parquet as pq

    texts = pa.DictionaryArray.from_arrays(pa.array([0] * 40, pa.int32()), ["word " * 20_000])
    pq.write_table(pa.table({"text": texts}), tmp_path / "a.parquet")
    assert read_articles(tmp_path).problems["message"].str.contains("limit ratio").any()
