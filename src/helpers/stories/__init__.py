"""Stories: which articles tell of one thing, what it is called, and its names and key words."""

from helpers.stories.find import find_stories
from helpers.stories.profile import Profile, frame_of, profile_of, with_people

__all__ = ["Profile", "find_stories", "frame_of", "profile_of", "with_people"]
