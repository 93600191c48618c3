"""Who has the database or a backup has no second factor of anybody; the key of the site stands in neither."""

import json

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.core.management import CommandError, call_command
from django.test import Client

from inclusiescan.kept_secrets import opened_secret, sealed_secret
from scan.addresses import sealed
from scan.models import User
from tests import factories
from tests.site.conftest import give_code, give_password, is_logged_in

KEY = "een-andere-sleutel-van-deze-site-met-genoeg-tekens-erin"


def test_what_is_kept_tells_no_secret(user: User):
    codes = RecoveryCodes.activate(user).get_unused_codes()
    kept = json.dumps(list(Authenticator.objects.values_list("data", flat=True)))
    assert kept.count("sealed:") == 2
    for secret in (factories.TOTP_SECRET, *codes):
        assert secret not in kept


def test_a_secret_comes_back_as_it_was():
    assert opened_secret(sealed_secret("JBSWY3DP")) == "JBSWY3DP"
    assert sealed_secret("JBSWY3DP") != sealed_secret("JBSWY3DP")


def test_one_of_before_they_were_sealed_goes_on(user: User):
    Authenticator.objects.filter(user=user).update(data={"secret": factories.TOTP_SECRET})
    assert lets_in(user, factories.current_code())


def test_after_the_key_was_replaced_codes_go_on_with_the_one_of_before_beside_it(user: User, settings):
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], KEY
    assert lets_in(user, factories.current_code())


def test_without_the_key_of_before_no_code_is_right_and_the_log_tells_why(
    user: User, settings, caplog: pytest.LogCaptureFixture
):
    recovery = RecoveryCodes.activate(user).get_unused_codes()[0]
    settings.SECRET_KEY = KEY
    assert not lets_in(user, factories.current_code())
    assert not lets_in(user, recovery)
    assert "sealed with another SECRET_KEY" in caplog.text
    # Not an empty one, of which everybody can tell the codes.
    kept = Authenticator.objects.get(user=user, type="totp").data["secret"]
    assert opened_secret(kept) != opened_secret(kept)
    assert len(opened_secret(kept)) >= 32


def test_after_resealing_the_key_of_before_can_go(user: User, settings, capsys: pytest.CaptureFixture[str]):
    other = factories.make_user("ander@example.org", second_factor=False)
    Authenticator.objects.create(user=other, type="totp", data={"secret": factories.TOTP_SECRET})
    recovery = RecoveryCodes.activate(user).get_unused_codes()
    Authenticator.objects.create(user=user, type="webauthn", data={"name": "Sleutel", "credential": {}})
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], KEY
    call_command("reseal_secrets")
    assert "3 geheimen" in capsys.readouterr().out
    settings.SECRET_KEY_FALLBACKS = []
    assert RecoveryCodes.activate(user).get_unused_codes() == recovery
    for person in (user, other):
        assert lets_in(person, factories.current_code())


def test_who_cannot_be_resealed_is_named_and_keeps_nobody_else_back(user: User, settings):
    settings.SECRET_KEY = KEY
    other = factories.make_user("ander@example.org")
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [KEY], KEY[::-1]
    with pytest.raises(CommandError, match=f"geen sleutel meer: {user.pk}[.]"):
        call_command("reseal_secrets")
    settings.SECRET_KEY_FALLBACKS = []
    assert lets_in(other, factories.current_code())


def test_an_address_that_waits_cannot_be_taken_for_a_secret():
    assert opened_secret(f"sealed:{sealed('iemand@example.org')}") != "iemand@example.org"


def lets_in(user: User, code: str) -> bool:
    client = Client()
    give_password(client, user.email)
    give_code(client, code)
    return is_logged_in(client)
