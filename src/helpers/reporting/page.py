"""The page around every report and article: one template, one style sheet, nothing fetched from elsewhere."""

from functools import cache
from importlib.resources import files

import jinja2


@cache
def _environment():
    return jinja2.Environment(
        loader=jinja2.PackageLoader("helpers.reporting", "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def render(template, **values):
    """Return `template` (a file of templates/) filled with `values`; text in them is escaped."""
    return _environment().get_template(template).render(**values)


def page(body, *, title, root="", description="", scripts=()):
    """Return a whole HTML page around `body`, which is HTML; `root` is the way to the site's root ("" or "../").

    `scripts` are addresses of scripts of the site's own.
    """
    style = (files("helpers.reporting") / "templates" / "house.css").read_text(encoding="utf-8")
    return render(
        "page.html.j2", body=body, title=title, root=root, style=style, description=description, scripts=list(scripts)
    )
