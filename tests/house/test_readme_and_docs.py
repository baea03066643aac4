"""README and docs name only files, links and commands that exist."""

import re
from functools import cache

import pytest

from tests.docs.blocks import DOCS, FENCE, PAGES, blocks
from tests.house.rooms import ROOT

IDS = [str(page.relative_to(ROOT)) for page in PAGES]
FILE = re.compile(r"[\w./-]+\.(?:py|csv|md|ipynb|yaml|jsonl|in|toml|mplstyle|onnx)\Z|(?:[\w.-]+/){2,}\Z")
MADE = (
    "build/",
    "build-mine/",
    "data/mine",
    "done/",
    "params/",
    "attributions/",
    "text/",
    "articles/",
    "speakers/",
    "corrections/",
)
EXAMPLE = re.compile(r"harbour-bridge|note\.|pasted|\bmine\b|CITATION|DICTIONARY|made\.json")


@cache
def names():
    """Return the paths of all files and folders that the project ships, and each end of such a path."""
    found = set()
    for home in ("src", "tests", "docs", "data", "notebooks", "params", "training", "benchmarks", ".ci"):
        for path in [ROOT / home, *(ROOT / home).rglob("*")]:
            parts = path.relative_to(ROOT).parts
            found |= {"/".join(parts[first:]) for first in range(len(parts))}
    return found | {path.name for path in ROOT.iterdir()}


def words(page):
    """Return what stands between backticks in a page, and the lines of its commands."""
    text = page.read_text(encoding="utf-8")
    lines = [line for block in blocks(text) if block.language == "bash" for line in block.code.splitlines()]
    return re.findall(r"`([^`]+)`", FENCE.sub("", text)) + lines


@pytest.mark.parametrize("page", PAGES, ids=IDS)
def test_every_file_that_a_page_names_is_there(page):
    named = {word.split("::")[0].strip() for word in words(page)}
    files = {name for name in named if FILE.match(name) and not name.startswith(MADE) and not EXAMPLE.search(name)}
    assert sorted(name for name in files if name.rstrip("/") not in names()) == []


@pytest.mark.parametrize("page", PAGES, ids=IDS)
def test_every_link_of_a_page_leads_to_a_file_that_is_there(page):
    links = re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if "://" not in link and not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=IDS)
def test_every_make_target_that_a_page_names_is_there(page):
    targets = set(re.findall(r"(?m)^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8")))
    lines = [" ".join(word.split()) for word in words(page)]
    called = [re.match(r"make((?: [A-Z]+=\S+)*) ([a-z-]+)\b", line) for line in lines]
    assert sorted({call.group(2) for call in called if call} - targets) == []


@pytest.mark.parametrize("page", PAGES, ids=IDS)
def test_every_module_that_a_page_runs_is_there(page):
    modules = {
        name
        for word in words(page)
        for name in re.findall(r"python -m ((?:training|benchmarks|helpers|docs)[\w.]*)", word)
    }
    assert sorted(name for name in modules if name.replace(".", "/") + ".py" not in names()) == []


def test_the_index_of_the_docs_or_the_readme_links_every_page():
    index, readme = ((ROOT / name).read_text(encoding="utf-8") for name in ("docs/README.md", "README.md"))
    pages = [str(page.relative_to(ROOT / "docs")) for page in DOCS]
    assert [page for page in pages if f"]({page})" not in index and f"](docs/{page})" not in readme] == []
