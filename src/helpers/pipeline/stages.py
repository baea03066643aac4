"""Runs one stage on one article. If it fails twice, that result is lost and reported; a fault of the machine stops the run."""

from helpers.faults import KEPT, MachineFault, not_the_articles

NAMES = ("sentences", "dates", "quotes", "speakers", "events", "stories")
WHOLE = "extract"  # the stage that problems names where an article is lost as a whole


class Stages:
    """Runs stages on Documents and notes failures in `problems`. `files` maps article_id to source_path."""

    def __init__(self, problems, files):
        self.problems = problems
        self.files = files

    def run(self, stage, doc, find, otherwise, what=None):
        """Return `find()`. If it fails twice, return `otherwise` and add a row to problems that says `what` is lost.

        Raises the error again if memory, a disk or a process is to blame.
        """
        for attempt in (1, 2):
            try:
                return find()
            except Exception as error:
                self.stop_at_machine(error, stage, [doc])
                if attempt == 2:
                    self._note(error, stage, doc, what or stage)
        return otherwise

    def stop_at_machine(self, error, stage, docs):
        """Raise `error` again if memory, a disk or a process is to blame and none of `docs`, which were looked at together.

        Where memory ran short, it names the longest of them.
        """
        if not not_the_articles(error):
            return
        if isinstance(error, MachineFault) or not isinstance(error, MemoryError):
            raise error
        doc = max(docs, key=lambda doc: len(doc.text))
        beside = f" and {len(docs) - 1} beside it" if len(docs) > 1 else ""
        raise MachineFault(
            f"memory ran short while {stage} of '{doc.title[:60]}'{beside} were looked for (article {doc.article_id}, "
            f"{self.files.get(doc.article_id) or 'no file'}, {len(doc.text)} characters); {KEPT}: close other programs, "
            "or run it again with one process: WORKERS=1"
        ) from error

    def _note(self, error, stage, doc, what):
        self.problems.add(
            f"stage {stage} failed on '{doc.title[:60]}' (article {doc.article_id}; {type(error).__name__}: "
            f"{str(error)[:200]}): {what} of it are lost, all else found in it is kept; look into the article yourself, "
            "and please report it with its text",
            source_path=self.files.get(doc.article_id, ""),
            article_id=doc.article_id,
            stage=stage,
        )


def lost(problems):
    """Return the rows of table `problems` that say what extraction lost: a stage of an article, or a whole article."""
    rows = problems[(problems["severity"] == "error") & (problems["article_id"] != "")]
    return rows[rows["stage"].isin((*NAMES, WHOLE))]


def counted(problems):
    """Return (articles lost, stages lost, articles that lost a stage) of table `problems`.

    >>> import pandas as pd
    >>> counted(pd.DataFrame({"severity": "error", "article_id": ["a", "b", "b"], "stage": ["extract", "dates", "events"]}))
    (1, 2, 1)
    """
    rows = lost(problems)
    whole = set(rows.loc[rows["stage"] == WHOLE, "article_id"])
    parts = rows[(rows["stage"] != WHOLE) & ~rows["article_id"].isin(whole)].drop_duplicates(["article_id", "stage"])
    return len(whole), len(parts), parts["article_id"].nunique()
