"""ZIP files of any other format: opened in memory, within limits; nothing is written beside the input."""

import io
import zipfile

from helpers.reading import limits
from helpers.reading.source import Source, Unreadable

FORMATS = {"zip": "ZIP of any of these"}


def recognises(source):
    return source.head.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def open_zip(source):
    """Return the zipfile of `source` and its members, checked against the limits; raises Unreadable."""
    try:
        file = zipfile.ZipFile(io.BytesIO(source.data) if source.path is None else source.path)
        members = file.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise Unreadable(f"is not a whole ZIP file ({error}); download or save it again") from None
    total = sum(member.file_size for member in members)
    if len(members) > limits.ZIP_MEMBERS or total > limits.ZIP_TOTAL:
        raise Unreadable(
            f"unpacks to {len(members)} files and {total / 2**20:.0f} MiB, over the limit of {limits.ZIP_MEMBERS} "
            f"files and {limits.ZIP_TOTAL / 2**20:.0f} MiB; unpack it yourself if you trust it"
        )
    for member in members:
        if member.file_size > limits.ZIP_RATIO * max(member.compress_size, 1) and member.file_size > 2**20:
            raise Unreadable(
                f"holds {member.filename[:80]}, packed more than {limits.ZIP_RATIO} times smaller than it is, which no "
                "article is; unpack it yourself if you trust it"
            )
    return file, members


def check_zip(source):
    """Raise Unreadable where `source`, a document that is a ZIP file inside, is beyond the limits or broken."""
    open_zip(source)[0].close()


def member_bytes(file, member):
    """Return the bytes of a member, never more than its header announced."""
    try:
        with file.open(member) as stream:
            data = stream.read(member.file_size + 1)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError, ValueError) as error:
        reason = "it needs a password" if "password" in str(error) or "encrypted" in str(error) else str(error)
        raise Unreadable(f"cannot be unpacked ({reason}); unpack it yourself and give the folder") from None
    except Exception as error:  # zlib.error and its like
        raise Unreadable(f"cannot be unpacked ({error}); download it again") from None
    if len(data) > member.file_size:
        raise Unreadable("unpacks to more than it announces, which no honest archive does")
    return data


def members_of(source):
    """Yield a Source for each file in the archive, or (name, Unreadable) for one that cannot be unpacked."""
    file, members = open_zip(source)
    with file:
        for member in sorted(members, key=lambda member: member.filename):
            parts = member.filename.split("/")
            if member.is_dir() or any(part.startswith((".", "__MACOSX")) for part in parts):
                continue
            shown = f"{source.shown}/{member.filename}"
            try:
                yield Source(shown, data=member_bytes(file, member))
            except Unreadable as error:
                yield shown, error
