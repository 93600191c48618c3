"""The screens of the employer who fills in."""
