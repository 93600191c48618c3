"""Seals the secrets of second factors with the key of now, after SECRET_KEY was replaced."""

from allauth.mfa.models import Authenticator
from cryptography.fernet import InvalidToken
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from inclusiescan.kept_secrets import resealed_secret

# Where allauth keeps what it seals: of codes of a telephone and of recovery codes.
_NAMES = ("secret", "seed")


class Command(BaseCommand):
    """Goes past everybody; with one that no key opens, the others are done all the same."""

    help = "Verzegelt geheimen van tweede factoren met de SECRET_KEY van nu. Daarna kan de vorige weg."

    def handle(self, *args: object, **options: object) -> None:
        """Raises CommandError when the key of some is gone: they enrol again."""
        done, lost = 0, []
        for authenticator in Authenticator.objects.exclude(type=Authenticator.Type.WEBAUTHN).order_by("pk"):
            try:
                _reseal(authenticator.pk)
                done += 1
            except InvalidToken:
                lost.append(str(authenticator.user_id))
        self.stdout.write(f"{done} geheimen verzegeld met de sleutel van nu.")
        if lost:
            raise CommandError(
                f"Van deze accounts past er geen sleutel meer: {', '.join(lost)}. Zet de vorige SECRET_KEY in "
                "SECRET_KEY_FALLBACKS, of haal de tweede factor weg met reset_second_factor."
            )


@transaction.atomic
def _reseal(number: int) -> None:
    # Somebody may be using a recovery code right now, which is crossed off in the same row.
    authenticator = Authenticator.objects.select_for_update().get(pk=number)
    kept = authenticator.data
    authenticator.data = kept | {name: resealed_secret(kept[name]) for name in _NAMES if name in kept}
    authenticator.save(update_fields=["data"])
