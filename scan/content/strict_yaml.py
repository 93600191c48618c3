"""How is YAML read so that nothing is lost or guessed in silence? Stricter than YAML itself is."""

from typing import Any

import yaml
from yaml.nodes import MappingNode, Node


class StrictLoader(yaml.SafeLoader):
    """Reads YAML as ever, and refuses a key that stands twice in one place: YAML would drop the first in silence.

    Anchors, and the merge key `<<`, are refused too: a few lines of them make a document without end.
    """

    def compose_node(self, parent: Node | None, index: Any) -> Node | None:
        if self.check_event(yaml.AliasEvent):
            mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]
            raise yaml.composer.ComposerError(None, None, "an alias (*) cannot be used here", mark)
        return super().compose_node(parent, index)

    def construct_mapping(self, node: MappingNode, deep: bool = False) -> dict[Any, Any]:  # noqa: FBT001, FBT002  (as in PyYAML)
        seen: set[str] = set()
        for key in (key for key, _ in node.value if isinstance(key.value, str)):
            if key.value in seen or key.tag == "tag:yaml.org,2002:merge":
                reason = f"'{key.value}' stands here twice" if key.value in seen else "'<<' cannot be used here"
                raise yaml.constructor.ConstructorError(None, None, reason, key.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep=deep)


def load(text: str) -> Any:
    """What YAML text means. Raises yaml.YAMLError."""
    return yaml.load(text, Loader=StrictLoader)  # noqa: S506  (it is a SafeLoader)
