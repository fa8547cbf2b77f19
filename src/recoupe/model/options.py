"""What a user may set; it is part of the dossier's signature."""

import msgspec

from recoupe.model.record import Record


class Options(Record, frozen=True):
    """The options of one run, from the command line, the environment and recoupe.toml, in that order.

    `language` and `published` serve reports that state none. `encoder` is a folder in model2vec or
    sentence-transformers form, "" for the one that ships. `pipelines` names a spaCy package or folder by
    language, for languages that shall not use the one that ships.
    """

    language: str = ""
    published: str = ""
    encoder: str = ""
    pipelines: dict[str, str] = msgspec.field(default_factory=dict)
    allow_private: bool = False
    max_bytes: int = 10_000_000
    timeout: float = 20.0
