"""The words of a statement that are parts of names, and those that may stand for one."""

from recoupe.compare.paired.names import CAPITALISES
from recoupe.compare.paired.variants import titles
from recoupe.compare.statements.contrast import Pair
from recoupe.compare.statements.frames import Frame
from recoupe.compare.statements.gazetteer import demonym, place
from recoupe.compare.statements.lexicon import is_common
from recoupe.matching import fold
from recoupe.model import Mention, Record, Span, Token


class Word(Record, frozen=True):
    """A word of a name, or one that may stand for a name of the other side."""

    start: int
    end: int
    text: str
    names: bool
    places: frozenset[str] = frozenset()
    demonyms: frozenset[str] = frozenset()
    person: bool = False
    rare: bool = False
    mention: Mention | None = None


def words_of(pair: Pair, frame: Frame) -> list[Word]:
    """The words of a statement that are parts of names, and all others that may stand for one.

    A place of several words that is known as a whole is one word. Two words that name the people or things of
    a country (South African) are no names by themselves.
    """
    timed = frame.covered()
    known = [(m, p) for m in frame.mentions if m.form == "name" and (p := _known(pair, frame, m))]
    found = [_place_word(frame, m, p) for m, p in known]
    ring = ["", *(t.text for t in frame.tokens), ""]
    for before, token, behind in zip(ring, frame.tokens, ring[2:], strict=False):
        span = Span(token.start, token.end)
        if any(m.start <= token.start < m.end for m, _ in known):
            continue
        whole = len(token.text) >= 3 and token.text[0].isalpha() and token.text[-1] != "-"
        if not whole or any(t.overlaps(span) for t in timed):
            continue
        mention = next(
            (m for m in frame.mentions if m.form == "name" and m.start <= token.start < m.end), None
        )
        of_two = _people_of_two(before, token.text, behind, frame.language)
        names = _is_name(frame, token, mention) and not of_two
        person = mention is not None and mention.type == "PERSON"
        places = _places(pair, token.text) if names and not person else frozenset[str]()
        if _lone_noun(frame, token, mention) and not any(map(_is_code, places)):
            places = frozenset()
        people = of_two or demonym(token.text, frame.language)
        rare = names and not places and not is_common(token.text, frame.language)
        found.append(Word(token.start, token.end, token.text, names, places, people, person, rare, mention))
    return sorted(found, key=lambda w: w.start)


def _people_of_two(before: str, word: str, behind: str, language: str) -> frozenset[str]:
    """The countries whose people or things a word names together with the one before or behind it."""
    return demonym(f"{before} {word}", language) | demonym(f"{word} {behind}", language)


def _place_word(frame: Frame, mention: Mention, places: frozenset[str]) -> Word:
    """A mention that is known as a place, as one word."""
    text = frame.source.text[mention.start : mention.end]
    return Word(mention.start, mention.end, text, True, places, mention=mention)


def _is_name(frame: Frame, token: Token, mention: Mention | None) -> bool:
    if not token.text[0].isupper() or token.text.isupper() or fold(token.text).rstrip(".") in titles():
        return False
    if frame.language in CAPITALISES and token.pos != "PROPN":
        return False
    if mention is None and is_common(token.text, frame.language):
        # a title, or a noun that begins the statement; a city may be a common word too (the Paris accord)
        return token.pos == "PROPN" and token.start > frame.span.start and _is_town(frame, token)
    if mention is None and token.start == frame.span.start and token.pos != "PROPN":
        return False
    return token.pos in ("", "PROPN") or mention is not None


def _is_town(frame: Frame, token: Token) -> bool:
    """Whether a word is known as a city in a language that gives capitals to names alone."""
    known = frame.language not in CAPITALISES
    return known and any(code[2:3] == ":" for code in place(token.text, frame.language))


def _lone_noun(frame: Frame, token: Token, mention: Mention | None) -> bool:
    """Whether a word may be a noun with its capital (Welt), or a common word in no name (East)."""
    if mention is None:
        return is_common(token.text, frame.language) and not _is_town(frame, token)
    alone = (mention.start, mention.end) == (token.start, token.end)
    return frame.language in CAPITALISES and alone and mention.type == "MISC"


def _known(pair: Pair, frame: Frame, mention: Mention) -> frozenset[str]:
    """The places that a mention as a whole can mean, countries by their codes too."""
    if mention.type == "PERSON" and " " not in frame.source.text[mention.start : mention.end]:
        return frozenset()  # a surname may be that of a town
    local = frame.source.local(mention.entity)
    country = {local.country} if local and local.country and mention.type == "LOC" else set()
    return _places(pair, frame.source.text[mention.start : mention.end]) | country


def _is_code(place_name: str) -> bool:
    """Whether a place is a country by its code."""
    return len(place_name) == 2 and place_name.isupper()


def _places(pair: Pair, name: str) -> frozenset[str]:
    return place(name, pair.first.language) | place(name, pair.second.language)
