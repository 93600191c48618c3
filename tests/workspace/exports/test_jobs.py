"""A workbook of the list: asked for, made in the background, kept a week for one person, and gone when it must."""

import stat
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook

from scan.models import Act, AuditEvent, ExportJob, Membership, Note, ServicePoint, Share, User
from scan.models.dossier.finding import dossier_for
from scan.models.portfolio import JobStatus
from scan.privacy.taking_back import withdraw
from scan.questionnaire.actions import delete_scan
from scan.shared.export_files import path_of
from scan.workspace.exports import jobs, making
from scan.workspace.exports.cleaning import clean
from tests import factories
from tests.workspace.employers import measured
from tests.workspace.exports.made import share_many

PAGE = "/werkplek/excel/"


@pytest.fixture
def job(shares: list[Share], account_manager: User, service_point: ServicePoint) -> ExportJob:
    """A finished workbook."""
    return made(account_manager, service_point)


def made(user: User, point: ServicePoint, query: str = "", **fields: Any) -> ExportJob:
    job = jobs.ask(user, point, query, **fields)
    making.run(job.pk)
    job.refresh_from_db()
    return job


def address(job: ExportJob, rest: str = "") -> str:
    return f"{PAGE}{job.public_id}/{rest}"


def names(content: bytes) -> set[str]:
    return {row[0].value for row in load_workbook(BytesIO(content))["Scans"].iter_rows(min_row=2)}


def page(client: Client, **headers: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(PAGE, headers=headers).content, "lxml")


def test_the_list_has_a_button_that_takes_the_filter_along(manager_client: Client, shares: list[Share]):
    form = BeautifulSoup(manager_client.get("/werkplek/?soort=privaat").content, "lxml").select_one(
        f"form[action='{PAGE}']"
    )
    assert form.select_one("[name=filter]")["value"] == "soort=privaat"
    assert form.select_one("button").text == "Excel van deze lijst"
    assert not form.select_one("[name=notities]").has_attr("checked")


def test_asking_queues_one_job_however_often_one_clicks(
    manager_client: Client, shares: list[Share], django_capture_on_commit_callbacks: Any
):
    from django_tasks_db.models import DBTaskResult

    with django_capture_on_commit_callbacks(execute=True):
        for _ in range(2):
            assert manager_client.post(PAGE, {"filter": "soort=privaat&pagina=2"}).status_code == 302
    job = ExportJob.objects.get()
    assert (job.query, job.status, job.with_notes) == ("soort=privaat", JobStatus.WAITING, False)
    assert DBTaskResult.objects.get(task_path="scan.workspace.exports.task.make_export").args_kwargs == {
        "args": [job.pk],
        "kwargs": {},
    }


def test_more_than_three_at_once_is_refused_with_a_reason(manager_client: Client, shares: list[Share]):
    for number in range(4):
        manager_client.post(PAGE, {"filter": f"zoek={number}"})
    assert ExportJob.objects.count() == 3
    assert "al drie Excel-bestanden" in page(manager_client).text


def test_the_file_holds_what_the_list_shows_under_the_filter(
    manager_client: Client, account_manager: User, service_point: ServicePoint, shares: list[Share]
):
    kind = shares[0].scan.result.kind
    job = made(account_manager, service_point, f"soort={kind}")
    found = names(b"".join(manager_client.get(address(job)).streaming_content))
    assert found == {one.scan.public_id for one in shares if one.scan.result.kind == kind}
    assert job.total == len(found)


def test_the_file_is_for_its_owner_alone_and_has_a_name_that_nobody_guesses(job: ExportJob, folder: Path):
    file = path_of(job.file)
    assert file.parent == folder
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert len(job.file) > 30


def test_every_employer_in_the_file_reads_in_the_log_who_took_it_along(
    job: ExportJob, shares: list[Share], account_manager: User, service_point: ServicePoint
):
    events = AuditEvent.objects.filter(act=Act.EXPORTED)
    assert {event.scan_id for event in events} == {share.scan.public_id for share in shares}
    assert {(event.user_id, event.service_point_id) for event in events} == {(account_manager.pk, service_point.pk)}


