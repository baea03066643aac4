"""Which Quotes hold which characters, looked up in constant time."""

from collections import defaultdict

BLOCK = 512  # characters


class Held:
    """Looks up `quotes` (a list of Quotes) by the characters of their contents."""

    def __init__(self, quotes):
        self.blocks = defaultdict(list)
        for quote in quotes:
            self.add(quote)

    def add(self, quote):
        for start, end in quote.content:
            for block in range(start // BLOCK, (end - 1) // BLOCK + 1):
                self.blocks[block].append((start, end, quote))

    def by(self, contents):
        """Return the Quotes that share a character with any of these [start, end), each once, in the order added."""
        found = {}
        for first, last in contents:
            for block in range(first // BLOCK, (last - 1) // BLOCK + 1):
                for start, end, quote in self.blocks.get(block, ()):
                    if start < last and first < end:
                        found[id(quote)] = quote
        return list(found.values())
