"""What mostly fits: who gets in at an address, and what can stand in its places.

Without it most requests would end at the log-in, or at something that is not there.
"""

from pathlib import PurePosixPath

from scan.authoring.viewsets import VIEWSETS
from scan.models import User
from scan.models.working.copy import replace_working_copy
from tests.fuzz.addresses import Address, every_address
from tests.one_of_each import Values, make_one_of_each, number_of_first, path_to
from tests.test_permissions import ROLES, World

INSIDE = {
    "beheer": ("super", "admin", "editor"),
    "werkplek": ("manager",),
    "scan": ("owner", "mate"),
    "account": ("super", "anon", "nocode"),
}
# By the name of a place in our own addresses: names of ids in the world, and words that are there.
NAMED = {
    "response_id": ("owner", "mate"),
    "dossier_id": ("dossier", "second"),
    "thing_id": ("note", "agreement", "contact"),
    "other_id": ("second",),
    "member_id": ("member",),
    "job_id": ("job",),
    "scan_id": ("scan",),
    "invitation_id": ("invitation",),
    "token": ("token", "invite", "stop", "employer", "no_more", "confirm"),
}
WORDS = {"question": "att-past", "role": "hr", "section": "opbrengsten", "part": "1", "filter_id": "9000"}


def make_everything(world: World) -> Values:
    """Fill what the world leaves empty: one of each thing in Wagtail, and the rows of the instrument."""
    replace_working_copy(world.scan.version.document)
    values = make_one_of_each(User.objects.get(email="vroeger@example.org"), every_address())
    rows = {(f"beheer/scan/{one.path}/", "pk"): number_of_first(one.model) for one in VIEWSETS}
    return values | rows | {("scan/", "key"): world.ids["step"]} | {("", place): word for place, word in WORDS.items()}


def likely_roles(address: Address) -> tuple[str, ...]:
    """Who can be let in here."""
    return INSIDE.get(PurePosixPath(address.text).parts[0] if address.text else "", ROLES)


def likely_paths(address: Address, values: Values, world: World) -> list[str]:
    """The address with things in it that are there."""
    longest = max([len(NAMED.get(place, ())) for place in address.places], default=0) or 1
    paths = []
    for turn in range(longest):
        named = {
            ("", place): world.ids[NAMED[place][turn % len(NAMED[place])]] for place in address.places if place in NAMED
        }
        paths.append(path_to(address, values | named))
    return paths
