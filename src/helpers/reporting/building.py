"""From a corpus to tables, reports and the site: stale ones are made again, and withdrawn reports are removed.

Each step has a stamp in `build/made/` (helpers.reporting.stamps): the hashes of what it read and of what it wrote. Only one
run at a time works on a folder. Until there is work to do this module imports only the standard library, because every
`make` runs it.
"""

import platform
import shutil
import sys
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import partial
from pathlib import Path

from helpers.faults import DatelineError
from helpers.pipeline import manifest
from helpers.pipeline import stamp as tables_stamp
from helpers.pipeline.copied import begun_in_a_copy
from helpers.pipeline.spawn import context
from helpers.reporting import folder
from helpers.reporting.dependence import Code
from helpers.reporting.hashes import Hashes, digest, named
from helpers.reporting.kernels import load, run_all
from helpers.reporting.locking import held
from helpers.reporting.stamps import Stamp

NOTEBOOKS = Path("notebooks")
MUCH = 20_000_000  # bytes of articles: more are read in a process that ends, so that reports and pages do not stand on what it holds


@dataclass
class Outcome:
    """The outcome of a run: what was `lost` to faults of the machine (as in the tables' stamp), how many files and articles
    were `unread`, which reports `failed`, and how many the corpus has in all (`n_reports`)."""

    lost: tuple = tables_stamp.NOTHING
    unread: int = 0
    failed: list = field(default_factory=list)
    n_reports: int = 0


