"""Reports as PDF: the Chromium (or Chrome) of this machine prints the finished pages."""

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
    "--no-pdf-header-footer",
    "--proxy-server=http://127.0.0.1:9", "--proxy-bypass-list=<-loopback>",  # a port where nothing answers
    "--host-resolver-rules=MAP * ~NOTFOUND",  # no name is looked up, so that nothing is loaded from elsewhere
)  # fmt: skip
NO_SANDBOX = "--no-sandbox"
SECONDS = 120  # for one page


def browser():
    """Return the path of a Chromium on this machine, or None."""
    return next((path for path in map(shutil.which, BROWSERS) if path), None)


def print_reports(index, say=print):
    """Yield the path of each PDF made: one beside each report listed in the folder of `index` (index.html).

    Chromium prints inside its sandbox. If this machine allows it none, it prints without, and `say` gets one line about it.
    Raises DatelineError if no Chromium is installed, or it made nothing.
    """
    program = browser()
    if not program:
        raise DatelineError(
            f"no Chromium was found ({', '.join(BROWSERS)}); install one (apt-get install chromium), or print the pages "
            "from your browser"
        )
    why = "it refuses one to the user root" if _is_root() else ""
    if why:
        _tell(say, why)
    for report in sorted(Path(index).parent.glob("*/*.report.json")):
        page = report.with_name(report.name.removesuffix(".report.json") + ".html")
        pdf, part = page.with_suffix(".pdf"), page.with_suffix(".part.pdf")
        part.unlink(missing_ok=True)
        said = _print(program, page, part, boxed=not why)
        if not part.exists() and not why and "sandbox" in said.lower():
            why = "this machine lets it have none"
            _tell(say, why)
            said = _print(program, page, part, boxed=False)
        if not part.exists():
            raise DatelineError(
                f"{page}: Chromium printed nothing ({_last_line(said)}); print the page from your browser"
            )
        part.replace(pdf)
        yield pdf


def _is_root():
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _tell(say, why):
    say(f"Chromium prints without its sandbox: {why}")


def _print(program, page, part, boxed):
    """Print `page` to `part`; return what Chromium said."""
    options = OPTIONS if boxed else (*OPTIONS, NO_SANDBOX)
    with tempfile.TemporaryDirectory() as profile:
        command = [program, *options, f"--user-data-dir={profile}", f"--print-to-pdf={part}", page.resolve().as_uri()]
        try:
            return subprocess.run(
                command, capture_output=True, text=True, errors="replace", check=False, timeout=SECONDS
            ).stderr
        except subprocess.TimeoutExpired:
            part.unlink(missing_ok=True)
            return f"no answer in {SECONDS} s"


def _last_line(said):
    return printable((said.strip().splitlines() or ["it said nothing"])[-1])
