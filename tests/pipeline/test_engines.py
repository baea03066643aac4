"""Engines: several processes and a Dask cluster give what one process gives."""

import pandas as pd

import helpers
from helpers.pipeline import engines


def articles(n):
    texts = [f"“Bridge {i} is safe,” Ana Ruiz said on Tuesday. It opened on July {i % 28 + 1}." for i in range(n)]
    return pd.DataFrame(
        {"article_id": [f"a{i:03d}" for i in range(n)], "published": "2018-07-31", "title": "", "text": texts}
    )


def shown(tables):
    return {name: frame.astype(str).values.tolist() for name, frame in tables.items()}


def test_two_processes_give_what_one_gives(monkeypatch):
    monkeypatch.setattr(engines, "WORTH_PROCESSES", 2)
    many = articles(30)
    one, two = (helpers.extract(many, tagger="fast", workers=workers) for workers in (1, 2))
    assert shown(one) == shown(two)


def test_a_dask_cluster_gives_what_one_process_gives():
    many = articles(6)
    assert shown(helpers.extract(many, tagger="fast", workers=1)) == shown(
        helpers.extract(many, tagger="fast", engine="dask", workers=1)
    )
