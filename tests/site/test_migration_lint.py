"""A migration that the running code cannot bear is found before it is applied."""

from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, migrations, models
from django.db.migrations.recorder import MigrationRecorder
from django.db.migrations.state import ModelState, ProjectState

from inclusiescan.migration_lint import objections


@pytest.fixture
def now() -> ProjectState:
    """A table that the running code knows."""
    state = ProjectState()
    fields = [
        ("id", models.BigAutoField(primary_key=True)),
        ("name", models.CharField(max_length=50, null=True)),
        ("code", models.CharField(max_length=10)),
        ("number", models.IntegerField(default=0)),
        ("slug", models.CharField(max_length=10, unique=True)),
        ("shop", models.ForeignKey("shop.Shop", models.CASCADE)),
    ]
    rules = [
        models.UniqueConstraint(fields=["code"], name="one_code"),
        models.CheckConstraint(condition=models.Q(number__gte=0), name="not_less"),
    ]
    state.add_model(ModelState("shop", "Product", fields, options={"constraints": rules}))
    return state


def planned(*operations: Any, **attributes: Any) -> migrations.Migration:
    """A migration with these operations."""
    kind = type("Migration", (migrations.Migration,), {"operations": list(operations), **attributes})
    return kind("0002_change", "shop")


ADDS = [
    migrations.AddField("product", "colour", models.CharField(max_length=10, null=True)),
    migrations.AddField("product", "colour", models.CharField(max_length=10, db_default="")),
    migrations.AddField("product", "friends", models.ManyToManyField("shop.Product")),
    migrations.AlterField("product", "code", models.CharField(max_length=20)),
    migrations.AlterField("product", "code", models.CharField(max_length=10, null=True)),
    migrations.AlterField("product", "code", models.CharField("another label", max_length=10)),
    migrations.AlterField("product", "code", models.TextField()),
    migrations.AddIndex("product", models.Index(fields=["code"], name="by_code")),
    migrations.RemoveConstraint("product", "not_less"),
    migrations.AlterField("product", "shop", models.ForeignKey("shop.Shop", models.CASCADE, null=True)),
    migrations.AlterModelOptions("product", {"ordering": ["code"]}),
    migrations.CreateModel("Shelf", [("id", models.BigAutoField(primary_key=True))]),
]
BREAKS = [
    (migrations.AddField("product", "colour", models.CharField(max_length=10)), "vult dit veld niet in"),
    (migrations.AddField("product", "colour", models.CharField(max_length=10, default="")), "vult dit veld niet in"),
    (migrations.RemoveField("product", "code"), "vraagt er nog naar"),
    (migrations.RenameField("product", "code", "sku"), "vraagt er nog naar"),
    (migrations.RenameModel("Product", "Article"), "vraagt er nog naar"),
    (migrations.DeleteModel("Product"), "vraagt er nog naar"),
    (migrations.AlterModelTable("product", "articles"), "vraagt er nog naar"),
    (migrations.AlterField("product", "name", models.CharField(max_length=50)), "mag niet meer leeg zijn"),
    # A default of the database does not help: running code says that it is empty.
    (migrations.AlterField("product", "name", models.CharField(max_length=50, db_default="")), "niet meer leeg"),
    (migrations.AlterField("product", "code", models.CharField(max_length=10, unique=True)), "wordt uniek"),
    (migrations.AlterField("product", "code", models.CharField(max_length=5)), "wordt korter"),
    (migrations.AlterField("product", "number", models.CharField(max_length=10)), "wordt korter"),
    (migrations.AlterField("product", "number", models.BooleanField()), "van een andere soort"),
    (migrations.AlterField("product", "number", models.TextField()), "van een andere soort"),
    (migrations.AlterField("product", "code", models.CharField(max_length=10, db_column="c")), "een andere naam"),
    (migrations.AlterField("product", "shop", models.ForeignKey("shop.City", models.CASCADE)), "een andere tabel"),
    (
        migrations.AddConstraint("product", models.UniqueConstraint(fields=["name"], name="one_name")),
        "kan weigeren",
    ),
    # A save that writes over the row of the same code or slug fails without the rule.
    (migrations.RemoveConstraint("product", "one_code"), "bij het opslaan op rekenen"),
    (migrations.AlterField("product", "slug", models.CharField(max_length=10)), "bij het opslaan op rekenen"),
    (migrations.RunSQL("DROP TABLE shop_product"), "niet te zien"),
    (migrations.RunPython(migrations.RunPython.noop), "niet te zien"),
]


@pytest.mark.parametrize("operation", ADDS, ids=lambda one: one.describe())
def test_what_only_adds_is_fine(now: ProjectState, operation: Any):
    assert objections([planned(operation)], now) == []


@pytest.mark.parametrize(("operation", "said"), BREAKS, ids=lambda one: one if isinstance(one, str) else one.describe())
def test_what_takes_away_or_narrows_is_found(now: ProjectState, operation: Any, said: str):
    found = objections([planned(operation)], now)
    assert [objection.where for objection in found] == ["shop.0002_change"]
    assert said in found[0].what


def test_a_table_of_the_same_plan_may_change_as_it_likes(now: ProjectState):
    made = migrations.CreateModel("Shelf", [("id", models.BigAutoField(primary_key=True))])
    plan = [
        planned(made, migrations.AddField("shelf", "place", models.CharField(max_length=9))),
        planned(migrations.RemoveField("shelf", "place")),
    ]
    assert objections(plan, now) == []


def test_what_django_should_only_believe_changes_no_table(now: ProjectState):
    only_believed = migrations.SeparateDatabaseAndState(state_operations=[migrations.RemoveField("product", "code")])
    assert objections([planned(only_believed)], now) == []
    done = migrations.SeparateDatabaseAndState(database_operations=[migrations.RemoveField("product", "code")])
    assert len(objections([planned(done)], now)) == 1


def test_each_migration_is_judged_after_those_before_it(now: ProjectState):
    widened = planned(migrations.AlterField("product", "code", models.CharField(max_length=30)))
    back = planned(migrations.AlterField("product", "code", models.CharField(max_length=20)))
    assert len(objections([widened, back], now)) == 1


def test_a_reason_is_taken_for_that_migration_alone(now: ProjectState):
    reasoned = planned(migrations.RemoveField("product", "code"), safe_while_running="Niemand leest dit veld meer.")
    other = planned(migrations.RemoveField("product", "number"))
    assert len(objections([reasoned, other], now)) == 1


def test_what_it_was_given_is_not_changed(now: ProjectState):
    objections([planned(migrations.DeleteModel("Product"))], now)
    assert ("shop", "product") in now.models


@pytest.mark.django_db
def test_nothing_waits_on_a_site_that_is_up_to_date(capsys: pytest.CaptureFixture[str]):
    call_command("lint_migrations")
    assert "Migraties die wachten: 0." in capsys.readouterr().out


@pytest.mark.django_db
def test_the_command_judges_what_waits_on_this_database(capsys: pytest.CaptureFixture[str]):
    # As if this site still ran the version before it: that migration narrows, and is named.
    recorder = MigrationRecorder(connection)
    for app, name in [node for node in recorder.applied_migrations() if node >= ("scan", "0003") and node[0] == "scan"]:
        recorder.record_unapplied(app, name)
    with pytest.raises(CommandError, match="niet blijven draaien"):
        call_command("lint_migrations")
    assert "scan.0003_dossiers: " in capsys.readouterr().err
