"""Which colours do the drawings of a page have? A PDF needs them on the shapes themselves.

WeasyPrint applies the stylesheet of a page to its text and boxes, and not within a drawing. Here the few properties of
drawings are read from the same stylesheet and written on each shape, so that the tokens of a region count too.
"""

import re
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

import cssselect2
import tinycss2

PROPERTIES = ("fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap")
_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)\s*\)")
_ON_PAPER = ("all", "print")
_BARE = {"skip_comments": True, "skip_whitespace": True}


def paint(root: Element, stylesheets: Iterable[str]) -> None:
    """Write on every shape of every drawing below `root` the colours that the stylesheets give it on paper."""
    rules = [rule for css in stylesheets for rule in _rules(tinycss2.parse_stylesheet(css, **_BARE))]
    tokens = _tokens(rules)
    matcher = cssselect2.Matcher()
    for order, (selectors, declared) in enumerate(rules):
        wanted = {name: _resolved(value, tokens) for name, value in declared.items() if name in PROPERTIES}
        if not wanted:
            continue
        for selector in _compiled(selectors):
            matcher.add_selector(selector, (order, wanted))
    for shape in cssselect2.ElementWrapper.from_html_root(root).iter_subtree():
        if _is_drawn(shape):
            found = sorted((m[0], m[3][0], m[3][1]) for m in matcher.match(shape) if m[2] is None)
            for _, _, wanted in found:
                shape.etree_element.attrib.update(wanted)


Rule = tuple[list[object], dict[str, str]]


def _rules(nodes: Iterable[object]) -> Iterator[Rule]:
    """The rules of a stylesheet that count on paper, in order, whatever layer they stand in."""
    for node in nodes:
        if node.type == "qualified-rule":
            yield node.prelude, _declarations(node.content)
        elif node.type == "at-rule" and node.content is not None and _counts(node):
            yield from _rules(tinycss2.parse_blocks_contents(node.content, **_BARE))


def _counts(rule: object) -> bool:
    name = rule.lower_at_keyword
    return name == "layer" or (name == "media" and tinycss2.serialize(rule.prelude).strip() in _ON_PAPER)


def _declarations(content: Iterable[object]) -> dict[str, str]:
    """Name and value of what a rule declares."""
    nodes = tinycss2.parse_blocks_contents(content, **_BARE)
    return {node.name: tinycss2.serialize(node.value).strip() for node in nodes if node.type == "declaration"}


def _tokens(rules: Iterable[Rule]) -> dict[str, str]:
    """The design tokens that stand on the root of the page; the last one counts."""
    tokens: dict[str, str] = {}
    for selectors, declared in rules:
        if ":root" in tinycss2.serialize(selectors):
            tokens |= {name: value for name, value in declared.items() if name.startswith("--")}
    return tokens


def _resolved(value: str, tokens: dict[str, str]) -> str:
    """A value with the tokens filled in that it names."""
    for _ in range(5):  # a token may name another; deeper than this ours do not go
        value = _VARIABLE.sub(lambda match: tokens.get(match[1], "none"), value)
    return value


def _compiled(selectors: list[object]) -> list[object]:
    try:
        return list(cssselect2.compile_selector_list(selectors))
    except cssselect2.SelectorError:  # made for browsers alone, such as ::details-content
        return []


def _is_drawn(element: cssselect2.ElementWrapper) -> bool:
    """Whether it is a shape in a drawing."""
    return element.local_name != "svg" and any(above.local_name == "svg" for above in element.ancestors)
