"""The site says it when a term is too short, or when the audit log can be changed."""

import pytest
from django.core.checks import Tags, run_checks

from inclusiescan.privacy_checks import check_audit_log, check_terms
from tests.audit_log import unguarded


@pytest.mark.parametrize(
    ("term", "days", "fine"),
    [
        ("drafts", 89, False),
        ("drafts", 90, True),
        ("finished", 89, False),
        ("log", 364, False),
        ("log", 365, True),
        ("dossiers", 0, False),
        ("accounts", 1, True),
        ("tasks", -1, False),
    ],
)
def test_a_term_is_long_enough_for_what_was_promised(settings, term: str, days: int, fine: bool):
    settings.KEEP_DAYS = settings.KEEP_DAYS | {term: days}
    found = check_terms(None)
    assert [error.id for error in found] == ([] if fine else ["inclusiescan.E010"])
    assert fine or f"KEEP_{term.upper()}_DAYS is {days}" in found[0].msg


def test_the_defaults_are_long_enough():
    assert check_terms(None) == []
    assert not [error for error in run_checks(tags=[Tags.security]) if error.id == "inclusiescan.E010"]


@pytest.mark.django_db
def test_a_log_without_its_guard_is_an_error():
    assert check_audit_log(None, databases=["default"]) == []
    with unguarded():
        (error,) = check_audit_log(None, databases=["default"])
    assert error.id == "inclusiescan.E011"
    assert "scan_audit" in error.msg


def test_no_database_is_asked_when_none_is_to_be():
    assert check_audit_log(None) == []
