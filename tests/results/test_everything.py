"""The owner downloads everything that is kept of the scan, at any moment, and the log tells that it was done."""

import io
import json
import zipfile

from scan.models import Act, AuditEvent
from scan.results.history import history_of
from tests import factories
from tests.results.conftest import Owner, owner_of


def told(owner: Owner) -> dict:
    answer = owner.client.get(owner.path("alles/"))
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/zip")
    assert answer["Content-Disposition"].startswith('attachment; filename="inclusiescan-alles-')
    assert answer["Cache-Control"] == "no-store"
    return json.loads(zipfile.ZipFile(io.BytesIO(answer.content)).read("alles.json"))


def test_the_owner_takes_everything_along(owner: Owner):
    (scan,) = told(owner)["scans"]
    assert scan["public_id"] == owner.scan.public_id
    assert scan["resultaat"]


def test_of_a_scan_that_is_not_finished_too(version, site_root):
    owner = owner_of(factories.make_response("hr", {"att-past": 4}).scan)
    (scan,) = told(owner)["scans"]
    assert scan["eigenaar"]["antwoorden"][0]["value"] == 4


def test_it_is_written_down_and_told(owner: Owner):
    told(owner)
    assert AuditEvent.objects.filter(act=Act.TAKEN_ALONG, scan_id=owner.scan.public_id).count() == 1
    assert "Downloadde alle gegevens van de scan" in [line.what for line in history_of(owner.scan)]


def test_the_way_there_stands_at_the_result_and_where_the_scan_is_deleted(owner: Owner):
    for page in ("resultaat/", "wissen/"):
        assert owner.page(page).select_one(f'a[href="{owner.path("alles/")}"]')


def test_of_another_scan_of_the_same_employer_nothing_comes_along(owner: Owner):
    """Who may open one may not open the other."""
    following = factories.make_following(owner.scan, {"att-past": 4})
    (scan,) = told(owner)["scans"]
    assert following.public_id not in json.dumps(scan)
