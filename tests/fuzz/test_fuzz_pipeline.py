"""All tables of a few articles, before and after corrections, keep their schemas, and each key names a row."""

from functools import cache

import pandas as pd
from hypothesis import strategies as st

import helpers
from helpers.pipeline import corrections
from helpers.pipeline.corrections.files import IGNORED, KINDS, MAY_BE_EMPTY
from helpers.problems import DatelineError
from helpers.tables import conform
from tests.fuzz import held
from tests.fuzz.test_fuzz_events import frame_of
from tests.fuzz.texts import Article, articles, sentences
from tests.fuzz.words import NAMES

BY = {"who": "Bo Lind", "when": "2026-03-01", "why": "the recording", "file": "mine.csv", "line": 1}
DAYS = ("2018-07-06", "0001-01-01", "9999-12-31", "2018-07-09")
TOLD = (
    "“The bridge is safe,” Ana Ruiz, the mayor, said on Tuesday.\n\nRuiz met Bo Lind in Oslo on July 6. “We are open,” Bo Lind said.",
    "Ana Ruiz met Bo Lind in Oslo on July 7. “The bridge is shut,” said Anna Ruiz. Officials visited Rome on July 8.",
    "A fire in Port Vale killed three people on Monday, officials said. The summit was called off.",
)  # fmt: skip


def tables_hold(tables, frame):
    texts = dict(zip(frame["article_id"], frame["text"], strict=True))
    for name, table in tables.items():
        conform(name, table)
    for name in ("sentences", "dates", "mentions"):
        for row in getattr(tables, name).itertuples():
            held.span(texts[row.article_id], row.start, row.end)
    for row in tables.quotes.itertuples():
        for spans in (row.content, row.cue, row.source):
            held.apart(texts[row.article_id], spans)
    for name in ("dates", "quotes", "mentions", "events"):
        table = getattr(tables, name)
        assert not (table["first_day"] > table["last_day"]).any(), f"{name}: a last day before its first"
    assert set(tables.quotes["speaker_id"]) - {""} == set(tables.speakers["speaker_id"])
    names = dict(zip(tables.speakers["speaker_id"], tables.speakers["name"], strict=True))
    assert all(row.speaker == names.get(row.speaker_id, "") for row in tables.quotes.itertuples())
    assert set(tables.mentions["event_id"]) == set(tables.events["event_id"])
    assert tables.quotes["quote_id"].is_unique


def extraction_holds(some):
    frame = frame_of(some)
    tables = helpers.extract(frame, tagger="fast", workers=1)
    tables_hold(tables, frame)
    failed = tables.problems.loc[tables.problems["severity"] == "error", "message"].tolist()
    assert not failed, failed


def test_all_tables_keep_their_schemas_and_no_article_is_given_up(fuzz):
    fuzz(extraction_holds, st.lists(articles(3), min_size=1, max_size=3), few=10, many=20_000)


@cache
def told(several):
    """Return (articles, their tables) of short stories, of one outlet or of two, found once."""
    frame = frame_of([Article(text, "A bridge", pd.Timestamp("2018-07-12")) for text in TOLD])
    outlets = ["Kestrel", "Kestrel", "Harbour" if several else "Kestrel"]
    frame = frame.assign(source_path=["mine/a.md", "mine/b.md", "c.md"], copy_of="", outlet=outlets)
    return frame, helpers.extract(frame, tagger="fast", workers=1)


def words():
    """Return a strategy for what people may write into a cell: what stands in the stories, or anything."""
    said = [text[a : a + n] for text in TOLD for a in range(0, len(text), 7) for n in (9, 40)]
    return st.one_of(
        st.sampled_from([*NAMES, "Anna Ruiz", "Kestrel", "Harbour", "a0", "a1", "a.md", "mine/b.md", "Tuesday", "July 6", "fire"]),
        st.sampled_from([text.strip() for text in said]), sentences(), st.text(max_size=12),
    ).map(lambda text: " ".join(text.split()))  # fmt: skip


def cells(kind):
    """Return a strategy for the cells of one correction of `kind`, in the columns of its file."""
    columns = {}
    for name in KINDS[kind]:
        if name.endswith("_day"):
            values = st.sampled_from(DAYS)
        elif name == "kind":
            values = st.sampled_from(IGNORED)
        else:
            values = words().filter(bool)
        columns[name] = st.one_of(values, values, values, st.just("")) if name in MAY_BE_EMPTY else values
    return st.tuples(st.just(kind), st.fixed_dictionaries(columns))


def corrections_hold(case):
    rows, several = case
    frame, tables = told(several)
    decided = corrections.read([])
    for kind in KINDS:
        own = [{**row, **BY} for of, row in rows if of == kind]
        decided[kind] = pd.DataFrame(own, columns=decided[kind].columns)
    try:
        corrected, log = corrections.corrected(tables, frame, decided)
    except DatelineError:
        return
    tables_hold(corrected, frame)
    assert len(log) == len(rows)
    missed = corrected.problems["message"].str.contains("no longer fits").sum()
    assert missed == (log["changed"] == 0).sum(), "what fits nothing is not said"


def test_any_corrections_leave_tables_that_keep_their_schemas(fuzz):
    rows = st.lists(st.sampled_from(list(KINDS)).flatmap(cells), min_size=1, max_size=4)
    fuzz(corrections_hold, st.tuples(rows, st.booleans()), few=10, many=10_000)
