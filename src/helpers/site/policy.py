"""The Content-Security-Policy of a page: it allows our styles and scripts by their hashes, images inside the page, no more.

The policy forbids style attributes, since the text of an article might bring one. Our own style attributes put links over a
chart; they become rules of the page's style sheet. All other style attributes are left out.
"""

import base64
import hashlib
import re
from functools import cache

NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; object-src 'none'; img-src data:"
SITE = "'self' file:"
STYLED = (' style="', "<style")  # thousands of pages have neither, and are not searched for attributes
STYLE_ATTRIBUTE = re.compile(r'(<[a-z][a-z0-9]*\b[^<>]*?) style="([^"<>]*)"')
# pandas writes this around a frame; house.css styles frames instead.
PANDAS_STYLE = re.compile(r'<style scoped="">.*?</style>\s*', re.DOTALL)
PLACEMENT = re.compile(r"((position|display|left|top|width|height|text-align): ?[a-z0-9.%-]+;? ?)+")


@cache
def hashed(text):
    """Return the source expression of a policy that allows a script or a style with exactly this `text`.

    >>> hashed("")
    "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
    """
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode()}'"


def policies(styles, scripts, loads=False, shared=False):
    """Return the policies (texts) of a page with `styles` and `scripts`; a browser obeys all policies at once.

    `loads` lets the scripts load others from the page's own site. Two policies do this together: the first lets our scripts
    load any script, the second allows only scripts of the site. `shared` allows a style sheet of the site. "file:" is for browsers
    that do not count a file as "self".
    """
    style = " ".join([*map(hashed, styles), *([SITE] if shared else [])]) or "'none'"
    script = " ".join(map(hashed, scripts)) or "'none'"
    first = f"{NOTHING}; style-src {style}; script-src {script}"
    if not loads:
        return [first]
    return [f"{first} 'strict-dynamic'", f"script-src {script} {SITE}"]


def without_style_attributes(body):
    """Return (`body`, rules): the body without style attributes, and the placing ones as rules of a style sheet.

    >>> without_style_attributes('<a style="left:2%">b</a><p style="background:url(//x)">c</p>')
    ('<a data-style="1">b</a><p>c</p>', '[data-style="1"]{left:2%}')
    """
    if not any(begin in body for begin in STYLED):
        return body, ""
    numbers = {}

    def numbered(found):
        head, rule = found.groups()
        if not PLACEMENT.fullmatch(rule):
            return head
        return f'{head} data-style="{numbers.setdefault(rule, len(numbers) + 1)}"'

    body = STYLE_ATTRIBUTE.sub(numbered, PANDAS_STYLE.sub("", body))
    return body, "\n".join(f'[data-style="{number}"]{{{rule}}}' for rule, number in numbers.items())
