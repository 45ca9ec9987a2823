"""What jobs are called: the names of each role, its kinds and neighbours, ranks and levels, and the words that change nothing."""

from schema.named import NamedTuple


class Family(NamedTuple):
    """One role's names: those that mean it, those of a kind of it, those of a neighbour that is told apart by pay."""

    names: tuple[str, ...]
    kinds: tuple[str, ...] = ()
    neighbours: tuple[str, ...] = ()


def _listed(text: str) -> tuple[str, ...]:
    return tuple(" ".join(name.split()) for name in text.split(";") if name.strip())


# By the slug that guides use. Every name is in the words of `ABBREVIATIONS` and `PHRASES`, in the singular.
FAMILIES = {
    "software-engineer": Family(
        _listed(
            """software engineer; software developer; software development engineer; software programmer; mts; software
            engineering; ingeniero de software; engenheiro de software; desenvolvedor de software; ingenieur logiciel;
            developpeur logiciel; softwareentwickler; software entwickler; softwareingenieur"""
        ),
        _listed(
            """backend engineer; backend developer; frontend engineer; frontend developer; fullstack engineer; fullstack
            developer; web developer; web engineer; mobile engineer; mobile developer; ios engineer; ios developer; android
            engineer; android developer; ui engineer; api engineer; application engineer; application developer; java
            developer; java engineer; python developer; python engineer; golang developer; golang engineer; go developer; go
            engineer; ruby engineer; ruby developer; rust engineer; scala engineer; kotlin engineer; react developer; react
            engineer; node developer; net developer; net engineer; php developer; c developer; c engineer; game developer;
            game programmer; gameplay engineer; gameplay programmer; graphics engineer; engine programmer; blockchain
            engineer; blockchain developer; smart contract engineer; product engineer; founding engineer; forward deployed
            engineer; growth engineer; compiler engineer; distributed system engineer; storage engineer; search engineer;
            payments engineer; payment engineer"""
        ),
        _listed(
            """developer; programmer; test engineer; software test engineer; software qa engineer; qa engineer; quality
            engineer; quality assurance engineer; automation engineer; embedded engineer; firmware engineer; hardware
            engineer; system engineer; support engineer; software architect; network engineer; robotics engineer"""
        ),
    ),
    "data-scientist": Family(
        _listed("data scientist; data science; cientifico de datos; cientista de dados"),
        _listed(
            """decision scientist; quantitative scientist; statistician; data science engineer; research data scientist;
            economist data scientist"""
        ),
        _listed(
            """data analyst; product analyst; analytics manager; business analyst; research scientist; applied scientist;
            quantitative analyst; quantitative researcher; business intelligence analyst"""
        ),
    ),
    "data-engineer": Family(
        _listed("data engineer; data engineering; big data engineer; data developer; dateningenieur"),
        _listed(
            """analytics engineer; data platform engineer; data infrastructure engineer; data warehouse engineer; data pipeline
            engineer; etl developer; etl engineer; data integration engineer; streaming engineer; business intelligence
            engineer; data software engineer; software data engineer; big data developer"""
        ),
        _listed(
            """database engineer; database administrator; data architect; business intelligence developer; data operation
            engineer; data quality engineer"""
        ),
    ),
    "ml-ai-engineer": Family(
        _listed(
            """ml engineer; ai engineer; ml ai engineer; ai ml engineer; machine intelligence engineer; ml software engineer;
            ai software engineer; software ml engineer; applied ml engineer; applied ai engineer; ml developer; ai developer"""
        ),
        _listed(
            """applied scientist; deep learning engineer; computer vision engineer; nlp engineer; llm engineer; generative ai
            engineer; gen ai engineer; genai engineer; ai research engineer; ml research engineer; mlops engineer; ml op
            engineer; ml platform engineer; ai platform engineer; ml infrastructure engineer; ai infrastructure engineer; ml
            scientist; ai scientist; prompt engineer; recommendation engineer; perception engineer; speech engineer;
            reinforcement learning engineer; ml modeler; ml system engineer; data scientist ml"""
        ),
        _listed(
            """research engineer; research scientist; ai research scientist; ml research scientist; ai architect; ml architect;
            ai researcher; ml researcher; robotics engineer"""
        ),
    ),
    "devops-engineer": Family(
        _listed("devops engineer; devops; devop engineer; devops platform engineer; platform devops engineer; devops sre engineer"),
        _listed(
            """sre; sre engineer; platform engineer; infrastructure engineer; cloud engineer; production engineer; cloud
            infrastructure engineer; cloud platform engineer; devsecops engineer; reliability engineer; build engineer;
            release engineer; kubernetes engineer; cloud operation engineer; system reliability engineer; infrastructure
            software engineer; build and release engineer; build release engineer"""
        ),
        _listed(
            """system administrator; linux administrator; system engineer; network engineer; cloud architect; operation
            engineer; infrastructure architect; database reliability engineer; it engineer"""
        ),
    ),
    "security-engineer": Family(
        _listed(
            """security engineer; cybersecurity engineer; information security engineer; infosec engineer; application security
            engineer; appsec engineer; product security engineer; cloud security engineer; security engineering"""
        ),
        _listed(
            """security software engineer; security developer; offensive security engineer; detection engineer; detection and
            response engineer; detection response engineer; security operation engineer; network security engineer;
            infrastructure security engineer; penetration tester; red team engineer; security researcher; threat detection
            engineer; vulnerability engineer; identity engineer; cryptography engineer; incident response engineer; security
            platform engineer"""
        ),
        _listed(
            """security analyst; cybersecurity analyst; information security analyst; security architect; security consultant;
            soc analyst; security specialist; malware analyst; threat analyst; grc analyst; security administrator"""
        ),
    ),
    "product-manager": Family(
        _listed("product manager; technical product manager; digital product manager; product management"),
        _listed("product owner"),
        _listed("product analyst; product operation manager; business product manager; product specialist"),
    ),
    "technical-program-manager": Family(
        _listed("technical program manager; engineering program manager; technical program management; software program manager"),
        _listed("program manager; technical project manager; technical delivery manager; infrastructure program manager"),
        _listed("project manager; delivery manager; scrum master; agile coach; release manager; product program manager"),
    ),
    "product-designer": Family(
        _listed("product designer; digital product designer; product design"),
        _listed(
            """ux designer; ui ux designer; ux ui designer; ui designer; interaction designer; experience designer; ux product
            designer; ui product designer; design technologist; service designer; web designer"""
        ),
        _listed("visual designer; graphic designer; brand designer; motion designer; ux researcher; content designer"),
    ),
    "engineering-manager": Family(
        _listed(
            """engineering manager; software engineering manager; software development manager; software manager; software
            engineer manager; manager software engineering; data engineering manager; ml engineering manager; ai engineering
            manager; security engineering manager; devops engineering manager; platform engineering manager"""
        ),
        _listed(
            """engineering team manager; data science manager; ml manager; sre manager; devops manager; data engineer manager;
            security manager; infrastructure manager; platform manager; mobile engineering manager; qa manager"""
        ),
        _listed("engineering; software engineering; technology manager; it manager"),
    ),
    "solutions-architect": Family(
        _listed("solution architect; cloud solution architect; technical solution architect; solution architecture"),
        _listed(
            """solution engineer; customer engineer; enterprise architect; cloud architect; field engineer; technical
            architect; customer solution architect; partner solution architect; partner engineer; integration architect"""
        ),
        _listed(
            """sale engineer; presale engineer; presale consultant; solution consultant; technical account manager;
            implementation engineer; software architect; solution manager; implementation consultant; customer success
            engineer"""
        ),
    ),
}  # fmt: skip

