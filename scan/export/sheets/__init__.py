"""What each sheet looks like: one module per sheet, each with a `write`."""
