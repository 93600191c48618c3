"""The audit log is only added to: the database refuses to change a line, and to delete one that is under a year old."""

from django.db import migrations, models

_SQLITE = (
    """
    CREATE TRIGGER scan_audit_never_changed BEFORE UPDATE ON scan_auditevent
    BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END
    """,
    """
    CREATE TRIGGER scan_audit_kept_a_year BEFORE DELETE ON scan_auditevent
    WHEN julianday(OLD.at) > julianday('now') - 365
    BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END
    """,
)
_POSTGRESQL = (
    """
    CREATE FUNCTION scan_audit_only_added_to() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'DELETE' THEN
            IF OLD.at <= now() - interval '365 days' THEN RETURN OLD; END IF;
        END IF;
        RAISE EXCEPTION 'the audit log is only added to' USING ERRCODE = 'integrity_constraint_violation';
    END $$
    """,
    """
    CREATE TRIGGER scan_audit_rows BEFORE UPDATE OR DELETE ON scan_auditevent
    FOR EACH ROW EXECUTE FUNCTION scan_audit_only_added_to()
    """,
    """
    CREATE TRIGGER scan_audit_table BEFORE TRUNCATE ON scan_auditevent
    FOR EACH STATEMENT EXECUTE FUNCTION scan_audit_only_added_to()
    """,
)
_UNDO = {
    "sqlite": ("DROP TRIGGER IF EXISTS scan_audit_never_changed", "DROP TRIGGER IF EXISTS scan_audit_kept_a_year"),
    "postgresql": (
        "DROP TRIGGER IF EXISTS scan_audit_table ON scan_auditevent",
        "DROP TRIGGER IF EXISTS scan_audit_rows ON scan_auditevent",
        "DROP FUNCTION IF EXISTS scan_audit_only_added_to()",
    ),
}
_DO = {"sqlite": _SQLITE, "postgresql": _POSTGRESQL}
_ACTS = [
    ("gestart", "Gestart"),
    ("link", "Persoonlijke link gemaakt"),
    ("link-ingetrokken", "Persoonlijke link ingetrokken"),
    ("samen", "Samen ingevuld"),
    ("afgerond", "Afgerond"),
    ("heropend", "Opnieuw geopend"),
    ("uitgenodigd", "Link voor collega’s gemaakt"),
    ("meegedaan", "Collega begonnen"),
    ("teruggenomen", "Collega wiste eigen antwoorden"),
    ("ronde-dicht", "Ronde gesloten"),
    ("gedeeld", "Gedeeld"),
    ("ingetrokken", "Delen gestopt"),
    ("in-lijst", "In de lijst gezien"),
    ("bekeken", "Bekeken"),
    ("gedownload", "Excel gedownload"),
    ("kopie", "Kopie gemaakt door een beheerder"),
    ("alles", "Alle gegevens gedownload"),
    ("pdf", "PDF gemaakt"),
    ("plan", "Plan veranderd"),
    ("herinnering", "Herinnering gevraagd"),
    ("geen-herinnering", "Herinnering gestopt"),
    ("gewist", "Gewist"),
    ("verlopen", "Gewist na de bewaartermijn"),
    ("gewist-verzoek", "Gewist door een beheerder, op verzoek"),
]


def _run(schema_editor, statements):
    for statement in statements[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def anew(vendor):
    """What makes the guard where part of it is gone or off (scan/privacy/guard.py)."""
    return (*_UNDO[vendor], *_DO[vendor])


def guard(apps, schema_editor):
    _run(schema_editor, _DO)


def unguard(apps, schema_editor):
    _run(schema_editor, _UNDO)


class Migration(migrations.Migration):
    dependencies = [("scan", "0004_dossiers_of_shares")]
    operations = [
        migrations.AlterField("auditevent", "act", models.CharField(choices=_ACTS, max_length=20)),
        migrations.RunPython(guard, unguard),
    ]
