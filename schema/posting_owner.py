"""What a posting calls those who employ: the employer itself, and whom it says that it belongs to."""

from collections.abc import Iterator

from schema.named import NamedTuple
from schema.pattern import late
from schema.posting import Posting
from schema.posting_names import EQUAL, NAME, names_in

_BELONGS = late(
    rf"\b(?:falls under|(?:is|are|as) (?:a )?(?:proud )?part of(?: the)?|subsidiar(?:y|ies) of|owned by|(?:division"
    rf"|brand|subsidiary|business|unit) of|member of the|parent company,?) (?P<employer>{NAME})"
)


class Owner(NamedTuple):
    """A name, whose it is, and where the words stand that give it."""

    name: str
    employer: bool
    belongs: bool  # whether the text says that the employer is a part of it
    start: int
    end: int


def owners_in(posting: Posting) -> Iterator[Owner]:
    """The employer, and those that the text says it belongs to, in the order of the text."""
    if posting.employer is not None:
        yield Owner(
            posting.employer.value, employer=True, belongs=False, start=posting.employer.start, end=posting.employer.end
        )
    for name, words in names_in(posting.parts, (_BELONGS, EQUAL)):
        belongs = _BELONGS.search(posting.text.quote(words.start, words.end)) is not None
        yield Owner(name, employer=False, belongs=belongs, start=words.start, end=words.end)
