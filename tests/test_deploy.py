"""What stands in deploy/ and in docs/beheer.md fits together, and fits the site."""

import configparser
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import get_commands

ROOT: Path = settings.BASE_DIR
DEPLOY = ROOT / "deploy"
UNITS = sorted((DEPLOY / "systemd").iterdir())
PAGE = (ROOT / "docs" / "beheer.md").read_text(encoding="utf-8")
NGINX = (DEPLOY / "nginx" / "inclusiescan.conf").read_text(encoding="utf-8")
SCRIPTS = [DEPLOY / "manage", DEPLOY / "release", DEPLOY / "upgrade", ROOT / "script" / "try-install"]

sys.path.insert(0, str(ROOT / "script" / "installing"))
from page import blocks_of, script_of  # noqa: E402  (a script stands in no package)
from unit_files import Unit  # noqa: E402

FOLDERS = (DEPLOY / "systemd",)


def environment_names(text: str) -> set[str]:
    return set(re.findall(r"^([A-Z_]+)=", text, re.MULTILINE))


def test_systemd_understands_every_unit(tmp_path: Path):
    """With the programs that the units name where these stand on this machine: systemd looks whether they are there."""
    for path in UNITS:
        text = path.read_text(encoding="utf-8")
        for program in ("gunicorn", "python"):
            here = Path(sys.executable).with_name(program)
            text = text.replace(f"/srv/inclusiescan/current/.venv/bin/{program}", str(here))
        (tmp_path / path.name).write_text(text, encoding="utf-8")
    files = [str(path) for path in sorted(tmp_path.iterdir())]
    command = ["systemd-analyze", "verify", "--man=no", *files]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


@pytest.mark.parametrize("path", [path for path in UNITS if path.suffix == ".timer"], ids=lambda path: path.stem)
def test_a_timer_says_when_and_catches_up(path: Path):
    unit = configparser.ConfigParser(interpolation=None)
    unit.optionxform = str
    unit.read(path, encoding="utf-8")
    assert unit["Timer"]["Persistent"] == "yes"
    command = ["systemd-analyze", "calendar", unit["Timer"]["OnCalendar"]]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0
    assert Unit(path.name.replace(".timer", ".service"), FOLDERS).commands("ExecStart")


@pytest.mark.parametrize("path", [path for path in UNITS if path.suffix == ".service"], ids=lambda path: path.stem)
def test_a_service_is_shut_in_and_nobody_s_superior(path: Path):
    unit = Unit(path.name, FOLDERS)
    assert unit.one("User") == "inclusiescan"
    assert unit.one("EnvironmentFile") == "/etc/inclusiescan/env"
    assert unit.one("ProtectSystem") == "strict"
    for key in ("NoNewPrivileges", "ProtectHome", "PrivateTmp", "PrivateDevices", "RestrictSUIDSGID"):
        assert unit.one(key) == "yes", key


@pytest.mark.parametrize("name", ["web", "worker", "door"])
def test_the_site_reaches_nothing_outside_this_machine(name: str):
    unit = Unit(f"inclusiescan-{name}.service", FOLDERS)
    assert unit.one("IPAddressDeny") == "any"
    assert unit.every("IPAddressAllow") == ["localhost"]


def test_the_services_expose_little():
    """systemd's own figure, from 0 to 10; a service that says nothing gets 9.6."""
    files = [str(path) for path in UNITS if path.suffix == ".service" and "@" not in path.name]
    for file in files:
        command = ["systemd-analyze", "security", "--offline=true", "--threshold=30", "--no-pager", file]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout[-300:] + done.stderr


def test_the_sockets_of_systemd_and_nginx_are_the_same():
    path = Unit("inclusiescan-web.socket", FOLDERS).one("ListenStream")
    assert f"server unix:{path};" in NGINX
    assert path in (DEPLOY / "upgrade").read_text(encoding="utf-8")


