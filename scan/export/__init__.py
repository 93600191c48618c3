"""A result as an Excel workbook: data to frames, frames to sheets. No web, no database."""
