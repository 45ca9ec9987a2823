"""What a guide's title says: of which company, of which role, and whether that is what the frontmatter says."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from schema.named import NamedTuple
from schema.plain_text import plain_text
from schema.remembered import remembered

_PART = re.compile(r"\s*[|—―·•:]\s*|\s+[–-]{1,3}\s+|\s+(?:at|@)\s+", re.IGNORECASE)
_BRACKET = re.compile(r"[(\[][^()\[\]]*[)\]]")
_WORD = re.compile(r"[^\W_]+")
# `ML/AI Engineer | Acme Negotiation Guide` in plain words, as most titles are.
_USUAL = re.compile(
    r"(?P<role>(?!(?:and|at|the)\b)[a-z0-9]+(?:[ ./](?!(?:and|at|the)\b)[a-z0-9]+)*) [|—] "
    r"(?P<rest>(?!(?:and|at|the)\b)[a-z0-9]+(?:[ ./](?!(?:and|at|the)\b)[a-z0-9]+)*)",
    re.IGNORECASE | re.ASCII,
)
_POSSESSIVE = re.compile(r"['’]s\b")

# Words that a title has beside the company and the role.
_HARMLESS = frozenset(
    """a an benchmark benchmarks brief compensation comp complete comprehensive data-driven definitive edition employee equity
    for full global guide guides handbook how in international interview market negotiate negotiating negotiation of offer
    offers overview package pay playbook q1 q2 q3 q4 report salaries salary strategy the to total ultimate update updated your
    """.split()
)  # fmt: skip
_LEADING = frozenset(
    "a an complete for how in negotiate negotiating negotiation of offer salary the to ultimate your".split()
)
_LEGAL = frozenset(
    "ag co company corp corporation gmbh holding holdings inc incorporated limited llc llp ltd nv plc sa se".split()
)
_FILLERS = frozenset({"and", "the"})
# Alone they name no company.
_GENERIC = frozenset(
    """ai american bank capital cloud data digital financial games general group health international labs management motors
    national networks open services software systems tech technologies technology""".split()
)
# What is longer is no title, and its beginning is enough.
_LONGEST = 500
_SECTIONS = (
    ("negotiation", "dna"),
    ("level", "mapping"),
    ("global", "lever"),
    ("evidence",),
    ("compensation", "benchmarks"),
)
# They make another role of the one that they stand beside.
_RANKS = frozenset(
    """apprentice associate chief deputy director distinguished entry executive fellow graduate head intern internship junior
    lead mid midlevel president principal senior staff student trainee vice vp""".split()
)
_BEHIND = _RANKS | {"architect", "designer", "manager", "scientist"}
_JOBS = frozenset(
    """administrator advisor advocate analyst architect associate consultant designer developer director engineer engineering
    executive fellow head intern lead lawyer manager officer operator orchestrator partner programmer representative researcher
    scientist specialist strategist technician trader writer""".split()
)
_LONG_FORMS = {
    "sr": "senior", "jr": "junior", "snr": "senior", "mgr": "manager", "engr": "engineer", "ii": "2", "iii": "3", "iv": "4",
    "ml": "machine learning", "ai": "artificial intelligence", "swe": "software engineer", "tpm": "technical program manager",
    "sre": "site reliability engineer", "vp": "vice president", "programme": "program",
}  # fmt: skip


class Word(NamedTuple):
    """A word of the title: as it is compared, and where it stands."""

    text: str
    start: int
    end: int
    part: int
    bracketed: bool
    slashed: bool


class TitleReading(NamedTuple):
    """What a title says where it does not agree; None where it agrees, empty where it says nothing."""

    company: str | None
    role: str | None
    # Neither company nor role stands in it, and it names no job: it is another heading.
    is_title: bool = True


def read_title(text: str, company: str | None, role: str | None) -> TitleReading:
    """Hold a title against the company's name and the role's, as far as they are known."""
    if company and role and _agrees(text, company, role):
        return TitleReading(None, None)
    shown = " ".join(_POSSESSIVE.sub("", plain_text(text[:_LONGEST]).text).split())
    company = company if company and _name(company) else None
    role = role if role and _name(role) else None
    words = _words(shown)
    plain = [word for word in words if not word.bracketed]
    role_at = _role_in(plain, words, role) if role else None
    rest = [word for word in words if role_at is None or word not in role_at]
    company_at = _company_in(rest, company) if company else None
    if company and company_at is None and not _trimmed([word for word in rest if not word.bracketed]):
        company_at = _company_in(words, company)
    if role is None:
        role_part: list[Word] = []
    elif role_at is not None:
        role_part = _whole_role(plain, role_at, company_at)
    else:
        role_part = _role_part(plain, role, company_at)
    role_said = None if role is None or role_part == role_at else _said(shown, role_part)
    if company is None or company_at is not None:
        return TitleReading(None, role_said)
    name = _trimmed([word for word in plain if word not in role_part])
    if name and _same_company(name, company):
        return TitleReading(None, role_said)
    if not name and role_at is None and len(role_part) > 1:
        # `Globex Data Scientist Guide`: where the company ends and the role begins cannot be told.
        name = role_part
    return TitleReading(_said(shown, name), role_said, role_at is not None or role is None or _names_job(words))


def _agrees(text: str, company: str, role: str) -> bool:
    """Whether the title begins with both names, case aside, which costs little to tell."""
    usual = _USUAL.fullmatch(text) if len(text) <= _LONGEST else None
    if usual is None or usual["role"].lower() != role.lower():
        return False
    rest, name = usual["rest"].lower(), company.lower()
    return rest.startswith(name) and not rest[len(name) : len(name) + 1].isalnum()


def is_section(text: str) -> bool:
    """Whether a heading is that of a section, so that the guide begins without a title."""
    words = tuple(word.text.removesuffix("s") for word in _words(plain_text(text[:_LONGEST]).text))
    return any(words[: len(names)] == tuple(name.removesuffix("s") for name in names) for names in _SECTIONS)


def _names_job(words: list[Word]) -> bool:
    return any(word.text in _JOBS for word in words)


def _words(shown: str) -> list[Word]:
    cuts = [match.span() for match in _PART.finditer(shown)]
    brackets = [match.span() for match in _BRACKET.finditer(shown)]
    found = []
    for match in _WORD.finditer(shown):
        start, end = match.span()
        word = _folded(match[0])
        if word in _FILLERS or any(first <= start < last for first, last in cuts):
            continue
        part = sum(last <= start for _, last in cuts)
        bracketed = any(first <= start < last for first, last in brackets)
        found.append(Word(word, start, end, part, bracketed, shown[:start].rstrip().endswith("/")))
    return found


def _folded(word: str) -> str:
    if word.isascii():
        return word.lower()
    return "".join(
        letter for letter in unicodedata.normalize("NFKD", word).casefold() if not unicodedata.combining(letter)
    )


@remembered
def _name(text: str) -> tuple[str, ...]:
    """The words of a name; those in brackets only where there are no others."""
    shown = plain_text(text).text
    outside = _BRACKET.sub(" ", shown)
    words = [_folded(word) for word in _WORD.findall(outside)] or [_folded(word) for word in _WORD.findall(shown)]
    return tuple([word for word in words if word not in _FILLERS] or words)


def _runs(words: list[Word], lengths: Sequence[int], wanted: int) -> Iterator[list[Word]]:
    """The words side by side that have so many letters together."""
    for first in range(len(words)):
        letters = 0
        for last in range(first, len(words)):
            letters += lengths[last]
            if letters == wanted:
                yield words[first : last + 1]
            elif letters > wanted:
                break


# role


def _long(words: Sequence[str]) -> list[str]:
    return " ".join(_LONG_FORMS.get(word, word) for word in words).split()


def _role_in(plain: list[Word], words: list[Word], role: str) -> list[Word] | None:
    """Where the role stands in the title: its words side by side, in any order, or written together."""
    wanted = _long(_name(role))
    joined = "".join(wanted)
    found: list[list[Word]] = []
    for among in (plain, words):
        lengths = [sum(map(len, _long([word.text]))) for word in among]
        for run in _runs(among, lengths, len(joined)):
            said = _long([word.text for word in run])
            in_one = run[0].part == run[-1].part
            if len(run) <= len(wanted) + 2 and ("".join(said) == joined or (in_one and sorted(said) == sorted(wanted))):
                found.append(run)
        if found:
            # Where several roles are named, the one that no rank stands beside.
            return next((run for run in found if not _beside(plain, run)), found[0])
    return None


def _beside(plain: list[Word], run: list[Word]) -> list[Word]:
    """The words that make another role of this one: `Staff` before it, `Intern` behind it."""
    if run[0] not in plain or run[-1] not in plain:
        return []
    first, last = plain.index(run[0]), plain.index(run[-1])
    before, after = plain[:first], plain[last + 1 :]
    ranks: list[Word] = []
    while before and before[-1].part == run[0].part and _long([before[-1].text])[0] in _RANKS:
        ranks.insert(0, before.pop())
    # `Software Engineer / Senior Software Engineer` names two roles.
    if after and after[0].part == run[-1].part and after[0].text in _BEHIND and not after[0].slashed:
        ranks.append(after[0])
    return ranks


def _whole_role(plain: list[Word], run: list[Word], company: list[Word] | None) -> list[Word]:
    """The role that the title says around the wanted one."""
    beside = _beside(plain, run)
    # In a part of its own, all before a role belongs to it: `Frontend Software Engineer | Acme`.
    if company is not None and not any(word.part == run[0].part for word in company):
        before = [word for word in plain if word.part == run[0].part and word.end <= run[0].start]
        beside = [*[word for word in before if word.text not in _HARMLESS and not word.text.isdigit()], *beside]
    return sorted({*beside, *run}, key=lambda word: word.start)


def _role_part(plain: list[Word], role: str, company: list[Word] | None) -> list[Word]:
    """The words that are the title's role, where it is not the wanted one."""
    taken = company or []
    free = [word for word in plain if word not in taken]
    parts = sorted({word.part for word in free if word.text not in _HARMLESS})
    if not parts:
        return []
    wanted = set(_long(_name(role)))

    def weight(part: int) -> tuple[int, int, int]:
        own = [word.text for word in free if word.part == part]
        return (sum(word in _JOBS for word in own), len(wanted.intersection(_long(own))), -part)

    best = max(parts, key=weight)
    if company is None and len(parts) == 1 and not weight(best)[0]:
        return []
    own = _trimmed([word for word in free if word.part == best])
    jobs = [number for number, word in enumerate(own) if word.text in _JOBS]
    if company is None and len(parts) == 1 and jobs:
        return own[: jobs[-1] + 1]
    return own


