"""What recoupe knows of a language, read from data files when a report in that language first comes."""

import hashlib
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import TypeVar

import msgspec

from recoupe.errors import LanguageDataError

Table = TypeVar("Table")

NAMES = {
    "en": "English",
    "fr": "French",
    "de": "German",
    "es": "Spanish",
    "it": "Italian",
    "pt": "Portuguese",
    "nl": "Dutch",
    "ru": "Russian",
    "pl": "Polish",
    "uk": "Ukrainian",
}
"""The languages that recoupe covers at all; what each can do, `capabilities` says."""


class LanguageProfile:
    """The data of one language: one TOML file a kind, under languages/data/<code>/.

    >>> profile("fr").name
    'French'
    """

    def __init__(self, code: str) -> None:
        self.code = code
        self.name = NAMES.get(code, code)
        self._tables: dict[tuple[str, type], object] = {}
        self._kinds: dict[str, bool] = {}

    def has(self, kind: str) -> bool:
        """Whether the language has a data file of that kind ("quotations", "times", ...)."""
        if kind not in self._kinds:
            self._kinds[kind] = _file(self.code, kind).is_file()
        return self._kinds[kind]

    def load(self, kind: str, form: type[Table]) -> Table:
        """The data file of that kind, decoded into the record type of the stage that asks; read once.

        Raises LanguageDataError, naming the file, where it is missing or has another form.
        """
        key = (kind, form)
        if key not in self._tables:
            path = _file(self.code, kind)
            try:
                self._tables[key] = msgspec.toml.decode(path.read_bytes(), type=form)
            except FileNotFoundError as error:
                raise LanguageDataError(
                    f"{self.code}/{kind}.toml: {self.name} has no data of this kind; "
                    f"add the file or ask `recoupe languages` what the language can do"
                ) from error
            except msgspec.DecodeError as error:
                raise LanguageDataError(f"{self.code}/{kind}.toml: {error}; correct the file") from error
        return self._tables[key]  # type: ignore[return-value]


@cache
def profile(code: str) -> LanguageProfile:
    """The profile of a language, by its BCP 47 primary subtag; the same object each time."""
    return LanguageProfile(code)


def _file(code: str, kind: str) -> Traversable:
    return resources.files("recoupe.languages") / "data" / code / f"{kind}.toml"


@cache
def data_hash() -> str:
    """Eight hex digits that change when any language data file changes; part of a dossier's signature."""
    digest = hashlib.blake2b(digest_size=4)
    root = resources.files("recoupe.languages") / "data"
    for folder in sorted(root.iterdir(), key=lambda f: f.name):
        if folder.is_dir():
            for file in sorted(folder.iterdir(), key=lambda f: f.name):
                if file.name.endswith(".toml"):
                    digest.update(f"{folder.name}/{file.name}\0".encode() + file.read_bytes())
    return digest.hexdigest()
