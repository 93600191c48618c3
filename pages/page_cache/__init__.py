"""Pages that are the same for everybody are made once, and kept until something on any page changes."""
