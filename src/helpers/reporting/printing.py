"""Reports as PDF, printed by the Chromium (or Chrome) of this machine from the finished pages."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from helpers.problems import DatelineError

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
OPTIONS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-pdf-header-footer",
)  # fmt: skip


def browser():
    """Return the path of a Chromium on this machine, or None."""
    return next((path for path in map(shutil.which, BROWSERS) if path), None)


def print_reports(index):
    """Yield the path of each PDF made: one beside each report listed in the folder of `index` (index.html).

    Raises DatelineError where no Chromium is installed, or it made nothing.
    """
    program = browser()
    if not program:
        raise DatelineError(
            f"no Chromium was found ({', '.join(BROWSERS)}); install one (apt-get install chromium), or print the pages "
            "from your browser"
        )
    for report in sorted(Path(index).parent.glob("*/*.report.json")):
        page = report.with_name(report.name.removesuffix(".report.json") + ".html")
        pdf, part = page.with_suffix(".pdf"), page.with_suffix(".part.pdf")
        with tempfile.TemporaryDirectory() as profile:
            result = subprocess.run(
                [program, *OPTIONS, f"--user-data-dir={profile}", f"--print-to-pdf={part}", page.resolve().as_uri()],
                capture_output=True, text=True, check=False, timeout=120,
            )  # fmt: skip
        if not part.exists():
            raise DatelineError(f"{page}: Chromium printed nothing ({result.stderr.strip().splitlines()[-1:]})")
        part.replace(pdf)
        yield pdf