def test_an_employer_with_two_measurements_reads_of_one_download_of_each(
    shares: list[Share], account_manager: User, service_point: ServicePoint
):
    scan = shares[0].scan
    earlier = measured(scan.organisation, service_point, days_ago=400).scan
    earlier.result.data = scan.result.data
    earlier.result.save()
    kept = made(account_manager, service_point).scan_ids.split()
    downloads = list(AuditEvent.objects.filter(act=Act.EXPORTED).values_list("scan_id", flat=True))
    assert {scan.public_id, earlier.public_id} <= set(downloads)
    assert len(set(downloads)) == len(downloads) == len(kept) == len(shares) + 1


def test_a_colleague_cannot_open_it(job: ExportJob, service_point: ServicePoint):
    colleague = Client()
    colleague.force_login(factories.make_account_manager(service_point, "collega@example.org"))
    assert colleague.get(address(job)).status_code == 404
    assert colleague.post(address(job, "weg/")).status_code == 404
    assert job.public_id not in str(page(colleague))


def test_who_does_not_work_there_any_more_gets_nothing(job: ExportJob, manager_client: Client, account_manager: User):
    Membership.objects.filter(user=account_manager).update(active=False)
    assert manager_client.get(address(job)).status_code == 404


@pytest.mark.parametrize("end", ["withdraw", "delete", "share again"])
def test_the_file_goes_at_once_when_an_employer_in_it_stops_sharing(
    end: str, job: ExportJob, shares: list[Share], manager_client: Client, django_capture_on_commit_callbacks: Any
):
    file = path_of(job.file)
    assert file.exists()
    with django_capture_on_commit_callbacks(execute=True):
        if end == "withdraw":
            withdraw(shares[3])
        elif end == "delete":
            delete_scan(shares[3].scan)
        else:
            factories.make_share(shares[3].scan, shares[3].service_point, roles=False)
    job.refresh_from_db()
    assert (job.status, job.file, job.scan_ids) == (JobStatus.REMOVED, "", "")
    assert not file.exists()
    assert manager_client.get(address(job)).status_code == 404


def test_a_file_with_a_share_that_is_past_its_day_is_not_given_and_goes(
    job: ExportJob, shares: list[Share], manager_client: Client, django_capture_on_commit_callbacks: Any
):
    Share.objects.filter(pk=shares[0].pk).update(until=timezone.now())
    with django_capture_on_commit_callbacks(execute=True):
        assert manager_client.get(address(job)).status_code == 410
    job.refresh_from_db()
    assert job.status == JobStatus.REMOVED


def test_who_stops_sharing_while_it_is_made_is_not_in_a_file_that_is_kept(
    shares: list[Share], account_manager: User, service_point: ServicePoint, monkeypatch: pytest.MonkeyPatch
):
    real = making._finish

    def finish_after_withdrawal(*arguments: Any) -> None:
        withdraw(shares[0])
        real(*arguments)

    monkeypatch.setattr(making, "_finish", finish_after_withdrawal)
    assert made(account_manager, service_point).status == JobStatus.FAILED


def test_clean_exports_takes_away_what_is_a_week_old_or_shared_no_more(
    job: ExportJob,
    shares: list[Share],
    account_manager: User,
    service_point: ServicePoint,
    folder: Path,
    django_capture_on_commit_callbacks: Any,
):
    other = made(account_manager, service_point, "soort=bestaat-niet")
    ExportJob.objects.filter(pk=other.pk).update(finished_at=timezone.now() - timedelta(days=8))
    (folder / "zwerver.xlsx").write_bytes(b"")
    with django_capture_on_commit_callbacks(execute=True):
        assert clean() == 2
    assert [entry.name for entry in folder.iterdir()] == [job.file]
    Share.objects.filter(pk=shares[0].pk).update(until=timezone.now())
    with django_capture_on_commit_callbacks(execute=True):
        call_command("clean_exports")
    assert list(folder.iterdir()) == []


