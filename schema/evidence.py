"""The evidence about a company: a record for each thing that was seen, dated, frozen, and nothing that it does not know."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Literal, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from schema.evidence_name import FILE
from schema.model import Currency, Slug, Text
from schema.named import NamedTuple

if TYPE_CHECKING:
    from typing import Self

    from schema.evidence_text import EvidenceText
    from schema.finding import Fault
    from schema.role_match import Role, RoleMatch

__all__ = ["A_YEAR", "FILE", "KINDS", "Evidence", "Known", "Listed", "Pay", "Record", "known"]

Kind = Literal["job-posting", "salary-site", "filing", "report"]
Period = Literal["year", "month", "day", "hour"]
CERTAIN = "the record says so"
KINDS: tuple[str, ...] = get_args(Kind)

# What a year of work is in each period: twelve months, 52 weeks of five days of eight hours.
A_YEAR: dict[str, int] = {"year": 1, "month": 12, "day": 260, "hour": 2080}


def _finite(amount: object) -> object:
    """A number that is one: an amount beyond all pay is a slip, and infinity is no JSON."""
    if isinstance(amount, int | float) and not isinstance(amount, bool) and not 0 <= amount < 1e15:
        raise PydanticCustomError("amount_out_of_bounds", "no amount of pay")
    return amount


Amount = Annotated[float, BeforeValidator(_finite), Field(json_schema_extra={"minimum": 0})]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, use_attribute_docstrings=False)


class Pay(_Frozen):
    """What a record says that the job pays."""

    low: Amount | None = Field(default=None, description="the low end; absent in `up to …`")
    high: Amount | None = Field(default=None, description="the high end; absent in `from …`")
    currency: Currency = Field(description="ISO 4217 code")
    period: Period = Field(description="what the amounts are paid for")
    component: Literal["base", "total_comp"] | None = Field(
        default=None, description="which part of the pay they are; base unless said"
    )

    @model_validator(mode="after")
    def _ends(self) -> "Self":
        if self.low is None and self.high is None:
            raise PydanticCustomError("pay_without_amount", "neither low nor high is given")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise PydanticCustomError("pay_reversed", "low is above high")
        return self

    def yearly(self, end: Literal["low", "high"]) -> float | None:
        """One end as the amount of a year."""
        amount: float | None = getattr(self, end)
        return None if amount is None else amount * A_YEAR[self.period]


class Record(_Frozen):
    """One thing that was seen of a company's pay, with what is needed to look again."""

    kind: Kind
    title: Text = Field(description="the job's title as it was written")
    employer: Text | None = Field(default=None, description="who pays, as it was written")
    location: Text | None = Field(default=None, description="the place, as it was written")
    role: Slug | None = Field(default=None, description="the slug of the guide's role, where somebody has told it")
    posted: date | None = Field(default=None, description="the day on which it was published; absent where unknown")
    posted_about: bool | None = Field(
        default=None,
        description="true where `posted` was worked out from words such as `10 months ago`, or is the latest day that they leave",
    )
    captured: date = Field(description="the day on which it was seen")
    status: Literal["open", "closed"] | None = Field(
        default=None, description="whether the job could be applied for when it was seen; absent where not said"
    )
    pay: Pay | None = Field(default=None, description="what it says that the job pays; absent where it says nothing")
    source: Text | None = Field(default=None, description="where it was seen, best as a link")

    @model_validator(mode="after")
    def _days(self) -> "Self":
        if self.posted_about and self.posted is None:
            raise PydanticCustomError("about_without_day", "posted_about without posted")
        if self.posted is not None and self.posted > self.captured:
            raise PydanticCustomError("posted_after_captured", "posted after captured")
        return self

    @property
    def day(self) -> date:
        """The day that the record speaks of: when it was published, else when it was seen."""
        return self.posted or self.captured


class Listed(NamedTuple):
    """A record with its number in the file, from 0, those that cannot be read counted too."""

    number: int
    record: Record


class Evidence(NamedTuple):
    """What a file of evidence holds: the records that can be read, and what is wrong with the others."""

    text: "EvidenceText"
    records: tuple[Listed, ...] = ()
    faults: "tuple[Fault, ...]" = ()


@dataclass(frozen=True)
class Known:
    """What is known about a company on a day: its file as reports call it, its records of that day, the roles of its guides.

    `later` are the records that were seen after that day, which count for nothing yet.
    """

    path: str
    evidence: Evidence
    roles: "tuple[Role, ...]" = ()
    later: tuple[Listed, ...] = ()

    @property
    def records(self) -> tuple[Listed, ...]:
        return self.evidence.records

    @cached_property
    def of_roles(self) -> "list[tuple[Listed, tuple[RoleMatch, ...]]]":
        """Each record with the roles that it may be of: its own word, else what its title means; asked once a record."""
        from schema.role_match import Confidence, RoleMatch, match_roles  # noqa: PLC0415  (only an audit needs it)

        return [
            (listed, (RoleMatch(listed.record.role, Confidence.CERTAIN, CERTAIN),))
            if listed.record.role is not None
            else (listed, match_roles(listed.record.title, self.roles))
            for listed in self.records
        ]


def known(path: str, evidence: Evidence, roles: "tuple[Role, ...]", as_of: date) -> Known:
    """What is known of a file on a day."""
    then = tuple(listed for listed in evidence.records if listed.record.captured <= as_of)
    later = tuple(listed for listed in evidence.records if listed.record.captured > as_of)
    return Known(path, evidence._replace(records=then), roles, later)
