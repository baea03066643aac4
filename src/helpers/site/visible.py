"""Invisible characters made visible: control and direction characters become escapes, so that no name looks like another."""

import re

from helpers.problems import UNPRINTABLE, printable

INVISIBLE = re.compile(UNPRINTABLE.pattern.replace("\x00-\x1f", "\x00-\x08\x0b-\x1f"))  # without tab and line break


def visible(text):
    r"""Return `text` with escapes for control, direction and broken characters; line breaks and tabs stay.

    >>> print(visible("gpj.\u202eexe"), visible("a\x07b\n"), end="")
    gpj.\u202eexe a\x07b
    """
    if text.isprintable():  # most are
        return text
    return INVISIBLE.sub(lambda found: printable(found[0]), text)
