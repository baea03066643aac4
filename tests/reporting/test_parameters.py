"""Parameters of notebooks are strict."""

import datetime

import nbformat
import pytest

from helpers.problems import DatelineError
from helpers.reporting import parameters
from helpers.reporting.parameters import Parameter

DECLARED = [
    Parameter("first_day", "str", "", "first day"),
    Parameter("limit", "int", 20, "events"),
    Parameter("outlets", "list", [], "outlets"),
    Parameter("title", "str", "", "heading"),
]


def check(**values):
    return parameters.checked(values, DECLARED, "params/timeline/x.yaml")


def test_an_unknown_name_is_refused_with_the_nearest_valid_one():
    with pytest.raises(DatelineError, match="x.yaml: unknown parameter 'form_day'; did you mean 'first_day'"):
        check(form_day="2018-06-12")


@pytest.mark.parametrize("value", ["2018-02-30", "soon", "12/06/2018"])
def test_a_day_that_is_none_is_refused(value):
    with pytest.raises(DatelineError, match="must be a day that exists"):
        check(first_day=value)


def test_a_day_that_yaml_read_as_a_date_is_taken():
    assert check(first_day=datetime.date(2018, 6, 12)) == {"first_day": "2018-06-12"}


@pytest.mark.parametrize("values", [{"limit": "twenty"}, {"limit": True}, {"outlets": "Kestrel"}, {"title": 7}])
def test_a_wrong_type_is_refused_with_an_example(values):
    with pytest.raises(DatelineError, match="must be of type .*, as in"):
        check(**values)


@pytest.mark.parametrize(("text", "message"), [
    ("title: [unclosed", "is not valid YAML"),
    ("just words", "holds no parameters"),
    ("- a\n- b", "holds no parameters"),
])  # fmt: skip
def test_a_broken_yaml_file_is_refused_with_its_name(tmp_path, text, message):
    path = tmp_path / "broken.yaml"
    path.write_text(text)
    with pytest.raises(DatelineError, match=f"broken.yaml.*{message}"):
        parameters.load(path)


BOMB = "a: &a [x, x]\nb: &b [*a, *a]\n" + "".join(
    f"{c}: &{c} [{', '.join(['*' + chr(ord(c) - 1)] * 9)}]\n" for c in "cdefghijk"
)


@pytest.mark.parametrize(("text", "message"), [
    ("first_day: 2018-02-30\n", "holds a value that is none .day is out of range"),
    ("[" * 3000, "too deeply nested"),
    (BOMB + "outlets: *k\n", "unknown parameter 'a'"),
    ("outlets: &a [x, [*a]]\n", "is not valid YAML|must be a plain list"),
    ("# " + "x" * 100_000, "is over 100,000 characters long"),
    ("title: {a: 1}\n", "must be of type str.*it is a dict"),
])  # fmt: skip
def test_a_hostile_parameter_file_is_one_line_and_no_more(tmp_path, text, message):
    path = tmp_path / "x.yaml"
    path.write_text(text)
    with pytest.raises(DatelineError, match=message) as error:
        parameters.checked(parameters.load(path), DECLARED, path)
    assert len(str(error.value)) < 400


def test_a_deeply_shared_list_is_refused_at_once():
    value = ["x"]
    for _ in range(60):
        value = [value, value]
    with pytest.raises(DatelineError, match="'outlets' must be a plain list, as in `outlets: .one, two.`"):
        check(outlets=value)
    with pytest.raises(DatelineError, match="'limit' must be of type int.*it is a list"):
        check(limit=value)


def test_texts_are_one_line_and_hold_nothing_that_a_terminal_obeys():
    assert check(title="Two\n lines\x1b[31m", outlets=["Kestrel\r\nDaily"]) == {
        "title": "Two lines\\x1b[31m", "outlets": ["Kestrel Daily"],
    }  # fmt: skip


def test_an_empty_yaml_file_means_the_defaults(tmp_path):
    path = tmp_path / "empty.yaml"
    path.write_text("# nothing\n")
    assert parameters.load(path) == {}


def test_a_parameters_comment_may_hold_an_equals_sign(tmp_path):
    notebook = nbformat.v4.new_notebook()
    cell = nbformat.v4.new_code_cell('x: str = "a=b"  # as in a=b')
    cell.metadata["tags"] = ["parameters"]
    notebook.cells = [cell]
    nbformat.write(notebook, tmp_path / "n.ipynb")
    assert parameters.declared(tmp_path / "n.ipynb") == [Parameter("x", "str", "a=b", "as in a=b")]


def test_a_notebook_that_is_missing_is_named_with_those_there_are(tmp_path):
    with pytest.raises(DatelineError, match="there is no notebook"):
        parameters.declared(tmp_path / "timelime.ipynb")
