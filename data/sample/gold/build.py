"""The sample corpus and its gold, made from the marked files in data/sample/gold/marked.

An article is written once, with its marks in the text, by hand; this makes the files that `read_articles` reads and the
gold that tests and benchmarks compare with. Run `python data/sample/gold/build.py` after editing a marked file.

Marks are ⟦head|words⟧ and may nest:
    ⟦d TYPE VALUE|words⟧   a TIMEX3 expression
    ⟦c1|…⟧ ⟦k1|…⟧ ⟦s1|…⟧   content, cue and source of quotation 1 (a split content has two ⟦c1|…⟧)
    ⟦e event-id|word⟧      the word by which a sentence mentions a gold event of events.yaml
"""

import csv
import html
import io
import json
import re
from pathlib import Path

import yaml

SAMPLE = Path(__file__).parents[1]
NOTE = "fictional outlet; sample corpus of Dateline"
TOKEN = re.compile(r"⟦([^|⟧]+)\||⟧")


def marked():
    """Return every marked article, a list of dicts of its front matter, its plain `text` and its `marks`."""
    articles = []
    for path in sorted((SAMPLE / "gold" / "marked").glob("*.txt")):
        _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
        text, marks = strip_marks(body.strip())
        articles.append({**yaml.safe_load(front), "slug": path.stem, "text": text, "marks": marks})
    return sorted(articles, key=lambda article: (str(article["published"] or "9999"), article["slug"]))


def strip_marks(body):
    """Return (text, marks): the text without its marks, and (head, start, end) of each, in the order they open.

    >>> strip_marks("He came ⟦d DATE 2018-07-12|Thursday⟧.")
    ('He came Thursday.', [('d DATE 2018-07-12', 8, 16)])
    """
    pieces, marks, open_, at, length = [], [], [], 0, 0
    for token in TOKEN.finditer(body):
        pieces.append(body[at : token.start()])
        length += token.start() - at
        at = token.end()
        if token.group(1):
            open_.append(len(marks))
            marks.append([token.group(1), length, None])
        else:
            marks[open_.pop()][2] = length
    pieces.append(body[at:])
    if open_:
        raise ValueError(f"a mark is not closed: {[marks[n][0] for n in open_]}")
    return "".join(pieces), [tuple(mark) for mark in marks]


def files(articles):
    """Return the corpus's files, a dict of path under data/sample to text, and each article's `source` key."""
    made, sources, shared = {}, {}, {}
    for article in articles:
        path = article["file"]
        if article["format"] in ("jsonl", "csv"):
            shared.setdefault((path, article["format"]), []).append(article)
            sources[article["slug"]] = f"{path}#{len(shared[path, article['format']])}"
        else:
            made[path] = WRITERS[article["format"]](article)
            sources[article["slug"]] = path
    for (path, kind), group in shared.items():
        made[path] = {"jsonl": _jsonl, "csv": _csv}[kind](group)
    return made, sources


