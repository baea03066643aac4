"""The cache: a file that is not what was written is never used; a line says so, and its articles are extracted again."""

import shutil

import pandas as pd
import pytest

import helpers
from helpers.pipeline import chunks
from helpers.pipeline.article import FOUND
from helpers.pipeline.cache import Cache
from helpers.pipeline.extract import _found, complete
from helpers.problems import DatelineError
from helpers.tables.checking import _plain

pytestmark = pytest.mark.xdist_group("cache")  # what they share is made once

FILES = (*(f".{name}.parquet" for name in FOUND), ".keys.parquet", ".json")
ARTICLES = pd.DataFrame(
    {
        "article_id": [f"a{n}" for n in range(4)],
        "published": pd.to_datetime(["2018-07-12"] * 4),
        "title": "Bridge",
        "text": [
            f"“Bridge {n} is safe,” Ana Ruiz said on Tuesday. She met engineers on July {n}." for n in range(3, 7)
        ],
    }
)


def extract(cache):
    """Return what is found in each article, which the cache keeps; what the whole corpus decides is another test's."""
    return _found(complete(ARTICLES), "local", "fast", Cache(cache), 1, None)


def shown(tables):
    return {
        name: [[str(_plain(value)) for value in row] for row in frame.values.tolist()] for name, frame in tables.items()
    }


@pytest.fixture(scope="module")
def whole():
    return shown(extract(None))


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    home, size = tmp_path_factory.mktemp("cache"), chunks.CHUNK
    chunks.CHUNK = 2
    try:
        extract(home)
    finally:
        chunks.CHUNK = size
    return home


@pytest.fixture
def cache(filled, tmp_path):
    shutil.copytree(filled, tmp_path / "cache")
    return tmp_path / "cache"


def parts(cache):
    return sorted(path.as_posix().removesuffix(".json") for path in cache.rglob("*.json"))


def flip(content):
    middle = len(content) // 2
    return content[:middle] + bytes([content[middle] ^ 64]) + content[middle + 1 :]


SPOILT = {
    "cut short": lambda content: content[: len(content) // 2],
    "emptied": lambda content: b"",
    "a byte flipped": flip,
    "a byte flipped at its end": lambda content: content[:-1] + bytes([content[-1] ^ 1]),
    "other columns": lambda content: pd.DataFrame({"article_id": ["a0"], "other": [1]}).to_parquet(index=False),
    "not UTF-8": lambda content: b"\xff\xfe\x00" + content,
}


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("spoil", SPOILT)
def test_a_spoilt_file_is_found_again_and_said_once(cache, whole, capsys, file, spoil):
    path = type(cache)(parts(cache)[0] + file)
    path.write_bytes(SPOILT[spoil](path.read_bytes()))
    assert shown(extract(cache)) == whole
    assert capsys.readouterr().err.count("are extracted again") == 1
    assert shown(extract(cache)) == whole
    assert "found again" not in capsys.readouterr().err


@pytest.mark.parametrize("file", FILES)
def test_a_missing_file_is_found_again(cache, whole, capsys, file):
    type(cache)(parts(cache)[0] + file).unlink()
    assert shown(extract(cache)) == whole
    assert "are extracted again" in capsys.readouterr().err


@pytest.mark.parametrize("files", [FILES, FILES[:1], (".keys.parquet",), (".json", ".keys.parquet")])
def test_the_files_of_other_articles_are_not_taken_for_these(cache, whole, files):
    one, other = parts(cache)
    for file in files:
        left, right = type(cache)(one + file), type(cache)(other + file)
        left.rename(f"{left}.aside")
        right.rename(left)
        type(cache)(f"{left}.aside").rename(right)
    assert shown(extract(cache)) == whole


def test_the_tables_of_an_older_text_are_not_taken_for_the_new(cache):
    changed = ARTICLES.assign(text=ARTICLES["text"].str.replace("Ana Ruiz", "Bo Lind"))
    tables = helpers.extract(changed, tagger="fast", workers=1, cache=cache)
    assert set(tables.quotes["speaker"]) == {"Bo Lind"}


def test_a_disk_that_is_full_stops_the_run_says_which_folder_and_size_and_keeps_no_half_part(
    tmp_path, monkeypatch, whole
):
    real = type(tmp_path).write_bytes

    def full(path, content):
        real(path, content[:10])
        raise OSError(28, "No space left on device", str(path))

    with monkeypatch.context() as disk:
        disk.setattr(type(tmp_path), "write_bytes", full)
        with pytest.raises(DatelineError, match=rf"{tmp_path}.*: its disk is full \(\d+\.\d MB were to be written"):
            extract(tmp_path)
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]
    assert shown(extract(tmp_path)) == whole
