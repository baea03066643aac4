"""The language of an article, read in one pass of one encoder: roles in attributions, and states for the heads."""

from helpers.language.encoder import Reading, encoder

__all__ = ["Reading", "encoder"]
