"""Wagtail's screens about people, as far as they differ here."""
