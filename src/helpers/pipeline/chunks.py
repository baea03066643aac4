"""How many articles a worker is given at once, by every engine."""

CHUNK = 64  # articles: enough for the tagger to batch, few enough that a progress bar moves


def chunks(n, workers=1):
    """Return ranges that cover 0..n, each at most CHUNK long, and at least one for each worker if n allows.

    >>> chunks(5, workers=2)
    [range(0, 3), range(3, 5)]
    """
    size = max(1, min(CHUNK, -(-n // workers)))
    return [range(first, min(first + size, n)) for first in range(0, n, size)]
