"""Language knowledge: a profile per language (data files), the trained pipelines, language identification."""

from recoupe.languages.profile import NAMES, LanguageProfile, profile

__all__ = ["NAMES", "LanguageProfile", "profile"]
