"""Writes docs/dossier.schema.json from the records: `python -m training.schema`."""

from pathlib import Path

from recoupe.present.json import schema

TARGET = Path(__file__).parent.parent / "docs" / "dossier.schema.json"

if __name__ == "__main__":
    TARGET.write_text(schema(), encoding="utf-8")
    print(f"written: {TARGET}")
