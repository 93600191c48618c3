"""The site as in production on this machine: only places are changed, and who fills in does a whole scan."""

import json
import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import settings

SCRIPT = settings.BASE_DIR / "script"
NGINX = settings.BASE_DIR / "deploy" / "nginx" / "inclusiescan.conf"
PLACES = {"folder": "/tmp/proef", "http": 8080, "https": 8443}


@pytest.fixture(autouse=True)
def _scripts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(SCRIPT))


def test_every_place_of_a_server_becomes_one_of_this_machine():
    from stack.web import moved

    told = re.sub(r"#.*", "", moved(NGINX.read_text(), PLACES))
    assert set(re.findall(r"(?<![\w.])/(?:etc|srv|run|var/(?:lib|cache|log))/\S*", told)) == set()
    assert "listen 127.0.0.1:8443 ssl" in told
    assert "[::]" not in told


def test_the_worker_gives_way_as_on_a_server():
    from stack.site import GIVES_WAY

    unit = (settings.BASE_DIR / "deploy" / "systemd" / "inclusiescan-worker.service").read_text().splitlines()
    assert {"CPUWeight=idle", "CPUSchedulingPolicy=idle"} <= set(unit)
    # Between processes of one session, as those of a stack are, the second does what both do on a server.
    assert GIVES_WAY[:2] == ("chrt", "--idle")


def test_nothing_but_places_is_changed():
    from stack.web import moved

    before = [line for line in NGINX.read_text().splitlines() if "[::]" not in line]
    after = moved(NGINX.read_text(), PLACES).splitlines()
    changed = [old for old, new in zip(before, after, strict=True) if old != new]
    assert all("/" in line or "listen" in line for line in changed)


def test_nobody_waits_in_nginx_for_an_answer_to_somebody_else():
    """It cannot know beforehand that an answer will not be kept, and lets all who ask the same wait in a row."""
    told = re.sub(r"#.*", "", NGINX.read_text())
    assert "proxy_cache_use_stale updating" in told
    assert "proxy_cache_lock" not in told


def test_a_place_that_is_not_there_any_more_is_told():
    from stack.processes import NotStartedError
    from stack.web import moved

    with pytest.raises(NotStartedError, match=r"web\.sock"):
        moved(NGINX.read_text().replace("web.sock", "anders.sock"), PLACES)


def test_a_walk_has_every_screen_and_every_answer_of_a_director(instrument):
    from stack.person import ROLE, walk

    from scan.questionnaire.route import Route

    steps = walk(0)
    given = {step.key: step.form[step.key] for step in steps if step.form}
    answers = {key: tuple(value) if isinstance(value, list) else value for key, value in given.items()}
    route = Route(instrument, ROLE, owner=True, answers=answers)
    assert route.place_to_go_on() is None
    assert given.keys() <= route.relevant
    shown = [f"vragen/{one.section.key}/{one.part}/" for one in route.screens if route.shown(one)]
    assert [step.address for step in steps if step.form is None] == shown
    assert walk(0) == steps
    assert walk(1) != steps


def test_the_time_of_a_process_counts_what_its_children_did_also_when_they_ended():
    from stack.processes import cpu_seconds

    busy = "import time\nwhile time.process_time() < 0.3: pass"
    code = f"import subprocess, sys\nsubprocess.run([sys.executable, '-c', {busy!r}])\nprint(1, flush=True)\ninput()"
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as parent:
        assert parent.stdout.readline() == b"1\n"
        seconds = cpu_seconds(parent.pid)
        parent.communicate(b"2\n")
    assert 0.25 < seconds < 5
    assert cpu_seconds(parent.pid) == 0


def test_what_nginx_answered_itself_stands_in_its_log(tmp_path: Path):
    from stack.web import Nginx

    (tmp_path / "log").mkdir()
    lines = [("/", "MISS"), ("/", "HIT"), ("/", "STALE"), ("/", ""), ("/contact/", "HIT")]
    written = [json.dumps({"address": address, "cache": how}) for address, how in lines]
    (tmp_path / "log" / "inclusiescan.log").write_text("\n".join(written))
    assert Nginx(tmp_path).kept("/") == 50


def test_what_is_kept_comes_back_as_it_was_with_whose_it_is(tmp_path: Path):
    from stack.kept import keep, put_back

    first, second, there = tmp_path / "een", tmp_path / "twee", tmp_path / "bewaard"
    (first / "in").mkdir(parents=True)
    (first / "in" / "geheim").write_text("x")
    (first / "in" / "geheim").chmod(0o600)
    keep(there, {"deel": first})
    put_back(there, {"deel": second})
    assert (second / "in" / "geheim").read_text() == "x"
    assert (second / "in" / "geheim").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir() if path.suffix] == []


def row(numbers: dict[str, int], value: object) -> SimpleNamespace:
    return SimpleNamespace(numbers=numbers, value=value)


@pytest.mark.parametrize(
    ("stored", "kept"),
    [
        (None, False),
        (row({}, 4), False),
        (row({"a": 6}, 4), False),
        (row({"a": 7}, 4), True),
        (row({"a": 7}, 5), False),
        (row({"a": 9}, 5), True),
    ],
)
def test_an_accepted_answer_is_kept_when_it_or_a_later_one_stands_there(stored: SimpleNamespace | None, kept: bool):
    from faulting.expecting import _kept

    assert _kept(stored, "a", 7, 4) is kept


def test_several_options_are_the_same_answer_however_they_are_stored():
    from faulting.expecting import _kept

    assert _kept(row({"a": 1}, ["x", "y"]), "a", 1, ["x", "y"])
    assert not _kept(row({"a": 1}, ["x"]), "a", 1, ["x", "y"])


def test_a_small_disk_that_may_not_be_made_fails_the_case(monkeypatch: pytest.MonkeyPatch):
    from faulting import disks
    from faulting.expecting import FailedError

    refused = SimpleNamespace(returncode=32, stderr="must be superuser")
    monkeypatch.setattr(disks.subprocess, "run", lambda *args, **kwargs: refused)
    with pytest.raises(FailedError, match="kleine schijf"), disks.small_disk(1):
        pass


def test_without_faketime_the_case_of_the_clock_fails(monkeypatch: pytest.MonkeyPatch):
    from faulting.cases import clock
    from faulting.expecting import FailedError

    monkeypatch.setattr(Path, "glob", lambda self, pattern: iter(()))
    with pytest.raises(FailedError, match="faketime ontbreekt"):
        clock.jumps()


def test_percentiles_are_values_that_so_many_do_not_pass(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.syspath_prepend(str(SCRIPT / "benches"))
    from load import percentile

    values = [float(number) for number in range(1, 101)]
    assert (percentile(values, 50), percentile(values, 99), percentile([3.0], 99)) == (51.0, 100.0, 3.0)
