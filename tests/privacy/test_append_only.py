"""The audit log is only added to: the database refuses the rest, whoever asks."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from scan.models import Act, AuditEvent
from scan.models.audit import LEAST_KEPT
from scan.privacy.guard import TRIGGERS, missing_triggers
from tests.audit_log import forget, unguarded

pytestmark = pytest.mark.django_db


def written(days_ago: float = 0) -> AuditEvent:
    return AuditEvent.objects.create(
        act=Act.SEEN, scan_id="abcdefghjkmn", user_id=7, at=timezone.now() - timedelta(days=days_ago)
    )


def refused():
    return pytest.raises(IntegrityError, match="only added to")


def test_a_line_can_be_added():
    written()
    AuditEvent.objects.bulk_create([AuditEvent(act=Act.SEEN, scan_id="abcdefghjkmn")])
    assert AuditEvent.objects.count() == 2


@pytest.mark.parametrize("days_ago", [0, 400, 4000])
def test_no_line_can_be_changed_however_old(days_ago: int):
    line = written(days_ago)
    line.user_id = 8
    for change in (line.save, lambda: AuditEvent.objects.update(act=Act.LISTED)):
        with refused(), transaction.atomic():
            change()
    assert list(AuditEvent.objects.values_list("act", "user_id")) == [(Act.SEEN, 7)]


def test_a_line_of_less_than_a_year_cannot_be_deleted():
    line = written(LEAST_KEPT.days - 1)
    for delete in (line.delete, lambda: AuditEvent.objects.all().delete()):
        with refused(), transaction.atomic():
            delete()
    assert AuditEvent.objects.count() == 1


def test_with_sql_it_is_refused_as_well():
    written()
    for sql in ("UPDATE scan_auditevent SET user_id = NULL", "DELETE FROM scan_auditevent"):
        with refused(), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)
    assert AuditEvent.objects.get().user_id == 7


def test_an_old_line_can_be_deleted_and_one_young_line_holds_all_of_them():
    written(LEAST_KEPT.days + 1)
    AuditEvent.objects.all().delete()
    assert not AuditEvent.objects.exists()
    written(LEAST_KEPT.days + 1)
    written()
    with refused(), transaction.atomic():
        AuditEvent.objects.all().delete()
    assert AuditEvent.objects.count() == 2


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no TRUNCATE")
def test_the_table_cannot_be_emptied_at_once():
    written()
    with refused(), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("TRUNCATE scan_auditevent")
    assert AuditEvent.objects.exists()


def test_all_triggers_are_there_after_the_migrations_and_their_absence_is_noticed():
    assert missing_triggers(connection) == set()
    with unguarded():
        assert missing_triggers(connection) == TRIGGERS[connection.vendor]
    assert missing_triggers(connection) == set()


def test_what_tests_do_to_forget_leaves_the_guard_in_force():
    written()
    forget()
    written()
    with refused(), transaction.atomic():
        AuditEvent.objects.all().delete()


def test_what_is_lost_comes_back_with_a_command(capsys: pytest.CaptureFixture[str]):
    call_command("guard_log")
    assert "Er ontbrak niets." in capsys.readouterr().out
    lost = sorted(TRIGGERS[connection.vendor])[0]
    table = " ON scan_auditevent" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {lost}{table}")
    line = written()
    call_command("guard_log")
    assert lost in capsys.readouterr().out
    assert missing_triggers(connection) == set()
    with refused(), transaction.atomic():
        line.save()
