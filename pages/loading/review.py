"""How is a text read by a second person? One review, for every page below the home page and for every snippet."""

from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from wagtail.models import GroupApprovalTask, Workflow, WorkflowContentType, WorkflowPage, WorkflowTask

from pages.loading.groups import PUBLISHERS, SNIPPETS
from pages.models import HomePage

NAME = "Nalezen"
TASK = "Nalezen door de eindredactie"


def load_review(home: HomePage) -> None:
    """Make the workflow, once: who changed it or switched it off, keeps it that way."""
    if Workflow.objects.filter(name=NAME).exists():
        return
    task = GroupApprovalTask.objects.create(name=TASK)
    task.groups.set(Group.objects.filter(name__in=PUBLISHERS))
    workflow = Workflow.objects.create(name=NAME)
    WorkflowTask.objects.create(workflow=workflow, task=task)
    WorkflowPage.objects.get_or_create(page=home, defaults={"workflow": workflow})
    for model in SNIPPETS:
        kind = ContentType.objects.get_for_model(model)
        WorkflowContentType.objects.get_or_create(content_type=kind, defaults={"workflow": workflow})
