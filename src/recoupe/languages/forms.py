"""Lists of forms as one pattern; what the signs in a form mean is said at `pattern`."""

import re

GAP = r"[\s  ]+"
"""What may stand for a space of a form."""

_WORDS_BETWEEN = r"(?:\s+[^\s,;:.!?]+){0,8}?\s+"


def pattern(forms: tuple[str, ...]) -> re.Pattern[str]:
    """Forms as one pattern, the longest first, in small or capital letters; nothing fits no forms.

    In a form `*` is any letters, ` … ` up to eight words, a leading `^` the beginning of the text.

    >>> bool(pattern(("postpon*",)).search("It was Postponed.")), bool(pattern(()).search("It was."))
    (True, False)
    """
    if not forms:
        return re.compile(r"(?!)")
    longest = sorted(forms, key=lambda form: (-len(form), form))
    return re.compile(rf"(?<![\w])(?:{'|'.join(map(_body, longest))})(?:(?<=['’])|(?!\w))", re.I)


def _body(form: str) -> str:
    body = re.escape(form.removeprefix("^")).replace(r"\*", r"\w*").replace(r"\ …\ ", _WORDS_BETWEEN)
    body = body.replace(r"\ ", GAP).replace("'", "['’]")
    return rf"(?:^|(?<=^\W)){body}" if form.startswith("^") else body