def gold(articles, sources):
    """Return the gold, a dict of file name to text: JSON Lines, one article (or event) a line."""
    dates, quotes, mentions = [], [], []
    for article in articles:
        key = {"source": sources[article["slug"]], "slug": article["slug"]}
        timexes = [
            {
                "start": s,
                "end": e,
                "text": article["text"][s:e],
                **dict(zip(("type", "value"), head[2:].split(" "), strict=True)),
            }
            for head, s, e in article["marks"]
            if head.startswith("d ")
        ]
        published = article["published"]
        dates.append({**key, "dct": published and str(published), "timexes": timexes})
        quotes.append({**key, "quotes": list(_quotes(article))})
        mentions += [
            {**key, "event": head[2:], "start": s, "end": e, "trigger": article["text"][s:e]}
            for head, s, e in article["marks"]
            if head.startswith("e ")
        ]
    events = yaml.safe_load((SAMPLE / "gold" / "marked" / "events.yaml").read_text(encoding="utf-8"))
    events = [
        {**e, "first_day": str(e["first_day"]), "last_day": str(e.get("last_day", e["first_day"]))} for e in events
    ]
    rows = {"dates": dates, "quotes": quotes, "events": events, "event_mentions": mentions}
    return {f"{name}.jsonl": "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows[name]) for name in rows}


def _quotes(article):
    spans = {}
    for head, start, end in article["marks"]:
        if match := re.fullmatch(r"([cks])(\d+)", head):
            spans.setdefault(int(match[2]), {}).setdefault(match[1], []).append([start, end])
    for number, parts in sorted(spans.items()):
        speaker, medium, fact = (article.get("quotes") or {})[number]
        yield {
            "id": number, "content": parts["c"], "cue": parts.get("k", []), "source": parts.get("s", []),
            "words": [article["text"][s:e] for s, e in parts["c"]],
            "speaker": speaker, "medium": medium, "fact": fact or "",
        }  # fmt: skip


def _front(article):
    fields = {"title": article["title"], "outlet": article["outlet"], "byline": article.get("byline", ""),
              "published": str(article["published"]), "section": article.get("section", ""), "note": NOTE}  # fmt: skip
    kept = {name: value for name, value in fields.items() if value and value != "None"}
    return "---\n" + yaml.safe_dump(kept, allow_unicode=True, sort_keys=False, width=1000) + "---\n\n"


def _markdown(article):
    return _front(article) + article["text"] + "\n"


def _pasted(article):
    text = article["text"]
    for words in article.get("links", []):  # as browsers paste them: link text on a line of its own
        text = re.sub(rf" ?{re.escape(words)} ?", f"\n\n{words}\n\n", text, count=1)
    return "\n\n".join([article["title"], *article.get("before", []), text, *article.get("after", [])]) + "\n"


def _address(article):
    return f"https://{re.sub(r'[^a-z]+', '-', article['outlet'].lower())}.example/{article['slug']}"


def _html(article):
    about = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": article["title"],
             "datePublished": f"{article['published']}T06:00:00Z", "description": NOTE,
             "author": {"@type": "Organization", "name": article.get("byline", "")},
             "publisher": {"@type": "NewsMediaOrganization", "name": article["outlet"]}}  # fmt: skip
    paragraphs = "\n".join(f"<p>{html.escape(p, quote=False)}</p>" for p in article["text"].split("\n\n"))
    title = html.escape(article["title"], quote=False)
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{title} | {article["outlet"]}</title>
<link rel="canonical" href="{_address(article)}">
<meta property="og:site_name" content="{article["outlet"]}">
<script type="application/ld+json">{json.dumps(about, ensure_ascii=False)}</script>
</head>
<body>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li><li><a href="/sport">Sport</a></li></ul></nav></header>
<main>
<article>
<h1>{title}</h1>
<p class="byline">By {article.get("byline", "")}</p>
<div class="share"><a href="#">Share</a> <a href="#">Print</a></div>
{paragraphs}
</article>
<aside><h2>Most read</h2><ul><li><a href="/a">Ferry timetable changes again</a></li><li><a href="/b">Recipe of the week</a></li></ul></aside>
</main>
<footer><p>{article["outlet"]} is a {NOTE}.</p></footer>
</body>
</html>
"""  # noqa: E501


def _jsonl(group):
    return "".join(
        json.dumps(
            {"outlet": a["outlet"], "title": a["title"], "byline": a.get("byline", ""),
             "published": str(a["published"]), "section": a.get("section", ""), "url": _address(a), "text": a["text"], "note": NOTE},
            ensure_ascii=False,
        )
        + "\n"
        for a in group
    )  # fmt: skip


def _csv(group):
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(["outlet", "title", "byline", "published", "section", "url", "text", "note"])
    for a in group:
        writer.writerow([a["outlet"], a["title"], a.get("byline", ""), a["published"], a.get("section", ""),
                         _address(a), a["text"], NOTE])  # fmt: skip
    return buffer.getvalue()


WRITERS = {"markdown": _markdown, "text": _markdown, "html": _html, "pasted": _pasted}


def main():
    articles = marked()
    made, sources = files(articles)
    for name, text in {**made, **{f"gold/{name}": text for name, text in gold(articles, sources).items()}}.items():
        path = SAMPLE / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (SAMPLE / "gold" / ".not-articles").touch()
    print(f"{len(articles)} articles in {len(made)} files")


if __name__ == "__main__":
    main()
