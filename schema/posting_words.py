"""The words of job postings: labels, buttons, titles of sections and of jobs, in English, German and French."""

import re

from schema.pattern import late

_BAR = late(r"\s+\|\s*")


def either(text: str) -> str:
    """The alternatives of a pattern, which may go over several lines: the space around a bar that space stands before is none."""
    return " ".join(_BAR.sub("|", text).split())


def _lines(text: str) -> re.Pattern[str]:
    """A pattern for whole lines, in whatever letters."""
    return late(either(text), re.IGNORECASE)


# What stands before a colon, or alone above its value. The labels of `other` say what a value is not.
_LABELS = {
    "title": """job title | title | position | position title | job name | role title | role | job | vacancy | stelle
        | stellenbezeichnung | jobtitel | poste | intitulé du poste | intitulé""",
    "employer": """company | employer | company name | organisation | organization | hiring company | hiring organization
        | hiring organisation | unternehmen | arbeitgeber | firma | entreprise | employeur | société""",
    "location": """location | locations | location(s) | job location | job locations | work location | primary location
        | office location | where | office | city | place of work | workplace | standort | standorte | arbeitsort
        | einsatzort | dienstort | lieu | lieu de travail | localisation""",
    "posted": """created | created on | date created | posted | posted on | posted date | date posted | posting date
        | post date | job posted | job posted on | published | published on | publication date | listed | listed on
        | date listed | first posted | reposted | reposted on | opened | open since | veröffentlicht | veröffentlicht am
        | veröffentlichungsdatum | online seit | eingestellt am | erschienen | erschienen am | publié | publié le
        | publiée le | date de publication | mise en ligne | mis en ligne le""",
    "status": "status | job status | vacancy status | posting status | applications | application status",
    "other": """closing date | close date | closes | closes on | apply by | application deadline | deadline
        | deadline to apply | expires | expires on | valid until | valid through | bewerbungsfrist | date limite
        | last date to apply | start date | starting date | updated | updated on | last updated | modified
        | job type | employment type | contract type | contract | type | department | team | function | job function
        | category | categories | job category | industry | industries | sector | seniority | seniority level | level
        | experience | experience level | time type | job requisition id | requisition id | requisition number | req id
        | job id | job number | reference | reference number | job reference | ref | hours | working hours | schedule
        | shift | remote | remote type | workplace type | location type | work arrangement | travel | education | skills
        | benefits | salary | salary range | pay | pay range | base pay range | compensation | reports to
        | hiring manager | recruiter | contact | phone | email | website | headquarters | headquarter | hq
        | head office | registered office | hauptsitz | firmensitz | siège | siège social | founded | company size | size
        | revenue | applicants | views | share | from | to | cc | subject | sent | date | abteilung | vertragsart | gehalt
        | anstellungsart | beginn | referenz | type de contrat | contrat | salaire | rémunération | expérience | secteur""",
}
LABELS: dict[str, str] = {
    " ".join(name.split()): field for field, names in _LABELS.items() for name in names.split("|")
}

# Lists of other jobs and of other texts, whose titles, days and pay are not this job's.
OTHERS = _lines(
    r"""(?:(?:view|see|browse|explore|discover|all|more|our) )*(?:related|similar|recommended|other|more|featured|latest|recent
        |popular|suggested) (?:open )?(?:jobs?|roles?|positions?|vacanc(?:y|ies)|(?:job )?openings?|opportunities
        |(?:job )?searches|articles?|posts?|stories|companies)\b.{0,60}
    | (?:people|candidates) (?:who viewed this )?also (?:viewed|searched)\b.{0,60}
    | jobs? (?:that )?(?:you (?:may|might)|we think you)\b.{0,60} | jobs (?:like this|for you|near you|recommended for you)
    | you (?:may|might) also (?:like|be interested in)\b.{0,60} | recently viewed(?: jobs)?
    | (?:industry|career|salary|market) insights? | salary (?:guide|calculator|estimates?|information)
    | (?:average )?salar(?:y|ies) (?:for|at|of|in) .{1,80} | what(?:['’]s| is) the average salary\b.{0,60}
    | ähnliche (?:jobs|stellen\w*|angebote)\b.{0,60} | weitere (?:jobs|stellen\w*)\b.{0,60}
    | (?:offres|emplois) (?:d['’]emploi )?similaires?\b.{0,60}"""
)

# What opens the text about the job, and ends a list of other jobs above it.
BODY = _lines(
    r"""(?:full )?(?:job|role|position)? ?(?:description|summary|overview|details) | about us | about [A-Z][\w .&'’-]{1,40}
    | about (?:the|this) (?:job|role|position|team|company|opportunity|vacancy) | the company
    | (?:the|your) (?:role|mission|opportunity|job|team) | who we are | what you(?:['’]?ll| will) (?:do|be doing)
    | (?:(?:key|your|main) )?responsibilities | requirements | why [\w .&'’-]{1,40}\? | introduction | purpose
    | (?:(?:deine|ihre) )?aufgaben | über (?:uns|den job|die stelle) | stellenbeschreibung | description du poste
    | à propos.{0,40} | votre mission | missions?"""
)

