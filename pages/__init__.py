"""The pages around the scan, kept by editors in Wagtail."""
