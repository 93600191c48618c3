"""The screens about the whole of the working copy."""
