"""The instrument in a file and back: one YAML file, or one Excel workbook. No web, no database."""

from scan.exchange.finding import Finding, RefusedFile
from scan.exchange.formats import KINDS, read_file, write_file

__all__ = ["KINDS", "Finding", "RefusedFile", "read_file", "write_file"]
