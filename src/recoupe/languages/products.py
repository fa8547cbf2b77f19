"""Matrix products by NumPy in spaCy's networks.

thinc multiplies by way of BLIS, whose wheels know few processors. NumPy's OpenBLAS was measured three times
as fast on products of the sizes that the pipelines make: 800×288×288 at 100 against 34 GFLOP/s on one core
of an AMD EPYC.
"""

from typing import TYPE_CHECKING, Any

import numpy
from thinc.api import NumpyOps

if TYPE_CHECKING:
    from spacy.language import Language


class NumpyProducts(NumpyOps):  # type: ignore[misc]
    """thinc's operations on NumPy arrays, with NumPy's own matrix product."""

    name = "numpy"

    def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
        """The product of two matrices, each transposed first where asked."""
        left = x.T if trans1 else x
        right = y.T if trans2 else y
        return numpy.matmul(left, right) if out is None else numpy.matmul(left, right, out=out)


def use_numpy_products(nlp: "Language") -> "Language":
    """The same pipeline, its networks multiplying by NumPy from now on."""
    operations = NumpyProducts()
    models = [pipe.model for _, pipe in nlp.pipeline if getattr(pipe, "model", None) is not None]
    for node in (node for model in models if hasattr(model, "walk") for node in model.walk()):
        node.ops = operations
    return nlp
