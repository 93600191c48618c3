"""Which fields are told to who asks for everything that is kept? Each of each model is here, with a reason if not.

A test holds this against the models: a new field has to be told, or to be kept back with a reason.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model

from scan.models import (
    AccessLink,
    Agreement,
    Answer,
    Assignment,
    AuditEvent,
    Contact,
    Dossier,
    DossierEvent,
    EmployerInvitation,
    Invitation,
    Note,
    Organisation,
    OwnView,
    Plan,
    PlanNote,
    PlanStep,
    Reminder,
    ReminderMail,
    Response,
    Result,
    RoleLink,
    Scan,
    Share,
    Sitting,
    StatusChange,
)

_KEY = "geeft toegang, of is afgeleid van een geheim"
_PLACE = "blijkt uit de plaats in dit bestand"
_NAMED = "staat er met de naam, niet met het nummer"
_SAVING = "hulpmiddel bij het opslaan, zegt niets over de werkgever"
_REPEATS = "herhaalt wat al in het resultaat staat"
_ALWAYS_KEPT_BACK = {"id": "nummer in de database"}


@dataclass(frozen=True)
class Told:
    """The names of the fields that are told, and of each other field why it is not."""

    fields: tuple[str, ...]
    kept_back: Mapping[str, str] = field(default_factory=dict)


def _told(names: str, **kept_back: str) -> Told:
    return Told(tuple(names.split()), _ALWAYS_KEPT_BACK | kept_back)


OF_THE_EMPLOYER: dict[type[Model], Told] = {
    Organisation: _told("name created_at"),
    Scan: _told(
        "public_id started_at round_closed_at",
        organisation=_PLACE,
        version=_NAMED,
        previous=_NAMED,
        result=_PLACE,
    ),
    Response: _told(
        "public_id role short started_at finished_at closed_at",
        scan=_PLACE,
        is_owner="alleen het antwoord van de eigenaar staat hier",
        address_mark=_KEY,
    ),
    Answer: _told(
        "question value helped saved_at",
        response=_PLACE,
        page_load=_SAVING,
        numbers=_SAVING,
        revision=_SAVING,
    ),
    Result: _told(
        "created_at data own_answers",
        scan=_PLACE,
        version=_NAMED,
        dimensions=_REPEATS,
        sector=_REPEATS,
        size=_REPEATS,
        kind=_REPEATS,
        stage=_REPEATS,
        lowest=_REPEATS,
        style=_REPEATS,
        wishes=_REPEATS,
        helped=_REPEATS,
    ),
    AccessLink: _told("created_at expires_at revoked_at mailed used_at", response=_PLACE, token_hash=_KEY),
    Invitation: _told("role places created_at closed_at", scan=_PLACE),
    RoleLink: _told("created_at expires_at revoked_at", invitation=_PLACE, token_hash=_KEY),
    Plan: _told("started_at", scan=_PLACE),
    PlanStep: _told(
        "step title status status_at chosen_at reason reason_words if_words then_words who due first_action help_from "
        "help_words changed_at",
        plan=_PLACE,
        public_id=_SAVING,
        version=_NAMED,
        revision=_SAVING,
    ),
    StatusChange: _told("status at", plan_step=_PLACE),
    PlanNote: _told("text written_at", plan_step=_PLACE),
    Reminder: _told(
        "address rhythm with_link consent_text asked_at confirm_until confirmed_at",
        plan=_PLACE,
        public_id=_KEY,
        confirm_hash=_KEY,
    ),
    ReminderMail: _told("due sent_at", reminder=_PLACE, claimed=_SAVING, attempts=_SAVING),
    Share: _told(
        "organisation_name contact_name contact_email includes_open_answers includes_roles includes_plan consent_text "
        "shared_at until withdrawn_at first_seen_at",
        scan=_PLACE,
        service_point=_NAMED,
    ),
    Sitting: _told(
        "by_phone started_at expires_at ended_at",
        response=_PLACE,
        dossier=_NAMED,
        public_id=_KEY,
        user=_NAMED,
    ),
    EmployerInvitation: _told(
        "email contact_name given_by reason invited_at sent_at failed_at reminded_at opened_at started_at stopped_at "
        "withdrawn_at erased_at",
        dossier=_NAMED,
        public_id=_KEY,
        invited_by=_NAMED,
        token_hash=_KEY,
        stop_hash=_KEY,
        scan=_PLACE,
    ),
    AuditEvent: _told("at act", scan_id=_PLACE, user_id=_NAMED, service_point_id=_NAMED),
}
"""What a scan holds, for the employer."""

OF_THE_SERVICE_POINT: dict[type[Model], Told] = {
    Dossier: _told(
        "name follow_up_on service_phase created_at",
        public_id=_SAVING,
        service_point=_NAMED,
        merged_into="wat samengevoegd is, staat er samen",
        joined="wat samengevoegd is, staat er samen",
    ),
    Note: _told(
        "kind happened_on text written_at changed_at",
        dossier=_PLACE,
        public_id=_SAVING,
        author=_NAMED,
        revision=_SAVING,
    ),
    Agreement: _told(
        "text side due done_on written_at",
        dossier=_PLACE,
        public_id=_SAVING,
        author=_NAMED,
        done_by=_NAMED,
        revision=_SAVING,
    ),
    Contact: _told(
        "name position email phone since until written_at",
        dossier=_PLACE,
        public_id=_SAVING,
        author=_NAMED,
        revision=_SAVING,
    ),
    OwnView: _told("style text written_at", dossier=_PLACE, author=_NAMED),
    Assignment: _told("since until note read_at", dossier=_PLACE, manager=_NAMED, given_by=_NAMED),
    DossierEvent: _told("at deed about", dossier=_PLACE, user=_NAMED),
}
"""What a service point wrote itself."""

EVERYTHING = OF_THE_EMPLOYER | OF_THE_SERVICE_POINT


def told(thing: Model, **named: Any) -> dict[str, Any]:
    """The fields of a row that are told, by name; `named` says who or what a foreign key points at."""
    return {name: getattr(thing, name) for name in EVERYTHING[type(thing)].fields} | named
