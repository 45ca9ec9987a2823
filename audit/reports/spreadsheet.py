"""A cell of a table that people open in a spreadsheet: on one line, and nothing that it would take for a formula."""

from audit.harmless import harmless
from schema.remembered import remembered

# The wide forms too, which spreadsheets set to an East Asian language take for the narrow ones.
_FORMULA = tuple("=+-@\t\r＝＋－＠")


def cell(value: object) -> str:
    """One cell, on one line; spreadsheets skip the space before a formula."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else _shown(str(value))


@remembered
def _shown(text: str) -> str:
    inert = "'" if text.lstrip().startswith(_FORMULA) or text.startswith(_FORMULA) else ""
    shown = inert + harmless(text).encode("utf-8", "backslashreplace").decode()
    return '"' + shown.replace('"', '""') + '"' if set(shown) & set(',"') or shown != shown.strip() else shown
