"""What requirements.in asks for, each with its reason, and what requirements.txt pins, each with what brings it."""

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PIN = re.compile(r"([\w.-]+)==([^\s;]+)(?: ; (.*?))? \\")
NAME = re.compile(r"[\w.-]+")
VIA = re.compile(r" +# (?:via )? *(\S.*)")
WANTED_BY_US = "-r requirements.in"


@dataclass(frozen=True)
class Pin:
    """A library in one version: `where` is the condition on system and Python, "" for all; `via` are those that need it."""

    name: str
    version: str
    where: str
    via: tuple

    @property
    def purl(self):
        return f"pkg:pypi/{self.name}@{self.version}"


def normal(name):
    """Return the name of a library as package indexes compare names.

    >>> normal("Jinja2"), normal("charset_normalizer")
    ('jinja2', 'charset-normalizer')
    """
    return re.sub(r"[-_.]+", "-", name).lower()


def reasons(path=ROOT / "requirements.in"):
    """Return a dict of library to reason, in the order of the file; the names are normal."""
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            asked, _, reason = line.partition("#")
            found[normal(NAME.match(asked).group())] = reason.strip()
    return found


def pins(path=ROOT / "requirements.txt"):
    """Return the list of Pin that the file holds, in its order."""
    found, name = [], None
    for line in path.read_text(encoding="utf-8").splitlines():
        pin, via = PIN.match(line), VIA.match(line)
        if pin:
            name = normal(pin.group(1))
            found.append(Pin(name, pin.group(2), pin.group(3) or "", ()))
        elif via and name and via.group(1) != "via":
            last = found.pop()
            found.append(Pin(last.name, last.version, last.where, (*last.via, via.group(1))))
    return found
