"""Cross-checks news reports of one event in several languages.

>>> import recoupe
>>> report = recoupe.Report(id="1", text="Ferry halted\\n\\nThe ferry was halted on Monday, the port said.")
>>> [dossier] = recoupe.check([report])
>>> dossier.story.headline
'Ferry halted'
"""

from typing import TYPE_CHECKING, Any

from recoupe.errors import RecoupeError
from recoupe.model import Dossier, Options, Report
from recoupe.read import read
from recoupe.version import VERSION

if TYPE_CHECKING:
    from recoupe.desk import check

__version__ = VERSION
__all__ = ["Dossier", "Options", "RecoupeError", "Report", "check", "read"]


def __getattr__(name: str) -> Any:
    """`check` brings every stage and its models with it, so it is imported when first asked for."""
    if name == "check":
        from recoupe.desk import check

        return check
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
