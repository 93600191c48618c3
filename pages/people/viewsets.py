"""Which of Wagtail's screens about people are there?"""

from wagtail.users.views.users import UserViewSet


class PeopleViewSet(UserViewSet):
    """Without a copy of somebody: a mail address is of one person, and Wagtail asks no hook about a copy."""

    copy_view_enabled = False
