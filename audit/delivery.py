"""What becomes of drafts: all written and told, or shown as a difference."""

import sys
from collections.abc import Iterable, Sequence

from audit import terminal
from audit.changes_told import told
from audit.drafts import Draft, put
from audit.harmless import harmless
from audit.outcome import CLEAN, FOUND, Outcome
from audit.report import count


def delivered(drafts: Sequence[Draft], *, diff: bool, write: bool = True) -> Outcome:
    """Drafts written and told; shown as a difference, or only told, where nothing is to be written."""
    notes = [note for draft in drafts for note in draft.notes]
    changed = [draft for draft in drafts if draft.changed]
    if diff:
        notes.append("nothing was written" if changed else "nothing would change")
        return Outcome(CLEAN, _shown("".join(draft.difference for draft in changed)), noted(notes))
    if not write:
        would = f"--write changes {count(len(changed), 'guide')}" if changed else "there is nothing to change"
        return Outcome(CLEAN, told(drafts), noted([*notes, f"nothing was written: {would}"]))
    reasons = put(drafts)
    if reasons:
        return Outcome(FOUND, err=noted([*reasons, "nothing was written"]))
    return Outcome(CLEAN, told(drafts), noted(notes))


def _shown(text: str) -> str:
    """A difference that `patch` takes; a terminal gets it without what would steer it."""
    if terminal.is_terminal(sys.stdout):
        return "".join(f"{harmless(line)}\n" for line in text.split("\n")[:-1])
    return text


def noted(notes: Iterable[str]) -> str:
    """Notes as standard error has them."""
    return "".join(f"payproof: {harmless(note)}\n" for note in notes)
