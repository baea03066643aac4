"""Many distinct articles, made of the sample's: `python -m benchmarks.many 10000 --out folder`, a corpus for measuring speed.

Each story takes the sample's paragraphs, and gives everybody and every place in them a made-up name (`many_names.csv`
lists who changes) and moves all days by a number of weeks. An article is a choice of paragraphs from a stretch of that
story. `many_words.csv` gives the parts of made-up names. The texts mean little: they have the words, names, quotations and
days that cost time, and nothing else is to be measured on them. The same numbers give the same bytes.
"""

import argparse
import json
import random
import re
from calendar import month_name
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pandas as pd

from helpers.reading import read_articles

HERE = Path(__file__).parent
A_STORY = 24  # articles
A_FILE = 500  # articles
STRETCH = 12  # articles of the sample whose paragraphs one article may take
OUTLETS = 40
LEADERS = 20  # stories that share the two who speak most
SECTIONS = ("World", "Politics", "National", "")
MONTHS = list(month_name)[1:]
DAY = re.compile(
    r"\b(?P<month>" + "|".join(f"{name}|{name[:3]}\\.|Sept\\." if name == "September" else f"{name}|{name[:3]}\\." for name in MONTHS)
    + r") (?P<day>\d{1,2})\b(?P<year>, \d{4})?"
)  # fmt: skip


def corpus(n, words=700, seed=1):
    """Yield `n` articles of about `words` words as dicts: title, outlet, byline, section, published (ISO), url, text.

    >>> made = list(corpus(3, words=300))
    >>> [200 < len(one["text"].split()) < 400 for one in made], made == list(corpus(3, words=300))
    ([True, True, True], True)
    """
    for number in range(n):
        yield article(number, words, seed)


def article(number, words, seed):
    """Return article `number` of the corpus with `seed`."""
    story, place = divmod(number, A_STORY)
    names, weeks = _names(story, seed), random.Random(f"{seed} days {story}").randrange(-150, 300)
    chance = random.Random(f"{seed} article {number}")
    sample = _sample()
    first = round(place * (len(sample) - STRETCH) / (A_STORY - 1))
    head = sample[first + STRETCH // 2]
    paragraphs = [paragraph for one in sample[first : first + STRETCH] for paragraph in one["paragraphs"]]
    chosen, length = set(), 0
    for at in chance.sample(range(len(paragraphs)), len(paragraphs)):
        if length >= words - 20:
            break
        chosen.add(at)
        length += len(paragraphs[at].split())
    text = "\n\n".join(_changed(paragraphs[at], names, weeks) for at in sorted(chosen))
    outlet = _outlet(chance.randrange(OUTLETS))
    return {
        "title": _changed(head["title"], names, weeks), "outlet": outlet, "section": chance.choice(SECTIONS),
        "byline": f"{_part(chance, 'first')} {_surname(chance)}",
        "published": (head["published"] + timedelta(weeks=weeks, days=chance.randrange(3))).isoformat(),
        "url": f"https://{''.join(filter(str.isalpha, outlet.lower()))}.example/{number}", "text": text,
    }  # fmt: skip


def write(folder, n, words=700, seed=1, apart=False):
    """Write the corpus into `folder`: JSON lines, A_FILE articles a file; with `apart` one article a file."""
    folder, size = Path(folder), 1 if apart else A_FILE
    folder.mkdir(parents=True, exist_ok=True)
    for first in range(0, n, size):
        lines = [
            json.dumps(article(number, words, seed), ensure_ascii=False)
            for number in range(first, min(n, first + size))
        ]
        (folder / f"{first:07}.jsonl").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


@cache
def _sample():
    """Return the dated articles of the sample, by day: title, published, paragraphs."""
    articles = read_articles(HERE.parent / "data" / "sample").articles.dropna(subset=["published"])
    rows = articles.sort_values(["published", "article_id"]).itertuples()
    return [
        {"title": row.title, "published": row.published.date(), "paragraphs": row.text.split("\n\n")} for row in rows
    ]


@cache
def _listed():
    return pd.read_csv(HERE / "many_names.csv", comment="#", dtype="str").to_dict("records")


@cache
def _pattern():
    words = sorted((row["words"] for row in _listed()), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\b")


@cache
def _names(story, seed):
    """Return a dict of words of the sample to those of `story`."""
    own, shared = random.Random(f"{seed} names {story}"), random.Random(f"{seed} leaders {story // LEADERS}")
    made, new = {}, {}
    for row in _listed():
        of = row["of"]
        if of not in made:
            made[of] = _made(shared if of in ("trump", "kim", "whitehouse") else own)
        new[row["words"]] = made[of][row["kind"]]
    return new


def _made(chance):
    """Return one made-up name for each kind that many_names.csv knows."""
    first, last, place = _part(chance, "first"), _surname(chance), _surname(chance)
    country = (_part(chance, "syllable") + _part(chance, "syllable")).capitalize()
    return {
        "full": f"{first} {last}", "first": first, "last": last, "place": place, "capitals": place.upper(),
        "country": f"{country}ia", "people": f"{country}ian", "peoples": f"{country}ians", "house": f"{place} House",
        "news": f"{place} News", "league": f"League of {place}",
    }  # fmt: skip


def _part(chance, part):
    return chance.choice(_parts()[part])


@cache
def _parts():
    rows = pd.read_csv(HERE / "many_words.csv", comment="#", dtype="str")
    return {part: list(words) for part, words in rows.groupby("part")["word"]}


def _surname(chance):
    middle = _part(chance, "syllable") if chance.random() < 0.3 else ""
    return (_part(chance, "syllable") + middle + _part(chance, "end")).capitalize()


def _outlet(number):
    chance = random.Random(f"outlet {number}")
    return f"{_surname(chance)} {_part(chance, 'paper')}"


def _changed(text, names, weeks):
    """Return `text` with the names of a story, and its days moved by `weeks`."""
    return DAY.sub(lambda found: _moved(found, weeks), _pattern().sub(lambda found: names[found.group()], text))


def _moved(found, weeks):
    month = next(n for n, name in enumerate(MONTHS, 1) if name.startswith(found["month"].rstrip(".")[:3]))
    year = int(found["year"][2:]) if found["year"] else 2018
    try:
        day = date(year, month, int(found["day"])) + timedelta(weeks=weeks)
    except (ValueError, OverflowError):
        return found.group()
    return f"{MONTHS[day.month - 1]} {day.day}{f', {day.year}' if found['year'] else ''}"


def main():
    parser = argparse.ArgumentParser(prog="python -m benchmarks.many", description=__doc__.splitlines()[0])
    parser.add_argument("n", type=int, help="articles")
    parser.add_argument("--out", required=True, help="folder to write")
    parser.add_argument("--words", type=int, default=700, help="words an article, about")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--apart", action="store_true", help="one article a file")
    asked = parser.parse_args()
    write(asked.out, asked.n, asked.words, asked.seed, asked.apart)
    print(f"{asked.out}: {asked.n:,} articles of about {asked.words} words")


if __name__ == "__main__":
    main()
