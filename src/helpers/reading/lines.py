"""The lines of a file of any size, none of them longer than the limit in memory."""

from helpers.reading import limits
from helpers.reading.encoding import decode


def lines_of(source, mark="\ufeff"):
    """Yield (line, whole) for each line of `source`, decoded; a line over limits.LINE is cut, and `whole` is False.

    `mark` is taken from the head of the first line: the byte-order mark.
    """
    with source.open() as file:
        first = True
        while line := file.readline(limits.LINE + 1):
            whole = len(line) <= limits.LINE
            while not whole and line and not line.endswith(b"\n"):
                if not (more := file.readline(limits.LINE)):
                    break
                line = line[: limits.LINE] + more[-1:]
            try:
                text = line.decode("utf-8")
            except UnicodeDecodeError:
                text = decode(line)[0]
            yield (text.lstrip(mark) if first else text), whole
            first = False
