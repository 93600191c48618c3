"""The account manager's screens, by subject."""
