"""What parameters take, and what is kept of files and steps: hashes, stamps, prints."""

from pathlib import Path

import nbformat
import pytest

from helpers.problems import DatelineError
from helpers.reporting import hashes, parameters, printing, stamps
from helpers.reporting.parameters import Parameter
from tests.reporting.notebook import write


def test_a_notebook_without_parameters_has_none_and_what_is_no_notebook_is_said(tmp_path):
    made = nbformat.v4.new_notebook()
    nbformat.write(made, tmp_path / "empty.ipynb")
    assert parameters.declared(tmp_path / "empty.ipynb") == []
    (tmp_path / "bad.ipynb").write_text("{")
    with pytest.raises(DatelineError, match="bad.ipynb: is no notebook"):
        parameters.declared(tmp_path / "bad.ipynb")
    with pytest.raises(
        DatelineError, match="there is no notebook .*emty.ipynb; did you mean 'empty'.* names one of bad, empty"
    ):
        parameters.declared(tmp_path / "emty.ipynb")


@pytest.mark.parametrize("source", ["x: int = f()", "x: int = (", "x: int = 1 +"])
def test_a_cell_of_parameters_that_holds_more_than_values_is_refused(source, tmp_path):
    write(tmp_path / "n.ipynb", source)
    with pytest.raises(DatelineError, match="the parameters cell must hold only lines like"):
        parameters.declared(tmp_path / "n.ipynb")


def test_a_parameter_has_its_type_default_and_comment_and_another_line_is_none(tmp_path):
    write(tmp_path / "n.ipynb", "import x\nlimit: int = 20  # events\nnames: list[str] = []\n")
    assert parameters.declared(tmp_path / "n.ipynb") == [
        Parameter("limit", "int", 20, "events"), Parameter("names", "list[str]", [], ""),
    ]  # fmt: skip


TAKEN = [
    Parameter("limit", "int", 20, ""), Parameter("share", "float", 0.5, ""), Parameter("sure", "bool", False, ""),
    Parameter("names", "list[str]", ["a"], ""), Parameter("published_from", "str", "", ""), Parameter("tables", "str", "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("given", "taken"), [
    ({"share": 1}, {"share": 1}), ({"sure": True}, {"sure": True}), ({"names": ["a  b", 3]}, {"names": ["a b", 3]}),
    ({"published_from": None}, {"published_from": ""}), ({"published_from": "2018-07-06"}, {"published_from": "2018-07-06"}),
    ({}, {}),
])  # fmt: skip
def test_values_that_fit_are_taken(given, taken):
    assert parameters.checked(given, TAKEN, "x.yaml") == taken


@pytest.mark.parametrize(("given", "message"), [
    ({"first_day": "2018-07-06"}, "'first_day' is called 'published_from' now"), ({"a_name": "x"}, "unknown parameter 'a_name'"),
    ({"tables": "t"}, "unknown parameter 'tables'"), ({"zzz": 1}, "'zzz'; it takes limit, share, sure, names, published_from$"),
    ({"sure": 1}, "'sure' must be of type bool, as in `sure: false`; it is 1$"),
    ({"limit": False}, "must be of type int, as in `limit: 20`; it is False"),
    ({"names": ["a", {"b": 1}]}, "'names' must be a plain list.*a dict .'b'."), ({"names": {"b": 1}}, r"\['?a'?\]`; it is a dict \('b'\)"),
    ({"published_from": 7}, "must be a day that exists.*it is 7"), ({"limit": "x" * 99}, "it is 'x{59}$"),
])  # fmt: skip
def test_a_value_that_does_not_fit_is_refused_with_what_would(given, message):
    with pytest.raises(DatelineError, match=message):
        parameters.checked(given, TAKEN, "x.yaml")


@pytest.mark.parametrize(("before", "now"), [
    ("first_day", "published_from"), ("last_day", "published_to"), ("from_day", "event_from"), ("to_day", "event_to"),
    ("a_name", "left_name"), ("a_outlets", "left_outlets"), ("b_name", "right_name"), ("b_outlets", "right_outlets"),
    ("a_first_day", "left_published_from"), ("a_last_day", "left_published_to"), ("b_first_day", "right_published_from"),
    ("b_last_day", "right_published_to"),
])  # fmt: skip
def test_a_former_name_is_answered_with_the_new_one(before, now):
    with pytest.raises(DatelineError, match=f"'{before}' is called '{now}' now"):
        parameters.checked({before: ""}, [Parameter(now, "str", "", "")], "x.yaml")


@pytest.mark.parametrize(("content", "message"), [
    (b"\xff", "x.yaml: is not UTF-8"), (b"a: 1\nb: [", "x.yaml, line 2: is not valid YAML"), (None, "x.yaml: there is no such file"),
])  # fmt: skip
def test_a_file_of_parameters_that_cannot_be_read_is_said_with_its_line(tmp_path, content, message):
    if content is not None:
        (tmp_path / "x.yaml").write_bytes(content)
    with pytest.raises(DatelineError, match=message):
        parameters.load(tmp_path / "x.yaml")


