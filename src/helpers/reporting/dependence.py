"""Which code a report depends on: the modules that a module or a notebook uses, found by reading imports.

`from helpers import charts` and `charts.quoted(…)` lead to the file of `quoted` and to no other chart, so that an edit of one
chart remakes only the reports that draw it. If it is unclear which names of a package are used, all count as used. This
module imports only the standard library, because every `make` runs it.
"""

import ast
import json
import re
from functools import cache
from pathlib import Path

import helpers
from helpers.reporting.hashes import write_json

HOME = Path(helpers.__file__).parent
LAZY = "_WHERE"  # the table of a package's names that are imported when first used
NAMED = re.compile(r"helpers(?:\.\w+)+")
ALL = "*"


class Code:
    """The project's code as a graph; `hashes` are of its files, `path` keeps what was read of them between runs."""

    def __init__(self, hashes, path):
        self.hashes, self.path = hashes, Path(path)
        self.seen, self.used = {}, {}
        try:
            self.known = dict(json.loads(self.path.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            self.known = {}
        self.kept = set(self.known)

    def behind(self, *modules):
        """Return a dict of file to hash: the code and data files that `modules` (dotted names) use."""
        closure = _Closure(self)
        for module in modules:
            closure.whole(module)
        return closure.hashes()

    def behind_notebook(self, notebook):
        """Return a dict of file to hash: the code and data files that the cells of `notebook` use."""
        closure = _Closure(self)
        closure.follow(self.read(notebook, _cells))
        return closure.hashes()

    def read(self, path, source_of=None):
        """Return what the file `path` refers to, from what is kept or by reading it."""
        own = self.hash_of(path)
        if own not in self.known or not isinstance(self.known[own], dict):
            try:
                text = Path(path).read_text(encoding="utf-8")
                self.known[own] = references(source_of(text) if source_of else text)
            except (OSError, ValueError, SyntaxError, KeyError, TypeError):
                self.known[own] = {"refs": [["", "helpers", [ALL]]], "data": [], "lazy": {}}  # it may use anything
        self.used[own] = self.known[own]
        return self.known[own]

    def hash_of(self, path):
        """Return the hash of a file of the project: asked once a run, in which code does not change."""
        if path not in self.seen:
            self.seen[path] = self.hashes.of(path)
        return self.seen[path]

    def save(self):
        """Keep what was read, if anything of it is new."""
        if not self.kept.issuperset(self.used):
            write_json(self.path, self.used)
            self.kept = set(self.used)


def _cells(text):
    cells = [cell["source"] for cell in json.loads(text)["cells"] if cell["cell_type"] == "code"]
    lines = "\n".join("".join(source) for source in cells).splitlines()
    return "\n".join("" if line.lstrip().startswith(("%", "!")) else line for line in lines)


def references(source):
    """Return what Python `source` refers to of this project: `refs`, `data`, `lazy`.

    `refs` are [module, name, what is used of that name]; `data` packages whose files are read; `lazy` the table of a
    package that imports its names when they are first used.

    >>> references("from helpers import charts\\ncharts.quoted(1)")["refs"]
    [['helpers', 'charts', ['quoted']]]
    """
    tree = ast.parse(source)
    lazy, skip = {}, set()
    for node in tree.body:
        if isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id == LAZY for t in node.targets):
            lazy = ast.literal_eval(node.value)
            skip = {id(part) for part in _parts(node)}
    bound, refs, data, parts = {}, [], set(), _parts(tree)
    for node in parts:
        if isinstance(node, ast.Import):
            for name in node.names:
                if name.name.split(".")[0] == "helpers":
                    _bind_import(name, bound, refs)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "helpers":
            for name in node.names:
                if name.name == ALL:
                    refs.append([node.module, ALL, [ALL]])
                else:
                    bound[name.asname or name.name] = (node.module, name.name)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skip:
            data.update(NAMED.findall(node.value) if NAMED.fullmatch(node.value) else ())
    uses = _uses(parts, bound)
    refs += [[module, name, sorted(uses[local])] for local, (module, name) in sorted(bound.items())]
    return {"refs": refs, "data": sorted(data), "lazy": lazy}


def _bind_import(name, bound, refs):
    if name.asname:
        package, _, last = name.name.rpartition(".")
        bound[name.asname] = (package, last)
    else:
        bound["helpers"] = ("", "helpers")
        if name.name != "helpers":
            refs.append([*name.name.rpartition(".")[::2], [ALL]])


def _parts(tree):
    """Return the nodes of a syntax tree that can name something, outer ones first; ast.walk takes four times as long."""
    parts = [tree]
    for node in parts:  # which grows as its nodes are looked at
        for name in node._fields:
            value = getattr(node, name, None)
            if isinstance(value, list):
                parts += [one for one in value if isinstance(one, ast.AST)]
            elif isinstance(value, ast.AST) and not isinstance(value, ast.expr_context):
                parts.append(value)
    return parts


def _uses(parts, bound):
    """Return, for each bound name, the attributes taken from it, and ALL where it is used in another way."""
    uses, taken = {name: set() for name in bound}, set()
    for node in parts:
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in bound:
            uses[node.value.id].add(node.attr)
            taken.add(id(node.value))
    for node in parts:
        if isinstance(node, ast.Name) and node.id in bound and id(node) not in taken:
            uses[node.id].add(ALL)
    return uses


class _Closure:
    """What has been reached so far: files whose imports were followed, and files that merely count."""

    def __init__(self, code):
        self.code, self.followed, self.files, self.folders = code, set(), set(), set()
        self.counted, self.named = set(), set()

    def whole(self, module):
        """Reach `module` and all that it uses."""
        if module in self.followed:
            return
        self.followed.add(module)
        path = _file_of(module)
        if path is None:
            return
        self._count(module, path)
        found = self.code.read(path)
        self.follow(found)
        for name, where in found["lazy"].items():
            self.name(where, name)

    def follow(self, found):
        """Reach what `found` (of references) refers to."""
        for module, name, used in found["refs"]:
            inner = f"{module}.{name}" if module else name
            if name == ALL:
                self.whole(module)
            elif _file_of(inner) is None:
                self.name(module, name)
            else:
                self._count(inner, _file_of(inner))
                for attribute in used:
                    self.name(inner, attribute)
        for module in found["data"]:
            if (HOME.parent / module.replace(".", "/")).is_dir():
                self.folders.add(HOME.parent / module.replace(".", "/"))
            else:
                self.whole(module)

    def name(self, module, name):
        """Reach `name` of `module`: where it comes from, if the module only hands it on."""
        if (module, name) in self.named:
            return
        self.named.add((module, name))
        path = _file_of(module)
        if path is None:
            return
        if path.name != "__init__.py" or name == ALL:
            self.whole(module)
            return
        self._count(module, path)
        found = self.code.read(path)
        given = {own: (of, own) for of, own, _ in found["refs"]}
        if _file_of(f"{module}.{name}") is not None:
            self.whole(f"{module}.{name}")
        elif name in found["lazy"]:
            self.name(found["lazy"][name], name)
        elif name in given:
            self.name(*given[name])
        else:
            self.whole(module)

    def _count(self, module, path):
        if module in self.counted:
            return
        self.counted.add(module)
        self.files.add(path)
        self.folders.add(path.parent)
        parts = module.split(".")
        for n in range(1, len(parts)):  # importing a module runs the packages around it
            around = _file_of(".".join(parts[:n]))
            if around is not None:
                self.files.add(around)

    def hashes(self):
        """Return the dict of file to hash, files named from the folder of the source."""
        data = {path for folder in self.folders for path in _data_of(folder)}
        return {_shown(path): self.code.hash_of(path) for path in sorted(self.files | data)}


@cache
def _shown(path):
    return path.relative_to(HOME.parent).as_posix()


@cache
def _file_of(module):
    """Return the file of a dotted name of this project, None where there is none."""
    path = HOME.parent / module.replace(".", "/")
    if (path / "__init__.py").is_file():
        return path / "__init__.py"
    beside = path.with_name(f"{path.name}.py")
    return beside if beside.is_file() else None


@cache
def _data_of(folder):
    """Return the files beside the modules of `folder` that are no code; those of its folders too, if they hold none."""
    found = []
    for path in folder.iterdir():
        if path.is_dir():
            own = folder == HOME or path.name == "__pycache__" or (path / "__init__.py").exists()
            found += [] if own else _data_of(path)
        elif path.suffix not in (".py", ".pyc", ".part") and not path.name.startswith("."):
            found.append(path)
    return found
