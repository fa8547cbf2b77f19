"""Reports with one sentence of body, for the tests of time expressions."""

from recoupe.annotate.times import find_times
from recoupe.model import AnnotatedReport, Report, Sentence, TimeExpression, Token


def body(text: str, language: str) -> tuple[Sentence, ...]:
    """A sentence a line, with plain tokens: no parse."""
    sentences, start = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            tokens, at = [], start
            for word in line.split():
                at = text.index(word, at)
                bare = word.rstrip(".,")
                tokens.append(
                    Token(start=at, end=at + len(bare), text=bare, lemma=bare.lower(), head=len(tokens))
                )
                at += len(word)
            sentences.append(
                Sentence(
                    id=f"s{len(sentences) + 1}",
                    start=start,
                    end=start + len(line.rstrip("\n")),
                    language=language,
                    role="body",
                    tokens=tuple(t for t in tokens if t.text),
                )
            )
        start += len(line)
    return tuple(sentences)


def times_of(text: str, language: str, published: str = "") -> list[tuple[str, TimeExpression]]:
    """The words and the expression of all that is found."""
    report = Report(id="r", text=text, published=published)
    return [(text[t.start : t.end], t) for t in find_times(report, body(text, language))]


def values(text: str, language: str, published: str = "2025-10-16") -> dict[str, str]:
    """Words to value."""
    return {words: t.value for words, t in times_of(text, language, published)}


def annotated(name: str, text: str, language: str, published: str = "") -> AnnotatedReport:
    """A report with its sentences and times."""
    report = Report(id=name, text=text, published=published)
    sentences = body(text, language)
    return AnnotatedReport(
        report=report, language=language, sentences=sentences, times=find_times(report, sentences)
    )