# What a name's words stand for; the first that fits is taken, so that the longer stand first.
PHRASES = (
    ("machine learning", "ml"), ("artificial intelligence", "ai"), ("natural language processing", "nlp"),
    ("large language model", "llm"), ("ml operation", "mlops"), ("developer operation", "devops"),
    ("developer sec operation", "devsecops"),
    ("site reliability engineering", "sre"), ("site reliability", "sre"),
    ("cybersecurity security", "cybersecurity"), ("full stack", "fullstack"),
    ("front end", "frontend"), ("back end", "backend"), ("user experience", "ux"), ("user interface", "ui"),
    ("pre sale", "presale"), ("extract transform load", "etl"),
    ("technical lead", "lead"), ("tech lead", "lead"), ("mid level", "mid"), ("entry level", "entry"), ("early career", "entry"),
    ("new grad", "graduate"), ("new graduate", "graduate"), ("working student", "intern"), ("co op", "intern"),
    ("vice president", "vp"), ("software development engineer", "software engineer"),
)  # fmt: skip
ABBREVIATIONS = {
    "sr": "senior", "snr": "senior", "jr": "junior", "jnr": "junior", "eng": "engineer", "engr": "engineer", "engs": "engineer",
    "mgr": "manager", "mngr": "manager", "mgmt": "management", "programme": "program", "dev": "developer", "arch": "architect",
    "swe": "software engineer", "sde": "software engineer", "sdet": "software test engineer", "mle": "ml engineer",
    "tpm": "technical program manager", "em": "engineering manager", "sdm": "software development manager", "pm": "product manager",
    "apm": "associate product manager", "gpm": "group product manager", "svp": "vp", "evp": "vp", "avp": "vp",
    "bi": "business intelligence",
    "aiml": "ai ml", "mlai": "ml ai", "prin": "principal", "princ": "principal", "assoc": "associate", "tech": "technical",
    "cyber": "cybersecurity", "infra": "infrastructure", "ops": "operation", "apps": "application", "app": "application",
    "internship": "intern", "trainee": "intern", "apprentice": "intern", "grad": "graduate", "werkstudent": "intern",
    "infosec": "information security", "appsec": "application security", "prodsec": "product security", "ds": "data scientist",
}  # fmt: skip
# An abbreviation of several jobs: what it most often means is only likely.
AMBIGUOUS = frozenset({"pm", "em", "ds"})

