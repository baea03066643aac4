"""A folder of Parquet files: each gives one part, a stopped run resumes, and a bad file is named."""

import shutil
from pathlib import Path

import pandas as pd
import pytest

import helpers
from helpers.pipeline import article, finding
from helpers.pipeline.store import Store
from helpers.problems import DatelineError
from helpers.tables import TableError, read_table

pytestmark = pytest.mark.xdist_group("files")  # what they share is made once


@pytest.fixture(scope="module")
def finished(tmp_path_factory):
    """A folder with files of articles and what was found in them; tests work on copies of both."""
    home = tmp_path_factory.mktemp("finished")
    (home / "articles").mkdir()
    for n in range(3):
        whole().iloc[n * 4 : n * 4 + 4].to_parquet(home / f"articles/part{n}.parquet")
    helpers.extract_files(home / "articles", home / "out", tagger="fast", workers=1)
    return home


@pytest.fixture
def folder(finished, tmp_path):
    return Path(shutil.copytree(finished / "articles", tmp_path / "articles"))


@pytest.fixture
def out(finished, tmp_path):
    """What was found in the files of `folder`."""
    return Path(shutil.copytree(finished / "out", tmp_path / "out"))


def whole():
    texts = [f"“Bridge {i} is safe,” Ana Ruiz said on Tuesday. It opened on July {i % 28 + 1}." for i in range(12)]
    return pd.DataFrame(
        {"article_id": [f"a{i:03d}" for i in range(12)], "published": "2018-07-31", "title": "", "text": texts}
    )


def tables(out):
    return {name: read_table(out, name) for name in ("sentences", "dates", "quotes", "speakers", "mentions", "events")}


def shown(frames):
    return {name: frame.astype(str).values.tolist() for name, frame in frames.items()}


@pytest.mark.parametrize("engine", ["local", "dask"])
def test_the_parts_hold_what_one_frame_gives(folder, tmp_path, engine):
    assert not len(helpers.extract_files(folder, tmp_path / "out", engine=engine, tagger="fast", workers=1))
    (tmp_path / "expected").mkdir()
    for name, frame in helpers.extract(whole(), tagger="fast", workers=1).items():
        frame.to_parquet(tmp_path / "expected" / f"{name}.parquet")
    assert shown(tables(tmp_path / "out")) == shown(tables(tmp_path / "expected"))


def test_a_second_run_does_only_what_is_new(folder, out, tmp_path, monkeypatch):
    done = []
    monkeypatch.setattr(finding, "extract_file", lambda *job: done.append(Path(job[0]).name) or 0)
    whole().iloc[:1].to_parquet(folder / "new.parquet")
    helpers.extract_files(folder, out, tagger="fast", workers=1)
    assert done == ["new.parquet"]


def test_a_file_that_changed_leaves_no_article_twice(folder, out, tmp_path):
    whole().iloc[:2].to_parquet(folder / "part0.parquet")
    helpers.extract_files(folder, out, tagger="fast", workers=1)
    assert tables(out)["sentences"]["article_id"].nunique() == 10


def test_a_poison_file_is_named_and_the_others_are_done(folder, tmp_path):
    (folder / "part1.parquet").write_bytes(b"not parquet")
    problems = helpers.extract_files(folder, tmp_path / "out", tagger="fast", workers=1)
    assert problems["message"].str.contains("part1.parquet").tolist() == [True]
    assert tables(tmp_path / "out")["sentences"]["article_id"].nunique() == 8


def test_a_folder_at_an_address_is_read_and_written_like_one_here(folder, tmp_path):
    place = f"memory://{tmp_path.name}"
    for n in range(3):
        pd.read_parquet(folder / f"part{n}.parquet").to_parquet(f"{place}/articles/part{n}.parquet")
    for out, home in ((f"{place}/out", f"{place}/articles"), (tmp_path / "out", folder)):
        assert not len(helpers.extract_files(home, out, tagger="fast", workers=1))
    assert shown(tables(f"{place}/out")) == shown(tables(tmp_path / "out"))


def test_a_folder_of_parts_that_was_half_copied_is_refused_before_any_work(folder, out, tmp_path):
    for n, spoil in enumerate((lambda path: path.unlink(), lambda path: path.write_bytes(path.read_bytes()[:-9]))):
        spoil(out / f"articles/part-0000{n}.parquet")
        with pytest.raises(TableError, match=f"{n + 1} of 3 parts are missing or cut short, .*copy the folder again"):
            helpers.extract_files(out / "articles", tmp_path / "other", tagger="fast", workers=1)
    assert not (tmp_path / "other").exists()


