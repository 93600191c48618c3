"""What asks attention today, and why: one kind of signal per function, each line with its reason."""
