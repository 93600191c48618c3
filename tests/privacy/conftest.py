"""What the tests of privacy share: a ledger of their own, an employer full of words to look for, and moments ago."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from scan.models import Scan, ServicePoint, User
from tests import factories
from tests.privacy.filled import Filled, fill


@pytest.fixture(autouse=True)
def ledger(settings, tmp_path: Path) -> Path:
    """The file of what was erased."""
    settings.ERASED_FILE = tmp_path / "erased" / "ledger.jsonl"
    return settings.ERASED_FILE


@pytest.fixture
def filled(
    version, site_root, settings, tmp_path: Path, service_point: ServicePoint, account_manager: User
) -> Iterator[Filled]:
    """An employer with something in every table that can hold something of it."""
    settings.EXPORT_ROOT = tmp_path / "exports"
    settings.MEDIA_ROOT = tmp_path / "media"
    return fill(service_point, account_manager)


@pytest.fixture
def scan(version) -> Scan:
    """A finished scan that nobody shared."""
    return factories.make_finished_scan()


def ago(days: int) -> datetime:
    return timezone.now() - timedelta(days=days)
