"""The process that makes one PDF: `python -m scan.pdf` reads a page as JSON, and writes the PDF.

Beside the web server, and less urgent: saving answers does not wait for it. When the system libraries of WeasyPrint
cannot be loaded it ends with NO_LIBRARY.
"""

import base64
import json
import os
import sys

from scan.pdf.picture import Picture
from scan.pdf.press import NO_LIBRARY


def main() -> int:
    """Returns the exit code."""
    os.nice(10)
    try:
        from scan.pdf.making import make
    except (ImportError, OSError):
        return NO_LIBRARY
    page = json.load(sys.stdin)
    pictures = {url: Picture(kind, base64.b64decode(text)) for url, (kind, text) in page["pictures"].items()}
    made = make(page["html"], address=page["address"], given=page["given"], pictures=pictures)
    sys.stdout.buffer.write(made)
    return 0


if __name__ == "__main__":
    sys.exit(main())
