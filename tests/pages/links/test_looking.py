"""An address works, does not work, or nobody can say; and nothing is asked of machines in our own network."""

import socket
import time

import pytest

from pages.links.looking import Looker, Outcome
from tests.pages.links.conftest import OtherSite

LOOKER = Looker(timeout=5, pause=0, own_network=True)


@pytest.fixture
def nobody_listens() -> str:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{free.getsockname()[1]}/"


@pytest.mark.parametrize(
    ("path", "outcome", "said"),
    [
        ("/goed/", Outcome.WORKS, "200"),
        ("/naar/goed/", Outcome.WORKS, "200"),
        ("/één woord/", Outcome.WORKS, "200"),
        ("/alleen-hele-paginas/", Outcome.WORKS, "200"),
        ("/404/", Outcome.BROKEN, "404"),
        ("/410/", Outcome.BROKEN, "410"),
        ("/naar/404/", Outcome.BROKEN, "404"),
        ("/403/", Outcome.UNSURE, "403"),
        ("/429/", Outcome.UNSURE, "429"),
        ("/500/", Outcome.UNSURE, "500"),
        ("/naar/rond/", Outcome.UNSURE, "302"),
    ],
)
def test_what_an_answer_means(other_site: OtherSite, path: str, outcome: Outcome, said: str):
    seen = LOOKER.look(other_site.address + path)
    assert (seen.outcome, seen.said, seen.reached) == (outcome, said, True)


def test_the_page_itself_is_asked_for_only_when_its_headers_were_refused(other_site: OtherSite):
    LOOKER.look(f"{other_site.address}/goed/")
    LOOKER.look(f"{other_site.address}/alleen-hele-paginas/")
    assert other_site.asked == ["HEAD /goed/", "HEAD /alleen-hele-paginas/", "GET /alleen-hele-paginas/"]


def test_a_machine_that_does_not_listen_is_broken(nobody_listens: str):
    seen = LOOKER.look(nobody_listens)
    assert (seen.outcome, seen.reached) == (Outcome.BROKEN, False)


@pytest.mark.parametrize("address", ["http://", "http://[1/", "http://een twee.example/", "https://:0/"])
def test_what_is_no_address_is_broken(address: str):
    assert LOOKER.look(address).outcome == Outcome.BROKEN


def test_nothing_is_asked_of_machines_in_our_own_network(other_site: OtherSite):
    seen = Looker(timeout=5).look(f"{other_site.address}/goed/")
    assert (seen.outcome, seen.said) == (Outcome.BROKEN, "een adres in het eigen netwerk")
    assert other_site.asked == []


class OnTheInternet(Looker):
    """To which the machine that sends on is one of the internet, and the one that it sends to is not."""

    def check_host(self, address: str) -> None:
        if "/naar/" not in address:
            super().check_host(address)


def test_a_machine_elsewhere_cannot_send_us_into_our_own_network(other_site: OtherSite):
    seen = OnTheInternet(timeout=5).look(f"{other_site.address}/naar/goed/")
    assert (seen.outcome, seen.said) == (Outcome.BROKEN, "een adres in het eigen netwerk")
    assert other_site.asked == ["HEAD /naar/goed/", "GET /naar/goed/"]


def test_one_host_is_asked_one_by_one_with_a_pause(other_site: OtherSite):
    began = time.monotonic()
    seen = Looker(timeout=5, pause=0.2, own_network=True).look_at_all(
        [f"{other_site.address}/{path}" for path in ("een/", "twee/", "404/")]
    )
    assert time.monotonic() - began >= 0.4
    assert [one.outcome for one in seen.values()].count(Outcome.WORKS) == 2


def test_where_nothing_can_be_reached_nothing_is_checked(nobody_listens: str):
    assert {one.outcome for one in LOOKER.look_at_all([nobody_listens]).values()} == {Outcome.UNCHECKED}


def test_one_that_cannot_be_reached_among_others_is_broken(other_site: OtherSite, nobody_listens: str):
    seen = LOOKER.look_at_all([nobody_listens, f"{other_site.address}/404/"])
    assert {one.outcome for one in seen.values()} == {Outcome.BROKEN}
