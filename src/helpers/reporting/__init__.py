"""What a notebook calls, and what runs it: reports, their findings in words, tables, figures, exports, parameters.

Each name is imported when it is first used: `make` runs this package often, and most runs need little of it.
"""

from helpers.lazily import lazily

_WHERE = {
    "open_report": "helpers.reporting.opening",
    "read_folder": "helpers.reporting.opening",
    "report_on": "helpers.reporting.opening",
    "decisions": "helpers.reporting.opening",
    "interactive_timeline": "helpers.reporting.interactive",
    "said_by": "helpers.reporting.in_place",
    "declined": "helpers.reporting.asked",
    "share_timeline": "helpers.reporting.sharing",
    "share_quotations": "helpers.reporting.sharing",
    "show_methods": "helpers.reporting.sharing",
}
_MODULES = ("findings", "links", "widgets", "wording")
__all__ = list(_WHERE) + list(_MODULES)
__getattr__, __dir__ = lazily(__name__, _WHERE, _MODULES)
