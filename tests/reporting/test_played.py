"""What `make` calls, word by word, and how a notebook becomes a page: the kernel, the steps and the processes are played."""

import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace

import nbformat
import papermill
import pytest
from nbclient.exceptions import DeadKernelError

from helpers.problems import DatelineError
from helpers.reporting import __main__ as called
from helpers.reporting import building, hashes, kernels, parameters, printing, running, stamps
from helpers.reporting.parameters import Parameter


@pytest.fixture
def steps(monkeypatch):
    """What was called of building, with the choice of a report."""
    ran = []
    for name in ("reports", "pdf", "tables", "clean"):
        monkeypatch.setattr(building, name, lambda choices, name=name: ran.append((name, choices.report)))
    for name in ("CORPUS", "BUILD", "REPORT", "NOTEBOOK"):
        monkeypatch.delenv(name, raising=False)
    return ran


@pytest.mark.parametrize("word", ["reports", "pdf", "tables", "clean"])
def test_a_word_calls_its_step_with_what_the_environment_chose(steps, word, monkeypatch):
    monkeypatch.setenv("REPORT", "timeline/x")
    monkeypatch.setattr(sys, "argv", ["reporting", word])
    called.main()
    assert steps == [(word, "timeline/x")]


def test_one_report_is_to_be_named(steps, monkeypatch):
    monkeypatch.setenv("REPORT", " ")
    with pytest.raises(SystemExit, match="name the report: make one REPORT="):
        called.one()
    monkeypatch.setenv("REPORT", "sources/x.yaml")
    called.one()
    assert steps == [("reports", "sources/x")]


@pytest.mark.parametrize("words", [[], ["reports", "pdf"], ["report"]])
def test_another_word_is_answered_with_those_there_are(words, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["reporting", *words])
    with pytest.raises(SystemExit, match="takes one of reports, one, pdf, tables, clean, params, run"):
        called.main()


def test_an_error_is_one_line(steps, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["reporting", "reports"])
    called.in_one_line()
    monkeypatch.setenv("JOBS", "two")
    with pytest.raises(SystemExit, match="dateline: JOBS=two is no number"):
        called.in_one_line()


def test_the_parameters_of_a_notebook_are_listed_without_those_the_runner_gives(monkeypatch, tmp_path, capsys, steps):
    (tmp_path / "notebooks").mkdir()
    for name in ("timeline", "speaker"):
        write(
            tmp_path / f"notebooks/{name}.ipynb",
            'tables: str = ""  # t\nfiles: str = ""  # f\n' + f"{name}: int = 3  # how many",
        )
    monkeypatch.chdir(tmp_path)
    called.params()
    monkeypatch.setenv("NOTEBOOK", "speaker")
    called.params()
    assert capsys.readouterr().out == "timeline: int = 3\n    how many\nspeaker: int = 3\n    how many\n"


# A notebook becomes a page.


def cell(source, *outputs):
    made = nbformat.v4.new_code_cell(source)
    made.outputs = list(outputs)
    return made


def said(text, stream="stdout"):
    return nbformat.v4.new_output("stream", name=stream, text=text)


def write(path, parameters_, *cells, heading="# Who & when?"):
    made = nbformat.v4.new_notebook()
    first = nbformat.v4.new_code_cell(parameters_)
    first.metadata["tags"] = ["parameters"]
    made.cells = [nbformat.v4.new_markdown_cell(heading), first, *cells]
    nbformat.write(made, path)
    return made


@pytest.fixture
def runs(monkeypatch, tmp_path):
    """Run a notebook of some cells as if a kernel had; `told` is what the kernel was given."""
    told = {}

    def made(*cells, fails=(), files=(), heading="# Who & when?", params=None, name="n"):
        notebook = write(tmp_path / f"{name}.ipynb", 'title: str = ""  # heading', *cells, heading=heading)
        failures = iter(fails)

        def execute(path, output, *, parameters, **options):
            told.update(path=path, output=output, given=parameters, options=options, tries=told.get("tries", 0) + 1)
            for error in failures:
                raise error
            for file, text in files:
                (Path(parameters["files"]) / file).write_text(text)
            return notebook

        monkeypatch.setattr(papermill, "execute_notebook", execute)
        names = running.run(tmp_path / f"{name}.ipynb", tmp_path / "build/n/x.html", params, tmp_path / "tables")
        return names, (tmp_path / "build/n/x.html").read_text()

    return made, told


