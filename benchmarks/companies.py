"""Made-up companies: each has a name, its places and one way of writing all of its guides."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from random import Random

from benchmarks import proportions
from benchmarks.amounts import Writing
from benchmarks.places import PLACES, Place
from benchmarks.quota import Quota

# Words that no company in the real guides is named after.
_FIRST = (
    "Amber", "Bramble", "Cinder", "Dapple", "Ember", "Fallow", "Gossamer", "Hazel", "Indigo", "Juniper", "Kestrel",
    "Larkspur", "Marigold", "Nimbus", "Ochre", "Pebble", "Quill", "Rowan", "Saffron", "Tansy", "Umber", "Velvet",
    "Willow", "Xylem", "Yarrow", "Zephyr", "Bristle", "Copperleaf", "Driftwood", "Evergreen", "Fernhill",
    "Greywether",
)  # fmt: skip
_SECOND = (
    "Abacus", "Bellows", "Compass", "Dynamo", "Easel", "Flagon", "Gimbal", "Hourglass", "Inkwell", "Jib", "Kiln",
    "Lathe", "Mallet", "Nib", "Oarlock", "Pulley", "Quern", "Rudder", "Sextant", "Thimble", "Urn", "Vise", "Windlass",
    "Yoke", "Zither", "Anvil", "Bobbin", "Caliper", "Dovetail", "Eyelet",
)  # fmt: skip

STANDARD_ROLES = {
    "data-engineer": ("Data Engineer", 0.98),
    "data-scientist": ("Data Scientist", 1.0),
    "devops-engineer": ("DevOps Engineer", 0.97),
    "engineering-manager": ("Engineering Manager", 1.5),
    "ml-ai-engineer": ("ML/AI Engineer", 1.15),
    "product-designer": ("Product Designer", 0.92),
    "product-manager": ("Product Manager", 1.05),
    "security-engineer": ("Security Engineer", 1.0),
    "senior-software-engineer": ("Senior Software Engineer", 1.28),
    "software-engineer": ("Software Engineer", 0.95),
    "solutions-architect": ("Solutions Architect", 1.1),
    "staff-software-engineer": ("Staff Software Engineer", 1.6),
    "technical-program-manager": ("Technical Program Manager", 1.02),
}
# Roles of one ladder: guides of a company are compared along it, so no fault that moves a total is put there.
RANKED = frozenset({"software-engineer", "senior-software-engineer", "staff-software-engineer", "engineering-manager"})

_SPECIALTIES = (
    "Billing",
    "Search",
    "Robotics",
    "Genomics",
    "Logistics",
    "Streaming",
    "Mapping",
    "Payments",
    "Sensors",
    "Compilers",
)
_COLUMNS = (
    "stock:RSU (4-Year)",
    "bonus:Annual Bonus",
    "sign:Signing Bonus",
)  # of the shapes that are not a row a region
_SPECIALISTS = ("Platform Engineer", "AI Engineer", "Systems Engineer")


@dataclass(frozen=True, slots=True)
class Role:
    """A role: its slug, its name, what it pays beside a software engineer's 165,000 dollars."""

    slug: str
    display: str
    pay: float
    standard: bool = True


