"""The convolutions at work give what those give that learn."""

import numpy as np
import pytest
import spacy

from recoupe.languages.convolutions import use_lean_convolutions

WIDTH = 24


@pytest.fixture
def nlp():
    """A pipeline with a shared layer of four convolutions, its weights drawn."""
    pipeline = spacy.blank("en")
    pipeline.add_pipe("tok2vec", config={"model": {"width": WIDTH, "depth": 4, "embed_size": 100}})
    pipeline.initialize()
    drawn = np.random.default_rng(7)
    for node in pipeline.get_pipe("tok2vec").model.get_ref("encode").walk():
        for name in node.param_names:
            node.set_param(name, drawn.normal(size=node.get_param(name).shape).astype("float32"))
    return pipeline


@pytest.mark.parametrize("lengths", [(1,), (5, 1, 17), (800, 3), (0, 4)])
def test_the_rows_are_those_of_the_learning_layers(nlp, lengths):
    encoder = nlp.get_pipe("tok2vec").model.get_ref("encode")
    drawn = np.random.default_rng(8)
    passages = [drawn.normal(size=(length, WIDTH)).astype("float32") for length in lengths]
    wanted = encoder.predict(passages)
    use_lean_convolutions(nlp)
    found = encoder.predict(passages)
    for one, other in zip(found, wanted, strict=True):
        assert one.shape == other.shape
        assert np.allclose(one, other, rtol=1e-3, atol=1e-3)


def test_it_learns_no_more(nlp):
    use_lean_convolutions(nlp)
    passages = [np.zeros((2, WIDTH), dtype="float32")]
    _, back = nlp.get_pipe("tok2vec").model.get_ref("encode").begin_update(passages)
    with pytest.raises(NotImplementedError):
        back(passages)
