"""What stands on each sheet: one module per sheet, each with a `frame`."""
