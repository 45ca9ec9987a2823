"""Which words say what an amount of a posting is: the pay, or something that stands beside it."""

import re
from collections.abc import Iterator

from schema.pattern import late
from schema.posting_refusals import refusal
from schema.posting_words import either
from schema.quoted import Aside, Quote

_PAY = either(
    r"""(?:base|basic|gross|starting|annual|yearly|monthly|hourly|fixed|cash|advertised|posted|expected|anticipated|target)
        (?:\w+ )?(?:pay|salar(?:y|ies)|compensation|wages?|range|remuneration)
    | salar(?:y|ies) | compensation | remuneration | wages? | (?:the|our|your|range of) pay
    | pay (?:range|rate|scale|band|transparency|zone|grade|is|of|for (?:this|the))
    | (?:hiring|pay|salary|base|comp) range | range (?:for|of) (?:this|the) (?:role|position|job|opportunity)
    | (?:hourly|daily|day|pay|base|contract) rate | rate of pay | base | CTC | per annum
    | you(?:['’]ll| will| can)? earn(?: between)? | paying | \w*gehalt\w* | vergütung\w* | entgelt | verdienst | entlohnung
    | lohn | salaires? | rémunération | rétribution | brut annuel"""
)
# What a line above an amount, or a word right before it, may say besides.
_LABEL = late(rf"(?:{_PAY}|pay|rates?|earnings|package|pay/salary|tjm|tagessatz|stundensatz)\b", re.IGNORECASE)
_APART = {
    "bonus": either(r"sign(?:ing)?[- ]?on | signing | bonus(?:es)? | prämie | prime | commissions? | incentives?"),
    "equity": either(r"equity | stock | RSUs? | shares | options | bspce | grants?"),
    "total pay": either(
        r"""OTE | on[- ]target[- ]earnings | TC | TDC | zielgehalt | package (?:global|total) | all[- ]in
        | (?:compensation|salary|pay) packages?
        | total (?:\w+ ){0,2}(?:comp(?:ensation)?|pay|rewards?|package|earnings|cash)"""
    ),
    "something else than pay": either(
        r"""relocation | stipends? | allowances? | budgets? | reimburse\w* | match(?:ing|ed|es)? | 401 ?\(?k\)? | insurance
        | cover(?:age)? | referrals? | pension | retirement | vouchers? | credits? | perks? | learning | training | tuition
        | wellness | wellbeing | rais(?:ed|ing|e) | funding | funded | fund | valuation | valued | revenues? | turnover | ARR
        | MRR | AUM | GMV | invest(?:ed|ment|ors?|ing) | backed | series [A-F] | sav(?:e|ed|ings) | costs? | sales | deals?
        | contracts? | projects? | clients? | customers? | assets | donat\w+ | fines? | fees? | prizes? | portfolio
        | spend(?:ing)? | transactions? | payments? | volume | workers['’]? compensation | quota | damages | severance | worth"""
    ),
}
_NAMES = tuple(_APART)
_EACH = "|".join(f"(?P<a{number}>\\b(?:{words})\\b)" for number, words in enumerate(_APART.values()))
_CUE = late(rf"{_EACH}|(?P<pay>\b(?:{_PAY})\b)", re.IGNORECASE)
# What may stand between an amount and what it is of: `$10K sign-on bonus`, `£2,000 a year for learning`.
_LINK = either(
    r"""in | of | as | for | towards? | an? | the | your | our | annual | yearly | monthly | one-time | per | year | month
    | person | employee | target | performance | home | office | personal | professional | joining | new | hire | discretionary
    | company | employer | worth | paid | cash | total | up | to | development"""
)
_BEHIND = late(
    rf"(?:[ )]{{1,2}}|-)(?:(?:{_LINK}) ){{0,5}}(?:{_EACH}|(?P<pay>(?:base|basic|(?:gross |base )?salary|base pay)\b))",
    re.IGNORECASE,
)
# `$300,000 including equity` is more than base.
_INCLUDING = late(
    r"[ (]{1,2}(?:including|incl\.?|inclusive of) (?:\w+ ){0,3}(?:bonus(?:es)?|equity|stock|RSUs?|commissions?|benefits)\b",
    re.IGNORECASE,
)
_CLAUSE = late(r"(?:(?<![A-Z]\.[A-Z])[.!?;])[\"”’')\]]*\s|[|\n•·]|\s[+&]\s| plus | as well as |, (?:plus|and|with) ")
# What may stand beside an amount that has a line for itself.
_BESIDE = either(
    r"""full | part | time | permanent | contract | gross | brutto | brut | doe | dependent | depending | on | experience
    | negotiable | competitive | plus | bonus | benefits | equity | stock | offers | employer | provided | est | estimated | and
    | annually | annual | fixed | base | salary | pay | range | usd | gbp | eur | cad | aud | per | a | year | hour | month | day
    | annum | from | up | to | between | approx | circa | pa | package | super | superannuation | pension | inside | outside
    | ir35 | w2 | c2c | hybrid | remote | on-site | onsite"""
)
_REST_OF_LINE = late(rf"(?:[ \-–—,.()|/+&*~:]|\b(?:{_BESIDE})\b)*", re.IGNORECASE)
_EMPLOYER = late(r"employer (?:est|provided)|provided by", re.IGNORECASE)
_CUSTOM = late(r"per annum|\blpa\b", re.IGNORECASE)
_BY_TIME = late(r"(?:/ ?|\b(?:per|an?) )(?:yr|year|hr|hour|mo|month|day)\b|annually|p\.a", re.IGNORECASE)
# No line that names the amount below it is longer, and no clause reaches further back.
_ABOVE, _REACH = 70, 160


