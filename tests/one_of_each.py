"""One of each thing that Wagtail keeps, and where in an address its number belongs."""

import io
import re

from django.apps import apps
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from PIL import Image as Picture
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, Site, Task, Workflow

from pages.loading.groups import EDITOR
from pages.models import Fact, HomePage
from scan.models import User
from tests.fuzz.addresses import Address

Values = dict[tuple[str, str], str]
"""By how an address begins and the name of a place in it: what is filled in."""

SNIPPET = re.compile(r"^beheer/snippets/(?:choose/)?(\w+)/(\w+)/")


def make_one_of_each(person: User, addresses: list[Address]) -> Values:
    """Make what is not there yet. `person` is whose account is looked at."""
    page, root = HomePage.objects.get(), Collection.get_first_root_node()
    kind = HomePage.allowed_subpage_models()[0]._meta
    document, image = _document(root), _image(root)
    redirect = Redirect.objects.create(old_path="/oud", redirect_link="/contact/")
    site = Site.objects.get()
    places = ("page_id", "page_to_move_id", "parent_page_id", "destination_id", "destination_page_id", "page_pk")
    return {
        **{("", place): str(page.pk) for place in places},
        **{("", place): str(page.save_revision().pk) for place in ("revision_id", "revision_id_a", "revision_id_b")},
        **_kind("", "app_label", "model_name", "wagtailcore", "page"),
        **_kind("beheer/pages/", "content_type_app_name", "content_type_model_name", kind.app_label, kind.model_name),
        **_kind("beheer/pages/create/", "app_label", "model_name", kind.app_label, kind.model_name),
        **_kind("beheer/settings/", "app_name", "model_name", "pages", "menusandcontact"),
        **_kind("beheer/tag-autocomplete/", "app_name", "model_name", "taggit", "tag"),
        **_kind("beheer/workflows/tasks/", "app_label", "model_name", "wagtailcore", "groupapprovaltask"),
        ("", "object_id"): str(page.pk),
        ("", "user_id"): str(person.pk),
        ("", "document_id"): str(document.pk),
        ("", "doc_id"): str(document.pk),
        ("", "image_id"): str(image.pk),
        ("", "filter_spec"): "max-100x100",
        ("", "redirect_id"): str(redirect.pk),
        ("", "collection_id"): str(root.add_child(name="Een eigen map").pk),
        ("", "task_id"): number_of_first(Task),
        ("", "workflow_pk"): number_of_first(Workflow),
        ("", "action"): "delete",
        ("", "action_name"): "copy",
        ("", "uidb36"): "1",
        ("", "key"): "x-y",
        ("", "hash"): "abc",
        ("documenten/", "_0"): str(document.pk),
        ("documenten/", "_1"): "folder.pdf",
        ("beheer/api/main/documents/", "pk"): str(document.pk),
        ("beheer/api/main/images/", "pk"): str(image.pk),
        ("beheer/api/main/pages/", "pk"): str(page.pk),
        ("beheer/collections/", "pk"): str(root.add_child(name="Nog een map").pk),
        ("beheer/documents/", "pk"): str(document.pk),
        ("beheer/groups/", "pk"): str(Group.objects.get(name=EDITOR).pk),
        ("beheer/images/", "pk"): str(image.pk),
        ("beheer/pages/", "pk"): str(page.pk),
        ("beheer/settings/", "pk"): str(site.pk),
        ("beheer/sites/", "pk"): str(site.pk),
        ("beheer/users/", "pk"): str(person.pk),
        ("beheer/workflows/", "pk"): number_of_first(Workflow),
        ("beheer/workflows/tasks/", "pk"): number_of_first(Task),
        **{place: number for address in addresses for place, number in _of_a_snippet(address).items()},
        **{("beheer/snippets/pages/fact/", f"revision_id{which}"): _revision() for which in ("", "_a", "_b")},
    }


def path_to(address: Address, values: Values) -> str:
    """The address with everything filled in; what is not known is 1."""

    def value(place: str) -> str:
        fitting = [begin for begin, name in values if name == place and address.text.startswith(begin)]
        return values[max(fitting, key=len), place] if fitting else "1"

    return address.filled({place: value(place) for place in address.places})


def _kind(begin: str, app_place: str, model_place: str, app: str, model: str) -> Values:
    return {(begin, app_place): app, (begin, model_place): model}


def number_of_first(model: type) -> str:
    """Of the oldest one that is there; 1 when there is none."""
    found = model._default_manager.order_by("pk").first()
    return str(found.pk) if found else "1"


def _of_a_snippet(address: Address) -> Values:
    found = SNIPPET.match(address.text)
    return {(found[0], "pk"): number_of_first(apps.get_model(found[1], found[2]))} if found else {}


def _revision() -> str:
    return str(Fact.objects.order_by("pk")[0].save_revision().pk)


def _document(root: Collection):
    document = get_document_model()(title="Folder", collection=root)
    document.file.save("folder.pdf", ContentFile(b"%PDF-1.7"))
    document.save()
    return document


def _image(root: Collection):
    file = io.BytesIO()
    Picture.new("RGB", (40, 30)).save(file, "PNG")
    return get_image_model().objects.create(title="Foto", collection=root, file=ImageFile(file, name="foto.png"))
