"""Every error that recoupe raises on purpose.

RecoupeError
├── ReadError                a report could not be read; names the source and the remedy
│   ├── EmptyReport          nothing in it
│   ├── NotText              binary data
│   ├── UnknownEncoding      not UTF-8, UTF-16 or Windows-1252
│   ├── TooLarge             more than the limit allows
│   ├── NoArticle            a page without an article
│   ├── FetchError           a URL that could not be fetched, or may not be
│   └── UnsupportedLanguage  a language that recoupe does not cover
├── StageError               recoupe itself failed on a report or a story; the others go on
├── LanguageDataError        a language's data file is missing or wrong
├── ModelError               a trained artefact is missing, truncated or of another version
└── ConfigurationError       recoupe.toml, the environment or an option is wrong
"""


class RecoupeError(Exception):
    """The root of the tree; `str(error)` says what happened, where, and what to do."""


class ReadError(RecoupeError):
    """A report could not be read. The other reports are not affected.

    >>> print(ReadError("a.txt", "the file is empty", "give a file that holds the report's text"))
    a.txt: the file is empty; give a file that holds the report's text
    """

    def __init__(self, source: str, problem: str, remedy: str) -> None:
        super().__init__(source, problem, remedy)
        self.source = source
        self.problem = problem
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.source}: {self.problem}; {self.remedy}"


class EmptyReport(ReadError):
    """The source holds no text."""


class NotText(ReadError):
    """The source holds binary data."""


class UnknownEncoding(ReadError):
    """The bytes are in none of the encodings that recoupe reads."""


class TooLarge(ReadError):
    """The source is larger than the limit."""


class NoArticle(ReadError):
    """The page holds no article."""


class FetchError(ReadError):
    """The URL could not be fetched, or may not be."""


class UnsupportedLanguage(ReadError):
    """The report is in a language that recoupe does not cover."""


class StageError(RecoupeError):
    """recoupe itself failed on a report or a story, which is left out. The others are not affected.

    `__cause__` is what was raised.

    >>> print(StageError("a.txt", "annotating", IndexError("out of range")))
    a.txt: left out, since recoupe failed while annotating (IndexError: out of range); please report this
    """

    def __init__(self, source: str, stage: str, cause: Exception) -> None:
        super().__init__(source, stage, cause)
        self.source = source
        self.stage = stage
        self.__cause__ = cause

    def __str__(self) -> str:
        what = f"{type(self.__cause__).__name__}: {self.__cause__}"
        return (
            f"{self.source}: left out, since recoupe failed while {self.stage} ({what}); please report this"
        )


class LanguageDataError(RecoupeError):
    """A language's data file is missing or does not have the form it must have."""


class ModelError(RecoupeError):
    """A trained artefact is missing, truncated or of another version."""


class ConfigurationError(RecoupeError):
    """recoupe.toml, an environment variable or an option has a value that cannot be used."""
