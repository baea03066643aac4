"""The timeline to click through stands in the page alone, escapes what it shows, and opens each event's evidence."""

import pandas as pd

import helpers
from helpers.analysis.timeline import chosen_events
from helpers.reporting import interactive_timeline, report_on
from helpers.tables import empty


def made(*texts):
    articles = pd.DataFrame({
        "article_id": [f"a{n}" for n in range(len(texts))], "published": "2018-07-12", "title": "", "text": texts,
        "outlet": "Kestrel",
    })  # fmt: skip
    report = report_on(articles.assign(published=pd.to_datetime(articles["published"])), empty("problems"),
                       helpers.extract(articles, tagger="fast", workers=1))  # fmt: skip
    return interactive_timeline(chosen_events(report), report.articles).data


def test_every_event_can_be_filtered_and_opens_its_sentence():
    page = made("Ana Ruiz met Bo Lind in Oslo on July 6.", "Ana Ruiz will visit Rome on July 20.")
    assert page.count("<details") == 2 and "Ana Ruiz met Bo Lind in Oslo on July 6." in page
    assert "<option>Bo Lind</option>" in page and "<option>scheduled</option>" in page and "single source" in page


def test_nothing_is_fetched_and_nothing_runs_that_an_article_says():
    page = made("Ana Ruiz met Bo <script>alert(1)</script> Lind in Oslo on July 6.")
    assert "http" not in page and "<script>alert" not in page


def test_without_a_dated_event_it_says_so():
    assert "No event with a day was found." in made("Nothing happened.")