INTERN, JUNIOR, PLAIN, SENIOR, STAFF, PRINCIPAL, DISTINGUISHED, DIRECTOR = range(8)
# The ranks that a word may mean: a `lead` is a senior in one house and staff in the next.
RANKS: dict[str, tuple[int, ...]] = {
    "intern": (INTERN,), "student": (INTERN,),
    "junior": (JUNIOR,), "graduate": (JUNIOR,), "entry": (JUNIOR,), "associate": (JUNIOR,), "university": (JUNIOR,),
    "mid": (PLAIN,), "intermediate": (PLAIN,), "experienced": (PLAIN,),
    "senior": (SENIOR,), "lead": (SENIOR, STAFF), "expert": (SENIOR, STAFF), "staff": (STAFF,), "group": (STAFF,),
    "principal": (PRINCIPAL,), "distinguished": (DISTINGUISHED,), "fellow": (DISTINGUISHED,), "chief": (DIRECTOR,),
    "director": (DIRECTOR,), "head": (DIRECTOR,), "vp": (DIRECTOR,),
}  # fmt: skip
# Levels by number, which houses count differently: the third is a plain engineer in one and a senior in the next.
LEVELS: dict[str, tuple[int, ...]] = {
    "i": (PLAIN,), "1": (PLAIN,), "ii": (PLAIN,), "2": (PLAIN,), "iii": (PLAIN, SENIOR), "3": (PLAIN, SENIOR),
    "iv": (SENIOR, STAFF), "4": (SENIOR, STAFF), "v": (STAFF, PRINCIPAL), "5": (STAFF, PRINCIPAL),
    "vi": (PRINCIPAL,), "6": (PRINCIPAL,),
}  # fmt: skip
# A house's own code, `L5`, `IC4`: what it means is known to that house.
UNCLEAR = (PLAIN, SENIOR, STAFF)
RANK_NAMES = ("intern", "junior", "plain", "senior", "staff", "principal", "distinguished", "director")

# Words before a name, or behind it, that leave the role what it is.
NEUTRAL = frozenset(
    """backend frontend fullstack mobile ios android web cloud platform infrastructure product core applied growth payment
    payments data ml ai enterprise digital global technical distributed system systems api application b2b b2c saas consumer
    internal remote hybrid onsite python java golang c scala kotlin rust ruby react node typescript javascript net aws azure gcp
    software
    signature role founding new experienced the""".split()
)
# What makes of a software engineer's title one that stands between two roles.
LEANS = {
    "ml-ai-engineer": _listed("ml; ai; deep learning; computer vision; nlp; llm; generative ai; genai; recommendation; perception"),
    "data-engineer": _listed("data; data platform; data engineering; data infrastructure; data pipeline; analytic"),
    "security-engineer": _listed("security; cybersecurity; application security; product security; detection"),
    "devops-engineer": _listed("devops; sre; reliability; production engineering"),
}  # fmt: skip
# What makes a title that of the neighbour: a software engineer in test is paid by another table.
APART = frozenset("test testing qa quality automation sdet embedded firmware hardware".split())
# Nouns that name a job themselves: what stands before them only says where or with whom it is done.
OCCUPATIONS = frozenset(
    """manager recruiter analyst consultant specialist coordinator advocate evangelist trainer instructor teacher administrator
    architect director writer tutor mentor assistant representative associate sourcer partner technician buyer planner""".split()
)
NOUNS = frozenset("engineer developer scientist architect designer manager analyst programmer engineering".split())
