"""The operator's door: for programs on this machine alone, and no address of the site."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings as site_settings
from django.test import Client

from inclusiescan.operations import door, gauges
from inclusiescan.operations.health import Finding, State

LOCAL = {"REQUEST_METHOD": "GET", "REMOTE_ADDR": "127.0.0.1"}


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch):
    """How the site stands, for this test."""
    findings = [Finding("database", State.GOOD, "De database antwoordt in 3 ms.", 0.003)]
    for module in (door, gauges):
        monkeypatch.setattr(module, "look", lambda: findings)
    return findings


def ask(address: str, **environ: str) -> tuple[str, bytes]:
    told: list[str] = []
    body = door.application(LOCAL | {"PATH_INFO": address} | environ, lambda status, headers: told.append(status))
    return told[0], b"".join(body)


def test_health_comes_as_json(found, db: None):
    status, body = ask("/gezond/")
    assert status == "200 OK"
    assert json.loads(body)[0]["part"] == "database"


def test_health_that_is_broken_is_told_by_the_status_too(found, db: None):
    found.append(Finding("werker", State.BROKEN, "Er draait geen werker."))
    assert ask("/gezond/")[0] == "503 Service Unavailable"


def test_figures_come_in_the_format_of_prometheus(found, db: None):
    status, body = ask("/metrics")
    assert status == "200 OK"
    assert b'inclusiescan_state{part="database"} 0.0' in body
    assert b'inclusiescan_measured{part="database"} 0.003' in body


@pytest.mark.parametrize("address", ["192.0.2.1", "10.0.0.5", "", "unix:", "127.0.0.1.example"])
@pytest.mark.parametrize("path", ["/metrics", "/gezond/"])
def test_whoever_is_elsewhere_finds_nothing(found, db: None, path: str, address: str):
    assert ask(path, REMOTE_ADDR=address) == ("404 Not Found", b"")


@pytest.mark.parametrize("header", door.THROUGH_A_PROXY)
def test_what_comes_through_a_proxy_finds_nothing(found, db: None, header: str):
    assert ask("/metrics", **{header: "127.0.0.1"}) == ("404 Not Found", b"")


@pytest.mark.parametrize("path", ["/", "/metrics/x", "/scan/start/", "/beheer/"])
def test_there_is_nothing_else_behind_it(found, db: None, path: str):
    assert ask(path)[0] == "404 Not Found"


@pytest.mark.parametrize("path", ["/metrics", "/metrics/", "/gezond/", "/_gezond/alles/"])
def test_the_site_has_no_such_address(client: Client, site_root, path: str):
    assert client.get(path, follow=True).status_code == 404


def test_what_all_web_processes_counted_is_added_up(tmp_path: Path):
    """Each process counts in a file of its own; who asks gets the sum."""
    environment = os.environ | {"PROMETHEUS_MULTIPROC_DIR": str(tmp_path), "DEBUG": "1"}
    count = "from inclusiescan.operations.counts import count; count('GET', 'scan/start/', 200, 0.03)"
    for _ in range(2):
        run(count, environment)
    told = run(
        "from prometheus_client import CollectorRegistry, generate_latest, multiprocess\n"
        "registry = CollectorRegistry(); multiprocess.MultiProcessCollector(registry)\n"
        "print(generate_latest(registry).decode())",
        environment,
    )
    assert 'inclusiescan_requests_total{method="GET",route="scan/start/",status="200"} 2.0' in told
    assert 'inclusiescan_request_seconds_bucket{le="0.05",method="GET",route="scan/start/"} 2.0' in told


def test_a_method_that_nobody_knows_makes_no_new_figure(tmp_path: Path):
    environment = os.environ | {"PROMETHEUS_MULTIPROC_DIR": str(tmp_path), "DEBUG": "1"}
    told = run(
        "from inclusiescan.operations.counts import count, REQUESTS\n"
        "[count(f'ONZIN{n}', '-', 405, 0.1) for n in range(9)]\n"
        "print({sample.labels['method'] for metric in REQUESTS.collect() for sample in metric.samples})",
        environment,
    )
    assert told.strip() == "{'other'}"


def run(code: str, environment: dict[str, str]) -> str:
    command = [sys.executable, "-c", code]
    environment = environment | {"PYTHONPATH": os.pathsep.join([str(site_settings.BASE_DIR / "site"), *sys.path])}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout


def test_the_folder_of_figures_is_emptied_at_the_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    from inclusiescan.operations.gunicorn_hooks import NAME, empty_the_folder

    monkeypatch.setenv(NAME, str(tmp_path))
    (tmp_path / "counter_12.db").write_bytes(b"oud")
    (tmp_path / "iets-anders").write_bytes(b"blijft")
    empty_the_folder(None)
    assert [path.name for path in tmp_path.iterdir()] == ["iets-anders"]