def test_nginx_lets_through_what_the_site_takes():
    """A file of an editor, with the form around it, and no more."""
    sizes = [int(size) for size in re.findall(r"client_max_body_size (\d+)m;", NGINX)]
    assert sizes == [1, 12]
    assert settings.LARGEST_BODY <= 12 * 1024 * 1024


def test_what_nginx_answers_itself_is_a_page_in_dutch():
    """Its own pages are English, and tell whoever fills in nothing about what was kept."""
    codes = re.search(r"error_page ([\d ]+) @message;", NGINX)[1].split()
    assert codes == ["404", "413", "429", "502", "503", "504"]
    page = re.search(r"location @message {.*?return 200 '(.*?)';", NGINX, re.DOTALL)[1]
    assert '<html lang="nl">' in page
    texts, titles = _by_status("message_text"), _by_status("message_title")
    assert set(texts) == set(titles) == {"404", "413", "429", "default"}
    for code in codes:
        text, title = (said.get(code, said["default"]) for said in (texts, titles))
        assert code == "404" or re.search("opgeslagen|opsloeg", text)
        # More in one go nginx does not read.
        assert len(page.replace("$message_title", title).replace("$message_text", text).encode()) < 4000


def _by_status(name: str) -> dict[str, str]:
    """What nginx puts in the place of this name, for each number."""
    told = re.search(rf"map \$status \${name} {{(.*?)\n}}", NGINX, re.DOTALL)
    return dict(re.findall(r"^    (\w+) '(.*)';$", told[1], re.MULTILINE))


def test_nginx_writes_no_personal_link():
    from inclusiescan import logs

    doors = re.match(r"/\(([^)]+)\)/", logs._LINK.pattern)
    assert doors
    assert f"/({doors[1]}))/" in NGINX
    assert "$request_uri" not in re.search(r"log_format inclusiescan[^;]*;", NGINX)[0]
    assert "$remote_addr" not in re.search(r"log_format inclusiescan[^;]*;", NGINX)[0]


def test_behind_another_proxy_nginx_counts_visitors_and_not_that_proxy():
    """With the lines that are offered the visitor is the last address, also of who asks nginx directly."""
    https = NGINX.partition("listen 443 ssl http2;")[2]
    offered = re.findall(r"^    # ((?:set_)?real_ip\w+ .*;)$", https, re.MULTILINE)
    wanted = ["set_real_ip_from 192.0.2.10;", "real_ip_header X-Forwarded-For;", "real_ip_recursive on;"]
    assert offered == wanted
    passed_on = (DEPLOY / "nginx" / "inclusiescan-proxy.conf").read_text(encoding="utf-8")
    assert "X-Forwarded-For $proxy_add_x_forwarded_for;" in passed_on
    assert "PROXY_COUNT=1" in (DEPLOY / "env.example").read_text(encoding="utf-8").splitlines()
    assert set(re.findall(r"PROXY_COUNT=\d", PAGE)) == {"PROXY_COUNT=1"}


def test_nginx_stays_at_the_name_that_was_asked_for():
    """A site may have more of them; a name that is not ours comes to a server that gives no answer."""
    names = re.findall(r"^    server_name (.*);$", NGINX, re.MULTILINE)
    assert names == ["_", "scan.example.nl", "scan.example.nl"]
    assert "return 308 https://$host$request_uri;" in NGINX
    assert "return 444;" in NGINX.partition("default_server")[2].partition("\n}")[0]


def test_the_log_of_the_machine_is_kept_14_days():
    journald = configparser.ConfigParser()
    journald.optionxform = str
    journald.read(DEPLOY / "journald.conf", encoding="utf-8")
    # Without a new file each day journald would keep the days of a whole month together.
    assert dict(journald["Journal"]) == {"MaxRetentionSec": "14day", "MaxFileSec": "1day"}
    starting = [block.code for block in blocks_of(PAGE) if block.section == 9]
    install = "install -D -m 644 deploy/journald.conf /etc/systemd/journald.conf.d/inclusiescan.conf\n"
    assert install in starting[0]
    assert "systemctl restart systemd-journald\n" in starting[0].partition(install)[2]


