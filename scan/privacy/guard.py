"""Is the audit log guarded by the database now? Restoring and remaking a table can lose what a migration made."""

from importlib import import_module

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.recorder import MigrationRecorder

MIGRATION = ("scan", "0005_append_only_log")
TRIGGERS = {
    "sqlite": {"scan_audit_never_changed", "scan_audit_kept_a_year"},
    "postgresql": {"scan_audit_rows", "scan_audit_table"},
}
_ASK = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'scan_auditevent'",
    "postgresql": """
        SELECT tgname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
        WHERE relname = 'scan_auditevent' AND NOT tgisinternal AND tgenabled <> 'D'
    """,
}


def missing_triggers(connection: BaseDatabaseWrapper) -> set[str]:
    """The names of the triggers that should guard the audit log of this database and do not.

    None are missing before the migration that makes them has run.
    """
    if MIGRATION not in MigrationRecorder(connection).applied_migrations():
        return set()
    with connection.cursor() as cursor:
        cursor.execute(_ASK[connection.vendor])
        return TRIGGERS[connection.vendor] - {name for (name,) in cursor.fetchall()}


def put_back(connection: BaseDatabaseWrapper) -> None:
    """Make all triggers anew, as the migration made them: there is no moment without those that are there."""
    migration = import_module(".".join(("scan.migrations", MIGRATION[1])))
    with transaction.atomic(connection.alias), connection.cursor() as cursor:
        for statement in migration.anew(connection.vendor):
            cursor.execute(statement)