def test_a_file_of_parameters_of_just_the_most_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr(parameters, "MOST_CHARACTERS", 6)
    (tmp_path / "x.yaml").write_text("abc: 1")
    assert parameters.load(tmp_path / "x.yaml") == {"abc": 1}


def test_hashes_are_kept_for_files_that_have_settled_and_tell_what_is_no_file(tmp_path):
    import os

    path, young = tmp_path / "a.txt", tmp_path / "b.txt"
    path.write_text("a"), young.write_text("a")
    os.utime(path, (1, 1))
    kept = hashes.Hashes(tmp_path / "kept.json")
    assert kept.of(path) == kept.of(young) and len(kept.of(path)) == 64
    assert [kept.of(tmp_path), kept.of(tmp_path / "none"), kept.of(path / "below"), kept.of("a\0b")] == [
        hashes.NO_FILE, hashes.NO_FILE, hashes.NO_FILE, hashes.CLOSED,
    ]  # fmt: skip
    assert hashes.SETTLED > 10**9 and hashes.named(young) not in kept.used


def test_a_hash_that_is_kept_is_taken_for_the_same_size_times_and_place_alone(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("a")
    found = path.stat()
    seen = [found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino]
    for row, known in ((seen, True), ([*seen[:3], 0], False), ([0, *seen[1:]], False)):
        hashes.write_json(tmp_path / "kept.json", {hashes.named(path): [*row, "kept"]})
        kept = hashes.Hashes(tmp_path / "kept.json")
        assert (kept.of(path) == "kept") == known
    kept.save()
    hashes.write_json(tmp_path / "kept.json", {hashes.named(path): [*seen, "kept"], "x": [1], "y": 3})
    kept = hashes.Hashes(tmp_path / "kept.json")
    assert kept.of(path) == "kept" and set(kept.known) == {hashes.named(path)}
    before = (tmp_path / "kept.json").read_bytes()
    kept.save()
    assert (tmp_path / "kept.json").read_bytes() == before and not (tmp_path / "kept.json.part").exists()


def test_a_stamp_holds_what_a_step_was_made_of_and_made_and_another_version_counts_as_none(tmp_path):
    (tmp_path / "a.txt").write_text("a")
    kept = hashes.Hashes(tmp_path / "kept.json")
    stamp = stamps.Stamp(tmp_path / "made/s.json", tmp_path)
    assert not stamp.is_of({}) and not stamp.is_of({"x": 1})
    stamp.write({"x": 1}, ["a.txt", "gone.txt"], kept, {"unread": 2})
    again = stamps.Stamp(tmp_path / "made/s.json", tmp_path)
    assert (
        again.is_of({"x": 1})
        and not again.is_of({"x": 2})
        and again.notes == {"unread": 2}
        and again.spoilt(kept) == []
    )
    (tmp_path / "gone.txt").write_text("x")
    (tmp_path / "a.txt").unlink()
    assert again.spoilt(kept) == [("a.txt", "is missing"), ("gone.txt", "is not what was made")]
    text = (tmp_path / "made/s.json").read_text()
    (tmp_path / "made/s.json").write_text(text.replace(f'"version": {stamps.VERSION}', '"version": 99'))
    assert not stamps.Stamp(tmp_path / "made/s.json", tmp_path).inputs
    again.forget()
    assert not (tmp_path / "made/s.json").exists() and (again.inputs, again.outputs, again.notes) == ({}, {}, {})


def test_without_chromium_the_way_to_get_one_is_said(monkeypatch, tmp_path):
    monkeypatch.setattr(printing.shutil, "which", lambda name: None)
    assert printing.browser() is None
    with pytest.raises(DatelineError, match="no Chromium was found .chromium, .*apt-get install chromium"):
        list(printing.print_reports(tmp_path / "index.html"))
    monkeypatch.setattr(printing.shutil, "which", lambda name: "/bin/g" if name == "google-chrome" else None)
    assert printing.browser() == "/bin/g"


def test_a_page_that_takes_too_long_to_print_is_given_up(monkeypatch, tmp_path):
    def slow(command, **options):
        part = next(option for option in command if option.startswith("--print-to-pdf=")).partition("=")[2]
        Path(part).write_text("half")
        raise printing.subprocess.TimeoutExpired(command, options["timeout"])

    monkeypatch.setattr(printing.subprocess, "run", slow)
    monkeypatch.setattr(printing, "browser", lambda: "chromium")
    (tmp_path / "n").mkdir()
    (tmp_path / "n/x.report.json").write_text("{}")
    with pytest.raises(DatelineError, match="x.html: Chromium printed nothing .no answer in 120 s"):
        list(printing.print_reports(tmp_path / "index.html", [].append))
    assert not list(tmp_path.rglob("*.pdf"))