def test_a_file_that_may_not_be_read_is_named_and_a_disk_that_fails_stops_the_run(folder, monkeypatch):
    for error, kind in (
        (PermissionError(13, "x"), finding.Unreadable),
        (OSError(5, "Input/output error"), DatelineError),
    ):
        monkeypatch.setattr(pd, "read_parquet", lambda path, error=error, **asked: (_ for _ in ()).throw(error))
        with pytest.raises(kind):
            finding.articles_of(folder / "part0.parquet")


def test_articles_without_a_text_column_are_named_and_the_others_are_done(folder, tmp_path):
    whole().drop(columns="text").to_parquet(folder / "part1.parquet")
    problems = helpers.extract_files(folder, tmp_path / "out", tagger="fast", workers=1)
    assert problems["message"].str.contains("part1.parquet: not extracted .*lacks text").tolist() == [True]


def spoilt(out, name):
    [path] = (out / name).glob("part1.*")
    return path


@pytest.mark.parametrize(
    "name", ["found/dates", "found/sentences", "found/quotes", "found/mentions", "found/articles", "done"]
)
@pytest.mark.parametrize("spoil", [
    lambda path: path.unlink(),
    lambda path: path.write_bytes(path.read_bytes()[:-9]),
    lambda path: path.write_bytes(b"\xff" + path.read_bytes()[1:]),
])  # fmt: skip
def test_a_part_that_is_not_what_was_written_is_made_again_alone(folder, out, monkeypatch, capsys, name, spoil):
    before = shown(tables(out))
    spoil(spoilt(out, name))
    done, real = [], finding.extract_file
    monkeypatch.setattr(finding, "extract_file", lambda *job: done.append(Path(job[0]).name) or real(*job))
    helpers.extract_files(folder, out, tagger="fast", workers=1)
    assert shown(tables(out)) == before and done == ["part1.parquet"]
    assert "is damaged or was changed; it is made again" in capsys.readouterr().err or name == "done"


def test_a_part_that_lost_a_stage_says_so_and_the_next_run_tries_it_again(folder, tmp_path, monkeypatch):
    out = tmp_path / "out"
    with monkeypatch.context() as broken:
        real_stage = article.mentions_of

        def breaks(documents, dates):
            if "a005" in [document.article_id for document in documents]:
                raise ValueError("no such day")
            return real_stage(documents, dates)

        broken.setattr(article, "mentions_of", breaks)
        problems = helpers.extract_files(folder, out, tagger="fast", workers=1)
    assert problems[["article_id", "stage", "severity"]].values.tolist() == [["a005", "events", "error"]]
    done, real = [], finding.extract_file
    monkeypatch.setattr(finding, "extract_file", lambda *job: done.append(Path(job[0]).name) or real(*job))
    assert not len(helpers.extract_files(folder, out, tagger="fast", workers=1))
    assert done == ["part1.parquet"]


@pytest.mark.parametrize("error", [MemoryError(), OSError(28, "No space left on device")])
def test_a_fault_of_the_machine_stops_the_run_and_the_parts_that_are_done_are_kept(
    folder, tmp_path, monkeypatch, error
):
    real, done = Store.write_frame, []

    def breaks(home, name, frame, schema=None):
        if "part1" in name:
            raise error
        return real(home, name, frame, schema)

    out = tmp_path / "out"
    with monkeypatch.context() as broken:
        broken.setattr(Store, "write_frame", breaks)
        with pytest.raises((DatelineError, type(error))):
            helpers.extract_files(folder, out, tagger="fast", workers=1)
    assert [path.name.split(".")[0] for path in (out / "done").glob("*.json")] == ["part0"]
    real_file = finding.extract_file
    monkeypatch.setattr(finding, "extract_file", lambda *job: done.append(Path(job[0]).name) or real_file(*job))
    assert not len(helpers.extract_files(folder, out, tagger="fast", workers=1))
    assert done == ["part1.parquet", "part2.parquet"]


def test_a_folder_without_parquet_says_what_to_do(tmp_path):
    with pytest.raises(DatelineError, match="read_articles"):
        helpers.extract_files(tmp_path, tmp_path / "out")
