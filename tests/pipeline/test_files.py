"""A folder of Parquet files: one part out for each, resumed, and a bad file named."""

import pandas as pd
import pytest

import helpers
from helpers.pipeline import files
from helpers.problems import DatelineError


@pytest.fixture
def folder(tmp_path):
    home = tmp_path / "articles"
    home.mkdir()
    for n in range(3):
        whole().iloc[n * 4 : n * 4 + 4].to_parquet(home / f"part{n}.parquet")
    return home


def whole():
    texts = [f"“Bridge {i} is safe,” Ana Ruiz said on Tuesday. It opened on July {i % 28 + 1}." for i in range(12)]
    return pd.DataFrame(
        {"article_id": [f"a{i:03d}" for i in range(12)], "published": "2018-07-31", "title": "", "text": texts}
    )


def tables(out):
    return {name: pd.read_parquet(out / name if name in ("dates", "sentences") else out / f"{name}.parquet")
            for name in ("sentences", "dates", "quotes", "speakers", "mentions", "events")}  # fmt: skip


def shown(frames):
    return {name: frame.astype(str).values.tolist() for name, frame in frames.items()}


@pytest.mark.parametrize("engine", ["local", "dask"])
def test_the_parts_hold_what_one_frame_gives(folder, tmp_path, engine):
    assert not len(helpers.extract_files(folder, tmp_path / "out", engine=engine, tagger="fast", workers=1))
    (tmp_path / "expected").mkdir()
    for name, frame in helpers.extract(whole(), tagger="fast", workers=1).items():
        frame.to_parquet(tmp_path / "expected" / (name if name in ("dates", "sentences") else f"{name}.parquet"))
    assert shown(tables(tmp_path / "out")) == shown(tables(tmp_path / "expected"))


def test_a_second_run_does_only_what_is_new(folder, tmp_path, monkeypatch):
    helpers.extract_files(folder, tmp_path / "out", tagger="fast", workers=1)
    done = []
    monkeypatch.setattr(files, "extract_file", lambda *job: done.append(job[0].name))
    whole().iloc[:1].to_parquet(folder / "new.parquet")
    helpers.extract_files(folder, tmp_path / "out", tagger="fast", workers=1)
    assert done == ["new.parquet"]


def test_a_file_that_changed_leaves_no_article_twice(folder, tmp_path):
    helpers.extract_files(folder, tmp_path / "out", tagger="fast", workers=1)
    whole().iloc[:2].to_parquet(folder / "part0.parquet")
    helpers.extract_files(folder, tmp_path / "out", tagger="fast", workers=1)
    assert tables(tmp_path / "out")["sentences"]["article_id"].nunique() == 10


def test_a_poison_file_is_named_and_the_others_are_done(folder, tmp_path):
    (folder / "part1.parquet").write_bytes(b"not parquet")
    problems = helpers.extract_files(folder, tmp_path / "out", tagger="fast", workers=1)
    assert problems["message"].str.contains("part1.parquet").tolist() == [True]
    assert tables(tmp_path / "out")["sentences"]["article_id"].nunique() == 8


def test_a_folder_without_parquet_says_what_to_do(tmp_path):
    with pytest.raises(DatelineError, match="read_articles"):
        helpers.extract_files(tmp_path, tmp_path / "out")
