"""What happens when something breaks? Each case breaks one thing, as in production, and says what it saw."""
