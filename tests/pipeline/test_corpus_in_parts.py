"""A build in parts: where the articles are cut, and which file of a folder is written whole."""

import pandas as pd
import pytest

from helpers.pipeline import parts
from helpers.pipeline.store import Store


@pytest.fixture
def home(tmp_path):
    return Store(tmp_path / "parts")


def cut(home, ids, tmp_path, mean=20):
    pd.DataFrame({"article_id": ids, "text": "The bridge is safe."}).to_parquet(tmp_path / "articles.parquet")
    return parts.cut(tmp_path / "articles.parquet", home, mean, 60)


def test_files_hold_all_articles_in_their_order_and_one_article_more_changes_one_file(home, tmp_path):
    ids = [f"a{n:04d}" for n in range(500)]
    before = cut(home, ids, tmp_path)
    assert [i for name in before for i in home.read_frame(name)["article_id"]] == ids and len(before) > 8
    after = cut(home, [*ids[:250], "new", *ids[250:]], tmp_path)
    assert len(set(after) - set(before)) <= 2 and home.names("texts") == sorted(after), (
        "the file that it was in is gone"
    )


def test_no_file_has_more_articles_than_the_largest_may_and_of_none_there_is_one_file(home, tmp_path):
    names = cut(home, [f"a{n}" for n in range(150)], tmp_path, 10**9)
    assert [len(home.read_frame(name)) for name in names] == [60, 60, 30]
    assert len(cut(home, [], tmp_path)) == 1


@pytest.mark.parametrize("root", ["here", "memory://store"])
def test_a_store_keeps_names_and_sizes_and_forgets_what_is_removed(root, tmp_path):
    home = Store(tmp_path / root if "://" not in root else f"{root}/{tmp_path.name}")
    given = home.write("a/b/one.json", b"one"), home.write("a/two.json", b"22")
    assert given == (home.print_of("a/b/one.json"), home.print_of("a/two.json")) and home.size("a/two.json") == 2
    assert home.names("a", ".json") == ["a/b/one.json", "a/two.json"] and home.names("none") == []
    home.remove("a/two.json"), home.remove("a/two.json"), home.remove_all("a/b"), home.remove_all("a/b")
    assert home.names() == [] and not home.has("a/two.json")
    with pytest.raises(FileNotFoundError):
        home.read("a/two.json")
