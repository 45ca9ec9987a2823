"""Why an amount that a word calls pay is not what the job pays: another's, a guess, a contractor's, for less than a year."""

import re

from schema.pattern import late
from schema.posting_words import either

# The pay of others, whatever else the clause says.
_OTHERS = either(
    r"""average | median | market (?:rate|salary|average) | survey | threshold | (?:minimum|living) wage
    | (?:legal|statutory|national|government|uk|us|eu) minimum | gesetzliche\w* | skilled worker | sponsored (?:\w+ )?\w+s
    | visa(?:['’]s)?(?: \w+){0,2} (?:requires?|needs?|salary|minimum|rules?)
    | (?:needed|required|eligible) (?:for|to) (?:a |the )?(?:visa|sponsor\w*)
    | (?:glassdoor|indeed|site|our|linkedin|ziprecruiter)(?:['’]s)? est\w* | estimated by | similar (?:jobs|roles)
    | competitors? | people (?:on|with|earning) | salary bill | payroll | households? | famil(?:y|ies) | mortgages?
    | (?:last|previous|former) (?:hires?|person|holders?|incumbents?|employees?|salary) | predecessor\w* | incumbent
    | negotiated (?:an?|to|up|for) | (?:your|my|their|candidate['’]?s?) (?:current|present|last|expected|desired) | current salary
    | current(?: and | or |, |/| / )expected | (?:expected|desired) salary:? ?\( | salary (?:expectations?|history)
    | gehaltsvorstellung\w* | prétentions? | who (?:currently |now |already )?(?:earns?|makes?|gets?|is paid|are paid|took)
    | alumn(?:i|ae|us|a) | (?:graduates|colleagues|peers|they|others|people|employees|engineers|developers|scientists|analysts
        |managers|members|consultants) (?:\w+ )?(?:earn|make|are paid|get|of our)"""
)
_OTHERS_SAID = late(rf"\b(?:{_OTHERS})", re.IGNORECASE)
_EXAMPLE = late(
    r"(?:\be\.g\.?|\beg|\bfor (?:example|instance)|\bz\. ?B\.|\bpar exemple|\bp\. ?ex\.)[,:]? ?\(?$", re.IGNORECASE
)
# What is not, or is no more.
DENIED = late(
    r"(?:\b(?:not|nicht|pas|instead of|rather than|formerly|previously|was|were|statt|no longer|used to be|ehemals) (?:of )?)$",
    re.IGNORECASE,
)
_GUESSED = late(r"\b(?:estimat\w*|est\.|geschätzt\w*|schätzung\w*|estimations?|estimée?s?)", re.IGNORECASE)
# An employer may call its own range an estimate.
_OWN_GUESS = late(
    r"\b(?:for (?:this|the) (?:role|position|job|opportunity)|employer (?:est|provided)|provided by)", re.IGNORECASE
)
_GUESSED_BEHIND = late(
    r"(?:[ (,–-]|(?:per|an?) (?:year|hour)|USD|GBP|EUR)*(?:estimat\w*|est\b|geschätzt)", re.IGNORECASE
)
_DISCLAIMED = late(
    r"not (?:been )?provided by|\b(?:salary|pay|range|compensation|figures?|amount)s? (?:is|are|was|were) (?:an? )?(?:\w+ )?estimat"
    r"|\bestimated by\b|\b(?:is|are) an? estimate\b|\bsalary estimate\b|\bestimated, not\b",
    re.IGNORECASE,
)
_BY_EMPLOYER = late(r"(?<!not )(?<!not been )(?:provided by|employer (?:est|provided))", re.IGNORECASE)
_MONEY = late(r"[$£€₹¥][ ]?[0-9]|[0-9] ?(?:k\b|[€£$]|EUR|USD|GBP)", re.IGNORECASE)

_NET = late(
    r"(?<![.\w/])(?:net|Net|netto|Netto|NETTO|after tax|take[- ]home|in hand|nets?)\b(?! (?:zero|new|promoter|worth|profit|sales))"
)
_SHORT_TIME = late(
    r"\bfor (?:an? |the )?(?:first |period of )?(?:(?!12\b)[0-9]{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven)"
    r"[- ]months?\b"
    r"|(?:\bfor|\bbei|\bat|\bà|\(|\bteilzeit)[ (]{0,2}(?:an? |einem |une? )?[1-9][0-9]? ?%(?!\w)"
    r"|\b[1-9][0-9] ?%[ -](?:position|part|stelle|workload|pensum|fte|contract|role|job|of full)"
    r"|\b0[.,][1-9][0-9]? ?FTE|(?<![0-9.,])(?:[12][0-9]|3[0-4])(?:[.,]5)? ?(?:hours|hrs?|h|stunden|std\.?|heures)[ /]*"
    r"(?:a |per |pro |in der |par )?(?:week|wk|woche|semaine)",
    re.IGNORECASE,
)
_MORE_SALARIES = late(
    r"(?<![0-9.,])1[345] ?(?:x|×|mal|times|salaries|payments|payslips|monthly|months|pays|mois|mensualités|(?:monats)?geh[äa]lter)"
    r"(?!\w)|(?<!\w)[x×] ?1[345](?![0-9.,])|\b1[345](?:th|e|ème|\.)[- ](?:month|mois|monats\w+|salary)",
    re.IGNORECASE,
)
_TOTAL = late(r"(?:[ ]in)?[ ]total(?=[ ]*(?:[(,.;:]|$))", re.IGNORECASE)

