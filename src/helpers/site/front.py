"""Figures of the first page, as HTML without an image: portraits of who is quoted, and coverage by week and outlet."""

import pandas as pd

from helpers.site import urls
from helpers.site.in_words import count, day
from helpers.site.page import render

FORMS = ("direct", "mixed", "indirect")
MOST_OUTLETS, MOST_WEEKS = 10, 104  # rows and columns of the coverage; more weeks are put together


def portraits(speakers, n_named):
    """Return `speakers` (rows of sources.by_speaker) as a list: each with the share of each form in their quotations.

    `n_named` is the number of all named speakers.
    """
    most = max(1, int(speakers["quotations"].max()))
    rows = [
        {"name": row.speaker, "role": row.role, "href": urls.speaker(row.speaker_id), "n": int(row.quotations),
         "words": count(int(row.words), "word"), "mix": ", ".join(f"{getattr(row, form)} {form}" for form in FORMS),
         "forms": [(form, _per_cent(getattr(row, form), most)) for form in FORMS if getattr(row, form)]}
        for row in speakers.itertuples()
    ]  # fmt: skip
    return render("portraits.html.j2", rows=rows, forms=FORMS, rest=n_named - len(rows))


def coverage(weeks):
    """Return articles by week and outlet as rows of bars; `weeks` is from analysis.coverage.weeks, largest outlets first."""
    outlets = list(dict.fromkeys(weeks["outlet"]))
    shown, dated = outlets[:MOST_OUTLETS], weeks.dropna(subset=["week"])
    shown_weeks = dated[dated["outlet"].isin(shown)]
    steps = _steps(shown_weeks["week"])
    most = _heights(shown_weeks, steps).groupby(["outlet", "step"])["articles"].sum().max() if len(shown_weeks) else 1
    rest = weeks[~weeks["outlet"].isin(shown)]
    rows = [_row(outlet, weeks[weeks["outlet"] == outlet], steps, most) for outlet in shown]
    ends = (day(steps[0]), day(steps[-1] + pd.Timedelta(days=6))) if len(steps) else ("", "")
    return render(
        "coverage.html.j2", rows=rows, ends=ends, n_steps=max(1, len(steps)), rest=len(outlets) - len(shown),
        n_rest=int(rest["articles"].sum()), undated=int(weeks.loc[weeks["week"].isna(), "articles"].sum()),
        unit=_unit(steps), most=int(most),
    )  # fmt: skip


def _steps(weeks):
    """Return the first day of each column: every week of the period, or every second, fourth … if they are too many."""
    if not len(weeks):
        return []
    first, last = weeks.min(), weeks.max()
    n, apart = int((last - first).days // 7) + 1, 1
    while n / apart > MOST_WEEKS:
        apart *= 2
    return [first + pd.Timedelta(days=7 * apart * step) for step in range(-(-n // apart))]


def _unit(steps):
    apart = (steps[1] - steps[0]).days // 7 if len(steps) > 1 else 1
    return "a week" if apart == 1 else f"per {apart} weeks"


def _heights(dated, steps):
    starts = pd.Series(steps)
    return dated.assign(step=starts.searchsorted(dated["week"], side="right") - 1)


def _row(outlet, weeks, steps, most):
    dated = weeks.dropna(subset=["week"])
    found = _heights(dated, steps).groupby("step")["articles"].sum() if len(dated) else {}
    bars = [{"x": int(step), "height": max(1, round(20 * n / most))} for step, n in found.items()]
    return {
        "name": outlet or "unknown outlet",
        "href": urls.outlet(outlet),
        "n": int(weeks["articles"].sum()),
        "bars": bars,
    }


def _per_cent(n, most):
    return f"{100 * n / most:.2f}"
