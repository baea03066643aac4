"""Speakers: who the words of a source name, in the article and across articles."""

from helpers.speakers.context import Context
from helpers.speakers.identify import identify
from helpers.speakers.names import Name, key_of, names_in, surname
from helpers.speakers.resolve import Resolution, resolve_in

__all__ = ["Context", "Name", "Resolution", "identify", "key_of", "names_in", "resolve_in", "surname"]
