"""Fills a trial site with people who can log in and employers who shared a result. Never on a real site."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from scan.core.instrument import Instrument
from scan.core.parts import DONT_KNOW, Answer, Question
from scan.core.sharing import SharedParts
from scan.management.demo_again import measure_again
from scan.management.demo_colleagues import let_colleagues_take_part
from scan.management.demo_dossiers import write_dossiers
from scan.management.demo_plan import make_plan
from scan.management.demo_together import invite_employers, sit_with
from scan.models import Membership, Response, Scan, ServicePoint, User
from scan.models.answers import Screen
from scan.models.sharing import USUAL
from scan.questionnaire import actions
from scan.questionnaire.progress import open_route
from scan.questionnaire.sitting import end as end_sitting
from scan.results.actions import share
from scan.results.consent import Choices

PASSWORD = "samen-aan-het-werk"  # noqa: S105  (printed for everybody who tries the site out)
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"  # noqa: S105  (likewise)
REGION = "Midden-Gelderland"
LEAD = "mark@example.org"

PEOPLE = [
    # mail address, first name, last name, service point, group
    ("fatima@example.org", "Fatima", "Aydın", REGION, None),
    ("mark@example.org", "Mark", "de Wit", REGION, None),
    ("zeynep@example.org", "Zeynep", "Bos", "Rijnmond", None),
    ("redacteur@example.org", "Robin", "Visser", None, "Redacteur"),
    ("eindredacteur@example.org", "Esther", "Dekker", None, "Eindredacteur"),
    ("coordinator@example.org", "Chris", "Mulder", None, "Coördinator"),
    ("beheerder@example.org", "Bente", "Smit", None, "Beheerder"),
]


@dataclass(frozen=True)
class Employer:
    """An invented employer: its facts, and how favourable its answers are per dimension, from 1 to 5."""

    name: str
    contact: str
    role: str
    facts: dict[str, Any]
    leaning: dict[str, float]


def _employer(name: str, contact: str, role: str, *, facts: str, help_wanted: str, leaning: str) -> Employer:
    """Read the compact notation of the list below."""
    keys = ("sector", "soort", "omvang", "ervaring", "vacatures", "werkwijze")
    given: dict[str, Any] = dict(zip(keys, facts.split(), strict=True))
    given |= {"arbeidsmarktregio": REGION, "hulpvraag": tuple(help_wanted.split())}
    willen, kunnen, context = map(float, leaning.split())
    return Employer(name, contact, role, given, {"willen": willen, "kunnen": kunnen, "context": context})


EMPLOYERS = [
    _employer(
        "Drukkerij Zonneveld",
        "Joost Jansen",
        "hr",
        facts="C privaat 50-99 meer moeilijk partner",
        help_wanted="begeleiding functies",
        leaning="4 3 2.6",
    ),
    _employer(
        "Kwekerij Groenrijk",
        "Anne Groen",
        "directie",
        facts="A privaat 10-24 een moeilijk ontzorgen",
        help_wanted="begeleiding regelingen",
        leaning="3.2 3.4 2.2",
    ),
    _employer(
        "Hotel Rijnzicht",
        "Sem Vos",
        "leidinggevende",
        facts="I privaat 50-99 eerder moeilijk vacatures",
        help_wanted="kandidaten",
        leaning="3.6 3 2.5",
    ),
    _employer(
        "Zorggroep De Linde",
        "Mila Peters",
        "hr",
        facts="Q nonprofit 250+ meer moeilijk partner",
        help_wanted="plannen functies",
        leaning="4.3 3.8 3.6",
    ),
    _employer(
        "Bakkerij Van Oers",
        "Toon van Oers",
        "directie",
        facts="G privaat 10-24 nooit gewoon vacatures",
        help_wanted="kandidaten team",
        leaning="3.5 2.6 2.3",
    ),
    _employer(
        "Gemeente Rijnoever",
        "Iris Kok",
        "hr",
        facts="O publiek 250+ meer gewoon onbekend",
        help_wanted="procedures andere-werkgevers",
        leaning="4 3.2 4",
    ),
    _employer(
        "Installatiebedrijf Kok",
        "Dirk Kok",
        "directie",
        facts="F privaat 25-49 nooit moeilijk ontzorgen",
        help_wanted="regelingen",
        leaning="2.2 2 1.8",
    ),
    _employer(
        "Basisschool De Vlieger",
        "Noor Mulder",
        "leidinggevende",
        facts="P publiek 25-49 een moeilijk partner",
        help_wanted="functies begeleiding",
        leaning="4.4 3.5 3",
    ),
]


class Command(BaseCommand):
    """See the module."""

    help = "Zet mensen en werkgevers klaar om de site uit te proberen. Weigert als DEBUG uit staat."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEBUG:
            raise CommandError("Dit is geen proefsite (DEBUG staat uit): er worden geen voorbeelden gemaakt.")
        with transaction.atomic():
            points = {region: _service_point(region) for region in (REGION, "Rijnmond")}
            _fill_in_the_contact()
            for email, first, last, region, group in PEOPLE:
                _person(email, first, last, points.get(region or ""), group)
            for employer in EMPLOYERS:
                if not Scan.objects.filter(organisation__name=employer.name).exists():
                    _finished_scan(employer, points[REGION])
            write_dossiers(points[REGION])
            invite_employers(points[REGION])
        for line in _explanation():
            self.stdout.write(line)


def _fill_in_the_contact() -> None:
    """Give the demo site a region and somebody to mail, where an editor did not do so yet."""
    setting = apps.get_model("pages", "MenusAndContact").objects
    setting.filter(region_name="").update(
        region_name=REGION, contact_name=f"Werkgeversservicepunt {REGION}", contact_email="wsp@example.org"
    )


def _service_point(region: str) -> ServicePoint:
    fields = {"name": f"Werkgeversservicepunt {region}", "phone": "000 000 00 00", "email": "wsp@example.org"}
    return ServicePoint.objects.get_or_create(region=region, defaults=fields)[0]


def _person(email: str, first: str, last: str, point: ServicePoint | None, group: str | None) -> None:
    user = User.objects.filter(email=email).first()
    if user is None:
        user = User.objects.create_user(email, PASSWORD, first_name=first, last_name=last)
    if not Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists():
        TOTP.activate(user, SECRET)
    if point:
        Membership.objects.get_or_create(service_point=point, user=user, defaults={"is_lead": email == LEAD})
    if group:
        user.groups.add(Group.objects.get(name=group))


def _finished_scan(employer: Employer, point: ServicePoint) -> None:
    """Fill in, finish and share a scan, with the same actions as an employer."""
    together = employer is EMPLOYERS[6]
    response = sit_with(employer.name, employer.role, point) if together else actions.start_scan(employer.role)
    chance = random.Random(employer.name)  # noqa: S311  (the same answers every time; nothing secret)
    for key, value in employer.facts.items():
        actions.save_answer(response, key, value, Screen("demo", 1))
    _rate_everything(response, partial(_rating, response.instrument, employer, chance))
    if employer.facts["ervaring"] == "meer":
        for key, value in (("aantal", chance.randint(2, 9)), ("vast", "deel"), ("instroom", chance.randint(0, 3))):
            actions.save_answer(response, key, value, Screen("demo", 1))
    result = actions.finish(response)
    if response.sitting:
        end_sitting(response.sitting)
    if employer is EMPLOYERS[0]:
        make_plan(result)
    if employer is EMPLOYERS[3]:
        let_colleagues_take_part(response, partial(_rating, response.instrument, employer, chance))
    if employer is EMPLOYERS[7]:
        make_plan(result)
        better = partial(_rating, response.instrument, employer, chance, shift=0.7)
        response = measure_again(response.scan, better)
    parts = SharedParts(open_answers=True, roles=True, plan=True)
    share(
        response.scan,
        Choices(point, parts, timezone.localdate() + USUAL),
        organisation_name=employer.name,
        contact_name=employer.contact,
        contact_email="contact@example.org",
    )


def _rate_everything(response: Response, rate: Callable[[Question], Answer]) -> None:
    for screen in open_route(response).screens:
        for question in screen.questions:
            if question.type == "rating":
                actions.save_answer(response, question.key, rate(question), Screen("demo", 1))


def _rating(
    instrument: Instrument, employer: Employer, chance: random.Random, question: Question, shift: float = 0
) -> Answer:
    """An answer around the leaning of the employer, shifted for a colleague; now and then a "weet ik niet"."""
    if question.dont_know and chance.random() < 0.06:
        return DONT_KNOW
    options = instrument.options[question.key]
    dimension = instrument.dimension_of_scale.get(question.scale or "")
    centre = employer.leaning[dimension] if dimension else 2.4
    place = round(chance.gauss(centre + shift, 0.9))
    return options[min(len(options), max(1, place)) - 1].value


def _explanation() -> list[str]:
    """The log-ins, with the second factor, for who starts the site."""
    counter = next(iter(yield_hotp_counters_from_time()))
    code = format_hotp_value(hotp_value(SECRET, counter))
    return [
        "",
        "Inloggen op /account/login/ met een van deze adressen:",
        *(f"  {email:<24} {f'accountmanager, {point}' if point else group}" for email, _, _, point, group in PEOPLE),
        f"Wachtwoord: {PASSWORD}",
        f"Tweede factor: voer dit geheim in je authenticator-app in: {SECRET}",
        f"  (of gebruik nu deze code: {code}; een nieuwe krijg je met: DEBUG=1 .venv/bin/python manage.py demo)",
    ]
