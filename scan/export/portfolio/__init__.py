"""The workbook of many scans at once: records in, one after the other, and an Excel file out. No web, no database."""
