"""What holds for the code as a whole: size, layers, names, and nothing from elsewhere in the repository."""

import ast
import json
import re
import subprocess
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from django.conf import settings

ROOT: Path = settings.BASE_DIR
MOST_LINES = 300
# Nothing in here may know of a web request.
BELOW_THE_VIEWS = ("scan/core", "scan/models", "scan/export", "scan/pdf", "scan/exchange", "scan/content")
# What is served, besides our own stylesheet, script and drawings, comes from the packages.
OUR_STYLE_ON_PAPER = {"scan/pdf/paper.css"}
OUR_STATIC_FILES = {
    "site/inclusiescan/static/inclusiescan/beheer.css",
    "site/inclusiescan/static/inclusiescan/beheer.js",
    "site/inclusiescan/static/inclusiescan/delen.png",
    "site/inclusiescan/static/inclusiescan/feit.js",
    "site/inclusiescan/static/inclusiescan/icon.svg",
    "site/inclusiescan/static/inclusiescan/leesbaarheid.js",
    "site/inclusiescan/static/inclusiescan/scan.css",
    "site/inclusiescan/static/inclusiescan/scan.js",
}
# Put together here, so that this file does not find itself.
TO_DO = re.compile(r"\b(" + "TO" + "DO|FIX" + "ME|XX" + r"X)\b")
INDEX = re.compile(
    "/sim" + r"ple/|files\.python" + r"hosted|py" + r"pi\.org|registry\.npm" + "js|--(extra-)?index" + "-url",
    re.IGNORECASE,
)
LOCKED = re.compile(r"^([A-Za-z0-9][\w.-]*)(\[[\w,-]+\])?==\S+", re.MULTILINE)


@cache
def tracked() -> tuple[str, ...]:
    """The files that belong to the project and are there now, also those not added yet."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return tuple(name for name in sorted(listed.split("\0")) if name and (ROOT / name).is_file())


def modules(*folders: str) -> list[str]:
    """Our Python files without migrations, all of them or those in these folders."""
    return [
        name
        for name in tracked()
        if name.endswith(".py") and "/migrations/" not in name and name.startswith(folders or ("",))
    ]


@cache
def parsed(name: str) -> ast.Module:
    return ast.parse((ROOT / name).read_text())


def text_of(name: str) -> str:
    return (ROOT / name).read_text(errors="replace")


@pytest.mark.parametrize("name", modules("scan", "pages", "site", "script", "manage.py"))
def test_a_module_is_not_too_long_and_says_what_it_is_about(name: str):
    assert len(text_of(name).splitlines()) <= MOST_LINES
    # The packages that Django only asks for to find something are empty.
    if text_of(name).strip():
        assert ast.get_docstring(parsed(name))


def test_each_package_has_a_docstring():
    nameless = ("management/__init__.py", "commands/__init__.py", "templatetags/__init__.py")
    packages = [name for name in modules("scan", "pages", "site") if name.endswith("__init__.py")]
    assert packages
    assert [name for name in packages if not name.endswith(nameless) and not ast.get_docstring(parsed(name))] == []


def parameters(name: str) -> Iterator[str]:
    for node in ast.walk(parsed(name)):
        if isinstance(node, ast.arguments):
            every = [*node.posonlyargs, *node.args, *node.kwonlyargs, node.vararg, node.kwarg]
            yield from (one.arg for one in every if one)


def test_nothing_below_a_view_takes_a_request():
    below = modules(*(f"{folder}/" for folder in BELOW_THE_VIEWS))
    assert len(below) > len(BELOW_THE_VIEWS)
    assert [name for name in below if "request" in parameters(name)] == []


def prints(name: str) -> bool:
    calls = (node.func for node in ast.walk(parsed(name)) if isinstance(node, ast.Call))
    return any(isinstance(called, ast.Name) and called.id == "print" for called in calls)


def test_nothing_is_printed():
    assert [name for name in modules("scan", "pages", "site") if prints(name)] == []


def test_a_module_is_named_after_what_it_does():
    vague = re.compile(r"(^|/)(utils?|helpers?|misc|common|signals)(\.py$|/)")
    assert [name for name in tracked() if vague.search(name)] == []


def test_nothing_is_left_to_do_in_a_comment():
    kinds = (".py", ".html", ".txt", ".css", ".js", ".toml", ".yaml", ".md", ".svg")
    texts = [name for name in tracked() if name.endswith(kinds) or name.startswith(("script/", ".ci/"))]
    assert [name for name in texts if TO_DO.search(text_of(name))] == []


def test_scripts_styles_and_fonts_are_our_own():
    kinds = (".js", ".mjs", ".css", ".woff", ".woff2", ".ttf", ".otf", ".eot", ".map")
    assert {name for name in tracked() if "/static/" in name} == OUR_STATIC_FILES
    assert {name for name in tracked() if name.endswith(kinds)} <= OUR_STATIC_FILES | OUR_STYLE_ON_PAPER


def test_no_file_names_the_host_of_a_package_index():
    assert [name for name in tracked() if INDEX.search(text_of(name))] == []


def pieces_of(file: str) -> list[str]:
    """The lines of a requirements file, package by package; some stand there twice, for two versions of Python."""
    text = text_of(file)
    starts = [match.start() for match in LOCKED.finditer(text)]
    return [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]


def locked(file: str) -> dict[str, set[str]]:
    """The versions that are locked, by package."""
    found: dict[str, set[str]] = {}
    for piece in pieces_of(file):
        found.setdefault(plain(piece), set()).add(LOCKED.match(piece)[0])
    return found


def plain(requirement: str) -> str:
    """The name of a package as it is compared: lower case, dashes, no extras and no version."""
    return re.sub(r"[-_.]+", "-", re.match(r"[\w.-]+", requirement)[0]).lower()


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-dev.txt"])
def test_each_package_is_locked_with_hashes(file: str):
    lines = [line for line in text_of(file).splitlines() if line and not line.startswith((" ", "#"))]
    assert len(lines) == len(pieces_of(file)) > 30
    assert [piece for piece in pieces_of(file) if "--hash=sha256:" not in piece] == []


def test_the_checker_of_html_is_locked_with_a_hash_and_without_a_host():
    asked, lock = (json.loads(text_of(f"script/nu/{name}.json")) for name in ("package", "package-lock"))
    top, *packages = lock["packages"].values()
    assert top["devDependencies"] == asked["devDependencies"]
    assert packages
    assert all(one["integrity"].startswith("sha512-") and "resolved" not in one for one in packages)


def test_what_is_locked_is_in_step_with_what_is_asked_for():
    asked = tomllib.loads(text_of("pyproject.toml"))
    wanted = {plain(one) for one in (*asked["project"]["dependencies"], *asked["build-system"]["requires"])}
    dev = {plain(one) for one in asked["dependency-groups"]["dev"]}
    assert wanted - set(locked("requirements.txt")) == set()
    assert (wanted | dev) - set(locked("requirements-dev.txt")) == set()


def test_the_tests_run_with_the_same_versions_as_the_site():
    site, dev = locked("requirements.txt"), locked("requirements-dev.txt")
    assert {name: dev[name] for name in site} == site
