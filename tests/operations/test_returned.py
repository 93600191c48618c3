"""Mail that came back is counted by domain and reason; to whom it went is not kept."""

import io
from pathlib import Path

import pytest
from django.core.management import call_command

from inclusiescan.operations.models import ReturnedMail
from inclusiescan.operations.returned import MOST_BYTES, take_in

REPORT = """From: MAILER-DAEMON@mail.example
To: scan@example.org
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="grens"

--grens
Content-Type: text/plain

I'm sorry to have to inform you that your message could not be delivered.

--grens
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example

Final-Recipient: rfc822; Anna@Bedrijf.Example
Action: {action}
Status: {status}
Diagnostic-Code: smtp; 550 no such user anna

--grens
Content-Type: message/rfc822

To: anna@bedrijf.example
Subject: Je link

https://scan.example.nl/link/geheim/

--grens--
"""


def taken(report: str | bytes) -> list[tuple[str, str]]:
    take_in(io.BytesIO(report if isinstance(report, bytes) else report.encode()))
    return list(ReturnedMail.objects.values_list("domain", "status"))


def test_domain_and_reason_are_kept_and_nothing_else(db: None):
    assert taken(REPORT.format(action="failed", status="5.1.1")) == [("bedrijf.example", "5.1.1")]
    assert {field.name for field in ReturnedMail._meta.get_fields()} == {"id", "came_at", "domain", "status"}


@pytest.mark.parametrize("action", ["delayed", "delivered", "relayed"])
def test_a_delay_or_a_success_is_no_failure(db: None, action: str):
    assert taken(REPORT.format(action=action, status="4.2.0")) == []


@pytest.mark.parametrize("odd", ["", "geen", "5.1.1.1.1; anna@bedrijf.example"])
def test_an_odd_reason_is_left_out(db: None, odd: str):
    assert taken(REPORT.format(action="failed", status=odd))[0][1] in ("", "5.1.1")


@pytest.mark.parametrize("odd", [b"", b"\xff\x00\xfe", b"Subject: hallo\r\n\r\nIk ben er niet.", b"x" * 5000])
def test_what_is_no_report_is_counted_so_that_somebody_looks(db: None, odd: bytes):
    assert taken(odd) == [("", "")]


@pytest.mark.parametrize("address", ["rfc822; anna", "rfc822;", "anna@", "rfc822; a@b c\x07"])
def test_an_address_that_is_none_leaves_no_domain(db: None, address: str):
    report = REPORT.format(action="failed", status="5.1.1").replace("rfc822; Anna@Bedrijf.Example", address)
    assert taken(report) == [("", "5.1.1")]


def test_a_report_is_read_up_to_a_limit(db: None):
    source = io.BytesIO(b"x" * (2 * MOST_BYTES))
    take_in(source)
    assert source.tell() == MOST_BYTES


def test_the_command_reads_its_standard_input(db: None, monkeypatch: pytest.MonkeyPatch):
    report = io.BytesIO(REPORT.format(action="failed", status="5.7.1").encode())
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(report))
    call_command("take_returned_mail", "--stdin")
    assert ReturnedMail.objects.get().status == "5.7.1"


def test_a_folder_is_read_and_emptied(db: None, settings, tmp_path: Path):
    settings.RETURNED_MAIL_ROOT = tmp_path
    (tmp_path / "new").mkdir()
    for name in ("1", "2"):
        (tmp_path / "new" / name).write_text(REPORT.format(action="failed", status="5.1.1"))
    call_command("take_returned_mail")
    assert ReturnedMail.objects.count() == 2
    assert list((tmp_path / "new").iterdir()) == []


def test_a_folder_that_is_not_there_is_no_failure(db: None, settings, tmp_path: Path):
    settings.RETURNED_MAIL_ROOT = tmp_path / "nergens"
    call_command("take_returned_mail")
    assert not ReturnedMail.objects.exists()
