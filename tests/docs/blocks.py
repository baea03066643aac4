"""The code blocks of the pages that people read, and what runs them.

A block is fenced. What stands behind its language is not shown to readers and says what is done with it:

    bash                     runs in the project's folder
    python                   runs, with the page's blocks before it
    yaml file=a/b.yaml       is written to that file, for the blocks after it (any language may have a file)
    text output              must be in what the block before it printed, line by line; … stands for anything
    bash not-run="why"       does not run, for the reason given

Every other language (text, csv, json, yaml, html, pycon) is looked at by people alone; pycon is a docstring, and those run as such.
"""

import os
import re
import shlex
import signal
import subprocess
from dataclasses import dataclass

from tests.house.rooms import ROOT

FENCE = re.compile(r"(?m)^(?P<indent> *)```(?P<info>\S[^\n]*)\n(?P<code>.*?)^(?P=indent)```$", re.DOTALL)
MARK = "--- the next block ---"
RUN = ("bash", "python")
LANGUAGES = (*RUN, "text", "csv", "json", "yaml", "html", "markdown", "pycon")
LONGEST = 600  # seconds that one block may take; they take ten on a machine that does nothing else
EXAMPLES = ROOT / "docs" / "harbour"  # articles of the tutorial, no pages
DOCS = [path for path in sorted((ROOT / "docs").rglob("*.md")) if EXAMPLES not in path.parents]
PAGES = [
    ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", ROOT / "data" / "README.md", ROOT / "training" / "README.md",
    *sorted(DOCS, key=lambda path: path.parent.name == "how-to"),  # these change the code of the project: they run last
]  # fmt: skip


@dataclass(frozen=True)
class Block:
    """A code block: its language, what the line of its fence says besides, its code, and the line of the page it begins on."""

    language: str
    says: dict
    code: str
    line: int

    @property
    def runs(self):
        return self.language in RUN and "not-run" not in self.says


class Wrong(Exception):
    """A block that failed, or printed something else than the page says; the message says what, and where."""


def blocks(text):
    """Yield each fenced block of a page.

    >>> [(block.language, block.says, block.line) for block in blocks("Type:\\n\\n```bash not-run=\\"a cluster\\"\\nmake\\n```\\n")]
    [('bash', {'not-run': 'a cluster'}, 4)]
    """
    for fence in FENCE.finditer(text):
        language, *rest = shlex.split(fence["info"])
        says = dict(word.split("=", 1) if "=" in word else (word, "") for word in rest)
        indent = len(fence["indent"])
        code = "".join(line[indent:] if line.strip() else line for line in fence["code"].splitlines(keepends=True))
        yield Block(language, says, code, text.count("\n", 0, fence.start()) + 2)


def unfenced(text):
    """Return the lines of indented code, which no test would run: four spaces and more behind an empty line, in no list."""
    text = FENCE.sub("", text)
    found, in_list = [], False
    for before, line in zip(["", *text.splitlines()], text.splitlines(), strict=False):
        if line.strip() and not line.startswith(" "):
            in_list = bool(re.match(r"[-*] |\d+\. ", line))
        if line.startswith("    ") and not before.strip() and not in_list:
            found.append(line)
    return found


class Page:
    """One page of the project `home`, whose blocks run in order; commands have the `environment`."""

    def __init__(self, path, home, environment):
        self.name, self.home, self.environment = path.relative_to(ROOT), home, environment
        text = path.read_text(encoding="utf-8")
        self.blocks, self.printed = list(blocks(text)), ""
        self.lines = [""] * text.count("\n")

    def run(self):
        """Run all blocks. Raises Wrong at the first that fails."""
        for block in self.blocks:
            if "file" in block.says:
                path = self.home / block.says["file"]
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(block.code, encoding="utf-8")
            elif block.runs:
                self.printed = self.bash(block) if block.language == "bash" else self.python(block)
            elif "output" in block.says:
                self.check(block)

    def bash(self, block):
        process = subprocess.Popen(["bash", "-euo", "pipefail", "-c", block.code], cwd=self.home, env=self.environment, text=True,
                                   stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True)  # fmt: skip
        try:
            printed, _ = process.communicate(timeout=LONGEST)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)  # what it started as well
            raise Wrong(f"{self.name}, line {block.line}: this took over {LONGEST} s:\n{block.code}") from None
        if process.returncode:
            raise Wrong(
                f"{self.name}, line {block.line}: this ended with {process.returncode}:\n{block.code}\n{printed}"
            )
        return printed

    def python(self, block):
        """Run the page's Python so far in one process, each block on the lines it has on the page; return what `block` printed."""
        self.lines[block.line - 2] = f"print({MARK!r})"  # on the line of its fence
        self.lines[block.line - 1 : block.line - 1 + block.code.count("\n")] = block.code.splitlines()
        code = "\n".join(self.lines)
        command = [self.home / ".venv/bin/python", "-c", f"exec(compile({code!r}, {str(self.name)!r}, 'exec'))"]
        done = subprocess.run(command, cwd=self.home, env=self.environment, text=True, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, timeout=LONGEST, check=False)  # fmt: skip
        if done.returncode:
            raise Wrong(f"{self.name}, line {block.line}: this failed:\n{block.code}\n{done.stdout}")
        return done.stdout.rpartition(MARK)[2]

    def check(self, block):
        for wanted in block.code.splitlines():
            pattern = ".*".join(re.escape(part.strip()) for part in wanted.split("…"))
            if not re.search(pattern, self.printed):
                raise Wrong(f"{self.name}, line {block.line}: nothing printed is like {wanted!r}:\n{self.printed}")
