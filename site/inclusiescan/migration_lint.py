"""Can the code that runs now go on while these migrations are applied, and after? Then nobody has to be sent away.

During an upgrade the old code works on the new tables for a moment, and for longer when the upgrade is taken back. It
does not know what is new, and it still asks for what is gone. A change that it cannot bear is made in two versions:
first one that only adds, later one that takes away. A migration that is safe for a reason that cannot be read here
says so itself: `safe_while_running = "the reason"`.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.migrations import Migration, operations
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState
from django.db.models import CharField, Field, TextField, UniqueConstraint
from django.db.models.fields import NOT_PROVIDED

REASON = "safe_while_running"
Model = tuple[str, str]


@dataclass(frozen=True)
class Objection:
    """What the running code would stumble over. `where` is "app.migration", `what` a sentence in Dutch."""

    where: str
    what: str


def objections(plan: Iterable[Migration], state: ProjectState) -> list[Objection]:
    """Everything in a plan that running code cannot bear. `state` is what is applied now; it is not changed."""
    state, fresh, found = state.clone(), set[Model](), list[Objection]()
    for migration in plan:
        said = list(_of_operations(migration.operations, migration.app_label, state, fresh))
        if not getattr(migration, REASON, ""):
            found += [Objection(f"{migration.app_label}.{migration.name}", what) for what in said]
    return found


def _of_operations(
    every: Iterable[Operation], app: str, state: ProjectState, fresh: set[Model], *, in_state: bool = True
) -> Iterator[str]:
    """What is wrong with each, in order; `fresh` are the tables of this plan, which running code does not know."""
    for operation in every:
        if isinstance(operation, operations.SeparateDatabaseAndState):
            yield from _of_operations(operation.database_operations, app, state, fresh, in_state=False)
        elif isinstance(operation, operations.CreateModel):
            fresh.add((app, operation.name_lower))
        elif (app, _table_of(operation)) not in fresh:
            yield from _RULES.get(type(operation), _unknown)(operation, app, state)
        if in_state:
            operation.state_forwards(app, state)


def _table_of(operation: Any) -> str:
    """The model that an operation is about, in lower case; empty when it is about none."""
    return str(getattr(operation, "model_name_lower", getattr(operation, "name_lower", "")))


def _fine(operation: Any, app: str, state: ProjectState) -> Iterator[str]:
    yield from ()


def _unknown(operation: Any, app: str, state: ProjectState) -> Iterator[str]:
    yield f"{type(operation).__name__}: hiervan is niet te zien of de site het verdraagt."


def _gone(operation: Any, app: str, state: ProjectState) -> Iterator[str]:
    yield f"{operation.describe()}: de site die nu draait, vraagt er nog naar."


def _new_field(operation: Any, app: str, state: ProjectState) -> Iterator[str]:
    field: Field[Any, Any] = operation.field
    if not (field.null or field.many_to_many or field.db_default is not NOT_PROVIDED or field.generated):
        yield (
            f"{operation.model_name}.{operation.name}: de site die nu draait, vult dit veld niet in. "
            "Geef het null=True of een db_default."
        )


def _changed_field(operation: Any, app: str, state: ProjectState) -> Iterator[str]:
    old = state.models[app, operation.model_name_lower].get_field(operation.name)
    problem = _narrower(old, operation.field)
    if problem:
        yield f"{operation.model_name}.{operation.name}: {problem}."


def _narrower(old: Field[Any, Any], new: Field[Any, Any]) -> str:
    """What the new column refuses and the old one took; empty when nothing."""
    if old.null and not new.null:
        return "mag niet meer leeg zijn, en de site die nu draait laat het leeg"
    if new.unique and not old.unique:
        return "wordt uniek, en de site die nu draait let daar niet op"
    if old.unique and not new.unique:
        return "is niet meer uniek, en daar kan de site die nu draait bij het opslaan op rekenen"
    if _goal_of(old) != _goal_of(new):
        return "verwijst naar een andere tabel"
    if (new.db_column or "") != (old.db_column or ""):
        return "krijgt een andere naam in de database"
    if new.max_length and (old.max_length is None or new.max_length < old.max_length):
        return f"wordt korter: hoogstens {new.max_length} tekens"
    same_kind = old.get_internal_type() == new.get_internal_type()
    # A text may become a longer text; any other column the running site compares with what it was.
    if not same_kind and not (isinstance(old, CharField) and isinstance(new, TextField)):
        return "wordt van een andere soort"
    return ""


def _goal_of(field: Field[Any, Any]) -> str:
    """The table that a foreign key points at, as "app.model"; empty for any other field."""
    goal = getattr(field.remote_field, "model", "")
    return str(getattr(getattr(goal, "_meta", None), "label_lower", goal)).lower()


def _new_rule(operation: Any, app: str, state: ProjectState) -> Iterator[str]:
    yield f"{operation.describe()}: dit kan weigeren wat de site die nu draait, opslaat."


def _rule_gone(operation: Any, app: str, state: ProjectState) -> Iterator[str]:
    """A save that writes over what is there (ON CONFLICT) fails without the rule that says what is the same."""
    rule = state.models[app, operation.model_name_lower].get_constraint_by_name(operation.name)
    if isinstance(rule, UniqueConstraint):
        yield f"{operation.describe()}: de site die nu draait, kan er bij het opslaan op rekenen."


_RULES: dict[type[Operation], Callable[[Any, str, ProjectState], Iterator[str]]] = {
    operations.AddField: _new_field,
    operations.AlterField: _changed_field,
    operations.RemoveField: _gone,
    operations.RenameField: _gone,
    operations.RenameModel: _gone,
    operations.DeleteModel: _gone,
    operations.AlterModelTable: _gone,
    operations.AddConstraint: _new_rule,
    operations.AlterUniqueTogether: _new_rule,
    operations.AddIndex: _fine,
    operations.RemoveIndex: _fine,
    operations.RenameIndex: _fine,
    operations.AlterIndexTogether: _fine,
    operations.RemoveConstraint: _rule_gone,
    operations.AlterModelOptions: _fine,
    operations.AlterModelManagers: _fine,
    operations.AlterModelTableComment: _fine,
    operations.AlterOrderWithRespectTo: _gone,
}
