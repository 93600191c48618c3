"""Which addresses there are: the whole list, pinned, so that a new one cannot slip in without rights and a test."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.template.engine import Engine
from django.template.loaders.app_directories import Loader
from django.urls import URLPattern, get_resolver, resolve
from wagtail.models import get_page_models

from pages.slugs import RESERVED
from tests.test_permissions import ROWS

TEMPLATES = settings.BASE_DIR / "templates"
# Each of these stands in the table of test_permissions.
OWN = {
    "scan/start/",
    "scan/gewist/",
    "scan/gesloten/",
    "scan/vragenlijst/",
    "scan/link-kwijt/",
    "scan/link-kwijt/gevraagd/",
    "scan/teruggenomen/",
    "link/<str:token>/",
    "meedoen/<str:token>/",
    "scan/<slug:response_id>/",
    "scan/<slug:response_id>/vragen/<slug:section>/",
    "scan/<slug:response_id>/vragen/<slug:section>/<int:part>/",
    "scan/<slug:response_id>/antwoord/<slug:question>/",
    "scan/<slug:response_id>/later/",
    "scan/<slug:response_id>/links/intrekken/",
    "scan/<slug:response_id>/mailadres/vergeten/",
    "scan/<slug:response_id>/sluiten/",
    "scan/<slug:response_id>/controle/",
    "scan/<slug:response_id>/afgerond/",
    "scan/<slug:response_id>/wissen/",
    "scan/<slug:response_id>/antwoorden/",
    "scan/<slug:response_id>/terugnemen/",
    "scan/<slug:response_id>/collegas/",
    "scan/<slug:response_id>/collegas/sluiten/",
    "scan/<slug:response_id>/collegas/rol/<slug:role>/",
    "scan/<slug:response_id>/opnieuw/",
    "scan/<slug:response_id>/opnieuw/begonnen/",
    "scan/<slug:response_id>/resultaat/",
    "scan/<slug:response_id>/resultaat/excel/",
    "scan/<slug:response_id>/resultaat/pdf/",
    "scan/<slug:response_id>/alles/",
    "scan/<slug:response_id>/logboek/",
    "scan/<slug:response_id>/plan/",
    "scan/<slug:response_id>/plan/pdf/",
    "scan/<slug:response_id>/plan/agenda/",
    "scan/<slug:response_id>/plan/herinnering/",
    "scan/<slug:response_id>/plan/herinnering/bevestiging/",
    "scan/<slug:response_id>/plan/herinnering/stoppen/",
    "scan/<slug:response_id>/plan/stap/<slug:key>/",
    "scan/<slug:response_id>/plan/stap/<slug:key>/kiezen/",
    "scan/<slug:response_id>/plan/stap/<slug:key>/opzij/",
    "scan/<slug:response_id>/plan/stap/<slug:key>/terug/",
    "scan/<slug:response_id>/plan/stap/<slug:key>/status/",
    "scan/<slug:response_id>/plan/stap/<slug:key>/notitie/",
    "scan/<slug:response_id>/plan/stap/<slug:key>/agenda/",
    "herinnering/<str:token>/",
    "bevestigen/<str:token>/",
    "scan/<slug:response_id>/delen/",
    "scan/<slug:response_id>/delen/keuzes/",
    "scan/<slug:response_id>/delen/voorbeeld/",
    "scan/<slug:response_id>/delen/akkoord/",
    "scan/<slug:response_id>/delen/stoppen/",
    "scan/<slug:response_id>/kort/",
    "scan/<slug:response_id>/kort/verder/",
    "werkplek/",
    "werkplek/vandaag/",
    "werkplek/team/",
    "werkplek/logboek/",
    "werkplek/overdracht/",
    "werkplek/filters/",
    "werkplek/filters/bewaren/",
    "werkplek/filters/<int:filter_id>/",
    "werkplek/dossiers/nieuw/",
    "werkplek/dossiers/<slug:dossier_id>/",
    "werkplek/dossiers/<slug:dossier_id>/naam/",
    "werkplek/dossiers/<slug:dossier_id>/opvolgen/",
    "werkplek/dossiers/<slug:dossier_id>/overdracht/gelezen/",
    "werkplek/dossiers/<slug:dossier_id>/contacten/overnemen/",
    "werkplek/dossiers/<slug:dossier_id>/afspraken/<slug:thing_id>/gedaan/",
    "werkplek/dossiers/<slug:dossier_id>/contacten/<slug:thing_id>/weg/",
    "werkplek/dossiers/<slug:dossier_id>/samenvoegen/",
    "werkplek/dossiers/<slug:dossier_id>/samenvoegen/<slug:other_id>/",
    "werkplek/dossiers/<slug:dossier_id>/uit-elkaar/<slug:member_id>/",
    "werkplek/dossiers/<slug:dossier_id>/notities/nieuw/",
    "werkplek/dossiers/<slug:dossier_id>/notities/<slug:thing_id>/",
    "werkplek/dossiers/<slug:dossier_id>/notities/<slug:thing_id>/wissen/",
    "werkplek/dossiers/<slug:dossier_id>/afspraken/nieuw/",
    "werkplek/dossiers/<slug:dossier_id>/afspraken/<slug:thing_id>/",
    "werkplek/dossiers/<slug:dossier_id>/afspraken/<slug:thing_id>/wissen/",
    "werkplek/dossiers/<slug:dossier_id>/contacten/nieuw/",
    "werkplek/dossiers/<slug:dossier_id>/contacten/<slug:thing_id>/",
    "werkplek/dossiers/<slug:dossier_id>/contacten/<slug:thing_id>/wissen/",
    "werkplek/excel/",
    "werkplek/excel/<slug:job_id>/",
    "werkplek/excel/<slug:job_id>/opnieuw/",
    "werkplek/excel/<slug:job_id>/weg/",
    "werkplek/scans/<slug:scan_id>/",
    "werkplek/scans/<slug:scan_id>/excel/",
    "werkplek/dossiers/<slug:dossier_id>/voorbereiding/",
    "werkplek/dossiers/<slug:dossier_id>/voorbereiding/fase/",
    "werkplek/dossiers/<slug:dossier_id>/voorbereiding/kijk/<slug:style>/",
    "uitnodiging/<str:token>/",
    "geen-uitnodigingen/<str:token>/",
    "scan/<slug:response_id>/samen/klaar/",
    "werkplek/dossiers/<slug:dossier_id>/samen/",
    "werkplek/dossiers/<slug:dossier_id>/uitnodigen/",
    "werkplek/uitnodigen/",
    "werkplek/uitnodigen/nieuw/",
    "werkplek/uitnodigen/lijst/",
    "werkplek/uitnodigen/lijst/voorbeeld/",
    "werkplek/uitnodigen/<slug:invitation_id>/herinneren/",
    "werkplek/uitnodigen/<slug:invitation_id>/opnieuw/",
    "werkplek/uitnodigen/<slug:invitation_id>/intrekken/",
    "zoeken/",
    "was-dit-nuttig/",
    "sitemap.xml",
    "rss.xml",
    "robots.txt",
    "favicon.ico",
    "account/deur/",
    "uiterlijk/<slug:digest>.css",
    "beheer/login/",
    "^beheer/password_reset/",
    "_util/login/",
    # Wagtail's pages: the home page and every other one.
    r"^((?:[\w\-]+/)*)$",
}
# Of allauth and Wagtail; what is open there and what is not, test_permissions_borrowed tells.
BORROWED = {
    "account/login/",
    "account/logout/",
    "account/inactive/",
    "account/signup/",
    "account/reauthenticate/",
    "account/email/",
    "account/confirm-email/",
    r"account/^confirm-email/(?P<key>[-:\w]+)/$",
    "account/login/code/confirm/",
    "account/password/change/",
    "account/password/set/",
    "account/password/reset/",
    "account/password/reset/done/",
    "account/password/reset/key/done/",
    "account/^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
    "account/2fa/",
    "account/2fa/authenticate/",
    "account/2fa/reauthenticate/",
    "account/2fa/totp/activate/",
    "account/2fa/totp/deactivate/",
    "account/2fa/recovery-codes/",
    "account/2fa/recovery-codes/generate/",
    "account/2fa/recovery-codes/download/",
    "account/2fa/webauthn/",
    "account/2fa/webauthn/add/",
    "account/2fa/webauthn/reauthenticate/",
    "account/2fa/webauthn/keys/<int:pk>/edit/",
    "account/2fa/webauthn/keys/<int:pk>/remove/",
    "account/sessies/",
    r"documenten/^(\d+)/(.*)$",
    "documenten/authenticate_with_password/<int:restriction_id>/",
    "_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/",
}
# Only where DEBUG is on.
TRYING_OUT = {"^media/(?P<path>.*)$"}


def walk(patterns: list[Any], before: str = "", names: str = "") -> Iterator[tuple[str, str]]:
    """Every address with its name, depth first."""
    for pattern in patterns:
        path = before + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield path, f"{names}{pattern.name}"
        else:
            below = f"{names}{pattern.namespace}:" if pattern.namespace else names
            yield from walk(pattern.url_patterns, path, below)


@cache
def addresses() -> list[tuple[str, str]]:
    return list(walk(get_resolver().url_patterns))


def outside_the_admin() -> set[str]:
    closed = {"beheer/login/"}
    return {path for path, _ in addresses() if not path.startswith("beheer/") or path in closed}


def test_the_list_of_addresses_is_known():
    assert outside_the_admin() - TRYING_OUT == OWN | BORROWED


def test_each_address_of_our_own_stands_in_the_table_of_rights():
    asked = {resolve(row[1].replace("{", "").replace("}", "")).route for row in ROWS}
    assert OWN - asked == set()


def test_a_page_cannot_take_the_first_part_of_an_address():
    # No page has a dot in its address.
    first = {path.lstrip("^").split("/")[0] for path, _ in addresses() if not path.startswith("^(")}
    first = {part for part in first if "." not in part}
    assert first <= RESERVED
    assert settings.STATIC_URL.strip("/") in RESERVED
    assert settings.MEDIA_URL.strip("/") in RESERVED


def templates() -> list[Path]:
    return sorted(path for path in TEMPLATES.rglob("*") if path.is_file())


def named(path: Path) -> str:
    return path.relative_to(TEMPLATES).as_posix()


@pytest.mark.parametrize("path", templates(), ids=named)
def test_each_address_that_a_template_names_exists(path: Path):
    used = set(re.findall(r"""{%\s*url\s+["']([^"']+)["']""", path.read_text()))
    assert used - {name for _, name in addresses()} == set()
    # A name that is not written out cannot be checked, so there is none.
    assert not re.search(r"{%\s*url\s+[^\"'\s]", path.read_text())


@cache
def all_texts() -> dict[Path, str]:
    """Our templates and our code, where a template can be named."""
    code = [path for folder in ("scan", "pages", "site") for path in (settings.BASE_DIR / folder).rglob("*.py")]
    return {path: path.read_text() for path in [*templates(), *code]}


def is_named(path: Path) -> bool:
    """Whether code or another template of ours names this one, a partial of it, or the way its name begins."""
    naming = re.compile(rf"""["']{re.escape(named(path))}(#[\w-]+)?["']""")
    begun = re.compile(r"""{%\s*include\s+["']([^"']+)["']\|add""")
    return any(
        naming.search(text) or named(path).startswith(tuple(begun.findall(text)))
        for other, text in all_texts().items()
        if other != path
    )


def stands_in_for_one_of_an_app(path: Path) -> bool:
    """Whether an app that we use has a template of this name too."""
    # Looked for and not read: theirs may need an app that ours does without.
    return any(Path(origin.name).exists() for origin in Loader(Engine.get_default()).get_template_sources(named(path)))


def is_found_by_name(path: Path) -> bool:
    """Whether Django, allauth or Wagtail looks for it under this name."""
    names = {f"{code}.html" for code in ("400", "403", "404", "429", "500", "403_csrf")}
    names.add("account/password_reset_help_text.html")
    return named(path) in names | {model.template for model in get_page_models() if hasattr(model, "template")}


@pytest.mark.parametrize("path", templates(), ids=named)
def test_each_template_is_used(path: Path):
    assert is_named(path) or stands_in_for_one_of_an_app(path) or is_found_by_name(path)
