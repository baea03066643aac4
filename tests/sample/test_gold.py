"""The sample corpus and its gold: spans show their words, and no words are invented for a real person."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest
import yaml

import helpers
from data.sample.gold import build as gold

SAMPLE = Path(__file__).parents[2] / "data" / "sample"
ARTICLES = gold.marked()
MADE, SOURCES = gold.files(ARTICLES)
TEXT = {article["slug"]: article["text"] for article in ARTICLES}


def lines(name):
    return [json.loads(line) for line in (SAMPLE / "gold" / name).read_text(encoding="utf-8").splitlines()]


def plain(words):
    for curly, straight in zip("’‘“”—–", "''\"\"--", strict=True):
        words = words.replace(curly, straight)
    return re.sub(r"\s+", " ", words).strip(" .,!?").lower()


def test_the_files_are_what_the_marked_articles_say():
    made = {**MADE, **{f"gold/{name}": text for name, text in gold.gold(ARTICLES, SOURCES).items()}}
    assert {name: (SAMPLE / name).read_text(encoding="utf-8") for name in made} == made


def test_every_article_reads_back_as_it_was_written():
    read = {str(Path(row.source_path)): row for row in helpers.read_articles(SAMPLE).articles.itertuples()}
    assert len(read) == len(ARTICLES)
    for article in ARTICLES:
        row = read[str(SAMPLE / SOURCES[article["slug"]])]
        assert (row.text, row.title, row.published_from) == (
            article["text"],
            article["title"],
            article["published_from"],
        )
        assert str(row.published)[:10] == str(article["published"] or "NaT")


def test_every_span_holds_its_words():
    for line in lines("dates.jsonl"):
        assert all(TEXT[line["slug"]][t["start"] : t["end"]] == t["text"] for t in line["timexes"])
    for line in lines("quotes.jsonl"):
        for quote in line["quotes"]:
            assert [TEXT[line["slug"]][s:e] for s, e in quote["content"]] == quote["words"]
    for line in lines("event_mentions.jsonl"):
        assert TEXT[line["slug"]][line["start"] : line["end"]] == line["trigger"]


def test_every_quoted_word_is_one_of_a_sourced_quotation():
    facts = [plain(fact["text"]) for fact in yaml.safe_load((SAMPLE / "gold/facts.yaml").read_text(encoding="utf-8"))]
    for slug, text in TEXT.items():
        for quoted in re.findall("“([^”]*)”", text):
            words = plain(quoted)
            inner = plain(re.sub("[‘’',]", "", quoted))
            found = any(words in fact or inner in plain(re.sub("[‘’',]", "", fact)) for fact in facts)
            assert found, f"{slug}: {quoted}"


def test_every_fact_has_a_source():
    facts = yaml.safe_load((SAMPLE / "gold/facts.yaml").read_text(encoding="utf-8"))
    assert all(fact["sources"] for fact in facts)


def test_every_event_is_mentioned_and_every_mention_is_of_an_event():
    events = {line["id"] for line in lines("events.jsonl")}
    assert events == {line["event"] for line in lines("event_mentions.jsonl")}


def test_the_corpus_has_the_difficulties_of_news():
    assert len(ARTICLES) >= 40
    assert {a["format"] for a in ARTICLES} >= {"text", "markdown", "html", "jsonl", "csv", "pasted"}
    assert sum(a["published"] is None for a in ARTICLES) == 1
    assert sum(a["published_from"] == "print_edition" for a in ARTICLES) == 1
    assert Counter(a.get("copy_of") for a in ARTICLES)["singapore-summit-wire"] == 2
    words = " ".join(TEXT.values())
    for name in ("Kim Jong Un", "Kim Yo Jong", "Kim Yong Chol", "Kim Kye Gwan", "Kim Yong Nam"):
        assert name in words


@pytest.mark.parametrize("head", ["2018-02-30", "no mark"])
def test_a_mark_left_open_is_refused(head):
    with pytest.raises(ValueError, match="not closed"):
        gold.strip_marks(f"He came ⟦d DATE {head}|Thursday.")
