"""The instrument as one Excel workbook that a researcher can edit, and back."""
