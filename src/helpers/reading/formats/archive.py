"""ZIP and GZIP files of any other format: opened in memory, within limits; nothing is written beside the input."""

import gzip
import zipfile
import zlib

from helpers.problems import printable
from helpers.reading import limits
from helpers.reading.passed_over import page_of_parts, what_is
from helpers.reading.source import Source, Unreadable

PARTS = frozenset(
    ["[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF", "AndroidManifest.xml"]
)  # of programs' files
FORMATS = {"zip": "ZIP of any of these"}
GZIP = b"\x1f\x8b\x08"
TAR = slice(257, 262)  # where a tar archive says "ustar"


def recognises(source):
    return source.head.startswith((b"PK\x03\x04", b"PK\x05\x06", GZIP))


def open_zip(source):
    """Return the zipfile of `source` and its members; raises Unreadable where it is broken or has too many."""
    try:
        file = zipfile.ZipFile(source.open())
        members = file.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
        raise Unreadable(f"is not a whole ZIP file ({error}); download or save it again") from None
    if len(members) > limits.MEMBERS:
        raise Unreadable(f"holds {len(members):,} files, {limits.over('members')}; unpack it yourself if you trust it")
    return file, members


def check_zip(source):
    """Raise Unreadable where `source`, a document that is a ZIP file inside, is beyond the limits or broken."""
    file, members = open_zip(source)
    with file:
        for member in members:
            _check(member)
        total = sum(member.file_size for member in members)
    if total > limits.UNPACKED:
        raise Unreadable(f"unpacks to {_mib(total)}, {limits.over('unpacked')}; save it as text")


def _check(member):
    """Raise Unreadable where a member is too large, or packed as no article is."""
    if member.file_size > limits.RATIO * max(member.compress_size, 1) and member.file_size > 2**20:
        raise Unreadable(f"is packed more than {limits.RATIO} times smaller than it is, which no article is "
                         f"({limits.over('ratio')}); unpack it yourself if you trust it")  # fmt: skip
    if member.file_size > limits.WHOLE_FILE:
        raise Unreadable(f"unpacks to {_mib(member.file_size)}, {limits.over('whole_file')}; unpack it yourself, and "
                         "split it, or give the articles as JSONL, CSV or Parquet")  # fmt: skip


def _mib(size):
    return f"{size / 2**20:,.1f} MiB"


def member_bytes(file, member):
    """Return the bytes of a member, never more than its header announced."""
    _check(member)
    try:
        with file.open(member) as stream:
            data = stream.read(member.file_size + 1)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError, ValueError) as error:
        reason = "it needs a password" if "password" in str(error) or "encrypted" in str(error) else str(error)
        raise Unreadable(f"cannot be unpacked ({reason}); unpack it yourself and give the folder") from None
    except MemoryError:
        raise
    except Exception as error:  # zlib.error and its like
        raise Unreadable(f"cannot be unpacked ({error}); download it again") from None
    if len(data) > member.file_size:
        raise Unreadable("unpacks to more than it announces, which no honest archive does")
    return data


def _refuse_document(members):
    """Raise Unreadable where an archive is the document of a program: its parts are no articles."""
    names = {member.filename for member in members}
    if names & PARTS or any(name.endswith(".iwa") for name in names):
        raise Unreadable("is a document of a program that is not read (slides, a form, or a kind of its own); save its "
                         "text as DOCX, HTML or plain text")  # fmt: skip


def members_of(source):
    """Yield a Source for each file in the archive, or (name, Unreadable) for one that cannot be unpacked.

    Beyond limits.UNPACKED, all members together, the rest is one such pair. A GZIP file holds one file of its own name.
    """
    if source.head.startswith(GZIP):
        yield Source(source.shown.removesuffix(".gz"), data=_gunzipped(source))
        return
    file, members = open_zip(source)
    _refuse_document(members)
    left = limits.UNPACKED
    names = {member.filename for member in members}
    passed = 0
    with file:
        for place, member in enumerate(sorted(members, key=lambda member: member.filename)):
            parts = member.filename.split("/")
            if member.is_dir() or any(part.startswith((".", "__MACOSX")) for part in parts):
                continue
            if what_is(parts[-1]) or _is_part(parts, names):
                passed += 1
                continue
            shown = f"{source.shown}/{printable(member.filename)}"
            try:
                _check(member)
                left -= member.file_size
                if left < 0:
                    yield shown, Unreadable(f"and what follows in the archive, {len(members) - place:,} files, were not "
                        f"read: together they are {limits.over('unpacked')}; unpack it yourself if you trust it")  # fmt: skip
                    return
                yield Source(shown, data=member_bytes(file, member))
            except Unreadable as error:
                yield shown, error
    if passed:
        source.note(
            f"{passed:,} files in it are no articles (code, settings, parts of saved pages), and were passed over"
        )


def _gunzipped(source):
    """Return the bytes in a GZIP file; raises Unreadable where they are too many, broken, or an archive of another kind."""
    most = limits.value("whole_file")
    try:
        with gzip.open(source.open()) as file:
            data = file.read(most + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise Unreadable(f"is not a whole GZIP file ({str(error)[:80]}); download it again") from None
    if len(data) > most:
        raise Unreadable(f"unpacks to more than is read at once, {limits.over('whole_file')}; unpack it yourself")
    if data[TAR] == b"ustar":
        raise Unreadable("is a tar archive; unpack it yourself and give the folder, or pack it as ZIP")
    return data


def _is_part(parts, names):
    """Tell whether a member lies in the folder that a browser made beside a saved page; `names` are all members' names."""
    for place, folder in enumerate(parts[:-1]):
        above = "".join(f"{part}/" for part in parts[:place])
        if page_of_parts(folder, {name.removeprefix(above) for name in names if name.startswith(above)}):
            return True
    return False
