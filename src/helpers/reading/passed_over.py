"""Files in a folder or an archive that are no articles: code, settings, shortcuts, and the parts of a page saved beside it."""

import re
from fnmatch import translate
from functools import cache

from helpers.reading.listed import rows_of

# "Ferries stop_files" beside "Ferries stop.html", as browsers name it in their languages.
PARTS = re.compile(
    r"(.+?)(?:_files|\.files|[-_]Dateien|_fichiers|_archivos|_file|_arquivos|-bestanden|_bestanden|_files \(\d+\))\Z"
)
PAGES = (".html", ".htm", ".xhtml", ".mht", ".mhtml")


def what_is(name):
    """Return what a file of this name is, where it is no article; empty where it may be one.

    >>> what_is("plot.R"), what_is("ferries.html:Zone.Identifier"), what_is("ferries.txt")
    ('code', "Windows' mark of a download", '')
    """
    return next((what for pattern, what in _patterns() if pattern.match(name.lower())), "")


def page_of_parts(folder, beside):
    """Return the saved page whose pictures, frames and code a browser put into `folder`; `beside` are the files next to it.

    >>> page_of_parts("Ferries stop_files", {"Ferries stop.html"}), page_of_parts("old_files", {"a.html"})
    ('Ferries stop.html', '')
    """
    match = PARTS.fullmatch(folder)
    return next((match[1] + ending for ending in PAGES if match[1] + ending in beside), "") if match else ""


@cache
def _patterns():
    return [(re.compile(translate(row["name"])), row["what"]) for row in rows_of("passed_over")]
