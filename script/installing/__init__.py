"""Following docs/beheer.md on a copy of a machine, and testing what comes of it."""
