"""Language knowledge: a profile per language (data files), the trained pipelines, language identification."""

from recoupe.languages.profile import NAMES, LanguageProfile, data_hash, profile

__all__ = ["NAMES", "LanguageProfile", "data_hash", "profile"]
