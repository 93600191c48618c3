"""The work for the task worker: making a workbook of the list."""

from django_tasks import task

from scan.workspace.exports.making import run


@task(backend="slow")
def make_export(job_id: int) -> None:
    """Make the workbook of this job. The queue holds only its number."""
    run(job_id)
