"""Who may open what: every role at every address of our own, looking and posting, in one table."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from pages.loading.groups import EDITOR, MANAGER
from scan.core.wording import answer_label
from scan.models import (
    Agreement,
    Answer,
    Assignment,
    AuditEvent,
    Contact,
    Dossier,
    DossierEvent,
    EmployerInvitation,
    ExportJob,
    InstrumentVersion,
    Invitation,
    Note,
    Organisation,
    OwnView,
    Plan,
    PlanNote,
    PlanStep,
    Reminder,
    Response,
    Result,
    RoleLink,
    SavedFilter,
    Scan,
    ServicePoint,
    Share,
    Sitting,
    User,
)
from scan.models.inviting_employers import start_token
from scan.models.inviting_employers import stop_token as stop_all_token
from scan.models.link import hashed, make_link
from scan.models.portfolio import JobStatus
from scan.models.working import SampleEmployerRow
from scan.questionnaire.inviting import invite
from scan.results.plan.actions import choose, write
from scan.results.plan.reminding import stop_token
from scan.workspace.inviting.actions import Wanted
from scan.workspace.inviting.actions import invite as invite_employers
from tests import factories
from tests.loaded import load_site

NAME = "Drukkerij Zonneveld"
PLANNED = "het nachtrooster af is"
ADDRESS = "herinner@example.org"
CONFIRM = "een-lang-en-toevallig-teken"
REMARK = "Onze zorg is het rooster van de nacht"
ROLES = (
    "anon",  # nobody in particular
    "owner",  # of the scan in the addresses, who finished and shared it
    "other",  # the owner of another scan
    "mate",  # who fills in for the same scan, and does not own it
    "manager",  # an account manager of the service point that it is shared with
    "elsewhere",  # an account manager of another service point, and its team lead
    "former",  # no longer a member of the service point
    "editor",
    "admin",  # in the group Beheerder
    "super",  # a superuser who is a member of no service point
    "nocode",  # an account manager of the service point, and superuser, without a second factor
)
# login: sent to the log-in. code: sent to setting up a second factor. *: something of the scan changed.
# !: something of the employer stands in it, a name, a remark or an answer (also as one of the options of a question).
# {owner} and {mate}: the ids of the two responses. {invite}: the token of a link for a role.
# {step}: the key of a step in the plan. {stop}: the token that stops its reminders, {confirm}: the one that says yes.
# {job}: a workbook of the list of the account manager.
# {sample}: the id of a sample employer. {dossier}: that of the service point about the employer.
# {employer} and {no_more}: the tokens of an invitation of this employer, to begin and to stop; {invitation}: its id.
# {member} was merged into it; {second} is another one. {note}, {agreement}, {contact}: what stands in the dossier.
TABLE = """
                                            anon  owner other mate  manager elsewhere former editor admin super nocode
