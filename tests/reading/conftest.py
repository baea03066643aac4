"""Files in the layouts that people and archives have, with made-up people and outlets."""

import io
import zipfile

import pytest

from helpers.reading import read_articles

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@pytest.fixture
def read(tmp_path):
    """Write one file (text or bytes) and read it: returns (list of article dicts, list of problem messages)."""

    def reader(name, content, **more):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        corpus = read_articles(path, **more)
        return corpus.articles.to_dict("records"), corpus.problems["message"].tolist()

    return reader


@pytest.fixture
def docx():
    """Make the bytes of a DOCX of some paragraphs."""

    def maker(*paragraphs):
        body = "".join(f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>' for text in paragraphs)
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as file:
            file.writestr("[Content_Types].xml", "<Types/>")
            file.writestr("word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>')
        return buffer.getvalue()

    return maker


def day(article):
    return str(article["published"])[:10]
