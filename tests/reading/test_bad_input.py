"""Bad input: one row of problems each, and the rest is read."""

import io
import zipfile

import pytest

from helpers.problems import DatelineError
from helpers.reading import limits, read_articles

GOOD = "Ferries stop\n\nThe ferries stopped.\n"


def zipped(**members):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return buffer.getvalue()


BAD = {
    "empty.txt": (b"", "is empty"),
    "blank.txt": (b" \n\n", "is empty"),
    "binary.bin": (b"\x00\x01\x02binary\xff", "no known format"),
    "notzip.docx": (b"this is no zip", "download it again"),
    "cut.docx": (zipped(a="b" * 100)[:60], "not a whole ZIP"),
    "nodocument.docx": (zipped(a="b"), "without a document"),
    "bomb.zip": (zipped(a="0" * 5_000_000), "packed more than"),
    "nested.zip": (zipped(b=zipped(c=GOOD)), "archive inside an archive"),
    "broken.md": (b"---\ntitle: a: b: [\n---\nText.", "not YAML"),
    "list.md": (b"---\n- a\n---\nText.", "name: value"),
    "columns.csv": (b"kop,verhaal\nT,Some.\n", "it has kop, verhaal"),
    "cut.json": (b'[{"text": "One."}, {"te', "not whole JSON"),
    "deep.json": (b"[" * 100_000, "JSON"),
    "cut.parquet": (b"PAR1 cut", "not whole Parquet"),
    "broken.pdf": (b"%PDF-1.4 broken", "PDF"),
    "notext.json": (b'{"headline": "T", "n": 1}', "no field with the text"),
    "mail.eml": (
        b"From: a@b.example\nSubject: Hi\nMIME-Version: 1.0\nContent-Type: image/png\n\nHello",
        "mail without",
    ),
    "unknown.xml": (b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "no known format"),
    "feed.xml": (b'<?xml version="1.0"?><rss version="2.0"><channel></channel></rss>', "without entries"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_one_error_that_says_what_to_do_and_the_good_one_is_read(tmp_path, name):
    (tmp_path / name).write_bytes(BAD[name][0])
    (tmp_path / "good.txt").write_text(GOOD)
    corpus = read_articles(tmp_path)
    assert corpus.articles["text"].tolist() == ["The ferries stopped."]
    errors = corpus.problems[corpus.problems["severity"] == "error"]
    assert len(errors) == 1
    assert BAD[name][1] in errors["message"].iloc[0]
    assert errors["message"].iloc[0].count("\n") == 0


def test_a_missing_path_stops_with_what_to_do(tmp_path):
    with pytest.raises(DatelineError, match="no such file or folder; correct the path"):
        read_articles(tmp_path / "none")


def test_an_empty_folder_is_a_corpus_without_articles_and_a_problem(tmp_path):
    corpus = read_articles(tmp_path)
    assert (len(corpus.articles), len(corpus.problems)) == (0, 1)


def test_hidden_files_and_folders_marked_as_no_articles_are_passed_over(tmp_path):
    (tmp_path / ".hidden.txt").write_text(GOOD)
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / ".not-articles").touch()
    (tmp_path / "gold" / "a.txt").write_text(GOOD)
    assert len(read_articles(tmp_path).articles) == 0


def test_links_out_of_the_folder_are_not_followed(tmp_path):
    (tmp_path / "out.txt").write_text(GOOD)
    inner = tmp_path / "in"
    inner.mkdir()
    (inner / "link.txt").symlink_to(tmp_path / "out.txt")
    (inner / "folder").symlink_to(tmp_path)
    corpus = read_articles(inner)
    assert len(corpus.articles) == 0
    assert corpus.problems["message"].str.contains("link out of the folder").sum() == 2


def test_xml_entities_are_not_resolved(tmp_path):
    (tmp_path / "secret").write_text("SECRET")
    xml = f"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file://{tmp_path}/secret"><!ENTITY a "aaaa">]>
    <PPSResponse><x xmlns="http://global.factiva.com/pps/2.0"><article><headline>T &e;</headline><leadParagraph><paragraph>Text &e;
    here.</paragraph></leadParagraph></article></x></PPSResponse>"""
    (tmp_path / "a.xml").write_text(xml)
    corpus = read_articles(tmp_path / "a.xml")
    assert not corpus.articles["text"].str.contains("SECRET").any()


def test_a_text_over_the_limit_is_refused_without_being_read_whole(tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "WHOLE_FILE", 1000)
    (tmp_path / "big.txt").write_text("word " * 1000)
    corpus = read_articles(tmp_path)
    assert len(corpus.articles) == 0
    assert "split it" in corpus.problems["message"].iloc[0]


def test_a_broken_line_of_jsonl_costs_that_line(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"text": "One."}\n{"text": "Tw\n{"text": "Three."}\n')
    corpus = read_articles(tmp_path)
    assert corpus.articles["text"].tolist() == ["One.", "Three."]
    assert "line 2" in corpus.problems["message"].iloc[0]


def test_a_file_of_mixed_encodings_is_mended(tmp_path):
    good = "Die Fähren blieben im Hafen, sagte sie. " * 50
    (tmp_path / "a.txt").write_bytes(good.encode() + "“Später”".encode("cp1252"))
    corpus = read_articles(tmp_path)
    assert "“Später”" in corpus.articles["text"].iloc[0]


def test_the_same_article_twice_is_kept_once_and_said(tmp_path):
    (tmp_path / "a.txt").write_text(GOOD)
    (tmp_path / "b.txt").write_text(GOOD)
    corpus = read_articles(tmp_path)
    assert len(corpus.articles) == 1
    assert "the same article as" in corpus.problems["message"].iloc[0]


def test_reading_twice_gives_the_same(tmp_path):
    for name in "cab":
        (tmp_path / f"{name}.txt").write_text(GOOD.replace("Ferries", name))
    first, second = read_articles(tmp_path), read_articles(tmp_path)
    assert first.articles.equals(second.articles)
    assert first.articles["title"].tolist() == ["a stop", "b stop", "c stop"]


def test_a_pdf_with_a_password_says_so(tmp_path):
    from pypdf import PdfWriter

    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(tmp_path / "a.pdf")
    corpus = read_articles(tmp_path)
    assert "password" in corpus.problems["message"].iloc[0]
