"""Which content security policy goes with a response: strict everywhere, looser only under Wagtail's own screens."""

from typing import Any

from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

ADMIN_PREFIX = "/beheer/"


class ContentSecurityPolicyMiddleware(CSPMiddleware):
    """django-csp, with another policy below /beheer/."""

    def get_policy_parts(
        self,
        request: HttpRequest,
        response: HttpResponseBase,
        report_only: bool = False,  # noqa: FBT001, FBT002  (the signature of django-csp)
    ) -> PolicyParts:
        parts = super().get_policy_parts(request, response, report_only)
        if request.path_info.startswith(ADMIN_PREFIX) and not report_only:
            admin: dict[str, Any] = settings.ADMIN_CONTENT_SECURITY_POLICY
            parts.config = admin
        return parts
