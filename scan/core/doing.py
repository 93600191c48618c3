"""What does an employer do already? The facts (doen) are told in sentences, never scored."""

from collections.abc import Mapping

from scan.core.parts import Answer


def doing(facts: Mapping[str, Answer]) -> list[str]:
    """The facts in sentences. Keys as in the section "organisatie"."""
    sentences = [
        {
            "meer": _how_many(facts),
            "een": "Er werkt nu één collega met een arbeidsbeperking bij jullie.",
            "eerder": "Nu werken er geen mensen met een arbeidsbeperking bij jullie. Eerder wel.",
            "nooit": "Voor zover jullie weten, werkten er nog geen mensen met een arbeidsbeperking bij jullie.",
            "onbekend": "Jullie weten nog niet of er mensen met een arbeidsbeperking bij jullie werken.",
        }.get(str(facts.get("ervaring")), ""),
        {
            "alle": "Zij hebben allemaal een vast contract.",
            "deel": "Een deel van hen heeft een vast contract.",
            "geen": "Nog niemand van hen heeft een vast contract.",
            "onbekend": "Jullie weten niet wie van hen een vast contract heeft.",
        }.get(str(facts.get("vast")), ""),
        _newcomers(facts.get("instroom")),
        {
            "goed": "Jullie kijken daar vooral goed op terug.",
            "wisselend": "Jullie kijken daar wisselend op terug.",
            "slecht": "Jullie kijken daar vooral slecht op terug.",
            "onbekend": "Jullie weten niet hoe jullie daarop terugkijken.",
        }.get(str(facts.get("terugblik")), ""),
    ]
    return [sentence for sentence in sentences if sentence]


def _how_many(facts: Mapping[str, Answer]) -> str:
    count = facts.get("aantal")
    if count is None:
        return "Er werken nu mensen met een arbeidsbeperking bij jullie."
    return f"Er werken nu {count} mensen met een arbeidsbeperking bij jullie."


def _newcomers(count: Answer | None) -> str:
    if count is None:
        return ""
    if count == 0:
        return "In de afgelopen 12 maanden begon er niemand."
    return f"In de afgelopen 12 maanden {'begon' if count == 1 else 'begonnen'} er {count}."
