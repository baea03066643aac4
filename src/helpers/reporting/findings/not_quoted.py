"""What was found about people who are named or asked and not quoted."""

import pandas as pd

from helpers.site.in_words import count


def caption_of_not_quoted(people: pd.DataFrame) -> str:
    """Return the caption of the table `people` (from not_quoted.not_quoted)."""
    read = f"; {int(people['read_in'].iloc[0]):,} articles were read for names" if len(people) else ""
    return f"People named in full and never quoted, with the number of articles{read}."


def of_not_quoted(people: pd.DataFrame) -> str:
    """Return one sentence on `people` (from not_quoted.not_quoted)."""
    if not len(people):
        return "Everyone named in full is also quoted."
    return (
        f"{count(len(people), 'person is', 'people are')} named in full and never quoted. {people['person'].iloc[0]} is named "
        f"in the most articles ({people['articles'].iloc[0]})."
    )


def of_declined(declined: pd.DataFrame) -> str:
    """Return one sentence on requests for comment without an answer (`declined`, from not_quoted.declined)."""
    if not len(declined):
        return "No article says that someone declined to comment or could not be reached."
    outcomes = ", ".join(f"{outcome} {n}" for outcome, n in declined["outcome"].value_counts().items())
    return f"Articles say {count(len(declined), 'time')} that someone gave no comment: {outcomes}."