class Building:
    """One run over the folder of `choices`; `lock` is the open file of its lock."""

    def __init__(self, choices, lock):
        self.choices, self.lock, self.build = choices, lock, choices.build
        folder.mark(self.build)
        folder.clear_half_made(self.build)
        self.hashes = Hashes(self.build / "cache" / "hashes.json")
        self.code = Code(self.hashes, self.build / "cache" / "code.json")
        self.tables = self.build / "tables"
        self.files = {}  # of articles, once the corpus has been looked through
        self.first = None  # the parts of the first page, where they were made beside the reports
        self.always = {"python": platform.python_version(), "libraries": self.hashes.of("requirements.txt")}

    def stamp(self, name):
        return Stamp(self.build / "made" / f"{name}.json", self.build)

    def stale(self, stamp, inputs, quiet=False):
        """Say whether a step must be made again; unless `quiet`, print a line if one of its files was changed or removed."""
        if not stamp.is_of(inputs):
            return True
        spoilt = stamp.spoilt(self.hashes)
        if spoilt and not quiet:
            name, fault = spoilt[0]
            more = f", and {len(spoilt) - 1} more" if len(spoilt) > 1 else ""
            say(f"{self.build / name} {fault}{more}: making it again")
        return bool(spoilt)

    def make_tables(self, meanwhile=lambda: None):
        """Read and extract the corpus if its tables are stale; return the Outcome so far.

        `meanwhile` is called while another process reads, if one does.
        """
        read, extracted = self.stamp("read"), self.stamp("extract")
        corpus = {"corpus": self.choices.corpus.name, "at": named(self.choices.corpus)}
        inputs = {**corpus, "files": manifest.articles(self.choices.corpus, self.hashes)}
        self.files = inputs["files"]
        if read.inputs and (read.inputs.get("corpus"), read.inputs.get("at")) != tuple(corpus.values()):
            say(f"{self.build} held reports on {read.inputs.get('corpus')}; making it anew for {self.choices.corpus}")
            folder.clear(self.build)
            read, extracted = self.stamp("read"), self.stamp("extract")
        inputs |= {"code": self.code.behind("helpers.reading"), **self.always}
        anew = self.stale(read, inputs)
        if anew:
            self.check_engine()
            self.read(read, inputs, meanwhile)
        needed = self.extract_inputs()
        again = any(tables_stamp.lost(self.tables)) and not self.choices.keep_going  # lost articles are in no cache
        if self.stale(extracted, needed, quiet=anew) or again:
            if not anew and tables_stamp.unfit(self.tables, tables_stamp.READ):  # their stamp is gone
                self.read(read, inputs)
            self.extract(extracted, self.extract_inputs())
        return Outcome(tables_stamp.lost(self.tables), extracted.notes.get("unread", 0))

    def check_engine(self):
        """Raise DatelineError where the cluster that is asked for cannot do the work, before the articles are read."""
        if self.choices.engine != "local":
            from helpers.pipeline import engines

            engines.check(self.choices.engine, self.tables.resolve())

    def read(self, stamp, inputs, meanwhile=lambda: None):
        stamp.forget()
        if self.is_large():
            if self.choices.engine == "local" and self.choices.workers != 1:
                context()  # what workers are copied from loads its libraries while articles are read
            import helpers.pipeline.__main__  # noqa: F401 - loaded here, the copy and the steps after it both have it

            wait = begun_in_a_copy(partial(self.read_here, inputs))
            meanwhile()
            wait()
        else:
            self.read_here(inputs)
        stamp.write(inputs, [f"tables/{name}" for name in tables_stamp.READ], self.hashes)

    def is_large(self):
        """Say whether there is so much to read that processes share what they hold."""
        return manifest.size(self.choices.corpus, self.files) > MUCH

    def read_here(self, inputs):
        from helpers.pipeline.__main__ import read
        from helpers.pipeline.freed import give_back
        from helpers.reading.memory import Memory

        version = digest({"code": inputs["code"], **self.always})
        with Memory(self.build / "cache" / "reading.sqlite", version, self.hashes.of) as memory:
            read(self.choices.corpus, self.tables, memory, len(inputs["files"]))
        give_back()

    def extract_inputs(self):
        return {
            "articles": {name: self.hashes.of(self.tables / name) for name in tables_stamp.READ},
            "tagger": self.choices.tagger,
            "corrections": manifest.corrections(self.choices.decided, self.hashes),
            "code": self.code.behind("helpers.pipeline.__main__"),
            **self.always,
        }

    def extract(self, stamp, inputs):
        from helpers.pipeline.__main__ import extract
        from helpers.pipeline.freed import give_back

        stamp.forget()
        extract(self.tables, self.choices.tagger, self.build / "cache", self.choices.engine, self.choices.workers,
                self.choices.decided)  # fmt: skip
        made = tables_stamp.stamped(self.tables, tables_stamp.EXTRACTED)
        names = [f"tables/{name}" for name in (*made, tables_stamp.NAME)]
        stamp.write(inputs, names, self.hashes, {"unread": _unread_in(self.tables)})
        give_back()

    def make_reports(self, outcome):
        """Make the stale reports and remove withdrawn ones; return a dict of each existing report to its stamp."""
        wanted = manifest.reports(self.choices.corpus, NOTEBOOKS)
        self.check_report(wanted)
        tables = self.stamp("extract").outputs["tables/" + tables_stamp.NAME]
        running = self.code.behind("helpers.reporting.running")
        stamps, inputs, jobs = {}, {}, {}
        for one in wanted:
            stamps[one] = self.stamp(f"reports/{one.name}")
            if self.choices.report not in ("", one.name):
                continue  # REPORT names another one
            if one.fault:
                self.fail(outcome, one, one.fault)
                continue
            notebook = NOTEBOOKS / f"{one.kind}.ipynb"
            code = running | self.code.behind_notebook(notebook)
            params = self.hashes.of(one.params) if one.params else "defaults"
            inputs[one] = {"notebook": self.hashes.of(notebook), "params": params, "tables": tables, "code": code,
                           **self.always}  # fmt: skip
            if self.shows_the_same(one, stamps[one], inputs[one]):
                stamps[one].write(inputs[one], list(stamps[one].outputs), self.hashes)
            elif self.stale(stamps[one], inputs[one]):
                jobs[one] = {"notebook": str(notebook), "report": str(self.page(one)), "tables": str(self.tables),
                             "params": str(one.params) if one.params else None}  # fmt: skip
        if jobs:
            self.run(jobs, stamps, inputs, outcome)
        outcome.n_reports = len(wanted)
        folder.clear_half_made(self.build)
        self.withdraw(stamps)
        return {one: stamp for one, stamp in stamps.items() if self.page(one).is_file()}

    def shows_the_same(self, one, stamp, inputs):
        """Say whether nothing that a whole report was made of has changed but tables, and in these no row that it shows."""
        if not stamp.inputs or {**stamp.inputs, "tables": 0} != {**inputs, "tables": 0} or stamp.is_of(inputs):
            return False
        noted = self.page(one).with_suffix(".rows.json")
        if not noted.is_file() or stamp.spoilt(self.hashes):
            return False
        from helpers.reporting.rows import same

        return same(noted, self.tables)

    def run(self, jobs, stamps, inputs, outcome):
        """Make the reports of `jobs` (report to what running.run takes), and write their stamps."""
        from helpers.pipeline.progress import stage

        n_failed, together = 0, self.together() if len(jobs) > 1 and self.is_large() else None
        share = {"then": together.begin} if together else {}
        if together:  # first the one that takes most memory, and shares least
            jobs = {one: jobs[one] for one in sorted(jobs, key=lambda one: one.kind != "timeline")}
        with stage("Reports", len(jobs), "report") as making:
            for one, names, error in run_all(jobs, self.choices.jobs, self.lock, **share):
                making.update()
                if error:
                    n_failed += 1
                    self.fail(outcome, one, error)
                    continue
                self.page(one).with_suffix(".pdf").unlink(missing_ok=True)  # it is a print of the earlier page
                stamps[one].write(inputs[one], [f"{one.kind}/{name}" for name in names], self.hashes)
                making.say(f"Made {self.page(one)}")
            if together:
                self.first = together.end()
            making.say(f"Made {len(jobs) - n_failed} of {len(jobs)} reports that were due ({making.took()})")

    def together(self):
        """Return what the reports of a large corpus share."""
        from helpers.reporting.together import Together

        title_file = manifest.title_file(self.choices.corpus)
        return Together(self.tables, title_file, self.build / "cache" / "first_page.json.part")

    def check_report(self, wanted):
        """Raise DatelineError if the chosen report is none of the `wanted` ones; the message gives the nearest name."""
        names = [one.name for one in wanted]
        if self.choices.report and self.choices.report not in names:
            near = get_close_matches(self.choices.report, names, n=1, cutoff=0.4)
            hint = f"did you mean '{near[0]}'?" if near else f"it has {', '.join(names)}"
            raise DatelineError(f"{self.choices.corpus} asks for no report '{self.choices.report}'; {hint}")

    def page(self, one):
        return self.build / one.kind / f"{one.slug}.html"

    def fail(self, outcome, one, error):
        outcome.failed.append(one.name)
        say(f"dateline: {error}", sys.stderr)

    def withdraw(self, stamps):
        """Remove the stamps and files of reports that have no parameter file any more."""
        home = self.build / "made" / "reports"
        known = {stamp.path for stamp in stamps.values()}
        for path in [path for path in home.rglob("*.json") if path not in known]:
            say(f"Withdrew {path.relative_to(home).with_suffix('')}: nothing asks for it any more")
            path.unlink()
            shutil.rmtree(self.build / "cache" / "pieces" / path.relative_to(home).with_suffix(""), ignore_errors=True)
        kept = {name for stamp in stamps.values() for name in stamp.outputs}
        folder.sweep(
            self.build, kept | {f"{name.removesuffix('.html')}.pdf" for name in kept if name.endswith(".html")}
        )

    def make_site(self, there, failed=()):
        """Write the index and the pages of articles, speakers and search, if anything that they show has changed.

        `failed` names the reports that could not be made: the index marks their earlier pages.
        """
        site, index = self.stamp("site"), self.build / "index.html"
        pages = [self.page(one) for one in there]
        listed = {one.name: self.listed(one, stamp) for one, stamp in there.items()}
        title_file = manifest.title_file(self.choices.corpus)
        inputs = {"reports": listed, "failed": sorted(failed), "tables": self.stamp("extract").outputs,
                  "title": self.hashes.of(title_file) if title_file else "", "text": self.choices.text,
                  "code": self.code.behind("helpers.reporting.publishing"), **self.always}  # fmt: skip
        if self.stale(site, inputs):
            from helpers.pipeline.progress import stage
            from helpers.reporting.publishing import publish
            from helpers.site.kept import Kept

            site.forget()
            version = digest({**self.always, "code": inputs["code"], "text": self.choices.text})
            kept = Kept(self.build, self.build / "cache" / "pages.json", version, self.hashes.of)
            with stage("Pages", unit="page") as making:
                publish(
                    index,
                    pages,
                    self.tables,
                    self.choices.text,
                    title_file,
                    sorted(failed),
                    kept,
                    making.update,
                    self.first,
                )
            made = [
                path for name in ("articles", "speakers", "stories", "search") for path in (self.build / name).iterdir()
            ]
            names = [
                path.relative_to(self.build).as_posix() for path in (*made, *map(self.build.joinpath, folder.FILES))
            ]
            site.write(inputs, names, self.hashes)
            say(f"Made {index} and {len(names) - len(folder.FILES)} pages behind it ({making.took()})")

    def listed(self, one, stamp):
        """Return what the index shows of a report: its title and finding, and the names of the files beside it."""
        about = stamp.outputs.get(f"{one.kind}/{one.slug}.report.json", "")
        pdf = self.page(one).with_suffix(".pdf").exists()
        return {"about": about, "files": sorted(stamp.outputs), "pdf": pdf}

    def save(self):
        self.hashes.save()
        self.code.save()


