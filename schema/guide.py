"""A guide's typed meaning: what every field is, frozen, and nothing that it does not know."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Discriminator, Field, Tag
from pydantic_core import PydanticCustomError

from schema.currencies import CODES

if TYPE_CHECKING:
    from typing import Optional as Required
else:

    class Required:
        """A field that a sound guide has, and that rules may find to be None: a guide with faults is judged as far as it goes."""

        def __class_getitem__(cls, kind: object) -> object:
            return kind


def _known_code(code: str) -> str:
    if code not in CODES:
        meant = code.upper() if code.upper() in CODES else ""
        raise PydanticCustomError("currency_unknown", "no ISO 4217 code", {"meant": meant})
    return code


Text = Annotated[str, Field(min_length=1)]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$")]
Currency = Annotated[str, AfterValidator(_known_code), Field(json_schema_extra={"enum": sorted(CODES)})]
Quarter = Annotated[str, Field(pattern=r"^[0-9]{4}-Q[1-4]$")]
Percent = Annotated[float | None, Field(description="per cent of the base salary")]
Figure = Annotated[int | None, Field(description="whole currency units a year; null where unknown")]

COMPONENTS = ("base", "stock", "bonus", "signing_bonus", "total_comp")


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, use_attribute_docstrings=False)


class ComponentCurrencies(_Frozen):
    """The currency of a component that is not paid in the row's own."""

    base: Currency | None = None
    stock: Currency | None = None
    bonus: Currency | None = None
    signing_bonus: Currency | None = None
    total_comp: Currency | None = None


class Row(_Frozen):
    """What the role pays in one region."""

    region: Required[Text] = Field(description="the region's name, as the table writes it")
    currency: Required[Currency] = Field(description="ISO 4217 code")
    base_low: Figure = None
    base_high: Figure = None
    stock_low: Annotated[Figure, Field(description="the whole grant, over all its years")] = None
    stock_high: Annotated[Figure, Field(description="the whole grant, over all its years")] = None
    bonus_low: Figure = None
    bonus_high: Figure = None
    bonus_pct: Percent = None
    bonus_pct_low: Percent = None
    bonus_pct_high: Percent = None
    signing_bonus_low: Figure = None
    signing_bonus_high: Figure = None
    total_comp_low: Figure = None
    total_comp_high: Figure = None
    stock_vest_years: Annotated[
        int | None, Field(ge=1, le=10, description="years over which the grant vests; 4 unless said")
    ] = None
    stock_type: Text | None = Field(default=None, description="what the stock is: RSU, options, phantom equity")
    currencies: ComponentCurrencies | None = Field(default=None, description="components paid in another currency")

    def low(self, component: str) -> int | None:
        figure: int | None = getattr(self, f"{component}_low")
        return figure

    def high(self, component: str) -> int | None:
        figure: int | None = getattr(self, f"{component}_high")
        return figure

    @property
    def vest_years(self) -> int:
        return self.stock_vest_years or 4

    def currency_of(self, component: str) -> str | None:
        """The currency that a component is paid in."""
        own: str | None = getattr(self.currencies, component) if self.currencies else None
        return own or self.currency


class Source(_Frozen):
    """Where figures come from, with what is needed to look again."""

    name: Required[Text]
    url: Text | None = None
    accessed: date | None = None
    supports: list[Text] | None = Field(
        default=None, description="the regions whose figures rest on it; all unless said"
    )


class Confirmation(_Frozen):
    """What a reviewer looked at."""

    on: Required[date]
    by: Text | None = None
    what: Required[Text]


class Review(_Frozen):
    """Where the next review stands."""

    snoozed_until: date | None = None
    reason: Text | None = None
    by: Text | None = None
    planned_for: date | None = None
    months: Annotated[
        int | None, Field(ge=1, le=120, description="calendar months until the next review of this guide")
    ] = None
    confirmed: Confirmation | None = None


def _kind_of_source(value: object) -> str:
    return "record" if isinstance(value, dict | Source) else "name"


DataSource = Annotated[
    Annotated[Text, Tag("name")] | Annotated[Source, Tag("record")],
    Discriminator(_kind_of_source),
]


class Guide(_Frozen):
    """One compensation guide: its frontmatter."""

    company: Required[Slug] = Field(description="the company's slug, which is the folder's name")
    company_display: Required[Text] = Field(description="the company's name as people write it")
    role: Required[Slug] = Field(description="the role's slug, which is the file's name")
    role_display: Required[Text] = Field(description="the role's name as people write it")
    role_type: Required[Literal["standard", "specialty"]]
    last_updated: Required[date] = Field(description="the day on which somebody last looked at the figures")
    next_review_due: Required[date] = Field(description="the day by which somebody has to look again")
    data_quality: Required[Literal["high", "medium", "low"]]
    salary_data_quarter: Required[Quarter] = Field(description="the quarter that the figures describe, such as 2025-Q4")
    compensation: Required[Annotated[list[Row], Field(min_length=1)]]
    data_sources: Required[Annotated[list[DataSource], Field(min_length=1)]]
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
    total_comp_basis: Literal["annualised", "whole-grant"] | None = Field(
        default=None, description="whether total_comp holds one year's part of the grant, or the whole grant"
    )
    review: Review | None = None

    @property
    def rows(self) -> list[Row]:
        return self.compensation or []


REQUIRED = tuple(name for name, info in Guide.model_fields.items() if info.is_required())
