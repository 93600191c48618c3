"""How is a rule said in one Dutch sentence, so that an editor can read what was put together?

The words are those of the reasons in `wording`, before anything is measured. A rule may point at what is not there: the
sentence then names the key.
"""

from collections.abc import Iterable, Mapping

from scan.core.advice import WISH_QUESTION
from scan.core.condition import Condition, Rule, Value
from scan.core.instrument import Instrument
from scan.core.parts import DONT_KNOW, NOT_APPLICABLE, Step
from scan.core.wording import answer_label

NEVER = "Nooit: er is nog geen voorwaarde."
ALWAYS = "Altijd: er is een groep zonder voorwaarde."


def rule_sentence(instrument: Instrument, rule: Rule) -> str:
    """The rule as one sentence: "Als ‘Begeleiding’ onder 60 staat, of als jullie in stadium ‘Motiveren’ zijn."."""
    if not rule:
        return NEVER
    if not all(rule):
        return ALWAYS
    groups = (" en ".join(condition_clause(instrument, condition) for condition in group) for group in rule)
    return f"Als {', of als '.join(groups)}."


def step_sentence(instrument: Instrument, step: Step) -> str:
    """When a step applies: its rule, or a ticked wish that it answers to."""
    if not step.wish or not all(step.when):
        return rule_sentence(instrument, step.when)
    wishes = quoted((value_label(instrument, WISH_QUESTION, one) for one in step.wish), "of")
    wish = f"jullie hulp vragen bij {wishes}"
    if not step.when:
        return f"Als {wish}."
    return f"{rule_sentence(instrument, step.when).removesuffix('.')}, of als {wish}."


def condition_clause(instrument: Instrument, condition: Condition) -> str:
    """One condition as what can follow "als": "‘Begeleiding’ onder 60 staat"."""
    key, number = condition.key, dutch_number(condition.value)
    below = condition.test == "below"
    match condition.subject:
        case "answer":
            return _answer_clause(instrument, condition)
        case "stage":
            stages = instrument.titles("stages")
            return (
                f"jullie in stadium {quoted((title_or_key(stages, value) for value in _values(condition)), 'of')} zijn"
            )
        case "unknown_share":
            how_many = f"minder dan {number} procent" if below else f"{number} procent of meer"
            return f"jullie bij {how_many} van de vragen ‘Weet ik niet’ kozen"
        case "gap":
            how_many = f"minder dan {number} punten" if below else f"{number} punten of meer"
            return f"de rollen bij ‘{title_or_key(instrument.titles('dimensions'), key)}’ {how_many} verschillen"
        case "item":
            where = f"onder {number} van 100" if below else f"op {number} van 100 of hoger"
            return f"jullie {where} staan bij ‘{_question(instrument, key)}’"
        case "raw":
            return _raw_clause(instrument, condition)
        case "scale":
            title = title_or_key({one: scale.title for one, scale in instrument.scales.items()}, key)
        case _:
            title = title_or_key(instrument.titles("dimensions"), key)
    return f"‘{title}’ {f'onder {number}' if below else f'op {number} of hoger'} staat"


def quoted(words: Iterable[str], last: str = "en") -> str:
    """Words between quotation marks in one enumeration: "‘A’, ‘B’ en ‘C’"."""
    *first, final = [f"‘{word}’" for word in words] or ["niets"]
    return f"{', '.join(first)} {last} {final}" if first else final


def title_or_key(titles: Mapping[str, str], key: object) -> str:
    """The title, or the key itself where there is no such thing or it has no title yet."""
    return titles.get(str(key)) or str(key)


def value_label(instrument: Instrument, key: str, value: Value) -> str:
    """The label of an answer as people see it, or the value itself where the question does not offer it."""
    offered = [option.value for option in instrument.options.get(key, ())]
    known = value in (*offered, DONT_KNOW, NOT_APPLICABLE) and key in instrument.questions
    return (answer_label(instrument, key, value) if known else "") or str(value)


def dutch_number(value: object) -> str:
    """A number as people write it: 60, and 2,5. What is no number stays what it is."""
    return f"{value:.12g}".replace(".", ",") if isinstance(value, int | float) else str(value)


def _answer_clause(instrument: Instrument, condition: Condition) -> str:
    labels = quoted((value_label(instrument, condition.key, value) for value in _values(condition)), "of")
    did = "aankruisten" if condition.test == "includes" else "kozen"
    return f"jullie bij ‘{_question(instrument, condition.key)}’ {labels} {did}"


def _raw_clause(instrument: Instrument, condition: Condition) -> str:
    """A mean of chosen values, with the words of the answer where the number is one."""
    number = dutch_number(condition.value)
    label = next((o.label for o in instrument.options.get(condition.key, ()) if o.value == condition.value), "")
    told = f"‘{label}’ ({number})" if label else number
    where = f"onder {told}" if condition.test == "below" else f"op {told} of hoger"
    return f"jullie antwoorden op ‘{_question(instrument, condition.key)}’ gemiddeld {where} liggen"


def _question(instrument: Instrument, key: str) -> str:
    return title_or_key({one: question.text for one, question in instrument.questions.items()}, key)


def _values(condition: Condition) -> tuple[Value, ...]:
    value = condition.value
    if isinstance(value, tuple):
        return value
    return (value if isinstance(value, str) else dutch_number(value),)
