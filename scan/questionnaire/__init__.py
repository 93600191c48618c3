"""The employer fills in: starting, answering, checking, finishing, coming back."""
