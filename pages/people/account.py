"""Wagtail's page of one's own account, with less on it."""

from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.account import AccountView, AvatarSettingsPanel, BaseSettingsPanel


class OwnAccountView(AccountView):
    """Without a picture of oneself: Wagtail does not look how large it is, and nginx gives out none."""

    def get_panels(self) -> list[BaseSettingsPanel]:
        return [panel for panel in super().get_panels() if not isinstance(panel, AvatarSettingsPanel)]


own_account = never_cache(require_admin_access(OwnAccountView.as_view()))
