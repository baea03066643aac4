"""The Chromium (or Chrome) of this machine, which shows finished pages; reports as PDF."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from helpers.problems import DatelineError, printable

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
OPTIONS = (
    "--headless", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-default-apps", "--disable-extensions", "--disable-sync",
    "--proxy-server=http://127.0.0.1:9", "--proxy-bypass-list=<-loopback>",  # a port where nothing answers
    "--host-resolver-rules=MAP * ~NOTFOUND",  # no name is looked up, so that nothing is loaded from elsewhere
)  # fmt: skip
NO_SANDBOX = "--no-sandbox"
SECONDS = 120  # for one page


def browser():
    """Return the path of a Chromium on this machine, or None."""
    return next((path for path in map(shutil.which, BROWSERS) if path), None)


class Chromium:
    """The Chromium of this machine, which shows one page a call; `say` gets one line if it must do so without its sandbox.

    Raises DatelineError if there is none.
    """

    def __init__(self, say=print):
        self.program, self.say, self.boxed = browser(), say, True
        if not self.program:
            raise DatelineError(
                f"no Chromium was found ({', '.join(BROWSERS)}); install one (apt-get install chromium), or print the pages "
                "from your browser"
            )
        if _is_root():
            self.leave_box("it refuses one to the user root")

    def leave_box(self, why):
        self.boxed = False
        self.say(f"Chromium prints without its sandbox: {why}")

    def show(self, page, options, part):
        """Show `page` with `options`, which make it write the file `part`; return what it said. `part` is missing if it failed."""
        part.unlink(missing_ok=True)
        said = self._run(page, options, part)
        if not part.exists() and self.boxed and "sandbox" in said.lower():
            self.leave_box("this machine lets it have none")
            said = self._run(page, options, part)
        return said

    def _run(self, page, options, part):
        box = () if self.boxed else (NO_SANDBOX,)
        with tempfile.TemporaryDirectory() as profile:
            command = [self.program, *OPTIONS, *box, f"--user-data-dir={profile}", *options, page.resolve().as_uri()]
            try:
                return subprocess.run(
                    command, capture_output=True, text=True, errors="replace", check=False, timeout=SECONDS
                ).stderr
            except subprocess.TimeoutExpired:
                part.unlink(missing_ok=True)
                return f"no answer in {SECONDS} s"


def print_reports(index, say=print):
    """Yield the path of each PDF made: one beside each report listed in the folder of `index` (index.html).

    Chromium prints inside its sandbox. If this machine allows it none, it prints without, and `say` gets one line about it.
    Raises DatelineError if no Chromium is installed, or it made nothing.
    """
    chromium = Chromium(say)
    for report in sorted(Path(index).parent.glob("*/*.report.json")):
        page = report.with_name(report.name.removesuffix(".report.json") + ".html")
        pdf, part = page.with_suffix(".pdf"), page.with_suffix(".part.pdf")
        said = chromium.show(page, ["--no-pdf-header-footer", f"--print-to-pdf={part}"], part)
        if not part.exists():
            raise DatelineError(
                f"{page}: Chromium printed nothing ({last_line(said)}); print the page from your browser"
            )
        part.replace(pdf)
        yield pdf


def _is_root():
    return hasattr(os, "geteuid") and os.geteuid() == 0


def last_line(said):
    """Return the last line of what Chromium said, on one line that no terminal obeys."""
    return printable((said.strip().splitlines() or ["it said nothing"])[-1])
