"""What becomes of drafts: all written and told, or shown as a difference."""

from collections.abc import Iterable, Sequence

from audit.changes_told import told
from audit.drafts import Draft, write
from audit.harmless import harmless
from audit.outcome import CLEAN, FOUND, Outcome


def delivered(drafts: Sequence[Draft], *, diff: bool) -> Outcome:
    """Drafts written, or shown as a difference."""
    notes = [note for draft in drafts for note in draft.notes]
    if diff:
        text = "".join(draft.difference for draft in drafts)
        notes.append("nothing was written" if text else "nothing would change")
        return Outcome(CLEAN, text, noted(notes))
    reasons = write(drafts)
    if reasons:
        return Outcome(FOUND, err=noted([*reasons, "nothing was written"]))
    return Outcome(CLEAN, told(drafts), noted(notes))


def noted(notes: Iterable[str]) -> str:
    """Notes as standard error has them."""
    return "".join(f"payproof: {harmless(note)}\n" for note in notes)
