"""Do the README and the other documents still say what is true? They are held against the code."""

import dataclasses
import json
import os
import re
import struct
import subprocess
from pathlib import Path
from types import ModuleType

import pytest
from django.apps import apps
from django.core.management import get_commands

from scan.core import condition, instrument, parts

ROOT = Path(__file__).parents[1]
READMES = ("README.md", "README.en.md")
DECISIONS = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "docs" / "decisions").glob("*.md"))
FOR_OPERATORS = ("docs/bewaken.md", "docs/capaciteit.md", "docs/beveiliging.md")
DOCUMENTS = (*READMES, "ARCHITECTURE.md", "GLOSSARY.md", "CHANGELOG.md", *FOR_OPERATORS, *DECISIONS)
PICTURE = ROOT / "docs" / "README-screenshot.png"

# Parts that say nothing without the whole that they belong to, which the glossary has.
NOT_IN_GLOSSARY = {"About", "StylePoints", "StepText", "TopicText"}
# What running the site makes.
MADE_BY_RUNNING = ("var/",)
A_FILE = re.compile(r"[\w.-]+\.(py|md|toml|yaml|json|html|js|css|png)")
A_PATH = re.compile(r"\w[\w.-]*(/[\w.-]+)+/?")


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def in_backticks(name: str) -> list[str]:
    """What stands in backticks on one line; blocks of code aside."""
    prose = re.sub(r"^```.*?^```", "", text_of(name), flags=re.DOTALL | re.MULTILINE)
    return re.findall(r"`([^`\n]+)`", prose)


def settings_of_the_environment() -> set[str]:
    names = set(re.findall(r"\benv\.\w+\(\s*\"(\w+)\"", text_of("site/inclusiescan/settings.py")))
    assert {"DEBUG", "DATABASE_URL"} <= names, "settings.py reads the environment in another way: mend this test"
    return names


def rows_of_tables(name: str) -> set[str]:
    """What stands in backticks in the first column of a table."""
    first_cells = re.findall(r"^\|([^|]+)\|", text_of(name), re.MULTILINE)
    return {word for cell in first_cells for word in re.findall("`([^`]+)`", cell)}


@pytest.mark.parametrize("name", READMES)
def test_scripts_that_the_readme_names_can_be_run(name: str):
    scripts = set(re.findall(r"\bscript/[a-z-]+(?![\w.-])", text_of(name)))
    assert {"script/serve", "script/test"} <= scripts
    assert [one for one in sorted(scripts) if not os.access(ROOT / one, os.X_OK)] == []


@pytest.mark.parametrize("name", READMES)
def test_the_first_screen_has_both_commands_and_the_picture(name: str):
    first_screen = text_of(name).split("\n## ")[0]
    for wanted in ("`script/serve`", "`script/test`", "](docs/README-screenshot.png)"):
        assert wanted in first_screen
    assert len(first_screen.splitlines()) <= 30


@pytest.mark.parametrize("name", DOCUMENTS)
def test_commands_of_manage_py_exist(name: str):
    named = set(re.findall(r"(?:manage\.py|deploy/manage) ([a-z_]+)", text_of(name)))
    assert named <= set(get_commands())


@pytest.mark.parametrize("name", READMES)
def test_the_readme_names_every_command_of_our_own(name: str):
    own = {command for command, app in get_commands().items() if app in ("scan", "pages", "inclusiescan.operations")}
    assert own
    assert own <= set(re.findall(r"manage\.py ([a-z_]+)", text_of(name)))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_files_in_backticks_exist(name: str):
    everywhere = {path.name for folder in ("scan", "pages", "site", "tests") for path in (ROOT / folder).rglob("*.*")}
    missing = []
    for token in in_backticks(name):
        path = token.split("#")[0]
        if not (A_FILE.fullmatch(path) or A_PATH.fullmatch(path)) or path.startswith(MADE_BY_RUNNING):
            continue
        if not (ROOT / path).exists() and ("/" in path or path not in everywhere):
            missing.append(token)
    assert missing == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_lead_to_files_that_exist(name: str):
    goals = re.findall(r"\]\(([^)#]+)", text_of(name))
    assert [goal for goal in goals if not (ROOT / name).parent.joinpath(goal).exists()] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_no_address_leads_to_another_machine(name: str):
    hosts = re.findall(r"\b\w+://(?:[^\s/`@]*@)?([\w.-]+)", text_of(name))
    assert set(hosts) <= {"localhost"}


@pytest.mark.parametrize("name", READMES)
def test_the_readme_has_every_setting_and_no_other(name: str):
    named = {word for word in rows_of_tables(name) if re.fullmatch("[A-Z_]+", word)}
    assert named == settings_of_the_environment()


def test_both_languages_name_the_same_things():
    def code(name: str) -> set[str]:
        return rows_of_tables(name) | set(re.findall(r"\b(?:script/[a-z-]+|manage\.py [a-z_]+)", text_of(name)))

    assert code("README.md") == code("README.en.md")


@pytest.mark.parametrize("name", READMES)
def test_the_example_of_scoring_gives_what_the_readme_says(name: str, tmp_path: Path):
    """As it stands there, and without a database."""
    example = re.search(r"```sh\n(.*?)```", text_of(name), re.DOTALL)
    assert example
    nowhere = {"DATABASE_URL": f"sqlite:///{tmp_path}/no/such/folder/db.sqlite3", "DEBUG": "0"}
    ran = subprocess.run(
        ["bash", "-c", f"set -o pipefail\n{example[1]}"],
        cwd=ROOT,
        env=os.environ | nowhere,
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(ran.stdout)["scales"]["attitude"] == 75
    assert re.search(r"`attitude` \w+( \w+)? 75", text_of(name))


def test_the_picture_is_a_wide_enough_png_of_modest_size():
    content = PICTURE.read_bytes()
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", content[16:24])
    assert width >= 800
    assert height >= 400
    assert len(content) <= 250_000


def test_every_model_and_every_part_of_the_instrument_is_in_the_glossary():
    labels = ("scan", "pages", "operations")
    models = {model.__name__ for label in labels for model in apps.get_app_config(label).get_models()}
    wanted = models | set().union(*(dataclasses_in(module) for module in (condition, instrument, parts)))
    assert {"Scan", "HomePage", "Question"} <= wanted
    assert wanted >= NOT_IN_GLOSSARY, "an exception that is no longer needed"
    assert wanted - NOT_IN_GLOSSARY - set(in_backticks("GLOSSARY.md")) == set()


def dataclasses_in(module: ModuleType) -> set[str]:
    return {
        name
        for name, thing in vars(module).items()
        if isinstance(thing, type) and dataclasses.is_dataclass(thing) and thing.__module__ == module.__name__
    }


def test_names_in_the_glossary_stand_in_the_code():
    code = "\n".join(
        path.read_text(encoding="utf-8")
        for folder in ("scan", "pages", "site")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in (".py", ".yaml")
    )
    strangers = [name for name in in_backticks("GLOSSARY.md") if not re.search(rf"\b{re.escape(name)}\b", code)]
    assert strangers == []


def test_decisions_are_numbered_short_and_say_why():
    assert [int(Path(name).name[:4]) for name in DECISIONS] == list(range(1, len(DECISIONS) + 1))
    for name in DECISIONS:
        text = text_of(name)
        assert len(text.splitlines()) <= 25, name
        assert text.startswith(f"# {int(Path(name).name[:4])}. "), name
        for part in ("**What.**", "**Why.**", "**What else.**", "**Consequences.**"):
            assert part in text, f"{name}: {part}"
