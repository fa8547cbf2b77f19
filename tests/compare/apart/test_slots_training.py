"""What figures of two reports teach about which of them are of one thing."""

import pytest

pytest.importorskip("sklearn", reason="training needs the extra recoupe[train]")

from recoupe import encoder
from recoupe.compare.statements.likeness import Likeness
from tests.compare.apart.test_slot_weights import reports
from training.slots import fit, pairs, probability


def test_equal_figures_are_examples_and_the_others_of_their_reports_are_not():
    found = {(r.one, len(r.rivals)) for r in pairs("port", reports(), Likeness(encoder.load()), 1.0)}
    assert found == {(True, 2), (False, 1)}


def test_fitted_weights_tell_examples_from_the_others():
    rows = list(pairs("port", reports(), Likeness(encoder.load()), 1.0))
    weights = fit(rows)
    assert min(probability(r, *weights) for r in rows if r.one) > max(
        probability(r, *weights) for r in rows if not r.one
    )
