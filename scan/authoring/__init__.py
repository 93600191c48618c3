"""Editors change the instrument: the working copy in Wagtail, its rules without code, and publishing it."""
