"""What no instrument can hold is said to an editor in a short Dutch sentence."""

import pytest
from pydantic import TypeAdapter, ValidationError

from scan.authoring.messages import in_dutch
from scan.core import parts


def sentences(kind: object, value: object) -> list[str]:
    with pytest.raises(ValidationError) as refused:
        TypeAdapter(kind).validate_python(value)
    return [in_dutch(error) for error in refused.value.errors()]


@pytest.mark.parametrize(
    ("kind", "value", "sentence"),
    [
        (parts.Option, {"value": 1, "label": "Ja", "score": 101}, "Kies een getal van 100 of lager."),
        (parts.Option, {"value": 1, "label": "Ja", "score": -1}, "Kies een getal van 0 of hoger."),
        (parts.Phase, {"key": "a", "title": "A"}, "Vul dit in."),
        (parts.TwoToFour, ["a"], "Hier zijn er meer nodig: minstens 2."),
        (parts.TwoToFour, ["a", "b", "c", "d", "e"], "Dit zijn er te veel: ten hoogste 4."),
        (parts.Role, {"key": "a", "title": "A", "protected": "misschien"}, "Dit past niet in de vragenlijst."),
    ],
)
def test_a_mistake_has_a_sentence(kind, value, sentence):
    assert sentences(kind, value) == [sentence]
