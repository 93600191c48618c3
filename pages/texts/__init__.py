"""Every text that the site comes with, or that stands on it now: to be measured, and held against the sources."""

from pages.texts.text import Text, TextsError

__all__ = ["Text", "TextsError"]
