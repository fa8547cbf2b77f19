"""Stretches of time: compatible, contained, and safe against odd bounds."""

from hypothesis import given
from hypothesis import strategies as st

from recoupe.model.intervals import compatible, contains, interval

EVENING = ("2025-10-16T17:00", "2025-10-17")
AT_2028 = ("2025-10-16T20:28", "2025-10-16T20:29")


def test_an_evening_and_an_hour_of_it() -> None:
    assert compatible(EVENING, AT_2028)
    assert contains(EVENING, AT_2028)
    assert not contains(AT_2028, EVENING)


def test_two_zones_one_instant() -> None:
    paris = ("2025-10-16T20:30+02:00", "2025-10-16T20:31+02:00")
    gmt = ("2025-10-16T18:30+00:00", "2025-10-16T18:31+00:00")
    later = ("2025-10-16T20:30+00:00", "2025-10-16T20:31+00:00")
    assert compatible(paris, gmt)
    assert not compatible(paris, later)


def test_an_unknown_zone_may_be_anywhere() -> None:
    zoned = ("2025-10-16T23:30+00:00", "2025-10-16T23:31+00:00")
    assert compatible(zoned, ("2025-10-17", "2025-10-18"))
    assert not compatible(zoned, ("2025-10-19", "2025-10-20"))


def test_open_and_unknown_bounds() -> None:
    assert compatible(("", ""), AT_2028)
    assert compatible(("", "2025-10-17"), AT_2028)
    assert not compatible(("2025-10-17", ""), AT_2028)
    assert interval("", "") is None
    assert interval("2025-13-45", "x") is None


@given(st.text(max_size=20), st.text(max_size=20))
def test_odd_bounds_never_raise(first: str, second: str) -> None:
    compatible((first, second), AT_2028)


@given(st.datetimes(), st.datetimes(), st.datetimes(), st.datetimes())
def test_compatible_is_symmetric(a: object, b: object, c: object, d: object) -> None:
    one, two = (str(a), str(b)), (str(c), str(d))
    assert compatible(one, two) == compatible(two, one)
