"""Is everything well that the site needs? One finding per part, for the operator."""

from inclusiescan.operations.health.finding import Finding, State, worst
from inclusiescan.operations.health.looking import look

__all__ = ["Finding", "State", "look", "worst"]
