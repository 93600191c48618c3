"""The starting instrument as files that writers read: questions and rules in YAML, texts in Markdown."""

from scan.content.files import ContentError, read_document, read_instrument

__all__ = ["ContentError", "read_document", "read_instrument"]
