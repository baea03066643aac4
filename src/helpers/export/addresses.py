"""Which addresses may leave: those of pages on the web, and no other, however they are written."""

import re
from urllib.parse import urlsplit

from helpers.problems import UNPRINTABLE

NEVER = re.compile(r"[\s\\<>\"'`{}|^]")  # browsers drop, turn or end an address at these; a true one has them encoded


def web_address(address):
    """Return `address` if it is one of http or https with a host and no user's name; else "".

    >>> web_address("https://example.com/a?b=1#c"), web_address("javascript:alert(1)"), web_address("//example.com")
    ('https://example.com/a?b=1#c', '', '')
    """
    address = str(address or "").strip(" ")
    if NEVER.search(address) or UNPRINTABLE.search(address):
        return ""
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port
    except ValueError:  # an address whose host or port is none
        return ""
    whole = parts.scheme in ("http", "https") and host and port != 0 and "@" not in parts.netloc
    return f"{parts.scheme}{address[len(parts.scheme) :]}" if whole else ""
