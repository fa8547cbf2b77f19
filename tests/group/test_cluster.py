import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from recoupe.group.cluster import cluster


def symmetric(values):
    return np.triu(values, 1) + np.triu(values, 1).T


@given(
    st.integers(1, 8).flatmap(
        lambda n: arrays.arrays(np.float32, (n, n), elements=st.floats(-5, 5, width=32))
    )
)
def test_groups_are_a_partition(values):
    groups = cluster(symmetric(values))
    assert sorted(index for group in groups for index in group) == list(range(len(values)))
    assert groups == sorted(groups)


def test_a_chain_does_not_pull_strangers_in():
    scores = symmetric(np.array([[0, 3, -9], [0, 0, 1], [0, 0, 0]], dtype=np.float32))
    assert cluster(scores) == [[0, 1], [2]]


def test_all_likely_pairs_are_one_group():
    assert cluster(np.ones((5, 5), dtype=np.float32)) == [[0, 1, 2, 3, 4]]


def test_what_is_left_alone_joins_where_two_pairs_are_likely():
    scores = symmetric(
        np.array([[0, 5, 5, 1], [0, 0, 5, 1], [0, 0, 0, -2.9], [0, 0, 0, 0]], dtype=np.float32)
    )
    assert cluster(scores) == [[0, 1, 2, 3]]


def test_what_is_left_alone_stays_alone_where_one_pair_is_likely_or_the_mean_is_low():
    once = np.array([[0, 5, 5, 2], [0, 0, 5, 0], [0, 0, 0, -2.9], [0, 0, 0, 0]], dtype=np.float32)
    low = np.array([[0, 5, 5, 1], [0, 0, 5, 1], [0, 0, 0, -4], [0, 0, 0, 0]], dtype=np.float32)
    assert cluster(symmetric(once)) == cluster(symmetric(low)) == [[0, 1, 2], [3]]


def test_two_reports_are_no_firm_group():
    scores = symmetric(np.array([[0, 5, 1], [0, 0, -1.5], [0, 0, 0]], dtype=np.float32))
    assert cluster(scores) == [[0, 1], [2]]
