"""Which addresses an export may hold: those of pages on the web, and no others, however they are written."""

import re
from urllib.parse import urlsplit

from helpers.problems import UNPRINTABLE

NOT_IN_ADDRESS = re.compile(
    r"[\s\\<>\"'`{}|^]"
)  # browsers drop or change these, or end the address there; a correct address has them encoded


def web_address(address):
    """Return `address` if it is an http or https address with a host and without a user name; else "".

    >>> web_address("https://example.com/a?b=1#c"), web_address("javascript:alert(1)"), web_address("//example.com")
    ('https://example.com/a?b=1#c', '', '')
    """
    address = str(address or "").strip(" ")
    if NOT_IN_ADDRESS.search(address) or UNPRINTABLE.search(address):
        return ""
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port
    except ValueError:  # the host or the port is not valid
        return ""
    whole = parts.scheme in ("http", "https") and host and port != 0 and "@" not in parts.netloc
    return f"{parts.scheme}{address[len(parts.scheme) :]}" if whole else ""