def test_without_systemd_its_own_services_are_left_alone(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.syspath_prepend(str(ROOT / "script"))
    from manager import Manager

    manager = Manager()
    assert manager.answer("restart", ["systemd-journald"]) == ""
    assert manager.running == {}
    assert "NoSuchUnitError" in manager.answer("restart", ["bestaat-niet"])


def test_what_expired_since_the_backup_goes_before_the_site_opens():
    putting_back = next(block.code for block in blocks_of(PAGE) if block.section == 14)
    steps = ["restore", "migrate", "erase_again", "retention", "load_pages"]
    assert re.findall(r"^deploy/manage (\w+)", putting_back, re.MULTILINE) == steps
    assert putting_back.index("retention") < putting_back.index("systemctl start inclusiescan-web")


@pytest.mark.parametrize("name", ["env.example"])
def test_the_example_has_only_settings_that_there_are(name: str):
    known = set(re.findall(r"\benv\.\w+\(\s*\"(\w+)\"", (ROOT / "site/inclusiescan/settings.py").read_text()))
    given = environment_names((DEPLOY / name).read_text(encoding="utf-8"))
    assert {"SECRET_KEY", "PROXY_COUNT", "DATABASE_URL"} <= given <= known


def test_only_the_secret_is_left_open_in_the_example():
    lines = (DEPLOY / "env.example").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.endswith("=")] == ["SECRET_KEY="]


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_a_script_can_be_run_and_read(path: Path):
    assert path.stat().st_mode & 0o111
    assert subprocess.run(["bash", "-n", path], check=False).returncode == 0
    assert re.search(r"^set -E?euo pipefail$", path.read_text(encoding="utf-8"), re.MULTILINE)


def test_a_container_is_made_by_the_steps_of_a_server():
    container = (DEPLOY / "Containerfile").read_text(encoding="utf-8")
    on_a_server = (DEPLOY / "release").read_text() + (DEPLOY / "systemd" / "inclusiescan-web.service").read_text()
    for step in ("script/setup", "manage.py collectstatic", "gunicorn", "deploy/gunicorn.conf.py"):
        assert step in container, step
        assert step in on_a_server, step
    assert "Not built by our tests" in container
    # What belongs to this machine alone does not go along.
    assert {".git", ".venv", "var"} <= set((ROOT / ".containerignore").read_text().split())


def test_an_upgrade_is_for_root_with_a_version():
    done = subprocess.run([DEPLOY / "upgrade"], capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "Gebruik: deploy/upgrade" in done.stderr


def test_the_page_can_be_followed_as_a_script():
    script = script_of(PAGE)
    bash = shutil.which("bash")
    assert subprocess.run([bash, "-n"], input=script, text=True, check=False).returncode == 0
    assert [block.section for block in blocks_of(PAGE)] == sorted(block.section for block in blocks_of(PAGE))


def test_what_the_page_names_is_there():
    for path in set(re.findall(r"\b(deploy/[\w@/.-]+[\w])", PAGE)):
        # deploy/systemd/*.timer is a pattern.
        assert list(ROOT.glob(path)) or (ROOT / path).exists(), path
    for command in set(re.findall(r"deploy/manage ([a-z_]+)", PAGE)):
        assert command in get_commands(), command


def test_the_page_names_every_unit_that_runs_all_the_time():
    for path in UNITS:
        if "@" not in path.name:
            assert path.name in PAGE, path.name


def test_a_block_before_the_first_section_is_refused():
    with pytest.raises(ValueError, match="Zonder nummer"):
        list(blocks_of("# Titel\n\n```sh\necho hallo\n```\n"))


def test_a_page_that_lost_a_section_is_refused():
    with pytest.raises(ValueError, match="geen blok meer"):
        script_of("## 1. Iets\n\n```sh\necho hallo\n```\n")
