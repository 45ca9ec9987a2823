"""The words of made guides: plain advice, our own, long enough to make a guide as long as a real one."""

from random import Random

# Nothing here names a data source, a level or a figure: what the rules compare must come from the guide itself.
SUMMARIES = (
    "Pay at {company} leans on {lean} | {role} offers move most on {lever} | Ask early, ask once, ask in writing",
    "{company} sets bands by level and place | {lever} bends before base does | {role} work is what customers see",
    "Every {role} at {company} is hired against a budget | {lean} carries the offer | The second call decides {lever}",
    "Steady employer, careful recruiters | {role} bands are wide at {company} | Trade {lever} for speed of signing",
)
_LEANS = ("the base", "the grant", "the yearly bonus", "growth of the shares", "the first-year package")
_LEVERS = ("the grant", "the sign-on", "the start date", "the level", "the review after six months", "the bonus target")

OPENINGS = (
    "Every {role} at {company} is judged by what keeps running after the release party is over.",
    "Teams that look for one more {role} at {company} have usually lost one, and know what the gap costs.",
    "{company} grew by keeping a few systems simple, and the {role} is trusted to keep them so.",
    "The panel at {company} wants the {role} who writes decisions down before building them.",
    "Most candidates for {role} talk about tools; {company} pays for judgement about when to leave one out.",
)
SENTENCES = (
    "Bands differ by place, so settle where you will sit before you settle what you will earn.",
    "A recruiter who asks for a number first is asking you to set the ceiling; answer with a level instead.",
    "Write the parts of the offer in one line, because a change to one of them is often paid for by another.",
    "The grant is told as a whole and paid in parts, so divide it before you compare it with a salary.",
    "Ask what happens to the unvested part when a team is closed; the answer tells more than the plan document does.",
    "A refresh that is promised aloud and absent from the letter should be counted as nothing.",
    "Compare offers on the first full year, and then again on the third, when sign-on money is gone.",
    "If the level is in doubt, ask for the interview notes to be read once more before the offer is written.",
    "Hiring managers can move a start date freely, a sign-on with one approval, and a band almost never.",
    "Silence after a counter usually means that a committee meets on Thursdays, and seldom that the offer is gone.",
    "Name one number and one reason; a list of reasons invites a debate about the weakest of them.",
    "In {place} the market for this work is thin, and a good {role} is on the phone with two firms in any given week.",
    "People who moved to {place} for the job report that help was there for the asking, and only for the asking.",
    "The budget year closes before the bonus is paid, so a late start can cost a full season of it.",
    "Managers at {company} remember who was pleasant under pressure, and they approve the next raise too.",
    "Bring one artefact that shows the work: a design note, a runbook, a chart that changed a decision.",
    "It is fair to ask how many people in the band were promoted last year, and how long they had waited.",
    "A title costs nothing and is therefore offered first; take it only when it moves the band as well.",
    "Where shares cannot be sold, a careful reader counts them at half, and a more careful one at less.",
    "The on-call rota is part of the pay: ask how often the phone rings at night and what that is worth.",
    "Keep the tone of someone who intends to sign, since nobody bends a rule for a person who may not come.",
    "When two offers are close, the better manager is worth more than the difference.",
    "Your present employer's review cycle is a reason for haste that everybody understands.",
    "Benefits differ less than they seem to, apart from retirement money, which is salary under another name.",
    "Do not argue from rent; argue from the value of having the seat filled this month.",
    "What {company} calls a stretch target is met in most years, yet the letter promises only the plain one.",
    "Ask for the offer in writing before you react to it, and take a night before you answer.",
    "Half of the people who asked {company} for more got some of it, and nobody lost an offer by asking once.",
    "The {role} who can name the cost of an outage has already made the case for the upper half of the band.",
    "If the answer is no, ask what would make it yes in half a year, and have that written into the letter.",
)
LEVER_NAMES = (
    "Level", "Grant", "Sign-on", "Base", "Start date", "Place of work", "Refresh", "Scope", "Team", "Review date",
    "Learning budget",
)  # fmt: skip
SCRIPTS = (
    '"I would sign this week if the grant were $[X]; the rest of the offer is what I hoped for."',
    '"My reading of the scope is one level up. Could the panel look at the {role} notes again?"',
    '"I leave $[Y] unvested where I am, and I would like the sign-on to cover half of that."',
    '"Working from {place} suits the team, and I would rather keep the band of the office that I report to."',
    '"You need this seat filled before the quarter ends, and I can start on the first. What is that worth?"',
    '"Another firm has written $[Z] a year. I prefer {company}, and I would like not to have to choose."',
)
HEADINGS = (
    "How the Offer Is Made",
    "What Moves",
    "Before You Sign",
    "The Work",
    "After the First Year",
    "Reading the Letter",
)
CLOSINGS = (
    "Thank them for the offer, ask for $[X] in the grant, and say that you will sign on the day it is written.",
    "Ask once for the middle of the band plus $[Y] at signing, and give the start date in return.",
    "Hold the base, trade the start date, and let the grant carry the difference of $[Z].",
)
NOTES = (
    "Checked once more against the letter of this spring; nothing else moved.",
    "A reader asked about part-time work: the bands are scaled by hours.",
    "The table above counts a grant by the year of its award.",
    "Interns and returning staff are on another scale, which is not shown here.",
)


def summary(company: str, role: str, random: Random) -> str:
    """The guide's gist in one line."""
    line = random.choice(SUMMARIES)
    return line.format(company=company, role=role, lean=random.choice(_LEANS), lever=random.choice(_LEVERS))


def paragraphs(size: int, company: str, role: str, place: str, random: Random) -> list[str]:
    """Paragraphs under headings, of about so many characters in all."""
    made: list[str] = []
    while size > 0:
        if not len(made) % 3:
            made.append(f"#### {HEADINGS[len(made) // 3 % len(HEADINGS)]}")
            size -= len(made[-1]) + 2
        picked = random.sample(SENTENCES, random.randint(3, 5))
        text = " ".join([random.choice(OPENINGS), *picked]).format(company=company, role=role, place=place)
        made.append(text if len(text) < size + 200 else text[: max(40, text.find(". ", max(0, size)) + 1)])
        size -= len(made[-1]) + 2
    return made


def levers(count: int, company: str, role: str, place: str, random: Random) -> list[str]:
    """A numbered list of what to ask for, each with a line to say."""
    names = random.sample(LEVER_NAMES, count)
    return [
        f"{number}. **{name}:** {random.choice(SCRIPTS).format(company=company, role=role, place=place)}"
        for number, name in enumerate(names, 1)
    ]
