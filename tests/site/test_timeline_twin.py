"""The interactive timeline holds what the corpus tells of each event, as text, and every address in it leads somewhere."""

import json
import re

import numpy as np
import pandas as pd

from helpers.analysis.events_in_full import evidence_by_outlet, said_about
from helpers.analysis.stretches import stretches
from helpers.site import twin_data
from helpers.site.page import our_file, page
from helpers.site.policy import hashed
from helpers.site.timeline_twin import SCRIPTS, STYLE, timeline_twin
from helpers.tables import empty
from tests.made_up_events import events as made_up
from tests.reporting.story import story


def data_of(html):
    return json.loads(
        re.search(r'<script type="application/json" class="twin-data">(.*?)</script>', html, re.DOTALL)[1]
    )


def twin(**more):
    report = story()
    events = report.events.assign(**more)
    return timeline_twin(events, report.mentions, report.articles, report.attributed_quotes(), home="../")


def by_id(data):
    return {event["i"]: event for event in data["events"]}


def test_dated_events_are_in_it_most_salient_first_with_their_days_and_none_without_a_day():
    data = data_of(twin())
    assert [event["i"] for event in data["events"]] == ["e2", "e3", "e1", "e5"] and data["undated"] == 1
    e3 = by_id(data)["e3"]
    assert e3["d"] == "July 13 to 14, 2018" and e3["b"] - e3["a"] == 1 and not e3["v"]
    assert data["statuses"][e3["s"]] == "scheduled" and data["kinds"][e3["k"]] == "meeting"


def test_an_event_known_to_the_month_is_as_long_as_the_month_and_says_so():
    days = {"first_day": pd.Timestamp("2018-07-01"), "last_day": pd.Timestamp("2018-07-31"), "precision": "month"}
    event = data_of(twin(**days))["events"][0]
    assert event["d"] == "July 2018" and event["v"] == 1 and event["b"] - event["a"] == 30


def test_each_outlet_has_its_surest_sentence_in_the_order_in_which_they_told_it():
    data = data_of(twin())
    e2 = by_id(data)["e2"]
    told = [(data["outlets"][data["articles"][a][0]], sentence) for a, _, sentence, _ in e2["e"]]
    assert told == [
        ("Kestrel", "Ana Ruiz wrote to Bo Lind on July 6, 2018."),
        ("The Wire", "Ana Ruiz wrote to Bo Lind on July 6, 2018."),
    ]
    assert e2["c"] == ["July 5, 2018 by The Wire"] and "e" not in by_id(data)["e5"]


def test_of_more_outlets_than_are_shown_the_articles_are_not_listed_and_readers_can_still_filter_by_them(monkeypatch):
    every = data_of(twin())
    monkeypatch.setattr(twin_data, "MOST_OUTLETS", 1)
    few = data_of(twin())
    e2 = by_id(few)["e2"]
    assert len(e2["e"]) == 1 and e2["more"] == 1 and len(few["articles"]) <= len(every["articles"])
    assert sorted(few["outlets"][place] for place in e2["o"]) == ["Kestrel", "The Wire"]


def test_a_near_copy_is_no_evidence_where_its_outlet_has_the_original():
    report = story()
    rows = evidence_by_outlet(report.events, report.mentions, report.articles)
    assert rows[rows["event_id"] == "e3"]["article_id"].tolist() == ["c"]


def test_who_said_what_about_it_stands_with_it_the_same_words_once():
    report = story()
    quotes = report.attributed_quotes()
    rows = said_about(report.events, report.mentions, quotes, report.articles)
    e2 = rows[rows["event_id"] == "e2"]
    assert e2[["speaker", "said"]].values.tolist()[0] == ["Ana Ruiz", "“Come to Oslo"]
    twice = said_about(report.events, report.mentions, pd.concat([quotes, quotes.assign(quote_id="z" + quotes["quote_id"])]),
                       report.articles)  # fmt: skip
    assert twice[["event_id", "speaker", "said"]].duplicated().sum() == 0
    assert (
        len(said_about(report.events, report.mentions, quotes, report.articles, most=1).query("event_id == 'e2'")) == 1
    )


def test_its_history_names_the_day_and_the_article_of_each_status():
    steps = [{"day": "2018-07-03", "status": "scheduled", "article_id": "a"},
             {"day": "2018-07-09", "status": "cancelled", "article_id": "b"}]  # fmt: skip
    data = data_of(twin(history=[steps] * 5))
    told = [(day, status, data["articles"][a][1]) for day, status, a in data["events"][0]["h"]]
    assert told == [("July 3, 2018", "scheduled", "Bridge closes"), ("July 9, 2018", "cancelled", "A letter")]


