"""How near figures of two reports are by all that places them."""

from recoupe import encoder
from recoupe.compare.apart.slots.nearness import Slots, second_features
from recoupe.compare.apart.slots.slot import slots
from recoupe.compare.apart.slots.weights import COUNTS, FEATURES, MEASURES
from recoupe.compare.statements.frames import Frames
from recoupe.compare.statements.likeness import Likeness
from tests.make_stories import aligned, annotated

FIRST = "Fire in the port\n\nThe fire destroyed 46 boats in the harbour. About 230 sailors lost their work."
SECOND = "Brand im Hafen\n\nDas Feuer zerstörte im Hafen 46 Boote. Im Museum lagern 310 Bücher und Karten."


def reports():
    return [annotated(FIRST, "en", "a", "2027-03-02"), annotated(SECOND, "de", "b", "2027-03-02")]


def table():
    sources = Frames(aligned(*reports())).sources
    return Slots([s for key in sorted(sources) for s in slots(sources[key])], Likeness(encoder.load()))


def test_a_counterpart_is_hidden_as_if_it_were_not_told():
    made = table()
    places = {s.quantity.low: n for n, s in enumerate(made.every) if s.report == "a"}
    other = next(n for n, s in enumerate(made.every) if s.quantity.low == 310)
    assert len(made.rivals(places[46], other)) == 2
    assert len(made.rivals(places[46], other, counterparts=False)) == 1


def test_what_stands_for_one_thing_is_nearer_than_what_does_not():
    made = table()
    at = {(s.report, s.quantity.low): n for n, s in enumerate(made.every)}
    assert made.probability(at["a", 46], at["b", 46]) > 0.7
    assert made.probability(at["a", 230], at["b", 310]) < 0.3


def test_weights_have_one_number_for_each_feature():
    for weights in (COUNTS, MEASURES):
        assert len(weights.first) == len(FEATURES) + 1
        assert len(weights.second) == len(second_features(0.0, [])) + 1
