"""On which line does each part of a YAML file stand, and what stands there that YAML would guess about?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from yaml import MappingNode, Node, ScalarNode, SequenceNode

from scan.exchange.finding import Finding

Path = tuple[str | int, ...]

_TAG = "tag:yaml.org,2002:"
_NUMBER = {"int": re.compile(r"-?(?:0|[1-9]\d*)"), "float": re.compile(r"-?\d+\.\d+(?:e[-+]?\d+)?")}
_QUOTE = "Is het tekst? Zet er aanhalingstekens omheen."


@dataclass
class Places:
    """The line of each path, counted from 1, its name with keys in place of positions, and what is wrong so far."""

    lines: dict[Path, int] = field(default_factory=dict)
    names: dict[Path, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def finding(self, path: Path, reason: str) -> Finding:
        """A finding at the line of a path, or of what is nearest above it."""
        for length in range(len(path), 0, -1):
            if path[:length] in self.lines:
                rest = [str(step) for step in path[length:]]
                return Finding(
                    reason, row=self.lines[path[:length]], column=".".join([self.names[path[:length]], *rest])
                )
        return Finding(reason, column=".".join(map(str, path)))


def places_in(top: MappingNode) -> Places:
    """Walk over the nodes of a file."""
    places = Places()
    waiting: list[tuple[Path, str, Node]] = [((), "", top)]
    while waiting:
        path, name, node = waiting.pop()
        places.names[path] = name
        places.lines.setdefault(path, node.start_mark.line + 1)
        for reason in _doubts(node):
            places.findings.append(places.finding(path, reason))
        waiting += reversed(list(_below(places, path, name, node)))
    return places


def _below(places: Places, path: Path, name: str, node: Node) -> Iterator[tuple[Path, str, Node]]:
    if isinstance(node, SequenceNode):
        for position, one in enumerate(node.value):
            yield (*path, position), f"{name}.{_key_of(one) or position + 1}", one
    if isinstance(node, MappingNode):
        seen = set()
        for key, value in node.value:
            line = key.start_mark.line + 1
            if not isinstance(key, ScalarNode) or key.tag != f"{_TAG}str":
                places.findings.append(Finding(f"Een sleutel is altijd tekst. {_QUOTE}", row=line, column=name))
                continue
            below = f"{name}.{key.value}".lstrip(".")
            if key.value in seen:
                places.findings.append(Finding("Deze sleutel staat hier twee keer.", row=line, column=below))
            seen.add(key.value)
            places.lines[(*path, key.value)] = line
            yield (*path, key.value), below, value


def _key_of(node: Node) -> str:
    """What a part of a list is called: its key, where it has one."""
    pairs = node.value if isinstance(node, MappingNode) else []
    return next((v.value for k, v in pairs if k.value == "key" and isinstance(v, ScalarNode)), "")


def _doubts(node: Node) -> Iterator[str]:
    """Why a value may not be what the writer meant: dates, yes and no, numbers such as 12:30 and 010."""
    kind = node.tag.removeprefix(_TAG)
    if kind in ("map", "seq", "str", "null"):
        return
    if kind == "bool" and node.value not in ("true", "false"):
        yield f"‘{node.value}’ leest YAML als waar of onwaar. Schrijf true of false. {_QUOTE}"
    elif kind in _NUMBER and not _NUMBER[kind].fullmatch(str(node.value)):
        yield f"‘{node.value}’ leest YAML als een ander getal. {_QUOTE}"
    elif kind not in ("bool", *_NUMBER):
        yield f"Hier leest YAML geen tekst of getal. {_QUOTE}"