_CONTRACTOR = either(
    r"""(?:inside |outside )?IR35 | contract(?:or)?s? (?:rates?|day rate) | contractors? | freelanc\w+ | freiberuf\w+ | umbrella
    | c2c | corp[- ]to[- ]corp | 1099 | W-?2 contract | TJM | tagess[aä]tz\w*"""
)
_CONTRACTOR_SAID = late(rf"\b(?:{_CONTRACTOR})\b", re.IGNORECASE)
_DAY_RATE = late(r"\b(?:day|daily) rates?\b|\bcontract\b", re.IGNORECASE)
_KIND = late(
    r"(?:(?:contract|job|employment) type|type|contract|vertragsart|anstellungsart)? ?:? ?"
    r"(?P<kind>contract(?:or)?|freelanc(?:e|er)|freiberuflich|freie mitarbeit)(?: (?:role|position|job|only))?",
    re.IGNORECASE,
)
_NEAR, _LEAD = 45, 40


def refusal(text: str, clause: int, start: int, end: int, above: str) -> str:
    """Why the amount at `start` is not this job's base, by its clause and what is right behind; empty where it may be."""
    behind = text[end : end + _NEAR]
    lead = text[max(clause, start - _LEAD) : start]
    if other := _OTHERS_SAID.search(text, clause, start) or _OTHERS_SAID.search(text, end, end + 30):
        return f"it is not this job's: `{other[0].strip()}`"
    if _EXAMPLE.search(text[max(0, start - 16) : start]):
        return "it is an example"
    if denied := DENIED.search(lead):
        return f"the words before it say `{denied[0].strip()}`"
    if guess := _guess(text, clause, start, end, above):
        return f"it is an estimate: `{guess}`"
    for pattern, why in (
        (_NET, "it is net, and a record holds what is paid before tax"),
        (_MORE_SALARIES, "it is paid more than twelve times a year, or with more beside it"),
        (_SHORT_TIME, "it is not for a full year of full time"),
    ):
        if found := pattern.search(behind) or pattern.search(lead):
            return f"{why}: `{found[0].strip(' (')}`"
    if total := _TOTAL.match(text, end):
        return f"it is total pay: `{total[0].strip()}`"
    return ""


def _guess(text: str, clause: int, start: int, end: int, above: str) -> str:
    if behind := _GUESSED_BEHIND.match(text, end):
        return behind[0].strip(" (,")
    said = text[clause:start]
    for words in (said, "" if text[:start].strip(" *|") else above):
        if (
            (found := _GUESSED.search(words))
            and not _OWN_GUESS.search(words)
            and not _OWN_GUESS.search(text, end, end + 60)
        ):
            return found[0]
    if found := _DISCLAIMED.search(text, end, end + 100):
        return found[0]
    return ""


def disclaimed(line: str, others: list[str]) -> str:
    """The words of a line beside an amount's that call it a guess of somebody else's; empty where there are none."""
    if _BY_EMPLOYER.search(line):
        return ""
    return next((found[0] for each in others if not _MONEY.search(each) and (found := _DISCLAIMED.search(each))), "")


def contractor(text: str, above: str, kind: str, period: str) -> str:
    """The words that make an amount the rate of a contractor, who is no employee; empty where there are none."""
    if found := _CONTRACTOR_SAID.search(text) or _CONTRACTOR_SAID.search(above):
        return found[0] if period in {"day", "hour"} or "ir35" in found[0].casefold() else ""
    if period == "day" and (found := _DAY_RATE.search(text) or _DAY_RATE.search(above)):
        return found[0]
    return kind if period in {"day", "hour"} else ""


def contract_kind(texts: list[str]) -> str:
    """The line, if there is one, that says that the job is for a contractor."""
    return next((text for text in texts if _KIND.fullmatch(text.strip(" .*"))), "")