def reports(choices):
    """Make everything for `choices`. Raises DatelineError if a report could not be made or articles were lost."""
    with _working(choices) as work:
        outcome = work.make_tables(load)
        there = work.make_reports(outcome)
        work.make_site(there, outcome.failed)
    finish(choices, outcome)


def pdf(choices):
    """Make everything, and print every report beside its page; the index then lists the prints too."""
    with _working(choices) as work:
        outcome = work.make_tables(load)
        there = work.make_reports(outcome)
        work.make_site(there, outcome.failed)
        from helpers.reporting.printing import print_reports

        for path in print_reports(choices.build / "index.html"):
            say(f"Made {path}")
        work.make_site(there, outcome.failed)
    finish(choices, outcome)


def tables(choices):
    """Make only the tables, for JupyterLab; print a line if articles were lost."""
    with _working(choices) as work:
        outcome = work.make_tables()
    if any(outcome.lost):
        say(f"dateline: {_lost(outcome)}", sys.stderr)


def clean(choices):
    """Remove the contents of the build folder of `choices`, if Dateline made it."""
    if not choices.build.exists():
        return
    if not folder.is_ours(choices.build):
        raise DatelineError(
            f"BUILD={choices.build} is no folder that Dateline made, and was left alone; remove it by hand"
        )
    with held(choices.build, say):
        folder.clean(choices.build)


