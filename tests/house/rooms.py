"""The rooms of the house and what they import, read from the code: `python tests/house/rooms.py` writes docs/architecture.md."""

import ast
from collections import defaultdict
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "helpers"
PAGE = ROOT / "docs" / "architecture.md"
BEGIN, END = "<!-- made by make architecture: rooms -->", "<!-- end -->"
# A room imports only rooms above it.
ORDER = [
    "tables", "faults", "problems", "text", "models", "language", "dates", "reading", "quotes", "speakers", "events", "stories",
    "pipeline",
    "analysis", "charts", "site", "export", "reporting",
]  # fmt: skip


@cache
def nodes(path):
    """Return all nodes of the code in the file `path`, which is read once."""
    return list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


def imports(path):
    """Yield the room that each import of the file `path` names."""
    for node in nodes(path):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("helpers."):
            yield node.module.split(".")[1]
        elif isinstance(node, ast.ImportFrom) and node.module == "helpers":
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.Import):
            yield from (name.name.split(".")[1] for name in node.names if name.name.startswith("helpers."))


def modules(folder, package):
    """Return a dict of dotted name to file: the modules of `folder`, which is the package named `package`."""
    found = {}
    for path in sorted(folder.rglob("*.py")):
        parts = [package, *path.relative_to(folder).with_suffix("").parts]
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def imported(path, known):
    """Return the names among `known` modules that the file `path` imports, anywhere in it, when it runs."""
    names = set()
    blocks = [node for node in nodes(path) if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"]
    for_hints = {id(line) for block in blocks for line in block.body}  # only read by who checks types
    for node in nodes(path):
        if id(node) in for_hints:
            continue
        if isinstance(node, ast.ImportFrom) and node.module:
            inner = {f"{node.module}.{name.name}" for name in node.names}
            names |= inner & set(known) or {node.module}
        elif isinstance(node, ast.Import):
            names |= {name.name for name in node.names}
    return names & set(known)


def arrows():
    """Return a dict of room to the set of other rooms that its files import."""
    found = defaultdict(set)
    for path in sorted(SOURCE.rglob("*.py")):
        room = path.relative_to(SOURCE).parts[0].removesuffix(".py")
        if room in ORDER:
            found[room] |= {other for other in imports(path) if other in ORDER and other != room}
    return found


def about(room):
    """Return the first sentence of a room's docstring."""
    file = SOURCE / room / "__init__.py" if (SOURCE / room).is_dir() else SOURCE / f"{room}.py"
    text = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""
    return " ".join(text.split("\n\n")[0].split())


def table():
    """Return the table of rooms as Markdown, in the order of the house."""
    rows, found = ["| room | what it does | imports |", "| --- | --- | --- |"], arrows()
    for room in ORDER:
        others = sorted(found[room], key=ORDER.index)
        rows.append(f"| `{room}` | {about(room)} | {', '.join(others) or 'nothing of ours'} |")
    return "\n".join(rows)


def with_table(page):
    """Return the text of docs/architecture.md with the table made anew between its two marks."""
    head, rest = page.split(BEGIN, 1)
    return f"{head}{BEGIN}\n\n{table()}\n\n{END}{rest.split(END, 1)[1]}"


if __name__ == "__main__":
    PAGE.write_text(with_table(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
