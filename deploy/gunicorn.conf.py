"""How gunicorn runs the site: a process per core, on the socket that systemd holds open while a new version starts."""

import multiprocessing
import os
from pathlib import Path

from inclusiescan.operations.gunicorn_hooks import empty_the_folder, forget_process
from inclusiescan.operations.gunicorn_log import JsonLog

wsgi_app = "inclusiescan.wsgi"
# The folder of this version itself, also when it was started by way of a link that points at a newer one by now.
chdir = str(Path(__file__).resolve().parents[1])
# Only where systemd hands over no socket: a container, or by hand.
bind = os.environ.get("BIND", "127.0.0.1:8000")
workers = int(os.environ.get("WEB_PROCESSES", multiprocessing.cpu_count()))
# Threads wait for the database at the same time; more of them make a busy core slower.
threads = 4
backlog = 2048

# A page that takes longer has gone wrong. What is being answered when a new version comes may finish.
timeout = 60
graceful_timeout = 30
# nginx closes each connection itself.
keepalive = 0
# A process that slowly takes more memory makes room, not all at the same moment.
max_requests = 20_000
max_requests_jitter = 5_000

# What nginx lets through is smaller than this.
limit_request_line = 4094
limit_request_fields = 60
limit_request_field_size = 8190
# A sign of life in memory: on a disk that is busy it would come late, and a healthy process would be killed.
worker_tmp_dir = "/dev/shm"  # noqa: S108  (the file gets a name that nobody can guess)
control_socket_disable = True

# The site writes a line per request itself, without what is in an address; so does nginx.
accesslog = None
errorlog = "-"
loglevel = "info"
if os.environ.get("LOG_FORMAT", "json") == "json":
    logger_class = JsonLog
# The figures for Prometheus.
on_starting = empty_the_folder
child_exit = forget_process