def cue_of(quote: Quote | Aside, text: str, before: int, above: str, *, repeats: bool) -> int | str:
    """Where the word stands that calls the amount the pay, -1 where that is the line above; or what else it is."""
    behind = _BEHIND.match(text, quote.end)
    if behind and not behind["pay"]:
        return _apart(behind)
    if more := _INCLUDING.match(text, quote.end):
        return f"it is total pay: `{more[0].strip(' (')}`"
    clause = _clause(text, max(before, quote.start - _REACH), quote.start)
    if why := refusal(text, clause, quote.start, quote.end, above):
        return why
    if behind:
        return behind.start("pay")
    if nearest := _last(_CUE.finditer(text, clause, quote.start)):
        return nearest.start("pay") if nearest["pay"] else _apart(nearest)
    if repeats or _EMPLOYER.search(text, quote.end, quote.end + 30) or _CUSTOM.search(quote.text):
        return quote.start
    if (opening := _LABEL.match(text, clause, quote.start)) and not text[opening.end() : quote.start].strip(" :–—-"):
        return clause
    alone = _REST_OF_LINE.fullmatch(text, 0, quote.start) and _REST_OF_LINE.fullmatch(text, quote.end)
    label = above.strip(" :*.")
    if (alone or not text[: quote.start].strip()) and (
        len(label) <= _ABOVE or label.endswith(("below", "follows", "is"))
    ):
        if _LABEL.fullmatch(label):
            return -1
        if why := refusal(label, 0, len(label), len(label), ""):
            return why
        if nearest := _last(_CUE.finditer(label)):
            return -1 if nearest["pay"] else _apart(nearest)
    if alone and _BY_TIME.search(quote.text):
        return quote.start
    return "no word says that it is the pay"


def _clause(text: str, limit: int, end: int) -> int:
    """Where the clause begins that an amount stands in; a cell of a table with an amount alone belongs to the one before."""
    starts = [limit, *(match.end() for match in _CLAUSE.finditer(text, limit, end))]
    if len(starts) > 1 and text[starts[-1] - 1] == "|" and not text[starts[-1] : end].strip():
        starts.pop()
    while starts[-1] < end and text[starts[-1]] == " ":
        starts[-1] += 1
    return starts[-1]


def _last(matches: Iterator[re.Match[str]]) -> re.Match[str] | None:
    found = None
    for found in matches:  # noqa: B007  (the last one is wanted)
        pass
    return found


def _apart(match: re.Match[str]) -> str:
    number = next(number for number in range(len(_NAMES)) if match[f"a{number}"])
    return f"it is {_NAMES[number]}: `{match[f'a{number}']}`"
