"""What a notebook calls, and what runs it: reports, their findings in words, tables, figures, exports, parameters.

Each name is imported when it is first used: `make` runs this package often, and most runs need little of it.
"""

from importlib import import_module

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


def __getattr__(name):
    if name in _MODULES:
        return import_module(f"helpers.reporting.{name}")
    if name not in _WHERE:
        raise AttributeError(f"helpers.reporting has no '{name}'; it has {', '.join(__all__)}")
    return getattr(import_module(_WHERE[name]), name)


def __dir__():
    return sorted(__all__)
