"""The employer makes a plan of the steps in the result, and keeps it."""
