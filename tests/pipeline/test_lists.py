"""What a corpus holds, what is written whole, and what is stamped."""

import re

import pytest

from helpers.faults import DatelineError
from helpers.pipeline import manifest, stamp, writing


def test_a_write_that_fails_leaves_what_was_and_no_half_file(tmp_path):
    path = tmp_path / "a.json"
    assert writing.write_bytes(b"one", path) == writing.print_of(path) == writing.print_of_bytes(b"one")
    assert writing.print_of(path)["bytes"] == 3
    with pytest.raises(DatelineError, match="none: could not be written to"):
        writing.write_bytes(b"x", tmp_path / "none/a.json")
    (tmp_path / "folder").mkdir()
    with pytest.raises(DatelineError):
        writing.write_bytes(b"x", tmp_path / "folder")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.json", "folder"]


def test_half_files_of_processes_that_no_longer_run_go_and_those_of_others_stay(tmp_path, monkeypatch):
    alive = {11: None, 12: ProcessLookupError(), 13: PermissionError(), 14: OverflowError()}

    def kill(process, signal):
        assert signal == 0
        if alive[process]:
            raise alive[process]

    monkeypatch.setattr(writing.os, "kill", kill)
    (tmp_path / "in").mkdir()
    for name in ("a.11.part", "a.12.part", "in/a.12.part", "a.13.part", "a.14.part", "a.part", "12.part.txt"):
        (tmp_path / name).write_text("x")
    writing.clear_parts(tmp_path)
    assert sorted(p.name for p in tmp_path.rglob("*") if p.is_file()) == [
        "12.part.txt",
        "a.11.part",
        "a.13.part",
        "a.part",
    ]


class Hashes:
    """Plays the hashes of files: their names."""

    def of(self, path):
        return path.name


def corpus_of(folder, *names, text="x"):
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder


def test_the_articles_of_a_corpus_are_its_files_and_none_that_hide_decide_or_ask(tmp_path):
    corpus_of(
        tmp_path,
        "a.txt",
        "in/b.txt",
        ".hidden",
        ".git/c",
        "~$d.docx",
        "build/.not-articles",
        "build/e.html",
        "params/timeline/x.yaml",
    )
    corpus_of(tmp_path, "corrections/same_person.csv", text="\ufeffspeaker,is,who,when,why\n")
    assert manifest.articles(tmp_path, Hashes()) == {"a.txt": "a.txt", "in/b.txt": "b.txt"}
    corpus_of(tmp_path, "params/notes.txt", "in/params/y.yaml", "corrections/letter.csv")
    assert set(manifest.articles(tmp_path, Hashes())) == {
        "a.txt", "in/b.txt", "params/notes.txt", "params/timeline/x.yaml", "in/params/y.yaml", "corrections/letter.csv",
        "corrections/same_person.csv",
    }, "a folder of params or corrections that holds anything else is one of articles"  # fmt: skip
    assert manifest.articles(tmp_path / "a.txt", Hashes()) == {".": "a.txt"}
    with pytest.raises(DatelineError, match="none: there is no such folder or file"):
        manifest.articles(tmp_path / "none", Hashes())


def test_corrections_are_listed_by_their_paths(tmp_path):
    corpus_of(tmp_path, "one/b.csv", "one/a.csv", "one/c.txt", "two/d.csv")
    assert list(manifest.corrections([tmp_path / "one", tmp_path / "none", tmp_path / "two"], Hashes()).values()) == [
        "a.csv",
        "b.csv",
        "d.csv",
    ]


@pytest.fixture
def notebooks(tmp_path):
    return corpus_of(tmp_path / "notebooks", "timeline.ipynb", "sources.ipynb")


def test_a_report_is_asked_for_by_one_file_in_the_folder_of_its_notebook(tmp_path, notebooks):
    corpus = corpus_of(
        tmp_path / "mine",
        "params/timeline/b.yaml",
        "params/sources/a.yml",
        "params/.x/c.yaml",
        "params/timeline/.d.yaml",
        "params/n.txt",
    )
    found = manifest.reports(corpus, notebooks)
    assert [(one.name, one.kind, one.slug, one.fault, one.params.name) for one in found] == [
        ("sources/a", "sources", "a", "", "a.yml"), ("timeline/b", "timeline", "b", "", "b.yaml"),
    ]  # fmt: skip


def test_a_corpus_that_asks_for_nothing_has_the_usual_reports(tmp_path, notebooks):
    found = manifest.reports(tmp_path, notebooks)
    assert [one.name for one in found] == [
        f"{kind}/default" for kind in ("corpus", "timeline", "sources", "speaker", "compare")
    ]
    assert not any(one.params or one.fault for one in found)


@pytest.mark.parametrize(("name", "fault"), [
    ("params/a.yaml", "asks for no report where it stands; .*one of sources, timeline"),
    ("params/timeline/in/a.yaml", "asks for no report where"),
    ("params/timelime/a.yaml", "there is no notebook timelime; .* one of sources, timeline"),
    ("params/timeline/caf\udce9.yaml", "name is not UTF-8"),
])  # fmt: skip
def test_a_file_of_parameters_that_asks_for_no_report_says_why(tmp_path, notebooks, name, fault):
    (one,) = manifest.reports(corpus_of(tmp_path / "mine", name), notebooks)
    assert re.search(fault, one.fault)


def test_of_two_that_ask_for_one_report_the_second_is_at_fault(tmp_path, notebooks):
    (one,) = manifest.reports(
        corpus_of(tmp_path / "mine", "params/timeline/a.yaml", "params/timeline/a.yml"), notebooks
    )
    assert "a.yaml asks for a report of the same name; rename one" in one.fault and one.params.name == "a.yml"


def test_a_link_that_leads_nowhere_asks_for_no_report(tmp_path, notebooks):
    corpus_of(tmp_path / "mine", "params/timeline/b.txt")
    (tmp_path / "mine/params/timeline/a.yaml").symlink_to("gone")
    (one,) = manifest.reports(tmp_path / "mine", notebooks)
    assert one.fault.endswith("is no regular file; write the parameters into one")


def test_the_stamp_tells_what_is_wrong_with_each_file(tmp_path):
    corpus_of(tmp_path, "one", "two", "three")
    stamp.seal(tmp_path, ["one", "two", "three"], lost=(1, 2, 3))
    assert stamp.unfit(tmp_path, ["one"]) == [] and stamp.lost(tmp_path) == (1, 2, 3)
    (tmp_path / "one").write_text("longer"), (tmp_path / "two").write_text("y"), (tmp_path / "three").unlink()
    assert stamp.unfit(tmp_path, ["one", "two", "three", "four"]) == [
        ("one", "has 6 bytes where 1 were written"), ("two", "is not what was written"), ("three", "is missing"), ("four", "has no stamp"),
    ]  # fmt: skip
    stamp.unseal(tmp_path, keep=["two"])
    assert dict(stamp.unfit(tmp_path, ["one", "two"])) == {"one": "has no stamp", "two": "is not what was written"}
    assert stamp.lost(tmp_path) == (0, 0, 0)
    with pytest.raises(DatelineError, match="two: changed while the tables were made"):
        stamp.seal(tmp_path, ["two"])
    with pytest.raises(DatelineError, match="three: missing while the tables were made"):
        stamp.seal(tmp_path, ["three"])
    stamp.unseal(tmp_path)
    assert not (tmp_path / stamp.NAME).exists()
