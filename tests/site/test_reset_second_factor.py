"""Who lost everything to show who they are begins again, helped by somebody with access to the server."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client

from scan.models import User
from tests import factories
from tests.site.conftest import give_code, give_password, is_logged_in


def test_it_takes_the_second_factor_away_ends_sessions_and_tells_the_owner(user: User, capsys):
    RecoveryCodes.activate(user)
    thief = Client()
    give_password(thief, user.email)
    give_code(thief, factories.current_code())
    assert is_logged_in(thief)
    call_command("reset_second_factor", user.email.upper())
    assert not Authenticator.objects.filter(user=user).exists()
    assert thief.get("/account/2fa/").url.startswith("/account/login/")
    assert [(one.to, one.subject) for one in mail.outbox] == [([user.email], "Je tweede factor is weggehaald")]
    owner = Client()
    give_password(owner, user.email)
    assert owner.get("/beheer/").url == "/account/2fa/totp/activate/"


def test_others_keep_theirs(user: User):
    other = factories.make_user("ander@example.org")
    call_command("reset_second_factor", user.email)
    assert Authenticator.objects.filter(user=other).exists()


def test_it_says_what_is_wrong(user: User, newcomer: User):
    with pytest.raises(CommandError, match="geen account"):
        call_command("reset_second_factor", "niemand@example.org")
    with pytest.raises(CommandError, match="geen tweede factor"):
        call_command("reset_second_factor", newcomer.email)
    assert not mail.outbox
