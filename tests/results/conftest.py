"""An owner with a finished scan."""

from dataclasses import dataclass

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from scan.models import Scan
from scan.models.link import make_link
from tests import factories


@dataclass
class Owner:
    """The owner of a finished scan, in a browser that has the grant."""

    client: Client
    scan: Scan

    def path(self, rest: str) -> str:
        return f"/scan/{self.scan.responses.get(is_owner=True).public_id}/{rest}"

    def page(self, rest: str) -> BeautifulSoup:
        return BeautifulSoup(self.client.get(self.path(rest)).content, "lxml")


def owner_of(scan: Scan) -> Owner:
    """Come in through a personal link."""
    client = Client()
    _, token = make_link(scan.responses.get(is_owner=True))
    client.post(f"/link/{token}/")
    return Owner(client, scan)


@pytest.fixture
def owner(version, site_root) -> Owner:
    """The example "one respondent, wishes": one director, region Noordoost-Brabant."""
    return owner_of(factories.make_finished_scan())
