"""Where a posting's sentences say that the job is, and words for where the employer is instead."""

import re
from collections.abc import Iterator

from schema.pattern import late
from schema.posting_names import Words
from schema.posting_parts import Parts
from schema.posting_words import either
from schema.regions import only_places

# A place that these stand beside is the employer's.
OF_EMPLOYER = late(
    r"\b(?:headquarter\w*|hq|head office|registered office|hauptsitz|firmensitz|hauptquartier|siège(?: social)?)\b",
    re.IGNORECASE,
)
_PLACE = r"(?P<place>[A-Z][\w.'’-]*(?:,? (?:[A-Z][\w.'’-]*|of|and|the|or|am|im)){0,5})"
_ROLE = either(
    r"""(?:[Tt]his|[Tt]he|[Oo]ur) (?:[\w/-]+ ){0,3}(?:role|position|job|opportunity|vacancy) | [Tt]he (?:work|job) | [Yy]ou
        | (?:[Dd]iese|[Dd]ie) (?:Stelle|Position) | Ce poste"""
)
_SAID = (
    late(
        rf"\b(?:{_ROLE})(?: (?:is|will be|can be|may be|ist|est)|['’]ll be) (?:(?:fully|primarily|entirely|100%|permanently|a|an"
        rf"|hybrid|onsite|on-site|remote|remotely|based|located|situated|working|role|position|basée?|située?) ?){{0,5}}"
        rf"(?:in|within|from|at|à|out of)(?: our)? (?:the )?{_PLACE}"
    ),
    late(
        r"(?i:(?:this role is |role is )?(?:fully |100% |entirely )?remote(?:ly)? (?:in|within|from|across) (?:the )?)"
        rf"{_PLACE}"
    ),
    late(rf"(?i:standort|arbeitsort|einsatzort|dienstort|office location|job location)[ ]+{_PLACE}"),
)
_TAIL = late(r"(?:[ ,.]|\b(?:or|and|of|the)\b)+$")
_MOST = 400


def said(parts: Parts) -> Iterator[Words]:
    """The places that sentences about the role name, and short lines that say where."""
    for line in parts.shown[:_MOST]:
        text = line.text
        for number, pattern in enumerate(_SAID):
            match = pattern.search(text) if number == 0 else pattern.fullmatch(text.strip(" .!"))
            if match is None:
                continue
            place = _TAIL.sub("", match["place"])
            if only_places(place):
                start = text.find(place, match.start("place"))
                yield Words(place, *line.span(start, start + len(place)))
