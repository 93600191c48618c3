"""What differs between two instruments, in words, and what may still be compared."""

from scan.core.changes.change import Change
from scan.core.changes.compare import changes
from scan.core.changes.measuring import same_scale

__all__ = ["Change", "changes", "same_scale"]
