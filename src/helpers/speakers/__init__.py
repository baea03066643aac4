"""Speakers: which person, body or group a source means, in one article and across articles."""

from helpers.speakers.context import Context
from helpers.speakers.identify import identify
from helpers.speakers.names import Name, key_of, names_in, surname
from helpers.speakers.resolution import Resolution
from helpers.speakers.resolve import resolve_in

__all__ = ["Context", "Name", "Resolution", "identify", "key_of", "names_in", "resolve_in", "surname"]
