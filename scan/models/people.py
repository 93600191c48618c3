"""Who logs in: users, the service points that they work for, and their place there."""

from typing import Any

from django.contrib.auth.base_user import BaseUserManager
from django.contrib.auth.models import AbstractUser
from django.db import DEFAULT_DB_ALIAS, models
from django.db.models.deletion import Collector, ProtectedError
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel


class UserManager(BaseUserManager["User"]):
    """Makes users, who are known by their mail address."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=self.normalize_email(email), **fields)
        user.set_password(password)
        user.save()
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class User(AbstractUser):
    """Somebody with an account: an editor, an account manager, or both. Employers have none."""

    username = None
    email = models.EmailField("e-mailadres", unique=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = []

    objects = UserManager()

    def __str__(self) -> str:
        return self.get_full_name() or self.email


class ServicePointQuerySet(models.QuerySet["ServicePoint"]):
    """Service points, and which of them can be shared with."""

    def reachable(self) -> "ServicePointQuerySet":
        """Service points with at least one active account manager: a result can be shared with these."""
        return self.filter(memberships__active=True, memberships__user__is_active=True).distinct()


class ServicePoint(ClusterableModel):
    """A werkgeversservicepunt (WSP): the team that employers of one region can share their result with."""

    name = models.CharField("naam", max_length=200, unique=True)
    region = models.CharField("arbeidsmarktregio", max_length=100, db_index=True)
    phone = models.CharField("telefoon", max_length=40, blank=True)
    email = models.EmailField("e-mailadres", blank=True)

    objects = ServicePointQuerySet.as_manager()

    class Meta:
        verbose_name = "werkgeversservicepunt"
        verbose_name_plural = "werkgeversservicepunten"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def is_in_use(self) -> bool:
        """Whether something must stay that is of this service point, such as a share or a dossier."""
        try:
            Collector(using=DEFAULT_DB_ALIAS).collect([self])
        except ProtectedError:
            return True
        return False


class Membership(models.Model):
    """An account manager's place in a service point. Only an active one opens doors."""

    service_point = ParentalKey(ServicePoint, on_delete=models.CASCADE, related_name="memberships")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships", verbose_name="accountmanager")
    active = models.BooleanField("actief", default=True)
    is_lead = models.BooleanField(
        "teamleider",
        default=False,
        help_text="Een teamleider verdeelt de werkgevers en ziet de cijfers van het team.",
    )

    class Meta:
        verbose_name = "accountmanager"
        verbose_name_plural = "accountmanagers"
        constraints = [models.UniqueConstraint(fields=["service_point", "user"], name="one_membership_per_user")]

    def __str__(self) -> str:
        return f"{self.user} ({self.service_point})"
