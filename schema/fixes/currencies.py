"""Fixes of currencies: the one that the table gives written into the frontmatter, where somebody prefers the table."""

from schema.currencies import CODES
from schema.differences import Difference, Scope
from schema.edit import RefusedEditError
from schema.finding import Fix, Refused, Safety
from schema.fixes.figures import in_row
from schema.prefer import Prefer
from schema.row_edit import add_currency
from schema.subject import Subject


def settled(subject: Subject, difference: Difference) -> Fix | Refused | None:
    """The currency of a row, or of one component, as the table has it."""
    codes = [str(code) for code in difference.table]
    if subject.prefer is Prefer.NEITHER:
        return None
    if subject.prefer is Prefer.FRONTMATTER:
        return Refused("the table's figures would have to be converted")
    if difference.scope is Scope.LEVEL:
        return Refused("the levels of one region are in different currencies")
    if len(codes) != 1 or codes[0] not in CODES:
        return Refused(f"the table leaves open which currency it means: {' or '.join(codes)}")
    if difference.scope in {Scope.ROW, Scope.FIGURES}:
        message = f"write {codes[0]} into currency, as the table has it"
        return in_row(subject, difference.row, {"currency": codes[0]}, Safety.UNSAFE, message)
    if difference.component == "total_comp":
        return Refused("a total adds up what the row is paid in, so its sign is most likely a slip")
    return _declared(subject, difference, codes[0])


def _declared(subject: Subject, difference: Difference, code: str) -> Fix | Refused:
    """A component declared in a currency of its own."""
    try:
        edit = add_currency(subject.document, difference.row, difference.component, code)
    except RefusedEditError as error:
        return Refused(str(error))
    return Fix(Safety.UNSAFE, f"declare currencies: {{{difference.component}: {code}}}, as the table has it", (edit,))
