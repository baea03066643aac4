"""Corrections of who said what. Each takes (quotes, speakers) and returns them with the number of quotations changed."""

import hashlib

import pandas as pd

from helpers.pipeline.corrections.find import Missed, quotation
from helpers.speakers.names import key_of
from helpers.tables import conform

BY_HAND = "correction"


def same_person(quotes, speakers, row, texts):
    """Give the quotations of `row.speaker` to `row.is_`."""
    old = ids_of(speakers, row["speaker"])
    if not old:
        return quotes, speakers, Missed(f"there is no speaker '{row['speaker']}'")
    new, speakers = speaker_named(speakers, row["is"], like=old[0])
    moved = quotes["speaker_id"].isin([i for i in old if i != new])
    own = speakers["speaker_id"] == new
    speakers.loc[own, "variants"] = pd.Series(
        [sorted({*v, row["speaker"]} - {row["is"]}) for v in speakers.loc[own, "variants"]], speakers.index[own], object
    )
    given = _given(quotes, moved, new, speakers)
    changed = int((given[["speaker_id", "speaker"]] != quotes[["speaker_id", "speaker"]]).any(axis=1).sum())
    if not changed:
        return quotes, speakers, Missed(f"'{row['speaker']}' and '{row['is']}' are one speaker already")
    return given, speakers, changed


def different_person(quotes, speakers, row, texts):
    """Give the quotations of one speaker in one article to another speaker, who may be new."""
    article_id = texts.id_of(row["article"])
    if not article_id:
        return quotes, speakers, Missed(f"there is no article '{row['article']}' in the corpus")
    moved = quotes["speaker_id"].isin(ids_of(speakers, row["speaker"])) & (quotes["article_id"] == article_id)
    if not moved.any():
        return quotes, speakers, Missed(f"'{row['speaker']}' is not quoted in article {row['article']}")
    new, speakers = speaker_named(speakers, row["is"])
    return _given(quotes, moved, new, speakers), speakers, int(moved.sum())


def quotation_is_by(quotes, speakers, row, texts):
    """Give one quotation to a speaker, who may be new."""
    place = quotation(quotes, texts, row["article"], row["said"])
    if isinstance(place, Missed):
        return quotes, speakers, place
    new, speakers = speaker_named(speakers, row["speaker"])
    return _given(quotes, quotes.index == place, new, speakers), speakers, 1


def not_a_quotation(quotes, speakers, row, texts):
    """Remove one quotation."""
    place = quotation(quotes, texts, row["article"], row["said"])
    if isinstance(place, Missed):
        return quotes, speakers, place
    return without(quotes, place), speakers, 1


def without(quotes, place):
    """Return `quotes` without the row of this index; those that stand within it stand within what it stood in itself."""
    gone, left = quotes.loc[place], quotes.drop(index=place)
    return left.assign(within=left["within"].mask(left["within"] == gone["quote_id"], gone["within"]))


def ids_of(speakers, name):
    """Return the speaker_ids of all speakers called `name` or, if there are none, of those with `name` as a variant."""
    own = speakers.loc[speakers["name"] == name, "speaker_id"].tolist()
    return own or [i for i, forms in zip(speakers["speaker_id"], speakers["variants"], strict=True) if name in forms]


def speaker_named(speakers, name, like=None):
    """Return (speaker_id, speakers) for the speaker named; a new one is added, of the same kind as speaker `like`."""
    known = speakers.loc[speakers["name"] == name, "speaker_id"].tolist()
    known = known or [i for i in ids_of(speakers, name) if i != like]
    if known:
        return known[0], speakers
    kinds = dict(zip(speakers["speaker_id"], speakers["kind"], strict=True))
    kind = kinds.get(like, "person")
    speaker_id = "s" + hashlib.sha256(f"{kind}|{key_of(name)}".encode()).hexdigest()[:11]
    if speaker_id in kinds:  # the same name in another spelling: the spelling of the correction is shown
        return speaker_id, speakers.assign(name=speakers["name"].where(speakers["speaker_id"] != speaker_id, name))
    row = {"speaker_id": speaker_id, "name": name, "variants": [], "kind": kind, "roles": [], "place": "", "pronoun": "",
           "n_quotes": 0, "n_articles": 0}  # fmt: skip
    return speaker_id, pd.concat([speakers, conform("speakers", pd.DataFrame([row]))], ignore_index=True)


def recounted(quotes, speakers):
    """Return `speakers` with the counts that `quotes` give, of speech; who has no row any more is left out."""
    kept = speakers[speakers["speaker_id"].isin(set(quotes["speaker_id"]) - {""})]
    counts = quotes[quotes["act"] == "speech"].groupby("speaker_id")
    n_quotes, n_articles = (
        kept["speaker_id"].map(n).fillna(0) for n in (counts.size(), counts["article_id"].nunique())
    )
    return conform("speakers", kept.assign(n_quotes=n_quotes, n_articles=n_articles))


def _given(quotes, which, speaker_id, speakers):
    name = speakers.loc[speakers["speaker_id"] == speaker_id, "name"].iloc[0]
    quotes = quotes.copy()
    quotes.loc[which, ["speaker_id", "how_resolved"]] = [speaker_id, BY_HAND]
    quotes.loc[quotes["speaker_id"] == speaker_id, "speaker"] = (
        name  # in all rows, since a correction may change the spelling
    )
    return quotes
