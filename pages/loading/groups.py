"""Who may do what in Wagtail? Who writes pages and the instrument, who publishes it, who also looks after people."""

from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Workflow

from pages.models import HomePage
from scan.models.working import KINDS, InstrumentRow

EDITOR = "Redacteur"
COORDINATOR = "Coördinator"
MANAGER = "Beheerder"
# Nothing of scans, answers, results, shares or the log stands here, and nothing of groups: rights are not handed on.
ROWS = tuple(
    f"scan.{act}_{kind._meta.model_name}"
    for kind in KINDS
    for act in (("change", "view") if kind is InstrumentRow else ("add", "change", "delete", "view"))
)
EVERY_EDITOR = ("wagtailadmin.access_admin", "pages.change_menusandcontact", *ROWS)
PUBLISHES = ("scan.publish_instrument",)
MANAGER_ONLY = (
    *("scan.add_user", "scan.change_user", "scan.delete_user", "scan.view_user"),
    *("scan.add_servicepoint", "scan.change_servicepoint", "scan.view_servicepoint"),
    *("wagtailredirects.add_redirect", "wagtailredirects.change_redirect", "wagtailredirects.delete_redirect"),
)
PAGES = ("add_page", "change_page", "publish_page")
FILES = (
    *("wagtailimages.add_image", "wagtailimages.change_image", "wagtailimages.choose_image"),
    *("wagtaildocs.add_document", "wagtaildocs.change_document", "wagtaildocs.choose_document"),
)


def load_groups(home: HomePage) -> None:
    """Make the groups that are not there yet."""
    _make(EDITOR, EVERY_EDITOR, home)
    _make(COORDINATOR, EVERY_EDITOR + PUBLISHES, home)
    _make(MANAGER, EVERY_EDITOR + PUBLISHES + MANAGER_ONLY, home)


def remove_wagtails_own() -> None:
    """Take away the English groups that come with Wagtail, if nobody is in them, and their workflow."""
    Group.objects.filter(name__in=["Moderators", "Editors"], user=None).delete()
    for workflow in Workflow.objects.filter(active=True, name="Moderators approval"):
        workflow.deactivate()


def _make(name: str, permissions: tuple[str, ...], home: HomePage) -> None:
    group, made = Group.objects.get_or_create(name=name)
    if not made:
        return
    group.permissions.set([_permission(permission) for permission in permissions])
    for codename in PAGES:
        permission = _permission(f"wagtailcore.{codename}")
        GroupPagePermission.objects.create(group=group, page=home, permission=permission)
    files = Collection.get_first_root_node()
    for permission in FILES if files else ():
        GroupCollectionPermission.objects.create(group=group, collection=files, permission=_permission(permission))


def _permission(name: str) -> Permission:
    app, _, codename = name.partition(".")
    return Permission.objects.get(content_type__app_label=app, codename=codename)
