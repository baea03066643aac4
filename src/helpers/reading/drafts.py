"""One file to its Drafts and what went wrong with it, whatever its format; archives member by member."""

import errno
from dataclasses import dataclass

from helpers.problems import DatelineError
from helpers.reading import limits
from helpers.reading.formats import archive, reader_for, web_page
from helpers.reading.many import sign_of_many
from helpers.reading.source import Unreadable

# What the machine lacks is no fault of the file at hand.
MACHINE = frozenset([errno.EIO, errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.ENOSPC, errno.EDQUOT, errno.ESTALE])


@dataclass
class Trouble:
    """Something that went wrong with a file: the name that is shown, how bad it is, and what to do.

    `lasts` says whether it will be so as long as the file does not change.
    """

    shown: str
    message: str
    severity: str = "error"
    lasts: bool = True


def drafts_of(source, columns=None, depth=0):
    """Yield (shown, name, Draft) for each article of `source`, and a Trouble for each thing that went wrong.

    `columns` is the reader's own {field: column}. Raises DatelineError where the machine fails, and MemoryError.
    """
    reader = None
    try:
        if not source.head.strip():
            raise Unreadable("is empty; delete it, or put an article into it")
        reader = reader_for(source)
        if reader is None and archive.recognises(source):
            yield from _members(source, columns, depth)
        elif reader is None:
            raise Unreadable(
                "is in no known format (binary, or XML of a kind of its own); save it as text, HTML or CSV"
            )
        else:
            yield from _articles(reader, source, columns)
    except Unreadable as error:
        yield Trouble(source.shown, f"{source.shown} {error}")
    except RecursionError:
        yield Trouble(source.shown, f"{source.shown} is nested too deep to be read; save it in another format")
    except OSError as error:
        yield trouble_of(error, source.shown)
    except (MemoryError, DatelineError):
        raise
    except Exception as error:  # a format module met what its layout never had: the other files are still read
        name = reader.__name__.rsplit(".", 1)[-1] if reader else "reading"
        yield Trouble(source.shown, f"{source.shown} could not be read as {name} ({type(error).__name__}: "
                      f"{str(error)[:150]}); save it in another format, or report it")  # fmt: skip
    for severity, message in source.notes:
        yield Trouble(source.shown, f"{source.shown}: {message}", severity)


def trouble_of(error, shown):
    """Return the Trouble that an OSError is for a file; raises DatelineError where it is the machine's."""
    reason = error.strerror or str(error)
    if error.errno in MACHINE:
        raise DatelineError(
            f"{shown}: this machine failed while it was read ({reason}); mend that and run again"
        ) from None
    return Trouble(shown, f"{shown} cannot be opened ({reason}); check that it is still there, and its permissions",
                   lasts=False)  # fmt: skip


def _members(source, columns, depth):
    if depth >= limits.ARCHIVE_DEPTH:
        raise Unreadable("is an archive inside an archive; unpack the outer one")
    empty = True
    for member in archive.members_of(source):
        empty = False
        if isinstance(member, tuple):
            yield Trouble(member[0], f"{member[0]} {member[1]}")
        else:
            yield from drafts_of(member, columns, depth + 1)
    if empty:
        yield Trouble(source.shown, f"{source.shown} is an archive without files", "warning")


def _is_one(text, page):
    """Raise Unreadable where a text that was read as one article is an export of many."""
    if found := sign_of_many(text, page):
        raise Unreadable(f"looks like an archive's export of several documents ({found}) in a layout that is not known; "
                         "export it again as HTML, DOCX or TXT, or split it into one article a file; nothing of it "
                         "was taken")  # fmt: skip


def _articles(reader, source, columns):
    takes_columns = columns and "columns" in reader.read.__code__.co_varnames
    if source.drafts is None:
        drafts = reader.read(source, columns) if takes_columns else reader.read(source)
    else:
        drafts, source.drafts = source.drafts, None
    some, room = False, limits.RATIO * max(source.size, 2**20)
    for count, draft in enumerate(drafts, 1):
        if count > limits.ARTICLES_IN_FILE:
            raise Unreadable(
                f"holds more articles than are taken of one file, {limits.over('articles_in_file')}; split it"
            )
        room -= len(draft.text or "")
        if room < 0:
            raise Unreadable(f"holds texts {limits.RATIO} times as large as the file ({limits.over('ratio')}); those before "
                             f"article {count:,} were taken: write it again, each text once")  # fmt: skip
        some = True
        if not draft.number:
            _is_one(draft.text or "", source.text if reader is web_page else "")
        yield f"{source.shown}#{draft.number}" if draft.number else source.shown, source.name, draft
    if not some and not source.notes:
        raise Unreadable("holds no article that could be found; open it and check that it is what you meant to give")
