"""Which names are one speaker, and what a description beside a name tells of it; invented people."""

import pandas as pd
import pytest

import helpers
from helpers.speakers.identify import identify
from helpers.speakers.names import key_of


def test_a_name_s_key_drops_accents_and_marks_and_nothing_else():
    assert key_of("Zoë Falk-Lind") == key_of("Zoe Falk Lind") == "zoefalklind"
    assert key_of("Ana Ruiz") == "anaruiz"


@pytest.mark.parametrize(
    ("text", "speaker", "how", "role"),
    [
        ("The mayor of Oslo, Ana Ruiz, came. Bo Lind, a baker, came too. “The bridge is safe,” the mayor said.",
         "Ana Ruiz", "title", "mayor"),
        ("Ana Ruiz, the mayor of Oslo, came. Bo Lind, a baker, came too. “The bridge is safe,” the mayor said.",
         "Ana Ruiz", "title", "mayor"),
        ("Its vice-president, Ana Ruiz, said, “The bridge is safe.”", "Ana Ruiz", "full name", "vice-president"),
        ("The mayor of Oslo, Ana Ruiz, said, “The bridge is safe.”", "Ana Ruiz", "full name", "mayor of Oslo"),
        ("In 2018, Ana Ruiz came. “The bridge is safe,” Ana Ruiz said.", "Ana Ruiz", "full name", ""),
    ],
)  # fmt: skip
def test_a_description_beside_a_name_is_its_role_and_finds_it_by_its_title(text, speaker, how, role):
    articles = pd.DataFrame({"article_id": ["a"], "published": ["2018-07-12"], "text": [text]})
    tables = helpers.extract(articles, tagger="fast", workers=1)
    assert tables.quotes[["speaker", "how_resolved"]].values.tolist() == [[speaker, how]]
    assert tables.speakers["roles"].tolist() == [[role] if role else []]


def quotes(*names):
    """Return quotations with their resolved (name, kind), one an article."""
    articles = pd.DataFrame(
        {"article_id": ["a"], "published": ["2018-07-12"], "text": ["“It is safe,” Ana Ruiz said."]}
    )
    made = helpers.find_quotes(articles, tagger="fast")
    rows = pd.concat([made] * len(names), ignore_index=True)
    return rows.assign(
        quote_id=[f"q{n}" for n in range(len(names))], article_id=[f"a{n}" for n in range(len(names))],
        resolved_name=[name for name, _ in names], resolved_kind=[kind for _, kind in names],
        resolved_how_resolved="full name", resolved_variants=[[name] for name, _ in names], resolved_role="",
        resolved_place="", resolved_pronoun="", resolved_trades="", resolved_confidence=1.0,
    )  # fmt: skip


def test_a_surname_alone_joins_a_person_and_a_body_s_one_word_joins_nobody():
    names = [("Mia Lind", "person"), ("Lind", "person"), ("Mia Lind", "organisation"), ("Lind", "organisation")]
    resolved, speakers = identify(quotes(*names))
    person, surname, house, body = resolved["speaker_id"]
    assert person == surname and len({person, house, body}) == 3
    assert sorted(speakers["name"]) == ["Lind", "Mia Lind", "Mia Lind"]