# Buttons, menus, counters and the marks of a job's kind, none of which is a name.
NOISE = _lines(
    r"""skip to (?:main )?content | easy apply | quick apply | save(?:(?: this)? job)? | saved | share(?: this(?: job)?)?
    | apply(?: now| here| on company site| for this (?:job|role|position)| with (?:linkedin|indeed|seek))?
    | show more(?: options)? | more | sign (?:in|up) | log ?in | register | join now | home | (?:all )?jobs | careers?
    | job search | search(?: jobs)? | find (?:jobs|a job) | menu | close | open | back(?: to.{0,40})? | previous | next
    | print | e-?mail | copy link | report(?: this)? job | new | hot | urgent(?:ly hiring)? | featured | promoted
    | sponsored | verified | hiring | view (?:all|job|company|profile|more).{0,40} | see (?:all|more|less|who).{0,60}
    | (?:un)?follow(?: company)? | (?:set|create|get) (?:up )?(?:job )?alerts?.{0,40} | subscribe.{0,60} | (?:company )?logo
    | image | photo | cover (?:photo|image) | overview | application | description | reviews? | salaries | benefits
    | interviews | locations? | departments? | teams? | blog | about | contact | help | faq | english | deutsch
    | français | en | de | fr | employer ?active.{0,40} | active .{0,30} ago
    | actively (?:hiring|recruiting|reviewing applicants) | be (?:among|an early|one of) .{0,60}
    | (?:(?:over|more than) )?[0-9,.]+\+? (?:applicants?|applications?|views?|reviews?|ratings?|people clicked apply
        |openings?|connections?|followers|alumni).{0,40}
    | [0-5](?:\.[0-9])?(?: ?[★☆⭐]+| out of 5(?: stars)?| stars?)? | [★☆⭐]+ | \([0-9,.]+ ?(?:reviews?)?\)
    | (?:full|part)[- ]?time.{0,40} | permanent.{0,30} | contract(?:or)? | temporary | internship | freelance
    | fixed[- ]term.{0,20} | vollzeit.{0,20} | teilzeit | (?:feste? ?)anstellung | unbefristet | cdi | cdd | temps plein
    | remote | hybrid | on-?site | in[- ]office | home ?office.{0,30} | télétravail.{0,20} | fully remote | flexible
    | (?:entry|mid|senior|mid-senior|associate|executive|director|junior)[- ]?(?:senior )?level | not applicable
    | (?:jetzt )?bewerben | speichern | teilen | postuler | partager | enregistrer | accueil | startseite
    | advertisement | ad | cookies?.{0,40} | accept(?: all)?(?: cookies)? | page [0-9]+.{0,20} | https?://\S+ | www\.\S+
    | #?[a-z]{0,4}[-_ ]?[0-9]{3,}"""
)

# Departments, which stand beside the title as an employer does.
_DEPARTMENT = """
    engineering product design marketing sales data research technology tech finance people operations it software hardware
    analytics legal support security infrastructure platform r&d development business hr talent growth customer success
    communications general administration admin consulting strategy accounting quality supply chain logistics manufacturing
    machine learning artificial intelligence ai ml and & of / devops cloud backend frontend mobile studio studios games game
    department group division corporate science digital innovation labs team entwicklung technik forschung vertrieb
    ingénierie informatique recherche
"""
DEPARTMENT = frozenset(_DEPARTMENT.split())

_JOB = r"""
    engineer(?:in|ing (?:manager|lead|director))? | developer | programmer | scientist | researcher | analyst | architect
    | designer | manager | director | administrator | consultant | specialist | technician | coordinator | officer
    | executive | associate | assistant | accountant | recruiter | writer | editor | producer | artist | animator
    | strategist | lead | head of | vice president | vp | president | chief | principal | intern | apprentice | tester
    | operator | nurse | teacher | lecturer | professor | advisor | adviser | counsel | attorney | lawyer | paralegal
    | planner | buyer | trader | actuary | auditor | underwriter | economist | statistician | evangelist | advocate
    | representative | trainer | translator | owner | master | sre | swe | sde | pm | cto | cfo | ceo | coo | qa
    | \w*entwickler(?:in)? | \w*ingenieur(?:in)? | \w*leiter(?:in)? | \w*berater(?:in)? | \w*architekt(?:in)?
    | \w*forscher(?:in)? | werkstudent(?:in)? | praktikant(?:in)? | développeur | développeuse | ingénieure? | analyste
    | responsable | chef(?:fe)? de | chargée? de | directeur | directrice | stagiaire | concepteur | architecte
    | technicien(?:ne)? | scientifique
"""
# Words that make a line a job's title.
JOB = late(rf"\b(?:{either(_JOB)})\b", re.IGNORECASE)
