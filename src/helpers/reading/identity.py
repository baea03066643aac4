"""The name of an article: a hash of what it is, so that the same article has the same name wherever it is read."""

from hashlib import blake2b


def article_id(outlet, title, published, text):
    """Return 16 hexadecimal digits made from outlet, title, day (a date or None) and text.

    >>> article_id("Harbour Courier", "Talks resume", None, "Talks resumed.")
    'f418c991867d973e'
    """
    day = published.strftime("%Y-%m-%d") if published == published and published is not None else ""
    return blake2b("\x1f".join((outlet, title, day, text)).encode("utf-8", "replace"), digest_size=8).hexdigest()