def test_a_page_has_the_outputs_and_not_the_code_nor_what_libraries_warn_of(runs):
    page = runs[0](cell("1 + secret", said("shown"), said("lib.py: Warning", "stderr")))[1]
    assert "shown" in page and "secret" not in page and "Warning" not in page and 'href="../index.html"' in page


def test_the_kernel_is_given_the_parameters_the_tables_and_the_folder_of_files(runs, tmp_path):
    (tmp_path / "x.yaml").write_text("title: Mine\n")
    runs[0](params=tmp_path / "x.yaml", name="{n}")
    told = runs[1]
    assert told["given"]["title"] == "Mine" and told["given"]["tables"] == str(tmp_path / "tables")
    assert (
        told["path"].endswith("{{n}}.ipynb") and told["output"] is None and told["options"]["kernel_name"] == "python3"
    )
    assert told["options"]["progress_bar"] is False and told["options"]["log_output"] is False
    assert not (tmp_path / "build/parts/n/x").exists()


def test_the_files_of_a_report_stand_beside_it_and_are_named_the_page_first(runs, tmp_path):
    names, _ = runs[0](files=[("b.csv", "1"), ("a.csv", "2")])
    assert names == ["x.html", "x.a.csv", "x.b.csv"] and (tmp_path / "build/n/x.a.csv").read_text() == "2"


@pytest.mark.parametrize(("files", "heading", "title", "below"), [
    ([], "# Who & when?", "Who &amp; when?", False),
    ([("report.json", '{"title": "A & B"}')], "# Who & when?", "A &amp; B", True),
    ([], "no heading", "Report", False), ([], "text\n# Second line", "Second line", False),
])  # fmt: skip
def test_a_page_s_title_is_the_report_s_else_the_notebook_s_heading(runs, files, heading, title, below):
    page = runs[0](files=files, heading=heading)[1]
    assert f"<title>{title} ·" in page and page.count(f"<h1>{title}</h1>") == page.count("<h1") == 1
    assert ('<p class="quiet">' in page) == below and 'class="anchor-link"' not in page


def test_a_kernel_that_could_not_start_is_tried_once_more_and_no_other_fault_is(runs):
    runs[0](fails=[RuntimeError("Kernel died before replying to kernel_info")])
    assert runs[1]["tries"] == 2
    with pytest.raises(DatelineError, match="n.ipynb: the notebook's kernel stopped .Address already in use"):
        runs[0](fails=[DeadKernelError("Address already in use")] * 2)
    assert runs[1]["tries"] == 4
    with pytest.raises(DatelineError, match=r"kernel stopped \(out of memory\)"):
        runs[0](fails=[DeadKernelError("x\n\x1b[31mout of memory\x1b[0m\n")])
    assert runs[1]["tries"] == 5


def test_a_cell_that_fails_is_named_with_its_error_and_an_earlier_page_stays(runs, tmp_path):
    runs[0](cell("1", said("good")))
    failed = papermill.PapermillExecutionError(3, 7, "1/0", "ZeroDivisionError", "\x1b[31mdivision by zero\x1b[0m", [])
    with pytest.raises(DatelineError, match="n.ipynb failed in cell 7: ZeroDivisionError: division by zero; no report"):
        runs[0](fails=[failed])
    assert "good" in (tmp_path / "build/n/x.html").read_text() and not (tmp_path / "build/parts/n/x").exists()


# The processes that make reports.


class Process:
    """Plays a process of kernels: says `out` and `err`, ends with `code`."""

    def __init__(self, out="", err="", code=0, gone=False):
        self.stdin, self.stdout, self.stderr, self.returncode = io.StringIO(), io.StringIO(out), io.StringIO(err), code
        self.killed = False
        if gone:
            self.stdin.write = lambda text: (_ for _ in ()).throw(BrokenPipeError)

    def wait(self):
        return self.returncode

    def kill(self):
        self.killed = True


