"""A sentence as a vector, in one space for all languages: what says the same is near, in any of them."""

from recoupe.encoder.base import Encoder
from recoupe.encoder.load import SHIPPED, forget, load, using

__all__ = ["SHIPPED", "Encoder", "forget", "load", "using"]
