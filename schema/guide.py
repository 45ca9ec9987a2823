"""A guide's typed meaning: what every field is, frozen, and nothing that it does not know."""

from datetime import date
from operator import itemgetter
from typing import TYPE_CHECKING, Annotated, Literal

from schema.named import NamedTuple
from schema.terms import Between, CurrencyCode, Filled, Says, Written

if TYPE_CHECKING:
    from typing import Optional as Required
else:

    class Required:
        """A field that a sound guide has, and that rules may find to be None: a guide with faults is judged as far as it goes."""

        def __class_getitem__(cls, kind: object) -> object:
            return kind


# The annotations alone say what a field may be: `schema.taking` and `schema.model` both read them.
Text = Annotated[str, Filled()]
Slug = Annotated[str, Written(r"^[a-z0-9]+(?:-[a-z0-9]+)*$")]
Currency = Annotated[str, CurrencyCode()]
Quarter = Annotated[str, Written(r"^[0-9]{4}-Q[1-4]$")]
Percent = Annotated[float | None, Says("per cent of the base salary")]
Figure = Annotated[int | None, Says("whole currency units a year; null where unknown")]
Grant = Annotated[Figure, Says("the whole grant, over all its years")]

COMPONENTS = ("base", "stock", "bonus", "signing_bonus", "total_comp")
LEAST = {"base": 1, "total_comp": 1}  # what a component is at least where it is paid; others may be nothing


class ComponentCurrencies(NamedTuple):
    """The currency of a component that is not paid in the row's own."""

    base: Currency | None = None
    stock: Currency | None = None
    bonus: Currency | None = None
    signing_bonus: Currency | None = None
    total_comp: Currency | None = None


class Row(NamedTuple):
    """What the role pays in one region."""

    region: Required[Annotated[Text, Says("the region's name, as the table writes it")]]
    currency: Required[Annotated[Currency, Says("ISO 4217 code")]]
    base_low: Figure = None
    base_high: Figure = None
    stock_low: Grant = None
    stock_high: Grant = None
    bonus_low: Figure = None
    bonus_high: Figure = None
    bonus_pct: Percent = None
    bonus_pct_low: Percent = None
    bonus_pct_high: Percent = None
    signing_bonus_low: Figure = None
    signing_bonus_high: Figure = None
    total_comp_low: Figure = None
    total_comp_high: Figure = None
    stock_vest_years: Annotated[int | None, Between(1, 10), Says("years over which the grant vests; 4 unless said")] = (
        None
    )
    stock_type: Annotated[Text | None, Says("what the stock is: RSU, options, phantom equity")] = None
    currencies: Annotated[ComponentCurrencies | None, Says("components paid in another currency")] = None

    def low(self, component: str) -> int | None:
        return self[_LOWS[component]]  # type: ignore[return-value]

    def high(self, component: str) -> int | None:
        return self[_HIGHS[component]]  # type: ignore[return-value]

    @property
    def vest_years(self) -> int:
        return self.stock_vest_years or 4

    def currency_of(self, component: str) -> str | None:
        """The currency that a component is paid in."""
        if not self.currencies:
            return self.currency
        own: str | None = getattr(self.currencies, component)
        return own or self.currency


_LOWS, _HIGHS = (
    {name.removesuffix(end): place for place, name in enumerate(Row._fields) if name.endswith(end)}
    for end in ("_low", "_high")
)
# What a row has a range of, and how to get all low and all high ends of a row at once.
RANGES = (*COMPONENTS, "bonus_pct")
LOWS = itemgetter(*(_LOWS[name] for name in RANGES))
HIGHS = itemgetter(*(_HIGHS[name] for name in RANGES))


class Source(NamedTuple):
    """Where figures come from, with what is needed to look again."""

    name: Required[Text]
    url: Text | None = None
    accessed: date | None = None
    supports: Annotated[list[Text] | None, Says("the regions whose figures rest on it; all unless said")] = None


class Confirmation(NamedTuple):
    """What a reviewer looked at."""

    on: Required[date]
    what: Required[Text]
    by: Text | None = None


class Review(NamedTuple):
    """Where the next review stands."""

    snoozed_until: date | None = None
    reason: Text | None = None
    by: Text | None = None
    planned_for: date | None = None
    months: Annotated[int | None, Between(1, 120), Says("calendar months until the next review of this guide")] = None
    confirmed: Confirmation | None = None


class Guide(NamedTuple):
    """One compensation guide: its frontmatter."""

    company: Required[Annotated[Slug, Says("the company's slug, which is the folder's name")]]
    company_display: Required[Annotated[Text, Says("the company's name as people write it")]]
    role: Required[Annotated[Slug, Says("the role's slug, which is the file's name")]]
    role_display: Required[Annotated[Text, Says("the role's name as people write it")]]
    role_type: Required[Literal["standard", "specialty"]]
    last_updated: Required[Annotated[date, Says("the day on which somebody last looked at the figures")]]
    next_review_due: Required[Annotated[date, Says("the day by which somebody has to look again")]]
    data_quality: Required[Literal["high", "medium", "low"]]
    salary_data_quarter: Required[Annotated[Quarter, Says("the quarter that the figures describe, such as 2025-Q4")]]
    compensation: Required[Annotated[list[Row], Filled()]]
    data_sources: Required[Annotated[list[Text | Source], Filled()]]
    negotiation_dna_summary: Required[Text]
    level_mapping: dict[str, str | None] | None = None
    industry: Text | None = None
    hq_location: Text | None = None
    public_or_private: Text | None = None
    ticker: Text | None = None
    employee_count_range: Text | None = None
    author: Text | None = None
    owner: Text | None = None
    status: Literal["active", "draft", "retired"] | None = None
    total_comp_basis: Annotated[
        Literal["annualised", "whole-grant"] | None,
        Says("whether total_comp holds one year's part of the grant, or the whole grant"),
    ] = None
    review: Review | None = None

    @property
    def rows(self) -> list[Row]:
        return self.compensation or []


REQUIRED = tuple(name for name in Guide._fields if name not in Guide._field_defaults)
