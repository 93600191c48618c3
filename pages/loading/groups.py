"""Who may do what in Wagtail? Who writes, who publishes after a review, who publishes the scan, who keeps the site."""

from django.contrib.auth.models import Group, Permission
from wagtail.log_actions import log
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, ModelLogEntry, Workflow

from pages.models import Fact, FrequentQuestion, GlossaryTerm, HelpOrganisation, HomePage
from scan.models.working import KINDS, InstrumentRow

EDITOR = "Redacteur"
CHIEF_EDITOR = "Eindredacteur"
COORDINATOR = "Coördinator"
MANAGER = "Beheerder"
PUBLISHERS = (CHIEF_EDITOR, COORDINATOR, MANAGER)
SNIPPETS = (Fact, FrequentQuestion, GlossaryTerm, HelpOrganisation)


def _rights(app: str, names: tuple[str, ...], acts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{app}.{act}_{name}" for name in names for act in acts)


# Nothing of scans, answers, results, shares or the log stands here, and nothing of groups: rights are not handed on.
_NAMES = tuple(model._meta.model_name or "" for model in SNIPPETS)
ROWS = tuple(
    right
    for kind in KINDS
    for right in _rights(
        "scan",
        (kind._meta.model_name or "",),
        ("change", "view") if kind is InstrumentRow else ("add", "change", "delete", "view"),
    )
)
WRITES = (
    "wagtailadmin.access_admin",
    *ROWS,
    *_rights("pages", _NAMES, ("add", "change", "view")),
    *_rights("pages", ("synonyms",), ("add", "change", "delete", "view")),
)
# What is seen at once, without a review, is for who may publish.
PUBLISHES_PAGES = (
    *_rights("pages", _NAMES, ("delete", "publish", "lock", "unlock")),
    "pages.change_menusandcontact",
)
PUBLISHES_SCAN = ("scan.publish_instrument",)
KEEPS_THE_SITE = (
    *_rights("scan", ("user",), ("add", "change", "delete", "view")),
    *_rights("scan", ("servicepoint",), ("add", "change", "view")),
    *_rights("wagtailredirects", ("redirect",), ("add", "change", "delete")),
    *_rights("wagtailcore", ("site",), ("add", "change", "view")),
    "pages.change_look",
)
WRITES_PAGES = ("add_page", "change_page")
ALSO_PUBLISHES = ("publish_page", "lock_page", "unlock_page")
FILES = (
    *("wagtailimages.add_image", "wagtailimages.change_image", "wagtailimages.choose_image"),
    *("wagtaildocs.add_document", "wagtaildocs.change_document", "wagtaildocs.choose_document"),
)

GROUPS = {
    EDITOR: WRITES,
    CHIEF_EDITOR: WRITES + PUBLISHES_PAGES,
    COORDINATOR: WRITES + PUBLISHES_PAGES + PUBLISHES_SCAN,
    MANAGER: WRITES + PUBLISHES_PAGES + PUBLISHES_SCAN + KEEPS_THE_SITE,
}
# How the log of a group remembers what this command gave it: what somebody took away since, is not given again.
GIVEN = "rights_given"


def load_groups(home: HomePage) -> None:
    """Make the groups that are not there yet, and give those that are the rights that are new."""
    for name, rights in GROUPS.items():
        group, made = Group.objects.get_or_create(name=name)
        _give(group, rights)
        if made:
            _open_pages(group, home)


def remove_wagtails_own() -> None:
    """Take away the English groups that come with Wagtail, if nobody is in them, and their workflow."""
    Group.objects.filter(name__in=["Moderators", "Editors"], user=None).delete()
    for workflow in Workflow.objects.filter(active=True, name="Moderators approval"):
        workflow.deactivate()


def _give(group: Group, rights: tuple[str, ...]) -> None:
    entries = ModelLogEntry.objects.for_instance(group).filter(action="wagtail.edit")
    known = {right for entry in entries for right in entry.data.get(GIVEN, ())}
    new = [right for right in rights if right not in known]
    if new:
        group.permissions.add(*(_permission(right) for right in new))
        log(instance=group, action="wagtail.edit", data={GIVEN: new})


def _open_pages(group: Group, home: HomePage) -> None:
    acts = WRITES_PAGES + (ALSO_PUBLISHES if group.name in PUBLISHERS else ())
    for codename in acts:
        permission = _permission(f"wagtailcore.{codename}")
        GroupPagePermission.objects.create(group=group, page=home, permission=permission)
    files = Collection.get_first_root_node()
    for right in FILES if files else ():
        GroupCollectionPermission.objects.create(group=group, collection=files, permission=_permission(right))


def _permission(name: str) -> Permission:
    app, _, codename = name.partition(".")
    return Permission.objects.get(content_type__app_label=app, codename=codename)
