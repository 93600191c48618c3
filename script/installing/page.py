"""Turns docs/beheer.md into one script: each block of the page in order, with our tests in between."""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

# What is tested before and after the blocks of a section, by its number. `probe` is defined in try-install.
BEFORE = {12: "probe newer; probe visit", 13: "probe picture", 14: "probe remember"}
AFTER = {
    9: "probe units",
    10: "probe administrator",
    11: "probe site; probe refusals; probe timers; probe running",
    12: "probe left; probe changed; probe clash; probe refusal; probe visit; probe rollback; probe left",
    13: "probe backup",
    14: "probe restored; probe site; probe running",
}


@dataclass(frozen=True)
class Block:
    """What one has to type at one place of the page."""

    section: int
    title: str
    code: str


def blocks_of(text: str) -> Iterator[Block]:
    """The blocks marked `sh`, in order. ValueError when one stands before the first numbered section."""
    for part in re.split(r"^(?=## )", text, flags=re.MULTILINE):
        heading = re.match(r"## (\d+)\. (.*)", part)
        for code in re.findall(r"^```sh\n(.*?)^```", part, flags=re.DOTALL | re.MULTILINE):
            if heading is None:
                raise ValueError(f"Zonder nummer: {code}")
            yield Block(int(heading[1]), heading[2], code)


def script_of(text: str) -> str:
    """The page as a script. It stops at the first command that fails, as a careful reader would."""
    lines, blocks = ["set -euo pipefail"], list(blocks_of(text))
    missing = {*BEFORE, *AFTER} - {block.section for block in blocks}
    if missing:
        raise ValueError(f"Deze hoofdstukken hebben geen blok meer: {sorted(missing)}")
    for place, block in enumerate(blocks):
        first = place == 0 or blocks[place - 1].section != block.section
        last = place + 1 == len(blocks) or blocks[place + 1].section != block.section
        if first:
            lines += [f"echo '== {block.section}. {block.title.replace(chr(39), '’')}'", BEFORE.get(block.section, "")]
        lines.append(block.code)
        if last:
            lines.append(AFTER.get(block.section, ""))
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.stdout.write(script_of(Path(sys.argv[1]).read_text(encoding="utf-8")))
