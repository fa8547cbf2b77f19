"""Options from the command line, then the environment, then recoupe.toml."""

import os
from datetime import datetime
from pathlib import Path

import msgspec

from recoupe.errors import ConfigurationError
from recoupe.languages import NAMES
from recoupe.model import Options, Record

CONFIGURATION = "recoupe.toml"


class File(Record, frozen=True, forbid_unknown_fields=True):
    """What recoupe.toml may hold; the same names as the options."""

    encoder: str = ""
    pipelines: dict[str, str] = msgspec.field(default_factory=dict)
    language: str = ""
    max_bytes: int = Options().max_bytes
    timeout: float = Options().timeout


def load_options(
    *,
    published: str = "",
    language: str = "",
    allow_private: bool = False,
    encoder: str = "",
    pipelines: list[str] | None = None,
) -> Options:
    """The options of a run. An option given here wins over RECOUPE_ENCODER, RECOUPE_PIPELINES and
    RECOUPE_LANGUAGE, and those over recoupe.toml in the working folder (or the file in RECOUPE_CONFIG).

    `pipelines` holds LANG=PACKAGE pairs, as does RECOUPE_PIPELINES, separated by commas. Raises
    ConfigurationError with what is wrong and what to write instead.
    """
    file = read_configuration(Path(os.environ.get("RECOUPE_CONFIG", CONFIGURATION)))
    from_environment = [pair for pair in os.environ.get("RECOUPE_PIPELINES", "").split(",") if pair]
    return Options(
        language=checked_language(language or os.environ.get("RECOUPE_LANGUAGE", "") or file.language),
        published=checked_date(published),
        encoder=encoder or os.environ.get("RECOUPE_ENCODER", "") or file.encoder,
        pipelines=file.pipelines | _pairs(from_environment) | _pairs(pipelines or []),
        allow_private=allow_private,
        max_bytes=file.max_bytes,
        timeout=file.timeout,
    )


def read_configuration(path: Path) -> File:
    """What the configuration file says; defaults where there is none."""
    try:
        return msgspec.toml.decode(path.read_bytes(), type=File)
    except FileNotFoundError:
        return File()
    except (msgspec.DecodeError, OSError, UnicodeDecodeError) as error:
        known = ", ".join(File.__struct_fields__)
        raise ConfigurationError(f"{path}: {error}; it may hold {known}") from error


def checked_language(code: str) -> str:
    """The code itself; raises ConfigurationError if recoupe does not cover the language."""
    if code and code not in NAMES:
        raise ConfigurationError(f"language {code!r} is not covered; name one of {', '.join(NAMES)}")
    return code


def checked_date(date: str) -> str:
    """The date itself; raises ConfigurationError if it is not ISO 8601."""
    if date:
        try:
            datetime.fromisoformat(date)
        except ValueError as error:
            raise ConfigurationError(f"--published {date!r} is no date; write it as 2025-10-16") from error
    return date


def _pairs(given: list[str]) -> dict[str, str]:
    pairs = {}
    for text in given:
        code, equals, package = text.partition("=")
        if not equals or not package:
            raise ConfigurationError(f"--pipeline {text!r}: write it as fr=fr_core_news_lg")
        pairs[checked_language(code)] = package
    return pairs
