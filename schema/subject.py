"""What a rule gets to see of one guide."""

from datetime import date
from typing import TYPE_CHECKING

from schema.document import Document
from schema.guide import Guide, Row
from schema.home import Home
from schema.odd_rows import odd_rows
from schema.policy import Policy, PolicyBook
from schema.prefer import Prefer
from schema.reading import Reading, read_guide
from schema.remembered import once

if TYPE_CHECKING:
    from schema.comparison import Comparison
    from schema.evidence import Known
    from schema.figure_changes import FigureChanges
    from schema.suppression import Suppression
    from schema.table_changes import CellChange
    from schema.tables import PayTable
    from schema.totals import Basis, Pay


class Subject:
    """One guide with all that its rules may ask for; what costs something is worked out when first asked for."""

    def __init__(
        self,
        document: Document,
        as_of: date,
        home: Home | None = None,
        policies: PolicyBook | None = None,
        extra_fields: frozenset[str] = frozenset(),
        globs: tuple[str, ...] = (),
        base: "Subject | None" = None,
        prefer: Prefer = Prefer.NEITHER,
        evidence: "Known | None" = None,
    ) -> None:
        self.document, self.as_of, self.home = document, as_of, home
        self.policies = policies or PolicyBook()
        self.extra_fields = extra_fields
        # The patterns of `policies.paths` that the guide's path matches.
        self.globs = globs
        # The guide as it was before the edit; None where no base is given, and of a new guide.
        self.base = base
        self.prefer = prefer
        # What is known about the company, where there is a file of it and an audit asks.
        self.evidence = evidence

    @once
    def reading(self) -> Reading:
        return read_guide(self.document, self.extra_fields)

    @once
    def guide(self) -> Guide | None:
        return self.reading.guide

    @property
    def policy(self) -> Policy:
        """The freshness policy that holds for this guide."""
        guide = self.guide
        if guide is None:
            return self.policies.policy(None, self.globs)
        return self.policies.policy(guide.data_quality, self.globs, guide.review.months if guide.review else None)

    @once
    def odd_rows(self) -> list[tuple[int, Row]]:
        """The rows that rules about a row are asked of, with their numbers."""
        return odd_rows(self.guide.rows) if self.guide else []

    @once
    def comments(self) -> "tuple[Suppression, ...]":
        """The comments that silence rules, or mean to."""
        from schema.suppression import suppressions  # noqa: PLC0415  (only a linter asks)

        return suppressions(self.document)

    @once
    def tables(self) -> "tuple[PayTable, ...]":
        """The guide's tables of pay."""
        from schema.tables import pay_tables  # noqa: PLC0415  (a run without table rules does without it)

        rows = self.guide.rows if self.guide else []
        return pay_tables(self.document, [row.region for row in rows if row.region])

    @once
    def comparison(self) -> "Comparison":
        """The tables against the frontmatter."""
        from schema.comparison import Comparison, compare  # noqa: PLC0415  (as above)

        return compare(self.guide, self.tables, self.reading.holes) if self.guide else Comparison()

    @once
    def pays(self) -> "list[Pay | str]":
        """Each row's parts, with what the table alone knows of its bonus and its grant; or why they cannot be summed."""
        from schema.totals import pay  # noqa: PLC0415  (as above)

        rows = self.guide.rows if self.guide else []
        known = self.comparison
        return [
            "its currency is in doubt"
            if known.differences and known.currency_unsure(number)
            else pay(row, known.bonuses.get(number), vest_years=row.stock_vest_years or known.vest_years.get(number))
            for number, row in enumerate(rows)
        ]

    @once
    def bases(self) -> "dict[int, Basis]":
        """By which convention each row counts the grant, where its parts can be summed."""
        return {number: known.basis for number, known in enumerate(self.pays) if not isinstance(known, str)}

    @once
    def figure_changes(self) -> "FigureChanges":
        """What the edit did to the figures; nothing where either side cannot be read."""
        from schema.figure_changes import FigureChanges, figure_changes  # noqa: PLC0415  (only an edit has any)

        if self.guide is None or self.base is None or self.base.guide is None:
            return FigureChanges()
        return figure_changes(self.guide, self.base.guide, self.reading.holes, self.base.reading.holes)

    @once
    def table_changes(self) -> "tuple[CellChange, ...]":
        """What the edit did to the cells of the tables; nothing where either side cannot be read."""
        from schema.table_changes import table_changes  # noqa: PLC0415  (as above)

        if self.guide is None or self.base is None or self.base.guide is None:
            return ()
        return table_changes(self, self.base)

    @once
    def edited_lines(self) -> frozenset[int]:
        """The lines that the edit wrote; none where no base is given, and of a new guide."""
        if self.base is None:
            return frozenset()
        from schema.changed_lines import changed_lines  # noqa: PLC0415  (as above)

        return changed_lines(self.document.lines, self.base.document.lines)
