"""Who says a figure: the source of the quotation that holds it."""

import msgspec

from recoupe.model import Quantity, Quotation


def attribute(quantities: tuple[Quantity, ...], quotations: tuple[Quotation, ...]) -> tuple[Quantity, ...]:
    """The quantities with `by` set to the entity that is quoted with them, where there is one.

    The innermost quotation counts. Quantities come before quotations in annotating, so this is a step apart.
    """
    return tuple(_attributed(quantity, quotations) for quantity in quantities)


def _attributed(quantity: Quantity, quotations: tuple[Quotation, ...]) -> Quantity:
    holding = [
        (span.end - span.start, quotation.sources[0].entity)
        for quotation in quotations
        for span in quotation.content
        if quotation.sources and span.start <= quantity.start and quantity.end <= span.end
    ]
    speaker = min(holding)[1] if holding else ""
    return msgspec.structs.replace(quantity, by=speaker) if speaker else quantity
