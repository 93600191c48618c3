"""Does an instrument hang together, and do its questions, rules and texts do what they are for?

`findings` is quick, and is shown beside every screen of an editor. `never_reached` tries thousands of made-up scans and
takes seconds.
"""

from scan.core.lint.checks import findings, problems
from scan.core.lint.finding import Finding, Path
from scan.core.lint.search import SCANS, never_reached

__all__ = ["SCANS", "Finding", "Path", "findings", "never_reached", "problems"]
