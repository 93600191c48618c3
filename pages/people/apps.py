"""Wagtail's app of people, with our screens."""

from wagtail.users.apps import WagtailUsersAppConfig


class PeopleConfig(WagtailUsersAppConfig):
    """See the module."""

    user_viewset = "pages.people.viewsets.PeopleViewSet"
