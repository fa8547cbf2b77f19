"""The spaCy pipelines: those that ship, and bigger ones that the user has installed.

A pipeline is loaded when a report in its language first comes, and kept. The folder of one that ships holds
what spaCy writes and a card: data with licences, seed, scores, and the digest of every file.
"""

import hashlib
import sys
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from recoupe.errors import ModelError

if TYPE_CHECKING:
    from spacy.language import Language

FORMAT = 1
"""The version of the folder's layout; a card of another version is refused."""

CARD = "card.json"

_REINSTALL = "reinstall recoupe, or name another pipeline with --pipeline"


class Data(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A set that a pipeline was trained on, with its origin (repository and commit) and licence."""

    file: str
    origin: str
    licence: str


class Card(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The facts of a pipeline that ships.

    `scores` are fractions of 1 by set and measure; `held_out` tells what was kept apart for them.
    `files` gives the BLAKE2 digest (16 bytes, hex) of every file; `digest` is that of them all.
    """

    format: int
    language: str
    spacy: str
    data: tuple[Data, ...]
    licence: str
    command: str
    seed: int
    seconds: int
    bytes: int
    labels: dict[str, tuple[str, ...]]
    scores: dict[str, dict[str, float]]
    held_out: str
    files: dict[str, str]
    digest: str


@cache
def available() -> tuple[str, ...]:
    """The languages whose pipelines ship, by code."""
    root = Path(str(resources.files("recoupe") / "trained" / "pipelines"))
    return tuple(sorted(path.parent.name for path in root.glob(f"*/{CARD}")))


@cache
def describe(code: str) -> Card:
    """The card of the pipeline that ships for a language. Raises ModelError where there is none."""
    return read_card(folder(code))


def folder(code: str) -> Path:
    """Where the pipeline of a language ships, whether or not it is there."""
    return Path(str(resources.files("recoupe") / "trained" / "pipelines" / code))


def load(code: str, override: str = "") -> "Language":
    """The pipeline of a language: the one that ships, or `override`, a package name or folder.

    A folder may be one that `python -m training.pipelines` wrote. Raises ModelError, naming the file and the
    remedy, where a pipeline is missing, truncated, of another version or for another language.
    """
    if override and not (Path(override) / CARD).is_file():
        return _load_installed(code, override)
    return _load_trained(code, Path(override) if override else folder(code))


@cache
def _load_trained(code: str, path: Path) -> "Language":
    card = read_card(path)
    check(path, card)
    if card.language != code:
        raise ModelError(f"{path}: the pipeline is for {card.language!r}; name one for {code!r}")
    return _lean(open_pipeline(path, code))


def _lean(nlp: "Language") -> "Language":
    """The pipeline ready for work: lean convolutions, and of a new word only what is read of it."""
    from spacy.attrs import IS_SPACE, LOWER

    from recoupe.languages.convolutions import use_lean_convolutions

    getters = nlp.vocab.lex_attr_getters
    nlp.vocab.lex_attr_getters = {attribute: getters[attribute] for attribute in (IS_SPACE, LOWER)}
    return use_lean_convolutions(nlp)


def read_card(path: Path) -> Card:
    """The card in a pipeline's folder. Raises ModelError where it is missing, damaged or of another form."""
    file = path / CARD
    try:
        raw = file.read_bytes()
        version = msgspec.json.decode(raw, type=_Version).format
        if version != FORMAT:
            raise ModelError(f"{file}: format {version} where {FORMAT} is expected; {_REINSTALL}")
        return msgspec.json.decode(raw, type=Card)
    except FileNotFoundError as error:
        raise ModelError(f"{file}: there is no such pipeline; {_REINSTALL}") from error
    except msgspec.DecodeError as error:
        raise ModelError(f"{file}: {error}; {_REINSTALL}") from error


class _Version(msgspec.Struct, frozen=True):
    format: int = 0


def check(path: Path, card: Card) -> None:
    """Compare every file with the card's digests. Raises ModelError for one that is missing or damaged."""
    for name, digest in card.files.items():
        file = path / name
        try:
            found = file_digest(file)
        except OSError as error:
            raise ModelError(f"{file}: the file is missing; {_REINSTALL}") from error
        if found != digest:
            raise ModelError(f"{file}: the file is damaged or truncated; {_REINSTALL}")


def file_digest(file: Path) -> str:
    """The BLAKE2 digest of a file (16 bytes, hex)."""
    return hashlib.blake2b(file.read_bytes(), digest_size=16).hexdigest()


def open_pipeline(path: Path, code: str) -> "Language":
    """The pipeline in a folder, without building first the tokeniser that the folder replaces."""
    from spacy.util import load_config

    from recoupe.languages import features, recogniser, word_classes
    from recoupe.languages.products import use_numpy_products

    features.register()
    recogniser.register()
    word_classes.register()
    try:
        nlp = light_language(code).from_config(load_config(path / "config.cfg"), auto_fill=False)
        return use_numpy_products(nlp.from_disk(path))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"{path}: {_first_line(error)}; {_REINSTALL}") from error


def import_without_torch() -> None:
    """Import spaCy where PyTorch seems not to be there: thinc would load it, which takes a second or two.

    For a process that reads with the pipelines that ship, which need none of it. PyTorch itself can be
    imported afterwards; thinc's layers for it stay unknown as long as the process lives.
    """
    if "torch" in sys.modules or "thinc" in sys.modules:
        return
    sys.modules["torch"] = None  # type: ignore[assignment]
    try:
        import spacy  # noqa: F401
    finally:
        del sys.modules["torch"]


def light_language(code: str) -> "type[Language]":
    """A spaCy language class with no word lists: a trained pipeline brings all that it needs."""
    from spacy.language import BaseDefaults, Language

    class Defaults(BaseDefaults):  # type: ignore[misc]
        tokenizer_exceptions: dict[str, Any] = {}  # noqa: RUF012

    return type("Light", (Language,), {"lang": code, "Defaults": Defaults})


@cache
def _load_installed(code: str, name: str) -> "Language":
    import spacy

    try:
        nlp = spacy.load(name)
    except (OSError, ValueError, KeyError, ImportError) as error:
        raise ModelError(
            f"{name}: {_first_line(error)}; install the package or correct the folder named for {code}"
        ) from error
    if nlp.lang != code:
        raise ModelError(f"{name}: the pipeline is for {nlp.lang!r}; name one for {code!r}")
    return nlp


def _first_line(error: Exception) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0]