def _trimmed(words: list[Word]) -> list[Word]:
    """Without the words of no meaning at both ends; `Global` before a name may belong to it."""
    first, last = 0, len(words)
    while first < last and (words[last - 1].text in _HARMLESS or words[last - 1].text.isdigit()):
        last -= 1
    while first < last and words[first].text in _LEADING:
        first += 1
    return words[first:last]


def _said(shown: str, words: list[Word]) -> str:
    return shown[words[0].start : words[-1].end] if words else ""


# company


def _company_in(words: list[Word], company: str) -> list[Word] | None:
    """Where the company's name stands in the title, written in one word or in several."""
    wanted = _without_legal(_name(company))
    joined = "".join(wanted)
    jobs = {word.part for word in words if word.text in _JOBS}
    lengths = [len(word.text) for word in words]
    found = [
        run
        for run in _runs(words, lengths, len(joined))
        if len(run) <= len(joined) and "".join([word.text for word in run]) == joined
    ]
    # `BCG X Engineer | BCG Guide`: the one that stands apart from the role.
    return next((run for run in found if run[0].part not in jobs), found[0] if found else None)


def _without_legal(words: Sequence[str]) -> list[str]:
    kept = list(words)
    while len(kept) > 1 and kept[-1] in _LEGAL:
        kept.pop()
    return kept


def _same_company(name: list[Word], company: str) -> bool:
    """`Arista` stands for `Arista Networks`, `AWS` for `Amazon Web Services`; `Bank of Montreal` not for `Bank of America`."""
    said = _without_legal([word.text for word in name])
    wanted = _without_legal(_name(company))
    joined = "".join(said)
    runs = {"".join(wanted[first:last]) for first in range(len(wanted)) for last in range(first + 1, len(wanted) + 1)}
    if joined == "".join(wanted) or (joined in runs and not _GENERIC.issuperset(said)):
        return True
    initials = [
        {"".join(word[0] for word in words) for words in (all_words, _name_all(all_words))}
        for all_words in (said, wanted)
    ]
    return joined in initials[1] or (len(said) > 1 and "".join(wanted) in initials[0])


def _name_all(words: list[str]) -> list[str]:
    return [word for word in words if word not in {"of", "for"}]
