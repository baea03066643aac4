"""Speakers: which person, body or group a source means, in one article and across articles."""

from helpers.speakers.context import Context
from helpers.speakers.identify import OF_SPEAKERS, SEEN, WHO, identify, speakers_of, who_spoke, with_speakers
from helpers.speakers.names import Name, full_names_in, key_of, names_in, surname
from helpers.speakers.resolution import Resolution
from helpers.speakers.resolve import resolve_in

__all__ = [
    "OF_SPEAKERS", "SEEN", "WHO", "Context", "Name", "Resolution", "full_names_in", "identify", "key_of", "names_in",
    "resolve_in", "speakers_of", "surname", "who_spoke", "with_speakers",
]  # fmt: skip
