"""The workbook of the list: from what may be seen to records, and the jobs that make and keep the file."""