def test_a_worker_that_died_shows_as_failed_with_a_way_to_try_again(
    manager_client: Client, account_manager: User, service_point: ServicePoint, shares: list[Share]
):
    job = jobs.ask(account_manager, service_point, "soort=privaat")
    ExportJob.objects.filter(pk=job.pk).update(status=JobStatus.RUNNING, heard_at=timezone.now() - timedelta(minutes=6))
    shown = page(manager_client)
    assert "Niet gelukt" in shown.text
    assert "storing" in shown.text
    assert not shown.select_one("#excel").has_attr("hx-get")
    manager_client.post(shown.select_one(f"form[action='{address(job, 'opnieuw/')}']")["action"])
    job.refresh_from_db()
    assert job.status == JobStatus.REMOVED
    new = ExportJob.objects.get(status=JobStatus.WAITING)
    assert new.query == "soort=privaat"


def test_a_job_that_was_taken_away_is_not_made_and_leaves_no_file(
    account_manager: User, service_point: ServicePoint, shares: list[Share], folder: Path, manager_client: Client
):
    job = jobs.ask(account_manager, service_point, "")
    manager_client.post(address(job, "weg/"))
    making.run(job.pk)
    job.refresh_from_db()
    assert job.status == JobStatus.REMOVED
    assert not folder.exists() or list(folder.iterdir()) == []


