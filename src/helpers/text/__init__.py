"""Text as offsets: paragraphs, sentences, tokens, the same for every stage."""

from helpers.text.document import Document, documents

__all__ = ["Document", "documents"]