@pytest.mark.parametrize(("process", "answer"), [
    (Process('noise\ndateline made: ["a.html"]\n'), (["a.html"], "")),
    (Process('dateline made: ["old"]\ndateline made: ["a.html"]\n'), (["a.html"], "")),
    (Process('dateline made: ["a.html"]\n', code=1), ([], f"p.yaml: {kernels.TELL}")),
    (Process("", "x\ndateline: first\ndateline: x.yaml: no \n", 1), ([], "x.yaml: no")),
    (Process("", "", 0), ([], f"p.yaml: {kernels.TELL}")), (Process("", "", 1, gone=True), ([], f"p.yaml: {kernels.TELL}")),
])  # fmt: skip
def test_what_a_process_answers_is_its_files_or_its_last_error(process, answer, monkeypatch):
    started = []
    monkeypatch.setattr(
        kernels.subprocess, "Popen", lambda command, **options: started.append((command, options)) or process
    )
    job = {"notebook": "n.ipynb", "report": "r", "tables": "t", "params": "p.yaml"}
    assert list(kernels.run_all({"one": job}, 2, 7)) == [("one", *answer)]
    ((command, options),) = started
    assert command[-2:] == ["helpers.reporting", "run"] and options["pass_fds"] == (7,) and process.stdin.closed


def test_a_report_without_params_goes_by_its_notebook(monkeypatch):
    monkeypatch.setattr(kernels.subprocess, "Popen", lambda command, **options: Process("", "", 1))
    job = {"notebook": "n.ipynb", "report": "r", "tables": "t", "params": None}
    assert list(kernels.run_all({"one": job}, 1, 7)) == [("one", [], f"n.ipynb: {kernels.TELL}")]


def test_a_process_makes_what_it_is_asked_for_and_says_its_files(monkeypatch, capsys):
    asked = {"notebook": "n.ipynb", "report": "r.html", "params": None, "tables": "t"}
    monkeypatch.setattr(sys, "stdin", io.StringIO(json.dumps(asked) + "\n"))
    monkeypatch.setattr(kernels.threading, "Thread", lambda target, daemon: SimpleNamespace(start=lambda: None))
    monkeypatch.setattr(running, "run", lambda *given: [*map(str, given)])
    kernels.answer()
    assert capsys.readouterr().out == 'dateline made: ["n.ipynb", "r.html", "None", "t"]\n'


# Parameters, hashes, stamps and prints.


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


@pytest.mark.parametrize(("content", "message"), [
    (b"\xff", "x.yaml: is not UTF-8"), (b"a: 1\nb: [", "x.yaml, line 2: is not valid YAML"), (None, "x.yaml: there is no such file"),
])  # fmt: skip
def test_a_file_of_parameters_that_cannot_be_read_is_said_with_its_line(tmp_path, content, message):
    if content is not None:
        (tmp_path / "x.yaml").write_bytes(content)
    with pytest.raises(DatelineError, match=message):
        parameters.load(tmp_path / "x.yaml")


def test_a_file_of_parameters_of_just_the_most_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr(parameters, "MOST", 6)
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
    assert hashes.SETTLED > 10**9 and str(young) not in kept.asked


def test_a_hash_that_is_kept_is_taken_for_the_same_size_times_and_place_alone(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("a")
    found = path.stat()
    seen = [found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino]
    for row, known in ((seen, True), ([*seen[:3], 0], False), ([0, *seen[1:]], False)):
        hashes.write_json(tmp_path / "kept.json", {str(path): [*row, "kept"]})
        kept = hashes.Hashes(tmp_path / "kept.json")
        assert (kept.of(path) == "kept") == known
    kept.save()
    hashes.write_json(tmp_path / "kept.json", {str(path): [*seen, "kept"], "x": [1], "y": 3})
    kept = hashes.Hashes(tmp_path / "kept.json")
    assert kept.of(path) == "kept" and set(kept.known) == {str(path)}
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
