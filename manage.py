#!/usr/bin/env python
"""Django's commands for this site."""

import os
import sys
from pathlib import Path

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent / "site"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "inclusiescan.settings")
    from inclusiescan.logs import tell_wordlessly

    sys.excepthook = tell_wordlessly
    execute_from_command_line(sys.argv)
