"""No process keeps in its memory what another process has to know: each next request may come to another one.

What a process may keep is what it can work out again at any moment, and what every process works out the same.
"""

import ast
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.core.cache import caches
from django.core.cache.backends.db import DatabaseCache
from django.utils.module_loading import import_string
from django_tasks_db import DatabaseBackend

from inclusiescan.may_be_away import FileBasedCache
from tests.test_architecture import modules, parsed

# Where a process keeps something, and why that does no harm in a process that does not know it.
KEPT = {
    "pages/editing/hint.py": "a file of the code",
    "pages/editing/views.py": "a file of the code",
    "pages/loading/blocks.py": "a file of the code",
    "pages/search/index.py": "the forms of words, which hang on the words alone",
    "pages/search/words.py": "the forms of words, which hang on the words alone",
    "scan/content/service_phases.py": "a file of the code",
    "scan/core/readability.py": "the syllables of words, which hang on the words alone",
    "scan/export/heights.py": "the height of a text, which hangs on the text alone",
    "scan/export/streaming.py": "a text as XML, which hangs on the text alone",
    "scan/models/instrument.py": "a version by its digest: it never changes",
    "scan/privacy/register.py": "a file of the code",
    "site/inclusiescan/operations/ready.py": "that the database fits this code: once so, it stays so",
}
# Kept for one request, and gone with it.
FOR_A_REQUEST = {"pages/once.py", "scan/authoring/once.py", "site/inclusiescan/operations/request_id.py"}
REMEMBERING = {"cache", "lru_cache"}
CHANGEABLE = {"dict", "list", "set", "defaultdict", "deque", "Counter", "OrderedDict", "WeakKeyDictionary", "local"}
CHANGING = {"add", "append", "clear", "discard", "extend", "insert", "pop", "remove", "setdefault", "update"}


def name_of(node: ast.AST) -> str:
    """The last part of a name, with or without a call around it."""
    node = node.func if isinstance(node, ast.Call) else node
    return getattr(node, "attr", getattr(node, "id", ""))


def changeable(module: ast.Module) -> set[str]:
    """The names at the top of a module that hold something which can be changed in place."""
    found = set()
    for node in module.body:
        value = getattr(node, "value", None)
        literal = isinstance(value, (ast.Dict, ast.List, ast.Set))
        if literal or (isinstance(value, ast.Call) and name_of(value) in CHANGEABLE):
            targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
            found |= {target.id for target in targets if isinstance(target, ast.Name)}
    return found


def changed_inside(module: ast.Module, names: set[str]) -> Iterator[str]:
    """Which of these names a function changes in place, or makes anew."""
    functions = [node for node in ast.walk(module) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))]
    for node in (inner for function in functions for inner in ast.walk(function)):
        if isinstance(node, ast.Global):
            yield from node.names
        if isinstance(node, ast.Subscript) and isinstance(node.ctx, (ast.Store, ast.Del)):
            yield from names & {name_of(node.value)}
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CHANGING:
            yield from names & {name_of(node.func.value)}


def remembered(module: ast.Module) -> Iterator[str]:
    """The functions whose answers are kept, and what belongs to one thread or one context."""
    for node in ast.walk(module):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield from (node.name for mark in node.decorator_list if name_of(mark) in REMEMBERING)
        if isinstance(node, ast.Call) and name_of(node) in {"ContextVar", "local"}:
            yield name_of(node)


def keeps_something(module: ast.Module) -> set[str]:
    return {*remembered(module), *changed_inside(module, changeable(module))}


def test_a_process_keeps_only_what_every_process_works_out_the_same():
    keeping = {name for name in modules("pages/", "scan/", "site/") if keeps_something(parsed(name))}
    assert keeping == {*KEPT, *FOR_A_REQUEST}


@pytest.mark.parametrize(
    "code",
    [
        "seen = {}\ndef look(name):\n    seen[name] = 1",
        "seen: list[str] = []\ndef look(name):\n    seen.append(name)",
        "seen = set()\ndef look(name):\n    seen.add(name)",
        "last = None\ndef look(name):\n    global last\n    last = name",
        "@lru_cache(maxsize=8)\ndef look(name): ...",
        "@functools.cache\ndef look(name): ...",
        "here = threading.local()",
    ],
)
def test_memory_is_found(code: str):
    assert keeps_something(ast.parse(code))


def test_a_table_that_nothing_changes_is_no_memory():
    code = "WORDS = {'a': 1}\ndef look(name):\n    words = {}\n    words[name] = WORDS[name]"
    assert not keeps_something(ast.parse(code))


def test_sessions_limits_and_jobs_stand_where_every_process_reads_them():
    from inclusiescan import settings as of_the_site

    assert settings.SESSION_ENGINE == "django.contrib.sessions.backends.db"
    assert isinstance(caches["default"], DatabaseCache)
    assert import_string(of_the_site.PAGE_CACHE["BACKEND"]) is FileBasedCache
    assert issubclass(import_string(of_the_site.TASKS["slow"]["BACKEND"]), DatabaseBackend)
    assert settings.MESSAGE_STORAGE == "django.contrib.messages.storage.session.SessionStorage"
