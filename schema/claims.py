"""What the prose claims that the role pays: amounts that a sentence asks for, or gives, as base, stock or total."""

import re
from collections.abc import Iterator

from schema.currencies import SYMBOL_PATTERN
from schema.money import read_cell
from schema.money_cell import MoneyRange
from schema.named import NamedTuple
from schema.plain_text import plain_text

_NUMBER = r"[0-9][0-9,]*(?:\.[0-9]+)?(?:[KMLkm]|Cr)?(?![A-Za-z0-9])"
_SIGN = rf"(?:[A-Z]{{1,2}}\$|{SYMBOL_PATTERN}|[A-Z]{{3}} ?)"
_AMOUNT = re.compile(rf"(?<![\w$€£¥₹.,+]){_SIGN}{_NUMBER}(?:[ ]?[-–—][ ]?(?:{_SIGN})?{_NUMBER})?\+?")
# `$120K base`, `£98K / $212K base`, `$87K/yr in RSUs`, `$265K equity/4yr`.
_BEHIND = re.compile(
    rf"(?:[ ]?/[ ]?(?P<other>{_SIGN}){_NUMBER}\+?)?(?:[ ]?/[ ]?(?:yr|year)\b|[ ]per[ ]year\b)?(?:[ ]?/[ ]?4[ -]?(?:yr|years?))?"
    r"[ ](?:in[ ]|of[ ])?(?:(?:[A-Z]{2,5}|annual)[ ])?"
    r"(?:(?P<base>base\b(?:[ ](?:salary|pay)\b)?)|(?P<stock>(?:RSUs?|equity|options|stock|option[ ]grant)\b)"
    r"|(?P<total_comp>(?:TC|total[ ]comp(?:ensation)?)\b))"
    r"(?![ ](?:salary[ ])?(?:adjustment|bonus|bump|increase|premium|raise|refresh\w*|retention|uplift)|-)"
)
_BEFORE = re.compile(
    r"(?:(?P<base>\b(?<!of )base(?:[ ]salary)?)|(?P<stock>\b(?:RSUs?|equity|options))"
    r"|(?P<total_comp>\b(?:total[ ]comp(?:ensation)?|TC)))"
    r"(?P<given>[ ]\()?(?(given)|[ ](?:of|at|to|above|is|around|near|toward)[ ]~?)$"
)
_YEARLY = re.compile(r"[ ]?/[ ]?(?:yr|year)\b|[ ]per[ ]year\b|[ ](?:in[ ])?annual\b|[ ][A-Za-z ]{3,12}/(?:yr|year)\b")
_SENTENCE = re.compile(r"[.!?][\"”’')\]*_]*\s")
_ASKED = re.compile(
    r"\b(?:target(?:ing)?|anchor|open (?:at|with)|(?:my|the) ask|asking for|accept(?:[- ]at)?|floor|walk[- ]away|counter with"
    r"|I(?:['’]d| would) (?:like|need|want|expect)|I (?:need|want)|I(?:['’]m| am) (?:looking|requesting|seeking|targeting|asking)"
    r"|push (?:for|to|base)|aim for|settle for|bring(?:ing)? (?:TC|my|the|total))\b",
    re.IGNORECASE,
)
# Where one of these stands between, the amount is another employer's, or not what is asked for.
_OTHERS = re.compile(
    r"\[|\b(?:add(?:s|ing)?|additional|adjustment|alternatives?|benchmarks?|compar\w+|compet\w+|counterparts?|current|difference"
    r"|earn\w*|extra|first[- ]year|further|holding|if|increase|initial|instead|median|more|offer(?:s|ed|ing)?|original|parity"
    r"|pays|paying|pay(?=[ ~]*$)|peers?|premium|raise|rather|standard|(?<!no lower )(?<!no less )than|unless|until|up from"
    r"|versus|vs|year[- ]?[1-5])\b",
    re.IGNORECASE,
)
# `$400K TC at Google` is another employer's too.
_ELSEWHERE = re.compile(r"[^.;,]{0,12}\b(?:at|from|for) (?!CRWD|our|the|this)[A-Z]")
# So far before an amount its sentence is read.
_LONGEST = 600


class Claim(NamedTuple):
    """An amount that the prose asks for, or says that the role pays; the places are those in the text as written."""

    component: str
    money: MoneyRange
    text: str
    start: int
    end: int
    a_year: bool = False


def claims(text: str) -> Iterator[Claim]:
    """The amounts of a passage that are surely meant as this role's pay."""
    plain = plain_text(text)
    shown = plain.text.replace("\n", " ")
    for match in _AMOUNT.finditer(shown):
        behind = _behind(shown, match)
        before = _BEFORE.search(shown, max(0, match.start() - 40), match.start())
        named = behind or before
        if named is None or not _is_own(
            shown, match.start(), named.end() if behind else match.end(), given=bool(before and before["given"])
        ):
            continue
        ranges = read_cell(match[0]).ranges
        if len(ranges) != 1 or ranges[0].period is not None or not ranges[0].candidates:
            continue
        component = next(name for name in ("base", "stock", "total_comp") if named[name])
        start, end = plain.span(match.start(), match.end())
        yearly = component == "stock" and _YEARLY.match(shown, match.end()) is not None
        yield Claim(component, ranges[0], match[0], start, end, yearly)


def _behind(shown: str, amount: re.Match[str]) -> re.Match[str] | None:
    """What stands behind an amount; `$215,000 / $135,000 RSU` are two, `€98K / $212K base` one in two currencies."""
    behind = _BEHIND.match(shown, amount.end())
    return None if behind and behind["other"] and amount[0].startswith(behind["other"]) else behind


def _is_own(shown: str, start: int, end: int, *, given: bool) -> bool:
    far = max(0, start - _LONGEST)
    begin = max((found.end() for found in _SENTENCE.finditer(shown, far, start)), default=far)
    asked = max((found.end() for found in _ASKED.finditer(shown, begin, start)), default=begin)
    if asked == begin and not given:
        return False
    return not _OTHERS.search(shown, asked, start) and not _ELSEWHERE.match(shown, end)
