"""How gunicorn runs the operator's door: full health and figures, for programs on this machine alone."""

import os
from pathlib import Path

import django

from inclusiescan.operations.gunicorn_log import JsonLog

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "inclusiescan.settings")
django.setup()

chdir = str(Path(__file__).resolve().parents[1])
wsgi_app = "inclusiescan.operations.door"
bind = os.environ.get("DOOR_BIND", "127.0.0.1:9101")
workers = 1
threads = 2
timeout = 30
control_socket_disable = True
accesslog = None
errorlog = "-"
loglevel = "warning"
if os.environ.get("LOG_FORMAT", "json") == "json":
    logger_class = JsonLog