@contextmanager
def _working(choices):
    folder.check(choices.build, choices.corpus)
    with held(choices.build, say) as lock:
        work = Building(choices, lock)
        try:
            yield work
        finally:
            with suppress(OSError):  # the saved hashes only save time
                work.save()


def finish(choices, outcome):
    """Print how the run ended. Raises DatelineError if a report could not be made or articles were lost."""
    index, wrongs = choices.build / "index.html", []
    if outcome.failed:
        names = ", ".join(outcome.failed[:5]) + (" …" if len(outcome.failed) > 5 else "")
        wrongs.append(f"{len(outcome.failed)} of {outcome.n_reports} reports could not be made, as said above ({names}); "
                      f"earlier pages of them stay as they were, the others are in {index}")  # fmt: skip
    if any(outcome.lost) and not choices.keep_going:
        wrongs.append(f"{_lost(outcome)}; run it again to try them anew; KEEP_GOING=1 takes {index} as it is")
    if wrongs:
        raise DatelineError("; ".join(wrongs))
    say(f"The reports are in {index}{_unread(outcome)}{_taken(outcome)}")


def _lost(outcome):
    from helpers.pipeline.__main__ import said  # here, since it brings pandas

    return said(outcome.lost)


def _unread(outcome):
    if not outcome.unread:
        return ""
    one = outcome.unread == 1
    return f"; {outcome.unread} file{'' if one else 's'} or article{'' if one else 's'} could not be read (the corpus report says why)"


def _taken(outcome):
    return f"; {_lost(outcome)}" if any(outcome.lost) else ""


def _unread_in(tables):
    """Return how many files and articles could not be read."""
    from helpers.tables import read_table

    rows = read_table(tables, "problems", columns=["stage", "severity"])
    return int(((rows["stage"] == "reading") & (rows["severity"] == "error")).sum())


def say(words, to=None):
    """Print one line at once; control characters, which a terminal would obey, become escapes."""
    if not words.isprintable():
        from helpers.problems import printable  # here, since it brings pandas

        words = printable(words)
    print(words, file=to or sys.stdout, flush=True)
