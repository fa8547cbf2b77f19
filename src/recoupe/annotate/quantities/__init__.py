"""Quantities: figures with their unit, how exact they claim to be, and what they count."""

from recoupe.annotate.quantities.attribution import attribute
from recoupe.annotate.quantities.find import find_quantities
from recoupe.annotate.quantities.numerals import Numeral, find_numerals

__all__ = ["Numeral", "attribute", "find_numerals", "find_quantities"]
