"""A browser without a screen, in the middle of filling in."""

from dataclasses import dataclass
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.http import HttpResponse
from django.test import Client

from scan.models import InstrumentVersion, Response


@dataclass
class Visitor:
    """Somebody who fills in a scan: a client with a grant, and the addresses of the own response."""

    client: Client
    response: Response

    def path(self, rest: str) -> str:
        return f"/scan/{self.response.public_id}/{rest}"

    def save(self, question: str, value: Any, **extra: str) -> HttpResponse:
        """Save one answer the way htmx does."""
        data = {question: value, "page_load": "page-a", "number": "1", **extra}
        if value is None:
            del data[question]
        return self.client.post(self.path(f"antwoord/{question}/"), data, headers={"HX-Request": "true"})

    def stored(self) -> dict[str, Any]:
        return {answer.question: answer.value for answer in self.response.answers.all()}

    def page(self, rest: str) -> BeautifulSoup:
        return BeautifulSoup(self.client.get(self.path(rest)).content, "lxml")


@pytest.fixture
def visitor(version: InstrumentVersion, site_root: Any) -> Visitor:
    """A director who just started."""
    client = Client()
    client.post("/scan/start/", {"role": "directie"})
    return Visitor(client, Response.objects.get())
