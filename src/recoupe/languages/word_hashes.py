"""Words as hashes of 32 bits, and where one stands in a table of them."""

import numpy
from spacy.strings import hash_string  # type: ignore[attr-defined]


def key(word: str) -> int:
    """The hash of a word.

    >>> key("marche") == key("marche"), key("marche") == key("Marche")
    (True, False)
    """
    return int(hash_string(word)) & 0xFFFFFFFF


def place_of(word: str, keys: bytes) -> int | None:
    """The row of a word, else of its small letters, among ascending hashes of four bytes each; None where
    neither stands there.

    >>> place_of("Marche", key("marche").to_bytes(4, "little")), place_of("glrb", b"")
    (0, None)
    """
    rows = numpy.frombuffer(keys, dtype="<u4")
    for form in dict.fromkeys((word, word.lower())):
        sought = numpy.uint32(key(form))  # of another type, all rows would be cast to it
        at = int(rows.searchsorted(sought))
        if at < len(rows) and rows[at] == sought:
            return at
    return None