@dataclass(frozen=True, slots=True)
class Company:
    """A company and its house style."""

    place_in_line: int
    slug: str
    display: str
    places: tuple[Place, ...]
    pay: float
    grant: float
    shape: str
    columns: tuple[str, ...]
    levels: int
    writing: Writing
    bonus: str
    percent: tuple[int, int]
    stock: str
    names: str
    headquarters: bool
    bold_totals: bool
    title: str
    quality: str
    level_text: bool
    second_table: bool
    whole_grant: bool

    @property
    def roles(self) -> tuple[Role, ...]:
        """Thirteen standard roles and one of its own."""
        standard = tuple(Role(slug, display, pay) for slug, (display, pay) in STANDARD_ROLES.items())
        return (*standard, self.specialty())

    def specialty(self, edition: int = 0) -> Role:
        """The role that only this company has; another edition has another name."""
        number = self.place_in_line + edition * 7
        specialist = _SPECIALISTS[number // len(_SPECIALTIES) % len(_SPECIALISTS)]
        display = f"{_SPECIALTIES[number % len(_SPECIALTIES)]} {specialist}"
        return Role(display.lower().replace(" ", "-"), display, 1.12, standard=False)


def companies(seed: int) -> Iterator[Company]:
    """Companies without end, in real proportions."""
    random = Random(f"{seed}/companies")
    decks = _Decks(random)
    for number in count():
        yield decks.company(number, random)


def name_of(number: int) -> str:
    """A name for every number, no two alike."""
    lap, place = divmod(number, len(_FIRST) * len(_SECOND))
    # Both lists are of even length: without the shift half of the pairs would come twice and half never.
    first = _FIRST[place % len(_FIRST)]
    second = _SECOND[(place + place // (len(_FIRST) * len(_SECOND) // 2)) % len(_SECOND)]
    return f"{first} {second} {lap + 1}" if lap else f"{first} {second}"


class _Decks:
    """One deck for every choice that a company makes."""

    def __init__(self, random: Random) -> None:
        self.shapes = Quota(proportions.SHAPES, random)
        self.regions = Quota(proportions.REGIONS, random)
        self.levels = Quota(proportions.LEVELS, random)
        self.columns = Quota(proportions.COLUMNS, random)
        self.writing = Quota(proportions.WRITING, random)
        self.second = Quota(proportions.SECOND_CURRENCY, random)
        self.named_by = Quota(proportions.NAMED_BY, random)
        self.bonus = Quota(proportions.BONUS, random)
        self.component_bonus = Quota(proportions.COMPONENT_BONUS, random)
        self.stock = Quota(proportions.STOCK, random)
        self.component_stock = Quota(proportions.COMPONENT_STOCK, random)
        self.names = Quota(proportions.REGION_NAMES, random)
        self.headquarters = Quota(proportions.HEADQUARTERS, random)
        self.bold_totals = Quota(proportions.BOLD_TOTALS, random)
        self.titles = Quota(proportions.TITLES, random)
        self.quality = Quota(proportions.QUALITY, random)
        self.level_text = Quota(proportions.LEVEL_TEXT, random)
        self.second_table = Quota(proportions.SECOND_TABLE, random)
        self.whole_grant = Quota(proportions.WHOLE_GRANT, random)
        self.places = Quota(proportions.PLACES, random)

    def company(self, number: int, random: Random) -> Company:
        display = name_of(number)
        shape = self.shapes.deal()
        regions = 3 if shape in {"title", "component"} else self.regions.deal()
        places: list[str] = []
        while len(places) < regions:
            places.append(self.places.deal(without=places))
        component = shape == "component"
        low = random.choice((8, 10, 10, 10, 12, 12, 15))
        size, dash = self.writing.deal() if shape == "region" else ("full", "–")
        abroad = any(PLACES[name].currency != "USD" for name in places)
        second = self.second.deal() if abroad and shape == "region" else "none"
        columns = self.columns.deal() if shape == "region" else _COLUMNS
        stock = self.component_stock.deal() if component else self.stock.deal() if shape == "region" else ""
        grants = shape != "level" and stock not in {"none", "words"} and any("stock:" in name for name in columns)
        return Company(
            place_in_line=number,
            slug=display.lower().replace(" ", "-"),
            display=display,
            places=tuple(PLACES[name] for name in places),
            pay=min(1.4, max(0.75, random.lognormvariate(0, 0.16))),
            grant=random.uniform(0.5, 1.1),
            shape=shape,
            columns=columns,
            levels=self.levels.deal() if shape == "level" else 3,
            writing=Writing(size == "short" or shape == "title", dash, self.named_by.deal() == "code", second),
            bonus=self.component_bonus.deal() if component else self.bonus.deal() if shape == "region" else "single p",
            percent=(low, low + random.choice((2, 3, 5, 5))),
            stock=stock,
            names=self.names.deal() if shape == "region" else "plain",
            headquarters=self.headquarters.deal(),
            bold_totals=self.bold_totals.deal(),
            title=self.titles.deal(),
            quality=self.quality.deal(),
            level_text=self.level_text.deal(),
            second_table=self.second_table.deal(),
            whole_grant=grants and self.whole_grant.deal(),
        )
