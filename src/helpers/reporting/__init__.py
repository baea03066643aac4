"""What a notebook calls, and what runs it: reports, their findings in words, tables, figures, exports, parameters.

Names are imported when first used: `make` asks this package for small things often.
"""

from importlib import import_module

_WHERE = {
    "open_report": "helpers.reporting.report",
    "read_folder": "helpers.reporting.report",
    "report_on": "helpers.reporting.report",
    "decisions": "helpers.reporting.report",
    "interactive_timeline": "helpers.reporting.interactive",
    "share_timeline": "helpers.reporting.sharing",
    "share_quotations": "helpers.reporting.sharing",
    "show_methods": "helpers.reporting.sharing",
}
_MODULES = ("findings", "links", "tables", "widgets")
__all__ = list(_WHERE) + list(_MODULES)


def __getattr__(name):
    if name in _MODULES:
        return import_module(f"helpers.reporting.{name}")
    if name not in _WHERE:
        raise AttributeError(f"helpers.reporting has no '{name}'; it has {', '.join(__all__)}")
    return getattr(import_module(_WHERE[name]), name)


def __dir__():
    return sorted(__all__)
