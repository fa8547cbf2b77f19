"""The dossier as JSON, and the JSON Schema that it keeps."""

import msgspec

from recoupe.model import Dossier


def to_json(dossier: Dossier) -> str:
    """The dossier as JSON text, indented, ending in a line break; equal dossiers give equal text."""
    return msgspec.json.format(to_line(dossier), indent=2) + "\n"


def to_line(dossier: Dossier) -> str:
    """The dossier as JSON on one line, without a line break, as JSON Lines wants it."""
    return msgspec.json.encode(dossier, order="deterministic").decode()


def schema() -> str:
    """The JSON Schema (2020-12) of a dossier, generated from the records."""
    document = msgspec.json.schema(Dossier)
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "recoupe dossier"}
    return msgspec.json.format(msgspec.json.encode(head | document, order="sorted").decode(), indent=2) + "\n"