def test_taking_away_while_it_is_made_stops_it(
    account_manager: User,
    service_point: ServicePoint,
    shares: list[Share],
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr(making, "_EVERY", -1.0)
    told = making._told

    def taken_away_half_way(job_id: int, now: JobStatus, **fields: Any) -> bool:
        if fields.get("done") == 6:
            ExportJob.objects.update(status=JobStatus.REMOVED)
        return told(job_id, now, **fields)

    monkeypatch.setattr(making, "_told", taken_away_half_way)
    assert made(account_manager, service_point).status == JobStatus.REMOVED
    assert list(folder.iterdir()) == []
    assert not AuditEvent.objects.filter(act=Act.EXPORTED).exists()


def test_also_while_it_reads_earlier_measurements_and_notes_the_worker_says_that_it_lives(
    shares: list[Share], account_manager: User, service_point: ServicePoint, monkeypatch: pytest.MonkeyPatch
):
    """Or else a long one would look as if its worker had died."""
    organisations = [share.scan.organisation for share in shares[:3]]
    share_many(service_point, shares[0].scan.version, 3, seed="later", organisations=organisations)
    for organisation in organisations:
        Note.objects.create(dossier=dossier_for(service_point, organisation, "Naam"), text="Gebeld.")
    monkeypatch.setattr(making, "_EVERY", -1.0)
    heard, told = [], making._told

    def listen(job_id: int, now: JobStatus, **fields: Any) -> bool:
        heard.append(fields)
        return told(job_id, now, **fields)

    monkeypatch.setattr(making, "_told", listen)
    assert made(account_manager, service_point, with_notes=True).status == JobStatus.READY
    after_the_last = heard[heard.index({"done": 12}) + 1 :]
    assert after_the_last[:6] == [{}] * 6


def test_the_log_of_a_long_list_is_written_a_little_at_a_time(monkeypatch: pytest.MonkeyPatch):
    """SQLite lets one write at a time, so who saves an answer waits for a whole group."""
    pauses: list[float] = []
    monkeypatch.setattr(making.time, "sleep", pauses.append)
    names = [f"scan{number}" for number in range(250)]
    groups = list(making.batched_names([" ".join(names[:120]), " ".join(names[120:])]))
    assert [len(group) for group in groups] == [100, 100, 50]
    assert [name for group in groups for name in group] == names
    assert len(pauses) == 3
    assert min(pauses) > 0


def test_what_goes_wrong_is_said_and_leaves_no_file(
    account_manager: User, service_point: ServicePoint, shares: list[Share], folder: Path, caplog: Any
):
    result = shares[0].scan.result
    result.data = {"kapot": "Geheim van de bakker"}
    result.save()
    assert made(account_manager, service_point).status == JobStatus.FAILED
    assert list(folder.iterdir()) == []
    assert "could not be made" in caplog.text
    assert "Geheim" not in caplog.text


def test_the_page_asks_every_two_seconds_until_all_is_done_and_says_so_once(
    manager_client: Client, account_manager: User, service_point: ServicePoint, shares: list[Share]
):
    job = jobs.ask(account_manager, service_point, "")
    part = page(manager_client).select_one("#excel")
    assert part["hx-trigger"] == "every 2s"
    assert part.select_one(f"a[href='{PAGE}']")
    making.run(job.pk)
    answer = manager_client.get(part["hx-get"], headers={"HX-Request": "true"})
    found = BeautifulSoup(answer.content, "lxml")
    assert found.select_one("#melding").text.strip() == "Je Excel-bestand is klaar."
    assert not found.select_one("#excel").has_attr("hx-get")
    assert found.select_one(f"a[href='{address(job)}']")
    assert page(manager_client, **{"HX-Request": "true"}).select_one("#melding") is None


def test_progress_is_told_in_numbers(manager_client: Client, account_manager: User, service_point: ServicePoint):
    job = jobs.ask(account_manager, service_point, "")
    ExportJob.objects.filter(pk=job.pk).update(status=JobStatus.RUNNING, done=40, total=120)
    assert "40 van de 120 werkgevers" in page(manager_client).text


@pytest.mark.parametrize("chosen", [True, False])
def test_own_notes_are_in_it_only_when_chosen(
    chosen: bool, manager_client: Client, account_manager: User, service_point: ServicePoint, shares: list[Share]
):
    dossier = dossier_for(service_point, shares[0].scan.organisation, "Bakkerij")
    Note.objects.create(dossier=dossier, text="=Alleen voor ons", author=account_manager)
    job = made(account_manager, service_point, with_notes=chosen)
    book = load_workbook(BytesIO(b"".join(manager_client.get(address(job)).streaming_content)))
    words = [cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row]
    assert ("Notities" in book.sheetnames) == chosen
    assert ("=Alleen voor ons" in words) == chosen


def test_who_works_at_two_service_points_chooses_one(
    manager_client: Client, account_manager: User, service_point: ServicePoint, shares: list[Share]
):
    other = factories.make_service_point("Twente")
    Membership.objects.create(user=account_manager, service_point=other)
    manager_client.post(PAGE, {"servicepunt": other.pk})
    assert ExportJob.objects.get().service_point == other
    assert made(account_manager, other).total == 0


def test_a_service_point_of_others_cannot_be_chosen(manager_client: Client, service_point: ServicePoint):
    manager_client.post(PAGE, {"servicepunt": factories.make_service_point("Twente").pk})
    assert ExportJob.objects.get().service_point == service_point


def test_the_command_writes_the_workbook_of_a_service_point_and_logs_each_scan(
    shares: list[Share], service_point: ServicePoint, tmp_path: Path
):
    call_command("export_portfolio", str(tmp_path / "punt.xlsx"), service_point=service_point.name)
    assert names((tmp_path / "punt.xlsx").read_bytes()) == {share.scan.public_id for share in shares}
    events = AuditEvent.objects.filter(act=Act.COPIED, user_id=None, service_point_id=service_point.pk)
    assert events.count() == len(shares)
    assert [entry.name for entry in tmp_path.glob("*.deel")] == []


def test_the_command_without_a_service_point_writes_numbers_alone(shares: list[Share], tmp_path: Path):
    call_command("export_portfolio", str(tmp_path / "cijfers.xlsx"))
    assert "Scans" not in load_workbook(tmp_path / "cijfers.xlsx").sheetnames
    assert not AuditEvent.objects.filter(act=Act.COPIED).exists()


def test_the_command_says_what_is_wrong(shares: list[Share], service_point: ServicePoint, tmp_path: Path):
    with pytest.raises(CommandError, match=f"geen werkgeversservicepunt met de naam X. Wel: {service_point.name}"):
        call_command("export_portfolio", str(tmp_path / "x.xlsx"), service_point="X")
    with pytest.raises(CommandError, match="Bestaat de map"):
        call_command("export_portfolio", str(tmp_path / "weg" / "x.xlsx"), service_point=service_point.name)
    assert not AuditEvent.objects.filter(act=Act.COPIED).exists()
