"""A folder of its own for the files, and a service point with a few scans."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings

from scan.models import InstrumentVersion, ServicePoint, Share
from tests.workspace.exports.made import share_many


@pytest.fixture(autouse=True)
def folder(settings: LazySettings, tmp_path: Path) -> Path:
    """Where the files are kept during a test."""
    settings.EXPORT_ROOT = tmp_path / "exports"
    return settings.EXPORT_ROOT


@pytest.fixture
def shares(service_point: ServicePoint, version: InstrumentVersion, site_root: Any) -> list[Share]:
    """Twelve employers that share."""
    return share_many(service_point, version, 12)
