"""What is wrong with a part of the instrument, said to an editor."""

from collections.abc import Mapping
from typing import Any

from scan.core.rule_sentence import dutch_number

_MESSAGES = {
    "too_short": "Hier zijn er meer nodig: minstens {min_length}.",
    "too_long": "Dit zijn er te veel: ten hoogste {max_length}.",
    "missing": "Vul dit in.",
    "greater_than_equal": "Kies een getal van {ge} of hoger.",
    "less_than_equal": "Kies een getal van {le} of lager.",
    "int_parsing": "Vul een heel getal in.",
    "int_type": "Vul een heel getal in.",
    "float_parsing": "Vul een getal in.",
    "float_type": "Vul een getal in.",
    "literal_error": "Kies iets uit de lijst.",
    "string_type": "Vul tekst in.",
}
_OTHERWISE = "Dit past niet in de vragenlijst."


def in_dutch(error: Mapping[str, Any]) -> str:
    """One error of pydantic as a sentence."""
    message = _MESSAGES.get(error["type"], "")
    bounds = {name: dutch_number(bound) for name, bound in error.get("ctx", {}).items()}
    return message.format(**bounds) if message else _OTHERWISE
