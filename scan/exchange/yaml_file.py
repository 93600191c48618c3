"""How does an instrument stand in one YAML file? In one way only: the same instrument gives the same bytes."""

import re
from collections.abc import Mapping
from typing import Any

import yaml

from scan.content.strict_yaml import StrictLoader
from scan.exchange.accept import Check, accepted, nothing_more
from scan.exchange.finding import Finding, RefusedFile
from scan.exchange.yaml_places import Places, places_in

LARGEST_FILE = 5_000_000
_FLOW_LENGTH = 110
"""What has no more letters than this, and little depth, stands on one line: {scale: begeleiding, below: 60}."""


# YAML would read some of these back as a plain line end; as an escape they stay what they are.
_OTHER_LINE_ENDS = re.compile("[\r\x85\u2028\u2029\ufeff]")


def yaml_of(document: Mapping[str, Any]) -> str:
    """A canonical document as text, for people to read and for tools to compare."""
    text: str = yaml.dump(
        dict(document),
        Dumper=_Dumper,
        sort_keys=False,
        allow_unicode=True,
        width=float("inf"),
        default_flow_style=False,
    )
    return text


def document_from_yaml(content: bytes, check: Check = nothing_more) -> dict[str, Any]:
    """The canonical document in the bytes of a YAML file. Raises RefusedFile with all that was found."""
    if len(content) > LARGEST_FILE:
        raise RefusedFile([Finding(f"Dit bestand is te groot: meer dan {LARGEST_FILE // 1_000_000} MB.")])
    try:
        document, places = _read(content)
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise RefusedFile([Finding("Dit bestand is geen tekst in UTF-8.", row=line)]) from error
    except RecursionError as error:
        raise RefusedFile([Finding("In dit bestand staan lijsten te diep in elkaar.")]) from error
    except yaml.YAMLError as error:
        raise RefusedFile([_unreadable(error, content)]) from error
    try:
        return accepted(document, places.finding, check)
    except RefusedFile as error:
        raise RefusedFile(sorted(error.findings, key=lambda finding: finding.row or 0)) from error


def _read(content: bytes) -> tuple[dict[str, Any], Places]:
    loader = StrictLoader(content.decode("utf-8-sig"))
    try:
        node = loader.get_single_node()
        if not isinstance(node, yaml.MappingNode):
            raise RefusedFile([Finding("Dit bestand heeft niet de vorm van een instrument.", row=1)])
        places = places_in(node)
        if places.findings:
            raise RefusedFile(places.findings)
        return loader.construct_document(node), places
    finally:
        loader.dispose()


def _unreadable(error: yaml.YAMLError, content: bytes) -> Finding:
    """Where the file stops being YAML."""
    if isinstance(error, yaml.reader.ReaderError):
        before = content.decode("utf-8-sig")[: error.position]
        return Finding("Hier staat een onleesbaar teken. Haal het weg.", row=before.count("\n") + 1)
    mark = getattr(error, "problem_mark", None)
    reason = "Dit is geen goede YAML. Kijk naar het inspringen, de dubbele punten en de aanhalingstekens."
    if isinstance(error, yaml.composer.ComposerError):
        reason = "Verwijzingen met & en *, en meer dan één document in een bestand, lezen we niet."
    return Finding(reason, row=mark.line + 1 if mark else None)


class _Dumper(yaml.SafeDumper):
    """Blocks with indented lists; short and simple things on one line; texts of more lines as they are."""

    def ignore_aliases(self, data: Any) -> bool:
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: FBT001, FBT002  (as in PyYAML)
        super().increase_indent(flow, False)  # noqa: FBT003  (as in PyYAML)


def _represent_list(dumper: _Dumper, data: list[Any]) -> yaml.Node:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", data, flow_style=_fits_on_a_line(data))


def _represent_dict(dumper: _Dumper, data: dict[str, Any]) -> yaml.Node:
    return dumper.represent_mapping("tag:yaml.org,2002:map", data.items(), flow_style=_fits_on_a_line(data))


def _represent_text(dumper: _Dumper, data: str) -> yaml.Node:
    style = '"' if _OTHER_LINE_ENDS.search(data) else "|" if "\n" in data else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", data, style=style)


_Dumper.add_representer(list, _represent_list)
_Dumper.add_representer(dict, _represent_dict)
_Dumper.add_representer(str, _represent_text)


def _fits_on_a_line(data: Any) -> bool:
    return _depth(data) <= 2 and len(repr(data)) <= _FLOW_LENGTH


def _depth(data: Any) -> int:
    if isinstance(data, dict):
        data = list(data.values())
    return 1 + max(map(_depth, data), default=0) if isinstance(data, list) else 0
