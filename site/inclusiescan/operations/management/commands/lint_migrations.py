"""Looks whether the site can keep running while the migrations that wait are applied. An upgrade asks this first."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from inclusiescan.migration_lint import objections


class Command(BaseCommand):
    """See the module."""

    help = "Kijkt of de site kan blijven draaien terwijl migrate werkt. Stopt met 1 als dat niet kan, en zegt waarom."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        executor = MigrationExecutor(connection)
        loader = executor.loader
        plan = [migration for migration, _ in executor.migration_plan(loader.graph.leaf_nodes())]
        applied = [node for node in loader.applied_migrations if node in loader.graph.nodes]
        # In an empty database nothing runs that could be in the way.
        found = objections(plan, loader.project_state(applied)) if applied else []
        for objection in found:
            self.stderr.write(f"{objection.where}: {objection.what}")
        if found:
            raise CommandError("De site kan hierbij niet blijven draaien.")
        self.stdout.write(f"Migraties die wachten: {len(plan)}. De site kan blijven draaien.")
