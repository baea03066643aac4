"""The page around every report and article: one template, one style sheet, and nothing is fetched from outside the site."""

from functools import cache
from importlib.resources import files

import jinja2

from helpers.site.policy import policies, without_style_attributes
from helpers.site.visible import visible

HOUSE, STYLE = "house.css", "style.css"  # of templates/, and as a file of the site
# Style and script that the body of a page may hold. A browser obeys no other style or script there.
IN_BODIES = (
    "twin.css", "twin_time.js", "twin_lanes.js", "twin_draw.js", "twin_strip.js", "twin_panel.js", "twin_view.js", "twin.js",
)  # fmt: skip


@cache
def _environment():
    return jinja2.Environment(
        loader=jinja2.PackageLoader("helpers.site", "templates"),
        autoescape=True,
        auto_reload=False,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def our_file(name):
    """Return the text of file `name` of templates/, a style sheet or a script."""
    return (files("helpers.site") / "templates" / name).read_text(encoding="utf-8")


def render(template, **values):
    """Return `template` (a file of templates/) filled with `values`; text in them is escaped."""
    return _environment().get_template(template).render(**values)


def page(body, *, title, root="", description="", script="", loads=False, kind="", shared=False):
    """Return a whole HTML page around `body` (HTML); `root` is the path to the site's root ("" or "../").

    `kind` ("report", "front" or "") says how house.css sets the page. `script` is a file of templates/ that stands at the
    page's end; `loads` lets it load other scripts of the site. With `shared` the page does not hold its style, but takes it from
    the site's file STYLE, as thousands of pages do. The page's policy forbids a browser to run or fetch anything else. Control and
    direction characters become escapes.
    """
    body, rules = without_style_attributes(body)
    own = "<style" in body or "<script" in body
    inside = [name for name in IN_BODIES if own and f">{our_file(name)}</" in body]
    styles = [*([] if shared else [our_file(HOUSE)]), *([rules] if rules else [])]
    scripts = [our_file(script)] if script else []
    css, js = ([our_file(name) for name in inside if name.endswith(ending)] for ending in (".css", ".js"))
    whole = render(
        "page.html.j2", body=body, title=title, root=root, description=description, kind=kind, styles=styles, scripts=scripts,
        sheet=f"{root}{STYLE}" if shared else "", policies=policies([*styles, *css], [*js, *scripts], loads, shared),
    )  # fmt: skip
    return visible(whole)
