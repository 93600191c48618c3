"""The process that makes one PDF: `python -m scan.pdf` reads a page as JSON, and writes the PDF.

Beside the web server, and less urgent: saving answers does not wait for it. When the system libraries of WeasyPrint
cannot be loaded it ends with NO_LIBRARY.
"""

import json
import os
import sys

from scan.pdf.press import NO_LIBRARY


def main() -> int:
    """Returns the exit code."""
    os.nice(10)
    try:
        from scan.pdf.making import make
    except (ImportError, OSError):
        return NO_LIBRARY
    page = json.load(sys.stdin)
    sys.stdout.buffer.write(make(page["html"], address=page["address"], given=page["given"]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
