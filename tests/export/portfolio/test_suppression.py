"""Who may not see single employers sees no group under ten, and cannot work one out from what is shown."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from scan.export.portfolio.suppression import LEAST, hidden_groups, shown_numbers
from tests.strategies import CALM

counts = st.dictionaries(st.text("abcdefghij", min_size=1, max_size=2), st.integers(0, 40), max_size=7)


def small(number: int) -> bool:
    return 0 < number < LEAST


@CALM
@given(counts)
def test_from_the_shown_groups_and_the_total_nothing_small_follows(groups: dict[str, int]):
    """Shown are single groups, the rest as one row, and the total: differences of these give sets of whole groups.

    A set of hidden groups can only follow as all of them together.
    """
    hidden = hidden_groups(groups)
    assert not any(small(count) for key, count in groups.items() if key not in hidden)
    total = sum(groups.values())
    shown = {key: count for key, count in groups.items() if key not in hidden}
    if total < LEAST:
        assert not any(shown.values())
        return
    for number in range(len(shown) + 1):
        for some in combinations(shown.values(), number):
            rest = total - sum(some)
            if number == len(shown):
                # What is left is the hidden groups together.
                assert not small(rest)
                assert rest == 0 or len(hidden) > 1 or hidden == set(groups)


@CALM
@given(counts)
def test_no_more_is_hidden_than_needed(groups: dict[str, int]):
    """The largest group that is hidden without being small was needed to hide the others."""
    hidden = hidden_groups(groups)
    extra = [key for key in hidden if groups[key] >= LEAST]
    if extra:
        largest = max(extra, key=lambda key: groups[key])
        others = hidden - {largest}
        assert len(others) < 2 or sum(groups[key] for key in others) < LEAST
    if not any(small(count) for count in groups.values()):
        assert hidden == set()


@CALM
@given(st.lists(st.integers(0, 60), min_size=1, max_size=6).map(lambda many: sorted(many, reverse=True)))
def test_of_groups_within_groups_no_small_difference_is_shown(numbers: list[int]):
    told = [number for number in shown_numbers(numbers) if number is not None]
    assert not any(small(number) for number in told)
    assert not any(small(larger - smaller) for larger, smaller in combinations(told, 2))


def test_a_group_of_nobody_is_shown_as_nought():
    assert shown_numbers([20, 0]) == [20, 0]


def test_one_small_group_takes_the_smallest_of_the_others_along():
    assert hidden_groups({"a": 3, "b": 30, "c": 12}) == {"a", "c"}


def test_a_group_that_is_hidden_for_another_reason_takes_one_along_too():
    assert hidden_groups({"a": 30, "b": 12, "c": 0}, also=["a"]) == {"a", "b"}


def test_small_groups_that_are_ten_together_are_enough():
    assert hidden_groups({"a": 4, "b": 6, "c": 12}) == {"a", "b"}


def test_two_small_groups_that_are_fewer_than_ten_together_take_another_along():
    assert hidden_groups({"a": 1, "b": 1, "c": 12, "d": 50}) == {"a", "b", "c"}
