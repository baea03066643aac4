"""Invisible characters made visible: control and direction characters become escapes, so that no name looks like another."""

from helpers.problems import UNPRINTABLE, printable


def visible(text):
    r"""Return `text` with escapes for control, direction and broken characters; line breaks and tabs stay.

    >>> print(visible("gpj.\u202eexe"), visible("a\x07b\n"), end="")
    gpj.\u202eexe a\x07b
    """
    if text.isprintable():  # most are
        return text
    return UNPRINTABLE.sub(lambda found: found[0] if found[0] in "\n\t" else printable(found[0]), text)
