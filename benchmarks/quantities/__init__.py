"""Quantities beside other systems."""
