"""One way to make things for tests and for the demo of the tests: through the same actions as people use."""

import json
import time
from copy import deepcopy
from datetime import timedelta
from pathlib import Path
from typing import Any

from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.utils import timezone

from scan.core.instrument import Instrument
from scan.core.parts import Answer
from scan.core.sharing import SharedParts
from scan.models import Membership, Response, Scan, ServicePoint, Share, User
from scan.models.answers import Screen
from scan.questionnaire import actions, again, inviting
from scan.results import actions as results
from scan.results.consent import Choices

EXAMPLES: list[dict[str, Any]] = json.loads((Path(__file__).parent / "data" / "examples.json").read_text())
PASSWORD = "een-lang-wachtwoord-1"
TOTP_SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def example(name: str) -> dict[str, Any]:
    """One of the worked examples, by name."""
    return next(one for one in EXAMPLES if one["name"] == name)


def make_response(role: str = "directie", answers: dict[str, Answer] | None = None) -> Response:
    """The owner's response of a new scan, with these answers."""
    response = actions.start_scan(role)
    give(response, answers or {})
    return response


def give(response: Response, answers: dict[str, Any]) -> None:
    """Answer questions, each as the first save of a page of its own."""
    for key, value in answers.items():
        actions.save_answer(response, key, value, Screen(page_load=f"load-{key}"[:22], number=1))


def far_apart(instrument: Instrument) -> dict[str, Any]:
    """A measurement in which a leidinggevende answers the lowest where the others answer the highest.

    All agree that leidinggevenden want it, so that one step is there only because the roles differ.
    """
    data = deepcopy(example("three shown roles, gaps everywhere")["input"])
    data["organisation"]["omvang"] = "50-99"
    for one in data["respondents"]:
        scored = {key for key in one["answers"] if instrument.questions[key].scale}
        end = 0 if one["role"] == "leidinggevende" else -1
        one["answers"] |= {key: instrument.options[key][end].value for key in scored} | {"norm-leiding": 5}
    return data


def make_finished_scan(named: str | dict[str, Any] = "one respondent, wishes") -> Scan:
    """A finished scan with the answers of a worked example, or of another measurement.

    Every respondent has finished, and the round is closed.
    """
    data = example(named)["input"] if isinstance(named, str) else named
    owner_at = next(
        (i for i, r in enumerate(data["respondents"]) if r["role"] in ("directie", "hr", "leidinggevende")), 0
    )
    owner = make_response(data["respondents"][owner_at]["role"], data["organisation"])
    for index, one in enumerate(data["respondents"]):
        response = owner if index == owner_at else Response.objects.create(scan=owner.scan, role=one["role"])
        give(response, one["answers"])
    for response in owner.scan.responses.all():
        actions.finish(response)
    if len(data["respondents"]) > 1:
        inviting.close_round(owner.scan)
    return Scan.objects.get(pk=owner.scan_id)


def make_following(scan: Scan, answers: dict[str, Any], role: str = "directie") -> Scan:
    """A finished scan that measures this one again, with these answers of its owner."""
    owner = again.start_again(scan, role)
    give(owner, answers)
    actions.finish(owner)
    return Scan.objects.get(pk=owner.scan_id)


def make_service_point(region: str = "Midden-Gelderland", name: str = "") -> ServicePoint:
    return ServicePoint.objects.create(
        name=name or f"Werkgeversservicepunt {region}", region=region, phone="026 000 00 00", email="wsp@example.org"
    )


def make_user(email: str = "iemand@example.org", *, second_factor: bool = True, **fields: Any) -> User:
    """Somebody with an account, a password and, unless said otherwise, a second factor."""
    user = User.objects.create_user(email, PASSWORD, **fields)
    if second_factor:
        TOTP.activate(user, TOTP_SECRET)
    return user


def make_account_manager(service_point: ServicePoint, email: str = "manager@example.org", **fields: Any) -> User:
    user = make_user(email, **fields)
    Membership.objects.create(service_point=service_point, user=user)
    return user


def make_share(
    scan: Scan,
    service_point: ServicePoint,
    organisation_name: str = "Drukkerij Zonneveld",
    *,
    open_answers: bool = True,
    roles: bool = True,
    plan: bool = True,
    days: int = 30,
) -> Share:
    """Share a scan; with everything, unless said otherwise."""
    until = timezone.localdate() + timedelta(days=days)
    return results.share(
        scan,
        Choices(service_point, SharedParts(open_answers, roles, plan), until),
        organisation_name=organisation_name,
        contact_name="Joost Jansen",
        contact_email="joost@example.org",
    )


def current_code(secret: str = TOTP_SECRET) -> str:
    """The code that the phone shows now; waits for the next one when this one is about to end."""
    left = 30 - time.time() % 30
    if left < 3:
        time.sleep(left)
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))
