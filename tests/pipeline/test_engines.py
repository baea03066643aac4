"""Engines: several processes and a Dask cluster give what one process gives."""

import subprocess
import sys

import pandas as pd

import helpers
from helpers.pipeline import local


def articles(n):
    texts = [f"“Bridge {i} is safe,” Ana Ruiz said on Tuesday. It opened on July {i % 28 + 1}." for i in range(n)]
    return pd.DataFrame(
        {"article_id": [f"a{i:03d}" for i in range(n)], "published": "2018-07-31", "title": "", "text": texts}
    )


def shown(tables):
    return {name: frame.astype(str).values.tolist() for name, frame in tables.items()}


def test_two_processes_give_what_one_gives(monkeypatch):
    monkeypatch.setattr(local, "WORTH_PROCESSES", 2)
    many = articles(30)
    one, two = (helpers.extract(many, tagger="fast", workers=workers) for workers in (1, 2))
    assert shown(one) == shown(two)


def test_a_dask_cluster_gives_what_one_process_gives():
    many = articles(6)
    assert shown(helpers.extract(many, tagger="fast", workers=1)) == shown(
        helpers.extract(many, tagger="fast", engine="dask", workers=1)
    )


SCRIPT = """
import helpers, pandas as pd
from helpers.pipeline import local
local.WORTH_PROCESSES = 2
articles = pd.DataFrame({"article_id": list("abcd"), "text": "“The bridge is safe,” Ana Ruiz said."})
print(len(helpers.extract(articles, tagger="fast", workers=2).quotes))
"""


def test_a_plain_script_without_a_guard_may_use_several_processes(tmp_path):
    (tmp_path / "script.py").write_text(SCRIPT)
    for arguments, given in (([str(tmp_path / "script.py")], None), (["-"], SCRIPT)):
        done = subprocess.run([sys.executable, *arguments], input=given, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stdout) == (0, "4\n"), done.stderr
