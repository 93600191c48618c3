"""nginx with the settings of deploy/nginx, of which only the places on this machine are changed."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

from stack.processes import HOST, NotStartedError, Process, free_port, listens, wait_until

DEPLOY = Path(__file__).resolve().parents[2] / "deploy"
NAME = "scan.example.nl"

_PLACES = {
    "unix:/run/inclusiescan/web.sock": "unix:{folder}/web.sock",
    "/var/cache/nginx/inclusiescan": "{folder}/cache",
    "/etc/inclusiescan/tls": "{folder}/tls",
    "/srv/inclusiescan": "{folder}/srv",
    "/var/lib/inclusiescan": "{folder}/var",
    "/var/log/nginx": "{folder}/log",
    "/etc/nginx/inclusiescan-proxy.conf": "{folder}/inclusiescan-proxy.conf",
    "listen 80": "listen " + HOST + ":{http}",
    "listen 443": "listen " + HOST + ":{https}",
}
_ANSWERED_BY_NGINX = {"HIT", "STALE", "UPDATING"}
_AROUND = """
{user}
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/log/nginx-start.log;
worker_processes auto;
worker_rlimit_nofile 16384;
events {{ worker_connections 4096; }}
http {{
    include /etc/nginx/mime.types;
    default_type application/octet-stream;
    sendfile on;
    include {folder}/inclusiescan.conf;
}}
"""


class Nginx:
    """One nginx, on two ports of this machine."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.http, self.https = folder, free_port(), free_port()
        command = [program(), "-c", str(folder / "nginx.conf"), "-p", str(folder)]
        self.process = Process("nginx", command, folder, {})

    def make(self) -> None:
        """Write the settings and a certificate that nobody signed."""
        for name in ("cache", "tls", "log"):
            (self.folder / name).mkdir(exist_ok=True)
        make_certificate(self.folder / "tls")
        places = {"folder": str(self.folder), "http": self.http, "https": self.https}
        shutil.copy(DEPLOY / "nginx" / "inclusiescan-proxy.conf", self.folder)
        site = moved((DEPLOY / "nginx" / "inclusiescan.conf").read_text(encoding="utf-8"), places)
        (self.folder / "inclusiescan.conf").write_text(site, encoding="utf-8")
        # As root nginx gives its work to somebody with less rights, as in /etc/nginx/nginx.conf of Debian.
        user = "user www-data;" if os.getuid() == 0 else ""
        (self.folder / "nginx.conf").write_text(_AROUND.format(user=user, **places), encoding="utf-8")

    def start(self) -> None:
        """Start, and wait until it listens. Raises NotStartedError."""
        self.process.start()
        wait_until(lambda: listens(self.https) or not self.process.is_alive(), 10, "nginx")
        if not self.process.is_alive():
            raise NotStartedError(f"nginx: {self.process.said()}")

    def kept(self, address: str) -> float:
        """Which part of the requests for this address nginx answered itself, of a hundred, as its log says."""
        lines = map(json.loads, (self.folder / "log" / "inclusiescan.log").read_text(encoding="utf-8").splitlines())
        asked = [line["cache"] for line in lines if line["address"] == address]
        return 100 * sum(how in _ANSWERED_BY_NGINX for how in asked) / max(1, len(asked))


def moved(settings: str, places: dict[str, object]) -> str:
    """The settings with the places of this machine. Raises NotStartedError when one is not there to be changed."""
    # This machine has no IPv6 that everybody can use.
    settings = re.sub(r"^\s*listen \[::\]:.*\n", "", settings, flags=re.MULTILINE)
    for there, here in _PLACES.items():
        if there not in settings:
            raise NotStartedError(f"deploy/nginx noemt ‘{there}’ niet meer: pas script/stack/web.py aan")
        settings = settings.replace(there, here.format(**places))
    return settings


def program() -> str:
    """Where nginx is. Raises NotStartedError when it is not installed."""
    found = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin")
    if found is None:
        raise NotStartedError("nginx ontbreekt. Installeer: sudo apt-get install nginx")
    return found


def make_certificate(folder: Path) -> None:
    """A certificate for the name of the site, signed by itself."""
    command = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    command += ["-keyout", str(folder / "site.key"), "-out", str(folder / "site.pem"), "-days", "2"]
    command += ["-subj", f"/CN={NAME}", "-addext", f"subjectAltName=DNS:{NAME}"]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603  (our own words)