def test_events_have_the_stories_of_their_articles_where_articles_have_stories():
    report = story()
    assert data_of(twin())["stories"] == []
    articles = report.articles.assign(story_id=["s1", "s2", "s1", "s1", "s2", "", ""])
    titles = pd.DataFrame({"story_id": ["s1", "s2"], "title": ["The bridge", "The letter"]})
    html = timeline_twin(report.events, report.mentions, articles, report.attributed_quotes(), stories=titles)
    data = data_of(html)
    named = {i: [data["stories"][t] for t in event["t"]] for i, event in by_id(data).items()}
    assert named == {"e1": ["The bridge"], "e2": ["The letter"], "e3": ["The bridge"], "e5": []}


def test_what_an_article_says_is_text_and_nothing_ends_the_script_or_turns_a_name():
    html = twin(label="</script><img src=x onerror=alert(1)> \u202eevil & more")
    assert html.count("</script>") == 1 + len(SCRIPTS) and "<img" not in html
    data = data_of(page(html, title="x"))
    assert data["events"][0]["l"] == "</script><img src=x onerror=alert(1)> \\u202eevil & more"


def test_a_page_allows_its_style_and_scripts_by_their_hashes_and_no_more():
    whole = page(twin(), title="x")
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', whole)[1].replace("&#39;", "'")
    assert hashed(our_file(STYLE)) in policy and all(hashed(our_file(name)) in policy for name in SCRIPTS)
    assert policy.count("sha256") == 2 + len(SCRIPTS)
    assert "http" not in re.sub(r"<script.*?</script>", "", whole, flags=re.DOTALL).replace("http-equiv", "")


def test_no_script_asks_another_machine_or_makes_html_of_a_text():
    for name in SCRIPTS:
        assert not re.search(
            r"https?:|fetch\(|XMLHttp|innerHTML|insertAdjacentHTML|document\.write|eval\(", our_file(name)
        ), name


def test_without_a_dated_event_it_says_so_and_counts_the_undated():
    report = story()
    undated = report.events[report.events["first_day"].isna()]
    html = timeline_twin(undated, report.mentions, report.articles, report.attributed_quotes())
    assert "No event with a day was found; 1 have none." in html and "<script" not in html
    assert "No event with a day" in timeline_twin(*map(empty, ("events", "mentions", "articles", "quotes")))


def test_more_events_than_a_page_can_hold_are_counted():
    tables = made_up(300)
    html = timeline_twin(*tables, most=100)
    data = data_of(html)
    assert len(data["events"]) == 100 and data["left_out"] == 200 and "200 events of less salience are left out" in html
    assert min(tables[0].nlargest(100, "salience")["salience"]) == tables[0].set_index("event_id").loc[
        [event["i"] for event in data["events"]], "salience"].min()  # fmt: skip


def test_readers_without_scripts_have_the_most_salient_events_by_day_with_evidence():
    items = re.findall(r"<li>(.*?)</li>", twin(), re.DOTALL)
    assert [item.split(" · ")[0] for item in items] == [
        "July 1, 2018",
        "July 2, 2018",
        "July 6, 2018",
        "July 13 to 14, 2018",
    ]
    assert '<a href="../articles/a.html#e0">in its article</a>' in items[1] and "href" not in items[0]


def test_a_part_of_a_page_leads_to_the_whole():
    report = story()
    html = timeline_twin(report.events, report.mentions, report.articles, report.attributed_quotes(), whole="all.html")
    assert 'class="twin part"' in html and '<a href="all.html">The whole timeline</a>' in html


def test_the_strip_compresses_empty_time_and_opens_where_most_happens():
    table, mentions, articles, quotes = made_up(60, days=40, first="2018-05-01")
    far = table["first_day"].where(table.index != 3, pd.Timestamp("1959-01-05"))
    told = table["salience"].where(table.index != 3, table["salience"].max() + 1)  # the axis holds the most salient
    table = table.assign(first_day=far, last_day=table["last_day"].where(table.index != 3, far), salience=told)
    data = data_of(timeline_twin(table, mentions, articles, quotes))
    days = [day for day, _ in data["axis"]]
    places = [place for _, place in data["axis"]]
    assert len(days) == 4 and places == sorted(places) and places[0] == 0 and abs(places[-1] - 1) < 1e-3
    assert places[2] - places[1] < 0.05, "59 years without an event take little room"
    assert pd.Timestamp("2018-04-01") < pd.Timestamp("1970-01-01") + pd.Timedelta(days=data["from"])


def test_even_events_have_one_stretch_and_clusters_have_several():
    assert stretches(np.arange(0, 70_000, 3650)) == [(0, 69350)], "200 years, one event in ten"
    assert stretches(np.array([0, 365, 730, 1095, 1460, 1461])) == [(0, 1461)], "lone days keep their distances"
    clusters = np.concatenate([start + np.arange(5) for start in (0, 400, 800, 1200)])
    assert stretches(clusters) == [(0, 4), (400, 404), (800, 804), (1200, 1204)]
    assert stretches(np.array([])) == [] and stretches(np.array([5, 5])) == [(5, 5)]
