"""The files of a trained encoder: table, description, and the card in two forms."""

import hashlib
import json
from pathlib import Path

import msgspec
from safetensors.numpy import save_file

from recoupe.encoder.calibration import Calibration
from recoupe.encoder.features import Spelling
from recoupe.encoder.packed import pack
from recoupe.encoder.table import VERSION, Description
from training.encoder.vocabulary import Table

Card = dict[str, object]


def write_model(folder: Path, name: str, table: Table, spelling: Spelling, curve: Calibration) -> None:
    """model.safetensors, the table in four bits a number with its keys, and encoder.json."""
    folder.mkdir(parents=True, exist_ok=True)
    packed = pack(table.rows)
    weights = folder / "model.safetensors"
    save_file({"keys": table.keys, "values": packed.values, "scales": packed.scales}, weights)
    weights.chmod(0o644)
    digest = hashlib.blake2b(weights.read_bytes(), digest_size=8).hexdigest()
    description = Description(version=VERSION, name=name, digest=digest, spelling=spelling, calibration=curve)
    (folder / "encoder.json").write_bytes(encode(description))


def encode(description: Description) -> bytes:
    """As it stands in encoder.json."""
    return msgspec.json.format(msgspec.json.encode(description), indent=1) + b"\n"


def write_card(folder: Path, card: Card) -> None:
    """card.json and card.md."""
    text = json.dumps(card, ensure_ascii=False, indent=1) + "\n"
    (folder / "card.json").write_text(text, encoding="utf-8")
    (folder / "card.md").write_text(_markdown(card), encoding="utf-8")


def _markdown(card: Card) -> str:
    lines = [f"# {card['name']}", "", str(card["what"]), ""]
    for title in ("licence", "made_with", "size_mb", "training_minutes", "seed", "machine"):
        lines.append(f"- {title.replace('_', ' ')}: {card[title]}")
    lines += ["", "## Data", "", "| set | groups | licence |", "| --- | --- | --- |"]
    lines += [f"| {row['set']} | {row['groups']} | {row['licence']} |" for row in _rows(card["data"])]
    lines += ["", "## Recipe", ""]
    lines += [f"- {key}: {value}" for key, value in _table(card["recipe"]).items()]
    lines += ["", "## Scores", "", str(card["measured_on"]), "", "| score | value |", "| --- | --- |"]
    lines += [f"| {key} | {value:.4f} |" for key, value in _table(card["scores"]).items()]
    return "\n".join(lines) + "\n"


def _rows(value: object) -> list[dict[str, object]]:
    assert isinstance(value, list)
    return value


def _table(value: object) -> dict[str, float]:
    assert isinstance(value, dict)
    return value
