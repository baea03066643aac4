"""Where the paragraphs, sentences and tokens of an article begin and end; every stage uses the same ones."""

from helpers.text.document import Document, documents

__all__ = ["Document", "documents"]
