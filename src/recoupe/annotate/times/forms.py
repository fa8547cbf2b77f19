"""Forms: what a time expression says before it is anchored, as a compact string.

A form is an expression in brackets, an operator with its arguments: `(on 4 (d _ 10 16))` is a Thursday 16
October of a year not given, `(shift (ref) (dur 2 week) +)` is "two weeks later". `_` stands for what the
text leaves open. `docs/times.md` lists the operators. `parse` and `write` undo each other.
"""

from functools import lru_cache

Form = str | tuple["Form", ...]
"""An atom, or an operator with its arguments."""


@lru_cache(maxsize=20_000)
def parse(text: str) -> Form:
    """The form that a string writes; "_" where the brackets do not fit.

    >>> parse("(on 4 (d _ 10 16))")
    ('on', '4', ('d', '_', '10', '16'))
    """
    stack: list[list[Form]] = [[]]
    for symbol in text.replace("(", " ( ").replace(")", " ) ").split():
        if symbol == "(":
            stack.append([])
        elif symbol == ")":
            if len(stack) < 2:
                return "_"
            done = tuple(stack.pop())
            stack[-1].append(done)
        else:
            stack[-1].append(symbol)
    return stack[0][0] if len(stack) == 1 and len(stack[0]) == 1 else "_"


def write(form: Form) -> str:
    """The string of a form.

    >>> write(parse("(on 4 (d _ 10 16))"))
    '(on 4 (d _ 10 16))'
    """
    return form if isinstance(form, str) else "(" + " ".join(write(part) for part in form) + ")"


def operator(form: Form) -> str:
    """The operator of a form, "" for an atom."""
    return form[0] if isinstance(form, tuple) and form and isinstance(form[0], str) else ""


def contains(form: Form, *names: str) -> bool:
    """Whether any of the operators stands anywhere in the form."""
    if isinstance(form, str):
        return False
    return operator(form) in names or any(contains(part, *names) for part in form)