GET  /                                      200   200   200   200   200     200       200    200    200   200   code
POST /                                      200   200   200   200   200     200       200    200    200   200   code
GET  /contact/                              200   200   200   200   200     200       200    200    200   200   code
POST /contact/                              200   200   200   200   200     200       200    200    200   200   code
GET  /zoeken/                               200   200   200   200   200     200       200    200    200   200   code
POST /zoeken/                               405   405   405   405   405     405       405    405    405   405   code
GET  /was-dit-nuttig/                       404   404   404   404   404     404       404    404    404   404   code
POST /was-dit-nuttig/                       404   404   404   404   404     404       404    404    404   404   code
GET  /sitemap.xml                           200   200   200   200   200     200       200    200    200   200   code
POST /sitemap.xml                           405   405   405   405   405     405       405    405    405   405   code
GET  /rss.xml                               200   200   200   200   200     200       200    200    200   200   code
POST /rss.xml                               405   405   405   405   405     405       405    405    405   405   code
GET  /robots.txt                            200   200   200   200   200     200       200    200    200   200   code
POST /robots.txt                            405   405   405   405   405     405       405    405    405   405   code
GET  /favicon.ico                           302   302   302   302   302     302       302    302    302   302   code
POST /favicon.ico                           405   405   405   405   405     405       405    405    405   405   code
GET  /scan/start/                           200   200   200   200   200     200       200    200    200   200   code
POST /scan/start/                           302   302   302   302   302     302       302    302    302   302   code
GET  /scan/gewist/                          200   200   200   200   200     200       200    200    200   200   code
POST /scan/gewist/                          405   405   405   405   405     405       405    405    405   405   code
GET  /scan/vragenlijst/                     200!  200!  200!  200!  200!    200!      200!   200!   200!  200!  code
POST /scan/vragenlijst/                     405   405   405   405   405     405       405    405    405   405   code
GET  /scan/link-kwijt/                      200   200   200   200   200     200       200    200    200   200   code
POST /scan/link-kwijt/                      302   302   302   302   302     302       302    302    302   302   code
GET  /scan/link-kwijt/gevraagd/             200   200   200   200   200     200       200    200    200   200   code
POST /scan/link-kwijt/gevraagd/             405   405   405   405   405     405       405    405    405   405   code
GET  /scan/gesloten/                        200   200   200   200   200     200       200    200    200   200   code
POST /scan/gesloten/                        405   405   405   405   405     405       405    405    405   405   code
GET  /scan/teruggenomen/                    200   200   200   200   200     200       200    200    200   200   code
POST /scan/teruggenomen/                    405   405   405   405   405     405       405    405    405   405   code
GET  /link/{token}/                         200   200   200   200   200     200       200    200    200   200   code
POST /link/{token}/                         302   302   302   302   302     302       302    302    302   302   code
GET  /meedoen/{invite}/                     200!  200   200!  200   200!    200!      200!   200!   200!  200!  code
POST /meedoen/{invite}/                     200*  403   200*  302   200*    200*      200*   200*   200*  200*  code
GET  /scan/{owner}/                         403   302   403   403   403     403       403    403    403   403   code
POST /scan/{owner}/                         405   405   405   405   405     405       405    405    405   405   code
GET  /scan/{owner}/vragen/opbrengsten/      403   302   403   403   403     403       403    403    403   403   code
POST /scan/{owner}/vragen/opbrengsten/      403   409!  403   403   403     403       403    403    403   403   code
GET  /scan/{owner}/vragen/opbrengsten/1/    403   302   403   403   403     403       403    403    403   403   code
POST /scan/{owner}/vragen/opbrengsten/1/    403   409!  403   403   403     403       403    403    403   403   code
GET  /scan/{owner}/antwoord/att-past/       405   405   405   405   405     405       405    405    405   405   code
POST /scan/{owner}/antwoord/att-past/       403   409   403   403   403     403       403    403    403   403   code
GET  /scan/{owner}/sluiten/                 405   405   405   405   405     405       405    405    405   405   code
POST /scan/{owner}/sluiten/                 403   302   403   403   403     403       403    403    403   403   code
GET  /scan/{owner}/later/                   403   200   403   403   403     403       403    403    403   403   code
POST /scan/{owner}/later/                   403   200*  403   403   403     403       403    403    403   403   code
GET  /scan/{owner}/links/intrekken/         405   405   405   405   405     405       405    405    405   405   code
POST /scan/{owner}/links/intrekken/         403   302*  403   403   403     403       403    403    403   403   code
GET  /scan/{owner}/mailadres/vergeten/      405   405   405   405   405     405       405    405    405   405   code
POST /scan/{owner}/mailadres/vergeten/      403   302   403   403   403     403       403    403    403   403   code
GET  /scan/{owner}/controle/                403   302   403   403   403     403       403    403    403   403   code
POST /scan/{owner}/controle/                403   302   403   403   403     403       403    403    403   403   code
GET  /scan/{owner}/afgerond/                403   200   403   403   403     403       403    403    403   403   code
POST /scan/{owner}/afgerond/                403   302*  403   403   403     403       403    403    403   403   code
GET  /scan/{owner}/wissen/                  403   200   403   403   403     403       403    403    403   403   code
POST /scan/{owner}/wissen/                  403   302*  403   403   403     403       403    403    403   403   code
GET  /scan/{owner}/antwoorden/              403   200!  403   403   403     403       403    403    403   403   code
POST /scan/{owner}/antwoorden/              405   405   405   405   405     405       405    405    405   405   code
GET  /scan/{owner}/terugnemen/              403   302   403   403   403     403       403    403    403   403   code
POST /scan/{owner}/terugnemen/              403   302   403   403   403     403       403    403    403   403   code
GET  /scan/{owner}/collegas/                403   200   403   403   403     403       403    403    403   403   code
POST /scan/{owner}/collegas/                405   405   405   405   405     405       405    405    405   405   code
GET  /scan/{owner}/collegas/sluiten/        403   200   403   403   403     403       403    403    403   403   code
POST /scan/{owner}/collegas/sluiten/        403   302*  403   403   403     403       403    403    403   403   code
GET  /scan/{owner}/collegas/rol/hr/         403   200   403   403   403     403       403    403    403   403   code
POST /scan/{owner}/collegas/rol/hr/         403   200!* 403   403   403     403       403    403    403   403   code
GET  /scan/{owner}/opnieuw/                 403   200   403   403   403     403       403    403    403   403   code
POST /scan/{owner}/opnieuw/                 403   302*  403   403   403     403       403    403    403   403   code
GET  /scan/{owner}/opnieuw/begonnen/        403   302   403   403   403     403       403    403    403   403   code
POST /scan/{owner}/opnieuw/begonnen/        405   405   405   405   405     405       405    405    405   405   code
GET  /scan/{owner}/resultaat/               403   200!  403   403   403     403       403    403    403   403   code
POST /scan/{owner}/resultaat/               405   405   405   405   405     405       405    405    405   405   code
GET  /scan/{owner}/resultaat/excel/         403   200!  403   403   403     403       403    403    403   403   code
POST /scan/{owner}/resultaat/excel/         405   405   405   405   405     405       405    405    405   405   code
GET  /scan/{owner}/delen/                   403   200   403   403   403     403       403    403    403   403   code
POST /scan/{owner}/delen/                   405   405   405   405   405     405       405    405    405   405   code
GET  /scan/{owner}/delen/stoppen/           405   405   405   405   405     405       405    405    405   405   code
POST /scan/{owner}/delen/stoppen/           403   302*  403   403   403     403       403    403    403   403   code
GET  /scan/{owner}/delen/keuzes/            403   200   403   403   403     403       403    403    403   403   code
POST /scan/{owner}/delen/keuzes/            405   405   405   405   405     405       405    405    405   405   code
GET  /scan/{owner}/delen/voorbeeld/         403   200!  403   403   403     403       403    403    403   403   code
POST /scan/{owner}/delen/voorbeeld/         405   405   405   405   405     405       405    405    405   405   code
GET  /scan/{owner}/delen/akkoord/           403   302   403   403   403     403       403    403    403   403   code
POST /scan/{owner}/delen/akkoord/           403   302   403   403   403     403       403    403    403   403   code
GET  /scan/{owner}/kort/                    403   302   403   403   403     403       403    403    403   403   code
POST /scan/{owner}/kort/                    405   405   405   405   405     405       405    405    405   405   code
GET  /scan/{owner}/kort/verder/             405   405   405   405   405     405       405    405    405   405   code
POST /scan/{owner}/kort/verder/             403   302   403   403   403     403       403    403    403   403   code
GET  /scan/{owner}/alles/                   403   200!  403   403   403     403       403    403    403   403   code
POST /scan/{owner}/alles/                   405   405   405   405   405     405       405    405    405   405   code
GET  /scan/{owner}/logboek/                 403   200   403   403   403     403       403    403    403   403   code
POST /scan/{owner}/logboek/                 405   405   405   405   405     405       405    405    405   405   code
GET  /scan/{owner}/resultaat/pdf/           403   200   403   403   403     403       403    403    403   403   code
POST /scan/{owner}/resultaat/pdf/           405   405   405   405   405     405       405    405    405   405   code
GET  /scan/{owner}/plan/                    403   200!  403   403   403     403       403    403    403   403   code
POST /scan/{owner}/plan/                    405   405   405   405   405     405       405    405    405   405   code
GET  /scan/{owner}/plan/pdf/                403   200   403   403   403     403       403    403    403   403   code
POST /scan/{owner}/plan/pdf/                405   405   405   405   405     405       405    405    405   405   code
GET  /scan/{owner}/plan/agenda/             403   200!  403   403   403     403       403    403    403   403   code
POST /scan/{owner}/plan/agenda/             405   405   405   405   405     405       405    405    405   405   code
GET  /scan/{owner}/plan/herinnering/        403   200!  403   403   403     403       403    403    403   403   code
POST /scan/{owner}/plan/herinnering/        403   302*  403   403   403     403       403    403    403   403   code
GET  /scan/{owner}/plan/herinnering/bevestiging/ 405 405 405 405   405     405       405    405    405   405   code
POST /scan/{owner}/plan/herinnering/bevestiging/ 403 302* 403 403   403     403       403    403    403   403   code
GET  /scan/{owner}/plan/herinnering/stoppen/ 405   405   405   405   405     405       405    405    405   405   code
POST /scan/{owner}/plan/herinnering/stoppen/ 403   302*  403   403   403     403       403    403    403   403   code
GET  /scan/{owner}/plan/stap/{step}/        403   200!  403   403   403     403       403    403    403   403   code
POST /scan/{owner}/plan/stap/{step}/        403   302*  403   403   403     403       403    403    403   403   code
GET  /scan/{owner}/plan/stap/{step}/kiezen/ 405   405   405   405   405     405       405    405    405   405   code
POST /scan/{owner}/plan/stap/{step}/kiezen/ 403   302*  403   403   403     403       403    403    403   403   code
GET  /scan/{owner}/plan/stap/{step}/opzij/  403   200   403   403   403     403       403    403    403   403   code
POST /scan/{owner}/plan/stap/{step}/opzij/  403   302*  403   403   403     403       403    403    403   403   code
GET  /scan/{owner}/plan/stap/{step}/terug/  405   405   405   405   405     405       405    405    405   405   code
POST /scan/{owner}/plan/stap/{step}/terug/  403   302*  403   403   403     403       403    403    403   403   code
GET  /scan/{owner}/plan/stap/{step}/status/ 405   405   405   405   405     405       405    405    405   405   code
POST /scan/{owner}/plan/stap/{step}/status/ 403   302*  403   403   403     403       403    403    403   403   code
GET  /scan/{owner}/plan/stap/{step}/notitie/ 405   405   405   405   405     405       405    405    405   405   code
POST /scan/{owner}/plan/stap/{step}/notitie/ 403   302*  403   403   403     403       403    403    403   403   code
GET  /scan/{owner}/plan/stap/{step}/agenda/ 403   200!  403   403   403     403       403    403    403   403   code
POST /scan/{owner}/plan/stap/{step}/agenda/ 405   405   405   405   405     405       405    405    405   405   code
GET  /scan/{mate}/                          403   403   403   302   403     403       403    403    403   403   code
POST /scan/{mate}/                          405   405   405   405   405     405       405    405    405   405   code
GET  /scan/{mate}/vragen/opbrengsten/       403   403   403   200!  403     403       403    403    403   403   code
POST /scan/{mate}/vragen/opbrengsten/       403   403   403   302*  403     403       403    403    403   403   code
GET  /scan/{mate}/vragen/opbrengsten/1/     403   403   403   200!  403     403       403    403    403   403   code
POST /scan/{mate}/vragen/opbrengsten/1/     403   403   403   302*  403     403       403    403    403   403   code
GET  /scan/{mate}/antwoord/att-past/        405   405   405   405   405     405       405    405    405   405   code
POST /scan/{mate}/antwoord/att-past/        403   403   403   200!* 403     403       403    403    403   403   code
GET  /scan/{mate}/later/                    403   403   403   200   403     403       403    403    403   403   code
POST /scan/{mate}/later/                    403   403   403   200*  403     403       403    403    403   403   code
GET  /scan/{mate}/links/intrekken/          405   405   405   405   405     405       405    405    405   405   code
POST /scan/{mate}/links/intrekken/          403   403   403   302*  403     403       403    403    403   403   code
GET  /scan/{mate}/mailadres/vergeten/       405   405   405   405   405     405       405    405    405   405   code
POST /scan/{mate}/mailadres/vergeten/       403   403   403   302   403     403       403    403    403   403   code
GET  /scan/{mate}/controle/                 403   403   403   200   403     403       403    403    403   403   code
POST /scan/{mate}/controle/                 403   403   403   302*  403     403       403    403    403   403   code
GET  /scan/{mate}/afgerond/                 403   403   403   302   403     403       403    403    403   403   code
POST /scan/{mate}/afgerond/                 403   403   403   302   403     403       403    403    403   403   code
GET  /scan/{mate}/wissen/                   403   403   403   403   403     403       403    403    403   403   code
POST /scan/{mate}/wissen/                   403   403   403   403   403     403       403    403    403   403   code
GET  /scan/{mate}/antwoorden/               403   403   403   200   403     403       403    403    403   403   code
POST /scan/{mate}/antwoorden/               405   405   405   405   405     405       405    405    405   405   code
GET  /scan/{mate}/terugnemen/               403   403   403   200   403     403       403    403    403   403   code
POST /scan/{mate}/terugnemen/               403   403   403   302*  403     403       403    403    403   403   code
GET  /scan/{mate}/collegas/                 403   403   403   403   403     403       403    403    403   403   code
POST /scan/{mate}/collegas/                 405   405   405   405   405     405       405    405    405   405   code
GET  /scan/{mate}/collegas/sluiten/         403   403   403   403   403     403       403    403    403   403   code
POST /scan/{mate}/collegas/sluiten/         403   403   403   403   403     403       403    403    403   403   code
GET  /scan/{mate}/collegas/rol/hr/          403   403   403   403   403     403       403    403    403   403   code
POST /scan/{mate}/collegas/rol/hr/          403   403   403   403   403     403       403    403    403   403   code
GET  /scan/{mate}/opnieuw/                  403   403   403   403   403     403       403    403    403   403   code
POST /scan/{mate}/opnieuw/                  403   403   403   403   403     403       403    403    403   403   code
GET  /scan/{mate}/opnieuw/begonnen/         403   403   403   403   403     403       403    403    403   403   code
POST /scan/{mate}/opnieuw/begonnen/         405   405   405   405   405     405       405    405    405   405   code
GET  /scan/{mate}/resultaat/                403   403   403   403   403     403       403    403    403   403   code
POST /scan/{mate}/resultaat/                405   405   405   405   405     405       405    405    405   405   code
GET  /scan/{mate}/resultaat/excel/          403   403   403   403   403     403       403    403    403   403   code
POST /scan/{mate}/resultaat/excel/          405   405   405   405   405     405       405    405    405   405   code
GET  /scan/{mate}/delen/                    403   403   403   403   403     403       403    403    403   403   code
POST /scan/{mate}/delen/                    405   405   405   405   405     405       405    405    405   405   code
GET  /scan/{mate}/delen/stoppen/            405   405   405   405   405     405       405    405    405   405   code
POST /scan/{mate}/delen/stoppen/            403   403   403   403   403     403       403    403    403   403   code
GET  /scan/{mate}/delen/keuzes/             403   403   403   403   403     403       403    403    403   403   code
POST /scan/{mate}/delen/keuzes/             405   405   405   405   405     405       405    405    405   405   code
GET  /scan/{mate}/delen/voorbeeld/          403   403   403   403   403     403       403    403    403   403   code
POST /scan/{mate}/delen/voorbeeld/          405   405   405   405   405     405       405    405    405   405   code
GET  /scan/{mate}/delen/akkoord/            403   403   403   403   403     403       403    403    403   403   code
POST /scan/{mate}/delen/akkoord/            403   403   403   403   403     403       403    403    403   403   code
GET  /scan/{mate}/kort/                     403   403   403   403   403     403       403    403    403   403   code
POST /scan/{mate}/kort/                     405   405   405   405   405     405       405    405    405   405   code
GET  /scan/{mate}/kort/verder/              405   405   405   405   405     405       405    405    405   405   code
POST /scan/{mate}/kort/verder/              403   403   403   403   403     403       403    403    403   403   code
GET  /scan/{mate}/alles/                    403   403   403   403   403     403       403    403    403   403   code
POST /scan/{mate}/alles/                    405   405   405   405   405     405       405    405    405   405   code
GET  /scan/{mate}/logboek/                  403   403   403   403   403     403       403    403    403   403   code
POST /scan/{mate}/logboek/                  405   405   405   405   405     405       405    405    405   405   code
GET  /scan/{mate}/resultaat/pdf/            403   403   403   403   403     403       403    403    403   403   code
POST /scan/{mate}/resultaat/pdf/            405   405   405   405   405     405       405    405    405   405   code
GET  /scan/{mate}/plan/                     403   403   403   403   403     403       403    403    403   403   code
POST /scan/{mate}/plan/                     405   405   405   405   405     405       405    405    405   405   code
GET  /scan/{mate}/plan/pdf/                 403   403   403   403   403     403       403    403    403   403   code
POST /scan/{mate}/plan/pdf/                 405   405   405   405   405     405       405    405    405   405   code
GET  /scan/{mate}/plan/agenda/              403   403   403   403   403     403       403    403    403   403   code
POST /scan/{mate}/plan/agenda/              405   405   405   405   405     405       405    405    405   405   code
GET  /scan/{mate}/plan/herinnering/         403   403   403   403   403     403       403    403    403   403   code
POST /scan/{mate}/plan/herinnering/         403   403   403   403   403     403       403    403    403   403   code
GET  /scan/{mate}/plan/herinnering/bevestiging/ 405 405 405 405    405     405       405    405    405   405   code
POST /scan/{mate}/plan/herinnering/bevestiging/ 403 403 403 403    403     403       403    403    403   403   code
GET  /scan/{mate}/plan/herinnering/stoppen/ 405   405   405   405   405     405       405    405    405   405   code
POST /scan/{mate}/plan/herinnering/stoppen/ 403   403   403   403   403     403       403    403    403   403   code
GET  /scan/{mate}/plan/stap/{step}/         403   403   403   403   403     403       403    403    403   403   code
POST /scan/{mate}/plan/stap/{step}/         403   403   403   403   403     403       403    403    403   403   code
GET  /scan/{mate}/plan/stap/{step}/kiezen/  405   405   405   405   405     405       405    405    405   405   code
POST /scan/{mate}/plan/stap/{step}/kiezen/  403   403   403   403   403     403       403    403    403   403   code
GET  /scan/{mate}/plan/stap/{step}/opzij/   403   403   403   403   403     403       403    403    403   403   code
POST /scan/{mate}/plan/stap/{step}/opzij/   403   403   403   403   403     403       403    403    403   403   code
GET  /scan/{mate}/plan/stap/{step}/terug/   405   405   405   405   405     405       405    405    405   405   code
POST /scan/{mate}/plan/stap/{step}/terug/   403   403   403   403   403     403       403    403    403   403   code
GET  /scan/{mate}/plan/stap/{step}/status/  405   405   405   405   405     405       405    405    405   405   code
POST /scan/{mate}/plan/stap/{step}/status/  403   403   403   403   403     403       403    403    403   403   code
GET  /scan/{mate}/plan/stap/{step}/notitie/ 405   405   405   405   405     405       405    405    405   405   code
POST /scan/{mate}/plan/stap/{step}/notitie/ 403   403   403   403   403     403       403    403    403   403   code
GET  /scan/{mate}/plan/stap/{step}/agenda/  403   403   403   403   403     403       403    403    403   403   code
POST /scan/{mate}/plan/stap/{step}/agenda/  405   405   405   405   405     405       405    405    405   405   code
GET  /herinnering/{stop}/                   200   200   200   200   200     200       200    200    200   200   code
POST /herinnering/{stop}/                   200*  200*  200*  200*  200*    200*      200*   200*   200*  200*  code
GET  /bevestigen/{confirm}/                 200   200   200   200   200     200       200    200    200   200   code
POST /bevestigen/{confirm}/                 302*  302*  302*  302*  302*    302*      302*   302*   302*  302*  code
GET  /werkplek/                             login login login login 200!    200       403    403    403   403   code
POST /werkplek/                             405   405   405   405   405     405       405    405    405   405   code
GET  /werkplek/scans/{scan}/                login login login login 200!    404       404    404    404   404   code
POST /werkplek/scans/{scan}/                405   405   405   405   405     405       405    405    405   405   code
GET  /werkplek/scans/{scan}/excel/          login login login login 200!    404       404    404    404   404   code
POST /werkplek/scans/{scan}/excel/          405   405   405   405   405     405       405    405    405   405   code
GET  /werkplek/excel/                       login login login login 200     200       403    403    403   403   code
POST /werkplek/excel/                       login login login login 302*    302*      403    403    403   403   code
GET  /werkplek/excel/{job}/                 login login login login 410     404       404    404    404   404   code
POST /werkplek/excel/{job}/                 405   405   405   405   405     405       405    405    405   405   code
GET  /werkplek/excel/{job}/opnieuw/         405   405   405   405   405     405       405    405    405   405   code
POST /werkplek/excel/{job}/opnieuw/         login login login login 302*    404       404    404    404   404   code
GET  /werkplek/excel/{job}/weg/             405   405   405   405   405     405       405    405    405   405   code
POST /werkplek/excel/{job}/weg/             login login login login 302*    404       404    404    404   404   code
GET  /werkplek/vandaag/                     login login login login 200!    200       403    403    403   403   code
POST /werkplek/vandaag/                     405   405   405   405   405     405       405    405    405   405   code
GET  /werkplek/logboek/                     login login login login 200     200       200    200    200   200   code
POST /werkplek/logboek/                     405   405   405   405   405     405       405    405    405   405   code
GET  /werkplek/team/                        login login login login 404     200       404    404    404   404   code
POST /werkplek/team/                        405   405   405   405   405     405       405    405    405   405   code
GET  /werkplek/overdracht/                  login login login login 200     200       403    403    403   403   code
POST /werkplek/overdracht/                  login login login login 422     422       403    403    403   403   code
GET  /werkplek/filters/                     login login login login 200     200       403    403    403   403   code
POST /werkplek/filters/                     405   405   405   405   405     405       405    405    405   405   code
GET  /werkplek/filters/bewaren/             login login login login 200     200       403    403    403   403   code
POST /werkplek/filters/bewaren/             login login login login 302*    302*      403    403    403   403   code
GET  /werkplek/filters/9000/                405   405   405   405   405     405       405    405    405   405   code
POST /werkplek/filters/9000/                login login login login 302*    404       403    403    403   403   code
GET  /werkplek/dossiers/{dossier}/voorbereiding/      login login login login 200! 404 404 404 404 404 code
POST /werkplek/dossiers/{dossier}/voorbereiding/      405   405   405   405   405  405 405 405 405 405 code
GET  /werkplek/dossiers/{dossier}/voorbereiding/fase/ 405   405   405   405   405  405 405 405 405 405 code
POST /werkplek/dossiers/{dossier}/voorbereiding/fase/ login login login login 302* 404 404 404 404 404 code
GET  /werkplek/dossiers/{dossier}/voorbereiding/kijk/partner/ 405   405   405   405   405  405 405 405 405 405 code
POST /werkplek/dossiers/{dossier}/voorbereiding/kijk/partner/ login login login login 302* 404 404 404 404 404 code
GET  /werkplek/dossiers/nieuw/ login login login login 200 200 403 403 403 403 code
POST /werkplek/dossiers/nieuw/ login login login login 302* 302* 403 403 403 403 code
GET  /werkplek/dossiers/{dossier}/ login login login login 200! 404 404 404 404 404 code
POST /werkplek/dossiers/{dossier}/ 405 405 405 405 405 405 405 405 405 405 code
GET  /werkplek/dossiers/{dossier}/naam/ login login login login 200! 404 404 404 404 404 code
POST /werkplek/dossiers/{dossier}/naam/ login login login login 302* 404 404 404 404 404 code
GET  /werkplek/dossiers/{dossier}/opvolgen/ login login login login 200! 404 404 404 404 404 code
POST /werkplek/dossiers/{dossier}/opvolgen/ login login login login 302* 404 404 404 404 404 code
GET  /werkplek/dossiers/{dossier}/notities/nieuw/ login login login login 200! 404 404 404 404 404 code
POST /werkplek/dossiers/{dossier}/notities/nieuw/ login login login login 302* 404 404 404 404 404 code
GET  /werkplek/dossiers/{dossier}/notities/{note}/ login login login login 200! 404 404 404 404 404 code
POST /werkplek/dossiers/{dossier}/notities/{note}/ login login login login 302* 404 404 404 404 404 code
GET  /werkplek/dossiers/{dossier}/notities/{note}/wissen/ login login login login 200! 404 404 404 404 404 code
POST /werkplek/dossiers/{dossier}/notities/{note}/wissen/ login login login login 302* 404 404 404 404 404 code
GET  /werkplek/dossiers/{dossier}/afspraken/nieuw/ login login login login 200! 404 404 404 404 404 code
POST /werkplek/dossiers/{dossier}/afspraken/nieuw/ login login login login 302* 404 404 404 404 404 code
GET  /werkplek/dossiers/{dossier}/afspraken/{agreement}/ login login login login 200! 404 404 404 404 404 code
POST /werkplek/dossiers/{dossier}/afspraken/{agreement}/ login login login login 302* 404 404 404 404 404 code
GET  /werkplek/dossiers/{dossier}/afspraken/{agreement}/wissen/ login login login login 200! 404 404 404 404 404 code
POST /werkplek/dossiers/{dossier}/afspraken/{agreement}/wissen/ login login login login 302* 404 404 404 404 404 code
GET  /werkplek/dossiers/{dossier}/contacten/nieuw/ login login login login 200! 404 404 404 404 404 code
POST /werkplek/dossiers/{dossier}/contacten/nieuw/ login login login login 302* 404 404 404 404 404 code
GET  /werkplek/dossiers/{dossier}/contacten/{contact}/ login login login login 200! 404 404 404 404 404 code
POST /werkplek/dossiers/{dossier}/contacten/{contact}/ login login login login 302* 404 404 404 404 404 code
GET  /werkplek/dossiers/{dossier}/contacten/{contact}/wissen/ login login login login 200! 404 404 404 404 404 code
POST /werkplek/dossiers/{dossier}/contacten/{contact}/wissen/ login login login login 302* 404 404 404 404 404 code
GET  /werkplek/dossiers/{dossier}/contacten/{contact}/weg/ login login login login 200! 404 404 404 404 404 code
POST /werkplek/dossiers/{dossier}/contacten/{contact}/weg/ login login login login 302* 404 404 404 404 404 code
GET  /werkplek/dossiers/{dossier}/samenvoegen/{second}/ login login login login 200! 404 404 404 404 404 code
POST /werkplek/dossiers/{dossier}/samenvoegen/{second}/ login login login login 302* 404 404 404 404 404 code
GET  /werkplek/dossiers/{dossier}/uit-elkaar/{member}/ login login login login 200! 404 404 404 404 404 code
POST /werkplek/dossiers/{dossier}/uit-elkaar/{member}/ login login login login 302* 404 404 404 404 404 code
GET  /werkplek/dossiers/{dossier}/contacten/overnemen/ 405 405 405 405 405 405 405 405 405 405 code
POST /werkplek/dossiers/{dossier}/contacten/overnemen/ login login login login 302* 404 404 404 404 404 code
GET  /werkplek/dossiers/{dossier}/afspraken/{agreement}/gedaan/ 405 405 405 405 405 405 405 405 405 405 code
POST /werkplek/dossiers/{dossier}/afspraken/{agreement}/gedaan/ login login login login 302* 404 404 404 404 404 code
GET  /werkplek/dossiers/{second}/overdracht/gelezen/ 405 405 405 405 405 405 405 405 405 405 code
POST /werkplek/dossiers/{second}/overdracht/gelezen/ login login login login 302* 404 404 404 404 404 code
GET  /werkplek/dossiers/{dossier}/samenvoegen/ login login login login 200! 404 404 404 404 404 code
POST /werkplek/dossiers/{dossier}/samenvoegen/ 405 405 405 405 405 405 405 405 405 405 code
GET  /uitnodiging/{employer}/                    200   200   200   200   200   200   200   200   200   200   code
POST /uitnodiging/{employer}/                    302*  302*  302*  302*  302*  302*  302*  302*  302*  302*  code
GET  /geen-uitnodigingen/{no_more}/              200   200   200   200   200   200   200   200   200   200   code
POST /geen-uitnodigingen/{no_more}/              200*  200*  200*  200*  200*  200*  200*  200*  200*  200*  code
GET  /scan/{owner}/samen/klaar/                  403   403   403   403   403   403   403   403   403   403   code
POST /scan/{owner}/samen/klaar/                  403   403   403   403   403   403   403   403   403   403   code
GET  /werkplek/uitnodigen/                       login login login login 200!  200   403   403   403   403   code
POST /werkplek/uitnodigen/                       405   405   405   405   405   405   405   405   405   405   code
GET  /werkplek/uitnodigen/nieuw/                 login login login login 200   200   403   403   403   403   code
POST /werkplek/uitnodigen/nieuw/                 login login login login 302*  302*  403   403   403   403   code
GET  /werkplek/uitnodigen/lijst/                 login login login login 200   200   403   403   403   403   code
POST /werkplek/uitnodigen/lijst/                 login login login login 422   422   403   403   403   403   code
GET  /werkplek/uitnodigen/lijst/voorbeeld/       login login login login 200   200   403   403   403   403   code
POST /werkplek/uitnodigen/lijst/voorbeeld/       405   405   405   405   405   405   405   405   405   405   code
GET  /werkplek/uitnodigen/{invitation}/herinneren/ 405   405   405   405   405   405   405   405   405   405   code
POST /werkplek/uitnodigen/{invitation}/herinneren/ login login login login 302*  404   404   404   404   404   code
GET  /werkplek/uitnodigen/{invitation}/opnieuw/  405   405   405   405   405   405   405   405   405   405   code
POST /werkplek/uitnodigen/{invitation}/opnieuw/  login login login login 302   404   404   404   404   404   code
GET  /werkplek/uitnodigen/{invitation}/intrekken/ login login login login 200!  404   404   404   404   404   code
POST /werkplek/uitnodigen/{invitation}/intrekken/ login login login login 302*  404   404   404   404   404   code
GET  /werkplek/dossiers/{dossier}/uitnodigen/    login login login login 200!  404   404   404   404   404   code
POST /werkplek/dossiers/{dossier}/uitnodigen/    login login login login 302*  404   404   404   404   404   code
GET  /werkplek/dossiers/{dossier}/samen/         login login login login 200!  404   404   404   404   404   code
POST /werkplek/dossiers/{dossier}/samen/         login login login login 302*  404   404   404   404   404   code
GET  /uiterlijk/000000000000.css            200   200   200   200   200     200       200    200    200   200   200
POST /uiterlijk/000000000000.css            405   405   405   405   405     405       405    405    405   405   405
GET  /account/deur/                         login login login login 302     302       403    302    302   302   code
POST /account/deur/                         405   405   405   405   405     405       405    405    405   405   code
GET  /account/2fa/                          login login login login 200     200       200    200    200   200   code
POST /account/2fa/                          login login login login 405     405       405    405    405   405   code
GET  /beheer/                               login login login login login   login     login  200    200   200   code
POST /beheer/                               login login login login login   login     login  405    405   405   code
GET  /beheer/scan/proefscan/                login login login login login   login     login  200    200   200   code
POST /beheer/scan/proefscan/                login login login login login   login     login  200    200   200   code
GET  /beheer/scan/proefwerkgevers/antwoorden/{sample}/ login login login login login login login 200 200 200 code
POST /beheer/scan/proefwerkgevers/antwoorden/{sample}/ login login login login login login login 200 200 200 code
GET  /beheer/scan/proefwerkgevers/antwoorden/{sample}/1/ login login login login login login login 200 200 200 code
POST /beheer/scan/proefwerkgevers/antwoorden/{sample}/1/ login login login login login login login 200 200 200 code
GET  /beheer/schrijfwijzer/                 login login login login login   login     login  200    200   200   code
POST /beheer/schrijfwijzer/                 login login login login login   login     login  405    405   405   code
GET  /beheer/leesbaarheid/                  login login login login login   login     login  405    405   405   code
POST /beheer/leesbaarheid/                  login login login login login   login     login  200    200   200   code
GET  /beheer/overzicht/te-controleren/      login login login login login   login     login  200    200   200   code
POST /beheer/overzicht/te-controleren/      login login login login login   login     login  405    405   405   code
GET  /beheer/overzicht/links/               login login login login login   login     login  200    200   200   code
POST /beheer/overzicht/links/               login login login login login   login     login  405    405   405   code
GET  /beheer/overzicht/nuttig/              login login login login login   login     login  200    200   200   code
POST /beheer/overzicht/nuttig/              login login login login login   login     login  405    405   405   code
GET  /beheer/uiterlijk/voorbeeld.css        login login login login login   login     login  200    200   200   code
POST /beheer/uiterlijk/voorbeeld.css        login login login login login   login     login  405    405   405   code
GET  /beheer/login/                         login login login login login   login     login  login  login login code
POST /beheer/login/                         login login login login login   login     login  login  login login code
GET  /beheer/password_reset/                login login login login login   login     login  login  login login code
POST /beheer/password_reset/                login login login login login   login     login  login  login login code
GET  /_util/login/                          login login login login login   login     login  login  login login code
POST /_util/login/                          login login login login login   login     login  login  login login code
"""

POSTED = {
    "email": "iemand@example.org",
    "role": "hr",
    "att-past": "3",
    "seen-att-past": "0",
    "page_load": "matrix",
    "number": "9",
    "organisation_name": "Veranderd",
    "contact_name": "Veranderd",
    "contact_email": "veranderd@example.org",
    "agreed": "on",
    "status": "gedaan",
    "verdict": "afgewezen",
    "revision": "2",
    "text": "Veranderd",
    "address": "veranderd@example.org",
    "rhythm": "elke-maand",
    "doe": "uitnodigen",
    "organisation": "Veranderd",
    "given_by": "Iemand",
    "reason": "nu-niet",
    "place": "tafel",
    "again": "opnieuw",
    "places": "5",
    "name": "Veranderd",
    "9000-name": "Veranderd",
    "kind": "bezoek",
    "happened_on": "2026-01-02",
    "since": "2026-01-02",
    "until": "2026-01-03",
    "side": "werkgever",
    "gedaan": "ja",
    "phase": "2",
}


@dataclass
class World:
    """One shared scan with an owner and a colleague, the ids in its addresses, and a browser for each role."""

    scan: Scan
    ids: dict[str, str]
    posted: dict[str, str]
    secrets: set[str]
    browsers: dict[str, Client] = field(default_factory=dict)

    def cells(self, method: str, address: str, before: list[Any]) -> list[str]:
        """One row of the table."""
        return [self.cell(role, method, address, before) for role in ROLES]

    def cell(self, role: str, method: str, address: str, before: list[Any]) -> str:
        """What the table says of this role here, found by trying; all that it did is taken back."""
        with transaction.atomic():
            response = self.ask(role, method, address)
            text = response.content.decode(errors="ignore") + str(response.headers)
            seen = "!" if any(secret in text for secret in self.secrets) else ""
            changed = "*" if method == "POST" and self.state() != before else ""
            transaction.set_rollback(True)
        return sent(response) + seen + changed

    def ask(self, role: str, method: str, address: str) -> HttpResponse:
        """Ask as this role, in a browser that starts anew each time."""
        browser = Client(raise_request_exception=False)
        browser.cookies = self.browsers[role].cookies.copy()
        path = address.format(**self.ids)
        return browser.post(path, self.posted) if method == "POST" else browser.get(path)

    def state(self) -> list[Any]:
        """All that is kept of the scan."""
        of_scan = {"scan": self.scan.pk}
        return [
            list(rows.order_by("pk").values_list())
            for rows in (
                Answer.objects.filter(response__scan=self.scan),
                AuditEvent.objects.filter(scan_id=self.scan.public_id),
                Plan.objects.filter(**of_scan),
                PlanStep.objects.filter(plan__scan=self.scan),
                PlanNote.objects.filter(plan_step__plan__scan=self.scan),
                Reminder.objects.filter(plan__scan=self.scan),
                Invitation.objects.filter(**of_scan),
                RoleLink.objects.filter(invitation__scan=self.scan),
                Organisation.objects.filter(scans=self.scan),
                Response.objects.filter(**of_scan),
                Result.objects.filter(**of_scan),
                Scan.objects.filter(pk=self.scan.pk),
                Scan.objects.filter(previous=self.scan),
                Share.objects.filter(**of_scan),
                Assignment.objects.filter(dossier__about__organisation__scans=self.scan),
                SavedFilter.objects.all(),
                ExportJob.objects.all(),
                EmployerInvitation.objects.all(),
                Sitting.objects.all(),
                *(kind.objects.all() for kind in (Dossier, Note, Agreement, Contact, DossierEvent)),
                OwnView.objects.filter(dossier__about__organisation__scans=self.scan),
                Dossier.objects.filter(about__organisation__scans=self.scan),
            )
        ]


@pytest.fixture
def world(version: InstrumentVersion, site_root: Page) -> World:
    load_site()
    scan = factories.make_finished_scan()
    owner = scan.responses.get()
    Answer.objects.create(response=owner, question="toelichting", value=REMARK)
    factories.actions.finish(owner)
    mate = Response.objects.create(scan=scan, role="medewerker")
    point = factories.make_service_point("Noordoost-Brabant")
    manager = factories.make_account_manager(point)
    factories.make_share(Scan.objects.get(pk=scan.pk), point, NAME)
    # PostgreSQL gives out 1 to the next filter, whatever was put in by hand
    SavedFilter.objects.create(pk=9000, user=manager, name="Mijn filter", query="sector=C")
    step = planned(Result.objects.get(scan=scan))
    token = make_link(mate)[1]
    invite_token = invite(scan, "medewerker", 5)[1]
    written = write_in_dossier(point, manager)
    world = World(
        scan=scan,
        ids={
            "owner": owner.public_id,
            "mate": mate.public_id,
            "scan": scan.public_id,
            "token": token,
            "invite": invite_token,
            "step": step.step,
            "stop": stop_token(step.plan.reminder),
            "confirm": CONFIRM,
            "sample": str(made_up_employer().pk),
            "job": failed_workbook(manager, point).public_id,
            **invited_employer(written["dossier"], manager),
            **{name: thing.public_id for name, thing in written.items()},
        },
        posted=POSTED | {"service_point": str(point.pk), "scan": scan.public_id, "follow_up_on": in_a_month()},
        secrets={NAME, "drukkerij-zonneveld", REMARK, PLANNED, ADDRESS, *rated_labels(owner)},
    )
    world.browsers = {
        "anon": Client(),
        "owner": with_link(owner),
        "other": with_link(factories.make_response("hr")),
        "mate": with_link(mate),
        "manager": logged_in(manager),
        **{role: logged_in(user) for role, user in outsiders(point).items()},
    }
    return world


def write_in_dossier(point: ServicePoint, manager: User) -> dict[str, Any]:
    """What the account manager wrote in the dossier of the employer, and two more dossiers, one of them merged."""
    dossier = Dossier.objects.get(name=NAME)
    member = Dossier.objects.create(service_point=point, name="Vestiging", merged_into=dossier, joined=dossier)
    second = Dossier.objects.create(service_point=point, name="Tweede")
    Assignment.objects.create(dossier=second, manager=manager, note="Lees dit eerst.")
    mine = {"dossier": dossier, "author": manager, "revision": int(POSTED["revision"])}
    return {
        "dossier": dossier,
        "member": member,
        "second": second,
        "note": Note.objects.create(text="Geschreven", **mine),
        "agreement": Agreement.objects.create(text="Afgesproken", **mine),
        "contact": Contact.objects.create(name="Iemand", since=date(2026, 1, 1), **mine),
    }


def invited_employer(dossier: Dossier, manager: User) -> dict[str, str]:
    """An invitation of more than a week ago that nobody used yet."""
    (made,) = invite_employers(
        dossier.service_point, manager, [Wanted(NAME, "Joost", "joost@example.org", "Iemand", "Een vacature")], dossier
    )
    week_ago = timezone.now() - timedelta(days=8)
    EmployerInvitation.objects.update(invited_at=week_ago, sent_at=week_ago)
    tokens = {"employer": start_token(made.public_id), "no_more": stop_all_token(made.public_id)}
    return {"invitation": made.public_id, **tokens}


def in_a_month() -> str:
    return (timezone.localdate() + timedelta(days=30)).isoformat()


def failed_workbook(manager: User, point: Any) -> ExportJob:
    """A workbook of the list that was not made, so that it can be asked for again."""
    return ExportJob.objects.create(user=manager, service_point=point, status=JobStatus.FAILED)


def made_up_employer() -> SampleEmployerRow:
    """A sample employer with somebody who fills in."""
    people = [{"role": "hr", "answers": {}}]
    return SampleEmployerRow.objects.create(key="bakker", title="Bakker", respondents=people)


def planned(result: Result) -> PlanStep:
    """A step in the plan with a date, and a reminder of it."""
    step = choose(result, result.outcome.advice.steps[0].key)
    write(step, {"if_words": PLANNED, "due": date(2030, 1, 2)}, seen=step.revision)
    Reminder.objects.create(
        plan=step.plan,
        address=ADDRESS,
        rhythm="op-de-dag",
        consent_text="Ja.",
        confirm_hash=hashed(CONFIRM),
        confirm_until=timezone.now() + timedelta(days=7),
    )
    return step


def outsiders(point: Any) -> dict[str, User]:
    """Everybody with an account to whom nothing was shared."""
    former = factories.make_account_manager(point, "vroeger@example.org")
    former.memberships.update(active=False)
    editor = factories.make_user("redacteur@example.org")
    editor.groups.add(Group.objects.get(name=EDITOR))
    admin = factories.make_user("beheerder@example.org")
    admin.groups.add(Group.objects.get(name=MANAGER))
    boss = {"is_superuser": True, "is_staff": True}
    elsewhere = factories.make_account_manager(factories.make_service_point("Twente"), "twente@example.org")
    elsewhere.memberships.update(is_lead=True)
    return {
        "elsewhere": elsewhere,
        "former": former,
        "editor": editor,
        "admin": admin,
        "super": factories.make_user("baas@example.org", **boss),
        "nocode": factories.make_account_manager(point, "nieuw@example.org", second_factor=False, **boss),
    }


def with_link(response: Response) -> Client:
    client = Client()
    client.post(f"/link/{make_link(response)[1]}/")
    return client


def logged_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def rated_labels(response: Response) -> set[str]:
    """What the owner chose on the scales, in words. One word alone (Misschien) stands in other texts too."""
    questions = response.instrument.questions
    labels = {
        answer_label(response.instrument, one.question, one.given)
        for one in response.answers.all()
        if questions[one.question].type == "rating"
    }
    return {label for label in labels if " " in label}


def sent(response: HttpResponse) -> str:
    """The status, or in a word where somebody is sent."""
    goal = response.headers.get("Location", "")
    if goal.startswith("/account/login/"):
        return "login"
    return "code" if goal == "/account/2fa/totp/activate/" else str(response.status_code)


HEADING, *ROWS = [line.split() for line in TABLE.strip().splitlines()]


def test_everybody_gets_what_the_table_says(world: World):
    before = world.state()
    found = [[method, path, *world.cells(method, path, before)] for method, path, *_ in ROWS]
    assert "\n".join(" ".join(row) for row, expected in zip(found, ROWS, strict=True) if row != expected) == ""


def test_the_columns_are_the_roles():
    assert tuple(HEADING) == ROLES


def test_each_address_is_both_looked_at_and_posted_to():
    assert {row[1] for row in ROWS if row[0] == "GET"} == {row[1] for row in ROWS if row[0] == "POST"}


# What is of the account manager alone, and so not of a colleague in the same team.
PERSONAL = """
POST /werkplek/filters/9000/ 404
GET  /werkplek/excel/{job}/ 404
POST /werkplek/excel/{job}/opnieuw/ 404
POST /werkplek/excel/{job}/weg/ 404
GET  /werkplek/dossiers/{dossier}/notities/{note}/ 404
POST /werkplek/dossiers/{dossier}/notities/{note}/ 404
GET  /werkplek/dossiers/{dossier}/notities/{note}/wissen/ 404
POST /werkplek/dossiers/{dossier}/notities/{note}/wissen/ 404
POST /werkplek/dossiers/{second}/overdracht/gelezen/ 302
"""


def test_a_colleague_gets_what_the_account_manager_gets_and_a_team_lead_no_more_than_the_numbers(world: World):
    point = Share.objects.get(scan=world.scan).service_point
    for role in ("colleague", "lead"):
        user = factories.make_account_manager(point, f"{role}@example.org")
        user.memberships.update(is_lead=role == "lead")
        world.browsers[role] = logged_in(user)
    before, manager = world.state(), ROLES.index("manager")
    personal = {tuple(line.split()[:2]): line.split()[2] for line in PERSONAL.strip().splitlines()}
    wrong = []
    for method, path, *cells in (row for row in ROWS if row[1].startswith("/werkplek/")):
        expected = personal.get((method, path), cells[manager])
        lead = "200" if (method, path) == ("GET", "/werkplek/team/") else expected
        found = [world.cell(role, method, path, before) for role in ("colleague", "lead")]
        if found != [expected, lead]:
            wrong.append([method, path, expected, *found])
    assert wrong == []


# Handing over the dossier of the scan, by whose it is. taker: is given it. *: it changed hands.
HANDOVERS = """
whose    taker   manager lead elsewhere former editor admin super
nobodys  myself  302*    302* 422       403    403    403   403
nobodys  mate    422     302* 422       403    403    403   403
nobodys  far     422     422  422       403    403    403   403
manager  mate    302*    302* 422       403    403    403   403
manager  far     422     422  422       403    403    403   403
mate     myself  422     302* 422       403    403    403   403
lead     mate    422     302* 422       403    403    403   403
former   myself  302*    302* 422       403    403    403   403
former   mate    422     302* 422       403    403    403   403
"""
HANDOVER_ROLES, *HANDOVER_ROWS = [line.split() for line in HANDOVERS.strip().splitlines()]


def test_who_may_hand_over_whose_dossier_to_whom(world: World):
    point = Share.objects.get(scan=world.scan).service_point
    people = {name: User.objects.get(email=f"{name}@example.org") for name in ("manager",)}
    people["former"], people["far"] = (User.objects.get(email=f"{name}@example.org") for name in ("vroeger", "twente"))
    people["mate"] = factories.make_account_manager(point, "collega@example.org")
    people["lead"] = factories.make_account_manager(point, "leiding@example.org")
    people["lead"].memberships.update(is_lead=True)
    world.browsers["lead"] = logged_in(people["lead"])
    found = [[whose, taker, *handovers(world, people, whose, taker)] for whose, taker, *_ in HANDOVER_ROWS]
    assert found == HANDOVER_ROWS


def handovers(world: World, people: dict[str, User], whose: str, taker: str) -> list[str]:
    """One row of the table of handovers."""
    dossier = Dossier.objects.get(about__organisation__scans=world.scan)
    cells = []
    for role in HANDOVER_ROLES[2:]:
        asking = people.get(role) or User.objects.get(pk=world.browsers[role].session["_auth_user_id"])
        with transaction.atomic():
            if whose != "nobodys":
                Assignment.objects.create(dossier=dossier, manager=people[whose])
            before = world.state()
            world.posted = {"to": str((people.get(taker) or asking).pk), "shown": "1"}
            world.ids["dossier_of_scan"] = dossier.public_id
            response = world.ask(role, "POST", "/werkplek/overdracht/?dossier={dossier_of_scan}")
            cells.append(sent(response) + ("*" if world.state() != before else ""))
            transaction.set_rollback(True)
    return cells
