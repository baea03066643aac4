"""The Content-Security-Policy of a page: what is ours by its hash, images that lie in the page, and nothing else.

A policy forbids style attributes, as an article's text might bring one. Those that place our links over a chart hold
numbers: each becomes a rule of the page's own style sheet, and any other is left out.
"""

import base64
import hashlib
import re

NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; object-src 'none'; img-src data:"
STYLED = re.compile(r'(<[a-z][a-z0-9]*\b[^<>]*?) style="([^"<>]*)"')
OF_PANDAS = re.compile(
    r'<style scoped="">.*?</style>\s*', re.DOTALL
)  # around a frame shown as it is; house.css has its own
PLAIN = re.compile(r"((position|display|left|top|width|height|text-align): ?[a-z0-9.%-]+;? ?)+")


def hashed(text):
    """Return the source expression that allows a script or a style of exactly `text`.

    >>> hashed("")
    "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
    """
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode()}'"


def policies(styles, scripts, loads=False):
    """Return the policies (texts) of a page that holds `styles` and `scripts`; a browser obeys all of them.

    `loads` lets its scripts load others, those of the page's own site and no other: the first policy lets a script load
    what it asks for, the second only from where the page lies. "file:" is there for browsers to which a file is no "self".
    """
    style = " ".join(map(hashed, styles)) or "'none'"
    script = " ".join(map(hashed, scripts)) or "'none'"
    first = f"{NOTHING}; style-src {style}; script-src {script}"
    if not loads:
        return [first]
    return [f"{first} 'strict-dynamic'", f"script-src {script} 'self' file:"]


def without_style_attributes(body):
    """Return (`body`, rules): its style attributes as rules of a style sheet.

    >>> without_style_attributes('<a style="left:2%">b</a><p style="background:url(//x)">c</p>')
    ('<a data-style="1">b</a><p>c</p>', '[data-style="1"]{left:2%}')
    """
    numbers = {}

    def numbered(found):
        head, rule = found.groups()
        if not PLAIN.fullmatch(rule):
            return head
        return f'{head} data-style="{numbers.setdefault(rule, len(numbers) + 1)}"'

    body = STYLED.sub(numbered, OF_PANDAS.sub("", body))
    return body, "\n".join(f'[data-style="{number}"]{{{rule}}}' for rule, number in numbers.items())
