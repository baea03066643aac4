"""Notebooks to reports: parameters, running, what notebooks call, exports, the site.

Names are imported when first used: `make` asks this package for small things often.
"""

from importlib import import_module

_WHERE = {
    "open_report": "helpers.reporting.report",
    "read_folder": "helpers.reporting.report",
    "report_on": "helpers.reporting.report",
    "decisions": "helpers.reporting.report",
    "audit": "helpers.reporting.audit",
    "coverage": "helpers.reporting.coverage",
    "evidence": "helpers.reporting.evidence",
}
_MODULES = ("audit", "coverage", "evidence")
__all__ = list(_WHERE)


def __getattr__(name):
    if name not in _WHERE:
        raise AttributeError(f"helpers.reporting has no '{name}'; it has {', '.join(__all__)}")
    module = import_module(_WHERE[name])
    return module if name in _MODULES else getattr(module, name)
