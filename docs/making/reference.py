"""The reference: `python -m docs.making.reference` writes docs/reference/ and the table of accuracy in docs/method.md.

It is made from docstrings, from the parameters that notebooks declare, from the Makefile, and from accuracy.csv.
"""

import inspect
import re
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import helpers
from docs.making.pins import ROOT
from helpers import analysis, charts, reporting
from helpers.reporting import findings
from helpers.reporting.accuracy import measured
from helpers.reporting.parameters import GIVEN_BY_RUNNER, declared
from helpers.reporting.report import Report

FOLDER = ROOT / "docs" / "reference"
METHOD = ROOT / "docs" / "method.md"
BEGIN, END = "<!-- made by make reference: accuracy -->", "<!-- end -->"
MADE = "Made by `make reference`; do not edit."
NOTEBOOKS = ("start_here", "corpus", "timeline", "sources", "speaker", "compare", "explore")


def python_page():
    """Return reference/python.md: the public face, what reports are made of, and what counts."""
    lines = [
        "# From Python",
        "",
        MADE,
        "",
        "[data/DICTIONARY.md](../../data/DICTIONARY.md) explains the columns of the tables.",
        "",
    ]
    lines += ["## helpers", "", "The public face. `import helpers` imports nothing else until a name is used.", ""]
    lines += _all_of("helpers", helpers, helpers.__all__)
    lines += [
        "## helpers.reporting",
        "",
        "What a notebook calls.",
        "",
        *_all_of("reporting", reporting, reporting.__all__),
    ]
    methods = [name for name, value in vars(Report).items() if inspect.isfunction(value) and not name.startswith("_")]
    lines += ["## The report", "", "What `reporting.open_report` returns.", "", *_all_of("report", Report, methods)]
    lines += [
        "## helpers.reporting.findings",
        "",
        "Findings in words.",
        "",
        *_all_of("findings", findings, findings.__all__),
    ]
    lines += ["## helpers.charts", "", "A frame in, a Figure out.", "", *_all_of("charts", charts, charts.__all__)]
    lines += ["## helpers.analysis", "", "Frames of the tables in, frames of numbers out.", ""]
    for module in sorted(found.name for found in iter_modules(analysis.__path__)):
        room = import_module(f"helpers.analysis.{module}")
        own = [name for name, value in vars(room).items() if _is_public(name, value, room)]
        lines += _all_of(module, room, own)
    return "\n".join(lines).rstrip() + "\n"


def _is_public(name, value, room):
    ours = inspect.isfunction(value) and value.__module__ == room.__name__
    return ours and not name.startswith("_") and bool(value.__doc__) and _is_hinted(value)


def _is_hinted(function):
    """A function with type hints is meant for people outside its room."""
    return inspect.signature(function).return_annotation is not inspect.Signature.empty


def _all_of(prefix, owner, names):
    lines = []
    for name in names:
        thing = getattr(owner, name)
        if callable(thing) and not inspect.ismodule(thing):
            lines += [f"### {prefix}.{name}", "", "```text", _signature(name, thing), "```", "", *_docstring(thing), ""]
    return lines


def _signature(name, thing):
    return name + re.sub(r"pandas(\.core)?(\.frame)?\.", "", str(inspect.signature(thing))).replace(
        "(self, ", "("
    ).replace("(self)", "()")


def _docstring(thing):
    """Return the lines of a docstring in Markdown: examples fenced, the rest as it is."""
    lines = []
    for paragraph in re.split(r"\n\s*\n", inspect.cleandoc(thing.__doc__ or "")):
        if paragraph.startswith(">>>"):
            lines += ["```pycon", paragraph, "```", ""]
        elif paragraph.startswith("    "):
            lines += ["```text", inspect.cleandoc(paragraph), "```", ""]
        else:
            lines += [paragraph, ""]
    return lines[:-1]


def parameters_page():
    """Return reference/parameters.md: what each notebook may be asked, one table a notebook."""
    lines = ["# Parameters of reports", "", MADE, "",
             "A report is a file `params/<notebook>/<slug>.yaml` that names some of these. `make params NOTEBOOK=sources` prints them.",
             ""]  # fmt: skip
    for name in NOTEBOOKS:
        own = [p for p in declared(ROOT / "notebooks" / f"{name}.ipynb") if p.name not in GIVEN_BY_RUNNER]
        lines += [f"## {name}", "", "| parameter | type | without it | what it is |", "| --- | --- | --- | --- |"]
        lines += [f"| {p.name} | {p.type} | `{p.default!r}` | {p.what} |" for p in own]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def commands_page():
    """Return reference/commands.md: the settings and the commands of the Makefile."""
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    settings = re.findall(r"(?m)^#   ([A-Z_]+=\S+) {2,}(.+)$", text.split("# Settings", 1)[1])
    commands = re.findall(r"(?m)^([a-z-]+):.*?## *(.+)$", text)
    lines = ["# Commands", "", MADE, "", "| command | what it does |", "| --- | --- |"]
    lines += [f"| `make {name}` | {what} |" for name, what in commands]
    lines += ["", "## Settings", "", "Given after make (`make CORPUS=folder reports`) or in the environment.", ""]
    lines += ["| setting | what it is |", "| --- | --- |", *(f"| `{name}` | {what} |" for name, what in settings)]
    return "\n".join(lines) + "\n"


def accuracy_table():
    """Return the table of accuracy by class and by kind of outlet, in Markdown, from accuracy.csv."""
    own = measured()
    own = own[own["corpus"] == "newsroom"]
    lines = ["| newsroom development articles | marks | accurate: accepted | found | fast: accepted | found |"]
    lines.append("| --- |" + " ---: |" * 5)
    for name in own["of"].unique():
        of = own[own["of"] == name].set_index(["tagger", "measure"])
        cells = [
            f"{of.at[(tagger, measure), 'value']:.1f}"
            for tagger in ("accurate", "fast")
            for measure in ("accepted", "found")
        ]
        lines.append(f"| {name} | {of.at[('accurate', 'found'), 'n']} | {' | '.join(cells)} |")
    return "\n".join(lines)


def with_accuracy(page):
    """Return the text of docs/method.md with the table of accuracy made anew between its two marks."""
    head, rest = page.split(BEGIN, 1)
    return f"{head}{BEGIN}\n\n{accuracy_table()}\n\n{END}{rest.split(END, 1)[1]}"


def pages():
    """Return a dict of file to the text it must hold."""
    made = {"python": python_page(), "parameters": parameters_page(), "commands": commands_page()}
    return {FOLDER / f"{name}.md": text for name, text in made.items()} | {
        METHOD: with_accuracy(METHOD.read_text(encoding="utf-8"))
    }


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for path, text in pages().items():
        Path(path).write_text(text, encoding="utf-8")
