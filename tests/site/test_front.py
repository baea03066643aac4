"""The figures of the first page: who is quoted in which form, and articles by week and outlet."""

import re

import pandas as pd
import pytest

from helpers.analysis import coverage as counted
from helpers.site import front


def speakers(*rows):
    columns = ["speaker", "role", "quotations", "words", "direct", "mixed", "indirect", "speaker_id"]
    return pd.DataFrame(
        [(name, "mayor", sum(forms), 9, *forms, f"s{n}") for n, (name, forms) in enumerate(rows)], columns=columns
    )


def test_a_portrait_shows_the_share_of_each_form_beside_the_most_quoted():
    page = front.portraits(speakers(("Ana <Ruiz>", (6, 0, 2)), ("عنا رويز", (1, 1, 0))), 5)
    assert (
        "Ana &lt;Ruiz&gt;" in page
        and 'dir="auto">عنا رويز' in page
        and 'aria-label="6 direct, 0 mixed, 2 indirect"' in page
    )
    widths = re.findall('class="(direct|mixed|indirect)" style="width:([0-9.]+)%"', page)
    assert widths == [("direct", "75.00"), ("indirect", "25.00"), ("direct", "12.50"), ("mixed", "12.50")]
    assert "3 more speakers" in page and "more speaker" not in front.portraits(speakers(("A", (1, 0, 0))), 1)


def weeks(**days):
    rows = [(outlet, pd.Timestamp(day), "") for outlet, own in days.items() for day in own]
    articles = pd.DataFrame(rows, columns=["outlet", "published", "copy_of"])
    return counted.weeks(articles.assign(article_id=[f"a{n}" for n in range(len(rows))]))


def bars(page):
    rows = re.findall('<tr><th scope="row" dir="auto"><a [^>]*>(.*?)</a></th>(.*?)</tr>', page, re.DOTALL)
    return {name: re.findall('x="([0-9]+)"[^>]*height="([0-9]+)"', row) for name, row in rows}


def test_coverage_has_a_row_an_outlet_and_a_bar_a_week_as_tall_as_its_articles():
    page = front.coverage(weeks(Kestrel=["2018-07-02", "2018-07-03", "2018-07-16"], Wire=["2018-07-09", None]))
    assert bars(page) == {"Kestrel": [("0", "20"), ("12", "10")], "Wire": [("6", "10")]}
    assert "July 2, 2018 to July 22, 2018; the tallest bar is 2." in page and "1 article has no day" in page


def test_coverage_of_very_many_weeks_and_outlets_stays_a_figure():
    days = [f"{year}-01-05" for year in range(1900, 2100)]
    page = front.coverage(weeks(**{f"Outlet {n:02}": days for n in range(12)}))
    assert len(bars(page)) == front.MOST_OUTLETS and "2 more outlets" in page and "with 400 articles" in page
    assert max(int(x) for row in bars(page).values() for x, _ in row) < 6 * front.MOST_WEEKS and "per 128 weeks" in page


@pytest.mark.parametrize("days", [[None], ["2018-07-02"]])
def test_coverage_of_one_article_with_or_without_a_day(days):
    page = front.coverage(weeks(Kestrel=days))
    assert len(bars(page)["Kestrel"]) == (days[0] is not None) and ("no day" in page) == (days[0] is None)
