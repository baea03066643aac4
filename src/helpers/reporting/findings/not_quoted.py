"""What was found about those who are in the story and not heard."""

import pandas as pd


def caption_of_not_quoted(silent: pd.DataFrame) -> str:
    """Return what stands above the table of not_quoted.not_quoted."""
    read = f"; {int(silent['read_in'].iloc[0]):,} articles were read for names" if len(silent) else ""
    return f"People named in full and never quoted, by articles{read}."


def of_not_quoted(silent: pd.DataFrame) -> str:
    """Return one sentence on the people of not_quoted.not_quoted."""
    if not len(silent):
        return "Everyone named in full is also quoted."
    return (
        f"{len(silent):,} people are named in full and never quoted; {silent['person'].iloc[0]} in the most articles "
        f"({silent['articles'].iloc[0]})."
    )


def of_declined(asked: pd.DataFrame) -> str:
    """Return one sentence on the requests of not_quoted.declined: how many, and what became of them."""
    if not len(asked):
        return "No article says that someone declined to comment or could not be reached."
    outcomes = ", ".join(f"{outcome} {n}" for outcome, n in asked["outcome"].value_counts().items())
    return f"Asked and not heard, {len(asked)} times: {outcomes}."
